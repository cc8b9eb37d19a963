//! Tables whose steps go down: a step column, a count column, perhaps segments.

use rustc_hash::FxHashSet;

use super::columns::Profile;
use super::draft::{Draft, DraftStep, Lack, MOST_ROWS, is_total};
use super::import::{ColumnRole, Warning};
use super::keys::{Labels, labels};
use super::number::{Form, Number};
use super::rows::Row;
use super::tables::Table;
use super::{BadRow, Choices};

/// Reads a table with steps going down.
pub(super) fn down(table: &Table, profiles: &[Profile], choices: &Choices) -> Result<Draft, Lack> {
    let step = step_column(table, profiles, choices).ok_or(Lack::Steps)?;
    let number = numbering(profiles, step);
    let counts = count_columns(table, profiles, choices, step, number);
    let &first = counts.first().ok_or(Lack::Counts)?;
    // Every column of counts has a step in every row: that need not be made to be seen.
    let most = counts.iter().map(|&i| profiles[i].whole).max().filter(|rows| counts.len() > 1 && *rows > MOST_ROWS);
    if let Some(rows) = most {
        return Err(Lack::List(rows));
    }
    let mut draft = Draft { unit: unit(table, profiles, &counts), ..Draft::default() };
    let divided = choices.divided.as_deref().map(|name| (name, column_named(table.width, |i| table.heading(i), name)));
    if let Some((name, None)) = divided.filter(|(name, _)| !name.is_empty()) {
        let text = format!("there is no column “{}” to divide the rows by", super::shortened(name));
        draft.warnings.push(Warning::whole(text));
    }
    let labels = labels(table, profiles, step, &counts, divided.map(|(_, column)| column));
    let wide = table.header.as_ref().map_or(table.width, |row| row.cells.len());
    for (r, row) in table.rows.iter().enumerate() {
        if r + 1 == table.rows.len() && wide > 1 && is_footnote(row) {
            draft.warnings.push(Warning { place: table.place(row, 0), text: "this line was not read".to_owned() });
            continue;
        }
        for &column in &counts {
            let segment = match counts.len() {
                1 => labels.segments[r].clone(),
                _ => Some(table.heading(column)).filter(|name| !is_total(name)),
            };
            let count = count(table, profiles, r, column, wide);
            let step_number = number.and_then(|n| profiles[n].whole_at(r));
            let name = labels.steps[r].clone();
            let step = DraftStep { name, number: step_number, count, place: table.place(row, column + 1) };
            draft.segment(segment).steps.push(step);
        }
    }
    if counts.len() > 1 {
        let text = "several columns hold whole numbers; each was read as a segment".to_owned();
        draft.warnings.push(Warning { place: table.top(first + 1), text });
    }
    draft.roles = roles(profiles, step, &counts, &labels, choices);
    let last = counts.iter().chain([&step]).max().copied().unwrap_or(step);
    draft.span = (step.min(first), last);
    let hints = &profiles[first].hints;
    let falls = u32::from(falls(&draft));
    draft.score = 2 + u32::from(profiles[step].hints.step) + u32::from(hints.count) + 2 * falls;
    Ok(draft)
}

/// A line of words under the table: no other cell, and nothing that looks like a count that was not split off.
fn is_footnote(row: &Row) -> bool {
    let number = |word: &str| matches!(Form::of(word), Form::Number(_) | Form::Percent(_));
    row.cells.len() == 1
        && !row.foreign
        && !row.cell(0).contains('\u{FFFD}')
        && (row.after_blank || !row.cell(0).split(' ').any(number))
}

fn falls(draft: &Draft) -> bool {
    draft.segments.iter().all(|s| {
        let counts: Vec<u64> = s.steps.iter().filter_map(|step| step.count.as_ref().ok()).copied().collect();
        counts.is_sorted_by(|a, b| a >= b)
    })
}

/// What people decided.
pub(super) const CHOSEN: &str = "chosen";
/// A heading is known.
const SAID: &str = "its heading says so";

