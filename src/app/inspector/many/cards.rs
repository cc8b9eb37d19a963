//! The fields that several cards share.

use egui::{Checkbox, Ui};

use super::shared::{MIXED, Shared};
use super::summary::Summary;
use super::tags;
use crate::app::inspector::card::score;
use crate::app::inspector::{channel, owner};
use crate::app::widgets::{Choice, choice, guarded, line, mixed_segments, number, paragraph, segments};
use crate::app::wish::{Wish, Wishes};
use crate::map::{Card, CardKind, Effort, Evidence, EvidenceLevel, Map, Part, Rating, Status};

/// What is shown, and where changes go.
pub(super) struct Cards<'a> {
    pub(super) map: &'a Map,
    pub(super) all: &'a Summary,
    /// "5 cards".
    pub(super) words: &'a str,
}

impl Cards<'_> {
    /// Changes a field of every card, as one entry: "Change severity of 5 cards".
    pub(super) fn set(&self, wishes: &mut Wishes, field: &str, change: impl Fn(&mut Card)) {
        let label = format!("Change {field} of {}", self.words);
        wishes.fields(self.map, &self.all.ids, field, label, change);
    }
}

pub(super) fn show(ui: &mut Ui, map: &Map, all: &Summary, words: &str, wishes: &mut Wishes) {
    let cards = Cards { map, all, words };
    guarded(ui, &map.unlocked(Part::Content), |ui| {
        of_kinds(ui, &cards, wishes);
        evidence(ui, &cards, wishes);
        let hint = all.owner.hint("Who answers for it");
        if let Some(new) = owner::field(ui, map, hint, all.owner.text()) {
            cards.set(wishes, "owner", |card| card.owner.clone_from(&new));
        }
        tags::show(ui, &cards, wishes);
        let mut note = all.note.text().to_owned();
        let hint = all.note.hint("Only here and in the file, not on the picture");
        if paragraph(ui, "Note", hint, 2, &mut note).changed() {
            cards.set(wishes, "note", |card| card.note.clone_from(&note));
        }
        kind(ui, &cards, wishes);
    });
}

/// The fields that only some kinds have, where all the cards are of those.
fn of_kinds(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    use CardKind::{Opportunity, PainPoint, Tactic, Touchpoint};
    let all = cards.all;
    if all.only(&[Tactic]) {
        words(ui, cards, ("Offer", "offer"), "Free delivery", &all.offer, |card| &mut card.offer, wishes);
        words(ui, cards, ("Timing", "timing"), "At checkout", &all.timing, |card| &mut card.timing, wishes);
    }
    if all.only(&[Touchpoint, Tactic]) {
        let hint = all.channel.hint("Or an own one");
        if let Some(channel) = channel::field(ui, cards.map, hint, all.channel.text()) {
            cards.set(wishes, "channel", |card| card.channel.clone_from(&channel));
        }
    }
    if all.only(&[Touchpoint]) {
        crucial(ui, cards, wishes);
    }
    if all.only(&[PainPoint]) {
        if let Some(new) = rating(ui, "Severity", &all.severity) {
            cards.set(wishes, "severity", |card| card.severity = new);
        }
        if let Some(new) = rating(ui, "Frequency", &all.frequency) {
            cards.set(wishes, "frequency", |card| card.frequency = new);
        }
    }
    if all.only(&[Opportunity]) {
        let of = |value: &Shared<Option<_>>| value.same().copied().flatten();
        if let Some(new) =
            number(ui, ("Value to the customer, 0–100", all.value.hint("")), of(&all.value), score, wishes)
        {
            cards.set(wishes, "value", |card| card.value = new);
        }
        let (hint, now) = (all.business_value.hint(""), of(&all.business_value));
        if let Some(new) = number(ui, ("Value to the business, 0–100", hint), now, score, wishes) {
            cards.set(wishes, "business value", |card| card.business_value = new);
        }
        effort(ui, cards, wishes);
    }
    if all.only(&[Opportunity, Tactic]) {
        status(ui, cards, wishes);
    }
}

/// A line of text that every card has.
fn words(
    ui: &mut Ui,
    cards: &Cards<'_>,
    (title, field): (&str, &str),
    hint: &'static str,
    now: &Shared<String>,
    of: impl Fn(&mut Card) -> &mut String,
    wishes: &mut Wishes,
) {
    let mut text = now.text().to_owned();
    if line(ui, title, now.hint(hint), &mut text).changed() {
        cards.set(wishes, field, |card| of(card).clone_from(&text));
    }
}

