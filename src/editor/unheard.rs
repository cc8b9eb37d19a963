//! Letters typed for a text that did not open. Who presses N and types on, or drops a card where it may not go and
//! types what was to be on it, looks at the hands: those letters are no commands.

use super::Editor;
use super::key::{Key, Mods};

/// How long one may wait for the next letter, in seconds.
const PAUSE: f64 = 2.0;

/// A text that somebody may be typing into nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unheard {
    until: f64,
    /// Whether anything was typed.
    typed: bool,
}

impl Editor {
    /// A text that one may have begun to type does not open; why was just said.
    pub(super) fn open_no_text(&mut self) {
        self.unheard = Some(Unheard { until: self.now + PAUSE, typed: false });
    }

    /// Whether what is typed now is for a text that did not open.
    pub fn types_into_nothing(&self) -> bool {
        self.unheard.is_some_and(|unheard| self.now < unheard.until)
    }

    /// Whether a key is part of such a text, and so means nothing; the reason stays as long as one types.
    pub(super) fn unheard(&mut self, key: Key, mods: Mods) -> bool {
        let Some(unheard) = self.unheard.filter(|_| self.types_into_nothing()) else { return false };
        let writes = key.writes(mods);
        let mends = matches!(key, Key::Backspace | Key::Delete | Key::Space);
        let ends = matches!(key, Key::Enter | Key::Escape);
        let mine = writes || unheard.typed && (mends || ends) && !mods.command && !mods.alt;
        if mine && !ends {
            self.unheard = Some(Unheard { until: self.now + PAUSE, typed: true });
            self.toasts.insist("What you type now goes nowhere", self.now);
        } else {
            self.unheard = None;
        }
        mine
    }
}
