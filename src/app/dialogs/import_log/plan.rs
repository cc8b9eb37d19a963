//! The steps of a funnel while they are chosen: events of the log, each on a stage of the map or on none.

use crate::app::dialogs::board::{Wanted, Zone, zone_of, zones};
use crate::map::{Id, Map, Match, MatchedBy};

/// An event that was made a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub event: String,
    /// Index of its zone.
    pub zone: usize,
    pub by: MatchedBy,
    /// Why it was guessed to be there; empty where it was not.
    pub why: String,
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
        Self { zones: zones(map), steps: Vec::new() }
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
        zone_of(&self.zones, at)
    }

    /// Makes an event a step, behind those of its zone. Gives its index.
    pub fn add(&mut self, event: &str, zone: usize, by: MatchedBy) -> usize {
        let zone = zone.min(self.zones.len().saturating_sub(1));
        let at = self.steps.partition_point(|step| step.zone <= zone);
        self.steps.insert(at, Planned { event: event.to_owned(), zone, by, why: String::new() });
        at
    }

    /// The same for a guess, with its reason.
    pub fn add_guess(&mut self, event: &str, zone: usize, why: String) {
        let at = self.add(event, zone, MatchedBy::Guess);
        self.steps[at].why = why;
    }

    /// Makes an event the last step: on the stage it was guessed to mean, unless that would come before, else on that of the
    /// step before.
    pub fn append(&mut self, event: &str, guess: Option<(usize, String)>) {
        let last = self.steps.last().map(|step| step.zone);
        match guess.filter(|(zone, _)| last.is_none_or(|last| *zone >= last)) {
            Some((zone, why)) => self.add_guess(event, zone, why),
            None => {
                self.add(event, last.unwrap_or_else(|| self.zone_of(None)), MatchedBy::Hand);
            }
        }
    }

    /// Does what is wanted on the board. Gives the step that has the keyboard then.
    pub(in crate::app::dialogs) fn make(&mut self, wanted: Wanted) -> Option<usize> {
        match wanted {
            Wanted::Put(event, zone) => {
                self.add(&event, zone, MatchedBy::Hand);
                None
            }
            Wanted::Move(step, zone) => match self.steps.get_mut(step).filter(|planned| planned.zone == zone) {
                // It stays where it is, and that is no guess any more.
                Some(planned) => {
                    planned.by = MatchedBy::Hand;
                    Some(step)
                }
                None => self.put(step, zone),
            },
            Wanted::Shift(step, down) => Some(self.shift(step, down)),
            Wanted::Remove(step) => {
                self.remove(step);
                step.checked_sub(1).or(Some(0)).filter(|_| !self.steps.is_empty())
            }
        }
    }

    pub fn remove(&mut self, step: usize) {
        if step < self.steps.len() {
            self.steps.remove(step);
        }
    }

    /// Puts a step behind those of another zone. Gives its new index.
    pub fn put(&mut self, step: usize, zone: usize) -> Option<usize> {
        let Planned { event, .. } = (step < self.steps.len()).then(|| self.steps.remove(step))?;
        Some(self.add(&event, zone, MatchedBy::Hand))
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
