//! What was typed into a field, to be taken back: the field's own history, none of the map's.

use std::ops::Range;

/// As many changes as are kept.
const MOST: usize = 400;

/// Bytes of all texts that are kept.
const BYTES: usize = 1 << 20;

/// One change of a text: at a place some bytes went, others came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// First byte.
    pub at: usize,
    pub gone: String,
    pub come: String,
}

/// The changes of a text since its field was opened.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the next letter may join the last change.
    open: bool,
}

impl Undo {
    /// Remembers a change; letters of a word typed one after the other become one.
    pub fn push(&mut self, change: Change) {
        self.undone.clear();
        let joined = self.open && self.done.last_mut().is_some_and(|last| join(last, &change));
        if !joined {
            self.done.push(change);
        }
        self.open = true;
        let bytes = |change: &Change| change.gone.len() + change.come.len();
        let mut sum: usize = self.done.iter().map(bytes).sum();
        while self.done.len() > MOST || (sum > BYTES && self.done.len() > 1) {
            sum -= bytes(&self.done.remove(0));
        }
    }

    /// What comes next is a change of its own.
    pub fn seal(&mut self) {
        self.open = false;
    }

    /// Takes the last change out of the text; the bytes to be selected then.
    pub fn undo(&mut self, text: &mut String) -> Option<Range<usize>> {
        let change = self.done.pop()?;
        let range = put(text, change.at, &change.come, &change.gone);
        self.undone.push(change);
        self.open = false;
        range
    }

    /// Puts the change taken out last back in.
    pub fn redo(&mut self, text: &mut String) -> Option<Range<usize>> {
        let change = self.undone.pop()?;
        let range = put(text, change.at, &change.gone, &change.come);
        self.done.push(change);
        self.open = false;
        // After what came, as when it was typed.
        range.map(|range| range.end..range.end)
    }
}

/// Replaces what is at a place, if it is what is expected there.
fn put(text: &mut String, at: usize, old: &str, new: &str) -> Option<Range<usize>> {
    let range = at..at + old.len();
    (text.get(range.clone()) == Some(old)).then(|| text.replace_range(range, new))?;
    Some(at..at + new.len())
}

/// Makes one change of two: letters typed behind each other up to the next word, letters taken away one by one.
fn join(last: &mut Change, next: &Change) -> bool {
    let typed_on = next.gone.is_empty() && next.at == last.at + last.come.len() && !next.come.contains('\n');
    let new_word = last.come.ends_with(char::is_whitespace) && !next.come.starts_with(char::is_whitespace);
    if typed_on && !last.come.is_empty() && !new_word {
        last.come.push_str(&next.come);
        return true;
    }
    let takes_away = last.come.is_empty() && next.come.is_empty();
    if takes_away && next.at + next.gone.len() == last.at {
        last.gone.insert_str(0, &next.gone);
        last.at = next.at;
        return true;
    }
    if takes_away && next.at == last.at {
        last.gone.push_str(&next.gone);
        return true;
    }
    false
}
