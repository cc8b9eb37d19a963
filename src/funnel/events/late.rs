//! Users whose rows are not in order of time: their rows are read a second time, sorted, and counted.

use super::depth::Rules;
use super::names::NONE;
use super::result::Tally;
use super::users::{Deed, Taken, Users, again};
use super::{Count, Micros};

/// Room for the rows of late users, each user's beside each other.
#[derive(Debug)]
pub(super) struct Late {
    deeds: Vec<Deed>,
    /// For each slot where the next row goes, and where its room ends; nothing for users in order.
    room: Vec<(u32, u32)>,
}

impl Late {
    /// Room for exactly the rows that the first reading counted; `None` where there are more than can be numbered.
    pub(super) fn room(users: &Users) -> Option<Self> {
        let mut end = 0u32;
        let mut room = Vec::new();
        for rows in users.late_rows() {
            let first = end;
            end = end.checked_add(rows)?;
            room.push((first, end));
        }
        let none = Deed { time: 0, event: NONE, segment: NONE };
        Some(Self { deeds: vec![none; end as usize], room })
    }

    /// Puts rows into the room of their users, in the order of the file. `None`: there is none, for the log changed
    /// between the two readings.
    pub(super) fn put(&mut self, rows: &[Taken], users: &Users, rules: &Rules) -> Option<()> {
        users.touch(rows, rules);
        for (key, deed) in rows {
            if let Some(slot) = users.late_slot(*key).ok()? {
                let (next, _) = self.room.get_mut(slot).filter(|(next, end)| next < end)?;
                self.deeds[*next as usize] = *deed;
                *next += 1;
            }
        }
        Some(())
    }

    /// Sorts each user's rows, those of equal time in the order of the file, and counts them.
    pub(super) fn count(mut self, count: Count, rules: &Rules, tally: &mut Tally) {
        let mut marks: Vec<Micros> = vec![0; rules.marks()];
        let mut first = 0;
        for (_, end) in &self.room {
            let deeds = &mut self.deeds[first..*end as usize];
            first = *end as usize;
            if !deeds.is_empty() {
                deeds.sort_by_key(|deed| deed.time);
                again(deeds, &mut marks, count, rules, tally);
            }
        }
    }
}
