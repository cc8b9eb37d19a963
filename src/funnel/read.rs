//! Bytes → funnel: the way through this room, from the sheets of a file to the finished import.

use super::across::{across, goes_across};
use super::columns::{Profile, listed, profiles};
use super::down::{down, named};
use super::draft::{Draft, DraftSegment, Lack, MOST_ROWS, MOST_STEPS};
use super::fold::fold;
use super::import::{Column, Import, ReadError, Seen, Warning};
use super::place::{Grid, letters};
use super::recognise::recognise;
use super::rows::Row;
use super::sampled::is_sampled;
use super::settle::settle;
use super::sheets::{Book, Sheet, open};
use super::tables::Table;
use super::{Choices, Vendor, head};

/// Reads a table of funnel steps: text, JSON or a workbook, packed with gzip or not.
///
/// # Errors
/// In words: what the file is in place of a table, which columns were seen and what is needed, or which rows hold
/// no count. Nothing is guessed in their place.
pub fn read(bytes: &[u8], choices: &Choices) -> Result<Import, ReadError> {
    let book = open(bytes)?;
    let names: Vec<String> =
        book.sheets.iter().map(|sheet| sheet.name.clone()).filter(|name| !name.is_empty()).collect();
    match surest(&book, choices) {
        Ok(import) => Ok(Import { seen: Seen { sheets: names, ..import.seen }, ..import }),
        Err(error) => Err(ReadError { seen: Box::new(Seen { sheets: names, ..*error.seen }), ..error }),
    }
}

/// The funnel of the sheet that is chosen, else of the one that holds one most surely.
fn surest(book: &Book, choices: &Choices) -> Result<Import, ReadError> {
    let sheets = chosen(book, choices)?;
    let mut best: Option<(Found, &Sheet)> = None;
    let mut lack: Option<ReadError> = None;
    let mut others = Vec::new();
    for sheet in sheets {
        match look(sheet, choices) {
            Ok(found) if best.as_ref().is_none_or(|(b, _)| found.draft.score > b.draft.score) => {
                others.extend(best.replace((found, sheet)));
            }
            Ok(found) => others.push((found, sheet)),
            // A sheet with columns says more than one without rows.
            Err(error) => match &lack {
                Some(known) if !known.seen.columns.is_empty() || error.seen.columns.is_empty() => {}
                _ => lack = Some(error),
            },
        }
    }
    let Some((found, sheet)) = best else {
        return Err(lack.unwrap_or_else(|| no_rows(&[])));
    };
    let tied = others.iter().any(|(other, _)| other.draft.score == found.draft.score);
    let why = if tied { "the first that surely is one" } else { "the surest" };
    let mut import = finish(found, sheet, choices, book)?;
    // What only says again what was read is no loss.
    let more = |found: &Found| found.draft.segments.iter().any(|segment| !import.has(&segment.counts()));
    let left: Vec<String> =
        others.iter().filter(|(found, _)| more(found)).map(|(_, sheet)| format!("“{}”", sheet.name)).collect();
    if !left.is_empty() {
        let verb = if left.len() == 1 { "holds" } else { "hold" };
        let text = format!("“{}” was read, {why}; {} {verb} a funnel as well", sheet.name, left.join(", "));
        import.warnings.insert(0, Warning::whole(text));
    }
    Ok(import)
}

/// The sheets to look at: all, or the one of that name.
fn chosen<'b>(book: &'b Book, choices: &Choices) -> Result<&'b [Sheet], ReadError> {
    let Some(wanted) = &choices.sheet else { return Ok(&book.sheets) };
    let at = |test: &dyn Fn(&str) -> bool| book.sheets.iter().position(|sheet| test(&sheet.name));
    match at(&|name| name == wanted).or_else(|| at(&|name| fold(name) == fold(wanted))) {
        Some(i) => Ok(&book.sheets[i..=i]),
        None => {
            let names: Vec<String> =
                book.sheets.iter().map(|sheet| super::shortened(&sheet.name)).filter(|name| !name.is_empty()).collect();
            if names.is_empty() {
                let what = format!("has no sheet “{wanted}”: it is one table");
                return Err(ReadError::new(what, "Leave the sheet out."));
            }
            let mut error = ReadError::new(format!("has no sheet “{wanted}”"), "Choose one of these sheets.");
            error.detail = format!("Sheets found: {}.", names.join(", "));
            Err(error)
        }
    }
}

struct Found {
    draft: Draft,
    vendor: Vendor,
    seen: Seen,
    /// Which of the sheet's tables.
    table: usize,
    /// The others that would be funnels.
    others: Vec<usize>,
}

