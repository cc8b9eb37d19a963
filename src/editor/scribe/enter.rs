//! Enter in the line: a card, a quote or a stage, each one entry of the history.

use crate::editor::Editor;
use crate::editor::clipboard::Draft;
use crate::editor::history::Merge;
use crate::editor::selection::{Selection, Thing};
use crate::interop::{Line, channels};
use crate::map::{Edit, Entropy, Map};

impl Editor {
    /// Puts the line onto the map and empties it. A line that says nothing, or that is refused, stays.
    pub(super) fn enter(&mut self, park: bool) {
        self.commit_text();
        self.cancel();
        if let Some(name) = self.scribe_stage() {
            return self.enter_stage(&name);
        }
        let Some(line) = Line::read(&self.scribe.draft, &self.known_channels()) else { return };
        let Some(spot) = self.scribe_spot() else {
            return self.say("There is no stage yet: type a colon and its name");
        };
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let planned = if park { draft.park(&line, &spot.column) } else { draft.line(&line, &spot) };
        if let Err(refusal) = planned {
            return self.refuse(&refusal);
        }
        let (ids, homeless, quoted) = (draft.ids(), draft.homeless_cards().to_vec(), draft.first_quote());
        let kind = draft.first_kind();
        let edit = match draft.finish() {
            Ok(edit) => edit,
            Err(refusal) => return self.refuse(&refusal),
        };
        let select = match quoted {
            Some((persona, at)) => Selection::of(Thing::Sentiment { persona, at }),
            None => Selection::of_cards(ids),
        };
        let label = match kind {
            Some(kind) => format!("Add {}", kind.label().to_lowercase()),
            None => "Add quote".to_owned(),
        };
        self.history.seal();
        self.keep_place(|editor| {
            let made = editor.apply_selecting(&label, edit, Merge::Never, select);
            if editor.said(made) {
                editor.scribe.draft.clear();
                editor.history.seal();
                editor.refresh();
                editor.reveal_selected();
            }
        });
        self.tell_homeless(&homeless);
    }

    fn enter_stage(&mut self, name: &str) {
        if name.is_empty() {
            return;
        }
        let to = match self.stage_named(name).map(|at| self.map.stages[at].id.clone()) {
            Some(there) => there,
            None => {
                let (column, _) = self.scribe_place();
                let here = column.and_then(|id| self.map.stage_of(&id)).map(|stage| stage.id.clone());
                let here = here.and_then(|id| self.map.stages.iter().position(|stage| stage.id == id));
                let at = here.map_or(self.map.stages.len(), |at| at + 1);
                let mut draft = Draft::new(&self.map, &mut *self.entropy);
                let planned = draft.stage(name, at).and_then(|id| Ok((id, draft.finish()?)));
                let made = planned.and_then(|(id, edit)| {
                    self.history.seal();
                    let select = Selection::of(Thing::Stage(id.clone()));
                    self.apply_selecting("Add stage", edit, Merge::Never, select).map(|()| id)
                });
                match made {
                    Ok(id) => id,
                    Err(refusal) => return self.refuse(&refusal),
                }
            }
        };
        self.scribe.draft.clear();
        self.history.seal();
        self.refresh();
        let (_, lane) = self.scribe_place();
        // A stage whose cards stand in its steps is its first.
        let column = self.columns().into_iter().find(|id| self.map.stage_of(id).is_some_and(|stage| stage.id == to));
        (self.scribe.column, self.scribe.lane) = (column, lane);
        self.light_scribe();
        self.scribe.followed = self.selection.clone();
        self.reveal(&Thing::Stage(to));
        self.reveal_scribe();
    }

    /// Puts what is left in the line onto the map, as somebody wished who closes it; whether nothing is left.
    pub fn settle_draft(&mut self) -> bool {
        self.enter(false);
        if let Some(line) = Line::read(&self.scribe.draft, &self.known_channels()).filter(|_| self.columns().is_empty())
        {
            let before = self.history.state();
            self.put_lines(&[line], None);
            if self.history.state() != before {
                self.scribe.draft.clear();
            }
        }
        self.unsaid().is_empty()
    }

    /// The map with what is in the line, for the recovery copy; `None` where the line says nothing.
    pub(in crate::editor) fn drafted(&self, map: &Map) -> Option<Map> {
        let line = Line::read(&self.scribe.draft, &channels(map)).filter(|_| self.scribe_stage().is_none())?;
        let spot = self.scribe_spot()?;
        let mut bits = Bits(rustc_hash::FxHasher::default(), line.text.clone());
        let edit: Edit = {
            let mut draft = Draft::new(map, &mut bits);
            draft.line(&line, &spot).ok()?;
            draft.finish().ok()?
        };
        let mut map = map.clone();
        map.apply(edit).ok()?;
        Some(map)
    }
}

/// Bits that go by a text: a copy of the map needs ids that are new, and none of the editor's own.
struct Bits(rustc_hash::FxHasher, String);

impl Entropy for Bits {
    fn bits(&mut self) -> u64 {
        use std::hash::{Hash, Hasher};
        self.1.hash(&mut self.0);
        self.0.finish()
    }
}
