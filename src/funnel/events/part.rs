//! A part of all users, counted by itself.

use super::depth::Rules;
use super::late::{self, Kept};
use super::names::Name;
use super::parsed::Parsed;
use super::result::Tally;
use super::users::Users;
use super::{Count, EventError, EventQuery};

#[derive(Debug)]
pub(super) struct Part {
    number: usize,
    count: Count,
    pub users: Users,
    tally: Tally,
    /// By the number of an event that is a step's: whether it came.
    seen: Vec<bool>,
    /// Rows that may have to be sorted, a batch for each piece.
    kept: Vec<Vec<Kept>>,
    /// The users of some rows.
    numbers: Vec<u32>,
    /// A user came the second time who had not come the first time.
    changed: bool,
}

impl Part {
    pub(super) fn new(number: usize, query: &EventQuery) -> Self {
        let steps = query.steps.len();
        let (users, tally) = (Users::new(query.count, steps), Tally::new(steps));
        let (seen, kept, numbers) = Default::default();
        Self { number, count: query.count, users, tally, seen, kept, numbers, changed: false }
    }

    /// Counts its rows of a piece, and keeps them where that is asked.
    pub(super) fn count(&mut self, parsed: &Parsed, rules: &Rules, keep: bool) {
        let rows = parsed.part(self.number);
        self.users.number(rows.iter().map(|row| row.key), &mut self.numbers);
        self.seen.resize(rules.events(), false);
        let mut kept = Vec::with_capacity(if keep { rows.len() } else { 0 });
        for (row, user) in rows.iter().zip(&self.numbers) {
            let deed = parsed.deed(row);
            if let Some(seen) = self.seen.get_mut(usize::from(deed.event)) {
                *seen = true;
            }
            self.users.walk(*user, deed, rules, &mut self.tally);
            if keep {
                kept.push(Kept::new(*user, deed));
            }
        }
        if keep {
            self.kept.push(kept);
        }
    }

    /// Forgets the rows that were kept.
    pub(super) fn forget(&mut self) {
        self.kept = Vec::new();
    }

    /// To be called once all rows were counted: whether users are late is known.
    pub(super) fn end(&mut self) {
        if self.users.late() > 0 && self.count != Count::Users {
            // Sessions of late users are in the tally already.
            self.tally = Tally::new(self.tally.steps());
            self.users.make_all_late();
        }
    }

    /// Takes its rows of a piece a second time: those of late users are kept.
    pub(super) fn again(&mut self, parsed: &Parsed) {
        if self.users.late() == 0 {
            return;
        }
        let rows = parsed.part(self.number);
        let mut kept = Vec::new();
        for row in rows {
            match self.users.find(row.key) {
                Some(user) if self.users.is_late(user) => kept.push(Kept::new(user, parsed.deed(row))),
                Some(_) => {}
                None => self.changed = true,
            }
        }
        self.kept.push(kept);
    }

    /// Counts what is still open: late users, whose rows are kept, and the others.
    pub(super) fn finish(&mut self, rules: &Rules) {
        if self.users.late() > 0 {
            let kept = std::mem::take(&mut self.kept);
            late::count(kept, &self.users, self.count, rules, &mut self.tally);
        }
        self.users.finish(&mut self.tally);
    }

    /// Whether the event of a step came.
    pub(super) fn has_seen(&self, event: Name) -> bool {
        self.seen.get(usize::from(event)).is_some_and(|seen| *seen)
    }

    /// What was counted.
    ///
    /// # Errors
    /// When the log was another one the second time.
    pub(super) fn tally(&self) -> Result<&Tally, EventError> {
        if self.changed {
            return Err(EventError::new("changed while it was read", "Read it again when it is complete."));
        }
        Ok(&self.tally)
    }
}
