//! Which stage a name of the table means, and of what kind a measure is.

use egui::{Align, Color32, Layout, RichText, Ui, vec2};

use super::News;
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::{MeasureChoices, MeasureName, MeasurePlan, MeasureTable, StagePlace, Told};
use crate::map::{Id, Map, MatchedBy, MetricKind, counted};

/// How much of the width the stages take beside the measures.
const STAGES: f32 = 0.6;
const GAP: f32 = 24.0;
/// Width of the list of stages, of the number of values, and of the word “guess”.
const STAGE: f32 = 190.0;
const COUNT: f32 = 64.0;
const WORD: f32 = 40.0;
/// Width of the list of kinds.
const KIND: f32 = 120.0;

/// Both lists side by side.
pub(super) fn show(
    ui: &mut Ui,
    map: &Map,
    table: &MeasureTable,
    plan: &MeasurePlan,
    choices: &mut MeasureChoices,
    told: &mut Told,
) -> News {
    let mut news = News::Nothing;
    if table.measures.is_empty() {
        return news;
    }
    ui.add_space(6.0);
    if table.stages.is_empty() {
        return measures(ui, table, plan, choices, told);
    }
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() - GAP) * STAGES;
        ui.vertical(|ui| {
            ui.set_width(left);
            title(ui, "Which stage a name means");
            news = stages(ui, map, table, plan, told);
        });
        ui.add_space(GAP - ui.spacing().item_spacing.x);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            news = news.max(measures(ui, table, plan, choices, told));
        });
    });
    news
}

fn title(ui: &mut Ui, words: &str) {
    let title = ui.label(RichText::new(words).font(style::title()));
    widgets::heading(ui.ctx(), title.id, words);
}

/// A row a name, with a list of stages.
fn stages(ui: &mut Ui, map: &Map, table: &MeasureTable, plan: &MeasurePlan, told: &mut Told) -> News {
    let mut news = News::Nothing;
    for (at, place) in plan.stages.iter().enumerate() {
        let values = table.values.iter().filter(|value| value.stage == Some(at)).count();
        ui.push_id(("stage", at), |ui| {
            if let Some(at) = stage(ui, map, place, values) {
                told.stages.retain(|(name, _)| *name != place.name);
                told.stages.push((place.name.clone(), at));
                news = News::Plan;
            }
        });
    }
    news
}

/// The outer option is whether something was chosen, the inner one whether it is a stage.
fn stage(ui: &mut Ui, map: &Map, place: &StagePlace, values: usize) -> Option<Option<Id>> {
    let look = Look::of(ui.ctx());
    let (mut new, mut chosen) = (None, false);
    ui.horizontal(|ui| {
        let room = (ui.available_width() - STAGE - COUNT - WORD - 32.0).max(60.0);
        named(ui, &place.name, room, look.text);
        let count = if values > 0 { counted(values, "value") } else { String::new() };
        cell(ui, COUNT, |ui| {
            ui.label(RichText::new(count).font(style::small()).color(look.muted));
        });
        let shown = place.at.as_ref().and_then(|at| map.column_name(at));
        let combo = widgets::combo("stage", STAGE).show_ui(ui, |ui| {
            let mut offer = |ui: &mut Ui, at: Option<&Id>, words: &str| {
                let on = place.at.as_ref() == at;
                if widgets::entry(ui, words, on).clicked() {
                    // Where it is already, that confirms a guess.
                    new = Some(at.cloned());
                    chosen = true;
                }
            };
            offer(ui, None, "Not matched");
            for stage in &map.stages {
                offer(ui, Some(&stage.id), &stage.name);
                for step in &stage.steps {
                    offer(ui, Some(&step.id), &format!("    {}", step.name));
                }
            }
            if chosen {
                // A click closes the list by itself; Enter and Space do not.
                ui.close();
            }
        });
        if chosen {
            combo.response.request_focus();
        }
        let color = if shown.is_some() { look.text } else { look.warning };
        widgets::combo_text(ui, &combo.response, shown.unwrap_or("not matched"), color);
        let name = format!("Stage of {}", place.name);
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
        if place.by == MatchedBy::Guess && shown.is_some() {
            ui.label(RichText::new("guess").font(style::small()).color(look.muted))
                .on_hover_text("Matched by its name. Choose a stage if it is wrong.");
        }
    });
    new
}

