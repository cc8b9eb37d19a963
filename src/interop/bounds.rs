//! How much may be pasted at once, and the words where it is more.

use std::ops::ControlFlow;

/// Bytes of a pasted text.
pub const MOST_BYTES: usize = 16 << 20;
/// Cells of a pasted table, empty ones included.
pub const MOST_CELLS: usize = 200_000;
/// Cards that come of one paste.
pub const MOST_CARDS: usize = 10_000;
/// Stages that a pasted table may name.
pub const MOST_STAGES: usize = 100;
/// Lanes that a pasted table may name.
pub const MOST_LANES: usize = 200;
/// Letters of one card.
pub const MOST_LETTERS: usize = 10_000;

/// Told how much is done, 0 to 1, now and then; says whether to go on.
pub type Watch<'a> = dyn FnMut(f64) -> ControlFlow<()> + 'a;

/// Why a text is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Bound {
    #[error("the text has {} MB, and at most {} MB are pasted at once. Copy a part of it.", .0.div_ceil(1 << 20), MOST_BYTES >> 20)]
    Bytes(usize),
    #[error("the table has more than {} cells. Copy fewer rows or columns.", thousands(MOST_CELLS))]
    Cells,
    #[error("it would be {} cards, and at most {} are pasted at once. Copy a part of it.", thousands(*.0), thousands(MOST_CARDS))]
    Cards(usize),
    #[error("it would be {} stages, and a table brings at most {}. Copy fewer of them, or let stages stand in the other direction.", thousands(*.0), MOST_STAGES)]
    Stages(usize),
    #[error("it would be {} lanes, and a table brings at most {}. Copy fewer of them, or take them for cards of the current lane.", thousands(*.0), MOST_LANES)]
    Lanes(usize),
    #[error("line {line} has {} letters, and a card holds at most {}. Copy less of it.", thousands(*.letters), thousands(MOST_LETTERS))]
    Letters { line: usize, letters: usize },
    #[error("what is on the clipboard is not text. Copy words or cells.")]
    Binary,
    #[error("reading the clipboard was stopped")]
    Stopped,
}

/// "10,000"
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Whether a text is fit to be looked at.
///
/// # Errors
/// [`Bound::Bytes`], or [`Bound::Binary`] where it holds signs that no text has.
pub(super) fn fit(text: &str) -> Result<(), Bound> {
    if text.len() > MOST_BYTES {
        return Err(Bound::Bytes(text.len()));
    }
    let odd = |c: char| c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    let (mut odds, mut all) = (0, 0);
    for c in text.chars().take(65_536) {
        if c == '\0' {
            return Err(Bound::Binary);
        }
        all += 1;
        odds += usize::from(odd(c));
    }
    if odds * 20 > all { Err(Bound::Binary) } else { Ok(()) }
}
