//! What the chart shows side by side: the segments of a funnel, and another funnel beside it.

use super::places::Step;
use super::slots::Slot;
use crate::funnel::{Comparison, Incomparable, Side, StepStats, compare_steps, rounded_words, step_stats, wholes};
use crate::map::{Dates, Funnel, Id, Map, MatchedBy, Segment};

/// A row of numbers along the steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Of which funnel, and of which segment.
    pub key: (Id, String),
    /// By what it differs from the others: "All users", "Phone"; beside another funnel "1–31 Mar 2026".
    pub name: String,
    pub stats: Vec<StepStats>,
    /// The stage of each step, as an index into those of the map.
    pub(super) stages: Vec<Option<usize>>,
    /// Whether people said so of each, and it is no guess.
    pub(super) by_hand: Vec<bool>,
    /// All are in it: the other segments are parts of it.
    pub(super) whole: bool,
    /// Of another funnel, which may have other steps.
    pub(super) other: bool,
    /// What its counts rest on where that is not all of the data: "rounded to tens, from a sample".
    pub(super) caveat: String,
}

impl Series {
    fn of(map: &Map, funnel: &Funnel, segment: &Segment, name: String) -> Self {
        let stage = |step: usize| {
            let stage = map.stage_of(&funnel.matched(step)?.at)?;
            map.stages.iter().position(|other| other.id == stage.id)
        };
        let stats = step_stats(funnel, segment);
        let stages: Vec<Option<usize>> = stats.iter().map(|step| stage(step.step)).collect();
        let said = |step: usize| funnel.matched(step).is_some_and(|found| found.by == MatchedBy::Hand);
        let by_hand = stats.iter().zip(&stages).map(|(step, stage)| stage.is_some() && said(step.step)).collect();
        let rounded = funnel.rounded_to().map(rounded_words).unwrap_or_default();
        let sampled = if funnel.source.sampled { "from a sample" } else { "" };
        let caveat = [&*rounded, sampled].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let key = (funnel.id.clone(), segment.name.clone());
        Self { key, name, stats, stages, by_hand, whole: false, other: false, caveat }
    }

    /// Its steps as places are found for them.
    pub(super) fn steps(&self) -> Vec<Step<'_>> {
        let steps = self.stats.iter().zip(&self.stages).zip(&self.by_hand);
        steps.map(|((step, stage), by_hand)| Step { name: &step.name, stage: *stage, by_hand: *by_hand }).collect()
    }

    /// Its step at a place of the chart; chart, tip, reading and table all ask this.
    pub fn at(&self, slot: &Slot) -> Option<&StepStats> {
        self.stats.get(if self.other { slot.other? } else { slot.own? })
    }

    /// The largest loss from one step to the next that is neither thin nor across rows left out, as the index of the step.
    pub fn steepest(&self) -> Option<usize> {
        let measured = |step: &&StepStats| !step.thin && !step.after_gap && step.drop.is_some_and(|lost| lost > 0.0);
        let losses = self.stats.iter().filter(measured);
        losses.max_by(|a, b| a.drop.unwrap_or_default().total_cmp(&b.drop.unwrap_or_default())).map(|step| step.step)
    }
}

/// Every segment of a funnel, and then what another shows.
pub fn series(map: &Map, funnel: &Funnel, beside: Option<&Funnel>) -> Vec<Series> {
    let other = beside.filter(|other| other.id != funnel.id).and_then(|other| Some((other, other.shown()?)));
    let name = |of: &Funnel, segment: &Segment| match other {
        Some((other, shown)) => beside_name(map, of, segment, (funnel, other, shown)),
        None => segment_name(of, segment),
    };
    let sides: Vec<_> = funnel.segments.iter().map(|one| (one.name.as_str(), Side::of(funnel, one))).collect();
    let own = funnel
        .segments
        .iter()
        .zip(wholes(&sides))
        .map(|(segment, whole)| Series { whole, ..Series::of(map, funnel, segment, name(funnel, segment)) });
    let other = other.map(|(other, shown)| Series { other: true, ..Series::of(map, other, shown, name(other, shown)) });
    own.chain(other).collect()
}

fn segment_name(funnel: &Funnel, segment: &Segment) -> String {
    if segment.name.is_empty() { all_of(funnel) } else { segment.name.clone() }
}

/// What tells a series of one of two funnels from those of the other: their names, their dates, the segment, as far as they
/// differ.
fn beside_name(
    map: &Map,
    of: &Funnel,
    segment: &Segment,
    (funnel, other, shown): (&Funnel, &Funnel, &Segment),
) -> String {
    let dates = |funnel: &Funnel| Dates::of(&map.head.language).known_range(funnel.from, funnel.to);
    let (named, dated) = (funnel.label() != other.label(), dates(funnel) != dates(other));
    let divided = funnel.segments.len() > 1 || funnel.shown().is_some_and(|own| own.name != shown.name);
    let whole = if named || dated { String::new() } else { map.funnel_label(of) };
    let label = if named { of.label().to_owned() } else { String::new() };
    let days = if dated { dates(of) } else { String::new() };
    // One whose days are not known is named after all.
    let label = if label.is_empty() && dated && days.is_empty() { map.funnel_label(of) } else { label };
    let segment = if divided { segment_name(of, segment) } else { String::new() };
    [whole, label, days, segment].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "All users"
fn all_of(funnel: &Funnel) -> String {
    if funnel.unit.is_empty() { "All".to_owned() } else { format!("All {}", funnel.unit.to_lowercase()) }
}

/// Two series compared where both have a step, in the order of the steps; with each the index of its slot.
///
/// # Errors
/// Where they have not two such steps, or have them in different orders.
pub(super) fn compared(slots: &[Slot], a: &Series, b: &Series) -> Result<(Comparison, Vec<usize>), Incomparable> {
    let mut both: Vec<_> = slots.iter().enumerate().filter_map(|(i, s)| Some((a.at(s)?, b.at(s)?, i))).collect();
    both.sort_by_key(|(step, ..)| step.step);
    if both.len() < 2 {
        return Err(Incomparable::Apart);
    }
    if !both.is_sorted_by_key(|(_, step, _)| step.step) {
        return Err(Incomparable::Order);
    }
    let steps = both.iter().map(|(one, other, _)| (one.name.clone(), one.count, other.count));
    Ok((compare_steps(steps), both.iter().map(|(.., slot)| *slot).collect()))
}

/// What the counts of the series rest on, a line each where they differ: "Counts are rounded to tens", "March: from a sample".
pub(super) fn caveats(series: &[&Series]) -> Vec<String> {
    let first = series.first().map(|series| series.caveat.as_str()).unwrap_or_default();
    if series.iter().all(|series| series.caveat == first) {
        return Some(first)
            .filter(|first| !first.is_empty())
            .map(|it| format!("Counts are {it}"))
            .into_iter()
            .collect();
    }
    let odd = series.iter().filter(|series| !series.caveat.is_empty());
    odd.map(|series| format!("{}: counts are {}", series.name, series.caveat)).collect()
}