fn seen(sheet: &Sheet, columns: Vec<Column>, rows: usize) -> Seen {
    Seen { sheet: sheet.name.clone(), columns, rows, ..Seen::default() }
}

/// The table of a sheet that most looks like a funnel.
fn look(sheet: &Sheet, choices: &Choices) -> Result<Found, ReadError> {
    if let Some(error) = &sheet.error {
        return Err(ReadError { seen: Box::new(seen(sheet, Vec::new(), 0)), ..error.clone() });
    }
    let mut best: Option<Found> = None;
    let mut lack: Option<(Lack, &Table, Vec<Column>)> = None;
    let mut others = Vec::new();
    let wanted = choices.table.as_deref().map(|name| name.trim().to_lowercase());
    let mut tables = Vec::new();
    for (i, table) in sheet.tables.iter().enumerate() {
        let seen = profiles(table);
        let begins = table.start().words;
        if wanted.as_ref().is_some_and(|wanted| *wanted != begins) {
            tables.extend(funnel(table, &seen, &Choices::default()).is_ok().then(|| named_table(table)));
            continue;
        }
        match funnel(table, &seen, choices) {
            Ok(draft) => {
                tables.push(named_table(table));
                if best.as_ref().is_some_and(|best| draft.score <= best.draft.score) {
                    others.push(i);
                    continue;
                }
                let columns = listed(table, &seen, &draft.roles);
                let vendor = recognise(table, sheet.tabbed);
                let seen = Seen { table: begins, ..self::seen(sheet, columns, table.rows.len()) };
                let found = Found { draft, vendor, seen, table: i, others: Vec::new() };
                others.extend(best.replace(found).map(|found| found.table));
            }
            Err(why) => {
                lack.get_or_insert_with(|| (why, table, listed(table, &seen, &[])));
            }
        }
    }
    match (best, lack) {
        (Some(found), _) => Ok(Found { others, seen: Seen { tables, ..found.seen }, ..found }),
        (None, Some((why, table, columns))) => {
            let seen = Seen { tables, ..seen(sheet, columns, table.rows.len()) };
            Err(calculated(sheet, lacking(why, table, seen, choices)))
        }
        (None, None) => match &choices.table {
            Some(name) if !tables.is_empty() => Err(no_table(name, Seen { tables, ..seen(sheet, Vec::new(), 0) })),
            _ => Err(calculated(sheet, no_rows(&sheet.texts))),
        },
    }
}

/// Where a table begins and what its columns are called.
fn named_table(table: &Table) -> (String, String) {
    let headings: Vec<String> = (0..table.width.min(3)).map(|i| super::shortened(&table.heading(i))).collect();
    let more = if table.width > 3 { ", …" } else { "" };
    (table.start().words, format!("{}{more}", headings.join(", ")))
}

fn no_table(name: &str, seen: Seen) -> ReadError {
    let found: Vec<String> = seen.tables.iter().map(|(begins, headings)| format!("{begins} ({headings})")).collect();
    let mut error =
        ReadError::new(format!("has no table at {}", super::shortened(name)), "Choose one of these tables.");
    error.detail = format!("Tables found: {}.", found.join(", "));
    ReadError { seen: Box::new(seen), ..error }
}

fn funnel(table: &Table, seen: &[Profile], choices: &Choices) -> Result<Draft, Lack> {
    match goes_across(table, seen, choices) {
        Some(why) => across(table, seen, recognise(table, false), why),
        None => down(table, seen, choices),
    }
}

/// The error with a better hint where values may be missing only because nothing has calculated them.
fn calculated(sheet: &Sheet, error: ReadError) -> ReadError {
    if !sheet.uncalculated {
        return error;
    }
    let hint = "Formulas of this sheet have no values yet: open the workbook in a spreadsheet program and save it.";
    ReadError { hint: hint.to_owned(), ..error }
}

/// Whether a line below the table looks like one of its rows.
fn is_lost(row: &Row, table: &Table) -> bool {
    let like = |other: &Row| other.cells.len() == row.cells.len();
    row.filled() > 1 && row.line > table.line() && table.rows.last().is_some_and(like)
}

/// Lines below a table that are named when they are not read.
const MOST_LOST: usize = 5;
/// Nobody can look at more.
const MOST_SEGMENTS: usize = 2_000;

