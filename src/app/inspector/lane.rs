//! The fields of a lane.

use egui::Ui;

use super::disagreement;
use crate::app::widgets::{Choice, Mark, choice, guarded, line, lock_note};
use crate::app::wish::{Wish, Wishes};
use crate::editor::Command;
use crate::map::{Id, Lane, LaneKind, Map, Part, Persona};

pub(super) fn show(ui: &mut Ui, map: &Map, id: &Id, limits: bool, wishes: &mut Wishes) {
    let Some(at) = map.lanes.iter().position(|lane| lane.id == *id) else { return };
    let lane = &map.lanes[at];
    let kind = lane.kind.card_kind();
    super::title(ui, kind.as_ref().map(Mark::Kind), "Lane", &format!("{} of {}", at + 1, map.lanes.len()));
    let (shape, content) = (map.unlocked(Part::Lanes), map.unlocked(Part::Content));
    lock_note(ui, &shape, wishes);
    guarded(ui, &shape, |ui| words(ui, map, lane, wishes));
    match lane.kind {
        LaneKind::Sentiment => guarded(ui, &shape, |ui| persona(ui, map, lane, wishes)),
        LaneKind::Funnel => {
            guarded(ui, &content, |ui| funnel(ui, map, lane, wishes));
            guarded(ui, &map.unlocked(Part::Head), |ui| disagreement::show(ui, map, limits, wishes));
        }
        _ => {}
    }
    guarded(ui, &shape, |ui| place(ui, map, at, lane, wishes));
}

fn words(ui: &mut Ui, map: &Map, lane: &Lane, wishes: &mut Wishes) {
    let mut name = lane.name.clone();
    if line(ui, "Name", lane.kind.label(), &mut name).changed() {
        wishes.field(map, &lane.id, "name", "Rename lane", |lane: &mut Lane| lane.name = name);
    }
    kinds(ui, map, lane, wishes);
    let mut hint = lane.hint.clone();
    if line(ui, "Hint while it is empty", lane.kind.hint().unwrap_or("What belongs here?"), &mut hint).changed() {
        wishes.field(map, &lane.id, "hint", "Change hint", |lane: &mut Lane| lane.hint = hint);
    }
}

/// Whether it is shown, and where it stands.
fn place(ui: &mut Ui, map: &Map, at: usize, lane: &Lane, wishes: &mut Wishes) {
    let id = &lane.id;
    ui.add_space(4.0);
    let mut hidden = lane.hidden;
    if ui.checkbox(&mut hidden, "Hidden, here and in exports").changed() {
        let label = if hidden { "Hide lane" } else { "Show lane" };
        wishes.field(map, id, "hidden", label, |lane: &mut Lane| lane.hidden = hidden);
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if ui.add_enabled(at > 0, egui::Button::new("Move up")).clicked() {
            wishes.edit("Move lane", map.edit_move_lanes(std::slice::from_ref(id), at - 1));
        }
        if ui.add_enabled(at + 1 < map.lanes.len(), egui::Button::new("Move down")).clicked() {
            wishes.edit("Move lane", map.edit_move_lanes(std::slice::from_ref(id), at + 1));
        }
    });
    if super::delete(ui, "Delete lane") {
        wishes.push(Wish::Run(Command::Delete));
    }
}

/// The kinds that would still take every card of the lane.
fn kinds(ui: &mut Ui, map: &Map, lane: &Lane, wishes: &mut Wishes) {
    let fits = |kind: &LaneKind| map.cards.iter().filter(|card| card.at.lane == lane.id).all(|c| kind.takes(&c.kind));
    let list: Vec<_> = LaneKind::ALL
        .iter()
        .filter(|kind| **kind == lane.kind || fits(kind))
        .map(|kind| Choice::new(kind.clone(), kind.label()))
        .collect();
    if let Some(kind) = choice(ui, "Kind", &lane.kind, lane.kind.label(), &list) {
        wishes.field(map, &lane.id, "kind", "Change kind of lane", |lane: &mut Lane| lane.kind = kind);
    }
}

fn persona(ui: &mut Ui, map: &Map, lane: &Lane, wishes: &mut Wishes) {
    let list = personas(map);
    let shown = map.personas.iter().find(|p| p.id == lane.persona).map_or(OWN, called);
    if let Some(persona) = choice(ui, "Persona", &lane.persona, shown, &list) {
        wishes.field(map, &lane.id, "persona", "Change persona of lane", |lane: &mut Lane| lane.persona = persona);
    }
}

/// Whose line a lane of sentiments may show.
pub(super) fn personas(map: &Map) -> Vec<Choice<Id>> {
    let mut list = vec![Choice::new(Id::default(), OWN)];
    list.extend(map.personas.iter().map(|persona| Choice::new(persona.id.clone(), called(persona))));
    list
}

const OWN: &str = "The map’s own line";

fn called(persona: &Persona) -> &str {
    Some(persona.name.trim()).filter(|name| !name.is_empty()).unwrap_or("The persona, without a name yet")
}

fn funnel(ui: &mut Ui, map: &Map, lane: &Lane, wishes: &mut Wishes) {
    let none = "None yet: import one";
    let mut list = vec![Choice::new(Id::default(), none)];
    list.extend(map.funnels.iter().map(|funnel| Choice::new(funnel.id.clone(), map.funnel_label(funnel))));
    let shown = map.funnel(&lane.funnel).map_or_else(|| none.to_owned(), |funnel| map.funnel_label(funnel));
    if let Some(funnel) = choice(ui, "Funnel", &lane.funnel, &shown, &list) {
        wishes.field(map, &lane.id, "funnel", "Change funnel of lane", |lane: &mut Lane| lane.funnel = funnel);
    }
}
