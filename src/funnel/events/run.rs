//! A log is read to its end, and once more where users' rows are not in order of time.

use std::cell::Cell;
use std::io::{self, Read};

use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::depth::Rules;
use super::late::Late;
use super::names::{NONE, Names, text};
use super::result::Tally;
use super::rows::{LogRow, Rows, open};
use super::time::Clock;
use super::users::{Deed, Key, Taken, Users};
use super::{Count, EventError, EventFunnel, EventQuery, Micros};
use crate::map::Date;

/// A log that can be read from its beginning, more than once.
pub trait Log {
    /// # Errors
    /// When it cannot be opened.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

impl Log for Vec<u8> {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.as_slice()))
    }
}

/// Is told how many bytes of the log were read, some hundred times a second; `false` stops the counting.
pub type Progress<'p> = dyn FnMut(u64) -> bool + 'p;

/// Rows between two reports of progress.
const REPORT: u64 = 16_384;
/// Rows that are taken at once.
const BATCH: usize = 512;
/// A funnel has no more steps.
const MOST_STEPS: usize = 50;
/// So many rows left out are named.
const MOST_NAMED: usize = 5;

/// Counts a funnel over a log of events. Memory grows with the users, not with the rows, where the rows of each
/// user are in order of time; users whose rows are not are read a second time and sorted.
///
/// # Errors
/// In words, when the log cannot be read, a column is not there, no row can be used, or `progress` says to stop.
pub fn count_events(log: &dyn Log, query: &EventQuery, progress: &mut Progress<'_>) -> Result<EventFunnel, EventError> {
    check(query)?;
    let mut names = Names::default();
    let rules = Rules::of(query, &mut names)?;
    let mut reading = Reading { query, names, by: Names::default(), left: Left::default() };
    let mut users = Users::new(query.count, &rules);
    let mut tally = Tally::new(query.steps.len());
    let mut funnel = EventFunnel { steps: query.steps.clone(), ..EventFunnel::default() };
    let (mut first, mut last) = (Micros::MAX, Micros::MIN);
    let mut seen = vec![false; reading.names.len()];
    reading.each(log, progress, &mut |rows| {
        funnel.rows += rows.len() as u64;
        for (_, deed) in rows {
            (first, last) = (first.min(deed.time), last.max(deed.time));
            if let Some(seen) = seen.get_mut(usize::from(deed.event)) {
                *seen = true;
            }
        }
        users.take(rows, &rules, &mut tally);
        Ok(())
    })?;
    let Left { count: skipped, first: left_out } = std::mem::take(&mut reading.left);
    if funnel.rows == 0 {
        return Err(nothing(&left_out));
    }
    funnel.late = users.late() as u64;
    if funnel.late > 0 {
        if query.count != Count::Users {
            // Sessions of late users are in the tally already.
            tally = Tally::new(query.steps.len());
            users.make_all_late();
        }
        let mut late = Late::room(&users).ok_or_else(too_many)?;
        reading.each(log, progress, &mut |rows| late.put(rows, &users, &rules).ok_or_else(changed))?;
        late.count(query.count, &rules, &mut tally);
    }
    users.finish(&mut tally);
    let unseen = query.steps.iter().filter(|step| !is_seen(&reading.names, &seen, step));
    Ok(EventFunnel {
        segments: tally.segments(query.by.as_ref().map(|_| &reading.by)),
        elsewhere: tally.elsewhere(&reading.names),
        skipped,
        left_out,
        users: users.len() as u64,
        from: day(first),
        to: day(last),
        unseen: unseen.cloned().collect(),
        ..funnel
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

fn is_seen(names: &Names, seen: &[bool], step: &str) -> bool {
    seen.iter().enumerate().any(|(number, seen)| *seen && names.get(number as u16) == step)
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

fn changed() -> EventError {
    EventError::new("changed while it was read", "Read it again when it is complete.")
}

fn too_many() -> EventError {
    let what = "has more rows out of order of time than can be sorted";
    EventError::new(what, "Sort the file by its time and read it again.")
}

fn day(time: Micros) -> Option<Date> {
    let at = DateTime::constant(1970, 1, 1, 0, 0, 0, 0).checked_add(SignedDuration::from_micros(time));
    at.ok().map(DateTime::date)
}

/// Rows left out: how many, and what is wrong with the first of them, by physical line.
#[derive(Debug, Default)]
struct Left {
    count: u64,
    first: Vec<(u64, String)>,
}

impl Left {
    fn add(&mut self, line: u64, row: &LogRow<'_>) {
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
        self.first.push((line, why));
    }
}

/// What is done with rows in the order of the file.
type Take<'t> = dyn FnMut(&[Taken]) -> Result<(), EventError> + 't;

struct Reading<'q> {
    query: &'q EventQuery,
    names: Names,
    by: Names,
    left: Left,
}

impl Reading<'_> {
    /// Gives the rows that can be counted to `take`, some hundred at a time.
    fn each(&mut self, log: &dyn Log, progress: &mut Progress<'_>, take: &mut Take<'_>) -> Result<(), EventError> {
        let bytes = Cell::new(0);
        let mut rows = Rows::of(open(Box::new(Counted { log: log.open()?, bytes: &bytes }))?, self.query)?;
        let mut clock = Clock::default();
        let mut batch = Vec::with_capacity(BATCH);
        let mut until = REPORT;
        while rows.read()? {
            let row = rows.row();
            let time = if row.user.is_empty() || row.event.is_empty() { None } else { clock.micros(row.time) };
            match time {
                Some(time) => {
                    let event = self.names.number(row.event, &self.query.event)?;
                    let segment = match &self.query.by {
                        Some(by) => self.by.number(row.by, by)?,
                        None => NONE,
                    };
                    batch.push((Key::of(row.user), Deed { time, event, segment }));
                }
                None => self.left.add(rows.line(), &row),
            }
            if batch.len() == BATCH {
                take(&batch)?;
                batch.clear();
            }
            until -= 1;
            if until == 0 {
                until = REPORT;
                if !progress(bytes.get()) {
                    return Err(EventError::Cancelled);
                }
            }
        }
        take(&batch)
    }
}

/// Counts the bytes that go through.
struct Counted<'c, R> {
    log: R,
    bytes: &'c Cell<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.log.read(into)?;
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
    }
}
