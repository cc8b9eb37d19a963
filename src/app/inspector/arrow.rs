//! The fields of arrows: what a link or a transition says, where it comes from and goes to, how many go this way.

use std::fmt;

use egui::{Sense, Ui};

use crate::app::widgets::{Choice, Mark, card_row, choice, guarded, label, lock_note, number, segments};
use crate::app::wish::{Wish, Wishes};
use crate::editor::{Command, Merge, Thing};
use crate::map::{Card, Id, Link, LinkKind, Map, Numbers, Part, Share, Stage, Transition, TransitionKind};

/// The fields of an arrow from card to card.
pub(super) fn link(ui: &mut Ui, map: &Map, link: &Link, wishes: &mut Wishes) {
    super::title(ui, None, "Link", link.kind.label());
    let allowed = map.unlocked(Part::Content);
    lock_note(ui, &allowed, wishes);
    guarded(ui, &allowed, |ui| {
        let names: Vec<String> = LinkKind::ALL.iter().map(|kind| kind.label().to_owned()).collect();
        let chosen = LinkKind::ALL.iter().position(|kind| *kind == link.kind);
        if let Some(kind) = segments(ui, "Says", &names, chosen).flatten().and_then(|at| LinkKind::ALL.get(at)) {
            wishes.push(Wish::Run(Command::SetLink(kind.clone())));
        }
    });
    end(ui, map, "From", &link.from, wishes);
    end(ui, map, "To", &link.to, wishes);
    guarded(ui, &allowed, |ui| {
        ui.add_space(10.0);
        if ui.button("Turn round").clicked() {
            wishes.push(Wish::Run(Command::TurnRound));
        }
        if super::delete(ui, "Delete link") {
            wishes.push(Wish::Run(Command::Delete));
        }
    });
}

/// A card at one end, and the way to it.
fn end(ui: &mut Ui, map: &Map, title: &str, id: &Id, wishes: &mut Wishes) {
    let Some(card) = map.card(id) else { return };
    label(ui, title);
    let stage = map.column_name(&card.at.column).unwrap_or_default();
    let text = line(&card.text);
    let name = format!("{title} {text} in {stage}");
    if card_row(ui, Mark::Kind(&card.kind), &text, stage, &name, Sense::click()).clicked() {
        wishes.push(Wish::Reveal(Thing::Card(id.clone())));
    }
}

/// The fields of an arrow from stage to stage.
pub(super) fn transition(ui: &mut Ui, map: &Map, arrow: &Transition, wishes: &mut Wishes) {
    super::title(ui, Some(Mark::Stage), "Transition", arrow.kind.word());
    let allowed = map.unlocked(Part::Transitions);
    lock_note(ui, &allowed, wishes);
    guarded(ui, &allowed, |ui| transition_fields(ui, map, arrow, wishes));
}

fn transition_fields(ui: &mut Ui, map: &Map, arrow: &Transition, wishes: &mut Wishes) {
    let list: Vec<_> = TransitionKind::ALL.iter().map(|kind| Choice::new(kind.clone(), kind.word())).collect();
    if let Some(kind) = choice(ui, "Kind", &arrow.kind, arrow.kind.word(), &list) {
        wishes.push(Wish::Run(Command::SetTransition(kind)));
    }
    if !arrow.enters()
        && let Some(from) = column(ui, map, "From", &arrow.from)
    {
        change_ends(map, arrow, &from, &arrow.to, wishes);
    }
    if !arrow.leaves()
        && let Some(to) = column(ui, map, "To", &arrow.to)
    {
        change_ends(map, arrow, &arrow.from, &to, wishes);
    }
    if let Some(new) = number(ui, ("Share of customers, in %", ""), arrow.share.map(Percent), Percent::parse, wishes)
        && let Ok(edit) = map.edit_share(&arrow.id, new.map(|percent| percent.0))
    {
        wishes.push(Wish::Edit { label: "Change share".into(), edit, merge: Merge::field(&arrow.id, "share") });
    }
    ui.add_space(10.0);
    let turns = !arrow.enters() && !arrow.leaves();
    if turns && ui.button("Turn round").clicked() {
        wishes.push(Wish::Run(Command::TurnRound));
    }
    if super::delete(ui, "Delete transition") {
        wishes.push(Wish::Run(Command::Delete));
    }
}

