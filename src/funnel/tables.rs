//! Where tables begin and end in a file: heads of `#` lines, titles, blank lines, several tables.

use std::ops::Range;

use super::hints::hints;
use super::number::Form;
use super::place::{Grid, Place};
use super::rows::Row;

/// A table within a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// The lines above it, without their `#`.
    pub head: Vec<String>,
    /// Headings; `None` where the first row holds numbers.
    pub header: Option<Row>,
    /// The rows below, blank ones left out. Never empty.
    pub rows: Vec<Row>,
    pub width: usize,
    /// Columns of the file to the left of it.
    pub left: usize,
    pub grid: Grid,
}

impl Table {
    /// The row, or a cell of it in a column counted from 1.
    pub(super) fn place(&self, row: &Row, column: usize) -> Place {
        self.spot(row.line, column)
    }

    /// The same of the row it begins in.
    pub(super) fn top(&self, column: usize) -> Place {
        self.spot(self.line(), column)
    }

    /// Where it begins; with others beside it, at which column.
    pub(super) fn start(&self) -> Place {
        self.top(usize::from(self.left > 0))
    }

    fn spot(&self, line: usize, column: usize) -> Place {
        let in_file = if column == 0 { 0 } else { self.left + column };
        Place::new(self.grid, line, in_file, || self.heading(column - 1))
    }

    /// The row it begins in, as the file counts rows.
    pub(super) fn line(&self) -> usize {
        self.first().map_or(1, |row| row.line)
    }

    fn first(&self) -> Option<&Row> {
        self.header.as_ref().or(self.rows.first())
    }

    /// Its first and last row, as a spreadsheet numbers them.
    pub(super) fn span(&self) -> (usize, usize) {
        let top = self.first().map_or(1, Row::number);
        (top, self.rows.last().map_or(top, Row::number))
    }

    /// The heading of a column counted from 0, else "Column 2".
    pub(super) fn heading(&self, column: usize) -> String {
        match self.header.as_ref().map(|row| row.cell(column)) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => format!("Column {}", self.left + column + 1),
        }
    }

    /// Its parts, where columns without a cell divide it into tables that each have headings, words and numbers.
    fn beside(self) -> Vec<Self> {
        let Some(header) = &self.header else { return vec![self] };
        let lines = || std::iter::once(header).chain(&self.rows);
        let wide = lines().map(|row| row.cells.len()).max().unwrap_or_default();
        let mut filled = vec![false; wide];
        for row in lines() {
            row.cells.iter().zip(&mut filled).for_each(|(cell, filled)| *filled |= !cell.is_empty());
        }
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (column, _) in filled.iter().enumerate().filter(|(_, filled)| **filled) {
            match parts.last_mut().filter(|part| part.end == column) {
                Some(part) => part.end += 1,
                None => parts.push(column..column + 1),
            }
        }
        let whole = |part: &Range<usize>| {
            let any = |test: fn(&Form) -> bool| {
                let cells = self.rows.iter().flat_map(|row| part.clone().map(|column| row.cell(column)));
                cells.filter(|cell| !cell.is_empty()).any(|cell| test(&Form::of(cell)))
            };
            part.clone().all(|column| !header.cell(column).is_empty())
                && any(|form| matches!(form, Form::Text))
                && any(|form| matches!(form, Form::Number(_)))
        };
        if parts.len() < 2 || !parts.iter().all(whole) {
            return vec![self];
        }
        parts.into_iter().map(|part| self.part(part)).collect()
    }

    fn part(&self, columns: Range<usize>) -> Self {
        let cut = |row: &Row| Row { cells: columns.clone().map(|i| row.cell(i).to_owned()).collect(), ..row.clone() };
        Self {
            head: self.head.clone(),
            header: self.header.as_ref().map(cut),
            rows: self.rows.iter().map(cut).filter(|row| !row.is_blank()).collect(),
            width: columns.len(),
            left: self.left + columns.start,
            grid: self.grid,
        }
    }
}

/// Further tables are not looked at.
const MOST_TABLES: usize = 40;
/// A header is not further above the first numbers than this.
const MOST_ABOVE: usize = 20;

/// Finds the tables of a file, and the lines of text that belong to none.
pub(super) fn tables(rows: Vec<Row>, grid: Grid) -> (Vec<Table>, Vec<Row>) {
    let mut found = Vec::new();
    let mut texts = Vec::new();
    let mut head = Vec::new();
    let mut block: Vec<Row> = Vec::new();
    for row in rows {
        if is_comment(&row) {
            blocks(std::mem::take(&mut block), &mut head, &mut found, &mut texts);
            let text = row.cells.join(" ");
            head.push(text.trim_matches(|c: char| c == '#' || c.is_whitespace()).to_owned());
        } else if !is_rule(&row) {
            block.push(row);
        }
    }
    blocks(block, &mut head, &mut found, &mut texts);
    for table in &mut found {
        table.grid = grid;
    }
    (found, texts)
}

