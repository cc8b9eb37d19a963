//! Which cards are to be stacked in which cells.

use rustc_hash::{FxHashMap, FxHashSet};

use super::stack::{Coming, Pile};
use super::view::{Preview, View};
use crate::map::{Card, CardKind, Cell, Id, Map};

/// Index of the lane and of the column among those shown.
pub(super) type Place = (usize, usize);

/// The cards of the cells that are to be stacked.
pub(super) struct Cells<'a> {
    piles: FxHashMap<&'a Cell, Pile<'a>>,
    /// Where a gesture would put what it carries.
    target: Option<(Cell, Coming<'a>)>,
}

impl<'a> Cells<'a> {
    /// Sorts the cards of the wanted cells, or of all, that have a place.
    pub(super) fn sort(
        map: &'a Map,
        view: &View,
        wanted: Option<&FxHashSet<Cell>>,
        place: impl Fn(&Cell) -> Option<Place>,
    ) -> Self {
        let mut moved: FxHashSet<&Id> = FxHashSet::default();
        let mut target: Option<(&Cell, usize, Option<CardKind>)> = None;
        match &view.preview {
            Some(Preview::Cards { ids, to, index }) => {
                moved.extend(ids);
                target = Some((to, *index, None));
            }
            Some(Preview::NewCard { kind, to, index }) => target = Some((to, *index, Some(kind.clone()))),
            Some(Preview::Stage { .. } | Preview::Lane { .. } | Preview::Sentiment { .. }) | None => {}
        }
        let mut piles: FxHashMap<&Cell, Pile> = FxHashMap::default();
        let mut carried: Vec<(Place, &Card)> = Vec::new();
        for card in &map.cards {
            if wanted.is_some_and(|wanted| !wanted.contains(&card.at)) {
                continue;
            }
            if !moved.is_empty() && moved.contains(&card.id) {
                let Some((lane, column)) = place(&card.at) else { continue };
                carried.push(((column, lane), card));
                piles.entry(&card.at).or_default().leaving.push(card);
            } else {
                piles.entry(&card.at).or_default().staying.push(card);
            }
        }
        // In the order of the journey, as the move will put them.
        carried.sort_by_key(|(place, _)| *place);
        let target = target.map(|(to, index, new)| {
            let cards = carried.into_iter().map(|(_, card)| card).collect();
            (to.clone(), Coming { index, cards, new })
        });
        Self { piles, target }
    }

    /// What is to be stacked in a cell.
    pub(super) fn pile(&mut self, at: &Cell) -> Pile<'a> {
        let mut pile = self.piles.remove(at).unwrap_or_default();
        pile.coming = self.target.as_ref().filter(|(to, _)| to == at).map(|(_, coming)| coming.clone());
        pile
    }
}
