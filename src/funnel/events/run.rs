//! A log is read to its end, and once more where users' rows are not in order of time and were too many to keep.

use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::depth::Rules;
use super::names::{Name, Names};
use super::parsed::{Left, PARTS, Parsed};
use super::part::Part;
use super::pieces::Pieces;
use super::result::Tally;
use super::rows::{Cells, open};
use super::{EventError, EventFunnel, EventQuery, Micros};
use crate::map::Date;

/// A log that can be read from its beginning, more than once.
pub trait Log {
    /// # Errors
    /// When it cannot be opened.
    fn open(&self) -> io::Result<Box<dyn Read + Send + '_>>;
}

impl Log for Vec<u8> {
    fn open(&self) -> io::Result<Box<dyn Read + Send + '_>> {
        Ok(Box::new(self.as_slice()))
    }
}

/// Is told how many bytes of the log were read, some hundred times a second; `false` stops the counting.
pub type Progress<'p> = dyn FnMut(u64) -> bool + 'p;

/// Runs the work it is given, on as many threads at once as it likes, and comes back when all are done; those that run it
/// share out the work among themselves. Threads come in from the edge: `&|work| work()` takes none.
pub type Together<'t> = dyn Fn(&(dyn Fn() + Sync)) + 't;

/// Pieces that are read before their rows are counted.
const PIECES: usize = 16;
/// Parts that are finished before it is asked whether to go on.
const FINISHED: usize = 2;
/// A funnel has no more steps.
const MOST_STEPS: usize = 50;
/// Rows that are kept, of 16 bytes each, to be sorted where users turn out to be late: at first, and once some are.
const KEPT_AT_FIRST: u64 = 1_000_000;
const KEPT: u64 = 16_000_000;

/// Counts a funnel over a log of events. Memory grows with the users, not with the rows, where the rows of each
/// user are in order of time. The rows of users whose are not are sorted: up to 16 million rows are kept for it, a
/// longer log is read a second time.
///
/// # Errors
/// In words, when the log cannot be read, a column is not there, no row can be used, or `progress` says to stop.
pub fn count_events(
    log: &dyn Log,
    query: &EventQuery,
    progress: &mut Progress<'_>,
    together: &Together<'_>,
) -> Result<EventFunnel, EventError> {
    check(query)?;
    let mut desk = Desk::new(query, together)?;
    let mut parts: Vec<Part> = (0..PARTS).map(|part| Part::new(part, query)).collect();
    let mut rows = Rows::default();
    let mut keep = true;
    desk.read(log, progress, &mut |pieces, rules| {
        pieces.iter_mut().for_each(|piece| rows.add(piece));
        each(&mut parts, together, |part| pieces.iter().for_each(|piece| part.count(piece, rules, keep)));
        let most = if late(&parts) > 0 { KEPT } else { KEPT_AT_FIRST };
        if keep && rows.count > most {
            keep = false;
            parts.iter_mut().for_each(Part::forget);
        }
    })?;
    rows.some()?;
    let late = late(&parts);
    parts.iter_mut().for_each(Part::end);
    if late > 0 && !keep {
        desk.read(log, progress, &mut |pieces, _| {
            each(&mut parts, together, |part| pieces.iter().for_each(|piece| part.again(piece)));
        })?;
    }
    for some in parts.chunks_mut(FINISHED) {
        each(some, together, |part| part.finish(&desk.rules));
        desk.tell(progress)?;
    }
    let mut tally = Tally::new(query.steps.len());
    for part in &parts {
        tally.append(part.tally()?);
    }
    // What is no step was numbered when it came.
    let came = |event: Name| usize::from(event) >= desk.rules.events() || parts.iter().any(|part| part.has_seen(event));
    let unseen = query.steps.iter().filter(|step| !desk.events.find(step.as_bytes()).is_some_and(came));
    let events = (0..desk.events.len()).map(|event| event as Name).filter(|event| came(*event));
    let (from, to) = rows.days();
    Ok(EventFunnel {
        steps: query.steps.clone(),
        segments: tally.segments(query.by.as_ref().map(|_| &desk.segments)),
        elsewhere: tally.elsewhere(&desk.events),
        rows: rows.count,
        skipped: rows.left.count,
        left_out: std::mem::take(&mut rows.left.first),
        users: parts.iter().map(|part| part.users.len() as u64).sum(),
        late,
        from,
        to,
        unseen: unseen.cloned().collect(),
        events: events.map(|event| desk.events.get(event)).collect(),
    })
}

fn check(query: &EventQuery) -> Result<(), EventError> {
    match query.steps.len() {
        0 | 1 => Err(EventError::new(
            "cannot be counted with less than two steps",
            "Name the events of the funnel in their order.",
        )),
        steps if steps > MOST_STEPS => {
            let what = format!("cannot be counted with {steps} steps; {MOST_STEPS} are the most");
            Err(EventError::new(what, "Leave out what tells least."))
        }
        _ => Ok(()),
    }
}

