//! The fields that several selected things share, changed for all of them at once.

mod cards;
mod lanes;
mod sentiments;
mod shared;
mod stages;
mod summary;
mod tags;

use egui::{RichText, Ui};

pub(in crate::app) use summary::Summary;

use crate::app::theme::Look;
use crate::app::widgets::{guarded, lock_note};
use crate::app::wish::{Wish, Wishes};
use crate::editor::{Command, Selection, Thing};
use crate::map::{CardKind, Id, LaneKind, Map, Part};

/// Shows what all of `selection` share; `summary` is that of its cards.
pub(super) fn show(ui: &mut Ui, map: &Map, selection: &Selection, summary: &Summary, wishes: &mut Wishes) {
    let words = selection.words();
    super::title(ui, None, &words, "");
    let said = if selection.only_cards() { summary.words() } else { sorts(selection) };
    if !said.is_empty() {
        ui.label(RichText::new(said).color(Look::of(ui.ctx()).muted));
    }
    let allowed = map.unlocked(guarded_part(selection));
    lock_note(ui, &allowed, wishes);
    match of_one_sort(map, selection) {
        Sort::Cards => cards::show(ui, map, summary, &words, wishes),
        Sort::Stages(ids) => stages::show(ui, map, &ids, &words, wishes),
        Sort::Lanes(ids) => lanes::show(ui, map, &ids, &words, wishes),
        Sort::Sentiments(keys) => sentiments::show(ui, map, &keys, &words, wishes),
        Sort::Several => {}
    }
    guarded(ui, &allowed, |ui| {
        if super::delete(ui, &format!("Delete {words}")) {
            wishes.push(Wish::Run(Command::Delete));
        }
    });
}

/// What is selected, if it is all of one sort.
enum Sort {
    Cards,
    Stages(Vec<Id>),
    Lanes(Vec<Id>),
    /// Persona, and stage or step.
    Sentiments(Vec<(Id, Id)>),
    Several,
}

fn of_one_sort(map: &Map, selection: &Selection) -> Sort {
    fn all<T>(selection: &Selection, of: impl Fn(&Thing) -> Option<T>) -> Option<Vec<T>> {
        selection.things().map(of).collect()
    }
    if selection.only_cards() {
        return Sort::Cards;
    }
    let stage = |thing: &Thing| match thing {
        Thing::Stage(id) => Some(id.clone()),
        _ => None,
    };
    let lane = |thing: &Thing| match thing {
        Thing::Lane(id) => Some(id.clone()),
        _ => None,
    };
    let face = |thing: &Thing| match thing {
        Thing::Sentiment { persona, at } => map.stage_of(at).map(|_| (persona.clone(), at.clone())),
        _ => None,
    };
    let stages = all(selection, stage).map(Sort::Stages);
    let lanes = || all(selection, lane).map(Sort::Lanes);
    let faces = || all(selection, face).map(Sort::Sentiments);
    stages.or_else(lanes).or_else(faces).unwrap_or(Sort::Several)
}

/// The part of the map that goes with what is selected, the most protected one.
fn guarded_part(selection: &Selection) -> Part {
    let structural = |thing: &Thing| match thing {
        Thing::Stage(_) | Thing::Step(_) => Some(Part::Stages),
        Thing::Lane(_) => Some(Part::Lanes),
        Thing::Transition(_) => Some(Part::Transitions),
        Thing::Head | Thing::Card(_) | Thing::Sentiment { .. } | Thing::Link(_) => None,
    };
    selection.things().find_map(structural).unwrap_or(Part::Content)
}

/// "2 cards, 1 stage".
fn sorts(selection: &Selection) -> String {
    type Is = fn(&Thing) -> bool;
    let sorts: [(&str, Is); 7] = [
        ("map", |thing| matches!(thing, Thing::Head)),
        ("stage", |thing| matches!(thing, Thing::Stage(_))),
        ("step", |thing| matches!(thing, Thing::Step(_))),
        ("lane", |thing| matches!(thing, Thing::Lane(_))),
        ("card", |thing| matches!(thing, Thing::Card(_))),
        ("sentiment", |thing| matches!(thing, Thing::Sentiment { .. })),
        ("arrow", Thing::is_arrow),
    ];
    let counted = sorts.iter().filter_map(|(what, is)| match selection.things().filter(|thing| is(thing)).count() {
        0 => None,
        1 => Some(format!("1 {what}")),
        count => Some(format!("{count} {what}s")),
    });
    let counted: Vec<String> = counted.collect();
    if counted.len() == 1 { String::new() } else { counted.join(", ") }
}

/// "1 pain point", "3 pain points".
fn counted(count: usize, kind: &CardKind) -> String {
    match count {
        1 => format!("1 {}", kind.label().to_lowercase()),
        _ => format!("{count} {}", LaneKind::of(kind).plural()),
    }
}
