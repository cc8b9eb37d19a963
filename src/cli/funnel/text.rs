//! A funnel as an aligned table for a terminal.

use super::columns::{aligned, width};
use super::into::Put;
use crate::cli::print::printable;
use crate::funnel::events::EventFunnel;
use crate::funnel::{Import, ImportedSegment, Interval, StepStats, Vendor, imported_stats};
use crate::map::{Dates, Numbers};

/// Below the tables.
const IN_BRACKETS: &str = "\nIn brackets: the 95 % interval of a share (Wilson).\n";

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
    out.push_str(IN_BRACKETS);
    for note in import.notes() {
        out.push_str(&format!("Note: {note}.\n"));
    }
    if import.skipped > 0 {
        out.push_str(&format!("Rows left out: {}\n", import.skipped));
    }
    out
}

/// What those did next who went no further than a step of a log.
pub(super) fn elsewhere(log: &EventFunnel) -> String {
    let numbers = Numbers::of("en");
    let line = |(at, step): (usize, &String)| {
        Some(format!("After {}, {}.\n", printable(step), printable(&log.elsewhere_words(at, numbers)?)))
    };
    let lines: String = log.steps.iter().enumerate().filter_map(line).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
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

/// What is another than it was before; nothing where there was nothing before.
pub(super) fn changes(put: &Put) -> String {
    let Some(changes) = &put.changes else { return String::new() };
    let since = match put.instead_of.as_deref() {
        None => "since the last import".to_owned(),
        Some("") => "against the funnel that was there".to_owned(),
        Some(file) => format!("against {}, which it takes the place of", printable(file)),
    };
    match &changes[..] {
        [] => format!("\nNothing has changed {since}\n"),
        list => {
            let lines: String = list.iter().map(|change| format!("  {}\n", printable(change))).collect();
            format!("\nChanged {since}\n{lines}")
        }
    }
}

fn table(segment: &ImportedSegment) -> String {
    let heads = ["Step", "Count", "Of first", "Of previous", "Drop", ""].map(str::to_owned).to_vec();
    let numbers = Numbers::of("en");
    let steps = imported_stats(segment).into_iter().map(|step| {
        vec![
            printable(&step.name),
            numbers.count(step.count),
            sure(step.of_first, step.first_interval.filter(|_| step.step > 0), numbers),
            sure(step.of_previous, step.previous_interval, numbers),
            step.drop.map(|lost| numbers.drop(lost)).unwrap_or_default(),
            marks(&step),
        ]
    });
    aligned(&std::iter::once(heads).chain(steps).collect::<Vec<_>>(), true)
}

/// A share and where it may lie: "25 % (23–28 %)".
pub(super) fn sure(share: Option<f64>, interval: Option<Interval>, numbers: Numbers) -> String {
    match (share, interval) {
        (Some(share), Some(interval)) => numbers.percent_within(share, interval.low, interval.high),
        (Some(share), None) => numbers.fine_percent(share),
        (None, _) => String::new(),
    }
}

/// What to know before a step's numbers are relied on.
fn marks(step: &StepStats) -> String {
    let marks = [(step.rises, "rises"), (step.thin, "fewer than 30"), (step.after_gap, "a row before it was left out")];
    marks.into_iter().filter(|(on, _)| *on).map(|(_, words)| words).collect::<Vec<_>>().join(", ")
}
