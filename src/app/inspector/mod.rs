//! The panel at the right: the fields of what is selected, the map's own where nothing is, and the map check.

mod answers;
mod arrow;
mod card;
mod channel;
mod check;
mod disagreement;
mod evidence;
mod head;
mod kind;
mod lane;
mod many;
mod measures;
mod new_value;
mod owner;
mod personas;
mod scale;
mod sentiment;
mod stage;

use egui::{Context, ScrollArea, Ui};

pub(in crate::app) use many::Summary;

use super::icons;
use super::style;
use super::text;
use super::theme::Look;
use super::widgets::{Mark, heading, scroll};
use super::wish::Wishes;
use crate::editor::{Selection, Thing};
use crate::map::{Finding, Id, Map};

/// What the inspector reads.
pub(crate) struct Inspected<'a> {
    pub(crate) map: &'a Map,
    pub(crate) selection: &'a Selection,
    /// What several selected cards share.
    pub(crate) summary: &'a Summary,
    pub(crate) findings: &'a [Finding],
    /// What was asked for in it.
    pub(crate) spot: Option<&'a Spot>,
}

/// Fields that are to come into sight, with the keyboard in the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// What counts as many who leave, of a funnel lane.
    Limits,
    /// A measure of a stage.
    Measure(Id),
}

/// Ends what is being typed and is in no field of the panel any more.
pub(crate) fn settle(ctx: &Context, map: &Map, wishes: &mut Wishes) {
    new_value::settle(ctx, map, wishes);
}

/// Ends what is being typed and would be in the map once its field is left.
pub(crate) fn finish(ctx: &Context, map: &Map, wishes: &mut Wishes) {
    new_value::finish(ctx, map, wishes);
}

/// Shows the panel.
pub(crate) fn show(ui: &mut Ui, inspected: &Inspected<'_>, wishes: &mut Wishes) {
    let map = inspected.map;
    let fill = match inspected.spot {
        Some(Spot::Measure(id)) => Some(id),
        Some(Spot::Limits) | None => None,
    };
    let area = ScrollArea::vertical().id_salt("inspector").auto_shrink(false);
    scroll(ui, area, "the inspector", |ui| {
        egui::Frame::new().inner_margin(egui::Margin { left: 15, right: 15, top: 12, bottom: 16 }).show(ui, |ui| {
            let selection = inspected.selection;
            // Fields of another selection are other fields.
            let id = (selection.len(), selection.lead(), selection.things().next());
            ui.push_id(id, |ui| match selection.one() {
                None if selection.len() > 1 => many::show(ui, map, selection, inspected.summary, wishes),
                Some(Thing::Card(id)) => match map.card(id) {
                    Some(it) => card::show(ui, map, it, wishes),
                    None => head::show(ui, map, wishes),
                },
                Some(Thing::Stage(id) | Thing::Step(id)) => stage::show(ui, map, id, fill, wishes),
                Some(Thing::Lane(id)) => lane::show(ui, map, id, inspected.spot == Some(&Spot::Limits), wishes),
                Some(Thing::Sentiment { at, .. }) => stage::show(ui, map, at, fill, wishes),
                Some(Thing::Link(id)) => match map.link(id) {
                    Some(it) => arrow::link(ui, map, it, wishes),
                    None => head::show(ui, map, wishes),
                },
                Some(Thing::Transition(id)) => match map.transition(id) {
                    Some(it) => arrow::transition(ui, map, it, wishes),
                    None => head::show(ui, map, wishes),
                },
                Some(Thing::Head) | None => head::show(ui, map, wishes),
            });
        });
        ui.separator();
        egui::Frame::new().inner_margin(egui::Margin { left: 15, right: 15, top: 6, bottom: 20 }).show(ui, |ui| {
            check::show(ui, map, inspected.findings, wishes);
        });
    });
}

/// The first line: what this is, and where it stands.
fn title(ui: &mut Ui, mark: Option<Mark<'_>>, words: &str, place: &str) {
    let look = Look::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        if let Some(mark) = mark {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 18.0), egui::Sense::hover());
            match mark {
                Mark::Stage => icons::stage_mark(ui.painter(), rect.center(), look.head),
                Mark::Kind(kind) => {
                    let center = egui::pos2(rect.left() + 3.0, rect.center().y);
                    icons::kind_bar(ui.painter(), center, 16.0, look.kind(kind), Look::hollow(kind));
                }
            }
        }
        let room = ui.available_width() * 0.6;
        let title = text::label_within(ui, words, &style::title(), look.text, room);
        heading(ui.ctx(), title.id, words);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            text::label(ui, place, &style::body(), look.muted);
        });
    });
}

/// A button over the panel's width for what takes something away.
fn delete(ui: &mut Ui, text: &str) -> bool {
    ui.add_space(10.0);
    ui.button(text).clicked()
}
