//! Two segments of one funnel, or two funnels, step by step.

use rustc_hash::{FxHashMap, FxHashSet};

use super::difference::{Verdict, holm, test};
use super::fold::fold;
use super::interval::{Interval, is_thin, wilson};
use super::stats::share;
use super::{ImportedSegment, ImportedStep};
use crate::map::{Funnel, Segment};

/// What is compared: counts through named steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    pub steps: Vec<(String, u64)>,
}

impl Side {
    /// A segment of a funnel on the map.
    pub fn of(funnel: &Funnel, segment: &Segment) -> Self {
        Self { steps: funnel.steps.iter().cloned().zip(segment.counts.iter().copied()).collect() }
    }
}

impl From<&ImportedSegment> for Side {
    fn from(segment: &ImportedSegment) -> Self {
        let step = |step: &ImportedStep| (step.name.clone(), step.count);
        Self { steps: segment.steps.iter().map(step).collect() }
    }
}

/// Two sides next to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The steps that both have, in order.
    pub steps: Vec<StepComparison>,
    /// Steps that only one of them has.
    pub left_out: Vec<String>,
    /// How many steps were tested, for which the verdicts are corrected.
    pub tested: usize,
}

/// One step of both sides. The shares are of the step before, among those that both have.
#[derive(Clone, Debug, PartialEq)]
pub struct StepComparison {
    pub name: String,
    pub a: Measured,
    pub b: Measured,
    /// Share of `a` less share of `b`: 0.05 is five points more.
    pub difference: Option<f64>,
    /// How often chance alone makes such a difference, corrected for the number of steps.
    pub p: Option<f64>,
    /// `None` at the first step, and where one side is no share: nobody came so far, or more than before.
    pub verdict: Option<Verdict>,
}

/// A step of one side.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    pub count: u64,
    /// The count at the step before; `None` at the first.
    pub of: Option<u64>,
    pub share: Option<f64>,
    pub interval: Option<Interval>,
    /// Of fewer than [`super::THIN`].
    pub thin: bool,
}

/// Why two sides cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    #[error("they have fewer than two steps in common")]
    Apart,
    #[error("their steps stand in different orders")]
    Order,
}

/// Compares what both have of steps, paired by their names; letter case and accents are passed over.
///
/// # Errors
/// Where they have not two steps in common, or have them in different orders.
pub fn compare(a: &Side, b: &Side) -> Result<Comparison, Incomparable> {
    let (keys_a, keys_b) = (keys(a), keys(b));
    let shared = |own: &[(String, usize)], other: &[(String, usize)]| -> Vec<usize> {
        let there: FxHashSet<&(String, usize)> = other.iter().collect();
        (0..own.len()).filter(|i| there.contains(&own[*i])).collect()
    };
    let (in_a, in_b) = (shared(&keys_a, &keys_b), shared(&keys_b, &keys_a));
    if in_a.len() < 2 {
        return Err(Incomparable::Apart);
    }
    if in_a.iter().zip(&in_b).any(|(i, j)| keys_a[*i] != keys_b[*j]) {
        return Err(Incomparable::Order);
    }
    let rest = |side: &Side, kept: &[usize]| -> Vec<String> {
        let left = side.steps.iter().enumerate().filter(|(i, _)| !kept.contains(i));
        left.map(|(_, (name, _))| name.clone()).collect()
    };
    let mut left_out = rest(a, &in_a);
    left_out.extend(rest(b, &in_b));
    let pairs = in_a.iter().zip(&in_b).map(|(i, j)| (a.steps[*i].0.clone(), a.steps[*i].1, b.steps[*j].1));
    Ok(Comparison { left_out, ..compare_steps(pairs) })
}

/// Compares steps that are known to be the same on both sides, in order: the name of each, and its two counts.
pub fn compare_steps(pairs: impl IntoIterator<Item = (String, u64, u64)>) -> Comparison {
    let mut steps: Vec<StepComparison> = Vec::new();
    for (name, a, b) in pairs {
        let before = steps.last().map(|step| (step.a.count, step.b.count));
        let a = measured(a, before.map(|(before, _)| before));
        let b = measured(b, before.map(|(_, before)| before));
        let difference = a.share.zip(b.share).map(|(a, b)| a - b);
        steps.push(StepComparison { name, a, b, difference, p: None, verdict: None });
    }
    let tested = judge(&mut steps);
    Comparison { steps, left_out: Vec::new(), tested }
}

/// The names as they are paired: a name that comes again is another step.
fn keys(side: &Side) -> Vec<(String, usize)> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let key = |(name, _): &(String, u64)| {
        let name = fold(name);
        let nth = seen.entry(name.clone()).or_default();
        *nth += 1;
        (name, *nth)
    };
    side.steps.iter().map(key).collect()
}

fn measured(count: u64, of: Option<u64>) -> Measured {
    Measured {
        count,
        of,
        share: of.and_then(|whole| share(count, whole)),
        interval: of.and_then(|whole| wilson(count, whole)),
        thin: of.is_some_and(is_thin),
    }
}

/// Gives the steps their verdicts, and how many were tested.
fn judge(steps: &mut [StepComparison]) -> usize {
    let part = |side: &Measured| Some((side.count, side.of?));
    let tests: Vec<_> =
        steps.iter().map(|step| part(&step.a).zip(part(&step.b)).and_then(|(a, b)| test(a, b))).collect();
    let corrected = holm(&tests.iter().flatten().map(|test| test.p).collect::<Vec<_>>());
    let tested = corrected.len();
    let mut corrected = corrected.into_iter();
    for (step, test) in steps.iter_mut().zip(tests) {
        let both = step.a.interval.is_some() && step.b.interval.is_some();
        match test.zip(if test.is_some() { corrected.next() } else { None }) {
            Some((test, p)) => {
                step.p = Some(p);
                step.verdict = Some(Verdict::of(test, p));
            }
            None if both => step.verdict = Some(Verdict::TooFew),
            None => {}
        }
    }
    tested
}
