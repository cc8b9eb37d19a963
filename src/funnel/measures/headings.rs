//! What the headings of a table and the words around it say: whose the values are, of what, and of which day.

use super::choices::{DayOrder, Headings, MeasureRole};
use super::day::Read;
use super::grid::Grid;
use super::known::StageNames;
use super::roles::Roles;
use super::{day, named};
use crate::funnel::fold::fold;
use crate::map::{Date, MetricKind};

/// What a column of values is about.
pub(super) struct Column {
    pub(super) column: usize,
    pub(super) stage: Option<String>,
    pub(super) measure: Option<String>,
    /// `Err` where its heading was to be a day and is none.
    pub(super) day: Option<Result<Date, ()>>,
}

/// A day, a period, or a year where a day is wanted.
pub(super) fn day_of(cell: &str) -> Option<Read> {
    day::read(cell).or_else(|| day::year(cell).map(Read::Period))
}

/// All that could be days, each with its cell.
pub(super) fn days(grid: &Grid, roles: &Roles) -> Vec<(String, Read)> {
    let read = |cell: &str| Some((cell.to_owned(), day_of(cell)?));
    match roles.one(MeasureRole::Day) {
        Some(column) => grid.rows.iter().filter_map(|row| read(row.cell(column))).collect(),
        None if roles.headings == Headings::Days => {
            roles.values().filter_map(|column| read(grid.heading(column))).collect()
        }
        None => Vec::new(),
    }
}

/// What the heading of a column of values names.
pub(super) fn about(grid: &Grid, roles: &Roles, known: &StageNames, order: Option<DayOrder>, column: usize) -> Column {
    let heading = grid.heading(column);
    let mut about = Column { column, stage: None, measure: None, day: None };
    match roles.headings {
        Headings::Days => {
            about.day = match day_of(heading) {
                Some(read) if read.is_open() && order.is_none() => None,
                Some(read) => Some(read.day(order).ok_or(())),
                None => Some(Err(())),
            };
        }
        Headings::Stages => {
            // "Purchase NPS" names both.
            let rest = known.within(heading).filter(|rest| named::kind(rest).is_some());
            about.stage = Some(match &rest {
                Some(rest) => without(heading, rest),
                None => grid.name(column),
            });
            about.measure = rest;
        }
        Headings::Measures => {
            let says = !heading.is_empty() && !is_bare(heading);
            about.measure = says.then(|| heading.to_owned());
        }
    }
    about
}

/// "Value" says nothing of what is measured.
fn is_bare(heading: &str) -> bool {
    named::names_values(heading) && named::kind(heading).is_none() && !heading.trim().contains(' ')
}

/// The words of a heading but for these.
fn without(heading: &str, rest: &str) -> String {
    let gone: Vec<String> = rest.split(' ').map(fold).collect();
    let parts = heading.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|part| !part.is_empty());
    parts.filter(|part| !gone.contains(&fold(part))).collect::<Vec<_>>().join(" ")
}

/// What is measured by what stands around the table: a corner, a line above, the names of the sheet and the file.
pub(super) fn title(grid: &Grid, roles: &Roles, titles: &[&str]) -> String {
    let corner = [MeasureRole::Stage, MeasureRole::Day].map(|role| roles.one(role).map(|column| grid.heading(column)));
    let above = grid.above.iter().map(String::as_str);
    let files = titles.iter().map(|title| title.split('.').next().unwrap_or_default());
    let known = corner.into_iter().flatten().chain(above).chain(files).find(|text| named::kind(text).is_some());
    known.map_or_else(String::new, |text| match named::named(text).kind {
        // A whole line would be no name.
        kind @ (MetricKind::Nps | MetricKind::Csat | MetricKind::Ces) => kind.label().to_owned(),
        _ => text.split(['_', '-']).collect::<Vec<_>>().join(" "),
    })
}
