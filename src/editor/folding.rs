//! Lanes folded to a strip. That is how one looks at the map, not what it is: it is neither in the file nor in exports.

use super::Editor;
use super::selection::Thing;
use crate::map::Id;

impl Editor {
    /// The lanes that are strips now.
    pub fn folded(&self) -> &[Id] {
        &self.folded
    }

    /// Folds a lane, or unfolds it.
    pub fn toggle_fold(&mut self, lane: &Id) {
        self.commit_text();
        if self.folded.contains(lane) {
            self.folded.retain(|folded| folded != lane);
        } else {
            self.folded.push(lane.clone());
            if self.selection.lead().is_some_and(|thing| thing.lane(&self.map) == Some(lane)) {
                // What is in it is no longer seen.
                self.set_selection(Some(Thing::Lane(lane.clone())));
            }
        }
        self.refresh();
    }

    pub(super) fn unfold_all(&mut self) {
        self.folded.clear();
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
