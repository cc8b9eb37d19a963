//! What is selected, and what the keyboard is on.

use crate::map::{Id, Map};

/// Anything on the map one can select.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// Title, subtitle, persona and the map's other own fields.
    Head,
    Stage(Id),
    Step(Id),
    Lane(Id),
    Card(Id),
    /// A persona's sentiment at a stage or step; there may be none there yet.
    Sentiment {
        persona: Id,
        at: Id,
    },
}

impl Thing {
    /// Whether it is on the map.
    pub fn exists(&self, map: &Map) -> bool {
        match self {
            Self::Head => true,
            Self::Stage(id) => map.stage(id).is_some(),
            Self::Step(id) => map.stage(id).is_none() && map.stage_of(id).is_some(),
            Self::Lane(id) => map.lane(id).is_some(),
            Self::Card(id) => map.card(id).is_some(),
            Self::Sentiment { persona, at } => {
                (persona.is_empty() || map.personas.iter().any(|p| p.id == *persona)) && map.stage_of(at).is_some()
            }
        }
    }

    /// The stage or step it stands in, if it stands in one.
    pub fn column<'a>(&'a self, map: &'a Map) -> Option<&'a Id> {
        match self {
            Self::Head | Self::Lane(_) => None,
            Self::Stage(id) | Self::Step(id) | Self::Sentiment { at: id, .. } => Some(id),
            Self::Card(id) => map.card(id).map(|card| &card.at.column),
        }
    }

    /// The lane it stands in or is.
    pub fn lane<'a>(&'a self, map: &'a Map) -> Option<&'a Id> {
        match self {
            Self::Head | Self::Stage(_) | Self::Step(_) => None,
            Self::Lane(id) => Some(id),
            Self::Card(id) => map.card(id).map(|card| &card.at.lane),
            Self::Sentiment { persona, .. } => {
                let shows = |lane: &&crate::map::Lane| {
                    lane.kind == crate::map::LaneKind::Sentiment && lane.persona == *persona && !lane.hidden
                };
                map.lanes.iter().find(shows).map(|lane| &lane.id)
            }
        }
    }
}

/// What is selected: nothing or one thing so far; the type already has room for several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    things: Vec<Thing>,
}

impl Selection {
    /// Nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// One thing.
    pub fn of(thing: Thing) -> Self {
        Self { things: vec![thing] }
    }

    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// Everything selected, in the order it was selected.
    pub fn things(&self) -> &[Thing] {
        &self.things
    }

    /// The thing selected, if it is one alone.
    pub fn one(&self) -> Option<&Thing> {
        match &self.things[..] {
            [thing] => Some(thing),
            _ => None,
        }
    }

    /// Whether this thing is selected.
    pub fn has(&self, thing: &Thing) -> bool {
        self.things.contains(thing)
    }

    /// The selected card, if it is one alone.
    pub fn card(&self) -> Option<&Id> {
        match self.one() {
            Some(Thing::Card(id)) => Some(id),
            _ => None,
        }
    }

    /// Drops what is no longer on the map.
    pub fn retain(&mut self, map: &Map) {
        self.things.retain(|thing| thing.exists(map));
    }
}
