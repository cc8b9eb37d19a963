//! A funnel as an aligned table for a terminal.

use super::columns::{aligned, left_aligned};
use super::into::{Placed, Put};
use crate::cli::print::printable;
use crate::funnel::events::{EventFunnel, EventList, EventQuery};
use crate::funnel::{Import, ImportedSegment, Interval, StepStats, Vendor, counted_by, imported_stats};
use crate::map::{Dates, Numbers};

/// Below the tables.
const IN_BRACKETS: &str = "\nIn brackets: the 95 % interval of a share (Wilson).\n";

/// The segments one below the other, under a line that says what was read, and the rule by which it was counted.
pub(super) fn text(import: &Import, file: &str, rule: &str) -> String {
    let name = if import.name.is_empty() { file } else { &import.name };
    let vendor = if import.vendor == Vendor::Generic { "" } else { import.vendor.label() };
    let days = Dates::of("en").known_range(import.from, import.to);
    let said = [name, vendor, &days, &import.unit];
    let mut out = printable(&said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · "));
    out.push('\n');
    out.push_str(rule);
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

/// By which rule a log was counted.
pub(super) fn rule(query: &EventQuery) -> String {
    format!("{}.\n", counted_by(query))
}

/// The events of a log with their numbers of rows.
pub(super) fn events(list: &EventList, query: &EventQuery, file: &str) -> String {
    let numbers = Numbers::of("en");
    let days = Dates::of("en").known_range(list.from, list.to);
    let said = [file.to_owned(), days, format!("{} rows", numbers.count(list.rows))];
    let mut out = said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ");
    let EventQuery { user, event, time, .. } = query;
    out.push_str(&format!("\nColumns: {user} for users, {event} for events, {time} for times\n\n"));
    let rows = list.events.iter().map(|(name, rows)| vec![name.clone(), numbers.count(*rows)]);
    let heads = vec!["Event".to_owned(), "Rows".to_owned()];
    out.push_str(&aligned(&std::iter::once(heads).chain(rows).collect::<Vec<_>>(), false));
    out.push_str("\nName the steps of a funnel in their order with --steps.\n");
    printable(&out)
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

/// Where the steps went on the map, and why they were guessed to belong there.
pub(super) fn places(places: &[Placed]) -> String {
    let row = |placed: &Placed| {
        let place = placed.at.as_ref().map_or_else(|| "not matched".to_owned(), |(_, name)| printable(name));
        let why = placed.reason.as_ref().map(|why| format!("({})", printable(why))).unwrap_or_default();
        vec![printable(&placed.step), format!("→ {place}"), why]
    };
    let rows: Vec<Vec<String>> = places.iter().map(row).collect();
    if rows.is_empty() { String::new() } else { format!("\nOn the map\n{}", left_aligned(&rows)) }
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
            // Over rows left out it is not what this step alone lost.
            step.drop.filter(|_| !step.after_gap).map(|lost| numbers.drop(lost)).unwrap_or_default(),
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
