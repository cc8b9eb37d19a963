//! Funnels counted from logs of events.

mod command;
mod forms;
mod meaning;
mod pieces;
mod properties;

use touchline::funnel::events::{Count, EventError, EventFunnel, EventQuery, count_events, span};

/// A query over the columns `user`, `event` and `time`.
fn query(steps: &str, window: &str) -> EventQuery {
    EventQuery {
        user: "user".into(),
        event: "event".into(),
        time: "time".into(),
        steps: steps.split(',').map(str::to_owned).collect(),
        window: (!window.is_empty()).then(|| span(window).unwrap()),
        ..EventQuery::default()
    }
}

fn count(log: impl Into<Vec<u8>>, query: &EventQuery) -> Result<EventFunnel, EventError> {
    count_events(&log.into(), query, &mut |_| true, &|work| work())
}

/// The counts of all users.
fn counts(log: impl Into<Vec<u8>>, query: &EventQuery) -> Vec<u64> {
    count(log, query).unwrap().segments[0].counts.clone()
}

/// A log of `user event minute` words, in the order given.
fn log(rows: &str) -> String {
    let row = |row: &str| {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let minute: u32 = cells[2].parse().unwrap();
        format!("{},{},2026-03-01T{:02}:{:02}:00\n", cells[0], cells[1], minute / 60, minute % 60)
    };
    let rows: String = rows.split(';').filter(|row| !row.trim().is_empty()).map(row).collect();
    format!("user,event,time\n{rows}")
}

/// Sessions that a gap of so long ends.
fn sessions(gap: &str) -> Count {
    Count::Sessions { gap: span(gap).unwrap() }
}
