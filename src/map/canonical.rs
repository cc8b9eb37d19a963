//! The order in which a map is written: cards by stage, step and lane.

use rustc_hash::FxHashMap;

use super::{Id, Map};

impl Map {
    /// The indices of the cards in the order of the file: by column, then lane, then as they stand.
    /// Cards whose column or lane is missing come last.
    pub fn card_order(&self) -> Vec<usize> {
        let columns: FxHashMap<&Id, usize> = self.columns().enumerate().map(|(i, id)| (id, i)).collect();
        let lanes: FxHashMap<&Id, usize> = self.lanes.iter().enumerate().map(|(i, lane)| (&lane.id, i)).collect();
        let place = |id: &Id, of: &FxHashMap<&Id, usize>| of.get(id).copied().unwrap_or(usize::MAX);
        let mut order: Vec<usize> = (0..self.cards.len()).collect();
        order.sort_by_cached_key(|&i| {
            let at = &self.cards[i].at;
            (place(&at.column, &columns), place(&at.lane, &lanes))
        });
        order
    }
}
