//! What reading a table gives: a funnel with its warnings, or an error in words.

use std::fmt;

use super::{Vendor, rounded_to, rounded_words};
use crate::map::Date;

/// One step of one segment as the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedStep {
    /// Without the numbering in front.
    pub name: String,
    pub count: u64,
    /// Physical line from 1.
    pub row: usize,
    /// From 1.
    pub column: usize,
}

/// The steps of one segment, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedSegment {
    /// `None`: the overall funnel.
    pub name: Option<String>,
    pub steps: Vec<ImportedStep>,
    /// Indices of steps before which a row was left out.
    pub gaps: Vec<usize>,
}

/// Something odd in the table that did not stop the reading. Row and column count from 1; 0 means the whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub row: usize,
    pub column: usize,
    pub text: String,
}

impl Warning {
    /// The warning with the file's name: "visits.csv, line 3: …".
    pub fn in_file(&self, file: &str) -> String {
        let mark = if self.row == 0 { ":" } else { "," };
        format!("{file}{mark} {self}")
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.column) {
            (0, _) => write!(f, "{}", self.text),
            (row, 0) => write!(f, "line {row}: {}", self.text),
            (row, column) => write!(f, "line {row}, column {column}: {}", self.text),
        }
    }
}

/// What a column was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    Step,
    Count,
    Segment,
    /// Rates, losses, times, notes: seen, and left alone.
    Other,
}

/// A column of the table, for a dialog that lets people choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// From 1.
    pub number: usize,
    /// The heading, else "Column 2".
    pub name: String,
    /// The first cell that is not empty.
    pub sample: String,
    pub role: ColumnRole,
    /// Whether it holds whole numbers, so that it could be chosen as the counts.
    pub countable: bool,
}

/// A row whose count cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    pub row: usize,
    /// 0: the whole row.
    pub column: usize,
    /// Begins in lower case: "“n/a” is no count".
    pub text: String,
}

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    pub vendor: Vendor,
    /// From the lines above the table; may be empty.
    pub name: String,
    /// What is counted, from the heading; may be empty.
    pub unit: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The cells read, "A7:C12".
    pub range: String,
    /// The overall funnel first, where there is one. Never empty.
    pub segments: Vec<ImportedSegment>,
    pub warnings: Vec<Warning>,
    /// Rows left out because the choices say so.
    pub skipped: u32,
    /// A line around the table says that its counts were made from a part of the data.
    pub sampled: bool,
    pub columns: Vec<Column>,
}

impl Import {
    /// To what the counts look rounded, 10, 100 …
    pub fn rounded_to(&self) -> Option<u64> {
        rounded_to(self.segments.iter().flat_map(|segment| &segment.steps).map(|step| step.count))
    }

    /// What makes the counts less exact than they look, in sentences without a full stop.
    pub fn notes(&self) -> Vec<String> {
        let rounded = self.rounded_to().map(|unit| format!("the counts look {}", rounded_words(unit)));
        let sampled = self.sampled.then(|| "the counts were made from a sample of the data".to_owned());
        rounded.into_iter().chain(sampled).collect()
    }
}

/// Why a table could not be read: what, where, and how to mend it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadError {
    /// Follows the file's name: "has no column with counts". Where there is a row, it follows "NAME, line 3: ".
    pub what: String,
    /// What was seen and what is needed; may be empty.
    pub detail: String,
    /// How to mend it.
    pub hint: String,
    /// The rows that stop the reading; the choice "leave out rows" reads the table without them.
    pub bad_rows: Vec<BadRow>,
    /// What was seen, so that other columns can be chosen.
    pub columns: Vec<Column>,
}

impl ReadError {
    pub(super) fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into(), ..Self::default() }
    }

    /// The first sentence: "visits.csv has no column with counts".
    pub fn title(&self, file: &str) -> String {
        match self.bad_rows.first() {
            Some(BadRow { row, column: 0, .. }) => format!("{file}, line {row}: {}", self.what),
            Some(BadRow { row, column, .. }) => format!("{file}, line {row}, column {column}: {}", self.what),
            None => format!("{file} {}", self.what),
        }
    }

    /// Whether reading again without the bad rows may help.
    pub fn offers_leaving_out(&self) -> bool {
        !self.bad_rows.is_empty()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title("the table"))?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, ". {}", self.detail) }
    }
}

impl std::error::Error for ReadError {}
