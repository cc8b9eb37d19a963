//! Why an edit was refused, in words for people.

use super::{CardKind, Id, Lock, Part};

/// An edit that the map does not allow. The map is unchanged.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// A lane that does not take cards of this kind; the way out is to change the kind or to choose another lane.
    #[error("{lane} takes {takes}")]
    Kind {
        lane: String,
        /// "motives and notes"
        takes: String,
        kind: CardKind,
        /// What the card would have to become.
        instead: Option<CardKind>,
    },
    #[error("there is no {what} with the id {id}")]
    Missing { what: &'static str, id: Id },
    #[error("the id {id} is taken")]
    Taken { id: Id },
    #[error("a sentiment of {value} lies outside the scale {min} to {max}")]
    OffScale { value: String, min: String, max: String },
    #[error("the scale's lower end must be below its upper end")]
    EmptyScale,
    #[error("from which loss on many leave must be more than up to which hardly anyone does")]
    Limits,
    #[error("a later version of Touchline wrote this map: here it can only be looked at")]
    Later,
    /// The map's lock keeps this part as it is; the way out is to take the lock off.
    #[error("{}", locked(lock, *part))]
    Locked { lock: Lock, part: Part },
    /// Two things that are not tied together, or not like this.
    #[error("{text}")]
    Tie { text: String },
    #[error("position {at} is past the end of the list")]
    Position { at: usize },
}

impl Refusal {
    /// Nothing of this sort has the id.
    pub(super) fn missing(what: &'static str, id: &Id) -> Self {
        Self::Missing { what, id: id.clone() }
    }
}

fn locked(lock: &Lock, part: Part) -> String {
    match lock {
        Lock::Structure => format!("the structure is locked: {} stay as they are", part.words()),
        Lock::All | Lock::Other(_) => "the map is locked: it can be looked at and exported, not changed".to_owned(),
    }
}
