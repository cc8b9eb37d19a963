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
pub(super) struct Key(u64, u64);

impl Key {
    pub(super) fn of(user: &[u8]) -> Self {
        let hash = xxhash_rust::xxh3::xxh3_128(user);
        Self((hash >> 64) as u64, hash as u64)
    }

    fn sign(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// One of `many` parts of all users.
    pub(super) fn part(self, many: usize) -> usize {
        self.0 as usize % many
    }
}

/// How far a user has come.
#[derive(Clone, Copy, Debug)]
struct User {
    key: Key,
    /// The time of the row before.
    last: Micros,
    /// What came right after the row that first led to the deepest step.
    after: Name,
    /// The value in the first row of step 1.
    segment: Name,
    /// The deepest step, from 1; 0 before step 1.
    depth: u8,
    /// A row came that is before the row before it: the user is counted again from sorted rows.
    late: bool,
}

/// Numbers that a user takes among all, but for the marks.
const HEAD: usize = 4;

impl User {
    fn new(key: Key) -> Self {
        Self { key, last: Micros::MIN, after: NONE, segment: NONE, depth: 0, late: false }
    }

    fn read(head: &[i64; HEAD]) -> Self {
        let [_, _, last, way] = *head;
        let (after, segment, depth) = ((way >> 32) as Name, (way >> 16) as Name, (way >> 8) as u8);
        Self { key: key(head), last, after, segment, depth, late: way & 1 == 1 }
    }

    fn write(self, head: &mut [i64; HEAD]) {
        let (after, segment, depth) = (i64::from(self.after), i64::from(self.segment), i64::from(self.depth));
        let way = after << 32 | segment << 16 | depth << 8 | i64::from(self.late);
        *head = [self.key.0 as i64, self.key.1 as i64, self.last, way];
    }
}

fn key(head: &[i64; HEAD]) -> Key {
    Key(head[0] as u64, head[1] as u64)
}

/// Where a user is found.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Of the key: tells nearly all others apart without looking at them.
    sign: u32,
    /// The number of the user and one; 0: free.
    number: u32,
}

const FREE: Place = Place { sign: 0, number: 0 };

/// Users, numbered as they come.
///
/// The memory is what is waited for. So what is known of a user lies together, and rows come by the batch: the users of a
/// whole batch are found, then touched, then moved on, so that it is waited for once and not once a row.
#[derive(Debug)]
pub(super) struct Users {
    /// A head and the marks of the rules for each.
    users: Vec<i64>,
    marks: usize,
    /// A power of two of places, half of them free at least; a user's is that of the key, or one after it.
    table: Vec<Place>,
    filled: usize,
    late: usize,
    /// The longest gap within a session; `MAX` where users are counted.
    gap: Micros,
}

/// Places in the smallest table.
const FEWEST: usize = 64;

impl Users {
    pub(super) fn new(count: Count, marks: usize) -> Self {
        Self { users: Vec::new(), marks, table: vec![FREE; FEWEST], filled: 0, late: 0, gap: gap(count) }
    }

    pub(super) fn len(&self) -> usize {
        self.filled
    }

    /// How many users there are whose rows are not in order of time.
    pub(super) fn late(&self) -> usize {
        self.late
    }

    pub(super) fn is_late(&self, user: u32) -> bool {
        self.head(user as usize).is_some_and(|head| User::read(head).late)
    }

    pub(super) fn make_all_late(&mut self) {
        for head in self.users.chunks_exact_mut(HEAD + self.marks).filter_map(|user| user.first_chunk_mut()) {
            User { late: true, ..User::read(head) }.write(head);
        }
    }

    fn head(&self, user: usize) -> Option<&[i64; HEAD]> {
        self.users.get(user * (HEAD + self.marks)..)?.first_chunk()
    }

    fn first_place(&self, key: Key) -> usize {
        key.1 as usize & (self.table.len() - 1)
    }

