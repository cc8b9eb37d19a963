//! The session itself: opening, changing, taking back, selecting.

use std::borrow::Cow;

use super::command::Command;
use super::history::{History, Merge};
use super::selection::{Selection, Thing};
use super::shown::Shown;
use super::toast::{Offer, Toast, Toasts};
use super::tools::State;
use super::{Camera, EditingText, Editor, Mods, Os, RoomSize, Scribe};
use crate::layout::{Fonts, Metrics};
use crate::map::{Edit, Entropy, FORMAT, Funnel, Map, Refusal};

impl Editor {
    /// Opens a map that is as its file says. New ids come from `entropy`.
    pub fn new(map: Map, mut fonts: Fonts, metrics: Metrics, entropy: Box<dyn Entropy>) -> Self {
        let history = History::of(&map);
        let shown = Shown::new(&map, history.state(), &mut fonts, &metrics);
        let mut editor = Self {
            map,
            history,
            selection: Selection::none(),
            focus: None,
            anchor: None,
            camera: Camera::default(),
            flight: None,
            motion: false,
            spotlight: None,
            toasts: Toasts::default(),
            announcement: super::Announcement::default(),
            selection_said: (0, 0),
            state: State::default(),
            shown,
            fonts,
            enlarged: metrics.clone(),
            metrics,
            room: RoomSize::default(),
            find: super::Find::default(),
            pointing: super::numbers::Pointing::default(),
            aimed: None,
            folded: Vec::new(),
            answers: false,
            pointer: None,
            mods: Mods::NONE,
            button: None,
            last_press: None,
            space: false,
            keyboard: false,
            keyed: None,
            scrolled_from: None,
            unheard: None,
            entropy,
            scribe: Scribe::default(),
            os: Os::HERE,
            now: 0.0,
        };
        editor.refresh();
        editor
    }

    /// The map as it is; see [`Editor::open_map`] for the one with the text being typed.
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The map with the text of an open field and of the scribe line, for the recovery copy.
    pub fn open_map(&self) -> Cow<'_, Map> {
        let typed = self.editing().and_then(|editing| editing.typed_into(&self.map));
        let typed = typed.map_or(Cow::Borrowed(&self.map), Cow::Owned);
        match self.drafted(&typed) {
            Some(drafted) => Cow::Owned(drafted),
            None => typed,
        }
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether there are changes that are not saved, an open field's text included.
    pub fn dirty(&self) -> bool {
        self.history.dirty() || self.editing().is_some_and(EditingText::changed)
    }

    /// Names the map's present state, for [`Editor::mark_saved`] after a save that took its time.
    pub fn state(&self) -> u64 {
        self.history.state()
    }

    /// Says that this state is on the disk now.
    pub fn mark_saved(&mut self, state: u64) {
        self.history.mark_saved(state);
    }

