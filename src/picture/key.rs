//! Names for groups that stay the same from one picture of a map to the next.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Key;
use crate::map::Id;

/// What a group draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Title,
    Legend,
    Head,
    Steps,
    /// A lane's stripe and the line below it.
    Lane,
    LaneLabel,
    Hint,
    Card,
    /// The number of a card.
    Number,
    /// The lines of the sentiment scale.
    Grid,
    /// The sentiment line, the funnel's ground.
    Chart,
    Face,
    Quote,
    Bar,
    Remark,
    Metric,
    /// An arrow from card to card; a long one in several parts.
    Link(u8),
    /// An arrow from stage to stage.
    Transition,
    Footer,
    /// A part of a slide.
    Slide,
}

impl Key {
    /// The key of what belongs to one thing of the map.
    pub fn of(part: Part, id: &Id) -> Self {
        Self::of_pair(part, id, &Id::default())
    }

    /// The key of what belongs to two: a lane and a stage.
    pub fn of_pair(part: Part, id: &Id, other: &Id) -> Self {
        let mut hasher = DefaultHasher::new();
        (part, id, other).hash(&mut hasher);
        Self(hasher.finish())
    }

    /// The key of one of several that have no id.
    pub fn numbered(part: Part, number: usize) -> Self {
        let mut hasher = DefaultHasher::new();
        (part, number).hash(&mut hasher);
        Self(hasher.finish())
    }

    /// The key of what there is once.
    pub fn once(part: Part) -> Self {
        Self::of(part, &Id::default())
    }
}