fn finish(found: Found, sheet: &Sheet, choices: &Choices, book: &Book) -> Result<Import, ReadError> {
    let Found { draft, vendor, seen, table, others } = found;
    let table = &sheet.tables[table];
    let unit = draft.unit.clone();
    let range = range(sheet, table, draft.span);
    let refused = |error: ReadError| calculated(sheet, ReadError { seen: Box::new(seen.clone()), ..error });
    let counted = |segment: &DraftSegment| segment.steps.iter().filter(|step| step.count.is_ok()).count();
    let rows = draft.segments.iter().map(counted).max().unwrap_or_default();
    if rows > MOST_ROWS {
        return Err(refused(too_many(rows)));
    }
    let mut settled = settle(draft, choices, book.replaced).map_err(refused)?;
    let steps = settled.segments.iter().map(|segment| segment.steps.len()).max().unwrap_or_default();
    let hint = "A funnel needs a row for each of its steps.";
    match steps {
        0 => return Err(refused(ReadError::new("has no step with a count", hint))),
        1 => return Err(refused(ReadError::new("has only one step", hint))),
        2..=MOST_STEPS => {}
        _ => return Err(refused(too_many(steps))),
    }
    if settled.segments.len() > MOST_SEGMENTS {
        let what = format!("divides the funnel into {} segments", settled.segments.len());
        return Err(refused(ReadError::new(what, "Export it with a coarser breakdown, or with none.")));
    }
    for other in others {
        let text = "another table begins here; it was not read".to_owned();
        settled.warnings.push(Warning { place: sheet.tables[other].start(), text });
    }
    let lost = sheet.texts.iter().filter(|row| is_lost(row, table)).take(MOST_LOST);
    settled
        .warnings
        .extend(lost.map(|row| Warning { place: table.place(row, 0), text: "this line was not read".to_owned() }));
    settled.warnings.extend(sheet.notes.iter().map(Warning::whole));
    if book.doubtful {
        settled
            .warnings
            .push(Warning::whole("the letters may be garbled; save the table as UTF-8 if names read wrong"));
    }
    let around = sheet.texts.iter().flat_map(|row| &row.cells).chain(&table.head).map(String::as_str);
    let sampled = sheet.sampled || is_sampled(around);
    let (from, to) = head::range(&table.head);
    Ok(Import {
        vendor,
        name: head::name(&table.head),
        unit,
        from,
        to,
        grid: table.grid,
        range,
        segments: settled.segments,
        warnings: settled.warnings,
        skipped: settled.skipped,
        sampled,
        seen,
    })
}

fn too_many(steps: usize) -> ReadError {
    let what = format!("has {steps} rows that would be steps; that is no funnel");
    ReadError::new(what, "This looks like a list; a table with a row for each step is needed.")
}

/// The cells read as a spreadsheet names them, "A7:C12", in a workbook with the sheet, "Spring!A7:C12"; in JSON the
/// entries, "data.steps, entries 1–4".
fn range(sheet: &Sheet, table: &Table, (first, last): (usize, usize)) -> String {
    let (top, end) = table.span();
    let (first, last) = (letters(table.left + first), letters(table.left + last));
    let cells = format!("{first}{top}:{last}{end}");
    match table.grid {
        Grid::Lines => cells,
        Grid::Cells => {
            let plain = sheet.name.chars().all(|c| c.is_alphanumeric() || c == '_');
            if plain {
                format!("{}!{cells}", sheet.name)
            } else {
                format!("'{}'!{cells}", sheet.name.replace('\'', "''"))
            }
        }
        Grid::Entries => {
            let way = if sheet.name.is_empty() { String::new() } else { format!("{}, ", sheet.name) };
            format!("{way}entries {}–{end}", top.max(1))
        }
    }
}

fn names(columns: &[Column]) -> String {
    let shown: Vec<String> = columns.iter().take(12).map(|column| super::shortened(&column.name)).collect();
    let more = columns.len().saturating_sub(12);
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
}

fn lacking(why: Lack, table: &Table, seen: Seen, choices: &Choices) -> ReadError {
    let chosen = match why {
        Lack::Steps => choices.step.as_ref().filter(|_| named(table, &choices.step).is_none()),
        Lack::Counts => choices.count.as_ref().filter(|_| named(table, &choices.count).is_none()),
        Lack::List(rows) => return ReadError { seen: Box::new(seen), ..too_many(rows) },
    };
    let (what, need, hint) = match (why, chosen) {
        (_, Some(name)) => (format!("has no column “{name}”"), "", "Choose one of these columns."),
        (Lack::Steps, None) => (
            "has no column with steps".to_owned(),
            " A column with the name of each step is needed.",
            "Export the funnel itself, or choose the column of the steps.",
        ),
        (Lack::Counts | Lack::List(_), None) => (
            "has no column with counts".to_owned(),
            " A column of whole numbers is needed.",
            "Export the funnel with its counts (users, visitors, sessions), or choose the column of the counts.",
        ),
    };
    let detail = format!("Columns found: {}.{need}", names(&seen.columns));
    ReadError { what, detail, hint: hint.to_owned(), seen: Box::new(seen), ..ReadError::default() }
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
