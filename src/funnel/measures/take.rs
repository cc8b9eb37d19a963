//! The rows of a table become values: whose, of what, of which day.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::choices::{DayOrder, Headings, MeasureChoices, MeasureRole};
use super::day::Read;
use super::grid::Grid;
use super::known::StageNames;
use super::named::Named;
use super::roles::Roles;
use super::table::{Lack, MeasureColumn, MeasureName, MeasureTable, MeasureValue};
use super::{amount, day, named};
use crate::funnel::fold::fold;
use crate::funnel::head::range;
use crate::funnel::number::{Figures, Form, Marks, gather};
use crate::funnel::place::Place;
use crate::funnel::rows::Row;
use crate::funnel::{ReadError, Warning, shortened};
use crate::map::{Date, Finite, MetricKind};

/// No map has more than these; a table with more is something else.
const MOST_VALUES: usize = 20_000;
const MOST_NAMES: usize = 200;
/// Cells of a column that are shown.
const SHOWN: usize = 4;

/// A cell with a value, before it is known what its marks mean.
struct Cell {
    stage: Option<usize>,
    measure: usize,
    day: Date,
    figures: Figures,
    percent: bool,
    place: Place,
    row: usize,
    target: bool,
}

/// Names in the order in which they first came.
#[derive(Default)]
struct Names(IndexMap<String, String, FxBuildHasher>);

impl Names {
    fn at(&mut self, name: &str) -> usize {
        let entry = self.0.entry(fold(name.trim()));
        let at = entry.index();
        entry.or_insert_with(|| name.trim().to_owned());
        at
    }

    fn list(self) -> Vec<String> {
        self.0.into_values().collect()
    }
}

pub(super) fn take(
    grid: &Grid,
    roles: &Roles,
    titles: &[&str],
    known: &StageNames,
    choices: &MeasureChoices,
) -> Result<MeasureTable, ReadError> {
    let mut taker = Taker::new(grid, roles, titles, known, choices);
    taker.rows();
    if let Some(error) = taker.too_much() {
        return Err(error);
    }
    Ok(taker.finish())
}

/// What a column of values is about.
struct Column {
    column: usize,
    stage: Option<String>,
    measure: Option<String>,
    /// `Err` where its heading was to be a day and is none.
    day: Option<Result<Date, ()>>,
}

struct Taker<'a> {
    grid: &'a Grid,
    roles: &'a Roles,
    choices: &'a MeasureChoices,
    /// What the values are where neither a heading nor a cell says it.
    title: String,
    /// The day of all values, where no column and no heading has one.
    day: Option<Date>,
    order: Option<DayOrder>,
    /// A day that can be read in two ways.
    open: Option<String>,
    ordered: bool,
    columns: Vec<Column>,
    stages: Names,
    measures: Names,
    cells: Vec<Cell>,
    left_out: Vec<(usize, Warning)>,
    periods: Option<String>,
    filled_down: bool,
}

impl<'a> Taker<'a> {
    fn new(grid: &'a Grid, roles: &'a Roles, titles: &[&str], known: &StageNames, choices: &'a MeasureChoices) -> Self {
        let days = days(grid, roles);
        let proved: Vec<DayOrder> = days.iter().filter_map(|(_, read)| read.order()).collect();
        let agree = proved.windows(2).all(|two| two[0] == two[1]);
        let order = choices.order.or_else(|| proved.first().copied().filter(|_| agree));
        let open = days.iter().find(|(_, read)| read.is_open()).map(|(cell, _)| cell.clone());
        let periods = days.iter().find(|(_, read)| matches!(read, Read::Period(_))).map(|(cell, _)| cell.clone());
        let columns = roles.values().map(|column| about(grid, roles, known, order, column)).collect();
        let undated = roles.one(MeasureRole::Day).is_none() && roles.headings != Headings::Days;
        Self {
            day: choices.day.or_else(|| range(&grid.above).1).filter(|_| undated),
            title: title(grid, roles, titles),
            order,
            open: open.filter(|_| order.is_none()),
            ordered: days.iter().any(|(_, read)| matches!(read, Read::Either(a, b, _) if a != b)),
            columns,
            stages: Names::default(),
            measures: Names::default(),
            cells: Vec::new(),
            left_out: Vec::new(),
            periods,
            filled_down: false,
            grid,
            roles,
            choices,
        }
    }

