//! Finding and replacing in the open map.

use super::Editor;
use super::history::Merge;
use super::search::{Find, Like};
use super::selection::Thing;

impl Editor {
    /// The search, open or not.
    pub fn find(&self) -> &Find {
        &self.find
    }

    /// Opens the search; what was looked for before is looked for again.
    pub(super) fn open_find(&mut self, replacing: bool) {
        let origin = self.selection.lead().cloned();
        self.find.begin(origin);
        self.find.open = true;
        self.find.replacing |= replacing;
        self.find.asked += 1;
        self.seek();
    }

    /// Shows or hides the line to replace in.
    pub fn set_replacing(&mut self, on: bool) {
        self.find.replacing = on;
    }

    /// Closes the search; the current hit stays selected.
    pub fn close_find(&mut self) {
        self.find.open = false;
        self.find.replacing = false;
    }

    /// Looks for something; the first hit is selected and shown.
    pub fn look_for(&mut self, query: &str, like: Like) {
        self.find.look_for(query, like);
        self.seek();
        self.show_hit();
    }

    pub fn set_replacement(&mut self, text: &str) {
        self.find.set_replacement(text);
    }

    /// Goes to the next hit or the one before; with nothing to look for the search opens.
    pub(super) fn find_step(&mut self, forward: bool) {
        if self.find.query().is_empty() {
            self.open_find(false);
            return;
        }
        self.seek();
        // A search that is closed goes on from what is selected now.
        let here = self.find.current().and_then(|(_, hit)| hit.thing.clone());
        let shown = here.is_some_and(|thing| self.selection.has(&thing));
        if shown || self.find.open {
            self.find.step(forward);
        }
        self.show_hit();
        if !self.find.open {
            let text = match self.find.current() {
                Some((number, _)) => format!("“{}”: {number} of {}", self.find.query(), self.find.hits().len()),
                None => format!("“{}” is nowhere on the map", self.find.query()),
            };
            self.say(&text);
        }
    }

    /// Replaces the current hit and goes to the next.
    pub fn replace_one(&mut self) {
        self.commit_text();
        self.seek();
        let Some((_, hit)) = self.find.current() else { return };
        let hit = hit.clone();
        match self.find.replace_current(&self.map) {
            Some(edit) => {
                if let Err(refusal) = self.apply("Replace text", edit, Merge::Never) {
                    self.refuse(&refusal);
                    return;
                }
                self.history.seal();
                self.seek();
                self.find.pass(&hit);
            }
            None => {
                self.say("A stage or step keeps a name");
                self.find.step(true);
            }
        }
        self.show_hit();
    }

    /// Replaces every hit, as one entry of the history, and says how many.
    pub fn replace_all(&mut self) {
        self.commit_text();
        self.seek();
        let replaced = self.find.replace_all(&self.map);
        if replaced.count == 0 && replaced.kept == 0 {
            return;
        }
        self.history.seal();
        if let Err(refusal) = self.apply("Replace all", replaced.edit, Merge::Never) {
            self.refuse(&refusal);
            return;
        }
        self.history.seal();
        let mut text = match replaced.count {
            1 => "1 replaced".to_owned(),
            count => format!("{count} replaced"),
        };
        match replaced.kept {
            0 => {}
            1 => text.push_str("; 1 name of a stage or step would be gone and was kept"),
            kept => text.push_str(&format!("; {kept} names of stages or steps would be gone and were kept")),
        }
        self.say_undoable(&text);
        self.seek();
    }

    /// Seeks what is looked for in the map as it is now.
    pub fn seek(&mut self) {
        self.find.follow(&self.map, self.history.state());
    }

    /// Selects and shows what has the current hit.
    fn show_hit(&mut self) {
        let Some((_, hit)) = self.find.current() else { return };
        let Some(thing) = hit.thing.clone() else { return };
        self.select(Some(thing.clone()));
        self.unfold_for(&thing);
        self.refresh();
        self.reveal(&thing);
    }

    /// The name of the hidden lane that the current hit is in.
    pub fn hit_hidden_in(&self) -> Option<(Thing, String)> {
        let (_, hit) = self.find.current()?;
        let thing = hit.thing.clone()?;
        let lane = self.hiding(&thing)?.label().to_owned();
        Some((thing, lane))
    }

    /// Shows the lane that hides the current hit.
    pub fn show_hidden_hit(&mut self) {
        let Some((_, hit)) = self.find.current() else { return };
        let Some(thing) = hit.thing.clone() else { return };
        if let Some(lane) = self.hiding(&thing).map(|lane| lane.id.clone()) {
            self.unhide(&lane, thing);
        }
    }
}
