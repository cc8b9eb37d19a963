//! Bytes → sheets of cells: a text is one sheet, a workbook has several, and in JSON every list is one. Each may be packed
//! with gzip.

mod gzip;
mod json;
mod text;
pub(super) mod workbook;

pub use json::is_json;

use super::ReadError;
use super::decode::decode;
use super::foreign::{refuse_bytes, refuse_text};
use super::place::Grid;
use super::rows::Row;
use super::tables::{Table, tables};

/// What a file holds.
pub(super) struct Book {
    /// Never empty; only the first may be without tables and texts.
    pub sheets: Vec<Sheet>,
    /// Characters could not be decoded; they stand as U+FFFD.
    pub replaced: bool,
    /// The encoding is a doubtful guess.
    pub doubtful: bool,
}

/// A part of a file with tables of its own.
#[derive(Default)]
pub(super) struct Sheet {
    /// The worksheet's; in JSON the way to the list: "data.steps"; empty where the file is one sheet.
    pub name: String,
    /// All rows as they stand, until tables are found in them; empty where the file itself says what its table is.
    pub rows: Vec<Row>,
    pub grid: Grid,
    pub tables: Vec<Table>,
    /// Rows that belong to no table.
    pub texts: Vec<Row>,
    /// First cells begin with a tab.
    pub tabbed: bool,
    /// It says that its counts come from a sample.
    pub sampled: bool,
    /// It has formulas without values.
    pub uncalculated: bool,
    /// Why it cannot be read at all.
    pub error: Option<ReadError>,
    /// What else is to be said of it, as warnings.
    pub notes: Vec<String>,
}

/// Opens a file of any kind that holds tables, and finds them.
pub(super) fn open(bytes: &[u8]) -> Result<Book, ReadError> {
    let mut book = cells(bytes)?;
    for sheet in book.sheets.iter_mut().filter(|sheet| !sheet.rows.is_empty()) {
        (sheet.tables, sheet.texts) = tables(std::mem::take(&mut sheet.rows), sheet.grid);
    }
    Ok(book)
}

/// The cells of a file of any kind that holds tables, by what is in it; its name does not count.
pub(super) fn cells(bytes: &[u8]) -> Result<Book, ReadError> {
    let unpacked = gzip::unpacked(bytes)?;
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    if workbook::is_packed(bytes) {
        return Ok(Book { sheets: workbook::sheets(bytes)?, replaced: false, doubtful: false });
    }
    refuse_bytes(bytes)?;
    let text = decode(bytes)?;
    refuse_text(&text.text)?;
    let sheets = if json::is_json(&text.text) { json::sheets(&text.text)? } else { vec![text::sheet(&text.text)?] };
    Ok(Book { sheets, replaced: text.replaced, doubtful: text.doubtful })
}

/// A number as a cell, written so that its point cannot be taken for one that groups thousands.
fn number(value: f64) -> String {
    let text = value.to_string();
    match text.split_once('.') {
        Some((_, part)) if part.len() == 3 => text + "0",
        _ => text,
    }
}
