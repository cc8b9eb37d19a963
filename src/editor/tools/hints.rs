//! What mouse and keys would do while nothing is going on, for the status bar: with what the pointer is over, unless
//! that is selected; else with what is selected.

use super::Cx;
use super::idle::with_article;
use crate::editor::aim::{self, Under};
use crate::editor::key::Os;
use crate::editor::selection::Thing;
use crate::layout::LaneBody;
use crate::map::{CardKind, Id, LaneKind, LinkKind, Lock, Part, counted};

/// The words of the status bar at rest.
pub(super) fn at_rest(cx: &Cx) -> String {
    let under = cx.pointer.filter(|_| !cx.keys).map(|at| cx.under(at));
    let over = under.as_ref().and_then(|under| over(cx, under));
    let keys = || super::key_hints::of(cx).filter(|_| cx.keys);
    let text = over.or_else(keys).unwrap_or_else(|| selected(cx));
    match cx.os {
        Os::Mac => text.replace("Ctrl-arrows", "Option-arrows").replace("Ctrl-", "Cmd-"),
        Os::Other => text,
    }
}

/// Why a part of the map stays as it is; `None` where it does not.
pub(super) fn locked(cx: &Cx, part: Part) -> Option<&'static str> {
    match cx.map.head.lock.as_ref().filter(|lock| lock.keeps(part))? {
        Lock::Structure => Some("The structure is locked"),
        Lock::All | Lock::Other(_) => Some("The map is locked"),
    }
}

fn over(cx: &Cx, under: &Under) -> Option<String> {
    let thing = under.thing();
    if let Some(why) = under.part().and_then(|part| locked(cx, part)) {
        let selects = thing.filter(|thing| !cx.selection.has(thing))?;
        let what = match selects {
            Thing::Head => "the map’s title",
            Thing::Stage(_) => "the stage",
            Thing::Step(_) => "the step",
            Thing::Lane(_) => "the lane",
            Thing::Card(_) => "the card",
            Thing::Sentiment { .. } => "the sentiment",
            Thing::Link(_) | Thing::Transition(_) => "the arrow",
        };
        return Some(format!("{why} · click to select {what}"));
    }
    let edge = matches!(under, Under::HeadEdge { .. } | Under::Handle { .. } | Under::Face { .. });
    if !edge && thing.is_some_and(|thing| cx.selection.has(&thing)) {
        return None;
    }
    let text = match under {
        Under::Fold(lane) => {
            return Some(folded(cx, lane).map_or_else(
                || "Click to fold the lane to a strip".to_owned(),
                |words| format!("{words} · click to open"),
            ));
        }
        Under::HeadEdge { .. } => "Drag to change the stage’s width · double click for the usual one",
        Under::EmptyCell { kind: Some(kind), .. } => return Some(format!("Click to add {}", with_article(kind))),
        Under::Cell { kind: Some(kind), .. } => {
            return Some(format!("Double click to add {} · drag a frame to select cards", with_article(kind)));
        }
        Under::Face { empty: true, .. } => {
            "Click to say how the customer feels here, or drag to where the face belongs"
        }
        Under::Face { empty: false, .. } => "Drag up or down · Shift: fine · double click for a quote",
        Under::Card { id, .. } => {
            return Some(format!(
                "Drag to move · double click to edit · {}",
                ties(cx, id).unwrap_or(SEVERAL.to_owned())
            ));
        }
        Under::Head { .. } => "Drag sideways to reorder · double click to rename · its right edge changes the width",
        Under::Step { .. } => "Drag sideways to reorder · double click to rename",
        Under::Lane { .. } => "Drag up or down to reorder · double click to rename",
        Under::Quote { .. } => "Double click to edit the quote",
        Under::Title(_) => "Double click to edit",
        Under::Handle { from: Thing::Card(_) } => "Drag to another card to link the two · L does it by keys",
        Under::Handle { .. } => "Drag to another stage for an arrow, above the stages for an exit · L does it by keys",
        Under::Link(_) | Under::Transition(_) => "Click to select the arrow",
        Under::Chart { .. } => "Click to select the lane",
        Under::EmptyCell { kind: None, .. } | Under::Cell { kind: None, .. } | Under::Nothing => return None,
    };
    Some(text.to_owned())
}

/// "Folded: 3 cards"; `None` where a lane is not folded.
pub(super) fn folded(cx: &Cx, lane: &Id) -> Option<String> {
    let shown = cx.layout.lane(lane)?;
    let cards = || cx.map.cards.iter().filter(|card| card.at.lane == *lane).count();
    let holds = cx.map.lane(lane).is_some_and(|lane| lane.kind.card_kind().is_some());
    matches!(shown.body, LaneBody::Folded)
        .then(|| if holds { format!("Folded: {}", counted(cards(), "card")) } else { "Folded".to_owned() })
}

