//! Which columns divide a table into segments, and what each row's step and segment are called.

use rustc_hash::FxHashSet;

use super::columns::Profile;
use super::down::distinct;
use super::draft::is_total;
use super::tables::Table;

/// Columns tried as keys, so that a very wide table stays quick.
const MOST_KEYS: usize = 12;

/// The step and the segment of every row.
pub(super) struct Labels {
    pub steps: Vec<String>,
    pub segments: Vec<Option<String>>,
    /// The columns that divide, from 0.
    pub keys: Vec<usize>,
}

/// Finds the columns by which steps that come more than once are told apart; `divided`: which one was chosen, or none.
pub(super) fn labels(
    table: &Table,
    profiles: &[Profile],
    step: usize,
    counts: &[usize],
    divided: Option<Option<usize>>,
) -> Labels {
    let candidates = candidates(table, profiles, step, counts);
    let steps = steps(table, step, &candidates);
    let keys = match divided {
        _ if counts.len() > 1 => Vec::new(),
        Some(chosen) => chosen.into_iter().filter(|key| *key != step && !counts.contains(key)).collect(),
        None => keys(table, profiles, &steps, &candidates),
    };
    let mut segments: Vec<Option<String>> = Vec::with_capacity(steps.len());
    let mut seen: FxHashSet<(String, String)> = FxHashSet::default();
    let mut above: Vec<String> = vec![String::new(); keys.len()];
    for (row, step) in table.rows.iter().zip(&steps) {
        let cells: Vec<String> = keys.iter().map(|&key| row.cell(key).to_owned()).collect();
        let carried: Vec<String> =
            cells.iter().zip(&above).map(|(cell, above)| if cell.is_empty() { above } else { cell }.clone()).collect();
        // An empty cell stands for the one above it, as in a table with merged cells.
        let cells = if seen.contains(&(step.clone(), carried.join("\0"))) { cells } else { carried };
        seen.insert((step.clone(), cells.join("\0")));
        let named: Vec<&str> = cells.iter().map(String::as_str).filter(|c| !c.is_empty() && !is_total(c)).collect();
        segments.push((!named.is_empty()).then(|| named.join(" · ")));
        above = cells;
    }
    Labels { steps, segments, keys }
}

fn candidates(table: &Table, profiles: &[Profile], step: usize, counts: &[usize]) -> Vec<usize> {
    let is_key = |i: usize| {
        let profile = &profiles[i];
        let said = profile.hints.segment || profile.hints.date;
        let many = distinct(table.rows.iter().map(|row| row.cell(i))) * 2 > table.rows.len();
        let words = profile.is_text() || profile.is_date();
        i != step && !counts.contains(&i) && ((words && !many) || (said && profile.fractions + profile.percents == 0))
    };
    let mut keys: Vec<usize> = (0..profiles.len()).filter(|&i| is_key(i)).collect();
    let rank = |i: usize| (!profiles[i].hints.segment, !profiles[i].is_date(), i);
    keys.sort_by_key(|&i| rank(i));
    keys.truncate(MOST_KEYS);
    keys
}

/// The step of every row; an empty one beside a segment is the one above.
fn steps(table: &Table, step: usize, candidates: &[usize]) -> Vec<String> {
    let mut above = String::new();
    let mut steps = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cell = row.cell(step);
        let beside = candidates.iter().any(|&key| !row.cell(key).is_empty());
        if !cell.is_empty() || !beside {
            above = cell.to_owned();
        }
        steps.push(above.clone());
    }
    steps
}

fn keys(table: &Table, profiles: &[Profile], steps: &[String], candidates: &[usize]) -> Vec<usize> {
    let pairs = |keys: &[usize]| {
        let rows = table.rows.iter().zip(steps);
        rows.map(|(row, step)| (step.as_str(), keys.iter().map(|&k| row.cell(k)).collect::<Vec<_>>()))
            .collect::<FxHashSet<_>>()
            .len()
    };
    let mut keys = Vec::new();
    let mut told_apart = pairs(&keys);
    for &candidate in candidates {
        let constant = distinct(table.rows.iter().map(|row| row.cell(candidate))) == 1;
        if constant && profiles[candidate].hints.segment {
            keys.push(candidate);
        }
        if constant || told_apart == table.rows.len() {
            continue;
        }
        keys.push(candidate);
        let now = pairs(&keys);
        if now == told_apart {
            keys.pop();
        }
        told_apart = now;
    }
    keys
}