    fn leave(&mut self, row: &Row, column: Option<usize>, text: String) {
        self.left_out.push((row.line, Warning { place: self.grid.place(row, column), text }));
    }

    fn rows(&mut self) {
        for column in std::mem::take(&mut self.columns) {
            if column.day == Some(Err(())) {
                // While the order is asked for, nothing is said of days that wait for it.
                if self.open.is_none() {
                    let text = format!("“{}” is no day", shortened(self.grid.heading(column.column)));
                    self.left_out.push((0, Warning { place: self.grid.top(column.column), text }));
                }
                continue;
            }
            self.columns.push(column);
        }
        let down = self.roles.one(MeasureRole::Stage).filter(|column| self.is_merged(*column));
        let mut above: Option<&str> = None;
        for row in &self.grid.rows {
            if self.columns.iter().all(|column| row.cell(column.column).is_empty()) {
                continue;
            }
            let mut stage = self.roles.one(MeasureRole::Stage).map(|column| row.cell(column));
            if down.is_some() {
                if stage == Some("") {
                    stage = above;
                    self.filled_down = true;
                }
                above = stage;
            }
            if stage == Some("") {
                self.leave(row, self.roles.one(MeasureRole::Stage), "the row names no stage".to_owned());
                continue;
            }
            self.row(row, stage);
            if self.cells.len() > MOST_VALUES {
                return;
            }
        }
    }

    /// Whether a column has a name in the first of several rows, as merged cells have.
    fn is_merged(&self, column: usize) -> bool {
        let rows = &self.grid.rows;
        let blank = rows.iter().filter(|row| row.cell(column).is_empty()).count();
        blank * 2 >= rows.len() && rows.first().is_some_and(|row| !row.cell(column).is_empty())
    }

    fn row(&mut self, row: &Row, stage: Option<&str>) {
        let day = match self.roles.one(MeasureRole::Day) {
            None => self.day,
            Some(column) => match self.day(row, column) {
                Ok(day) => day,
                Err(text) => return self.leave(row, Some(column), text),
            },
        };
        let measure = match self.roles.one(MeasureRole::Measure) {
            None => None,
            Some(column) if row.cell(column).is_empty() => {
                return self.leave(row, Some(column), "the row does not say what is measured".to_owned());
            }
            Some(column) => Some(row.cell(column)),
        };
        let columns = std::mem::take(&mut self.columns);
        for about in &columns {
            let day = about.day.and_then(Result::ok).or(day);
            let stage = about.stage.as_deref().or(stage);
            let measure = measure.or(about.measure.as_deref()).unwrap_or(&self.title).to_owned();
            self.cell(row, about.column, stage, &measure, day, false);
        }
        if let (Some(column), [about, rest @ ..]) = (self.roles.one(MeasureRole::Target), &columns[..])
            && (rest.is_empty() || self.roles.headings == Headings::Days)
        {
            let stage = about.stage.as_deref().or(stage);
            let measure = measure.or(about.measure.as_deref()).unwrap_or(&self.title).to_owned();
            self.cell(row, column, stage, &measure, Some(Date::MIN), true);
        }
        self.columns = columns;
    }

    /// The day of a row; none while it waits for the order.
    fn day(&self, row: &Row, column: usize) -> Result<Option<Date>, String> {
        let cell = row.cell(column);
        if cell.is_empty() {
            return Err("the row has no day".to_owned());
        }
        match day_of(cell) {
            Some(read) if read.is_open() && self.order.is_none() => Ok(None),
            Some(read) => read.day(self.order).map(Some).ok_or_else(|| match self.order {
                Some(_) => format!("“{}” is no day in the order of the others", shortened(cell)),
                None => format!("“{}” is no day", shortened(cell)),
            }),
            None => Err(format!("“{}” is no day", shortened(cell))),
        }
    }

