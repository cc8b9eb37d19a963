//! What reading a table gives: a funnel with its warnings, or an error in words.

use std::fmt;

use super::{Grid, Place, Vendor, rounded_to, rounded_words};
use crate::map::Date;

/// One step of one segment as the table has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedStep {
    /// Without the numbering in front.
    pub name: String,
    pub count: u64,
    /// The cell of the count.
    pub place: Place,
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

/// Something odd in the table that did not stop the reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warning {
    pub place: Place,
    pub text: String,
}

impl Warning {
    /// A warning about the whole table.
    pub(super) fn whole(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The warning with the file's name: "visits.csv, line 3: …".
    pub fn in_file(&self, file: &str) -> String {
        let mark = if self.place.words.is_empty() { ":" } else { "," };
        format!("{file}{mark} {self}")
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.words.is_empty() {
            write!(f, "{}: ", self.place.words)?;
        }
        f.write_str(&self.text)
    }
}

/// What a column was taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnRole {
    Step,
    Count,
    Segment,
    /// Rates, losses, times, notes: seen, and left alone.
    #[default]
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
    /// Why it was taken for that, in a few words: "its heading says so"; may be empty.
    pub why: String,
    /// Whether it holds whole numbers, so that it could be chosen as the counts.
    pub countable: bool,
    /// Whether it holds words or days that come several times, so that it could divide the rows into segments.
    pub divides: bool,
    /// Its first cells, for the columns that are shown.
    pub head: Vec<String>,
}

/// What a file shows, so that another part of it can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The sheet that was looked at; empty where the file is one table.
    pub sheet: String,
    /// All the sheets there are.
    pub sheets: Vec<String>,
    /// The table that was looked at, and all of the sheet that could be funnels, each by where it begins and what its
    /// columns are called: "line 9", "Step, Users".
    pub table: String,
    pub tables: Vec<(String, String)>,
    /// The columns of the table.
    pub columns: Vec<Column>,
    /// How many rows it has.
    pub rows: usize,
}

/// A row whose count cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    pub place: Place,
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
    pub grid: Grid,
    /// The cells read, "A7:C12", "Spring!A7:C12"; in JSON the entries, "data.steps, entries 1–4".
    pub range: String,
    /// The overall funnel first, where there is one. Never empty.
    pub segments: Vec<ImportedSegment>,
    pub warnings: Vec<Warning>,
    /// Rows left out because the choices say so.
    pub skipped: u32,
    /// A line around the table says that its counts were made from a part of the data.
    pub sampled: bool,
    pub seen: Seen,
}

impl Import {
    /// The names of the steps of the funnel that is shown first.
    pub fn steps(&self) -> Vec<String> {
        let lead = self.segments.first();
        lead.map(|lead| lead.steps.iter().map(|step| step.name.clone()).collect()).unwrap_or_default()
    }

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

    /// Whether one of the segments has just these counts.
    pub(super) fn has(&self, counts: &[u64]) -> bool {
        self.segments.iter().any(|segment| segment.steps.iter().map(|step| &step.count).eq(counts))
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
    /// It is a page, a picture or nothing at all: no other way of reading helps.
    pub foreign: bool,
    /// Boxed, since errors are handed on a lot.
    pub seen: Box<Seen>,
}

impl ReadError {
    pub(super) fn foreign(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { foreign: true, ..Self::new(what, hint) }
    }

    pub(super) fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into(), ..Self::default() }
    }

    /// The first sentence: "visits.csv has no column with counts".
    pub fn title(&self, file: &str) -> String {
        match self.bad_rows.first() {
            Some(bad) => format!("{file}, {}: {}", bad.place.words, self.what),
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
