//! What each column of a table of measures is, by its heading and by what its cells hold.

use rustc_hash::FxHashSet;

use super::choices::{Headings, MeasureChoices, MeasureRole};
use super::grid::Grid;
use super::known::StageNames;
use super::{amount, day, named};
use crate::funnel::hints::hints;

/// What was found, or told.
pub(super) struct Roles {
    pub columns: Vec<(MeasureRole, String)>,
    pub headings: Headings,
}

impl Roles {
    /// The one column of this role.
    pub(super) fn one(&self, role: MeasureRole) -> Option<usize> {
        self.columns.iter().position(|(other, _)| *other == role)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = usize> {
        let is = |(at, (role, _)): (usize, &(MeasureRole, String))| (*role == MeasureRole::Values).then_some(at);
        self.columns.iter().enumerate().filter_map(is)
    }
}

/// What the cells of a column hold.
#[derive(Default)]
struct Profile {
    filled: usize,
    days: usize,
    values: usize,
    /// Neither days nor values.
    words: usize,
    /// Different words, and which of them name stages of the map or known measures.
    distinct: usize,
    stages: usize,
    measures: usize,
}

/// More rows tell nothing new.
const SAMPLE: usize = 2_000;

fn profile(grid: &Grid, column: usize, known: &StageNames) -> Profile {
    let mut profile = Profile::default();
    let mut seen = FxHashSet::default();
    for cell in grid.rows.iter().take(SAMPLE).map(|row| row.cell(column)).filter(|cell| !cell.is_empty()) {
        profile.filled += 1;
        if day::read(cell).is_some() {
            profile.days += 1;
        } else if amount::is_value(cell) {
            profile.values += 1;
        } else {
            profile.words += 1;
            if seen.insert(cell) && seen.len() <= 200 {
                profile.stages += usize::from(known.likes(cell));
                profile.measures += usize::from(named::kind(cell).is_some());
            }
        }
    }
    profile.distinct = seen.len();
    profile
}

impl Profile {
    fn is_words(&self) -> bool {
        self.words > 0 && self.words >= self.values && self.words >= self.days
    }

    fn is_days(&self) -> bool {
        self.days > 0 && self.days * 2 > self.filled
    }

    fn is_values(&self) -> bool {
        self.values > 0 && self.values * 2 >= self.filled
    }
}

/// Says of each column what it is; what was told goes first.
pub(super) fn roles(grid: &Grid, known: &StageNames, choices: &MeasureChoices) -> Roles {
    let columns: Vec<Profile> = (0..grid.width).map(|column| profile(grid, column, known)).collect();
    let mut found = Finder { grid, columns: &columns, roles: vec![None; grid.width], across: false };
    let told = |column: usize| choices.roles.iter().rev().find(|(at, _)| *at == column).map(|(_, role)| *role);
    for column in 0..grid.width {
        found.roles[column] = told(column).map(|role| (role, "as you chose".to_owned()));
    }
    let days = found.day_headings();
    let across = match choices.headings {
        Some(headings) => headings == Headings::Days,
        None => days.len() > 1 || days.len() == 1 && found.day_column().is_none(),
    };
    if across {
        found.across = true;
        for column in days {
            found.put(column, MeasureRole::Values, "its heading is a day");
        }
    } else if !found.has(MeasureRole::Day)
        && let Some((column, why)) = found.day_column()
    {
        found.put(column, MeasureRole::Day, why);
    }
    found.measure_column();
    found.stage_column();
    found.target_column();
    found.value_columns();
    found.rest();
    let staged = found.has(MeasureRole::Stage);
    let roles: Vec<(MeasureRole, String)> =
        found.roles.into_iter().map(|role| role.unwrap_or((MeasureRole::Unused, String::new()))).collect();
    let mut roles = Roles { columns: roles, headings: Headings::Measures };
    roles.headings = choices.headings.unwrap_or_else(|| {
        let named = roles.values().filter(|column| known.within(grid.heading(*column)).is_some()).count();
        match () {
            () if across => Headings::Days,
            () if !staged && named > 0 && named * 2 >= roles.values().count() => Headings::Stages,
            () => Headings::Measures,
        }
    });
    roles
}

struct Finder<'a> {
    grid: &'a Grid,
    columns: &'a [Profile],
    roles: Vec<Option<(MeasureRole, String)>>,
    /// Days stand side by side.
    across: bool,
}

