//! What is shown of a map, and for whom.

use crate::map::{CardKind, Cell, Finite, Id};

/// What to lay out of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Only these stages; `None`: all.
    pub stages: Option<Vec<Id>>,
    /// Only these lanes, hidden ones too; `None`: all that are not hidden.
    pub lanes: Option<Vec<Id>>,
    pub purpose: Purpose,
    /// Links that say what answers what are in the picture too.
    pub answers: bool,
    /// No lane is lower than this; 0: as high as what is in it.
    pub least_row: f64,
    /// What a gesture under way would change.
    pub preview: Option<Preview>,
}

/// Whether people work on the map or look at a finished picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Empty lanes say what belongs there; stages without a sentiment have a dot to drag.
    #[default]
    Screen,
    /// Empty funnel and sentiment lanes are left out, and nothing invites.
    Export,
    /// A poster for sticky notes: lanes say beside their names what belongs there, and nothing is in them.
    Poster,
}

impl View {
    /// The whole map as a finished picture.
    pub fn export() -> Self {
        Self { purpose: Purpose::Export, ..Self::default() }
    }
}

/// A change that is shown before it is made. The map itself stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Preview {
    /// Cards on their way into a cell, at `index` among those that stay there. They are in [`super::Layout::lifted`].
    Cards { ids: Vec<Id>, to: Cell, index: usize },
    /// Room for a new card in a cell, at `index`.
    NewCard { kind: CardKind, to: Cell, index: usize },
    /// A stage on its way to index `to` among the others; without an id, room for a new one.
    Stage { id: Option<Id>, to: usize },
    /// A lane on its way to index `to` among the others; without an id, room for a new one.
    Lane { id: Option<Id>, to: usize },
    /// A sentiment as it would be.
    Sentiment { persona: Id, at: Id, value: Option<Finite> },
}
