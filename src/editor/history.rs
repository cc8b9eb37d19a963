//! Undo and redo: labelled entries, exact, bounded by memory.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::selection::Selection;
use super::weight::weight;
use crate::layout::Touched;
use crate::map::{Change, Edit, Id, Lock, Map, Record, Refusal};

/// Whether an edit joins the entry before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// An entry of its own.
    #[default]
    Never,
    /// Joins the entry before it if that one names the same field.
    Field(String),
}

impl Merge {
    /// Successive changes of one field of one thing are one entry.
    pub fn field(of: &Id, name: &str) -> Self {
        Self::Field(format!("{of}/{name}"))
    }
}

/// One thing that was done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// "Move card", "Rename stage", "Delete Purchase".
    pub label: String,
    /// What was selected before and after it.
    pub selection: (Selection, Selection),
    /// Takes it back (in the undo list), or does it again (in the redo list).
    edit: Edit,
    merge: Merge,
    /// The states of the map before and after it.
    states: (u64, u64),
    bytes: usize,
}

/// What was done and can be taken back. The oldest entries go when the bound of memory is reached; the newest stays.
#[derive(Clone, Debug)]
pub struct History {
    undo: VecDeque<Entry>,
    redo: Vec<Entry>,
    /// Of all entries, estimated.
    bytes: usize,
    bound: usize,
    /// Names the map's present state but for its lock; a name is never given twice.
    state: u64,
    next: u64,
    /// Names the map's lock, which is no part of any entry: see [`History::turn_lock`].
    lock: u64,
    saved: Option<u64>,
    sealed: bool,
    /// What the changes made since somebody asked last touch.
    touched: Touched,
}

/// Bound of memory for a history, in bytes.
pub const BOUND: usize = 64 << 20;

impl Default for History {
    fn default() -> Self {
        Self::new(BOUND)
    }
}

impl History {
    /// An empty history of a saved map, of at most `bound` bytes.
    pub fn new(bound: usize) -> Self {
        Self {
            undo: VecDeque::new(),
            redo: Vec::new(),
            bytes: 0,
            bound,
            state: 0,
            next: 1,
            lock: 0,
            saved: Some(0),
            sealed: true,
            touched: Touched::default(),
        }
    }

    /// An empty history of this map as it was saved.
    pub fn of(map: &Map) -> Self {
        let lock = name_of(map.head.lock.as_ref());
        Self { lock, saved: Some(lock), ..Self::default() }
    }

    /// Puts a lock on the map, or takes it off. That is a switch and no entry, so that undo never opens a locked map:
    /// what was done before the lock can be taken back once it is off. Returns whether anything changed.
    ///
    /// # Errors
    /// The map's [`Refusal`]; nothing is changed then.
    pub fn turn_lock(&mut self, map: &mut Map, lock: Option<Lock>) -> Result<bool, Refusal> {
        if map.head.lock == lock {
            return Ok(false);
        }
        self.lock = name_of(lock.as_ref());
        self.sealed = true;
        map.apply(map.edit_head(|head| head.lock = lock))?;
        Ok(true)
    }

    /// Applies an edit to the map and keeps its inverse. Returns whether anything changed: an edit that leaves the
    /// map as it was makes no entry.
    ///
    /// # Errors
    /// The map's [`Refusal`]; map and history are then unchanged.
    pub fn apply(
        &mut self,
        map: &mut Map,
        label: &str,
        edit: Edit,
        merge: Merge,
        selection: (Selection, Selection),
    ) -> Result<bool, Refusal> {
        if edit.is_empty() {
            return Ok(false);
        }
        let inverse = map.apply(edit.clone())?;
        if undoes_itself(&edit, &inverse) {
            return Ok(false);
        }
        self.touched.add(&edit);
        self.forget_redo();
        let state = self.fresh_state();
        let joins = !self.sealed
            && merge != Merge::Never
            && self.undo.back().is_some_and(|last| last.merge == merge && last.states.1 == self.state);
        match self.undo.back_mut().filter(|_| joins) {
            Some(last) => {
                self.bytes -= last.bytes;
                let first = std::mem::replace(&mut last.edit, Edit::All(Vec::new()));
                last.edit = join(first, inverse);
                last.bytes = weight(&last.edit);
                last.states.1 = state;
                last.selection.1 = selection.1;
                self.bytes += last.bytes;
            }
            None => {
                let bytes = weight(&inverse);
                let states = (self.state, state);
                self.bytes += bytes;
                self.undo.push_back(Entry { label: label.to_owned(), selection, edit: inverse, merge, states, bytes });
            }
        }
        self.state = state;
        self.sealed = false;
        self.shrink();
        Ok(true)
    }

    /// Takes the last entry back; `None` where there is none.
    pub fn undo(&mut self, map: &mut Map) -> Option<&Entry> {
        let entry = self.undo.pop_back()?;
        let turned = self.turn(map, entry)?;
        self.state = turned.states.0;
        self.redo.push(turned);
        self.redo.last()
    }

    /// Does the entry that was taken back last again; `None` where there is none.
    pub fn redo(&mut self, map: &mut Map) -> Option<&Entry> {
        let entry = self.redo.pop()?;
        let turned = self.turn(map, entry)?;
        self.state = turned.states.1;
        self.undo.push_back(turned);
        self.undo.back()
    }

    /// Takes the last entry back as if it had never been: there is no redo for it.
    pub fn revoke(&mut self, map: &mut Map) -> Option<Entry> {
        self.undo(map)?;
        let entry = self.redo.pop()?;
        self.bytes -= entry.bytes;
        Some(entry)
    }

