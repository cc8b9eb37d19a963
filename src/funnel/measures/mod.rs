//! A table of a survey tool or a spreadsheet becomes dated values of measures: NPS, CSAT, CES, rates, and own ones.
//!
//! The way of a table: `grid` finds the headings and the rows, `roles` says what each column is and why, `day` and
//! `amount` read the cells, `named` what a heading or a cell calls a measure, `headings` what each column of values is
//! about, `take` goes through the rows, and `settle` makes values of their cells. Then `plan` says which stages and which
//! measures of a map they belong to, and what would change; nothing is changed by any of it.

mod amount;
mod choices;
mod day;
mod grid;
mod headings;
mod known;
mod named;
mod plan;
mod roles;
mod settle;
mod table;
mod take;
mod typed;

pub use choices::{DayOrder, Headings, MeasureChoices, MeasureRole};
pub use known::StageNames;
pub use plan::{MeasurePlan, Replaced, StagePlace, Told, plan};
pub use table::{Lack, MeasureColumn, MeasureName, MeasureTable, MeasureValue};
pub use typed::{NoDay, typed_day};

use super::ReadError;
use super::sheets::{Book, Sheet, cells};

/// Reads a table of measures: text, JSON or a workbook, packed with gzip or not. `file` is its name, which may say what is
/// measured; `stages` are the names that the map has. Where something is still to be told, such as the order of day and
/// month, the table comes with its [`Lack`].
///
/// # Errors
/// In words, where there is no table at all, or not the sheet that was chosen.
pub fn read_measures(
    bytes: &[u8],
    file: &str,
    stages: &StageNames,
    choices: &MeasureChoices,
) -> Result<MeasureTable, ReadError> {
    let book = cells(bytes).map_err(of_tables)?;
    let sheets: Vec<String> =
        book.sheets.iter().map(|sheet| sheet.name.clone()).filter(|name| !name.is_empty()).collect();
    let mut best: Option<MeasureTable> = None;
    let mut refused: Option<ReadError> = None;
    for sheet in chosen(&book, choices, &sheets)? {
        match look(sheet, file, stages, choices) {
            Ok(table) if best.as_ref().is_none_or(|best| table.rank() > best.rank()) => best = Some(table),
            Ok(_) => {}
            Err(error) => {
                refused.get_or_insert(error);
            }
        }
    }
    let Some(mut table) = best else { return Err(refused.unwrap_or_else(grid::no_rows)) };
    table.sheets = sheets;
    if book.replaced || book.doubtful {
        let text = "the letters may be garbled; save the table as UTF-8 if names read wrong";
        table.notes.push(text.to_owned());
    }
    Ok(table)
}

/// Whether a file can hardly be anything but a table of measures: it names a day for each value, what is measured is a
/// score that no funnel has, and some of its stages are those of the map.
pub fn are_measures(bytes: &[u8], file: &str, stages: &StageNames) -> bool {
    let table = read_measures(bytes, file, stages, &MeasureChoices::default());
    table.is_ok_and(|table| table.is_sure(stages))
}

/// What is said of funnels where a file is opened, said of tables.
fn of_tables(error: ReadError) -> ReadError {
    let about_funnels = ["funnel", "step"].iter().any(|word| error.hint.contains(word));
    let hint = if about_funnels {
        "Export a table with stages, days and values, as CSV or as a workbook."
    } else {
        &error.hint
    };
    ReadError { what: error.what.replace(" for a funnel", ""), hint: hint.to_owned(), ..error }
}

fn chosen<'b>(book: &'b Book, choices: &MeasureChoices, names: &[String]) -> Result<&'b [Sheet], ReadError> {
    let Some(wanted) = &choices.sheet else { return Ok(&book.sheets) };
    match book.sheets.iter().position(|sheet| sheet.name == *wanted) {
        Some(at) => Ok(&book.sheets[at..=at]),
        None => {
            let mut error = ReadError::new(format!("has no sheet “{wanted}”"), "Choose one of these sheets.");
            error.detail = format!("Sheets found: {}.", names.join(", "));
            Err(error)
        }
    }
}

fn look(sheet: &Sheet, file: &str, stages: &StageNames, choices: &MeasureChoices) -> Result<MeasureTable, ReadError> {
    if let Some(error) = &sheet.error {
        return Err(of_tables(error.clone()));
    }
    let grid = grid::find(sheet)?;
    let roles = roles::roles(&grid, stages, choices);
    let mut table = take::take(&grid, &roles, &[sheet.name.as_str(), file], stages, choices)?;
    table.sheet.clone_from(&sheet.name);
    if sheet.uncalculated && table.values.is_empty() {
        let text = "formulas of this sheet have no values yet: open the workbook in a spreadsheet program and save it";
        table.notes.push(text.to_owned());
    }
    Ok(table)
}
