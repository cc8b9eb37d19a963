//! Writing texts: in every script, with an input method, with the clipboard, and taken back.

mod bidi;
mod clusters;
mod composing;
mod editing;
mod field;
mod map;

use touchline::app::text::clean::Lines;
use touchline::app::text::draft::{Draft, Motion, Setting};
use touchline::app::text::erase::Reach;
use touchline::layout::{Fit, Fonts, TextStyle};

/// A text that is written without a window.
pub struct Pad {
    pub fonts: Fonts,
    pub draft: Draft,
}

const STYLE: TextStyle = TextStyle { size: 16.0, weight: 400, line: 21.0, tracking: 0.0, tabular: false };

/// A text in lines of this width, the cursor at its end.
pub fn pad_of(text: &str, width: f64) -> Pad {
    let mut fonts = Fonts::bundled();
    let setting = Setting { style: STYLE, fit: Fit::Start(width), lines: Lines::Many };
    let draft = Draft::new(&mut fonts, text, setting);
    Pad { fonts, draft }
}

/// A text with lines as long as needed.
pub fn pad(text: &str) -> Pad {
    pad_of(text, 4000.0)
}

/// A field of one line.
pub fn line(text: &str) -> Pad {
    let mut fonts = Fonts::bundled();
    let setting = Setting { style: STYLE, fit: Fit::Free, lines: Lines::One };
    let draft = Draft::new(&mut fonts, text, setting);
    Pad { fonts, draft }
}

impl Pad {
    pub fn at(mut self, byte: usize) -> Self {
        self.draft.select(byte..byte);
        self
    }

    pub fn go(&mut self, motion: Motion) {
        self.draft.go(motion, false);
    }

    pub fn write(&mut self, text: &str) {
        self.draft.insert(&mut self.fonts, text);
    }

    pub fn erase(&mut self, reach: Reach) {
        self.draft.erase(&mut self.fonts, reach);
    }

    pub fn undo(&mut self) {
        self.draft.undo(&mut self.fonts);
    }

    pub fn redo(&mut self) {
        self.draft.redo(&mut self.fonts);
    }

    pub fn text(&self) -> &str {
        self.draft.text()
    }

    /// The byte before which the cursor is.
    pub fn byte(&self) -> usize {
        self.draft.selection().focus().index()
    }

    /// Where the caret stands.
    pub fn caret(&self) -> kurbo::Rect {
        self.draft.set().caret(self.draft.selection().focus())
    }
}
