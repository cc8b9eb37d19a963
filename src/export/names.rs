//! Stages and lanes by the names people call them.

use thiserror::Error;

use crate::map::{Id, Map};

/// A name that no stage or no lane of the map has.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the map has no {what} “{name}”")]
pub struct UnknownName {
    /// “stage” or “lane”.
    pub what: &'static str,
    pub name: String,
    /// The names there are.
    pub there: Vec<String>,
}

impl UnknownName {
    /// The names one may have meant.
    pub fn hint(&self) -> String {
        let names: Vec<String> = self.there.iter().map(|name| format!("“{name}”")).collect();
        match names.as_slice() {
            [] => format!("it has no {} at all", self.what),
            [one] => format!("its only {} is {one}", self.what),
            [all @ .., last] => format!("its {}s are {} and {last}", self.what, all.join(", ")),
        }
    }
}

/// The stages with these names, whatever their case; all of a name that several have.
pub fn stages_named(map: &Map, names: &[String]) -> Result<Vec<Id>, UnknownName> {
    named("stage", names, || map.stages.iter().map(|stage| (stage.name.as_str(), &stage.id)))
}

/// The lanes with these names, hidden ones too; a lane without a name has that of its kind.
pub fn lanes_named(map: &Map, names: &[String]) -> Result<Vec<Id>, UnknownName> {
    named("lane", names, || map.lanes.iter().map(|lane| (lane.label(), &lane.id)))
}

fn named<'a, I: Iterator<Item = (&'a str, &'a Id)>>(
    what: &'static str,
    names: &[String],
    all: impl Fn() -> I,
) -> Result<Vec<Id>, UnknownName> {
    let mut ids = Vec::new();
    for name in names {
        let before = ids.len();
        let same = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
        ids.extend(all().filter(|(other, _)| same(other)).map(|(_, id)| id.clone()));
        if ids.len() == before {
            let there = all().map(|(name, _)| name.to_owned()).collect();
            return Err(UnknownName { what, name: name.clone(), there });
        }
    }
    Ok(ids)
}
