//! What the numbers of a funnel say, step by step.

use super::ImportedSegment;
use super::interval::{Interval, is_thin, wilson};
use crate::map::{Funnel, Segment};

/// One step of a segment, in numbers. Shares are parts of one; `None` where there is nothing to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct StepStats {
    /// Index into the funnel's steps.
    pub step: usize,
    pub name: String,
    pub count: u64,
    pub of_first: Option<f64>,
    pub of_previous: Option<f64>,
    /// Where the shares may lie; `None` also where the count is the larger.
    pub first_interval: Option<Interval>,
    pub previous_interval: Option<Interval>,
    /// Fewer than [`super::THIN`] came so far: to the step before, or to this one where it is the first.
    pub thin: bool,
    /// The count is larger than at the step before.
    pub rises: bool,
    /// The share of the step before that did not come this far; negative where counts rise.
    pub drop: Option<f64>,
    /// A row was left out between this step and the one before.
    pub after_gap: bool,
}

/// The part `count` is of `whole`; `None` of nothing.
pub fn share(count: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| count as f64 / whole as f64)
}

/// The steps of a segment in order, each against the first and against the one before.
pub fn step_stats(funnel: &Funnel, segment: &Segment) -> Vec<StepStats> {
    let steps = funnel.steps.iter().map(String::as_str).zip(segment.counts.iter().copied());
    stats(steps, |step| funnel.gaps.iter().any(|&gap| gap as usize == step))
}

/// The same of a segment that was just read.
pub fn imported_stats(segment: &ImportedSegment) -> Vec<StepStats> {
    let steps = segment.steps.iter().map(|step| (step.name.as_str(), step.count));
    stats(steps, |step| segment.gaps.contains(&step))
}

fn stats<'a>(steps: impl Iterator<Item = (&'a str, u64)>, gap: impl Fn(usize) -> bool) -> Vec<StepStats> {
    let mut first = None;
    let mut previous: Option<u64> = None;
    let measured = |(step, (name, count)): (usize, (&str, u64))| {
        let first = *first.get_or_insert(count);
        let before = previous.replace(count);
        let of_previous = before.and_then(|whole| share(count, whole));
        StepStats {
            step,
            name: name.to_owned(),
            count,
            of_first: share(count, first),
            of_previous,
            first_interval: wilson(count, first),
            previous_interval: before.and_then(|whole| wilson(count, whole)),
            thin: is_thin(before.unwrap_or(count)),
            rises: before.is_some_and(|before| count > before),
            drop: of_previous.map(|kept| 1.0 - kept),
            after_gap: gap(step),
        }
    };
    steps.enumerate().map(measured).collect()
}
