//! What keys would do while nothing is going on, for the status bar while it is keys that are used.

use super::Cx;
use super::hints::{folded, locked, waits_for_a_funnel};
use crate::editor::aim;
use crate::editor::selection::Thing;
use crate::map::{CardKind, Id, Part};

/// The keys for what is selected; `None` where mouse and keyboard are told the same: of what is locked, folded or out of
/// sight, of arrows, and of a map without anything.
pub(super) fn of(cx: &Cx) -> Option<String> {
    let part = |part: Part| locked(cx, part).is_none();
    let text = match cx.selection.one() {
        None if !cx.selection.is_empty() => {
            let words = cx.selection.words();
            let free = [Part::Stages, Part::Lanes, Part::Content].into_iter().all(part);
            let text = "Ctrl-arrows: move · Shift-arrows: select more · Delete: remove · Shift-F10: menu · Esc: none";
            return free.then(|| format!("{words} selected · {text}"));
        }
        None => {
            let empty = cx.map.stages.is_empty() || cx.map.lanes.is_empty();
            let text = "Arrows select · T: touchpoint, M: motive, P: pain point · Ctrl-K: any command · F6: next part · ?: keys";
            (part(Part::Stages) && !empty).then_some(text)?
        }
        Some(thing) if aim::place(cx.layout, thing).is_none() => return None,
        Some(Thing::Card(id)) => return part(Part::Content).then(|| card(cx, id)),
        Some(Thing::Stage(_)) if part(Part::Stages) => {
            "F2: rename · arrows: walk · Ctrl-arrows: move · a kind’s key adds a card · L: arrow · Z: alone · Delete: remove"
        }
        Some(Thing::Step(_)) if part(Part::Stages) => {
            "F2: rename · arrows: walk · Ctrl-arrows: move · a kind’s key adds a card · L: arrow · Delete: remove"
        }
        Some(Thing::Lane(id)) if folded(cx, id).is_some() => return None,
        Some(Thing::Lane(id)) if part(Part::Lanes) && waits_for_a_funnel(cx, id) => {
            "Ctrl-I: import its funnel · F2: rename · Ctrl-arrows: move · V: fold · H: hide · Delete: remove"
        }
        Some(Thing::Lane(_)) if part(Part::Lanes) => {
            "F2: rename · arrows: walk · Ctrl-arrows: move · V: fold · H: hide · Delete: remove"
        }
        Some(Thing::Sentiment { persona, at }) if part(Part::Content) => {
            match cx.map.sentiment(persona, at).and_then(|sentiment| sentiment.value) {
                Some(_) => "+ and −: better and worse · Enter: a quote · 0: clear · arrows: walk",
                None => "+ or −: a face here · Enter: a quote · arrows: walk",
            }
        }
        Some(Thing::Head) if part(Part::Head) => "Enter: rename the map · arrows: on to the stages · F6: next part",
        Some(_) => return None,
    };
    Some(text.to_owned())
}

fn card(cx: &Cx, id: &Id) -> String {
    let mut text = "Enter: edit · arrows: walk · Ctrl-arrows: move · L: link · Delete: remove".to_owned();
    let links = cx.layout.ties_at(id).count();
    let touchpoint = cx.map.card(id).is_some_and(|card| card.kind == CardKind::Touchpoint);
    if links > 0 {
        text.push_str(" · K: its arrows");
    }
    text.push_str(if touchpoint { " · C: moment of truth" } else { " · Shift-F10: menu" });
    text
}
