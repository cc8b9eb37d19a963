//! Deleting what is selected: no question beforehand, a way back afterwards.

use super::Editor;
use super::history::Merge;
use super::request::Request;
use super::selection::{Selection, Thing};
use super::toast::Offer;
use crate::map::{Card, Change, Edit, Id, Map, Refusal};

impl Editor {
    /// Deletes what is selected, and shows how to take it back.
    pub(super) fn delete_selected(&mut self) {
        self.remove_selected(false);
    }

    /// Takes what is selected off the map and gives it for the clipboard.
    pub(super) fn cut(&mut self) -> Option<Request> {
        let clip = match self.clip_to_cut()? {
            Ok(clip) => clip,
            Err(text) => {
                self.say(&text);
                return None;
            }
        };
        let state = self.history.state();
        self.remove_selected(true);
        self.refresh();
        // What may not be taken away is not copied either: the refusal was said.
        (self.history.state() != state).then(|| Request::Copy(Box::new(clip)))
    }

    fn remove_selected(&mut self, cut: bool) {
        let Some(lead) = self.selection.lead().cloned() else { return };
        let planned = match self.selection.one() {
            Some(thing) => plan(&self.map, thing),
            None => plan_all(&self.map, &self.selection),
        };
        let Some((mut label, text, edit)) = planned else { return };
        if cut {
            label = label.replacen("Delete", "Cut", 1);
        }
        let next = if self.selection.len() == 1 { self.after(&lead) } else { None };
        let state = self.history.state();
        let after = next.clone().map_or_else(Selection::none, Selection::of);
        match edit.and_then(|edit| self.apply_selecting(&label, edit, Merge::Never, after)) {
            Ok(()) => {
                self.focus = next;
                let now = self.history.state();
                if now != state && !cut {
                    self.offer(text, Offer::Undo { state: now });
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// What is selected once this is gone: its neighbour.
    fn after(&self, thing: &Thing) -> Option<Thing> {
        let neighbour = |ids: Vec<&Id>, id: &Id| {
            let at = ids.iter().position(|other| *other == id)?;
            let next = ids.get(at + 1).or_else(|| ids.get(at.checked_sub(1)?))?;
            Some((*next).clone())
        };
        match thing {
            Thing::Head => None,
            Thing::Stage(id) => neighbour(self.map.stages.iter().map(|s| &s.id).collect(), id).map(Thing::Stage),
            Thing::Lane(id) => neighbour(self.shown_lanes().map(|l| &l.id).collect(), id).map(Thing::Lane),
            Thing::Step(id) => self.map.stage_of(id).map(|stage| Thing::Stage(stage.id.clone())),
            Thing::Card(id) => {
                let card = self.map.card(id)?;
                let cards = self.map.cards_in(&card.at).map(|card| &card.id).collect();
                neighbour(cards, id).map(Thing::Card).or_else(|| {
                    let stage = self.map.stage_of(&card.at.column)?;
                    Some(Thing::Stage(stage.id.clone()))
                })
            }
            Thing::Sentiment { .. } => Some(thing.clone()),
            Thing::Link(_) | Thing::Transition(_) => self.start_of(thing),
        }
    }
}

/// The entry's label, the toast's text and the edit.
fn plan(map: &Map, thing: &Thing) -> Option<(String, String, Result<Edit, Refusal>)> {
    match thing {
        Thing::Head => None,
        Thing::Stage(id) => {
            let stage = map.stage(id)?;
            let inside = |card: &&Card| map.stage_of(&card.at.column).is_some_and(|s| s.id == *id);
            let cards = map.cards.iter().filter(inside).count();
            Some((format!("Delete {}", stage.name), gone(&stage.name, cards), map.edit_delete_stage(id)))
        }
        Thing::Step(id) => {
            let name = map.column_name(id)?;
            let cards = map.cards.iter().filter(|card| card.at.column == *id).count();
            Some((format!("Delete {name}"), gone(name, cards), map.edit_delete_step(id)))
        }
        Thing::Lane(id) => {
            let name = map.lane(id)?.label();
            let cards = map.cards.iter().filter(|card| card.at.lane == *id).count();
            Some((format!("Delete {name}"), gone(name, cards), map.edit_delete_lane(id)))
        }
        Thing::Card(id) => {
            let kind = map.card(id)?.kind.label();
            let edit = map.edit_delete_cards(std::slice::from_ref(id));
            Some((format!("Delete {}", kind.to_lowercase()), format!("{kind} deleted"), Ok(edit)))
        }
        Thing::Link(id) => {
            let edit = Edit::Link(Change::Remove(vec![map.link(id)?.id.clone()]));
            Some(("Delete link".to_owned(), "Link deleted".to_owned(), Ok(edit)))
        }
        Thing::Transition(id) => {
            let kind = map.transition(id)?.kind.word();
            let edit = Edit::Transition(Change::Remove(vec![id.clone()]));
            Some((format!("Delete {}", kind.to_lowercase()), format!("{kind} deleted"), Ok(edit)))
        }
        Thing::Sentiment { persona, at } => {
            map.sentiment(persona, at)?;
            let edit = map.edit_sentiment_with(persona, at, |sentiment| {
                sentiment.value = None;
                sentiment.quote.clear();
            });
            Some(("Delete sentiment".to_owned(), "Sentiment deleted".to_owned(), Ok(edit)))
        }
    }
}

/// The same for several things: what goes with another of them is not deleted twice.
fn plan_all(map: &Map, selection: &Selection) -> Option<(String, String, Result<Edit, Refusal>)> {
    let cards: Vec<Id> = selection.cards().cloned().collect();
    let mut edits = if cards.is_empty() { Vec::new() } else { vec![map.edit_delete_cards(&cards)] };
    let others: Vec<&Thing> = selection.things().filter(|thing| !matches!(thing, Thing::Card(_))).collect();
    if !others.is_empty() {
        // Each is planned on what the ones before it leave.
        let mut left = map.clone();
        if let Err(refusal) = edits.iter().try_for_each(|edit| left.apply(edit.clone()).map(|_| ())) {
            return Some((String::new(), String::new(), Err(refusal)));
        }
        for thing in others {
            let Some((_, _, edit)) = plan(&left, thing).filter(|_| thing.exists(&left)) else { continue };
            match edit.and_then(|edit| left.apply(edit.clone()).map(|_| edit)) {
                Ok(edit) => edits.push(edit),
                Err(refusal) => return Some((String::new(), String::new(), Err(refusal))),
            }
        }
    }
    let words = selection.words();
    (!edits.is_empty()).then(|| (format!("Delete {words}"), format!("{words} deleted"), Ok(Edit::All(edits))))
}

fn gone(name: &str, cards: usize) -> String {
    match cards {
        0 => format!("{name} deleted"),
        1 => format!("{name} deleted with 1 card"),
        n => format!("{name} deleted with {n} cards"),
    }
}
