//! Aligned columns for a terminal.

/// Rows of as many cells as the first has, two spaces before each: the first column to the left, the others to the
/// right, and with `notes` the last to the left as well.
pub(super) fn aligned(rows: &[Vec<String>], notes: bool) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    lines(rows, |column| column == 0 || (notes && column + 1 == columns))
}

/// The same, with all columns to the left.
pub(super) fn left_aligned(rows: &[Vec<String>]) -> String {
    lines(rows, |_| true)
}

fn lines(rows: &[Vec<String>], left: impl Fn(usize) -> bool) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |c: usize| rows.iter().filter_map(|row| row.get(c)).map(|cell| width(cell)).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (c, (cell, wanted)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(wanted.saturating_sub(width(cell)));
            let (before, after) = if left(c) { ("", pad.as_str()) } else { (pad.as_str(), "") };
            line.push_str(&format!("  {before}{cell}{after}"));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Columns of a terminal: East Asian letters take two, accents none.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            '\u{300}'..='\u{36F}' => 0,
            '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' => 2,
            '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' => 2,
            '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}' => 2,
            _ => 1,
        })
        .sum()
}
