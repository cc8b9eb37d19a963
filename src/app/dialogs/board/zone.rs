//! Where steps of a funnel can stand: the stages and steps of the map, and what is on none.

use crate::map::{Id, Map};

/// A stage or a step of the map; the last of all is what is on none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub at: Option<Id>,
    pub name: String,
    /// A step of the stage above it.
    pub inner: bool,
    /// A stage that is divided into steps.
    pub divided: bool,
}

/// The zones of a map in the order of the journey.
pub fn zones(map: &Map) -> Vec<Zone> {
    let mut zones = Vec::new();
    for stage in &map.stages {
        let zone = |id: &Id, name: &str| Zone {
            at: Some(id.clone()),
            name: name.to_owned(),
            inner: *id != stage.id,
            divided: *id == stage.id && !stage.steps.is_empty(),
        };
        zones.push(zone(&stage.id, &stage.name));
        zones.extend(stage.steps.iter().map(|step| zone(&step.id, &step.name)));
    }
    let name = if zones.is_empty() { "Steps" } else { "On no stage of the map" };
    zones.push(Zone { at: None, name: name.to_owned(), inner: false, divided: false });
    zones
}

/// The zone of a stage or step; without one, the last.
pub fn zone_of(zones: &[Zone], at: Option<&Id>) -> usize {
    let found = at.and_then(|at| zones.iter().position(|zone| zone.at.as_ref() == Some(at)));
    found.unwrap_or(zones.len().saturating_sub(1))
}
