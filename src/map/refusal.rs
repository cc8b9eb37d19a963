//! Why an edit was refused, in words for people.

use super::{CardKind, Id};

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
    #[error("a later version of Touchline wrote this map: here it can only be looked at")]
    Later,
    #[error("position {at} is past the end of the list")]
    Position { at: usize },
}