fn roles(
    profiles: &[Profile],
    step: usize,
    counts: &[usize],
    labels: &Labels,
    choices: &Choices,
) -> Vec<(ColumnRole, String)> {
    let how_many = |test: &dyn Fn(usize) -> bool| (0..profiles.len()).filter(|&i| test(i)).count();
    let alone = |test: &dyn Fn(usize) -> bool, of: &str| match how_many(test) {
        0 | 1 => format!("the only column of {of}"),
        many => format!("the likeliest of {many} columns of {of}"),
    };
    let why_step = || match &profiles[step] {
        _ if choices.step.is_some() => CHOSEN.to_owned(),
        profile if profile.hints.step > 0 => SAID.to_owned(),
        profile if !profile.is_text() => "it numbers the rows".to_owned(),
        _ => alone(&|i| profiles[i].is_text(), "words"),
    };
    let why_count = |i: usize| match &profiles[i] {
        _ if choices.count.is_some() => CHOSEN.to_owned(),
        _ if counts.len() > 1 => "all hold whole numbers, each is a segment".to_owned(),
        profile if profile.hints.count > 0 => SAID.to_owned(),
        _ => alone(&|i| i != step && profiles[i].can_count() && !profiles[i].is_numbering(), "whole numbers"),
    };
    let why_segment = |i: usize| match &profiles[i] {
        _ if choices.divided.is_some() => CHOSEN,
        profile if profile.hints.segment => SAID,
        _ => "it tells rows of the same step apart",
    };
    (0..profiles.len())
        .map(|i| match i {
            _ if i == step => (ColumnRole::Step, why_step()),
            _ if counts.contains(&i) => (ColumnRole::Count, why_count(i)),
            _ if labels.keys.contains(&i) => (ColumnRole::Segment, why_segment(i).to_owned()),
            _ => (ColumnRole::Other, String::new()),
        })
        .collect()
}

/// The column a choice names by its heading or as "Column 2".
pub(super) fn named(table: &Table, name: &Option<String>) -> Option<usize> {
    column_named(table.width, |i| table.heading(i), name.as_deref()?)
}

/// The column of a name: its very heading, else one that differs in case and accents only, else "Column 2".
pub(super) fn column_named(width: usize, heading: impl Fn(usize) -> String, name: &str) -> Option<usize> {
    let wanted = super::fold::fold(name.trim());
    let exact = (0..width).find(|&i| heading(i) == name.trim());
    exact.or_else(|| (0..width).find(|&i| super::fold::fold(&heading(i)) == wanted)).or_else(|| {
        let number: usize = wanted.strip_prefix("column ")?.parse().ok()?;
        number.checked_sub(1).filter(|i| *i < width)
    })
}

fn step_column(table: &Table, profiles: &[Profile], choices: &Choices) -> Option<usize> {
    if choices.step.is_some() {
        return named(table, &choices.step);
    }
    let score = |i: usize| {
        let Profile { hints, .. } = &profiles[i];
        let mut score = i32::from(hints.step) * 4 - i32::from(hints.unknown.min(2)) * 5;
        let cells = table.rows.iter().map(|row| row.cell(i).len()).sum::<usize>();
        score -= 4 * i32::from(cells > 40 * table.rows.len());
        let other = hints.step < 3 && (hints.segment || hints.date);
        score - 40 * i32::from(other)
    };
    let texts = (0..profiles.len()).filter(|&i| profiles[i].is_text() && score(i) > -25);
    let best = texts.max_by_key(|&i| (score(i), std::cmp::Reverse(i)));
    // Steps that are only numbered.
    best.or_else(|| (0..profiles.len()).find(|&i| profiles[i].hints.step == 3 && profiles[i].is_numbering()))
}

/// The column of step numbers, if there is one beside the names.
fn numbering(profiles: &[Profile], step: usize) -> Option<usize> {
    let others = |i: usize| (0..profiles.len()).any(|j| j != i && j != step && profiles[j].can_count());
    (0..profiles.len()).find(|&i| {
        let hints = profiles[i].hints;
        let said = (hints.number || hints.step > 0) && hints.count < 2;
        i != step && profiles[i].is_numbering() && (said || (hints.count == 0 && others(i)))
    })
}

