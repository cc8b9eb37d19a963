//! The cells of one worksheet as rows, all of one width as a spreadsheet program saves them.

use std::io::{Read, Seek};

use calamine::{DataRef, Xlsx, XlsxError};

use super::cell::{is_percent, text};
use crate::funnel::ReadError;
use crate::funnel::place::{Grid, letters};
use crate::funnel::rows::{LONGEST_LINE, MOST_COLUMNS, MOST_ROWS, Row};
use crate::funnel::sheets::Sheet;

/// Reads a sheet. `left`: cells that may still be taken from the workbook.
pub(super) fn sheet<R: Read + Seek>(book: &mut Xlsx<R>, name: &str, left: &mut usize) -> Result<Sheet, ReadError> {
    let cells = cells(book, name, left)?;
    // Nobody calculates a funnel with more cells.
    let uncalculated = cells.len() < 20_000 && is_uncalculated(book, name);
    let rows = rows(cells, name, left)?;
    Ok(Sheet { name: name.to_owned(), rows, grid: Grid::Cells, uncalculated, ..Sheet::default() })
}

/// The cells that are not empty, with the row and the column from 0.
type Filled = Vec<(usize, usize, String)>;

fn cells<R: Read + Seek>(book: &mut Xlsx<R>, name: &str, left: &mut usize) -> Result<Filled, ReadError> {
    let broken = |error: XlsxError| broken(name, &error);
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let percents: Vec<bool> = reader.styles().iter().map(is_percent).collect();
    let mut filled = Filled::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let percent = percents.get(style).copied().unwrap_or(false);
        let text = text(cell.get_value(), percent);
        if text.is_empty() {
            continue;
        }
        if text.len() > LONGEST_LINE {
            let what = format!("has a cell of {:.1} MB in the sheet “{name}”", text.len() as f64 / 1e6);
            return Err(ReadError::new(what, "A table with a row for each step is needed."));
        }
        *left = left.checked_sub(1).ok_or_else(|| too_long(name))?;
        let (row, column) = cell.get_position();
        filled.push((row as usize, column as usize, text));
    }
    // Programs write the cells in order, as they should; where one did not, they are put so.
    filled.sort_by_key(|(row, column, _)| (*row, *column));
    Ok(filled)
}

/// Rows with blank ones where rows are missing, as wide as the widest of two cells or more.
fn rows(cells: Filled, name: &str, left: &mut usize) -> Result<Vec<Row>, ReadError> {
    let mut rows: Vec<Row> = Vec::new();
    let mut widths = Vec::new();
    for run in cells.chunk_by(|a, b| a.0 == b.0) {
        let Some((row, last, _)) = run.last() else { continue };
        if run.len() > MOST_COLUMNS {
            let what = format!(
                "is too wide for a funnel: row {} of “{name}” has {} cells, up to column {}",
                row + 1,
                run.len(),
                letters(*last)
            );
            return Err(ReadError::new(what, "Export the funnel itself, without its days or users."));
        }
        widths.push(if run.len() > 1 { last + 1 } else { 1 });
    }
    let width = widths.iter().max().copied().unwrap_or_default();
    if widths.len() > MOST_ROWS || widths.len().saturating_mul(width) > *left + cells.len() {
        return Err(too_long(name));
    }
    *left = left.saturating_sub((widths.len() * width).saturating_sub(cells.len()));
    for run in cells.chunk_by(|a, b| a.0 == b.0) {
        let line = run.first().map_or(0, |cell| cell.0) + 1;
        let expected = rows.last().map_or(line, |row| row.line + 1);
        if line > expected {
            rows.push(Row { line: expected, ..Row::default() });
        }
        // A lone cell far to the right stays alone: it widens nothing.
        let lone = run.len() == 1 && run[0].1 >= width;
        let mut row = Row { line, cells: vec![String::new(); if lone { 1 } else { width }], ..Row::default() };
        for (_, column, text) in run {
            row.cells[if lone { 0 } else { *column }].clone_from(text);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Whether formulas have no value because no program has calculated them yet.
fn is_uncalculated<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> bool {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return false };
    while let Ok(Some(cell)) = reader.next_cell_with_formula() {
        if cell.formula.is_some() && cell.value == DataRef::Empty {
            return true;
        }
    }
    false
}

fn too_long(name: &str) -> ReadError {
    let hint = "This looks like a list of events; a table with a row for each step is needed.";
    ReadError::new(format!("has too many cells in the sheet “{name}” for a funnel"), hint)
}

fn broken(name: &str, error: &XlsxError) -> ReadError {
    let hint = "Open it in a spreadsheet program and save it again, or save the sheet as CSV.";
    ReadError::new(format!("cannot be read in the sheet “{name}”: {error}"), hint)
}
