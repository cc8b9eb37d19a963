//! Users whose rows are not in order of time: their rows are sorted, and counted.

use super::depth::Rules;
use super::names::{NONE, Name};
use super::result::Tally;
use super::users::{Deed, Users, again};
use super::{Count, Micros};

/// A row that may have to be sorted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    pub time: Micros,
    pub user: u32,
    pub event: Name,
    pub segment: Name,
}

impl Kept {
    pub(super) fn new(user: u32, deed: Deed) -> Self {
        Self { time: deed.time, user, event: deed.event, segment: deed.segment }
    }
}

/// Lays the rows of each late user beside each other, sorts them, those of equal time in the order of the file, and
/// counts them. `kept` holds all their rows, in the order of the file.
pub(super) fn count(kept: Vec<Vec<Kept>>, users: &Users, count: Count, rules: &Rules, tally: &mut Tally) {
    // For each user first the number of rows, then where the next one goes, then where the last one ended.
    let mut ends = vec![0; users.len()];
    let late: Vec<bool> = (0..users.len()).map(|user| users.is_late(user as u32)).collect();
    let wanted = || kept.iter().flatten().filter(|row| late[row.user as usize]);
    wanted().for_each(|row| ends[row.user as usize] += 1);
    let mut all = 0;
    for end in &mut ends {
        all += std::mem::replace(end, all);
    }
    let mut deeds = vec![Deed { time: 0, event: NONE, segment: NONE }; all];
    for row in wanted() {
        let end = &mut ends[row.user as usize];
        deeds[*end] = Deed { time: row.time, event: row.event, segment: row.segment };
        *end += 1;
    }
    drop(kept);
    let mut marks: Vec<Micros> = vec![0; rules.marks()];
    let mut first = 0;
    for end in ends {
        let deeds = &mut deeds[first..end];
        first = end;
        if !deeds.is_empty() {
            deeds.sort_by_key(|deed| deed.time);
            again(deeds, &mut marks, count, rules, tally);
        }
    }
}
