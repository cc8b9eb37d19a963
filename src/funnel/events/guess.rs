//! A first look at a log: its columns, which of them are users, events and times, and the names of its events.

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::pieces::Piece;
use super::rows::open;
use super::time::micros;
use super::{EventError, EventQuery, Log};
use crate::funnel::fold::words;
use crate::funnel::shortened;

/// A column of a log, or a key of its objects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogColumn {
    /// As [`EventQuery`] names it.
    pub name: String,
    /// The first value that is not empty.
    pub sample: String,
}

/// What the beginning of a log shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogLook {
    pub columns: Vec<LogColumn>,
    /// What the columns are taken for, by their headings and by what they hold; empty where nothing fits.
    pub user: String,
    pub event: String,
    pub time: String,
    /// The events of the rows looked at, with their number, in the order in which they first came.
    pub events: Vec<(String, u64)>,
    /// It can hardly be anything else: events come again and again, and each row has a time of day, or at least a day, a
    /// user and nothing that counts; or the headings say so, and nothing counts.
    pub sure: bool,
}

/// Rows that are looked at.
const ROWS: usize = 20_000;
/// Columns that are looked at: every four take a pass.
const MOST_COLUMNS: usize = 200;
/// Names of events that are listed.
const MOST_EVENTS: usize = 500;

/// So many bytes tell what a text is.
const HEAD: usize = 256 << 10;

/// Whether a text is a log of events rather than a table of counts, by its beginning.
pub fn is_log(text: &[u8]) -> bool {
    let head = &text[..text.len().min(HEAD)];
    // The last line may be cut.
    let end = if head.len() < HEAD { None } else { head.iter().rposition(|b| *b == b'\n') };
    look(&head[..end.map_or(head.len(), |end| end + 1)].to_vec(), None).is_ok_and(|seen| seen.sure)
}

/// Looks at the beginning of a log. `event` names the column of events where it is known.
///
/// # Errors
/// In words, when the log cannot be read or has no columns.
pub fn look(log: &dyn Log, event: Option<&str>) -> Result<LogLook, EventError> {
    let names = open(log.open()?)?.names(ROWS / 10)?;
    let mut columns = Vec::new();
    for (number, name) in names.iter().enumerate().take(MOST_COLUMNS) {
        let name = if name.is_empty() { format!("Column {}", number + 1) } else { name.clone() };
        columns.push(Profile { name, ..Profile::default() });
    }
    if columns.len() < 3 {
        let what = format!("has {} of the three columns that a log needs", columns.len());
        return Err(EventError::new(what, "Export the events with a user, an event and a time in each row."));
    }
    for group in (0..columns.len()).collect::<Vec<_>>().chunks(4) {
        profile(log, &mut columns, group)?;
    }
    let time = best(&columns, |c| c.time_score(), &[]);
    let event_at = event.and_then(|name| columns.iter().position(|c| c.name == name));
    let event = event_at.or_else(|| best(&columns, Profile::event_score, &[time]));
    let user = best(&columns, Profile::user_score, &[time, event]);
    let name = |at: Option<usize>| at.map(|at| columns[at].name.clone()).unwrap_or_default();
    let sure = |taken: (usize, usize, usize)| {
        let (user, event, time) = (&columns[taken.0], &columns[taken.1], &columns[taken.2]);
        let clocked = time.clocked * 10 >= time.times * 8 || time.said(TIME) > 0 && time.dated == 0;
        let again = user.values.len() * 2 <= user.filled;
        let known = user.said(USER) > 0 || again;
        let mut others = (0..columns.len()).filter(|at| ![taken.0, taken.1, taken.2].contains(at));
        // With days alone it could be a table of counts by day: headings have to say more, and nothing may count.
        let named = user.said(USER) > 0 && event.said(EVENT) > 0;
        let counts = others.any(|at| columns[at].has_numbers());
        let daily = named && again && !user.has_numbers() && !counts;
        // A short one need not repeat anything, where the headings say all three and no column could be counts.
        let told = named && time.said(TIME) > 0 && (!user.has_numbers() || user.has_id()) && !counts;
        (clocked && known || daily) && event.values.len() * 2 <= event.filled || told
    };
    let sure = user.zip(event).zip(time).is_some_and(|((user, event), time)| sure((user, event, time)));
    Ok(LogLook {
        sure,
        user: name(user),
        event: name(event),
        time: name(time),
        events: event
            .map(|at| columns[at].values.iter().take(MOST_EVENTS).map(|(v, n)| (v.clone(), *n)).collect())
            .unwrap_or_default(),
        columns: columns.into_iter().map(|c| LogColumn { name: c.name, sample: c.sample }).collect(),
    })
}

