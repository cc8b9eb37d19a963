//! The steps of a funnel while they are chosen: events of the log, each on a stage of the map or on none.

use crate::map::{Id, Map, Match, MatchedBy};

/// Where steps are put: a stage or a step of the map; last comes what is on none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub at: Option<Id>,
    pub name: String,
    /// A step of the stage above it.
    pub inner: bool,
}

/// An event that was made a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub event: String,
    /// Index of its zone.
    pub zone: usize,
    pub by: MatchedBy,
}

/// The steps in the order of the journey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub zones: Vec<Zone>,
    steps: Vec<Planned>,
}

impl Plan {
    /// No steps yet, on the stages of a map.
    pub fn new(map: &Map) -> Self {
        let mut zones = Vec::new();
        for stage in &map.stages {
            zones.push(Zone { at: Some(stage.id.clone()), name: stage.name.clone(), inner: false });
            let inner = stage.steps.iter();
            zones.extend(inner.map(|step| Zone { at: Some(step.id.clone()), name: step.name.clone(), inner: true }));
        }
        let name = if zones.is_empty() { "Steps" } else { "On no stage of the map" };
        zones.push(Zone { at: None, name: name.to_owned(), inner: false });
        Self { zones, steps: Vec::new() }
    }

    pub fn steps(&self) -> &[Planned] {
        &self.steps
    }

    /// The steps of a zone, each with its index among all.
    pub fn of_zone(&self, zone: usize) -> impl Iterator<Item = (usize, &Planned)> {
        self.steps.iter().enumerate().filter(move |(_, step)| step.zone == zone)
    }

    /// The zone of a stage or step; without one, the last.
    pub fn zone_of(&self, at: Option<&Id>) -> usize {
        let found = at.and_then(|at| self.zones.iter().position(|zone| zone.at.as_ref() == Some(at)));
        found.unwrap_or(self.zones.len().saturating_sub(1))
    }

    /// Makes an event a step, behind those of its zone.
    pub fn add(&mut self, event: &str, zone: usize, by: MatchedBy) {
        let zone = zone.min(self.zones.len().saturating_sub(1));
        let at = self.steps.partition_point(|step| step.zone <= zone);
        self.steps.insert(at, Planned { event: event.to_owned(), zone, by });
    }

    pub fn remove(&mut self, step: usize) {
        if step < self.steps.len() {
            self.steps.remove(step);
        }
    }

    /// Puts a step behind those of another zone.
    pub fn put(&mut self, step: usize, zone: usize) {
        if step < self.steps.len() {
            let Planned { event, .. } = self.steps.remove(step);
            self.add(&event, zone, MatchedBy::Hand);
        }
    }

    /// Moves a step before the one before it, or behind the one behind it; at the end of its zone into the next. Gives
    /// its new index.
    pub fn shift(&mut self, step: usize, down: bool) -> usize {
        let Some(zone) = self.steps.get(step).map(|planned| planned.zone) else { return step };
        let other = if down { step + 1 } else { step.wrapping_sub(1) };
        if self.steps.get(other).is_some_and(|other| other.zone == zone) {
            self.steps.swap(step, other);
            return other;
        }
        let next = if down { zone + 1 } else { zone.wrapping_sub(1) };
        if next < self.zones.len() {
            let planned = &mut self.steps[step];
            (planned.zone, planned.by) = (next, MatchedBy::Hand);
        }
        step
    }

    /// The names of the events.
    pub fn events(&self) -> Vec<String> {
        self.steps.iter().map(|step| step.event.clone()).collect()
    }

    /// Which step belongs to which stage.
    pub fn matches(&self) -> Vec<Match> {
        let matched = self.steps.iter().enumerate().filter_map(|(step, planned)| {
            let at = self.zones.get(planned.zone)?.at.clone()?;
            Some(Match { step: u32::try_from(step).ok()?, at, by: planned.by.clone(), ..Match::default() })
        });
        matched.collect()
    }
}
