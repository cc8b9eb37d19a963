//! What the numbers of a funnel say, step by step.

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
    let counts = &segment.counts;
    let rows = funnel.steps.iter().zip(counts).enumerate();
    rows.map(|(step, (name, &count))| {
        let previous = step.checked_sub(1).and_then(|i| counts.get(i)).copied();
        let of_previous = previous.and_then(|whole| share(count, whole));
        StepStats {
            step,
            name: name.clone(),
            count,
            of_first: counts.first().and_then(|&first| share(count, first)),
            of_previous,
            drop: of_previous.map(|kept| 1.0 - kept),
            after_gap: funnel.gaps.iter().any(|&gap| gap as usize == step),
        }
    })
    .collect()
}