/// Finds the tables of rows that no `#` line divides.
fn blocks(mut rows: Vec<Row>, head: &mut Vec<String>, found: &mut Vec<Table>, texts: &mut Vec<Row>) {
    let mut rest = rows.as_mut_slice();
    while found.len() < MOST_TABLES
        && let Some(begin) = begin(rest)
    {
        head.extend(rest[..begin.top].iter().filter(|row| !row.is_blank()).map(|row| row.cells.join(" ")));
        let end = end(rest, begin.first);
        let header = begin.header.then(|| rest[begin.top].clone());
        let body = body(&mut rest[begin.first..end]);
        let widest = body.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let width = header.as_ref().map_or(widest, |row| row.cells.len());
        let table = Table { head: std::mem::take(head), header, rows: body, width, left: 0, grid: Grid::default() };
        found.extend(table.beside());
        rest = &mut rest[end..];
    }
    texts.extend(rest.iter().filter(|row| !row.is_blank()).cloned());
}

/// Takes the rows that are not blank; each knows whether it comes after a blank one.
fn body(rows: &mut [Row]) -> Vec<Row> {
    let mut body: Vec<Row> = Vec::with_capacity(rows.len());
    let mut after_blank = false;
    for row in rows {
        let blank = row.is_blank();
        if !blank {
            body.push(Row { after_blank, ..std::mem::take(row) });
        }
        after_blank = blank;
    }
    body
}

struct Begin {
    /// The header, or the first row where there is none.
    top: usize,
    /// The first row below the header.
    first: usize,
    header: bool,
}

/// Where the next table begins: its header is the first row of words above the first numbers that hints at one,
/// else the last row of words above them.
fn begin(rows: &[Row]) -> Option<Begin> {
    let numbers = rows.iter().position(|row| has_number(row) && row.filled() > 1).or_else(|| {
        // Numbers alone in their rows: a table of one column, if there is one.
        rows.iter().position(has_number)
    })?;
    let words = |row: &&Row| row.filled() > 1 || (row.filled() == 1 && row.cells.len() == 1);
    let above: Vec<usize> =
        (numbers.saturating_sub(MOST_ABOVE)..numbers).filter(|&i| words(&&rows[i]) && !has_number(&rows[i])).collect();
    // A header belongs to the numbers: no blank line but one between them.
    let near = |i: &usize| rows[*i..numbers].iter().filter(|row| row.is_blank()).count() < 2;
    let hinted = |i: &&usize| is_header(&rows[**i]) && rows[**i].cells.len() >= rows[numbers].cells.len().min(2);
    let header = above.iter().find(|i| near(i) && hinted(i));
    let last = || above.last().filter(|i| near(i) && rows[**i].cells.len() == rows[numbers].cells.len());
    match header.or_else(last) {
        Some(&top) => Some(Begin { top, first: top + 1, header: true }),
        None => Some(Begin { top: numbers, first: numbers, header: false }),
    }
}

/// Where the table that begins at `first` ends: at words after a blank row, or at the end.
fn end(rows: &[Row], first: usize) -> usize {
    let mut after_blank = false;
    for (i, row) in rows.iter().enumerate().skip(first) {
        if row.is_blank() {
            after_blank = true;
        } else if after_blank && !has_number(row) {
            return i;
        } else {
            after_blank = false;
        }
    }
    rows.len()
}

/// Two headings at least that hint at something a funnel table has, or one beside an empty first cell.
fn is_header(row: &Row) -> bool {
    let known = |cell: &String| {
        let hints = hints(cell);
        hints.step > 0 || hints.count > 0 || hints.rate || hints.no_count || hints.segment || hints.number
    };
    row.cells.iter().filter(|cell| !cell.is_empty() && known(cell)).count() >= 2.min(row.filled()) && row.filled() > 1
}

fn has_number(row: &Row) -> bool {
    row.cells.iter().any(|cell| matches!(Form::of(cell), Form::Number(_) | Form::Percent(_)))
}

/// A line that begins with `#`, but for a heading "#" or a number "#1".
fn is_comment(row: &Row) -> bool {
    let first = row.cell(0);
    match first.strip_prefix('#') {
        Some("") => row.filled() == 1,
        Some(rest) => !rest.starts_with(|c: char| c.is_ascii_digit()),
        None => false,
    }
}

/// A row of dashes, as under the head of a table in text.
fn is_rule(row: &Row) -> bool {
    let dashes = |cell: &String| cell.chars().all(|c| matches!(c, '-' | '=' | ':' | '+' | '_' | '–' | '—'));
    row.filled() > 0 && row.cells.iter().all(dashes) && row.cells.iter().any(|cell| cell.len() > 2)
}
