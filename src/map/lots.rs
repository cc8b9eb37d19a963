//! Cards that move or are copied together: a lot for every cell they come into.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Card, CardKind, Cell, Change, Edit, Entropy, Id, IdKind, Link, Map, Record, Refusal};

/// Cards on their way into one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// In the order they will have.
    pub ids: Vec<Id>,
    pub to: Cell,
    /// Among the cards that stay in the cell; past the end: last.
    pub index: usize,
    /// What those become that the lane does not take as they are.
    pub turn: Option<CardKind>,
}

impl Lot {
    fn kind<'a>(&'a self, card: &'a Card, map: &Map) -> &'a CardKind {
        match &self.turn {
            Some(turn) if map.accepts(&card.kind, &self.to.lane).is_err() => turn,
            _ => &card.kind,
        }
    }
}

impl Map {
    /// These cards in the order of the journey: by stage, step and lane, then as they stand.
    pub fn in_order(&self, ids: &[Id]) -> Vec<Id> {
        if ids.len() < 2 {
            return ids.to_vec();
        }
        let wanted: FxHashSet<&Id> = ids.iter().collect();
        let order = self.card_order().into_iter().map(|i| &self.cards[i].id);
        order.filter(|id| wanted.contains(id)).cloned().collect()
    }

    /// These cards in the order of the journey, each with the number of others that stand above it in its cell.
    pub fn standing(&self, ids: &[Id]) -> Vec<(&Card, usize)> {
        let wanted: FxHashSet<&Id> = ids.iter().collect();
        let mut above: FxHashMap<&Cell, usize> = FxHashMap::default();
        let mut found: FxHashMap<&Id, (&Card, usize)> = FxHashMap::default();
        for card in &self.cards {
            let above = above.entry(&card.at).or_default();
            if wanted.contains(&card.id) {
                found.insert(&card.id, (card, *above));
            } else {
                *above += 1;
            }
        }
        self.in_order(ids).iter().filter_map(|id| found.get(id).copied()).collect()
    }

    /// Moves lots of cards, each into its cell, as one change. No card may be in two lots.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for an unknown card; [`Refusal::Kind`] where a lane does not take one of them.
    pub fn edit_move_lots(&self, lots: &[Lot]) -> Result<Edit, Refusal> {
        let moved: FxHashSet<&Id> = lots.iter().flat_map(|lot| &lot.ids).collect();
        let known: FxHashMap<&Id, &Card> =
            self.cards.iter().filter(|card| moved.contains(&card.id)).map(|card| (&card.id, card)).collect();
        let mut changed = Vec::new();
        for lot in lots {
            for id in &lot.ids {
                let card = *known.get(id).ok_or_else(|| Refusal::missing(Card::WHAT, id))?;
                let kind = lot.kind(card, self);
                if card.at.lane != lot.to.lane || card.kind != *kind {
                    self.accepts(kind, &lot.to.lane)?;
                }
                if card.at != lot.to || card.kind != *kind {
                    changed.push(Card { at: lot.to.clone(), kind: kind.clone(), ..card.clone() });
                }
            }
        }
        let moves = self.places(lots, &moved).into_iter().map(|(id, at)| (id.clone(), at)).collect();
        let set = (!changed.is_empty()).then_some(Edit::Card(Change::Set(changed)));
        Ok(Edit::All(set.into_iter().chain([Edit::Card(Change::Move(moves))]).collect()))
    }

    /// Puts copies of lots of cards into their cells, with the links among them; gives the ids of the copies.
    ///
    /// # Errors
    /// As [`Map::edit_move_lots`].
    pub fn edit_copy_lots(&self, lots: &[Lot], entropy: &mut dyn Entropy) -> Result<(Vec<Id>, Edit), Refusal> {
        let copied: FxHashSet<&Id> = lots.iter().flat_map(|lot| &lot.ids).collect();
        let known: FxHashMap<&Id, &Card> =
            self.cards.iter().filter(|card| copied.contains(&card.id)).map(|card| (&card.id, card)).collect();
        let mut new: FxHashMap<&Id, Id> = FxHashMap::default();
        let mut cards: FxHashMap<&Id, Card> = FxHashMap::default();
        for lot in lots {
            for id in &lot.ids {
                let card = *known.get(id).ok_or_else(|| Refusal::missing(Card::WHAT, id))?;
                let kind = lot.kind(card, self);
                self.accepts(kind, &lot.to.lane)?;
                let fresh = Id::fresh(IdKind::Card, entropy);
                new.insert(id, fresh.clone());
                cards.insert(id, Card { id: fresh, at: lot.to.clone(), kind: kind.clone(), ..card.clone() });
            }
        }
        let places = self.places(lots, &FxHashSet::default());
        let placed = places.into_iter().filter_map(|(id, at)| Some((at, cards.remove(id)?))).collect();
        let mut edits = vec![Edit::Card(Change::Insert(placed))];
        let mut links = Vec::new();
        for link in &self.links {
            if let (Some(from), Some(to)) = (new.get(&link.from), new.get(&link.to)) {
                let id = Id::fresh(IdKind::Link, entropy);
                links.push(Link { id, from: from.clone(), to: to.clone(), ..link.clone() });
            }
        }
        if !links.is_empty() {
            let at = self.links.len();
            edits.push(Edit::Link(Change::Insert(links.into_iter().enumerate().map(|(n, l)| (at + n, l)).collect())));
        }
        let ids = lots.iter().flat_map(|lot| &lot.ids).filter_map(|id| new.get(id).cloned()).collect();
        Ok((ids, Edit::All(edits)))
    }

    /// The index in the list of cards each card of the lots will have, ascending; those in `gone` leave their places.
    fn places<'a>(&self, lots: &'a [Lot], gone: &FxHashSet<&Id>) -> Vec<(&'a Id, usize)> {
        let mut sorted: Vec<(usize, &Lot)> =
            lots.iter().map(|lot| (position(&self.cards, &lot.to, lot.index, gone), lot)).collect();
        sorted.sort_by_key(|(at, _)| *at);
        let ids = sorted.into_iter().flat_map(|(at, lot)| lot.ids.iter().map(move |id| (id, at)));
        ids.enumerate().map(|(before, (id, at))| (id, at + before)).collect()
    }
}

/// The index in the list of cards at which a card stands as number `index` of its cell, counted without `moved`.
pub(super) fn position(cards: &[Card], cell: &Cell, index: usize, moved: &FxHashSet<&Id>) -> usize {
    let staying = cards.iter().filter(|card| !moved.contains(&card.id)).enumerate();
    let mut last = None;
    for (n, (at, _)) in staying.filter(|(_, card)| card.at == *cell).enumerate() {
        if n == index {
            return at;
        }
        last = Some(at);
    }
    last.map_or(cards.len() - moved.len(), |at| at + 1)
}