    fn cell(&mut self, row: &Row, column: usize, stage: Option<&str>, measure: &str, day: Option<Date>, target: bool) {
        let cell = row.cell(column);
        let form = amount::form(cell);
        let percent = matches!(form, Form::Percent(_));
        let figures = match form {
            Form::Blank => return,
            Form::Text => return self.leave(row, Some(column), format!("“{}” is no number", shortened(cell))),
            Form::Number(figures) | Form::Percent(figures) => figures,
        };
        let stage = stage.map(|name| self.stages.at(name));
        let measure = self.measures.at(measure);
        let place = self.grid.place(row, Some(column));
        // Without a day it is known what there is, and not yet when.
        let day = day.unwrap_or(Date::MAX);
        self.cells.push(Cell { stage, measure, day, figures, percent, place, row: row.line, target });
    }

    fn too_much(&self) -> Option<ReadError> {
        let hint = "A table with a value for each stage and day is needed, such as one a month.";
        if self.cells.len() > MOST_VALUES {
            return Some(ReadError::new(format!("has more than {MOST_VALUES} values"), hint));
        }
        if self.stages.0.len() > MOST_NAMES {
            let mut error = ReadError::new(format!("has {} different names of stages", self.stages.0.len()), hint);
            error.detail = self.seen();
            return Some(error);
        }
        if self.measures.0.len() > MOST_NAMES {
            let mut error = ReadError::new(format!("has {} different measures", self.measures.0.len()), hint);
            error.detail = self.seen();
            return Some(error);
        }
        None
    }

    fn seen(&self) -> String {
        let names: Vec<String> = (0..self.grid.width.min(12)).map(|at| shortened(&self.grid.name(at))).collect();
        format!("Columns found: {}.", names.join(", "))
    }

    fn finish(mut self) -> MeasureTable {
        let (measures, values) = self.measures();
        let mut lack = None;
        if self.cells.is_empty() {
            lack = Some(Lack::Values(self.seen()));
        } else if let Some(open) = self.open.take() {
            lack = Some(Lack::Order(open));
        } else if self.cells.iter().any(|cell| !cell.target && cell.day == Date::MAX) {
            lack = Some(Lack::Day);
        }
        let (mut values, targets, twice) = self.settle(values, lack.is_none());
        if lack.is_some() {
            // Of no day yet.
            values.clear();
        }
        if lack.is_none() && twice > values.len() {
            lack = Some(Lack::Answers);
        }
        let mut notes = Vec::new();
        if let Some(cell) = &self.periods {
            let read = day_of(cell).and_then(|read| read.day(None));
            notes.extend(read.map(|day| format!("periods stand at their last day: {} at {day}", shortened(cell))));
        }
        if let Some(day) = self.day.filter(|_| self.choices.day.is_none()) {
            notes.push(format!("no column has days; {day} is taken from the lines above"));
        }
        if self.filled_down {
            notes.push("where the stage is empty, it is that of the row above".to_owned());
        }
        self.left_out.sort_by_key(|(line, _)| *line);
        let mut lines: Vec<usize> = self.left_out.iter().map(|(line, _)| *line).collect();
        lines.dedup();
        lines.retain(|line| *line > 0);
        let column = |(at, (role, why)): (usize, &(MeasureRole, String))| MeasureColumn {
            name: self.grid.name(at),
            cells: self.grid.rows.iter().take(SHOWN).map(|row| row.cell(at).to_owned()).collect(),
            role: *role,
            why: why.clone(),
        };
        MeasureTable {
            sheet: String::new(),
            sheets: Vec::new(),
            columns: self.roles.columns.iter().enumerate().map(column).collect(),
            rows: self.grid.rows.len(),
            headings: self.roles.headings,
            order: self.order,
            ordered: self.ordered,
            stages: self.stages.list(),
            measures,
            values,
            targets,
            left_rows: lines.len(),
            left_out: self.left_out.into_iter().map(|(_, warning)| warning).collect(),
            notes,
            lack,
        }
    }

