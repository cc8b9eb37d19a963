//! Text → rows of cells: which separator, quoted cells, and the physical line each row begins in.

use csv::{ByteRecord, ReaderBuilder};

use super::ReadError;

/// A row of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Physical line from 1.
    pub line: usize,
    /// Line breaks within cells of the rows above it.
    pub broken: usize,
    /// Trimmed; line breaks and runs of blanks inside are one blank.
    pub cells: Vec<String>,
    /// A first cell that begins with a tab, as one product writes them.
    pub tabbed: bool,
    /// Comes right after a blank line.
    pub after_blank: bool,
    /// Holds another separator than the one the row was split by.
    pub foreign: bool,
}

impl Row {
    /// Its number from 1 as a spreadsheet shows it, which has one row for a quoted cell of several lines.
    pub(super) fn number(&self) -> usize {
        self.line.saturating_sub(self.broken).max(1)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    /// The cell in a column counted from 0; empty where the row is too short.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// A funnel table is far below these; a hostile file is stopped here.
pub(super) const LONGEST_LINE: usize = 1 << 20;
pub(super) const MOST_ROWS: usize = 100_000;
pub(super) const MOST_COLUMNS: usize = 500;
pub(super) const MOST_CELLS: usize = 500_000;

/// Splits a text into rows.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, ReadError> {
    if let Some((line, long)) = text.split('\n').enumerate().find(|(_, line)| line.len() > LONGEST_LINE) {
        let what = format!("is no table: line {} alone has {:.1} MB", line + 1, long.len() as f64 / 1e6);
        return Err(ReadError::new(what, "A table with a row for each step is needed; export the funnel as CSV."));
    }
    let (told, start) = told_separator(text);
    let separator = told.unwrap_or_else(|| sniff(text));
    split(&text[start..], separator, usize::from(start > 0))
}

/// A first line `sep=;`, as spreadsheets write it: the separator, and where the table begins.
pub(super) fn told_separator(text: &str) -> (Option<u8>, usize) {
    let first = text.split('\n').next().unwrap_or_default();
    match first.trim_matches(['"', ' ', '\u{FEFF}']).strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) if SEPARATORS.contains(separator) => (Some(*separator), (first.len() + 1).min(text.len())),
        _ => (None, 0),
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator by which most neighbouring rows have the same number of cells.
pub(super) fn sniff(text: &str) -> u8 {
    let end = text.char_indices().nth(128 << 10).map_or(text.len(), |(at, _)| at);
    let sample = text[..end].rsplit_once('\n').map_or(&text[..end], |(whole, _)| whole);
    let sample = if end == text.len() { text } else { sample };
    let mut best = (regularity(sample, b','), b',');
    for separator in SEPARATORS {
        let score = regularity(sample, separator);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// How many rows have as many cells (two at least) as the row before; without any, how wide the widest row is.
fn regularity(text: &str, separator: u8) -> (usize, usize) {
    let mut reader = reader(text, separator);
    let mut record = ByteRecord::new();
    let (mut score, mut widest, mut last) = (0, 1, 1);
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        let width = record.len();
        widest = widest.max(width);
        score += usize::from(width > 1 && width == last);
        last = width;
    }
    (score, if score == 0 { widest } else { 0 })
}

fn split(text: &str, separator: u8, skipped_lines: usize) -> Result<Vec<Row>, ReadError> {
    let mut reader = reader(text, separator);
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    let mut cells = 0;
    let mut begin = 0;
    let mut next_line = 1 + skipped_lines;
    let mut broken = 0;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let end = (reader.position().byte() as usize).min(text.len());
        // The text ends with a line end: the line after a record tells where it began, whatever blank lines it passed.
        let after = reader.position().line() as usize + skipped_lines;
        let inside: usize = record.iter().map(|cell| cell.iter().filter(|b| **b == b'\n').count()).sum();
        let line = after.saturating_sub(inside + 1).max(1);
        if end == text.len() && inside > 0 && !quotes(&text.as_bytes()[begin..]).is_multiple_of(2) {
            return Err(unclosed(line + 1));
        }
        if line > next_line {
            // The csv reader passes over empty lines; they divide tables.
            rows.push(Row { line: next_line, broken, ..Row::default() });
        }
        next_line = after;
        begin = end;
        cells += record.len();
        if rows.len() == MOST_ROWS || cells > MOST_CELLS {
            let hint = "This looks like a list of events; a table with a row for each step is needed.";
            return Err(ReadError::new("is too long for a funnel", hint));
        }
        if record.as_slice().len() > LONGEST_LINE {
            let mb = record.as_slice().len() as f64 / 1e6;
            let what = format!("is no table: the row in line {line} alone has {mb:.1} MB");
            return Err(ReadError::new(
                what,
                "A table with a row for each step is needed; is a quotation mark missing?",
            ));
        }
        if record.len() > MOST_COLUMNS {
            let what = format!("is too wide for a funnel: line {line} has {} cells", record.len());
            return Err(ReadError::new(what, "Export the funnel itself, without its days or users."));
        }
        rows.push(Row { broken, ..row(line, &record, separator) });
        broken += inside;
    }
    Ok(rows)
}

fn quotes(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b == b'"').count()
}

fn unclosed(line: usize) -> ReadError {
    let what = format!("cannot be read from line {line} on: a quotation mark is opened there and never closed");
    ReadError::new(what, format!("Close the quotation mark in line {line}, or take it away."))
}

fn row(line: usize, record: &ByteRecord, separator: u8) -> Row {
    let tabbed = record.get(0).is_some_and(|cell| cell.starts_with(b"\t"));
    let cells = record.iter().map(|cell| tidy(&String::from_utf8_lossy(cell))).collect();
    let others = |b: &u8| SEPARATORS.contains(b) && *b != separator;
    let foreign = record.iter().any(|cell| cell.trim_ascii().iter().any(others));
    Row { line, cells, tabbed, foreign, ..Row::default() }
}

/// Trims, and makes every run of blanks and line breaks one blank. No-break spaces stay: they may group digits.
pub(super) fn tidy(cell: &str) -> String {
    let cell = cell.trim();
    let invisible = |c: char| matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}');
    // Nearly all cells are as they should be.
    if !cell.contains(|c: char| matches!(c, '\t' | '\n' | '\r') || invisible(c)) && !cell.contains("  ") {
        return cell.to_owned();
    }
    let visible: String = cell.chars().filter(|c| !invisible(*c)).collect();
    let words: Vec<&str> = visible.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()).collect();
    words.join(" ").trim().to_owned()
}
