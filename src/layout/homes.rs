//! Which cell a card stands in, so that it is found without a search through the map.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::boxes::Layout;
use super::touched::Touched;
use crate::map::{Cell, Id, Map};

/// Every card that is shown, and its cell in the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Homes(FxHashMap<Id, Cell>);

impl Homes {
    /// Of all cards that have a place in a layout.
    pub(super) fn of(map: &Map, layout: &Layout) -> Self {
        let shown = map.cards.iter().filter(|card| layout.shows(&card.at));
        Self(shown.map(|card| (card.id.clone(), card.at.clone())).collect())
    }

    pub(super) fn cell(&self, card: &Id) -> Option<&Cell> {
        self.0.get(card)
    }

    /// Those of the layout `after` the map has changed.
    pub(super) fn follow(homes: Arc<Self>, touched: &Touched, before: &Layout, after: &Layout, map: &Map) -> Arc<Self> {
        if touched.columns || touched.lanes {
            return Arc::new(Self::of(map, after));
        }
        let cells = homes.dirty(touched);
        let same = |cell: &Cell| {
            let ids = |layout| ids(layout, cell);
            ids(before).eq(ids(after))
        };
        if cells.iter().all(same) {
            return homes;
        }
        let mut homes = homes;
        let inner = &mut Arc::make_mut(&mut homes).0;
        for cell in &cells {
            ids(before, cell).for_each(|card| {
                inner.remove(card);
            });
        }
        for cell in &cells {
            inner.extend(ids(after, cell).map(|card| (card.clone(), cell.clone())));
        }
        homes
    }

    /// The cells that are touched.
    pub(super) fn dirty(&self, touched: &Touched) -> FxHashSet<Cell> {
        let of_cards = touched.cards.iter().filter_map(|card| self.cell(card));
        touched.cells.iter().chain(of_cards).cloned().collect()
    }
}

fn ids<'a>(layout: &'a Layout, cell: &Cell) -> impl Iterator<Item = &'a Id> {
    layout.cell(cell).into_iter().flat_map(|cell| cell.cards).map(|card| card.id)
}
