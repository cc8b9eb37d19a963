//! What is shown of a map, and for whom.

use crate::map::{CardKind, Cell, Finite, Id, Lot};

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
    /// Lanes that are only a strip with their name and how much is in them.
    pub folded: Vec<Id>,
    /// A stage of steps has a column of its own even where nothing is in it, so that something can be put there.
    pub opened: bool,
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

impl Preview {
    /// Cards on their way into one cell, at `index` among those that stay there.
    pub fn cards(ids: Vec<Id>, to: Cell, index: usize) -> Self {
        Self::Cards { lots: vec![Lot { ids, to, index, turn: None }], copied: false }
    }
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
    /// Cards on their way into cells; they are in [`super::Layout::lifted`]. Those to be copied stay as well.
    Cards { lots: Vec<Lot>, copied: bool },
    /// Room for a new card in a cell, at `index`.
    NewCard { kind: CardKind, to: Cell, index: usize },
    /// Stages on their way to index `to` among the others; without ids, room for a new one.
    Stages { ids: Vec<Id>, to: usize },
    /// Lanes on their way to index `to` among the others; without ids, room for a new one.
    Lanes { ids: Vec<Id>, to: usize },
    /// A sentiment as it would be.
    Sentiment { persona: Id, at: Id, value: Option<Finite> },
}
