//! The cells of a table become values: what their marks mean, of which kind each measure is, and one value a day.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::choices::MeasureRole;
use super::headings::day_of;
use super::named::Named;
use super::table::{Lack, MeasureColumn, MeasureName, MeasureTable, MeasureValue};
use super::take::Taker;
use super::{amount, named};
use crate::funnel::number::{Marks, gather};
use crate::funnel::place::Place;
use crate::funnel::{Warning, shortened};
use crate::map::{Date, Finite, MetricKind};

/// Cells of a column that are shown.
const SHOWN: usize = 4;

impl Taker<'_> {
    pub(super) fn finish(mut self) -> MeasureTable {
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

/// Without the dust of binary fractions: 0.07 is 7 %.
fn rounded(value: f64) -> f64 {
    let fine = (value * 1e6).round() / 1e6;
    if fine.is_finite() { fine } else { value }
}
