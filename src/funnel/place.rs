//! Where something stands in a file, in the words of that kind of file.

/// How a table's rows are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grid {
    /// Physical lines of a text.
    #[default]
    Lines,
    /// Rows of a sheet.
    Cells,
    /// Entries of a list.
    Entries,
}

/// A row, or a cell of it. Both count from 1; a row of 0 is the whole table, a column of 0 the whole row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub row: usize,
    pub column: usize,
    /// "line 3, column 2", "cell D7", "entry 3, “count”"; empty for the whole table.
    pub words: String,
}

impl Place {
    /// `heading`: what the column is called.
    pub(super) fn new(grid: Grid, row: usize, column: usize, heading: impl FnOnce() -> String) -> Self {
        let words = match (grid, column) {
            _ if row == 0 => String::new(),
            (Grid::Lines, 0) => format!("line {row}"),
            (Grid::Lines, _) => format!("line {row}, column {column}"),
            (Grid::Cells, 0) => format!("row {row}"),
            (Grid::Cells, _) => format!("cell {}{row}", letters(column - 1)),
            (Grid::Entries, 0) => format!("entry {row}"),
            (Grid::Entries, _) => format!("entry {row}, “{}”", heading()),
        };
        Self { row, column, words }
    }

    /// A physical line.
    pub(super) fn line(row: usize) -> Self {
        Self::new(Grid::Lines, row, 0, String::new)
    }
}

/// The letters of a column counted from 0, as spreadsheets have them.
pub(super) fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name
}
