//! Bytes → funnel: the way through this room, from decoding to the finished import.

use super::across::{across, goes_across};
use super::columns::{Profile, listed, profiles};
use super::decode::decode;
use super::down::{down, named};
use super::draft::{Draft, Lack};
use super::foreign::{refuse_bytes, refuse_text};
use super::import::{Column, ColumnRole, Import, ReadError, Warning};
use super::recognise::recognise;
use super::rows::{Row, rows};
use super::sampled::is_sampled;
use super::settle::settle;
use super::tables::{Table, tables};
use super::{Choices, Vendor, head};

/// Reads a table of funnel steps.
///
/// # Errors
/// In words: what the file is in place of a table, which columns were seen and what is needed, or which rows hold
/// no count. Nothing is guessed in their place.
pub fn read(bytes: &[u8], choices: &Choices) -> Result<Import, ReadError> {
    refuse_bytes(bytes)?;
    let text = decode(bytes)?;
    refuse_text(&text.text)?;
    let (rows, _) = rows(&text.text)?;
    let tabbed = rows.iter().filter(|row| row.tabbed).count() > 1;
    let (tables, texts) = tables(rows);
    let mut best: Option<(Found, &Table)> = None;
    let mut lack: Option<(Lack, &Table, Vec<Column>)> = None;
    let mut others = Vec::new();
    for table in &tables {
        let seen = profiles(table);
        match funnel(table, &seen, choices, recognise(table, tabbed)) {
            Ok(found) if best.as_ref().is_none_or(|(b, _)| found.draft.score > b.draft.score) => {
                others.extend(best.replace((found, table)).map(|(_, table)| table.line()));
            }
            Ok(_) => others.push(table.line()),
            Err(why) => {
                let columns = || listed(table, &seen, |_| ColumnRole::Other);
                lack.get_or_insert_with(|| (why, table, columns()));
            }
        }
    }
    match (best, lack) {
        (Some((found, table)), _) => {
            let mut import = finish(found, table, &others, choices, text.replaced)?;
            let lost = texts.iter().filter(|row| is_lost(row, table)).take(MOST_LOST);
            let around = texts.iter().flat_map(|row| &row.cells).map(String::as_str);
            import.sampled = is_sampled(table.head.iter().map(String::as_str).chain(around));
            import.warnings.extend(lost.map(|row| Warning {
                row: row.line,
                column: 0,
                text: "this line was not read".to_owned(),
            }));
            if text.doubtful {
                let text = "the letters may be garbled; save the table as UTF-8 if names read wrong".to_owned();
                import.warnings.push(Warning { row: 0, column: 0, text });
            }
            Ok(import)
        }
        (None, Some((why, table, columns))) => Err(lacking(why, table, columns, choices)),
        (None, None) => Err(no_rows(&texts)),
    }
}

/// Whether a line below the table looks like one of its rows.
fn is_lost(row: &Row, table: &Table) -> bool {
    let like = |other: &Row| other.cells.len() == row.cells.len();
    row.filled() > 1 && row.line > table.line() && table.rows.last().is_some_and(like)
}

/// Lines below a table that are named when they are not read.
const MOST_LOST: usize = 5;
/// No funnel has more steps.
const MOST_STEPS: usize = 500;

/// Nobody can look at more.
const MOST_SEGMENTS: usize = 2_000;

struct Found {
    draft: Draft,
    vendor: Vendor,
    columns: Vec<Column>,
}

fn funnel(table: &Table, seen: &[Profile], choices: &Choices, vendor: Vendor) -> Result<Found, Lack> {
    let draft =
        if goes_across(table, seen, choices) { across(table, seen, vendor) } else { down(table, seen, choices) }?;
    let columns = listed(table, seen, |i| draft.roles.get(i).copied().unwrap_or(ColumnRole::Other));
    Ok(Found { draft, vendor, columns })
}

