//! A table as it was pasted: rows of cells.

use std::ops::ControlFlow;

use super::bounds::{Bound, MOST_CELLS, Watch};
use super::cells::{Divider, reader};

/// Rows of cells; a row may be shorter than others. Empty rows and columns at the edges are cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    rows: Vec<Vec<String>>,
    columns: usize,
}

impl Grid {
    /// A table of these rows.
    pub fn new(mut rows: Vec<Vec<String>>) -> Self {
        let empty = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
        while rows.last().is_some_and(empty) {
            rows.pop();
        }
        let begin = rows.iter().position(|row| !empty(row)).unwrap_or(0);
        rows.drain(..begin);
        let before = |row: &Vec<String>| row.iter().position(|cell| !cell.trim().is_empty());
        let left = rows.iter().filter_map(before).min().unwrap_or(0);
        for row in &mut rows {
            row.drain(..left.min(row.len()));
            while row.last().is_some_and(|cell| cell.trim().is_empty()) {
                row.pop();
            }
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        Self { rows, columns }
    }

    /// Reads a text whose cells are divided so.
    pub(super) fn read(text: &str, divider: Divider, watch: &mut Watch<'_>) -> Result<Self, Bound> {
        let mut reader = reader(text, divider);
        let (mut record, mut rows, mut cells) = (csv::StringRecord::new(), Vec::new(), 0);
        // The text is text, and rows may be of any length: nothing can be wrong with it.
        while reader.read_record(&mut record).unwrap_or(false) {
            cells += record.len();
            if cells > MOST_CELLS {
                return Err(Bound::Cells);
            }
            let mut row: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if divider == Divider::Bar {
                // What is left of the first bar.
                row.drain(..row.len().min(1));
                if row.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':'))) {
                    continue;
                }
            }
            rows.push(row);
            if rows.len().is_multiple_of(1000) {
                let part = reader.position().byte() as f64 / text.len() as f64;
                if watch(part) == ControlFlow::Break(()) {
                    return Err(Bound::Stopped);
                }
            }
        }
        Ok(Self::new(rows))
    }

    /// How many rows and columns there are.
    pub fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.columns)
    }

    /// The text of a cell, without space around it; empty past the edge.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| cell.trim())
    }

    /// The same table with rows for columns.
    #[must_use]
    pub fn turned(&self) -> Self {
        let column = |column| (0..self.rows.len()).map(|row| self.cell(row, column).to_owned()).collect();
        Self::new((0..self.columns).map(column).collect())
    }

    /// Whether all but the names of rows and columns are numbers: counts, not cards.
    pub fn counts(&self) -> bool {
        let inside = || self.rows.iter().skip(1).flat_map(|row| row.iter().skip(1)).filter(|cell| !cell.is_empty());
        let number = |cell: &&String| {
            let sign = |c: char| c.is_numeric() || c.is_whitespace() || ".,%-+−'’".contains(c);
            cell.chars().all(sign) && cell.chars().any(char::is_numeric)
        };
        let (all, numbers) = (inside().count(), inside().filter(number).count());
        numbers > 0 && numbers * 5 >= all * 4
    }

    /// The texts of a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.columns).map(move |column| self.cell(row, column))
    }

    /// The texts of a column.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        (0..self.rows.len()).map(move |row| self.cell(row, column))
    }
}

/// Rows of cells as spreadsheets take them from the clipboard.
pub fn write_table(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
    // Nothing fails on the way into memory.
    let written = rows.iter().try_for_each(|row| writer.write_record(row));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
