//! Counts that were rounded before they were exported.

use crate::map::{Funnel, Numbers};

/// To what the counts look rounded, 10, 100, 1000 …; `None` where they do not. That all end in noughts by chance is
/// believed where it happens more often than once in a thousand: five counts that end in one nought each are rounded,
/// two that end in one are not.
pub fn rounded_to(counts: impl IntoIterator<Item = u64>) -> Option<u64> {
    let mut counts: Vec<u64> = counts.into_iter().filter(|count| *count > 0).collect();
    counts.sort_unstable();
    counts.dedup();
    let noughts = counts.iter().map(|count| noughts(*count)).min()?;
    (noughts > 0 && counts.len() > 1 && noughts as usize * counts.len() >= 3).then(|| 10u64.pow(noughts))
}

fn noughts(mut count: u64) -> u32 {
    let mut noughts = 0;
    while count.is_multiple_of(10) {
        count /= 10;
        noughts += 1;
    }
    noughts
}

/// "rounded to tens"
pub fn rounded_words(unit: u64) -> String {
    match unit {
        10 => "rounded to tens".to_owned(),
        100 => "rounded to hundreds".to_owned(),
        1_000 => "rounded to thousands".to_owned(),
        1_000_000 => "rounded to millions".to_owned(),
        other => format!("rounded to {}", Numbers::of("en").count(other)),
    }
}

impl Funnel {
    /// To what the counts of all segments look rounded.
    pub fn rounded_to(&self) -> Option<u64> {
        rounded_to(self.segments.iter().flat_map(|segment| segment.counts.iter().copied()))
    }
}