/// A name of the table at the left of its row.
fn named(ui: &mut Ui, words: &str, room: f32, color: Color32) {
    cell(ui, room, |ui| {
        text::label_within(ui, words, &style::control(), color, room);
    });
}

fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(width, style::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        add(ui);
    });
}

fn measures(
    ui: &mut Ui,
    table: &MeasureTable,
    plan: &MeasurePlan,
    choices: &mut MeasureChoices,
    told: &mut Told,
) -> News {
    let mut news = News::Nothing;
    title(ui, "What kind a measure is");
    for (at, (measure, kind)) in table.measures.iter().zip(&plan.kinds).enumerate() {
        ui.push_id(("measure", at), |ui| {
            if let Some(kind) = one(ui, measure, kind.as_ref()) {
                told.kinds.retain(|(text, _)| *text != measure.text);
                told.kinds.push((measure.text.clone(), kind));
                news = news.max(News::Plan);
            }
            if share(ui, measure, choices) {
                news = News::Read;
            }
        });
    }
    news
}

fn called(measure: &MeasureName) -> &str {
    if measure.text.is_empty() { "The values" } else { &measure.text }
}

/// The outer option is whether something was chosen, the inner one whether it is imported.
fn one(ui: &mut Ui, measure: &MeasureName, kind: Option<&MetricKind>) -> Option<Option<MetricKind>> {
    let look = Look::of(ui.ctx());
    let (mut new, mut chosen) = (None, false);
    ui.horizontal(|ui| {
        let room = (ui.available_width() - KIND - 20.0).max(60.0);
        named(ui, called(measure), room, if kind.is_some() { look.text } else { look.faint });
        let combo = widgets::combo("kind", KIND).show_ui(ui, |ui| {
            for offered in MetricKind::ALL {
                let on = kind == Some(offered);
                if widgets::entry(ui, own(offered), on).clicked() {
                    new = Some(Some(offered.clone())).filter(|_| !on);
                    chosen = true;
                }
            }
            if widgets::entry(ui, "Not imported", kind.is_none()).clicked() {
                new = kind.map(|_| None);
                chosen = true;
            }
            if chosen {
                // A click closes the list by itself; Enter and Space do not.
                ui.close();
            }
        });
        if chosen {
            combo.response.request_focus();
        }
        let words = kind.map_or("Not imported", own);
        widgets::combo_text(ui, &combo.response, words, if kind.is_some() { look.text } else { look.muted });
        let name = format!("Kind of {}", called(measure));
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    });
    new
}

fn own(kind: &MetricKind) -> &str {
    if *kind == MetricKind::Own { "Your own" } else { kind.label() }
}

/// Values between 0 and 1 are parts of a whole, or are not.
fn share(ui: &mut Ui, measure: &MeasureName, choices: &mut MeasureChoices) -> bool {
    let look = Look::of(ui.ctx());
    let plain = choices.plain.contains(&measure.text);
    if !measure.shares && !plain {
        return false;
    }
    ui.horizontal(|ui| {
        let (words, other) = match (plain, measure.sample.parse::<f64>()) {
            (false, Ok(value)) => {
                let percent = (value * 1e8).round() / 1e6;
                (format!("{value} is read as {percent} %."), format!("Keep {value}"))
            }
            _ => ("Values between 0 and 1 are kept.".to_owned(), "Read them as %".to_owned()),
        };
        text::label(ui, &words, &style::small(), look.muted);
        let clicked = widgets::link(ui, &other).clicked();
        if clicked && plain {
            choices.plain.retain(|text| *text != measure.text);
        } else if clicked {
            choices.plain.push(measure.text.clone());
        }
        clicked
    })
    .inner
}
