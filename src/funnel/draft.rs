//! A funnel on its way from the table: what was found, before sums, gaps and bad rows are settled.

use rustc_hash::FxHashMap;

use super::import::{ColumnRole, Warning};
use super::{BadRow, Place};

/// One cell with a count, and the step it belongs to.
#[derive(Clone, Debug)]
pub(super) struct DraftStep {
    pub name: String,
    /// From a column of step numbers.
    pub number: Option<u64>,
    /// What is wrong with the count, where it is none.
    pub count: Result<u64, BadRow>,
    /// The cell of the count.
    pub place: Place,
}

#[derive(Clone, Debug, Default)]
pub(super) struct DraftSegment {
    pub name: Option<String>,
    pub steps: Vec<DraftStep>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub segments: Vec<DraftSegment>,
    /// Where each segment stands in the list.
    pub places: FxHashMap<Option<String>, usize>,
    /// What each column was taken for, and why.
    pub roles: Vec<(ColumnRole, String)>,
    pub warnings: Vec<Warning>,
    pub unit: String,
    /// Columns read, from 0, first and last.
    pub span: (usize, usize),
    /// How much the table looks like a funnel; the best of a file is taken.
    pub score: u32,
}

impl DraftSegment {
    /// The counts that are some.
    pub(super) fn counts(&self) -> Vec<u64> {
        self.steps.iter().filter_map(|step| step.count.as_ref().ok()).copied().collect()
    }
}

impl Draft {
    /// The segment of that name, made where there is none yet.
    pub(super) fn segment(&mut self, name: Option<String>) -> &mut DraftSegment {
        let next = self.segments.len();
        let at = *self.places.entry(name.clone()).or_insert(next);
        if at == next {
            self.segments.push(DraftSegment { name, steps: Vec::new() });
        }
        &mut self.segments[at]
    }
}

/// Why a table gives no funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    Steps,
    Counts,
    /// So many rows with a count, and each would be a step.
    List(usize),
}

/// No funnel has more steps.
pub(super) const MOST_STEPS: usize = 500;
/// A list is not looked at more closely; below that some of its rows may still be sums.
pub(super) const MOST_ROWS: usize = 2 * MOST_STEPS;

/// Words for "all of them", folded.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "gesamt",
    "gesamtsumme",
    "summe",
    "insgesamt",
    "sum",
    "all",
    "overall",
    "$overall",
    "(all)",
    "reserved_total",
    "grand total",
    "somme",
    "ensemble",
    "totaux",
    "suma",
    "totale",
    "totaal",
    "summa",
    "totalt",
    "yhteensa",
    "razem",
    "celkem",
    "итого",
    "всего",
    "合計",
    "総計",
    "总计",
    "總計",
    "合计",
    "총계",
    "합계",
    "toplam",
    "alle",
    "tous",
    "todos",
    "tutti",
    "σ",
    "∑",
];

/// Whether a cell says "total" in one of the usual languages.
pub(super) fn is_total(cell: &str) -> bool {
    // A text is no word for it.
    if cell.len() > 100 {
        return false;
    }
    let folded = super::fold::fold(cell);
    TOTALS.contains(&folded.trim_matches(|c: char| c.is_whitespace() || c == ':'))
}