fn selected(cx: &Cx) -> String {
    let text = match cx.selection.one() {
        None if cx.selection.is_empty() => return nothing(cx).to_owned(),
        None => return several(cx),
        Some(thing) if aim::place(cx.layout, thing).is_none() => {
            return out_of_sight(cx, thing).to_owned();
        }
        Some(Thing::Card(id)) => return card(cx, id),
        Some(Thing::Stage(_) | Thing::Step(_)) => match locked(cx, Part::Stages) {
            Some(why) if locked(cx, Part::Content).is_none() => {
                return format!("{why} · a kind’s key adds a card here · arrows to walk");
            }
            Some(why) => return looks(why),
            None => "Drag sideways to reorder · F2 to rename · a kind’s key adds a card · Delete to remove",
        },
        Some(Thing::Lane(id)) if folded(cx, id).is_some() => {
            return format!("{} · V to open", folded(cx, id).unwrap_or_default());
        }
        Some(Thing::Lane(id)) => match locked(cx, Part::Lanes) {
            Some(why) => return looks(why),
            None if waits_for_a_funnel(cx, id) => {
                "Ctrl-I imports its funnel · F2 to rename · H to hide · Delete to remove"
            }
            None => "Drag up or down to reorder · F2 to rename · H to hide · Delete to remove",
        },
        Some(Thing::Sentiment { persona, at }) => match locked(cx, Part::Content) {
            Some(why) => return looks(why),
            None if cx.map.sentiment(persona, at).is_some_and(|s| s.value.is_some()) => {
                "Drag, or + and − to change · Enter for a quote · 0 to clear"
            }
            None => "+ or − puts a face here · Enter for a quote",
        },
        Some(Thing::Link(_)) => match locked(cx, Part::Content) {
            Some(why) => return format!("{why} · ← and → go to its cards · K to the next arrow"),
            None => "← and → go to its cards · K to the next arrow · Delete to remove",
        },
        Some(Thing::Transition(_)) => match locked(cx, Part::Transitions) {
            Some(why) => return format!("{why} · ← and → go to its stages · K to the next arrow"),
            None => "← and → go to its stages · K to the next arrow · Delete to remove",
        },
        Some(Thing::Head) => match locked(cx, Part::Head) {
            Some(why) => return looks(why),
            None => "Enter to rename the map · its other fields are in the inspector",
        },
    };
    text.to_owned()
}

/// What is left to do with what is locked.
fn looks(why: &str) -> String {
    format!("{why} · arrows to walk · Ctrl-E exports · Unlock is in the Edit menu")
}

fn nothing(cx: &Cx) -> &'static str {
    match (&cx.map.head.lock, cx.map.stages.is_empty(), cx.map.lanes.is_empty()) {
        (Some(Lock::All | Lock::Other(_)), ..) => {
            "The map is locked: look, select and export · Ctrl-wheel zooms · Unlock is in the Edit menu"
        }
        (_, true, true) => "G adds a stage · lanes are in the Insert menu · Ctrl-N starts from a template",
        (_, true, false) => "G adds the first stage, or drag one from the palette",
        (_, false, true) => "A lane says what its cards are: Insert, Lane adds one, or a kind’s key offers it",
        (Some(Lock::Structure), ..) => {
            "The structure is locked · drag a card from the palette or press its key · Ctrl-wheel zooms"
        }
        (None, false, false) => {
            "Drag from the palette or press a kind’s key · drag a frame to select · Ctrl-wheel zooms · Space-drag pans"
        }
    }
}

fn several(cx: &Cx) -> String {
    let words = cx.selection.words();
    let parts = [Part::Stages, Part::Lanes, Part::Transitions, Part::Content];
    let of = |thing: &Thing| match thing {
        Thing::Head => Part::Head,
        Thing::Stage(_) | Thing::Step(_) => Part::Stages,
        Thing::Lane(_) => Part::Lanes,
        Thing::Card(_) | Thing::Sentiment { .. } | Thing::Link(_) => Part::Content,
        Thing::Transition(_) => Part::Transitions,
    };
    let held = parts.into_iter().filter(|part| cx.selection.things().any(|thing| of(thing) == *part));
    match held.filter_map(|part| locked(cx, part)).next() {
        Some(why) => format!("{words} selected · {why} · Esc selects nothing"),
        None => {
            format!(
                "{words} selected · drag to move · the inspector changes all · Shift-click adds or lets go · Delete to remove"
            )
        }
    }
}

/// Of what is selected in the outline and stands on no place of the canvas.
fn out_of_sight(cx: &Cx, thing: &Thing) -> &'static str {
    let lane = thing.lane(cx.map).and_then(|id| cx.map.lane(id));
    if lane.is_some_and(|lane| lane.hidden) {
        "It stands in a hidden lane · Shift-H shows all lanes"
    } else {
        "It is not shown on the canvas now · its fields are in the inspector"
    }
}

fn card(cx: &Cx, id: &Id) -> String {
    if let Some(why) = locked(cx, Part::Content) {
        return looks(why);
    }
    let mut text = "Drag to move · Enter to edit · arrows to walk · Ctrl-arrows to move · Delete to remove".to_owned();
    if cx.map.card(id).is_some_and(|card| card.kind == CardKind::Touchpoint) {
        text.push_str(" · C: moment of truth");
    }
    match cx.layout.ties_at(id).filter(|tie| tie.kind == LinkKind::Answers).count() {
        0 => {}
        1 => text.push_str(" · the linked card stands out"),
        _ => text.push_str(" · linked cards stand out"),
    }
    text
}

/// How several are selected, said where there is nothing more to say.
const SEVERAL: &str = "Shift-click selects several";

/// That arrows are tied to a card that is not selected: those of answers are seen only then.
fn ties(cx: &Cx, id: &Id) -> Option<String> {
    match cx.layout.ties_at(id).filter(|tie| !tie.drawn).count() {
        0 => None,
        1 => Some("click shows its link".to_owned()),
        count => Some(format!("click shows its {count} links")),
    }
}

pub(super) fn waits_for_a_funnel(cx: &Cx, id: &Id) -> bool {
    let lane = cx.map.lane(id).filter(|lane| lane.kind == LaneKind::Funnel);
    lane.is_some_and(|lane| cx.map.funnel(&lane.funnel).is_none())
}

/// A card by its first words: "“Guest checkout”".
pub(in crate::editor) fn called(cx: &Cx, id: &Id) -> String {
    cx.map.card(id).map_or_else(String::new, crate::editor::connect::called)
}