    fn turn(&mut self, map: &mut Map, mut entry: Entry) -> Option<Entry> {
        self.sealed = true;
        self.bytes -= entry.bytes;
        self.touched.add(&entry.edit);
        let Ok(edit) = map.revert(entry.edit) else {
            debug_assert!(false, "an entry of the history did not fit its state");
            self.forget();
            return None;
        };
        entry.bytes = weight(&edit);
        entry.edit = edit;
        self.bytes += entry.bytes;
        Some(entry)
    }

    /// What all changes touch that were made, taken back or done again since this was asked last.
    pub(super) fn take_touched(&mut self) -> Touched {
        std::mem::take(&mut self.touched)
    }

    fn fresh_state(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn forget_redo(&mut self) {
        self.bytes -= self.redo.drain(..).map(|entry| entry.bytes).sum::<usize>();
    }

    /// Empties both lists; what is saved stays so.
    fn forget(&mut self) {
        self.undo.clear();
        self.redo.clear();
        self.bytes = 0;
        self.state = self.fresh_state();
    }

    fn shrink(&mut self) {
        while self.bytes > self.bound && self.undo.len() > 1 {
            let Some(oldest) = self.undo.pop_front() else { return };
            self.bytes -= oldest.bytes;
        }
    }

    /// Ends a run of merged edits: the next edit makes an entry of its own.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// What undo would do to the map.
    pub(super) fn undoes(&self) -> Option<&Edit> {
        self.undo.back().map(|entry| &entry.edit)
    }

    /// What redo would do to the map.
    pub(super) fn redoes(&self) -> Option<&Edit> {
        self.redo.last().map(|entry| &entry.edit)
    }

    /// The label of what undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.back().map(|entry| entry.label.as_str())
    }

    /// The label of what redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|entry| entry.label.as_str())
    }

    /// How many entries can be taken back, and how many done again.
    pub fn len(&self) -> (usize, usize) {
        (self.undo.len(), self.redo.len())
    }

    /// Whether there is nothing to take back and nothing to do again.
    pub fn is_empty(&self) -> bool {
        self.undo.is_empty() && self.redo.is_empty()
    }

    /// The estimated memory of all entries, in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Names the map's present state: equal again after undo and redo, never equal for two different states.
    pub fn state(&self) -> u64 {
        self.state * LOCKS + self.lock
    }

    /// Whether the map differs from what was saved last.
    pub fn dirty(&self) -> bool {
        self.saved != Some(self.state())
    }

    /// Says that this state (see [`History::state`]) is on the disk now.
    pub fn mark_saved(&mut self, state: u64) {
        self.saved = Some(state);
        self.sealed = true;
    }

    /// Says that no state of this session is on the disk: a recovered map, or a new one with content.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }
}

/// How many names a lock may have.
const LOCKS: u64 = 4;

fn name_of(lock: Option<&Lock>) -> u64 {
    match lock {
        None => 0,
        Some(Lock::Structure) => 1,
        Some(Lock::All) => 2,
        // Only a file puts such a lock on, so there is never a second one.
        Some(Lock::Other(_)) => 3,
    }
}

/// The inverse of two edits made one after the other, from the inverses of both.
fn join(first: Edit, second: Edit) -> Edit {
    if covers(&first, &second) { first } else { Edit::All(vec![second, first]) }
}

/// Whether taking back `first` alone leads to the same map: `second` only restores what `first` restores anyway.
fn covers(first: &Edit, second: &Edit) -> bool {
    fn records<R: Record>(first: &Change<R>, second: &Change<R>) -> bool {
        let Change::Set(set) = second else { return false };
        let restored: FxHashSet<R::Key> = match first {
            Change::Set(old) => old.iter().map(Record::key).collect(),
            Change::Remove(keys) => keys.iter().cloned().collect(),
            Change::Insert(_) | Change::Move(_) => return false,
        };
        set.iter().all(|record| restored.contains(&record.key()))
    }
    match (first, second) {
        (Edit::Head(_), Edit::Head(_)) => true,
        (Edit::Persona(a), Edit::Persona(b)) => records(a, b),
        (Edit::Stage(a), Edit::Stage(b)) => records(a, b),
        (Edit::Lane(a), Edit::Lane(b)) => records(a, b),
        (Edit::Card(a), Edit::Card(b)) => records(a, b),
        (Edit::Sentiment(a), Edit::Sentiment(b)) => records(a, b),
        (Edit::Link(a), Edit::Link(b)) => records(a, b),
        (Edit::Transition(a), Edit::Transition(b)) => records(a, b),
        (Edit::Metric(a), Edit::Metric(b)) => records(a, b),
        (Edit::Funnel(a), Edit::Funnel(b)) => records(a, b),
        (Edit::All(a), b) if a.len() == 1 => covers(&a[0], b),
        (a, Edit::All(b)) if b.len() == 1 => covers(a, &b[0]),
        _ => false,
    }
}

/// Whether an edit and its inverse are the same, so that nothing was changed.
fn undoes_itself(edit: &Edit, inverse: &Edit) -> bool {
    match (edit, inverse) {
        (Edit::All(edits), Edit::All(back)) => {
            edits.len() == back.len() && edits.iter().zip(back.iter().rev()).all(|(e, b)| undoes_itself(e, b))
        }
        _ => edit == inverse,
    }
}
