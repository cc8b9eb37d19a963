//! The events of a log, and how often each comes.

use super::names::Name;
use super::parsed::PARTS;
use super::run::{Desk, Rows};
use super::{EventError, EventQuery, Log, Progress, Together};
use crate::map::Date;

/// What events a log has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventList {
    /// Each with its number of rows, the most frequent first.
    pub events: Vec<(String, u64)>,
    /// Rows that were counted.
    pub rows: u64,
    /// Rows left out: without a user, an event or a readable time.
    pub skipped: u64,
    /// The first rows left out: physical line from 1, and what is wrong with it.
    pub left_out: Vec<(u64, String)>,
    /// The days of the first and the last row.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Reads a log to its end for the names of its events; the columns of `query` are used, its steps and rules are not.
///
/// # Errors
/// As [`super::count_events`].
pub fn list_events(
    log: &dyn Log,
    query: &EventQuery,
    progress: &mut Progress<'_>,
    together: &Together<'_>,
) -> Result<EventList, EventError> {
    let query = EventQuery { steps: Vec::new(), by: None, ..query.clone() };
    let mut desk = Desk::new(&query, together)?;
    let (mut rows, mut counts) = (Rows::default(), Vec::new());
    desk.read(log, progress, &mut |pieces, _| {
        for piece in pieces {
            rows.add(piece);
            for row in (0..PARTS).flat_map(|part| piece.part(part)) {
                let event = usize::from(piece.deed(row).event);
                counts.resize(counts.len().max(event + 1), 0);
                counts[event] += 1;
            }
        }
    })?;
    let Rows { count, left, .. } = rows.some()?;
    let (from, to) = rows.days();
    let mut events: Vec<_> = counts.into_iter().enumerate().map(|(at, n)| (desk.events.get(at as Name), n)).collect();
    events.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
    Ok(EventList { events, rows: *count, skipped: left.count, left_out: left.first.clone(), from, to })
}
