//! What a pasted text is: nothing, a list of lines, or a table.

use std::ops::ControlFlow;

use super::bounds::{Bound, MOST_CARDS, MOST_LETTERS, Watch, fit};
use super::cells::{self, Divider};
use super::{Grid, Line, bullets};

/// What a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Space alone.
    Nothing,
    /// A card a line.
    List(Vec<Line>),
    Table(Grid),
}

/// Sees what a text is. `channels` are the known ones, see [`super::channels`].
///
/// # Errors
/// A [`Bound`] where it is too much, or no text.
pub fn look(text: &str, channels: &[String], watch: &mut Watch<'_>) -> Result<Found, Bound> {
    fit(text)?;
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = lines(text).collect();
    let Some(divider) = cells::divider(text, &bullets::strip(&lines)) else {
        if !cells::quoted(text, Divider::Tab) {
            let list = read(lines, channels, watch)?;
            return Ok(if list.is_empty() { Found::Nothing } else { Found::List(list) });
        }
        // One column of a spreadsheet, with line breaks in its cells.
        let grid = Grid::read(text, Divider::Tab, watch)?;
        let text = grid.column(0).collect::<Vec<_>>().join("\n");
        return Ok(Found::List(list(&text, channels, watch)?));
    };
    let grid = Grid::read(text, divider, watch)?;
    Ok(if grid.size().1 < 2 { Found::List(list(text, channels, watch)?) } else { Found::Table(grid) })
}

/// Reads a text as a list, whatever else it may be.
///
/// # Errors
/// As [`look`].
pub fn list(text: &str, channels: &[String], watch: &mut Watch<'_>) -> Result<Vec<Line>, Bound> {
    fit(text)?;
    read(lines(text).collect(), channels, watch)
}

fn read(lines: Vec<&str>, channels: &[String], watch: &mut Watch<'_>) -> Result<Vec<Line>, Bound> {
    if lines.len() > MOST_CARDS {
        return Err(Bound::Cards(lines.len()));
    }
    let mut list = Vec::with_capacity(lines.len());
    let all = lines.len();
    for (n, line) in bullets::strip(&lines).into_iter().enumerate() {
        within(line, n + 1)?;
        list.extend(Line::read(line, channels));
        if n % 1000 == 999 && watch(n as f64 / all as f64) == ControlFlow::Break(()) {
            return Err(Bound::Stopped);
        }
    }
    Ok(list)
}

/// Whether a line is not longer than a card may be.
pub(super) fn within(line: &str, number: usize) -> Result<(), Bound> {
    // Counting letters costs; bytes are an upper bound.
    if line.len() > MOST_LETTERS {
        let letters = line.chars().count();
        if letters > MOST_LETTERS {
            return Err(Bound::Letters { line: number, letters });
        }
    }
    Ok(())
}

/// The lines that hold something, with whatever sign a program breaks them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']).filter(|line| !line.trim().is_empty())
}
