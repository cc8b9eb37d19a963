//! Many new cards at once, at the cost of one look at the map.

use rustc_hash::FxHashMap;

use super::{Card, Cell, Change, Edit, Map};

impl Map {
    /// Puts new cards into their cells, each at an index among the cards that are there now (past the end: last).
    /// Cards with the same cell and index keep their order.
    pub fn edit_add_cards(&self, cards: Vec<(Card, usize)>) -> Edit {
        let mut places: FxHashMap<&Cell, Vec<usize>> = cards.iter().map(|(card, _)| (&card.at, Vec::new())).collect();
        for (at, card) in self.cards.iter().enumerate() {
            if let Some(places) = places.get_mut(&card.at) {
                places.push(at);
            }
        }
        let position = |(card, index): &(Card, usize)| {
            let places = places.get(&card.at).map_or(&[][..], |places| places);
            let below = places.last().map_or(self.cards.len(), |last| last + 1);
            places.get(*index).copied().unwrap_or(below)
        };
        let positions: Vec<usize> = cards.iter().map(position).collect();
        let mut placed: Vec<(usize, Card)> =
            positions.into_iter().zip(cards.into_iter().map(|(card, _)| card)).collect();
        placed.sort_by_key(|(at, _)| *at);
        let counted = placed.into_iter().enumerate().map(|(before, (at, card))| (at + before, card)).collect();
        Edit::Card(Change::Insert(counted))
    }
}
