//! Lines and columns.

use std::fmt;

/// A place in a text: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl Place {
    /// The place of a byte offset.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        Self { line, column: before[line_start..].chars().count() + 1 }
    }

    /// The byte offset of a place; past the end of a line is its end.
    pub(super) fn offset(self, text: &str) -> usize {
        let lines = || text.split_inclusive('\n');
        let start: usize = lines().take(self.line.saturating_sub(1)).map(str::len).sum();
        let line = lines().nth(self.line.saturating_sub(1)).unwrap_or_default();
        start + line.char_indices().nth(self.column.saturating_sub(1)).map_or(line.len(), |(i, _)| i)
    }
}

/// The places of many byte offsets, which must ascend, in one pass.
pub(super) fn places(text: &str, offsets: &[usize]) -> Vec<Place> {
    let (mut line, mut line_start, mut done) = (1, 0, 0);
    let mut place = |offset: usize| {
        for (i, _) in text[done..offset].match_indices('\n') {
            line += 1;
            line_start = done + i + 1;
        }
        done = offset;
        Place { line, column: text[line_start..offset].chars().count() + 1 }
    };
    offsets.iter().map(|offset| place(*offset)).collect()
}
