//! What is selected, and what the keyboard is on.

use std::sync::Arc;

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashSet};

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
    /// An arrow from card to card.
    Link(Id),
    /// An arrow from stage to stage.
    Transition(Id),
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
            Self::Link(id) => map.link(id).is_some(),
            Self::Transition(id) => map.transition(id).is_some(),
            Self::Sentiment { persona, at } => {
                (persona.is_empty() || map.personas.iter().any(|p| p.id == *persona)) && map.stage_of(at).is_some()
            }
        }
    }

    /// Whether it is an arrow.
    pub fn is_arrow(&self) -> bool {
        matches!(self, Self::Link(_) | Self::Transition(_))
    }

    /// The stage or step it stands in, if it stands in one.
    pub fn column<'a>(&'a self, map: &'a Map) -> Option<&'a Id> {
        match self {
            Self::Head | Self::Lane(_) => None,
            Self::Stage(id) | Self::Step(id) | Self::Sentiment { at: id, .. } => Some(id),
            Self::Card(id) => map.card(id).map(|card| &card.at.column),
            Self::Link(id) => map.link(id).and_then(|link| map.card(&link.from)).map(|card| &card.at.column),
            Self::Transition(id) => {
                let arrow = map.transition(id)?;
                [&arrow.from, &arrow.to].into_iter().find(|end| map.stage_of(end).is_some())
            }
        }
    }

    /// The lane it stands in or is.
    pub fn lane<'a>(&'a self, map: &'a Map) -> Option<&'a Id> {
        match self {
            Self::Head | Self::Stage(_) | Self::Step(_) | Self::Transition(_) => None,
            Self::Link(id) => map.link(id).and_then(|link| map.card(&link.from)).map(|card| &card.at.lane),
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

/// What is selected: nothing, one thing or several, in the order they were selected.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Shared, since every entry of the history keeps the selection before and after it.
    things: Arc<IndexSet<Thing, FxBuildHasher>>,
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.things, &other.things)
            || (self.things.len() == other.things.len() && self.things.iter().eq(other.things.iter()))
    }
}

impl Eq for Selection {}

impl FromIterator<Thing> for Selection {
    fn from_iter<I: IntoIterator<Item = Thing>>(things: I) -> Self {
        Self { things: Arc::new(things.into_iter().collect()) }
    }
}

impl Selection {
    /// Nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// One thing.
    pub fn of(thing: Thing) -> Self {
        std::iter::once(thing).collect()
    }

    /// These cards.
    pub fn of_cards(ids: impl IntoIterator<Item = Id>) -> Self {
        ids.into_iter().map(Thing::Card).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// How many things are selected.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Everything selected, in the order it was selected.
    pub fn things(&self) -> impl ExactSizeIterator<Item = &Thing> + Clone {
        self.things.iter()
    }

    /// The thing selected, if it is one alone.
    pub fn one(&self) -> Option<&Thing> {
        if self.things.len() == 1 { self.things.first() } else { None }
    }

    /// The thing selected last: where something new goes, and where a walk begins.
    pub fn lead(&self) -> Option<&Thing> {
        self.things.last()
    }

    /// Whether this thing is selected.
    pub fn has(&self, thing: &Thing) -> bool {
        self.things.contains(thing)
    }

    /// What is selected, counted: "3 cards", "5 things".
    pub fn words(&self) -> String {
        let count = self.len();
        let all = |is: fn(&Thing) -> bool| self.things().all(is);
        let what = match self.lead() {
            Some(Thing::Card(_)) if all(|thing| matches!(thing, Thing::Card(_))) => "card",
            Some(Thing::Stage(_)) if all(|thing| matches!(thing, Thing::Stage(_))) => "stage",
            Some(Thing::Step(_)) if all(|thing| matches!(thing, Thing::Step(_))) => "step",
            Some(Thing::Lane(_)) if all(|thing| matches!(thing, Thing::Lane(_))) => "lane",
            Some(Thing::Sentiment { .. }) if all(|thing| matches!(thing, Thing::Sentiment { .. })) => "sentiment",
            Some(Thing::Link(_) | Thing::Transition(_)) if all(Thing::is_arrow) => "arrow",
            _ => "thing",
        };
        format!("{count} {what}{}", if count == 1 { "" } else { "s" })
    }

    /// The selected card, if it is one alone.
    pub fn card(&self) -> Option<&Id> {
        match self.one() {
            Some(Thing::Card(id)) => Some(id),
            _ => None,
        }
    }

    /// The selected cards, whatever else is selected.
    pub fn cards(&self) -> impl Iterator<Item = &Id> + Clone {
        self.things.iter().filter_map(|thing| match thing {
            Thing::Card(id) => Some(id),
            _ => None,
        })
    }

    /// Whether something is selected and all of it is cards.
    pub fn only_cards(&self) -> bool {
        !self.is_empty() && self.things.iter().all(|thing| matches!(thing, Thing::Card(_)))
    }

    /// Adds a thing, as the one selected last; one that is selected goes.
    pub fn toggle(&mut self, thing: Thing) {
        let things = Arc::make_mut(&mut self.things);
        if !things.shift_remove(&thing) {
            things.insert(thing);
        }
    }

    /// Adds a thing, as the one selected last.
    pub fn add(&mut self, thing: Thing) {
        let things = Arc::make_mut(&mut self.things);
        things.shift_remove(&thing);
        things.insert(thing);
    }

    /// Drops what is no longer on the map.
    pub fn retain(&mut self, map: &Map) {
        // A look at each card by itself would cost the square of their number.
        let cards: Option<FxHashSet<&Id>> =
            (self.things.len() > FEW).then(|| map.cards.iter().map(|card| &card.id).collect());
        let exists = |thing: &Thing| match (thing, &cards) {
            (Thing::Card(id), Some(cards)) => cards.contains(id),
            _ => thing.exists(map),
        };
        if !self.things.iter().all(exists) {
            Arc::make_mut(&mut self.things).retain(exists);
        }
    }
}

/// So many things are looked for on the map one by one.
const FEW: usize = 8;
