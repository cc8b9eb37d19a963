//! Which cell a card stands in and where in the map's list, so that it is found without a search through the map.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::boxes::Layout;
use super::touched::Touched;
use crate::map::{Card, Cell, Id, Map};

/// Every card that is shown, and its home in the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Homes(FxHashMap<Id, Home>);

#[derive(Clone, Debug)]
struct Home {
    cell: Cell,
    /// Where it stood in the map's list when somebody looked; others may have come before it since.
    about: usize,
}

impl PartialEq for Home {
    fn eq(&self, other: &Self) -> bool {
        self.cell == other.cell
    }
}

impl Homes {
    /// Of all cards that have a place in a layout.
    pub(super) fn of(map: &Map, layout: &Layout) -> Self {
        let shown = map.cards.iter().enumerate().filter(|(_, card)| layout.shows(&card.at));
        Self(shown.map(|(about, card)| (card.id.clone(), Home { cell: card.at.clone(), about })).collect())
    }

    /// The cell of a card that is shown.
    pub(super) fn cell(&self, card: &Id) -> Option<&Cell> {
        self.0.get(card).map(|home| &home.cell)
    }

    /// A card after the changes that are `touched`, with its index in the map's list.
    pub(super) fn find<'a>(&self, card: &Id, touched: &Touched, map: &'a Map) -> Option<(usize, &'a Card)> {
        if touched.gone.contains(card) {
            return None;
        }
        let about = touched.news.get(card).copied().or_else(|| self.0.get(card).map(|home| home.about));
        let index = map.card_near(card, about.unwrap_or(0))?;
        Some((index, map.cards.get(index)?))
    }

    /// Those of the layout `after` the map has changed.
    pub(super) fn follow(homes: Arc<Self>, touched: &Touched, before: &Layout, after: &Layout, map: &Map) -> Arc<Self> {
        if touched.columns || touched.lanes || touched.news.len().max(touched.gone.len()) > FAR_OFF {
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
        let there = cells.iter().flat_map(|cell| ids(after, cell).map(move |card| (card, cell)));
        let there: Vec<(Id, Home)> = there
            .map(|(card, cell)| {
                let about = homes.find(card, touched, map).map_or(0, |(index, _)| index);
                (card.clone(), Home { cell: cell.clone(), about })
            })
            .collect();
        let mut homes = homes;
        let inner = &mut Arc::make_mut(&mut homes).0;
        for card in cells.iter().flat_map(|cell| ids(before, cell)) {
            inner.remove(card);
        }
        inner.extend(there);
        homes
    }

    /// The cells that are touched.
    pub(super) fn dirty(&self, touched: &Touched) -> FxHashSet<Cell> {
        let of_cards = touched.cards.iter().filter_map(|card| self.cell(card));
        touched.cells.iter().chain(of_cards).cloned().collect()
    }

    /// Whether a change is about cards that were not shown.
    pub(super) fn miss_some(&self, touched: &Touched) -> bool {
        touched.cards.iter().any(|card| !self.0.contains_key(card))
    }
}

/// After so many cards came or went at once it is better to look for all of them anew.
const FAR_OFF: usize = 256;

fn ids<'a>(layout: &'a Layout, cell: &Cell) -> impl Iterator<Item = &'a Id> {
    layout.cell(cell).into_iter().flat_map(|cell| cell.cards).map(|card| card.id)
}
