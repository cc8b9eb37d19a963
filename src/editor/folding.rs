//! Lanes folded to a strip. That is how one looks at the map, not what it is: it is neither in the file nor in exports.

use rustc_hash::FxHashSet;

use super::Editor;
use super::selection::{Selection, Thing};
use crate::map::{Id, Lane};

impl Editor {
    /// The lanes that are strips now.
    pub fn folded(&self) -> &[Id] {
        &self.folded
    }

    /// Folds a lane, or unfolds it.
    pub fn toggle_fold(&mut self, lane: &Id) {
        self.commit_text();
        let folded = self.folded.contains(lane);
        if folded {
            self.folded.retain(|folded| folded != lane);
        } else {
            self.folded.push(lane.clone());
            self.deselect_inside(lane);
        }
        self.refresh();
        let name = self.map.lane(lane).map_or("", Lane::label);
        self.announce(format!("{} lane {name}", if folded { "Unfolded" } else { "Folded" }));
    }

    /// What is in a folded lane is no longer seen, and so not selected either; the lane is, where nothing else is.
    fn deselect_inside(&mut self, lane: &Id) {
        let inside: FxHashSet<&Id> =
            self.map.cards.iter().filter(|card| card.at.lane == *lane).map(|card| &card.id).collect();
        let gone = |thing: &Thing| match thing {
            Thing::Card(id) => inside.contains(id),
            Thing::Lane(_) => false,
            other => other.lane(&self.map) == Some(lane),
        };
        let left: Selection = self.selection.things().filter(|thing| !gone(thing)).cloned().collect();
        if left.is_empty() && !self.selection.is_empty() {
            self.set_selection(Some(Thing::Lane(lane.clone())));
        } else if left.len() < self.selection.len() {
            self.select_all(left);
        }
    }

    pub(super) fn unfold_all(&mut self) {
        self.folded.clear();
        self.refresh();
        self.announce("All lanes unfolded".to_owned());
    }

    /// Unfolds the lanes that anything selected stands in.
    pub(super) fn unfold_for_selected(&mut self) {
        if self.folded.is_empty() {
            return;
        }
        let cards: FxHashSet<&Id> = self.selection.cards().collect();
        let lanes = self.map.cards.iter().filter(|card| cards.contains(&card.id)).map(|card| &card.at.lane);
        let others = self.selection.things().filter(|thing| !matches!(thing, Thing::Card(_) | Thing::Lane(_)));
        let lanes: FxHashSet<&Id> = lanes.chain(others.filter_map(|thing| thing.lane(&self.map))).collect();
        self.folded.retain(|folded| !lanes.contains(folded));
        self.refresh();
    }

    /// Unfolds the lane a thing stands in, so that it can be seen.
    pub(super) fn unfold_for(&mut self, thing: &Thing) {
        if self.folded.is_empty() || matches!(thing, Thing::Lane(_)) {
            return;
        }
        let Some(lane) = thing.lane(&self.map).cloned() else { return };
        if self.folded.contains(&lane) {
            self.folded.retain(|folded| *folded != lane);
            self.refresh();
        }
    }
}
