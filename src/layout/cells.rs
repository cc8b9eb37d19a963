//! Which cards are to be stacked in which cells.

use rustc_hash::{FxHashMap, FxHashSet};

use super::stack::{Coming, Pile};
use super::view::{Preview, View};
use crate::map::{Card, Cell, Id};

/// Index of the lane and of the column among those shown.
pub(super) type Place = (usize, usize);

/// The cards of the cells that are to be stacked.
pub(super) struct Cells<'a> {
    piles: FxHashMap<&'a Cell, Pile<'a>>,
    /// What a gesture would put into cells.
    coming: FxHashMap<Cell, Coming<'a>>,
}

impl<'a> Cells<'a> {
    /// Sorts cards into the wanted cells, or all, as far as these have a place; `cards` are in the order of the map's
    /// list, and among them are those that a gesture carries.
    pub(super) fn sort(
        cards: impl Iterator<Item = &'a Card>,
        view: &View,
        wanted: Option<&FxHashSet<Cell>>,
        place: impl Fn(&Cell) -> Option<Place>,
    ) -> Self {
        let (lots, copied) = match &view.preview {
            Some(Preview::Cards { lots, copied }) => (&lots[..], *copied),
            Some(
                Preview::NewCard { .. } | Preview::Stages { .. } | Preview::Lanes { .. } | Preview::Sentiment { .. },
            )
            | None => (&[][..], false),
        };
        let carried: FxHashSet<&Id> = lots.iter().flat_map(|lot| &lot.ids).collect();
        let mut known: FxHashMap<&Id, &Card> = FxHashMap::default();
        let mut piles: FxHashMap<&Cell, Pile> = FxHashMap::default();
        for card in cards {
            let is_carried = !carried.is_empty() && carried.contains(&card.id);
            if is_carried {
                known.insert(&card.id, card);
            }
            if wanted.is_some_and(|wanted| !wanted.contains(&card.at)) {
                continue;
            }
            if !is_carried || copied {
                piles.entry(&card.at).or_default().staying.push(card);
            } else if place(&card.at).is_some() {
                piles.entry(&card.at).or_default().leaving.push(card);
            }
        }
        let mut coming: FxHashMap<Cell, Coming> = FxHashMap::default();
        for lot in lots {
            let cards = lot.ids.iter().filter_map(|id| known.get(id).copied()).collect();
            coming.insert(lot.to.clone(), Coming { index: lot.index, cards, new: None });
        }
        if let Some(Preview::NewCard { kind, to, index }) = &view.preview {
            coming.insert(to.clone(), Coming { index: *index, cards: Vec::new(), new: Some(kind.clone()) });
        }
        Self { piles, coming }
    }

    /// What is to be stacked in a cell.
    pub(super) fn pile(&mut self, at: &Cell) -> Pile<'a> {
        let mut pile = self.piles.remove(at).unwrap_or_default();
        pile.coming = self.coming.remove(at);
        pile
    }
}