fn crucial(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    let mut on = cards.all.crucial == Shared::Same(true);
    let mixed = cards.all.crucial == Shared::Mixed;
    ui.add_space(4.0);
    if ui.add(Checkbox::new(&mut on, "Moment of truth").indeterminate(mixed)).changed() {
        let label = format!("{} {} as moments of truth", if on { "Mark" } else { "Unmark" }, cards.words);
        wishes.fields(cards.map, &cards.all.ids, "crucial", label, |card: &mut Card| card.crucial = on);
    }
}

fn rating(ui: &mut Ui, title: &str, now: &Shared<Option<Rating>>) -> Option<Option<Rating>> {
    let names: Vec<String> = (Rating::MIN..=Rating::MAX).map(|n| n.to_string()).collect();
    let at = |rating: Rating| usize::from(rating.get() - Rating::MIN);
    let new = chosen(ui, title, &names, now, at)?;
    Some(new.map(|index| Rating::clamped(index as i64 + i64::from(Rating::MIN))))
}

fn effort(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    let names: Vec<String> = (Effort::MIN..=Effort::MAX).map(|n| n.to_string()).collect();
    let new = chosen(ui, "Effort", &names, &cards.all.effort, |effort: Effort| usize::from(effort.get()));
    if let Some(new) = new {
        let effort = new.map(|index| Effort::clamped(index as i64));
        cards.set(wishes, "effort", |card| card.effort = effort);
    }
}

/// A row of buttons with what all share, or none, chosen.
fn chosen<T: Copy>(
    ui: &mut Ui,
    title: &str,
    names: &[String],
    now: &Shared<Option<T>>,
    index: impl Fn(T) -> usize,
) -> Option<Option<usize>> {
    match now {
        Shared::Same(value) => segments(ui, title, names, value.map(index)),
        Shared::Mixed => mixed_segments(ui, title, names).map(Some),
    }
}

fn status(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    let now = &cards.all.status;
    let mut list = vec![Choice::new(Shared::Same(None), "Not said")];
    list.extend(Status::ALL.iter().map(|status| Choice::new(Shared::Same(Some(status.clone())), status.word())));
    let shown = now.same().map_or(MIXED, |status| status.as_ref().map_or("Not said", Status::word));
    if let Some(Shared::Same(new)) = choice(ui, "Status", now, shown, &list) {
        cards.set(wishes, "status", |card| card.status.clone_from(&new));
    }
}

fn evidence(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    let now = &cards.all.level;
    let mut list = vec![Choice::new(Shared::Same(None), "Not said")];
    list.extend(EvidenceLevel::ALL.iter().map(|level| Choice::new(Shared::Same(Some(level.clone())), level.word())));
    let shown = now.same().map_or(MIXED, |level| level.as_ref().map_or("Not said", EvidenceLevel::word));
    if let Some(Shared::Same(new)) = choice(ui, "Evidence", now, shown, &list) {
        cards.set(wishes, "evidence", |card| {
            let level = new.clone();
            card.evidence = level.map(|level| Evidence { level, ..card.evidence.take().unwrap_or_default() });
        });
    }
    if *now == Shared::Same(None) {
        return;
    }
    let mut source = cards.all.source.text().to_owned();
    if line(ui, "Source", cards.all.source.hint("9 of 12 interviews"), &mut source).changed() {
        cards.set(wishes, "source", |card| {
            if let Some(evidence) = &mut card.evidence {
                evidence.source.clone_from(&source);
            }
        });
    }
}

/// Changes the kind of all; where a lane does not take it and no other does, that is said.
fn kind(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    let now = &cards.all.kind;
    let list: Vec<_> = CardKind::ALL.iter().map(|kind| Choice::new(Shared::Same(kind.clone()), kind.label())).collect();
    let shown = now.same().map_or(MIXED, CardKind::label);
    let Some(Shared::Same(kind)) = choice(ui, "Kind", now, shown, &list) else { return };
    match cards.map.edit_turn_cards(&cards.all.ids, &kind) {
        Ok(edit) => {
            wishes.edit(format!("Change {} to {}", cards.words, crate::map::LaneKind::of(&kind).plural()), edit);
        }
        Err(refusal) => wishes.push(Wish::Refuse(refusal)),
    }
}
