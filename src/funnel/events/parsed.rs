//! A piece of a log, read: what its rows say, dealt out by their users.

use super::names::{Names, NewNames, text};
use super::pieces::Piece;
use super::rows::{Cells, LogRow};
use super::time::Clock;
use super::users::{Deed, Key};
use super::{EventError, EventQuery, Micros};

/// Parts into which all users are dealt: each part is counted by itself.
pub(super) const PARTS: usize = 16;
/// So many rows left out are named.
const MOST_NAMED: usize = 20;
/// Stands for no segment.
const NO_NAME: u32 = u32::MAX;

/// A row whose event and segment may still be new.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub key: Key,
    time: Micros,
    event: u32,
    segment: u32,
}

#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub piece: Piece,
    /// The rows that can be counted, in the order of the file, by the part of their user.
    rows: [Vec<Row>; PARTS],
    pub left: Left,
    /// The first and the last time.
    pub span: (Micros, Micros),
    events: NewNames,
    segments: NewNames,
    clock: Clock,
    outcome: Option<EventError>,
}

impl Parsed {
    /// Reads the piece; `events` and `segments` are the names of the pieces before.
    pub(super) fn read(&mut self, cells: &Cells, by: bool, events: &Names, segments: &Names) {
        self.rows.iter_mut().for_each(Vec::clear);
        self.left = Left::default();
        self.events.begin(events);
        self.segments.begin(segments);
        let (mut first, mut last) = (Micros::MAX, Micros::MIN);
        let read = cells.rows(&self.piece.bytes, |end, row| {
            let named = !row.user.is_empty() && !row.event.is_empty();
            let Some(time) = named.then(|| self.clock.micros(row.time)).flatten() else {
                return self.left.add(|| self.piece.line(end), &row);
            };
            (first, last) = (first.min(time), last.max(time));
            let event = self.events.number(events, row.event);
            let segment = if by { self.segments.number(segments, row.by) } else { NO_NAME };
            let key = Key::of(row.user);
            self.rows[key.part(PARTS)].push(Row { key, time, event, segment });
        });
        self.span = (first, last);
        self.outcome = read.err();
    }

    /// Makes the new names of events and segments known.
    pub(super) fn tell(
        &mut self,
        query: &EventQuery,
        events: &mut Names,
        segments: &mut Names,
    ) -> Result<(), EventError> {
        self.outcome.take().map_or(Ok(()), Err)?;
        self.events.tell(events, &query.event)?;
        self.segments.tell(segments, query.by.as_deref().unwrap_or_default())
    }

    /// How many rows can be counted.
    pub(super) fn len(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// The rows of a part.
    pub(super) fn part(&self, part: usize) -> &[Row] {
        &self.rows[part]
    }

    /// What a row says, once the names are known.
    pub(super) fn deed(&self, row: &Row) -> Deed {
        Deed { time: row.time, event: self.events.told(row.event), segment: self.segments.told(row.segment) }
    }
}

/// Rows left out: how many, and what is wrong with the first of them, by physical line.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub count: u64,
    pub first: Vec<(u64, String)>,
}

impl Left {
    fn add(&mut self, line: impl Fn() -> u64, row: &LogRow<'_>) {
        self.count += 1;
        if self.first.len() == MOST_NAMED {
            return;
        }
        let why = match () {
            () if row.user.is_empty() => "there is no user".to_owned(),
            () if row.event.is_empty() => "there is no event".to_owned(),
            () if row.time.trim_ascii().is_empty() => "there is no time".to_owned(),
            () => format!("“{}” is no time", crate::funnel::shortened(&text(row.time))),
        };
        self.first.push((line(), why));
    }

    /// Adds those of the rows after.
    pub(super) fn append(&mut self, mut after: Self) {
        self.count += after.count;
        after.first.truncate(MOST_NAMED - self.first.len());
        self.first.append(&mut after.first);
    }
}
