//! What is said to whoever does not see the map: what a command did, and where the thing is now.

use super::Editor;
use super::selection::Thing;
use crate::map::{Id, Lane, Link, Numbers};

/// The words said last, and how many were said before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    pub count: u64,
    pub text: String,
}

impl Editor {
    /// What was said last: "Moved Checkout to Purchase, Touchpoints, 2 of 3".
    pub fn announcement(&self) -> &Announcement {
        &self.announcement
    }

    /// What was said last has been heard.
    pub fn hush(&mut self) {
        self.announcement.text.clear();
    }

    /// Says how many things are selected, once that changed by a gesture or a key that said nothing else. The window asks
    /// once a frame.
    pub fn announce_selection(&mut self) {
        let now = (self.selection.len(), self.announcement.count);
        let before = std::mem::replace(&mut self.selection_said, now);
        if now.0 > 1 && now.0 != before.0 && now.1 == before.1 {
            self.announce(format!("{} selected", self.selection.words()));
            self.selection_said.1 = self.announcement.count;
        }
    }

    pub(super) fn announce(&mut self, text: String) {
        self.announcement = Announcement { count: self.announcement.count + 1, text };
    }

    /// Says what was changed by something that is not read as it is typed: a list or a button of a panel.
    pub fn announce_field(&mut self, label: &str) {
        self.announce(past(label));
    }

    /// Says a change of this label, about what is selected now.
    pub(super) fn announce_change(&mut self, label: &str) {
        let done = past(label);
        let text = match self.selection.one() {
            // What a panel did to the map as a whole.
            Some(Thing::Head) => done,
            Some(thing) => {
                let (name, place) = self.whereabouts(thing);
                match place {
                    Some(place) if label.starts_with("Move") => format!("Moved {name} to {place}"),
                    Some(place) => format!("{done}: {name}, {place}"),
                    None => format!("{done}: {name}"),
                }
            }
            None if self.selection.len() > 1 => {
                let words = self.selection.words();
                let place = self.shared_place().filter(|_| label.starts_with("Move") && done.ends_with(&words));
                match place {
                    Some(place) => format!("{done} to {place}"),
                    None if done.contains(&words) => done,
                    None => format!("{done}: {words}"),
                }
            }
            None => done,
        };
        self.announce(text);
    }

    /// What the places of the selected cards have in common: "Purchase, Touchpoints", "Purchase" or "Touchpoints".
    fn shared_place(&self) -> Option<String> {
        let map = &self.map;
        let mut cells = self.selection.cards().filter_map(|id| map.card(id)).map(|card| &card.at);
        let first = cells.next()?;
        let (column, lane) = cells.fold((true, true), |(column, lane), at| {
            (column && at.column == first.column, lane && at.lane == first.lane)
        });
        let column = map.column_name(&first.column).filter(|_| column);
        let lane = map.lane(&first.lane).map(Lane::label).filter(|_| lane);
        let place: Vec<&str> = [column, lane].into_iter().flatten().filter(|name| !name.is_empty()).collect();
        (!place.is_empty()).then(|| place.join(", "))
    }

    /// What a thing is called, and where it stands: "Checkout" and "Purchase, Touchpoints, 2 of 3".
    fn whereabouts(&self, thing: &Thing) -> (String, Option<String>) {
        let map = &self.map;
        let named = |text: &str, otherwise: &str| {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if line.is_empty() { otherwise.to_owned() } else { line }
        };
        match thing {
            Thing::Head => (named(&map.head.title, "Map without a title"), None),
            Thing::Stage(id) => {
                let at = map.stages.iter().position(|stage| stage.id == *id);
                let place = at.map(|at| format!("stage {} of {}", at + 1, map.stages.len()));
                (named(map.column_name(id).unwrap_or_default(), "Stage without a name"), place)
            }
            Thing::Step(id) => {
                let stage = map.stage_of(id);
                let place = stage.and_then(|stage| {
                    let at = stage.steps.iter().position(|step| step.id == *id)?;
                    Some(format!("{}, step {} of {}", stage.name, at + 1, stage.steps.len()))
                });
                (named(map.column_name(id).unwrap_or_default(), "Step without a name"), place)
            }
            Thing::Lane(id) => {
                let at = map.lanes.iter().position(|lane| lane.id == *id);
                let place = at.map(|at| format!("lane {} of {}", at + 1, map.lanes.len()));
                (map.lane(id).map_or_else(String::new, |lane| lane.label().to_owned()), place)
            }
            Thing::Card(id) => {
                let Some(card) = map.card(id) else { return (String::new(), None) };
                let column = map.column_name(&card.at.column).unwrap_or_default();
                let lane = map.lane(&card.at.lane).map_or("", Lane::label);
                let at = map.cards_in(&card.at).position(|other| other.id == *id).unwrap_or(0);
                let place = format!("{column}, {lane}, {} of {}", at + 1, map.cards_in(&card.at).count());
                (named(&card.text, "Empty card"), Some(place))
            }
            Thing::Link(id) => {
                let text = |id: &Id| map.card(id).map_or("", |card| card.text.as_str());
                let words = |link: &Link| {
                    let (from, to) = (named(text(&link.from), "an empty card"), named(text(&link.to), "an empty card"));
                    format!("{from} {} {to}", link.kind.label().to_lowercase())
                };
                (map.link(id).map_or_else(String::new, words), None)
            }
            Thing::Transition(id) => {
                (map.transition(id).map_or_else(String::new, |arrow| map.transition_words(arrow)), None)
            }
            Thing::Sentiment { persona, at } => {
                let name = format!("Sentiment at {}", map.column_name(at).unwrap_or_default());
                let value = map.sentiment(persona, at).and_then(|sentiment| sentiment.value);
                let numbers = Numbers::of(&map.head.language);
                (name, Some(value.map_or_else(|| "no value".to_owned(), |value| numbers.signed(value))))
            }
        }
    }
}

/// A label of the history as something done: "Move card" is "Moved card".
fn past(label: &str) -> String {
    let (verb, rest) = label.split_once(' ').map_or((label, ""), |(verb, rest)| (verb, rest));
    let done = match verb {
        "Hide" => "Hid".to_owned(),
        "Split" | "Set" | "Put" | "Cut" => verb.to_owned(),
        _ if verb.ends_with('e') => format!("{verb}d"),
        "Copy" => "Copied".to_owned(),
        _ => format!("{verb}ed"),
    };
    if rest.is_empty() { done } else { format!("{done} {rest}") }
}
