//! The fields of a stage or of a step in it.

use egui::{RichText, Ui};

use super::{arrow, measures, owner, sentiment};
use crate::app::theme::Look;
use crate::app::widgets::{Mark, guarded, line, lock_note, number};
use crate::app::wish::{Wish, Wishes};
use crate::editor::Command;
use crate::map::{CardKind, ColumnWidth, Id, Map, Part, Stage, counted};

pub(super) fn show(ui: &mut Ui, map: &Map, id: &Id, fill: Option<&Id>, wishes: &mut Wishes) {
    let Some(stage) = map.stage_of(id) else { return };
    let at = map.stages.iter().position(|other| other.id == stage.id).unwrap_or(0) + 1;
    super::title(ui, Some(Mark::Stage), "Stage", &format!("{at} of {}", map.stages.len()));
    let (shape, content) = (map.unlocked(Part::Stages), map.unlocked(Part::Content));
    lock_note(ui, &shape, wishes);
    guarded(ui, &shape, |ui| names(ui, map, stage, id, wishes));
    guarded(ui, &content, |ui| {
        if let Some(owner) = owner::field(ui, map, "Who answers for it", &stage.owner) {
            wishes.field(map, &stage.id, "owner", "Change owner", |stage: &mut Stage| stage.owner = owner);
        }
        sentiment::show(ui, map, id, wishes);
        measures::show(ui, map, id, fill, wishes);
    });
    guarded(ui, &shape, |ui| {
        if let Some(width) = number(ui, ("Width, 160–4000", ""), stage.width, width, wishes) {
            wishes.field(map, &stage.id, "width", "Change width", |stage: &mut Stage| stage.width = width);
        }
    });
    arrow::of_stage(ui, map, stage, wishes);
    ui.add_space(8.0);
    ui.label(RichText::new(counts(map, stage)).color(Look::of(ui.ctx()).muted));
    guarded(ui, &shape, |ui| {
        if super::delete(ui, "Delete stage") {
            wishes.push(Wish::Run(Command::Delete));
        }
    });
}

fn names(ui: &mut Ui, map: &Map, stage: &Stage, id: &Id, wishes: &mut Wishes) {
    let mut name = stage.name.clone();
    if line(ui, "Name", "", &mut name).changed() {
        wishes.field(map, &stage.id, "name", "Rename stage", |stage: &mut Stage| stage.name = name);
    }
    if stage.id != *id {
        step(ui, map, stage, id, wishes);
    }
}

fn step(ui: &mut Ui, map: &Map, stage: &Stage, id: &Id, wishes: &mut Wishes) {
    let Some(step) = stage.steps.iter().find(|step| step.id == *id) else { return };
    let mut name = step.name.clone();
    if line(ui, "Name of the step", "", &mut name).changed() {
        wishes.field(map, &stage.id, "step", "Rename step", |stage: &mut Stage| {
            if let Some(step) = stage.steps.iter_mut().find(|step| step.id == *id) {
                step.name = name;
            }
        });
    }
}

pub(super) fn width(text: &str) -> Result<ColumnWidth, String> {
    let wanted = || "A whole number of pixels from 160 to 4000".to_owned();
    text.parse().map_err(|_| wanted()).and_then(|n| ColumnWidth::new(n).map_err(|_| wanted()))
}

/// "7 cards: 2 touchpoints, 2 pain points".
fn counts(map: &Map, stage: &Stage) -> String {
    let inside: Vec<&CardKind> = map
        .cards
        .iter()
        .filter(|card| map.stage_of(&card.at.column).is_some_and(|of| of.id == stage.id))
        .map(|card| &card.kind)
        .collect();
    let total = match inside.len() {
        0 => return "No cards yet".to_owned(),
        n => counted(n, "card"),
    };
    let parts: Vec<String> = CardKind::ALL
        .iter()
        .filter_map(|kind| match inside.iter().filter(|other| **other == kind).count() {
            0 => None,
            1 => Some(format!("1 {}", kind.label().to_lowercase())),
            n => Some(format!("{n} {}", plural(kind))),
        })
        .collect();
    format!("{total}: {}", parts.join(", "))
}

fn plural(kind: &CardKind) -> String {
    crate::map::LaneKind::of(kind).plural()
}