fn finish(
    found: Found,
    table: &Table,
    others: &[usize],
    choices: &Choices,
    replaced: bool,
) -> Result<Import, ReadError> {
    let Found { draft, vendor, columns } = found;
    let unit = draft.unit.clone();
    let range = range(table, draft.span);
    let mut settled =
        settle(draft, choices, replaced).map_err(|error| ReadError { columns: columns.clone(), ..error })?;
    let steps = settled.segments.iter().map(|segment| segment.steps.len()).max().unwrap_or_default();
    if steps < 2 {
        let mut error = ReadError::new("has only one step", "A funnel needs a row for each of its steps.");
        error.what = if steps == 0 { "has no step with a count".to_owned() } else { error.what };
        error.columns = columns;
        return Err(error);
    }
    if steps > MOST_STEPS {
        let hint = "This looks like a list; a table with a row for each step is needed.";
        let mut error = ReadError::new(format!("has {steps} rows that would be steps; that is no funnel"), hint);
        error.columns = columns;
        return Err(error);
    }
    if settled.segments.len() > MOST_SEGMENTS {
        let hint = "Export it with a coarser breakdown, or with none.";
        let mut error = ReadError::new(format!("divides the funnel into {} segments", settled.segments.len()), hint);
        error.columns = columns;
        return Err(error);
    }
    for line in others {
        let text = "another table begins here; it was not read".to_owned();
        settled.warnings.push(Warning { row: *line, column: 0, text });
    }
    let (from, to) = head::range(&table.head);
    Ok(Import {
        vendor,
        name: head::name(&table.head),
        unit,
        from,
        to,
        range,
        segments: settled.segments,
        warnings: settled.warnings,
        skipped: settled.skipped,
        sampled: false,
        columns,
    })
}

/// The cells read as a spreadsheet names them, "A7:C12".
fn range(table: &Table, (first, last): (usize, usize)) -> String {
    let end = table.rows.last().map_or(table.line(), |row| row.line);
    format!("{}{}:{}{end}", letters(first), table.line(), letters(last))
}

fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name
}

fn names(columns: &[Column]) -> String {
    let shown: Vec<String> = columns.iter().take(12).map(|column| super::shortened(&column.name)).collect();
    let more = columns.len().saturating_sub(12);
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
}

fn lacking(why: Lack, table: &Table, columns: Vec<Column>, choices: &Choices) -> ReadError {
    let chosen = match why {
        Lack::Steps => choices.step.as_ref().filter(|_| named(table, &choices.step).is_none()),
        Lack::Counts => choices.count.as_ref().filter(|_| named(table, &choices.count).is_none()),
    };
    let (what, need, hint) = match (why, chosen) {
        (_, Some(name)) => (format!("has no column “{name}”"), "", "Choose one of these columns."),
        (Lack::Steps, None) => (
            "has no column with steps".to_owned(),
            " A column with the name of each step is needed.",
            "Export the funnel itself, or choose the column of the steps.",
        ),
        (Lack::Counts, None) => (
            "has no column with counts".to_owned(),
            " A column of whole numbers is needed.",
            "Export the funnel with its counts (users, visitors, sessions), or choose the column of the counts.",
        ),
    };
    let detail = format!("Columns found: {}.{need}", names(&columns));
    ReadError { what, detail, hint: hint.to_owned(), bad_rows: Vec::new(), columns }
}

/// Words and no numbers.
fn no_rows(texts: &[Row]) -> ReadError {
    let widest = texts.iter().rev().max_by_key(|row| row.filled());
    let seen: Vec<String> = widest
        .map(|row| row.cells.iter().filter(|c| !c.is_empty()).take(12).map(|c| super::shortened(c)).collect())
        .unwrap_or_default();
    let hint = "Export the funnel as CSV with a row for each step and a column of counts.";
    let mut error = ReadError::new("has no rows with counts", hint);
    error.detail = match seen.len() {
        0 | 1 => "A column with steps and a column of whole numbers are needed.".to_owned(),
        _ => format!("Columns found: {}. Below them a row for each step is needed.", seen.join(", ")),
    };
    error
}
