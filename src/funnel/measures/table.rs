//! What reading a table of measures gives.

use super::{DayOrder, Headings, MeasureRole, StageNames};
use crate::funnel::Warning;
use crate::map::{Date, Dates, Finite, MetricKind, counted};

/// A column as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureColumn {
    /// The heading, else "Column 2".
    pub name: String,
    /// Its first cells.
    pub cells: Vec<String>,
    pub role: MeasureRole,
    /// What it was taken for this by: "named “Month”", "its cells are days".
    pub why: String,
}

/// Something that is measured, as the table calls it.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureName {
    /// Empty where the table has values and no word for them.
    pub text: String,
    pub kind: MetricKind,
    /// Empty where the kind says it.
    pub name: String,
    pub unit: String,
    /// Its values lie between 0 and 1 and were made percentages.
    pub shares: bool,
    /// A value as it stands, for an example.
    pub sample: String,
}

impl MeasureName {
    /// What it is called on the map.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { self.kind.label() } else { &self.name }
    }
}

/// More measures are counted.
const MOST_NAMED: usize = 3;

/// A value, or a target.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureValue<D> {
    /// Index of the stage's name; `None` where the table names no stage.
    pub stage: Option<usize>,
    /// Index of the measure.
    pub measure: usize,
    pub day: D,
    pub value: Finite,
}

/// What is still to be told before anything can be imported.
#[derive(Clone, Debug, PartialEq)]
pub enum Lack {
    /// Which number of this day is the month.
    Order(String),
    /// On which day all of it was measured.
    Day,
    /// Which column holds values; what was seen.
    Values(String),
    /// Several values for most of the days: answers of single people, which are no measure yet.
    Answers,
}

/// A table of measures that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureTable {
    /// The sheet that was read; empty where the file is one table.
    pub sheet: String,
    /// All the sheets there are.
    pub sheets: Vec<String>,
    pub columns: Vec<MeasureColumn>,
    /// How many rows lie below the headings.
    pub rows: usize,
    pub headings: Headings,
    /// What the day and the month were told apart by, where that was a question.
    pub order: Option<DayOrder>,
    /// Days of the table could be read in two orders.
    pub ordered: bool,
    /// Names of stages in the order of the table; empty where it names none.
    pub stages: Vec<String>,
    pub measures: Vec<MeasureName>,
    /// By stage, measure and day no two.
    pub values: Vec<MeasureValue<Date>>,
    pub targets: Vec<MeasureValue<()>>,
    /// Cells that were left out, each with its place and why.
    pub left_out: Vec<Warning>,
    /// How many rows those are of.
    pub left_rows: usize,
    /// What else is to be known, in sentences without a full stop.
    pub notes: Vec<String>,
    pub lack: Option<Lack>,
}

impl MeasureTable {
    /// How much was found in it, to compare the sheets of a workbook.
    pub(super) fn rank(&self) -> (bool, bool, usize) {
        let values = self.values.len();
        (!matches!(self.lack, Some(Lack::Values(_))), self.lack.is_none(), values)
    }

    pub(super) fn is_sure(&self, known: &StageNames) -> bool {
        let score = |kind: &MetricKind| matches!(kind, MetricKind::Nps | MetricKind::Csat | MetricKind::Ces);
        let dated = matches!(self.lack, None | Some(Lack::Order(_) | Lack::Answers));
        let staged = self.stages.is_empty() || self.stages.iter().any(|stage| known.likes(stage));
        dated && staged && self.measures.iter().any(|measure| score(&measure.kind))
    }

    /// The first and the last day.
    pub fn range(&self) -> (Option<Date>, Option<Date>) {
        let days = || self.values.iter().map(|value| value.day);
        (days().min(), days().max())
    }

    /// "a row for each stage and day · NPS, CSAT · 3 stages · 31 Jan – 31 Mar 2026 · 18 values"
    pub fn summary(&self, language: &str) -> String {
        let has = |role| self.columns.iter().any(|column| column.role == role);
        let single = |role, word: &'static str| has(role).then_some(word);
        let rows = [
            single(MeasureRole::Stage, "stage"),
            single(MeasureRole::Measure, "measure"),
            single(MeasureRole::Day, "day"),
        ];
        let rows: Vec<&str> = rows.into_iter().flatten().collect();
        let across = match self.headings {
            Headings::Measures => "",
            Headings::Days => "a column for each day",
            Headings::Stages => "a column for each stage",
        };
        let rows = match rows.split_last() {
            None => String::new(),
            Some((last, [])) => format!("a row for each {last}"),
            Some((last, before)) => format!("a row for each {} and {last}", before.join(", ")),
        };
        let names: Vec<&str> = self.measures.iter().map(MeasureName::called).collect();
        let (from, to) = self.range();
        let parts = [
            [rows.as_str(), across].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            if names.len() > MOST_NAMED { counted(names.len(), "measure") } else { names.join(", ") },
            if self.stages.is_empty() { String::new() } else { counted(self.stages.len(), "stage") },
            Dates::of(language).known_range(from, to),
            if self.values.is_empty() { String::new() } else { counted(self.values.len(), "value") },
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
