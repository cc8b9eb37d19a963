//! The fields of a card; which ones there are depends on its kind.

use egui::Ui;

use super::{answers, arrow, channel, evidence, kind};
use crate::app::widgets::{Choice, Mark, choice, guarded, line, lock_note, number, paragraph, segments};
use crate::app::wish::Wishes;
use crate::editor::Command;
use crate::map::{Card, CardKind, Effort, Map, Part, Rating, Score, Status};

pub(super) fn show(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let place = map.column_name(&card.at.column).unwrap_or_default();
    super::title(ui, Some(Mark::Kind(&card.kind)), card.kind.label(), place);
    let allowed = map.unlocked(Part::Content);
    lock_note(ui, &allowed, wishes);
    guarded(ui, &allowed, |ui| fields(ui, map, card, wishes));
    answers::show(ui, map, card, wishes);
    arrow::of_card(ui, map, card, wishes);
    guarded(ui, &allowed, |ui| {
        tags(ui, map, card, wishes);
        let mut note = card.note.clone();
        if paragraph(ui, "Note", "Only here and in the file, not on the picture", 2, &mut note).changed() {
            wishes.field(map, &card.id, "note", "Change note", |card: &mut Card| card.note = note);
        }
        kind::show(ui, map, card, wishes);
        if super::delete(ui, "Delete card") {
            wishes.push(crate::app::wish::Wish::Run(Command::Delete));
        }
    });
}

fn fields(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    text(ui, map, card, wishes);
    match card.kind {
        CardKind::Touchpoint => touchpoint(ui, map, card, wishes),
        CardKind::PainPoint => pain_point(ui, map, card, wishes),
        CardKind::Opportunity => opportunity(ui, map, card, wishes),
        CardKind::Tactic => tactic(ui, map, card, wishes),
        CardKind::Action
        | CardKind::Motive
        | CardKind::Need
        | CardKind::Expectation
        | CardKind::Preference
        | CardKind::Quote
        | CardKind::Note
        | CardKind::Other(_) => {}
    }
    evidence::show(ui, map, card, wishes);
    owner(ui, map, card, wishes);
}

fn text(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let mut text = card.text.clone();
    if paragraph(ui, "Text", "", 2, &mut text).changed() {
        wishes.field(map, &card.id, "text", "Change text", |card: &mut Card| card.text = text);
    }
}

fn touchpoint(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    channel::show(ui, map, card, wishes);
    let mut crucial = card.crucial;
    ui.add_space(4.0);
    if ui.checkbox(&mut crucial, "Moment of truth").changed() {
        let label = if crucial { "Mark moment of truth" } else { "Unmark moment of truth" };
        wishes.field(map, &card.id, "crucial", label, |card: &mut Card| card.crucial = crucial);
    }
}

fn pain_point(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    if let Some(new) = rating(ui, "Severity", card.severity) {
        wishes.field(map, &card.id, "severity", "Change severity", |card: &mut Card| card.severity = new);
    }
    if let Some(new) = rating(ui, "Frequency", card.frequency) {
        wishes.field(map, &card.id, "frequency", "Change frequency", |card: &mut Card| card.frequency = new);
    }
}

/// Buttons 1 to 5; pressing the one that is set takes it back.
fn rating(ui: &mut Ui, title: &str, now: Option<Rating>) -> Option<Option<Rating>> {
    let names: Vec<String> = (Rating::MIN..=Rating::MAX).map(|n| n.to_string()).collect();
    let chosen = now.map(|rating| usize::from(rating.get() - Rating::MIN));
    let new = segments(ui, title, &names, chosen)?;
    Some(new.map(|index| Rating::clamped(index as i64 + i64::from(Rating::MIN))))
}

fn opportunity(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    if let Some(new) = number(ui, ("Value to the customer, 0–100", ""), card.value, score, wishes) {
        wishes.field(map, &card.id, "value", "Change value", |card: &mut Card| card.value = new);
    }
    if let Some(new) = number(ui, ("Value to the business, 0–100", ""), card.business_value, score, wishes) {
        wishes.field(map, &card.id, "business", "Change business value", |card: &mut Card| card.business_value = new);
    }
    let names: Vec<String> = (Effort::MIN..=Effort::MAX).map(|n| n.to_string()).collect();
    let chosen = card.effort.map(|effort| usize::from(effort.get()));
    if let Some(new) = segments(ui, "Effort", &names, chosen) {
        let effort = new.map(|index| Effort::clamped(index as i64));
        wishes.field(map, &card.id, "effort", "Change effort", |card: &mut Card| card.effort = effort);
    }
    status(ui, map, card, wishes);
}

pub(super) fn score(text: &str) -> Result<Score, String> {
    let wanted = || "A whole number from 0 to 100".to_owned();
    text.parse().map_err(|_| wanted()).and_then(|n| Score::new(n).map_err(|_| wanted()))
}

fn tactic(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let mut offer = card.offer.clone();
    if line(ui, "Offer", "Free delivery", &mut offer).changed() {
        wishes.field(map, &card.id, "offer", "Change offer", |card: &mut Card| card.offer = offer);
    }
    let mut timing = card.timing.clone();
    if line(ui, "Timing", "At checkout", &mut timing).changed() {
        wishes.field(map, &card.id, "timing", "Change timing", |card: &mut Card| card.timing = timing);
    }
    channel::show(ui, map, card, wishes);
    status(ui, map, card, wishes);
}

fn status(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let mut list = vec![Choice::new(None, "Not said")];
    list.extend(Status::ALL.iter().map(|status| Choice::new(Some(status.clone()), status.word())));
    let shown = card.status.as_ref().map_or("Not said", Status::word);
    if let Some(new) = choice(ui, "Status", &card.status, shown, &list) {
        wishes.field(map, &card.id, "status", "Change status", |card: &mut Card| card.status = new);
    }
}

fn owner(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    if let Some(owner) = super::owner::field(ui, map, "Who answers for it", &card.owner) {
        wishes.field(map, &card.id, "owner", "Change owner", |card: &mut Card| card.owner = owner);
    }
}

fn tags(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    // A comma just typed stands in the field before there is a tag behind it.
    let id = ui.scope_id().with("tags");
    let joined = card.tags.join(", ");
    let split = |text: &str| -> Vec<String> {
        text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
    };
    let kept: Option<String> = ui.data(|data| data.get_temp(id));
    let mut typed = kept.filter(|text| split(text) == card.tags).unwrap_or(joined);
    let response = line(ui, "Tags", "Parted by commas", &mut typed);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    } else {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    if response.changed() {
        let tags = split(&typed);
        wishes.field(map, &card.id, "tags", "Change tags", |card: &mut Card| card.tags = tags);
    }
}