fn count_columns(
    table: &Table,
    profiles: &[Profile],
    choices: &Choices,
    step: usize,
    number: Option<usize>,
) -> Vec<usize> {
    if choices.count.is_some() {
        return named(table, &choices.count).into_iter().collect();
    }
    let all: Vec<usize> =
        (0..profiles.len()).filter(|&i| i != step && Some(i) != number && profiles[i].can_count()).collect();
    let few = all.len() <= 40;
    let derived = |i: usize| few && all.iter().any(|&of| of != i && is_derived(&profiles[i], &profiles[of]));
    let own: Vec<usize> = all.iter().copied().filter(|&i| !derived(i)).collect();
    let candidates = if own.is_empty() { all } else { own };
    let nameless = |i: &usize| {
        let hints = profiles[*i].hints;
        table.header.is_some()
            && (is_total(&table.heading(*i)) || (hints.count == 0 && !hints.rate && !hints.number))
            && !table.heading(*i).starts_with("Column ")
    };
    if candidates.len() > 1 && candidates.iter().all(nameless) {
        return candidates;
    }
    let score = |i: usize| {
        let hints = profiles[i].hints;
        i32::from(hints.count) * 10 - i32::from(hints.unknown.min(4)) * 2 - 8 * i32::from(hints.rate)
    };
    candidates.into_iter().max_by_key(|&i| (score(i), std::cmp::Reverse(i))).into_iter().collect()
}

/// Whether one column is what another loses from row to row, or its share of the first or the row before in percent.
fn is_derived(column: &Profile, of: &Profile) -> bool {
    let rows = column.numbers.len();
    let pairs: Option<Vec<(u64, u64)>> = (0..rows).map(|r| Some((column.whole_at(r)?, of.whole_at(r)?))).collect();
    let Some(pairs) = pairs.filter(|pairs| pairs.len() > 2) else { return false };
    let losses = pairs.windows(2).all(|w| w[0].0.checked_add(w[1].1) == Some(w[0].1));
    let first = pairs[0].1;
    let close = |share: u64, count: u64, whole: u64| {
        whole > 0 && (100.0 * count as f64 / whole as f64 - share as f64).abs() <= 1.0
    };
    let of_first = pairs.iter().all(|(share, count)| close(*share, *count, first));
    let of_previous = pairs.windows(2).all(|w| close(w[1].0, w[1].1, w[0].1));
    losses || (pairs.iter().all(|(share, _)| *share <= 100) && (of_first || of_previous) && first > 100)
}

fn unit(table: &Table, profiles: &[Profile], counts: &[usize]) -> String {
    match (counts, &table.header) {
        ([count], Some(header)) if profiles[*count].hints.count > 1 => super::head::unit(header.cell(*count)),
        _ => String::new(),
    }
}

/// The count in a cell, or what is wrong with it.
pub(super) fn count(table: &Table, profiles: &[Profile], r: usize, column: usize, wide: usize) -> Result<u64, BadRow> {
    let row = &table.rows[r];
    let bad = |column: usize, text: String| Err(BadRow { place: table.place(row, column), text });
    let filled = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |i| i + 1);
    if filled > wide {
        return bad(
            0,
            format!("{filled} cells where the heading has {wide}; a separator inside a cell needs quotation marks"),
        );
    }
    if row.cells.len() <= column && wide > row.cells.len() {
        let cells = if row.cells.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", row.cells.len()) };
        return bad(0, format!("{cells} where the heading has {wide}; is the separator another one here?"));
    }
    let cell = row.cell(column);
    if cell.contains('\0') || cell.contains('\u{FFFD}') {
        return bad(column + 1, "the count is damaged".to_owned());
    }
    let profile = &profiles[column];
    match (profile.numbers.get(r).copied().flatten(), profile.forms.get(r)) {
        (Some(Number::Whole(count)), _) => Ok(count),
        (Some(Number::Negative), _) => bad(column + 1, format!("“{cell}” is less than nothing; a count cannot be")),
        (Some(Number::Fraction(_)), _) => bad(column + 1, format!("“{cell}” is no whole number")),
        (None, Some(Form::Percent(_))) => bad(column + 1, format!("“{cell}” is a percentage, no count")),
        (None, Some(Form::Blank) | None) if cell.is_empty() => bad(column + 1, "the count is missing".to_owned()),
        _ => bad(column + 1, format!("“{}” is no count", super::shortened(cell))),
    }
}

/// How many different values a list has.
pub(super) fn distinct<'a>(values: impl Iterator<Item = &'a str>) -> usize {
    values.collect::<FxHashSet<_>>().len()
}