fn change_ends(map: &Map, arrow: &Transition, from: &Id, to: &Id, wishes: &mut Wishes) {
    match map.edit_transition_ends(&arrow.id, from, to) {
        Ok(edit) => wishes.edit("Move arrow", edit),
        Err(refusal) => wishes.push(Wish::Refuse(refusal)),
    }
}

/// A list of all stages and steps.
fn column(ui: &mut Ui, map: &Map, title: &str, now: &Id) -> Option<Id> {
    let named = |name: &str| if name.trim().is_empty() { "Without a name".to_owned() } else { name.to_owned() };
    let list: Vec<_> = map
        .columns()
        .map(|id| {
            let name = named(map.column_name(id).unwrap_or_default());
            Choice::new(id.clone(), if map.stage(id).is_some() { name } else { format!("    {name}") })
        })
        .collect();
    let shown = map.column_name(now).map_or_else(|| "A card".to_owned(), named);
    choice(ui, title, now, &shown, &list)
}

/// The transitions that begin or end at a stage or step, and the way to them.
pub(super) fn of_stage(ui: &mut Ui, map: &Map, stage: &Stage, wishes: &mut Wishes) {
    let is = |id: &Id| *id == stage.id || stage.steps.iter().any(|step| step.id == *id);
    let arrows: Vec<&Transition> = map.transitions.iter().filter(|arrow| is(&arrow.from) || is(&arrow.to)).collect();
    if arrows.is_empty() {
        return;
    }
    label(ui, "Arrows");
    let numbers = Numbers::of(&map.head.language);
    for arrow in arrows {
        let (words, name) = (map.transition_words_at(arrow, &stage.id), map.transition_words(arrow));
        let share = arrow.share.map(|share| numbers.fine_percent(share.get())).unwrap_or_default();
        if card_row(ui, Mark::Stage, &words, &share, &name, Sense::click()).clicked() {
            wishes.push(Wish::Reveal(Thing::Transition(arrow.id.clone())));
        }
    }
}

/// The cards a card leads to and that lead to it; what answers what has lists of its own.
pub(super) fn of_card(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let ways = [("Leads to", true), ("Led to by", false)];
    for (title, leads) in ways {
        let links = map.links.iter().filter(|link| link.kind != LinkKind::Answers);
        let mine = links.filter(|link| if leads { link.from == card.id } else { link.to == card.id });
        let mut ends = mine.filter_map(|link| Some((link, map.card(if leads { &link.to } else { &link.from })?)));
        let Some(first) = ends.next() else { continue };
        label(ui, title);
        for (link, other) in std::iter::once(first).chain(ends) {
            let stage = map.column_name(&other.at.column).unwrap_or_default();
            let text = line(&other.text);
            let name = format!("{title} {text}");
            if card_row(ui, Mark::Kind(&other.kind), &text, stage, &name, Sense::click()).clicked() {
                wishes.push(Wish::Reveal(Thing::Link(link.id.clone())));
            }
        }
    }
}

/// The text on one line, as rows show it.
fn line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { "Empty card".to_owned() } else { line }
}

/// A share as people write it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Percent(Share);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Products of tenths leave crumbs nobody typed.
        let percent = (self.0.get() * 1e6).round() / 1e4;
        percent.fmt(f)
    }
}

impl Percent {
    /// "12", "12 %", "12,5".
    fn parse(text: &str) -> Result<Self, String> {
        let wanted = || "A number from 0 to 100".to_owned();
        let digits = text.trim().trim_end_matches('%').trim().replace(',', ".");
        let percent: f64 = digits.parse().map_err(|_| wanted())?;
        let share = (percent * 1e4).round() / 1e6;
        Share::new(share).map(Self).map_err(|_| wanted())
    }
}