    /// Says that what is open is not on the disk: a recovered map.
    pub fn mark_unsaved(&mut self) {
        self.history.mark_unsaved();
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects one thing, or nothing; a text open in place is committed.
    pub fn select(&mut self, thing: Option<Thing>) {
        self.commit_text();
        self.history.seal();
        self.set_selection(thing);
    }

    /// Selects these things; a text open in place is committed.
    pub fn select_all(&mut self, things: Selection) {
        self.commit_text();
        self.history.seal();
        self.focus = things.lead().cloned();
        self.aimed = None;
        self.selection = things;
        self.selection.retain(&self.map);
        self.scribe.lead_there();
        self.follow_spotlight();
    }

    /// Selects a thing as well, or no longer.
    pub fn toggle(&mut self, thing: Thing) {
        let mut things = self.selection.clone();
        things.toggle(thing.clone());
        self.select_all(things);
        self.focus = Some(thing).filter(|thing| thing.exists(&self.map));
    }

    pub(super) fn set_selection(&mut self, thing: Option<Thing>) {
        self.focus = thing.clone().filter(|thing| thing.exists(&self.map));
        self.aimed = None;
        self.selection = thing.map_or_else(Selection::none, Selection::of);
        self.selection.retain(&self.map);
        self.scribe.lead_there();
        self.follow_spotlight();
    }

    /// What the keyboard is on.
    pub fn focus(&self) -> Option<&Thing> {
        self.focus.as_ref()
    }

    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// For scroll bars and the size of the canvas. Takes the camera over from a flight.
    pub fn camera_mut(&mut self) -> &mut Camera {
        self.stop_flight();
        &mut self.camera
    }

    pub fn os(&self) -> Os {
        self.os
    }

    /// Makes one change as an entry of the history; the way for inspector, panels and imports.
    ///
    /// # Errors
    /// The map's [`Refusal`]; nothing is changed then.
    pub fn apply(&mut self, label: &str, edit: Edit, merge: Merge) -> Result<(), Refusal> {
        let after = self.selection.clone();
        self.apply_selecting(label, edit, merge, after)
    }

    /// Makes one change and selects something as part of it.
    pub(super) fn apply_selecting(
        &mut self,
        label: &str,
        edit: Edit,
        merge: Merge,
        after: Selection,
    ) -> Result<(), Refusal> {
        self.allows(&edit)?;
        // What a field changes letter by letter is read as it is typed, and a toast tells what is gone.
        let told = matches!(merge, Merge::Never) && !label.starts_with("Delete");
        let selection = (self.selection.clone(), after.clone());
        let changed = self.history.apply(&mut self.map, label, edit, merge, selection)?;
        self.selection = after;
        if changed {
            self.settle();
            if told {
                self.announce_change(label);
            }
        }
        Ok(())
    }

    /// Whether the map is of a later format: what this version does not know could be lost by changing it.
    pub fn only_to_look_at(&self) -> bool {
        self.map.format > FORMAT
    }

    /// Makes one change; a refusal becomes a toast. Returns whether it was made.
    pub(super) fn attempt(&mut self, label: &str, edit: Result<Edit, Refusal>, select: Option<Selection>) -> bool {
        let after = select.unwrap_or_else(|| self.selection.clone());
        let made = edit.and_then(|edit| self.apply_selecting(label, edit, Merge::Never, after));
        if let Err(refusal) = &made {
            self.refuse(refusal);
        }
        made.is_ok()
    }

    /// Ends a run of merged edits; the inspector says so when a field loses the keyboard.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes the last entry back; a text open in place is committed first, and is that entry then.
    pub fn undo(&mut self) {
        self.commit_text();
        self.cancel();
        if let Some(refusal) = self.locked(&Command::Undo) {
            return self.refuse(&refusal);
        }
        if let Some(entry) = self.history.undo(&mut self.map) {
            let (selection, said) = (entry.selection.0.clone(), format!("Took back: {}", entry.label));
            self.turned(selection, said);
        }
    }

    /// Does the entry taken back last again.
    pub fn redo(&mut self) {
        self.commit_text();
        self.cancel();
        if let Some(refusal) = self.locked(&Command::Redo) {
            return self.refuse(&refusal);
        }
        if let Some(entry) = self.history.redo(&mut self.map) {
            let (selection, said) = (entry.selection.1.clone(), format!("Did again: {}", entry.label));
            self.turned(selection, said);
        }
    }

    /// Selects what was selected at another state of the map; the scribe line stays where it is.
    fn turned(&mut self, selection: Selection, said: String) {
        self.toasts.clear();
        self.keep_place(|editor| {
            editor.selection = selection;
            editor.focus = editor.selection.lead().cloned();
            editor.settle();
        });
        self.announce(said);
    }

    /// What has to hold after every change of the map.
    pub(super) fn settle(&mut self) {
        self.selection.retain(&self.map);
        if self.editing().is_some_and(|editing| self.map.text_at(&editing.target.at()).is_none()) {
            self.state = State::default();
        }
        // A gesture stands on the map it began with: what else changes it, a toast's offer or a panel, ends it.
        let loose = match &self.state {
            State::ChoosingTarget(choosing) => !choosing.from().exists(&self.map),
            _ => self.busy(),
        };
        if loose {
            self.state = State::default();
        }
        if !self.focus.as_ref().is_some_and(|thing| thing.exists(&self.map)) {
            self.focus = self.selection.lead().cloned();
        }
        self.toasts.expire(self.now, self.history.state());
        self.refresh();
        self.follow_spotlight();
    }

    /// Tells the time, in seconds from any beginning; toasts go by it.
    pub fn tick(&mut self, now: f64) {
        self.now = now;
        self.toasts.expire(now, self.history.state());
    }

    pub(super) fn toasts_expiry(&self) -> Option<f64> {
        self.toasts.next_expiry()
    }

    /// The time of the last input, in seconds from any beginning.
    pub fn now(&self) -> f64 {
        self.now
    }

    pub fn toasts(&self) -> &[Toast] {
        self.toasts.list()
    }

    /// Shows a short message.
    pub fn say(&mut self, text: &str) {
        self.toasts.push(text.to_owned(), None, self.now);
    }

    /// Takes back the messages whose texts are not true any more.
    pub fn unsay(&mut self, gone: impl Fn(&str) -> bool) {
        self.toasts.drop_texts(gone);
    }

    /// Shows a short message about what was just done, with the way back.
    pub fn say_undoable(&mut self, text: &str) {
        self.offer(text.to_owned(), Offer::Undo { state: self.history.state() });
    }

    /// Says that a funnel is there, with a way back; where steps of it belong to no stage, with a way to add theirs.
    pub fn say_funnel(&mut self, text: &str, funnel: &Funnel) {
        let open = match funnel.steps.len().saturating_sub(funnel.matches.len()) {
            0 => return self.say_undoable(text),
            1 => "1 step has no stage".to_owned(),
            more => format!("{more} steps have no stage"),
        };
        self.offer(format!("{text}; {open}"), Offer::AddStagesOf(funnel.id.clone()));
    }

    /// Adds a stage for each step of a funnel that belongs to none, as the funnel is matched here, and says so.
    pub fn add_stages_of(&mut self, funnel: &Funnel) {
        if let Some(edit) = self.map.edit_add_stages_of(funnel, &mut *self.entropy)
            && self.attempt("Add stages for funnel steps", Ok(edit), None)
        {
            self.say_undoable("A stage was added for each of them");
        }
    }

    pub(super) fn offer(&mut self, text: String, offer: Offer) {
        self.toasts.push(text, Some(offer), self.now);
    }

    /// Presses a toast's button.
    pub fn accept_toast(&mut self, id: u64) {
        self.commit_text();
        self.unheard = None;
        match self.toasts.take(id) {
            Some(Offer::Undo { state }) if state == self.history.state() => self.undo(),
            Some(Offer::AddLane(kind)) => self.add_lane_with_card(&kind),
            Some(Offer::ShowLane(lane, kind)) => self.show_lane_with_card(&lane, &kind),
            Some(Offer::AddLanes(ids)) => self.add_lanes_for(&ids),
            Some(Offer::AddStage) => self.add_stage(),
            Some(Offer::AddStagesOf(funnel)) => {
                if let Some(funnel) = self.map.funnel(&funnel).cloned() {
                    self.add_stages_of(&funnel);
                }
            }
            Some(Offer::Unlock) => self.turn_lock(None),
            Some(Offer::ShowAnswers) if !self.shows_answers() => self.toggle_answers(),
            Some(Offer::Unhide(lane, thing)) => self.unhide(&lane, thing),
            Some(Offer::Undo { .. } | Offer::ShowAnswers) | None => {}
        }
        self.refresh();
        self.reveal_selected();
    }
}

/// A refusal as a sentence of its own.
pub(super) fn sentence(refusal: &Refusal) -> String {
    let text = refusal.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