    /// The measures with their kinds, and the number in each cell.
    fn measures(&mut self) -> (Vec<MeasureName>, Vec<Option<Finite>>) {
        let all = gather(self.cells.iter().map(|cell| &cell.figures));
        let mut values: Vec<Option<Finite>> = vec![None; self.cells.len()];
        let mut names = Vec::new();
        for (at, text) in std::mem::take(&mut self.measures).list().into_iter().enumerate() {
            let mine = || self.cells.iter().enumerate().filter(move |(_, cell)| cell.measure == at);
            let Named { mut kind, name, mut unit } = named::named(&text);
            let percent = mine().any(|(_, cell)| cell.percent);
            if percent {
                unit = "%".to_owned();
                if kind == MetricKind::Own {
                    kind = MetricKind::Rate;
                }
            }
            let bounded = kind != MetricKind::Own || !unit.is_empty();
            let marks: Marks = amount::marks(mine().map(|(_, cell)| &cell.figures), all, bounded);
            let read: Vec<(usize, Option<f64>)> = mine().map(|(i, cell)| (i, cell.figures.value(marks))).collect();
            let numbers = || read.iter().filter_map(|(_, value)| *value);
            let within = numbers().all(|value| (0.0..=1.0).contains(&value)) && numbers().any(|v| v > 0.0 && v < 1.0);
            let rate = kind == MetricKind::Rate || unit == "%";
            let could = rate && !percent && within;
            let shares = could && !self.choices.plain.contains(&text);
            if shares {
                unit = "%".to_owned();
            }
            let sample = numbers().find(|value| !shares || *value > 0.0).map(|value| value.to_string());
            for (i, value) in &read {
                let made = value.map(|value| if shares { rounded(value * 100.0) } else { value });
                values[*i] = made.and_then(|value| Finite::new(value).ok());
            }
            names.push(MeasureName { kind, name, unit, shares, sample: sample.unwrap_or_default(), text });
        }
        (names, values)
    }

    /// One value a stage, measure and day: the last one. How many were left out for another.
    fn settle(
        &mut self,
        values: Vec<Option<Finite>>,
        dated: bool,
    ) -> (Vec<MeasureValue<Date>>, Vec<MeasureValue<()>>, usize) {
        let mut taken: Vec<MeasureValue<Date>> = Vec::new();
        let mut lines: Vec<Place> = Vec::new();
        let mut at: FxHashMap<(Option<usize>, usize, Date), usize> = FxHashMap::default();
        let mut targets: BTreeMap<(Option<usize>, usize), Finite> = BTreeMap::new();
        let mut twice = 0;
        for (cell, value) in self.cells.iter().zip(values) {
            let Some(value) = value else {
                let text = "the marks in this number are not those of the others".to_owned();
                self.left_out.push((cell.row, Warning { place: cell.place.clone(), text }));
                continue;
            };
            if cell.target {
                targets.insert((cell.stage, cell.measure), value);
                continue;
            }
            let measured = MeasureValue { stage: cell.stage, measure: cell.measure, day: cell.day, value };
            let key = (cell.stage, cell.measure, cell.day);
            match at.get(&key).filter(|_| dated) {
                Some(&before) if taken[before].value != value => {
                    let text = "another value of this stage and day follows and was taken".to_owned();
                    let place = std::mem::replace(&mut lines[before], cell.place.clone());
                    self.left_out.push((place.row, Warning { place, text }));
                    taken[before] = measured;
                    twice += 1;
                }
                Some(_) => {}
                None => {
                    at.insert(key, taken.len());
                    taken.push(measured);
                    lines.push(cell.place.clone());
                }
            }
        }
        let target = |((stage, measure), value)| MeasureValue { stage, measure, day: (), value };
        (taken, targets.into_iter().map(target).collect(), twice)
    }
}

/// A day, a period, or a year where a day is wanted.
fn day_of(cell: &str) -> Option<Read> {
    day::read(cell).or_else(|| day::year(cell).map(Read::Period))
}

/// All that could be days, each with its cell.
fn days(grid: &Grid, roles: &Roles) -> Vec<(String, Read)> {
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
fn about(grid: &Grid, roles: &Roles, known: &StageNames, order: Option<DayOrder>, column: usize) -> Column {
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
fn title(grid: &Grid, roles: &Roles, titles: &[&str]) -> String {
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

/// Without the dust of binary fractions: 0.07 is 7 %.
fn rounded(value: f64) -> f64 {
    let fine = (value * 1e6).round() / 1e6;
    if fine.is_finite() { fine } else { value }
}
