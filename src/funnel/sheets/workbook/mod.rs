//! Excel workbooks → a sheet of cells for each worksheet.
//!
//! `parts` looks at what the file is and how large its parts are when they are unpacked, before anything reads them;
//! `worksheet` takes the cells of one sheet, `cell` writes each as a table in text would have it.

mod cell;
mod parts;
mod worksheet;

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::Sheet;
use crate::funnel::ReadError;
use crate::funnel::rows::MOST_CELLS;

/// The largest workbook that is read, in bytes.
const LARGEST: usize = 32 << 20;
/// Further sheets are not looked at.
const MOST_SHEETS: usize = 200;

/// Whether a file is packed the way workbooks are.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The worksheets of a workbook, those that are hidden last.
///
/// # Errors
/// When it is no workbook, damaged, or larger than is read, unpacked too; a sheet that cannot be read has its error
/// with it.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    if bytes.len() > LARGEST {
        let what = format!("has {} MB; a workbook of at most {} MB can be read", bytes.len() >> 20, LARGEST >> 20);
        return Err(ReadError::new(
            what,
            "Copy the sheet with the funnel into a workbook of its own, or save it as CSV.",
        ));
    }
    parts::check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let about = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut names: Vec<(bool, String)> =
        about.map(|sheet| (sheet.visible != SheetVisible::Visible, sheet.name.clone())).take(MOST_SHEETS).collect();
    names.sort_by_key(|(hidden, _)| *hidden);
    let mut left = MOST_CELLS;
    let sheets: Vec<Sheet> = names
        .into_iter()
        .map(|(_, name)| match worksheet::sheet(&mut book, &name, &mut left) {
            Ok(sheet) => sheet,
            Err(error) => Sheet { name, error: Some(error), ..Sheet::default() },
        })
        .collect();
    if sheets.is_empty() {
        return Err(ReadError::new(
            "is a workbook without a sheet of cells",
            "Choose a workbook with the funnel in it.",
        ));
    }
    Ok(sheets)
}

fn broken(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => locked(),
        other => {
            let hint = "Open it in a spreadsheet program and save it again, or save the sheet as CSV.";
            ReadError::new(format!("is a damaged workbook: {other}"), hint)
        }
    }
}

/// A workbook with a password.
pub(in crate::funnel) fn locked() -> ReadError {
    ReadError::new(
        "is a workbook with a password",
        "Open it in a spreadsheet program, take the password off, and save it; or save the sheet as CSV.",
    )
}
