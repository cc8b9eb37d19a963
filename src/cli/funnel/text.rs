//! A funnel as an aligned table for a terminal.

use crate::cli::print::printable;
use crate::funnel::{Import, ImportedSegment, Vendor, share};
use crate::map::{Dates, Numbers};

const HEADINGS: [&str; 5] = ["Step", "Count", "Of first", "Of previous", "Drop"];

/// The segments one below the other, under a line that says what was read.
pub(super) fn text(import: &Import, file: &str) -> String {
    let name = if import.name.is_empty() { file } else { &import.name };
    let vendor = if import.vendor == Vendor::Generic { "" } else { import.vendor.label() };
    let days = Dates::of("en").known_range(import.from, import.to);
    let said = [name, vendor, &days, &import.unit];
    let mut out = printable(&said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · "));
    out.push('\n');
    for segment in &import.segments {
        out.push('\n');
        if let Some(name) = &segment.name {
            out.push_str(&printable(name));
            out.push('\n');
        }
        out.push_str(&table(segment));
    }
    if import.skipped > 0 {
        out.push_str(&format!("\nRows left out: {}\n", import.skipped));
    }
    out
}

/// Where the steps went on the map.
pub(super) fn places(places: &[(String, Option<String>)]) -> String {
    let widest = places.iter().map(|(step, _)| width(step)).max().unwrap_or_default();
    let line = |(step, place): &(String, Option<String>)| {
        let pad = " ".repeat(widest.saturating_sub(width(step)));
        let place = place.as_deref().map_or_else(|| "not matched".to_owned(), printable);
        format!("  {}{pad}  → {place}\n", printable(step))
    };
    let lines: String = places.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\nOn the map\n{lines}") }
}

fn table(segment: &ImportedSegment) -> String {
    let rows = std::iter::once(HEADINGS.map(str::to_owned).to_vec()).chain(rows(segment)).collect::<Vec<_>>();
    let widths: Vec<usize> =
        (0..HEADINGS.len()).map(|c| rows.iter().map(|row| width(&row[c])).max().unwrap_or_default()).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (c, (cell, wanted)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(wanted.saturating_sub(width(cell)));
            let (before, after) = if c == 0 { ("", pad.as_str()) } else { (pad.as_str(), "") };
            line.push_str(&format!("  {before}{cell}{after}"));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn rows(segment: &ImportedSegment) -> impl Iterator<Item = Vec<String>> {
    let numbers = Numbers::of("en");
    let first = segment.steps.first().map_or(0, |step| step.count);
    segment.steps.iter().enumerate().map(move |(i, step)| {
        let previous = i.checked_sub(1).map(|before| segment.steps[before].count);
        let kept = previous.and_then(|whole| share(step.count, whole));
        let percent = |share: Option<f64>| share.map(|s| numbers.fine_percent(s)).unwrap_or_default();
        vec![
            printable(&step.name),
            numbers.count(step.count),
            percent(share(step.count, first)),
            percent(kept),
            kept.map(|kept| numbers.drop(1.0 - kept)).unwrap_or_default(),
        ]
    })
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