impl Finder<'_> {
    fn put(&mut self, column: usize, role: MeasureRole, why: impl Into<String>) {
        if let Some(free @ None) = self.roles.get_mut(column) {
            *free = Some((role, why.into()));
        }
    }

    fn has(&self, role: MeasureRole) -> bool {
        self.roles.iter().flatten().any(|(other, _)| *other == role)
    }

    fn free(&self) -> impl Iterator<Item = (usize, &Profile)> {
        self.columns.iter().enumerate().filter(|(column, _)| self.roles[*column].is_none())
    }

    /// The free column of the highest score above nothing, the first of equals.
    fn best(&self, score: impl Fn(usize, &Profile) -> usize) -> Option<usize> {
        let scored = self.free().map(|(column, profile)| (score(column, profile), column));
        scored
            .filter(|(score, _)| *score > 0)
            .max_by_key(|(score, column)| (*score, usize::MAX - column))
            .map(|(_, at)| at)
    }

    /// Columns of values whose headings are days.
    fn day_headings(&self) -> Vec<usize> {
        let over_values = |column: &usize| self.columns[*column].is_values() || self.columns[*column].filled == 0;
        let headings = || (0..self.grid.width).filter(over_values);
        let days: Vec<usize> = headings().filter(|at| day::read(self.grid.heading(*at)).is_some()).collect();
        if !days.is_empty() {
            return days;
        }
        let years: Vec<usize> = headings().filter(|at| day::year(self.grid.heading(*at)).is_some()).collect();
        if years.len() > 1 { years } else { Vec::new() }
    }

    fn day_column(&self) -> Option<(usize, String)> {
        let says = |column: usize| hints(self.grid.heading(column)).date;
        let by_cells = |column, profile: &Profile| {
            if profile.is_days() || says(column) && profile.days > 0 { 1 + usize::from(says(column)) } else { 0 }
        };
        if let Some(column) = self.best(by_cells) {
            return Some((column, "its cells are days".to_owned()));
        }
        // Years alone are days only where the heading says so.
        let years = |column: usize| {
            let mut cells = self.grid.rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
            cells.all(|cell| day::year(cell).is_some())
        };
        let by_years = |column, profile: &Profile| usize::from(says(column) && profile.filled > 0 && years(column));
        self.best(by_years).map(|column| (column, "its cells are years".to_owned()))
    }

    fn measure_column(&mut self) {
        if self.has(MeasureRole::Measure) {
            return;
        }
        let named = |column: usize| named::names_measures(self.grid.heading(column));
        let score = |column, profile: &Profile| match () {
            () if !profile.is_words() || profile.stages > profile.measures => 0,
            () if profile.measures * 2 >= profile.distinct => 2 + usize::from(named(column)),
            () => usize::from(named(column)),
        };
        if let Some(column) = self.best(score) {
            let profile = &self.columns[column];
            let why = if profile.measures > 0 { "names measures" } else { "its heading says so" };
            self.put(column, MeasureRole::Measure, why);
        }
    }

    fn stage_column(&mut self) {
        if self.has(MeasureRole::Stage) {
            return;
        }
        let hinted = |column: usize| usize::from(hints(self.grid.heading(column)).step > 1);
        let score = |column, profile: &Profile| {
            if !profile.is_words() {
                return 0;
            }
            let share = (profile.stages * 8).checked_div(profile.distinct).unwrap_or_default();
            share + usize::from(profile.stages > 0) + 4 * hinted(column)
        };
        if let Some(column) = self.best(score) {
            let profile = &self.columns[column];
            let why = match profile.stages {
                0 => format!("named “{}”", self.grid.name(column)),
                stages => format!("{stages} of {} are stages", profile.distinct),
            };
            return self.put(column, MeasureRole::Stage, why);
        }
        let words: Vec<usize> = self.free().filter(|(_, profile)| profile.is_words()).map(|(at, _)| at).collect();
        if let [only] = words[..] {
            self.put(only, MeasureRole::Stage, "the only column of words");
        }
    }

    /// Says of what is left why it is no measure.
    fn rest(&mut self) {
        for (column, profile) in self.columns.iter().enumerate() {
            let why = match () {
                () if profile.filled == 0 => "empty",
                () if profile.is_values() && named::counts(self.grid.heading(column)) => "a count",
                () if profile.is_words() => "words",
                () => "not needed",
            };
            self.put(column, MeasureRole::Unused, why);
        }
    }

    fn target_column(&mut self) {
        let is = |column: usize, profile: &Profile| {
            usize::from(profile.is_values() && named::names_targets(self.grid.heading(column)))
        };
        if !self.has(MeasureRole::Target)
            && let Some(column) = self.best(is)
        {
            let why = format!("named “{}”", self.grid.name(column));
            self.put(column, MeasureRole::Target, why);
        }
    }

    fn value_columns(&mut self) {
        // Days side by side are all there is; beside names of measures there is one column of values.
        let one = self.has(MeasureRole::Measure);
        if self.across || one && self.has(MeasureRole::Values) {
            return;
        }
        let heading = |column: usize| self.grid.heading(column);
        let said = |column: usize| named::kind(heading(column)).is_some() || named::names_values(heading(column));
        let can = |column: usize, profile: &Profile| profile.values > 0 && (profile.is_values() || said(column));
        let all: Vec<usize> = self.free().filter(|(at, profile)| can(*at, profile)).map(|(at, _)| at).collect();
        let sure: Vec<usize> = all.iter().copied().filter(|at| !named::counts(heading(*at))).collect();
        let mut columns = if sure.is_empty() { all } else { sure };
        if one {
            columns.sort_by_key(|at| (!named::names_values(heading(*at)), *at));
            columns.truncate(1);
        }
        for column in columns {
            let why = match said(column) {
                true => format!("named “{}”", heading(column)),
                false => "its cells are numbers".to_owned(),
            };
            self.put(column, MeasureRole::Values, why);
        }
    }
}
