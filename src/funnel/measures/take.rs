//! The rows of a table become cells with a value: whose, of what, of which day.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::amount;
use super::choices::{DayOrder, Headings, MeasureChoices, MeasureRole};
use super::day::Read;
use super::grid::Grid;
use super::headings::{Column, about, day_of, days, title};
use super::known::StageNames;
use super::roles::Roles;
use super::table::MeasureTable;
use crate::funnel::fold::fold;
use crate::funnel::head::range;
use crate::funnel::number::{Figures, Form};
use crate::funnel::place::Place;
use crate::funnel::rows::Row;
use crate::funnel::{ReadError, Warning, shortened};
use crate::map::Date;

/// No map has more than these; a table with more is something else.
const MOST_VALUES: usize = 20_000;
const MOST_NAMES: usize = 200;

/// A cell with a value, before it is known what its marks mean.
pub(super) struct Cell {
    pub(super) stage: Option<usize>,
    pub(super) measure: usize,
    pub(super) day: Date,
    pub(super) figures: Figures,
    pub(super) percent: bool,
    pub(super) place: Place,
    pub(super) row: usize,
    pub(super) target: bool,
}

/// Names in the order in which they first came.
#[derive(Default)]
pub(super) struct Names(IndexMap<String, String, FxBuildHasher>);

impl Names {
    fn at(&mut self, name: &str) -> usize {
        let entry = self.0.entry(fold(name.trim()));
        let at = entry.index();
        entry.or_insert_with(|| name.trim().to_owned());
        at
    }

    pub(super) fn list(self) -> Vec<String> {
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

/// The rows of a table while they are gone through.
pub(super) struct Taker<'a> {
    pub(super) grid: &'a Grid,
    pub(super) roles: &'a Roles,
    pub(super) choices: &'a MeasureChoices,
    /// What the values are where neither a heading nor a cell says it.
    title: String,
    /// The day of all values, where no column and no heading has one.
    pub(super) day: Option<Date>,
    pub(super) order: Option<DayOrder>,
    /// A day that can be read in two ways.
    pub(super) open: Option<String>,
    pub(super) ordered: bool,
    columns: Vec<Column>,
    pub(super) stages: Names,
    pub(super) measures: Names,
    pub(super) cells: Vec<Cell>,
    pub(super) left_out: Vec<(usize, Warning)>,
    pub(super) periods: Option<String>,
    pub(super) filled_down: bool,
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
            Form::Missing | Form::Text => {
                return self.leave(row, Some(column), format!("“{}” is no number", shortened(cell)));
            }
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

    pub(super) fn seen(&self) -> String {
        let names: Vec<String> = (0..self.grid.width.min(12)).map(|at| shortened(&self.grid.name(at))).collect();
        format!("Columns found: {}.", names.join(", "))
    }
}
