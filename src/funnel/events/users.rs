//! Every user of a log, and how far each has come.

use super::depth::Rules;
use super::names::{NONE, Name};
use super::result::Tally;
use super::{Count, Micros};

/// What a row says, but for its user.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    pub time: Micros,
    pub event: Name,
    pub segment: Name,
}

/// A user by the 128 bits of a hash of the id, so that long ids take no more memory than short ones. That two of a hundred
/// million users share them has a chance of 1 to 10²².
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// Where to look.
    place: u64,
    /// What is there; never 0.
    mark: u64,
}

impl Key {
    pub(super) fn of(user: &[u8]) -> Self {
        let hash = xxhash_rust::xxh3::xxh3_128(user);
        Self { place: (hash >> 64) as u64, mark: (hash as u64).max(1) }
    }
}

/// How far a user has come.
#[derive(Clone, Copy, Debug)]
struct User {
    key: Key,
    /// The time of the row before.
    last: Micros,
    /// How many rows there are.
    rows: u32,
    /// What came right after the row that first led to the deepest step.
    after: Name,
    /// The value in the first row of step 1.
    segment: Name,
    /// The deepest step, from 1; 0 before step 1.
    depth: u8,
    /// A row came that is before the row before it: the user is counted again from sorted rows.
    late: bool,
}

/// A row, ready to be taken.
pub(super) type Taken = (Key, Deed);

const FREE: Key = Key { place: 0, mark: 0 };
const NEW: User = User { key: FREE, last: Micros::MIN, rows: 0, after: NONE, segment: NONE, depth: 0, late: false };

/// All users: an open table, each at the place of its hash or after it.
///
/// Rows come by the batch: the users of a whole batch are touched before the first of them is moved on, so that the
/// memory is waited for once and not once a row.
#[derive(Debug)]
pub(super) struct Users {
    /// A power of two of them, a quarter free at least.
    slots: Vec<User>,
    /// As many for each slot as the rules need.
    marks: Vec<Micros>,
    filled: usize,
    /// The longest gap within a session; `MAX` where users are counted.
    gap: Micros,
}

/// Slots of the smallest table.
const FEWEST: usize = 1024;

impl Users {
    pub(super) fn new(count: Count, rules: &Rules) -> Self {
        Self { slots: vec![NEW; FEWEST], marks: vec![0; FEWEST * rules.marks()], filled: 0, gap: gap(count) }
    }

    pub(super) fn len(&self) -> usize {
        self.filled
    }

    /// How many users there are whose rows are not in order of time.
    pub(super) fn late(&self) -> usize {
        self.slots.iter().filter(|user| user.late).count()
    }

    pub(super) fn make_all_late(&mut self) {
        self.slots.iter_mut().filter(|user| user.key != FREE).for_each(|user| user.late = true);
    }

    /// For each slot, how many rows its user has, where that user is late.
    pub(super) fn late_rows(&self) -> impl Iterator<Item = u32> {
        self.slots.iter().map(|user| if user.late { user.rows } else { 0 })
    }

    /// The slot of a late user; `Ok(None)` for one in order, and an error for one who was never seen.
    pub(super) fn late_slot(&self, key: Key) -> Result<Option<usize>, ()> {
        let slot = self.slot(key);
        let user = &self.slots[slot];
        if user.key == FREE { Err(()) } else { Ok(user.late.then_some(slot)) }
    }

    fn slot(&self, key: Key) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = key.place as usize & last;
        while self.slots[slot].key != key && self.slots[slot].key != FREE {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// Waits for the memory of all these users at once.
    pub(super) fn touch(&self, rows: &[Taken], rules: &Rules) {
        let last = self.slots.len() - 1;
        let mut seen = 0;
        for (key, _) in rows {
            let slot = key.place as usize & last;
            seen ^= self.slots[slot].key.mark ^ self.marks[slot * rules.marks()] as u64;
        }
        std::hint::black_box(seen);
    }

    /// Takes rows in the order of the file; finished sessions go into `tally`.
    pub(super) fn take(&mut self, rows: &[Taken], rules: &Rules, tally: &mut Tally) {
        while (self.filled + rows.len()) * 4 > self.slots.len() * 3 {
            self.grow(rules);
        }
        self.touch(rows, rules);
        for (key, deed) in rows {
            let slot = self.slot(*key);
            let user = &mut self.slots[slot];
            let marks = &mut self.marks[slot * rules.marks()..][..rules.marks()];
            if user.key == FREE {
                user.key = *key;
                self.filled += 1;
                Rules::clear(marks);
            }
            user.rows = user.rows.saturating_add(1);
            user.late |= deed.time < user.last;
            if !user.late {
                walk(user, marks, *deed, self.gap, rules, tally);
            }
        }
    }

    fn grow(&mut self, rules: &Rules) {
        let wide = rules.marks();
        let slots = std::mem::take(&mut self.slots);
        let marks = std::mem::take(&mut self.marks);
        self.slots = vec![NEW; slots.len() * 2];
        self.marks = vec![0; marks.len() * 2];
        for (from, user) in slots.iter().enumerate().filter(|(_, user)| user.key != FREE) {
            let to = self.slot(user.key);
            self.slots[to] = *user;
            self.marks[to * wide..][..wide].copy_from_slice(&marks[from * wide..][..wide]);
        }
    }

    /// Counts the users whose rows all came in order, and sessions that are still open.
    pub(super) fn finish(&self, tally: &mut Tally) {
        for user in self.slots.iter().filter(|user| !user.late) {
            tally.add(user.depth, user.segment, user.after);
        }
    }
}

fn gap(count: Count) -> Micros {
    match count {
        Count::Users => Micros::MAX,
        Count::Sessions { gap } => gap,
    }
}

/// Counts one user from rows in order of time.
pub(super) fn again(deeds: &[Deed], marks: &mut [Micros], count: Count, rules: &Rules, tally: &mut Tally) {
    let mut user = NEW;
    Rules::clear(marks);
    for deed in deeds {
        walk(&mut user, marks, *deed, gap(count), rules, tally);
    }
    tally.add(user.depth, user.segment, user.after);
}

fn walk(user: &mut User, marks: &mut [Micros], deed: Deed, gap: Micros, rules: &Rules, tally: &mut Tally) {
    let Deed { time, event, segment } = deed;
    if user.last != Micros::MIN && time.saturating_sub(user.last) > gap {
        tally.add(user.depth, user.segment, user.after);
        *user = User { key: user.key, rows: user.rows, ..NEW };
        Rules::clear(marks);
    }
    user.last = time;
    if user.depth > 0 && user.after == NONE {
        user.after = event;
    }
    let depth = rules.step(marks, event, time);
    if depth > user.depth {
        if user.depth == 0 {
            user.segment = segment;
        }
        user.depth = depth;
        user.after = NONE;
    }
}