fn nothing(left_out: &[(u64, String)]) -> EventError {
    match left_out.first() {
        Some((line, why)) => {
            let what = format!("has no row that can be counted; in line {line}, {why}");
            EventError::new(what, "Choose the columns with the user, the event and the time of each row.")
        }
        None => EventError::new("has no rows", "Export the events again and choose that file."),
    }
}

/// The rows of a log.
#[derive(Debug)]
pub(super) struct Rows {
    /// Rows that can be counted.
    pub count: u64,
    pub left: Left,
    first: Micros,
    last: Micros,
}

impl Default for Rows {
    fn default() -> Self {
        Self { count: 0, left: Left::default(), first: Micros::MAX, last: Micros::MIN }
    }
}

impl Rows {
    /// Adds those of the next piece.
    pub(super) fn add(&mut self, piece: &mut Parsed) {
        self.count += piece.len() as u64;
        self.left.append(std::mem::take(&mut piece.left));
        (self.first, self.last) = (self.first.min(piece.span.0), self.last.max(piece.span.1));
    }

    /// An error where there are none.
    pub(super) fn some(&self) -> Result<&Self, EventError> {
        if self.count == 0 { Err(nothing(&self.left.first)) } else { Ok(self) }
    }

    /// The days of the first and the last.
    pub(super) fn days(&self) -> (Option<Date>, Option<Date>) {
        (day(self.first), day(self.last))
    }
}

fn late(parts: &[Part]) -> u64 {
    parts.iter().map(|part| part.users.late() as u64).sum()
}

fn day(time: Micros) -> Option<Date> {
    let at = DateTime::constant(1970, 1, 1, 0, 0, 0, 0).checked_add(SignedDuration::from_micros(time));
    at.ok().map(DateTime::date)
}

/// What is done with some pieces, in the order of the file, by the rules.
pub(super) type Take<'t> = dyn FnMut(&mut [Parsed], &Rules) + 't;

/// Where a log is read, some pieces at a time.
pub(super) struct Desk<'q> {
    query: &'q EventQuery,
    together: &'q Together<'q>,
    rules: Rules,
    pub events: Names,
    segments: Names,
    /// Their memory is used again and again.
    pieces: Vec<Parsed>,
    /// Bytes read: never less than before, also where the log is read once more.
    told: u64,
}

impl<'q> Desk<'q> {
    pub(super) fn new(query: &'q EventQuery, together: &'q Together<'q>) -> Result<Self, EventError> {
        let mut events = Names::default();
        let rules = Rules::of(query, &mut events)?;
        let pieces = (0..PIECES).map(|_| Parsed::default()).collect();
        Ok(Self { query, together, rules, events, segments: Names::default(), pieces, told: 0 })
    }

    /// Reads a log from its beginning to its end.
    pub(super) fn read(
        &mut self,
        log: &dyn Log,
        progress: &mut Progress<'_>,
        take: &mut Take<'_>,
    ) -> Result<(), EventError> {
        let bytes = AtomicU64::new(0);
        let opened = open(Box::new(Counted { log: log.open()?, bytes: &bytes }))?;
        let cells = opened.cells(self.query)?;
        let mut log = opened.pieces;
        loop {
            let some = self.parse(&mut log, &cells)?;
            for piece in &mut self.pieces[..some] {
                piece.tell(self.query, &mut self.events, &mut self.segments)?;
            }
            take(&mut self.pieces[..some], &self.rules);
            self.told = self.told.max(bytes.load(Ordering::Relaxed));
            self.tell(progress)?;
            if some < PIECES {
                return Ok(());
            }
        }
    }

    /// Tells how far it is.
    fn tell(&self, progress: &mut Progress<'_>) -> Result<(), EventError> {
        if progress(self.told) { Ok(()) } else { Err(EventError::Cancelled) }
    }

    /// Reads the next pieces, each on the thread that comes first; gives how many there were.
    fn parse(&mut self, log: &mut Pieces<'_>, cells: &Cells) -> Result<usize, EventError> {
        let (by, events, segments) = (self.query.by.is_some(), &self.events, &self.segments);
        let waiting = Mutex::new((log, self.pieces.iter_mut(), Ok(0)));
        let next = || {
            let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let (log, places, outcome) = &mut *waiting;
            let (Ok(some), Some(place)) = (&mut *outcome, places.next()) else { return None };
            match log.next(&mut place.piece) {
                Ok(true) => {
                    *some += 1;
                    return Some(place);
                }
                Ok(false) => places.for_each(drop),
                Err(error) => *outcome = Err(error),
            }
            None
        };
        (self.together)(&|| {
            while let Some(place) = next() {
                place.read(cells, by, events, segments);
            }
        });
        waiting.into_inner().unwrap_or_else(PoisonError::into_inner).2
    }
}

/// Does something with each part, on the thread that comes first.
fn each(parts: &mut [Part], together: &Together<'_>, work: impl Fn(&mut Part) + Sync) {
    let waiting = Mutex::new(parts.iter_mut());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    together(&|| {
        while let Some(part) = next() {
            work(part);
        }
    });
}

/// Counts the bytes that go through.
struct Counted<'c, R> {
    log: R,
    bytes: &'c AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.log.read(into)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