    /// The place of a key, or a free one; `same` says whether a user of the same sign has that key.
    fn place(&self, key: Key, same: impl Fn(usize) -> bool) -> usize {
        let mut at = self.first_place(key);
        loop {
            let Place { sign, number } = self.table[at];
            if number == 0 || sign == key.sign() && same(number as usize - 1) {
                return at;
            }
            at = (at + 1) & (self.table.len() - 1);
        }
    }

    fn has(&self, user: usize, wanted: Key) -> bool {
        self.head(user).map(key) == Some(wanted)
    }

    /// The number of a user, where there is one.
    pub(super) fn find(&self, key: Key) -> Option<u32> {
        self.table[self.place(key, |user| self.has(user, key))].number.checked_sub(1)
    }

    /// The number of the user in a place; a free one gets a new user.
    fn settle(&mut self, place: usize, key: Key) -> u32 {
        if self.table[place].number == 0 {
            let mut head = [0; HEAD];
            User::new(key).write(&mut head);
            self.users.extend_from_slice(&head);
            self.users.resize(self.users.len() + self.marks, Rules::NEVER);
            self.filled += 1;
            self.table[place] = Place { sign: key.sign(), number: self.filled as u32 };
        }
        self.table[place].number - 1
    }

    /// Puts the numbers of the users of some rows into `numbers`; new users get one.
    pub(super) fn number(&mut self, keys: impl ExactSizeIterator<Item = Key> + Clone, numbers: &mut Vec<u32>) {
        while (self.filled + keys.len()) * 2 > self.table.len() {
            self.widen();
        }
        let touched = keys.clone().fold(0, |seen, key| seen ^ self.table[self.first_place(key)].number);
        std::hint::black_box(touched);
        numbers.clear();
        for key in keys.clone() {
            let place = self.place(key, |_| true);
            numbers.push(self.settle(place, key));
        }
        let wide = HEAD + self.marks;
        let touched = numbers.iter().map(|user| *user as usize * wide);
        let touched = touched.fold(0, |seen, at| seen ^ self.users[at] ^ self.users[at + HEAD + 1]);
        std::hint::black_box(touched);
        // The sign may have been another user's.
        for (number, key) in numbers.iter_mut().zip(keys) {
            if !self.has(*number as usize, key) {
                let place = self.place(key, |user| self.has(user, key));
                *number = self.settle(place, key);
            }
        }
    }

    fn widen(&mut self) {
        self.table = vec![FREE; self.table.len() * 2];
        for user in 0..self.filled {
            let Some(key) = self.head(user).map(key) else { continue };
            let place = self.place(key, |_| false);
            self.table[place] = Place { sign: key.sign(), number: user as u32 + 1 };
        }
    }

    /// Moves a user on by a row that comes after all others in the file; a finished session goes into `tally`.
    pub(super) fn walk(&mut self, user: u32, deed: Deed, rules: &Rules, tally: &mut Tally) {
        let wide = HEAD + self.marks;
        let Some((head, marks)) = self.users[user as usize * wide..][..wide].split_first_chunk_mut() else { return };
        let mut user = User::read(head);
        if user.late {
            return;
        }
        if deed.time < user.last {
            user.late = true;
            self.late += 1;
        } else {
            walk(&mut user, marks, deed, self.gap, rules, tally);
        }
        user.write(head);
    }

    /// Counts the users whose rows all came in order, and sessions that are still open.
    pub(super) fn finish(&self, tally: &mut Tally) {
        let users = self.users.chunks_exact(HEAD + self.marks).filter_map(|user| user.first_chunk());
        for user in users.map(User::read).filter(|user| !user.late) {
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
    let mut user = User::new(Key(0, 0));
    marks.fill(Rules::NEVER);
    for deed in deeds {
        walk(&mut user, marks, *deed, gap(count), rules, tally);
    }
    tally.add(user.depth, user.segment, user.after);
}

fn walk(user: &mut User, marks: &mut [Micros], deed: Deed, gap: Micros, rules: &Rules, tally: &mut Tally) {
    let Deed { time, event, segment } = deed;
    if user.last != Micros::MIN && time.saturating_sub(user.last) > gap {
        tally.add(user.depth, user.segment, user.after);
        *user = User::new(user.key);
        marks.fill(Rules::NEVER);
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
