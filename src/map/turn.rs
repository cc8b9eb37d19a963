//! Giving cards another kind: each stays where it may, else it goes where its new kind is at home.

use rustc_hash::FxHashSet;

use super::{Card, CardKind, Cell, Change, Edit, Id, LaneKind, Map, Refusal};

impl Map {
    /// Where a card of this kind would stand in the column of `at`: in `at` itself, else in the first lane shown of
    /// the kind, else in any that takes it.
    ///
    /// # Errors
    /// The refusal of the lane it stands in, where no other takes it either.
    pub fn home(&self, at: &Cell, kind: &CardKind) -> Result<Cell, Refusal> {
        let Err(refusal) = self.accepts(kind, &at.lane) else { return Ok(at.clone()) };
        let shown = || self.lanes.iter().filter(|lane| !lane.hidden);
        let of_kind = shown().find(|lane| lane.kind == LaneKind::of(kind));
        let lane = of_kind.or_else(|| shown().find(|lane| lane.kind.takes(kind)));
        lane.map(|lane| Cell::new(&at.column, &lane.id)).ok_or(refusal)
    }

    /// Changes the kind of cards. Those that cannot stay in their lane go to the end of the cell that is their new
    /// home, in their order.
    ///
    /// # Errors
    /// The refusal of the first lane that does not take the kind, where no other lane does.
    pub fn edit_turn_cards(&self, ids: &[Id], kind: &CardKind) -> Result<Edit, Refusal> {
        let wanted: FxHashSet<&Id> = ids.iter().collect();
        let (mut set, mut moved) = (Vec::new(), Vec::new());
        for i in self.card_order() {
            let Some(card) = self.cards.get(i).filter(|card| wanted.contains(&card.id)) else { continue };
            let at = self.home(&card.at, kind)?;
            if at != card.at {
                moved.push(card.id.clone());
            }
            set.push(Card { kind: kind.clone(), at, ..card.clone() });
        }
        let first = self.cards.len() - moved.len();
        // Of all cards last is last in every cell.
        let moves = moved.into_iter().enumerate().map(|(n, id)| (id, first + n)).collect::<Vec<_>>();
        let mut edits = vec![Edit::Card(Change::Set(set))];
        if !moves.is_empty() {
            edits.push(Edit::Card(Change::Move(moves)));
        }
        Ok(Edit::All(edits))
    }
}
