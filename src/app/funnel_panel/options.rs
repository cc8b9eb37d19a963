//! How the chart shows its numbers, and what of them: the row above it.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::series::Series;
use crate::app::theme::Look;
use crate::app::widgets::{self, focus_ring};
use crate::app::{style, text};
use crate::map::{CardKind, Funnel, Id, Map};

/// Height of the row.
pub(super) const ROW: f32 = 30.0;

/// What one chose about the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Counts in place of shares of the first step.
    pub counts: bool,
    /// Each grid line ten times the one below.
    pub log: bool,
    /// A line of the shares of the step before.
    pub line: bool,
    /// Another funnel beside this one.
    pub beside: Option<Id>,
    /// Segments that are shown; empty: the overall funnel.
    pub on: Vec<(Id, String)>,
}

impl Options {
    /// The series that are shown, in their order, each with its place in the legend.
    pub fn shown<'s>(&self, all: &'s [Series]) -> Vec<(usize, &'s Series)> {
        let on = |series: &&Series| self.on.contains(&series.key);
        let shown: Vec<_> = all.iter().enumerate().filter(|(_, series)| on(series)).collect();
        if shown.is_empty() { all.iter().enumerate().take(1).collect() } else { shown }
    }

    fn toggle(&mut self, all: &[Series], at: usize) {
        // What is shown without being chosen counts as chosen from now on.
        let mut on: Vec<_> = self.shown(all).into_iter().map(|(_, series)| series.key.clone()).collect();
        let Some(series) = all.get(at) else { return };
        match on.iter().position(|key| *key == series.key) {
            Some(_) if on.len() == 1 => {}
            Some(found) => {
                on.remove(found);
            }
            None => on.push(series.key.clone()),
        }
        self.on = on;
    }
}

/// The colour of a series by its place in the legend.
pub(super) fn color(look: &Look, at: usize) -> Color32 {
    match at % 6 {
        0 => look.bar,
        1 => look.kind(&CardKind::Expectation),
        2 => look.kind(&CardKind::Motive),
        3 => look.kind(&CardKind::Tactic),
        4 => look.kind(&CardKind::Opportunity),
        _ => look.muted,
    }
}

/// Draws the row: scale and kind of numbers, the legend, another funnel to compare with. Whether anything was changed.
pub(super) fn show(ui: &mut Ui, map: &Map, funnel: &Funnel, all: &[Series], options: &mut Options) -> bool {
    let before = options.clone();
    let look = Look::of(ui.ctx());
    ui.scope(|ui| {
        ui.set_height(ROW);
        let area = egui::ScrollArea::horizontal().id_salt("chart options");
        widgets::scroll(ui, area, "the options of the chart", |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                ui.spacing_mut().interact_size.y = 26.0;
                if toggle(ui, "Counts", None, options.counts, "Counts in place of shares of the first step").clicked() {
                    options.counts ^= true;
                }
                if toggle(
                    ui,
                    "Log scale",
                    None,
                    options.log,
                    "Ten times more at each line, so that small steps are seen",
                )
                .clicked()
                {
                    options.log ^= true;
                }
                let line = match options.counts {
                    true => "A line of shares, which has no place among counts",
                    false => "A line of how many of the step before came on",
                };
                ui.add_enabled_ui(!options.counts, |ui| {
                    if toggle(ui, "Step by step", None, options.line && !options.counts, line).clicked() {
                        options.line ^= true;
                    }
                });
                if all.len() > 1 {
                    ui.add_space(8.0);
                    let shown: Vec<usize> = options.shown(all).into_iter().map(|(at, _)| at).collect();
                    for (at, series) in all.iter().enumerate() {
                        let on = shown.contains(&at);
                        if toggle(ui, &series.name, Some(color(&look, at)), on, "").clicked() {
                            options.toggle(all, at);
                        }
                    }
                }
                if map.funnels.len() > 1 {
                    ui.add_space(8.0);
                    beside(ui, map, funnel, options);
                }
            });
        });
    });
    *options != before
}

/// The list of other funnels.
fn beside(ui: &mut Ui, map: &Map, funnel: &Funnel, options: &mut Options) {
    let others: Vec<_> = map.funnels.iter().filter(|other| other.id != funnel.id).collect();
    let chosen = others.iter().find(|other| Some(&other.id) == options.beside.as_ref());
    let words = chosen.map_or_else(|| "Compare with…".to_owned(), |other| map.funnel_label(other));
    let labels: Vec<String> = others.iter().map(|other| map.funnel_label(other)).collect();
    let is_chosen = |other: &Funnel| chosen.is_some_and(|chosen| chosen.id == other.id);
    let lines = others.iter().zip(&labels).map(|(other, label)| (label.as_str(), is_chosen(other)));
    let lines: Vec<_> = std::iter::once(("Nothing", chosen.is_none())).chain(lines).collect();
    let color = Look::of(ui.ctx()).text;
    let (button, new) = widgets::list(ui, "compare with", 136.0, (&words, color), &lines);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label("Compare with another funnel"));
    let Some(new) = new else { return };
    // The first line is for none.
    let new = new.checked_sub(1).and_then(|at| others.get(at)).map(|other| other.id.clone());
    options.on.retain(|(id, _)| *id == funnel.id);
    if let Some(other) = new.as_ref().and_then(|id| map.funnel(id)).and_then(|other| Some((other, other.shown()?))) {
        if options.on.is_empty() {
            options.on.extend(funnel.shown().map(|segment| (funnel.id.clone(), segment.name.clone())));
        }
        options.on.push((other.0.id.clone(), other.1.name.clone()));
    }
    options.beside = new;
}

/// Width of the words of a button; one that is longer tells the whole at the pointer.
const LONGEST: f32 = 240.0;

/// A small button that stays pressed; one of the legend has the colour of its series.
fn toggle(ui: &mut Ui, words: &str, color: Option<Color32>, on: bool, hint: &str) -> Response {
    let look = Look::of(ui.ctx());
    let shown = text::line(ui.ctx(), words, &style::small(), LONGEST);
    let mark = if color.is_some() { 16.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(shown.size().x + mark + 18.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, words));
    let fill = match () {
        () if on => look.accent_ground,
        () if response.hovered() => look.chip,
        () => look.panel,
    };
    let border = if on { look.accent } else { look.field_border };
    ui.painter().rect(rect, 13.0, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    if let Some(color) = color {
        let square = egui::Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(10.0, 10.0));
        if on {
            ui.painter().rect_filled(square, 2.0, color);
        } else {
            ui.painter().rect_stroke(square, 2.0, Stroke::new(1.5, color), StrokeKind::Inside);
        }
    }
    let ink = if ui.is_enabled() { look.text } else { look.faint };
    shown.paint_middle(ui.painter(), rect.left() + 9.0 + mark, rect.center().y, ink);
    focus_ring(ui, &response, look.accent);
    let response = if shown.cut { text::tip(response, words) } else { response };
    if hint.is_empty() { response } else { response.on_hover_text(hint).on_disabled_hover_text(hint) }
}
