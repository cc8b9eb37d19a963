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
    let mut new = None;
    ui.horizontal(|ui| {
        let room = (ui.available_width() - STAGE - COUNT - WORD - 32.0).max(60.0);
        named(ui, &place.name, room, look.text);
        let count = if values > 0 { counted(values, "value") } else { String::new() };
        cell(ui, COUNT, |ui| {
            ui.label(RichText::new(count).font(style::small()).color(look.muted));
        });
        let shown = place.at.as_ref().and_then(|at| map.column_name(at));
        let mut places: Vec<(Option<&Id>, String)> = vec![(None, "Not matched".to_owned())];
        for stage in &map.stages {
            places.push((Some(&stage.id), stage.name.clone()));
            places.extend(stage.steps.iter().map(|step| (Some(&step.id), format!("    {}", step.name))));
        }
        let lines: Vec<_> = places.iter().map(|(at, words)| (words.as_str(), place.at.as_ref() == *at)).collect();
        let color = if shown.is_some() { look.text } else { look.warning };
        let (button, chosen) = widgets::list(ui, "stage", STAGE, (shown.unwrap_or("not matched"), color), &lines);
        // Where it is already, that confirms a guess.
        new = chosen.map(|at| places[at].0.cloned());
        let name = format!("Stage of {}", place.name);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
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
    let mut new = None;
    ui.horizontal(|ui| {
        let room = (ui.available_width() - KIND - 20.0).max(60.0);
        named(ui, called(measure), room, if kind.is_some() { look.text } else { look.faint });
        let kinds: Vec<Option<&MetricKind>> = MetricKind::ALL.iter().map(Some).chain([None]).collect();
        let lines: Vec<_> = kinds.iter().map(|offered| (taken(*offered), kind == *offered)).collect();
        let color = if kind.is_some() { look.text } else { look.muted };
        let (button, chosen) = widgets::list(ui, "kind", KIND, (taken(kind), color), &lines);
        new = chosen.map(|at| kinds[at]).filter(|new| *new != kind).map(Option::<&MetricKind>::cloned);
        let name = format!("Kind of {}", called(measure));
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
    });
    new
}

/// What the values are taken for.
fn taken(kind: Option<&MetricKind>) -> &str {
    kind.map_or("Not imported", own)
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
