//! What one press of Backspace or Delete takes away.

use std::ops::Range;

use parley::editing::Selection;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::layout::Typeset;

/// How far a deletion reaches from the cursor, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Backspace.
    Before,
    /// Delete.
    After,
    WordBefore,
    WordAfter,
    /// To the beginning of the line.
    LineBefore,
    /// To the end of the line.
    LineAfter,
}

/// The bytes that go.
pub fn erased(set: &Typeset, selection: &Selection, reach: Reach) -> Range<usize> {
    let (text, layout) = (&*set.paragraph().text, set.parley());
    let focus = selection.focus();
    let here = focus.index().min(text.len());
    match reach {
        Reach::Before => before(text, here)..here,
        Reach::After => {
            let next = text[here..].graphemes(true).next().map_or(0, str::len);
            here..here + next
        }
        Reach::WordBefore => focus.previous_logical_word(layout).index().min(here)..here,
        Reach::WordAfter => here..focus.next_logical_word(layout).index().clamp(here, text.len()),
        Reach::LineBefore => selection.line_start(layout, false).focus().index().min(here)..here,
        Reach::LineAfter => here..selection.line_end(layout, false).focus().index().clamp(here, text.len()),
    }
}

/// Where Backspace deletes from. An emoji, a letter with its accents, a syllable go whole; in scripts whose vowels and
/// tones are typed one by one, they go one by one.
fn before(text: &str, here: usize) -> usize {
    let Some((start, sign)) = text[..here].grapheme_indices(true).next_back() else { return here };
    let one_by_one = sign != "\r\n" && sign.chars().next().is_some_and(|base| !is_whole(base));
    match sign.char_indices().next_back() {
        Some((last, _)) if one_by_one => start + last,
        _ => start,
    }
}

/// Whether a sign that begins so is one to whoever typed it.
fn is_whole(base: char) -> bool {
    matches!(
        base.script(),
        Script::Latin
            | Script::Greek
            | Script::Cyrillic
            | Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Common
            | Script::Inherited
    )
}
