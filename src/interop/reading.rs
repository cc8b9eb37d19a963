//! How a table is meant: which row names stages, which column names lanes. Guessed, and changed by whoever pastes.

use super::sheet::lane_kind;
use super::{Grid, Line, Says};
use crate::map::Map;

/// What a table is taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Stages stand below each other, so that rows and columns change places first.
    pub turned: bool,
    /// The row with the names of stages; what is above it is left out.
    pub heads: Option<usize>,
    /// The column with the names of lanes, so that rows are lanes; what is left of it is left out. Without one, rows
    /// are cards.
    pub labels: Option<usize>,
}

/// What names a map knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    stages: Vec<String>,
    lanes: Vec<String>,
}

impl Known {
    /// The names of a map's stages, steps and lanes.
    pub fn of(map: &Map) -> Self {
        let steps = map.stages.iter().flat_map(|stage| stage.steps.iter().map(|step| &step.name));
        let stages = map.stages.iter().map(|stage| &stage.name).chain(steps).map(|name| plain(name)).collect();
        Self { stages, lanes: map.lanes.iter().map(|lane| plain(lane.label())).collect() }
    }

    fn stage(&self, name: &str) -> bool {
        self.stages.contains(&plain(name))
    }

    fn lane(&self, name: &str) -> bool {
        self.lanes.contains(&plain(name)) || lane_kind(name).is_some()
    }
}

/// A name as it is compared.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Longer than that is no name.
const LONGEST: usize = 60;

impl Reading {
    /// What a table seems to be.
    pub fn guess(grid: &Grid, known: &Known) -> Self {
        let across = most(grid.row(0), |name| known.stage(name));
        let down = most(grid.column(0), |name| known.stage(name));
        let lanes_across = most(grid.row(0), |name| known.lane(name));
        if !across && (down || lanes_across && !most(grid.column(0), |name| known.lane(name))) {
            let upright = Self::upright(&grid.turned(), known);
            return Self { turned: true, ..upright };
        }
        Self::upright(grid, known)
    }

    fn upright(grid: &Grid, known: &Known) -> Self {
        let (rows, columns) = grid.size();
        // A title may stand above the names.
        let heads = (0..rows.min(4)).find(|row| most(grid.row(*row), |name| known.stage(name)));
        let heads = heads.or_else(|| (rows > 1 && !known.lane(grid.cell(0, 0)) && named(grid)).then_some(0));
        let below = || grid.column(0).skip(heads.map_or(0, |row| row + 1));
        let corner = heads.map_or("?", |row| grid.cell(row, 0));
        let corner = corner.is_empty() || matches!(plain(corner).as_str(), "lane" | "lanes" | "kind" | "type" | "row");
        let named = heads.is_some() && corner && below().any(|name| !name.is_empty());
        let labels = (columns > 1 && (named || most(below(), |name| known.lane(name)))).then_some(0);
        Self { turned: false, heads, labels }
    }
}

/// Whether half or more of the texts that say something are such.
fn most<'a>(texts: impl Iterator<Item = &'a str>, such: impl Fn(&str) -> bool) -> bool {
    let (mut all, mut known) = (0, 0);
    for text in texts.filter(|text| !text.is_empty()) {
        all += 1;
        known += usize::from(such(text));
    }
    known > 0 && known * 2 >= all
}

/// Whether the first row looks like names: each different, short and on one line, none with the sign of a card.
fn named(grid: &Grid) -> bool {
    let mut names: Vec<String> = Vec::new();
    for name in grid.row(0).skip(usize::from(grid.cell(0, 0).is_empty())) {
        let plain_line = Line::read(name, &[]).is_some_and(|line| line.says == Says::Plain);
        let number = name.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | ' '));
        if !plain_line
            || number
            || name.contains('\n')
            || name.chars().count() > LONGEST
            || names.contains(&plain(name))
        {
            return false;
        }
        names.push(plain(name));
    }
    !names.is_empty()
}
