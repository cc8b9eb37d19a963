//! What counting gives.

use super::names::{NONE, Name, Names};
use crate::map::{Date, Numbers};

/// A funnel of events. Counts never grow from step to step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFunnel {
    pub steps: Vec<String>,
    /// All users first; then, where the query divides them, the segments, the largest first.
    pub segments: Vec<EventSegment>,
    /// For each step but the last: what those who came no further did next, the most frequent first.
    pub elsewhere: Vec<Vec<Elsewhere>>,
    /// Rows that were counted.
    pub rows: u64,
    /// Rows left out: without a user, an event or a readable time.
    pub skipped: u64,
    /// The first rows left out: physical line from 1, and what is wrong with it ("“soon” is no time").
    pub left_out: Vec<(u64, String)>,
    /// Different users.
    pub users: u64,
    /// Users whose rows were not in order of time, and were sorted.
    pub late: u64,
    /// The days of the first and the last row.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Steps whose event is in no row.
    pub unseen: Vec<String>,
    /// The events that are in some row: first those that are steps.
    pub events: Vec<String>,
}

/// The counts of a segment, one a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventSegment {
    /// `None`: all of them. Empty: rows without a value.
    pub name: Option<String>,
    pub counts: Vec<u64>,
}

impl EventSegment {
    /// What it is called; `None`: all of them.
    pub fn title(&self) -> Option<String> {
        self.name.as_ref().map(|name| if name.is_empty() { "(no value)".to_owned() } else { name.clone() })
    }
}

/// What some did in place of the next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// `None`: nothing any more.
    pub event: Option<String>,
    pub count: u64,
}

/// What people did in place of the next step: so many are named.
const NAMED: usize = 3;

impl EventFunnel {
    /// "1 204 went no further; next was nothing 700, search 300, help 80"; `None` where all went on.
    pub fn elsewhere_words(&self, step: usize, numbers: Numbers) -> Option<String> {
        let list = self.elsewhere.get(step).filter(|list| !list.is_empty())?;
        let lost: u64 = list.iter().map(|one| one.count).sum();
        let one =
            |one: &Elsewhere| format!("{} {}", one.event.as_deref().unwrap_or("nothing"), numbers.count(one.count));
        let named: Vec<String> = list.iter().take(NAMED).map(one).collect();
        Some(format!("{} went no further; next was {}", numbers.count(lost), named.join(", ")))
    }
}

/// Users, or sessions, by how far they came.
#[derive(Debug)]
pub(super) struct Tally {
    /// By segment, then by depth.
    depths: Vec<Vec<u64>>,
    /// By depth, then by event; the last for nothing.
    after: Vec<Vec<u64>>,
    steps: usize,
}

impl Tally {
    pub(super) fn new(steps: usize) -> Self {
        Self { depths: Vec::new(), after: vec![Vec::new(); steps + 1], steps }
    }

    pub(super) fn add(&mut self, depth: u8, segment: Name, after: Name) {
        if depth == 0 {
            return;
        }
        let depth = usize::from(depth);
        let segment = if segment == NONE { 0 } else { usize::from(segment) };
        if self.depths.len() <= segment {
            self.depths.resize_with(segment + 1, Vec::new);
        }
        let depths = &mut self.depths[segment];
        depths.resize(self.steps + 1, 0);
        depths[depth] += 1;
        let row = &mut self.after[depth];
        let at = if after == NONE { 0 } else { usize::from(after) + 1 };
        if row.len() <= at {
            row.resize(at + 1, 0);
        }
        row[at] += 1;
    }

    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    /// Adds what was counted elsewhere.
    pub(super) fn append(&mut self, other: &Self) {
        add_all(&mut self.depths, &other.depths);
        add_all(&mut self.after, &other.after);
    }

    /// The overall counts, then those of each segment where there are any.
    pub(super) fn segments(&self, by: Option<&Names>) -> Vec<EventSegment> {
        let counts =
            |depths: &[u64]| -> Vec<u64> { (1..=self.steps).map(|step| depths.iter().skip(step).sum()).collect() };
        let mut all = vec![0; self.steps + 1];
        for depths in &self.depths {
            all.iter_mut().zip(depths).for_each(|(sum, n)| *sum += n);
        }
        let mut segments = Vec::new();
        if let Some(names) = by {
            let named = self.depths.iter().enumerate().filter(|(_, depths)| !depths.is_empty());
            segments.extend(named.map(|(number, depths)| EventSegment {
                name: Some(names.get(number as Name)),
                counts: counts(depths),
            }));
            segments.sort_by(|a, b| b.counts.cmp(&a.counts).then_with(|| a.name.cmp(&b.name)));
        }
        segments.insert(0, EventSegment { name: None, counts: counts(&all) });
        segments
    }

    /// What those did next who came no further than each step but the last.
    pub(super) fn elsewhere(&self, names: &Names) -> Vec<Vec<Elsewhere>> {
        let row = |row: &Vec<u64>| {
            let some = row.iter().enumerate().filter(|(_, count)| **count > 0);
            let mut list: Vec<Elsewhere> = some
                .map(|(at, &count)| Elsewhere {
                    event: at.checked_sub(1).map(|number| names.get(number as Name)),
                    count,
                })
                .collect();
            list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.event.cmp(&b.event)));
            list
        };
        self.after.iter().take(self.steps).skip(1).map(row).collect()
    }
}

fn add_all(sums: &mut Vec<Vec<u64>>, others: &[Vec<u64>]) {
    sums.resize_with(sums.len().max(others.len()), Vec::new);
    for (sums, others) in sums.iter_mut().zip(others) {
        sums.resize(sums.len().max(others.len()), 0);
        sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
    }
}