/// What the rows looked at have in a column.
#[derive(Debug, Default)]
struct Profile {
    name: String,
    sample: String,
    filled: usize,
    times: usize,
    /// Times with an hour, and with a day written out.
    clocked: usize,
    dated: usize,
    values: IndexMap<String, u64, FxBuildHasher>,
}

/// Fills the profiles of up to four columns.
fn profile(log: &dyn Log, columns: &mut [Profile], group: &[usize]) -> Result<(), EventError> {
    let name = |i: usize| group.get(i).map(|at| columns[*at].name.clone());
    let query = EventQuery {
        user: name(0).unwrap_or_default(),
        event: name(1).or_else(|| name(0)).unwrap_or_default(),
        time: name(2).or_else(|| name(0)).unwrap_or_default(),
        by: name(3),
        ..EventQuery::default()
    };
    let mut opened = open(log.open()?)?;
    let cells = opened.cells(&query)?;
    let mut piece = Piece::default();
    let mut rows = 0;
    while rows < ROWS && opened.pieces.next(&mut piece)? {
        cells.rows(&piece.bytes, |_, row| {
            rows += 1;
            if rows > ROWS {
                return;
            }
            for (at, cell) in group.iter().zip([row.user, row.event, row.time, row.by]) {
                columns[*at].add(cell);
            }
        })?;
    }
    Ok(())
}

const TIME: &str =
    "time timestamp date datetime t ts when then at created occurred zeit zeitpunkt datum heure fecha hora data";
const EVENT: &str = "event events action activity ereignis aktion evenement evento accion what step page screen";
const USER: &str = "user users visitor client customer person member distinct uid userid account patient guest who nutzer kunde usuario utilisateur cliente";

impl Profile {
    fn add(&mut self, cell: &[u8]) {
        if cell.is_empty() {
            return;
        }
        let value = super::names::text(cell);
        if self.sample.is_empty() {
            self.sample = shortened(&value);
        }
        self.filled += 1;
        if micros(cell).is_some() {
            self.times += 1;
            self.clocked += usize::from(cell.contains(&b':'));
            self.dated += usize::from(cell.contains(&b'-'));
        }
        *self.values.entry(value).or_default() += 1;
    }

    /// 10 where a word of the heading says so.
    fn said(&self, list: &str) -> i32 {
        let words = words(&self.name);
        let said = words.iter().any(|word| list.split(' ').any(|known| known == word));
        10 * i32::from(said)
    }

    fn time_score(&self) -> i32 {
        // Where the heading says so, half of them may be broken.
        let least = if self.said(TIME) > 0 { 5 } else { 8 };
        if self.filled == 0 || self.times * 10 < self.filled * least {
            return 0;
        }
        20 + self.said(TIME)
    }

    fn event_score(&self) -> i32 {
        let repeated = self.values.len() * 3 <= self.filled && self.values.len() < 2_000;
        if self.filled == 0 || self.times * 2 > self.filled {
            return 0;
        }
        let exact = words(&self.name).first().is_some_and(|word| word == "event");
        5 * i32::from(repeated) + self.said(EVENT) + 3 * i32::from(exact) - 8 * i32::from(self.has_id())
    }

    fn user_score(&self) -> i32 {
        if self.filled == 0 {
            return 0;
        }
        let many = self.values.len() > 1;
        let repeated = self.values.len() < self.filled;
        // Words without a number of their own, such as a platform, are no people.
        let few = self.values.len() * 50 < self.filled && self.filled > 500;
        let foreign = self.said("session event order product item page") > 0;
        3 * i32::from(many) + 2 * i32::from(repeated) + self.said(USER) + 4 * i32::from(self.has_id())
            - 4 * i32::from(few)
            - 6 * i32::from(foreign)
    }

    /// Whether it could be counts.
    fn has_numbers(&self) -> bool {
        let number = |value: &&String| value.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        self.values.keys().filter(number).count() * 2 > self.values.len()
    }

    fn has_id(&self) -> bool {
        words(&self.name).iter().any(|word| word == "id" || word == "uuid" || word.ends_with("id"))
    }
}

/// The first column of the highest score above nothing, but for those that are taken.
fn best(columns: &[Profile], score: impl Fn(&Profile) -> i32, taken: &[Option<usize>]) -> Option<usize> {
    let taken: FxHashSet<usize> = taken.iter().flatten().copied().collect();
    let free = (0..columns.len()).filter(|at| !taken.contains(at));
    let scored = free.map(|at| (score(&columns[at]), at)).filter(|(score, _)| *score > 0);
    scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at))).map(|(_, at)| at)
}
