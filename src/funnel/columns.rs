//! What the columns of a table hold, seen by their data.

use super::down::distinct;
use super::hints::{Hints, hints};
use super::import::{Column, ColumnRole};
use super::number::{Figures, Form, Marks, Number, decide, gather};
use super::shortened;
use super::tables::Table;

/// A column of a table with what its cells are.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub hints: Hints,
    pub forms: Vec<Form>,
    /// For each row the number in it, if it is one.
    pub numbers: Vec<Option<Number>>,
    pub whole: usize,
    pub fractions: usize,
    pub percents: usize,
    pub texts: usize,
    pub dates: usize,
}

/// Looks at every column of a table.
pub(super) fn profiles(table: &Table) -> Vec<Profile> {
    let columns: Vec<Vec<Form>> =
        (0..table.width).map(|column| table.rows.iter().map(|row| Form::of(row.cell(column))).collect()).collect();
    let all = gather(columns.iter().flatten().filter_map(figures));
    columns.into_iter().enumerate().map(|(column, forms)| profile(table, column, forms, all)).collect()
}

fn figures(form: &Form) -> Option<&Figures> {
    match form {
        Form::Number(figures) | Form::Percent(figures) => Some(figures),
        Form::Blank | Form::Missing | Form::Text => None,
    }
}

fn profile(table: &Table, column: usize, forms: Vec<Form>, all: Marks) -> Profile {
    let hints = table.header.as_ref().map(|row| hints(row.cell(column))).unwrap_or_default();
    let counts = hints.count > 0 && !hints.rate;
    let marks = decide(forms.iter().filter_map(figures), counts, all);
    let numbers: Vec<Option<Number>> = forms
        .iter()
        .map(|form| match form {
            Form::Number(figures) => figures.number(marks),
            Form::Blank | Form::Missing | Form::Percent(_) | Form::Text => None,
        })
        .collect();
    let count = |test: &dyn Fn(&Form) -> bool| forms.iter().filter(|form| test(form)).count();
    let percents = count(&|form| matches!(form, Form::Percent(_)));
    let texts = count(&|form| matches!(form, Form::Text));
    let whole = numbers.iter().filter(|n| matches!(n, Some(Number::Whole(_) | Number::Negative))).count();
    let fractions = numbers.iter().filter(|n| matches!(n, Some(Number::Fraction(_)))).count();
    let dates = table.rows.iter().filter(|row| is_date(row.cell(column))).count();
    Profile { hints, forms, numbers, whole, fractions, percents, texts, dates }
}

/// With blanks in it.
const LONGEST_DATE: usize = 30;

/// A day or a month: "2026-05", "2026-05-01", "01.05.2026", "5/1/2026".
pub(super) fn is_date(cell: &str) -> bool {
    if cell.len() > LONGEST_DATE {
        return false;
    }
    let parts: Vec<&str> = cell.split(['-', '.', '/']).map(str::trim).collect();
    let digits = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    (2..=3).contains(&parts.len())
        && parts.iter().all(digits)
        && (year(&parts[0]) || parts.last().is_some_and(year))
        && cell.contains(['-', '/', '.'])
        && !(parts.len() == 2 && cell.contains('.'))
}

impl Profile {
    /// Whether most cells are whole numbers.
    pub(super) fn is_whole(&self) -> bool {
        self.whole > self.fractions
            && self.whole >= self.percents
            && self.whole >= self.texts
            && self.dates < self.whole
    }

    /// Whether the column can be the counts, by its data and what its heading rules out.
    pub(super) fn can_count(&self) -> bool {
        let above_hundred = || self.numbers.iter().any(|n| matches!(n, Some(Number::Whole(n)) if *n > 100));
        self.is_whole()
            && !self.hints.no_count
            && !self.hints.date
            && (!self.hints.rate || (self.percents == 0 && above_hundred()))
    }

    /// Whether most cells are words.
    pub(super) fn is_text(&self) -> bool {
        self.texts > 0 && self.texts >= self.whole + self.fractions + self.percents && self.dates * 2 < self.texts
    }

    /// Whether the column holds days or months, or its heading says so.
    pub(super) fn is_date(&self) -> bool {
        self.dates * 2 > self.forms.len() || (self.hints.date && self.hints.count == 0)
    }

    pub(super) fn whole_at(&self, row: usize) -> Option<u64> {
        match self.numbers.get(row) {
            Some(Some(Number::Whole(count))) => Some(*count),
            _ => None,
        }
    }

    /// 1, 2, 3 … or 0, 1, 2 … in order of first appearance; in any order where the heading says that it numbers.
    pub(super) fn is_numbering(&self) -> bool {
        if self.hints.number && self.hints.count < 2 {
            let all: Option<Vec<u64>> = (0..self.numbers.len()).map(|row| self.whole_at(row)).collect();
            let mut all = all.unwrap_or_default();
            all.sort_unstable();
            all.dedup();
            let in_turn = all.windows(2).all(|w| w[1] == w[0] + 1);
            return all.len() > 1 && in_turn && all[0] < 2;
        }
        let mut next: Option<u64> = None;
        let mut start = 0;
        for row in 0..self.numbers.len() {
            let Some(n) = self.whole_at(row) else { return false };
            match next {
                None if n > 1 => return false,
                None => {
                    start = n;
                    next = Some(n + 1);
                }
                Some(expected) if n == expected => next = Some(n + 1),
                Some(expected) if (start..expected).contains(&n) => {}
                Some(_) => return false,
            }
        }
        next.is_some_and(|n| n > start + 1)
    }
}

/// So many rows and columns of a table are shown.
const SHOWN_ROWS: usize = 4;
const SHOWN_COLUMNS: usize = 24;

/// The columns as people see them, with the role each was given and why.
pub(super) fn listed(table: &Table, profiles: &[Profile], roles: &[(ColumnRole, String)]) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut shown = 0;
    for (i, profile) in profiles.iter().enumerate() {
        let cells = || table.rows.iter().map(|row| row.cell(i));
        let sample = cells().find(|cell| !cell.is_empty()).unwrap_or_default().to_owned();
        let name = table.heading(i);
        if sample.is_empty() && name.starts_with("Column ") {
            continue;
        }
        let (role, why) = roles.get(i).cloned().unwrap_or_default();
        let head = if shown < SHOWN_COLUMNS { cells().take(SHOWN_ROWS).map(shortened).collect() } else { Vec::new() };
        shown += 1;
        let divides = (profile.is_text() || profile.is_date() || profile.hints.segment)
            && (profile.hints.segment || distinct(cells()) < table.rows.len());
        let number = table.left + i + 1;
        columns.push(Column { number, name, sample, role, why, countable: profile.is_whole(), divides, head });
    }
    columns
}
