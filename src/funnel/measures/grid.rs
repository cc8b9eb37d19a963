//! The headings and the rows of a sheet, by how its rows are filled.

use super::{amount, day};
use crate::funnel::ReadError;
use crate::funnel::place::{Grid as Counted, Place};
use crate::funnel::rows::Row;
use crate::funnel::sheets::Sheet;

/// A table with its headings.
pub(super) struct Grid {
    /// The lines above it.
    pub above: Vec<String>,
    /// `None` where the first row holds values already.
    pub header: Option<Row>,
    /// The rows below, blank ones left out. Never empty.
    pub rows: Vec<Row>,
    pub width: usize,
    counted: Counted,
}

/// A header is not further down than this.
const MOST_ABOVE: usize = 40;
/// As many rows tell how a table is filled.
const SAMPLE: usize = 60;

impl Grid {
    /// A cell of a row, or the row where there is no column.
    pub(super) fn place(&self, row: &Row, column: Option<usize>) -> Place {
        let number = column.map_or(0, |column| column + 1);
        Place::new(self.counted, row.line, number, || column.map(|column| self.name(column)).unwrap_or_default())
    }

    /// A cell of the header, else of the first row.
    pub(super) fn top(&self, column: usize) -> Place {
        self.header.as_ref().or(self.rows.first()).map(|row| self.place(row, Some(column))).unwrap_or_default()
    }

    /// The heading of a column, empty where it has none.
    pub(super) fn heading(&self, column: usize) -> &str {
        self.header.as_ref().map_or("", |row| row.cell(column))
    }

    /// The heading of a column, else "Column 2".
    pub(super) fn name(&self, column: usize) -> String {
        match self.heading(column) {
            "" => format!("Column {}", column + 1),
            heading => heading.to_owned(),
        }
    }
}

pub(super) fn no_rows() -> ReadError {
    let hint = "A table with stages, days and values is needed, such as a row for each stage and month.";
    ReadError::new("has no rows with values", hint)
}

/// Finds the table of a sheet.
///
/// # Errors
/// Where no row lies below the headings, or none is a row of a table.
pub(super) fn find(sheet: &Sheet) -> Result<Grid, ReadError> {
    let rows: Vec<&Row> = match sheet.rows.is_empty() {
        false => sheet.rows.iter().filter(|row| !row.is_blank()).collect(),
        // A list of objects has its headings already.
        true => sheet.tables.iter().take(1).flat_map(|table| table.header.iter().chain(&table.rows)).collect(),
    };
    let top = top(&rows).ok_or_else(no_rows)?;
    let (above, table) = rows.split_at(top);
    let headed = table.len() < 2 || !is_data(table);
    let (header, body) = if headed { (table.first().copied(), &table[1..]) } else { (None, table) };
    let width = table.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    if body.is_empty() {
        return Err(no_rows());
    }
    let line = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    Ok(Grid {
        above: above.iter().map(line).collect(),
        header: header.cloned(),
        rows: body.iter().map(|row| (*row).clone()).collect(),
        width,
        counted: sheet.grid,
    })
}

/// The first row that is as full as those below it, be it but for an empty corner.
fn top(rows: &[&Row]) -> Option<usize> {
    (0..rows.len().min(MOST_ABOVE)).find(|&at| {
        let row = rows[at];
        let below = rows[at + 1..].iter().take(SAMPLE).map(|row| row.filled()).max().unwrap_or_default();
        let corner = usize::from(row.cell(0).is_empty());
        row.filled() + corner > 1 && row.filled() + corner >= below
    })
}

/// Whether the first row is one of the others: where they have days or values, it has one too.
fn is_data(rows: &[&Row]) -> bool {
    let (first, body) = (rows[0], &rows[1..rows.len().min(SAMPLE)]);
    let mostly = |column: usize, test: &dyn Fn(&str) -> bool| {
        let cells = || body.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
        cells().count() > 0 && cells().filter(|cell| test(cell)).count() * 2 > cells().count()
    };
    let columns = 0..first.cells.len();
    let is_day = |cell: &str| day::read(cell).is_some();
    if columns.clone().any(|column| is_day(first.cell(column)) && mostly(column, &is_day)) {
        return true;
    }
    let value = |cell: &str| amount::is_value(cell) && !is_day(cell);
    let years = columns.clone().filter(|column| day::year(first.cell(*column)).is_some()).count();
    let values = columns.filter(|column| value(first.cell(*column)) && mostly(*column, &value)).count();
    // Several years side by side are headings.
    values > 0 && !(years == values && years > 1)
}
