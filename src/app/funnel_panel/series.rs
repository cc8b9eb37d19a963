//! What the chart shows side by side: the segments of a funnel, and another funnel beside it.

use super::slots::Slot;
use crate::funnel::{Comparison, Side, StepStats, compare, step_stats};
use crate::map::{Dates, Funnel, Id, Map};

/// A row of numbers along the steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Of which funnel, and of which segment.
    pub key: (Id, String),
    /// "All users", "Phone", "March · 1–31 Mar 2026".
    pub name: String,
    pub stats: Vec<StepStats>,
    /// Of another funnel, the stage of each step: its steps are found by their names, else by their stages.
    stages: Option<Vec<String>>,
    side: Side,
}

impl Series {
    /// Its step at a place of the chart.
    pub fn at(&self, slot: &Slot) -> Option<&StepStats> {
        let step = slot.step.as_ref()?;
        let Some(stages) = &self.stages else { return self.stats.get(step.step) };
        let named = self.stats.iter().find(|other| plain(&other.name) == plain(&step.name));
        named.or_else(|| {
            let same = |stage: &String| !stage.is_empty() && *stage == slot.stage;
            let mut there = self.stats.iter().zip(stages).filter(|(_, stage)| same(stage)).map(|(step, _)| step);
            // Of several none is the one.
            there.next().filter(|_| there.next().is_none())
        })
    }
}

/// A name without case, and as words: "view_item" is "View item".
fn plain(name: &str) -> String {
    name.trim().replace(['_', '-'], " ").to_lowercase()
}

/// Every segment of a funnel, and then what another shows.
pub fn series(map: &Map, funnel: &Funnel, beside: Option<&Funnel>) -> Vec<Series> {
    let own = funnel.segments.iter().map(|segment| Series {
        key: (funnel.id.clone(), segment.name.clone()),
        name: if segment.name.is_empty() { all_of(funnel) } else { segment.name.clone() },
        stats: step_stats(funnel, segment),
        stages: None,
        side: Side::of(funnel, segment),
    });
    let other = beside.filter(|other| other.id != funnel.id).and_then(|other| {
        let segment = other.shown()?;
        let dates = Dates::of(&map.head.language).known_range(other.from, other.to);
        let parts = [super::name(other), dates, segment.name.clone()];
        let stage = |step: usize| {
            let at = other.matched(step).and_then(|matched| map.stage_of(&matched.at));
            at.map(|stage| stage.name.clone()).unwrap_or_default()
        };
        Some(Series {
            key: (other.id.clone(), segment.name.clone()),
            name: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            stats: step_stats(other, segment),
            stages: Some((0..other.steps.len()).map(stage).collect()),
            side: Side::of(other, segment),
        })
    });
    own.chain(other).collect()
}

/// "All users"
fn all_of(funnel: &Funnel) -> String {
    if funnel.unit.is_empty() { "All".to_owned() } else { format!("All {}", funnel.unit.to_lowercase()) }
}

/// The steps of two series compared; `None` where they are not two, or have too little in common.
pub fn compared(shown: &[&Series]) -> Option<Comparison> {
    let [a, b] = shown else { return None };
    compare(&a.side, &b.side).ok()
}
