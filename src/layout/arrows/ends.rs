//! Where the cards stand that links end at.

use kurbo::Rect;
use rustc_hash::FxHashMap;

use crate::layout::boxes::Layout;
use crate::map::Id;

/// A card that links end at.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// Lane, column and place in the cell, which tell it from the others; carried cards come after those that stay.
    pub(super) card: (usize, usize, usize),
    pub(super) column: usize,
    pub(super) lane: usize,
    pub(super) rect: Rect,
}

/// The ends found so far, since many links end at one card.
pub(super) struct Ends<'a> {
    layout: &'a Layout,
    lanes: FxHashMap<&'a Id, usize>,
    known: FxHashMap<Id, Option<End>>,
}

impl<'a> Ends<'a> {
    pub(super) fn new(layout: &'a Layout) -> Self {
        let lanes = layout.lanes.iter().enumerate().map(|(i, lane)| (&lane.lane, i)).collect();
        let mut known = FxHashMap::default();
        for (i, card) in layout.lifted().enumerate() {
            let middle = card.rect.center();
            let lane = layout.lanes.partition_point(|lane| lane.rect.y1 <= middle.y);
            let end = layout.column_at(middle.x).filter(|_| lane < layout.lanes.len()).map(|column| End {
                card: (lane, column, usize::MAX - i),
                column,
                lane,
                rect: card.rect,
            });
            known.insert(card.id.clone(), end);
        }
        Self { layout, lanes, known }
    }

    /// Where a card stands; `None` where it is not shown.
    pub(super) fn of(&mut self, id: &Id) -> Option<End> {
        if let Some(end) = self.known.get(id) {
            return *end;
        }
        let end = self.look_up(id);
        self.known.insert(id.clone(), end);
        end
    }

    fn look_up(&self, id: &Id) -> Option<End> {
        let at = self.layout.homes.cell(id)?;
        let lane = *self.lanes.get(&at.lane)?;
        let column = self.layout.columns.position(&at.column)?;
        let cell = self.layout.cell_in(self.layout.lanes.get(lane)?, column)?;
        let (index, card) = cell.cards.iter().enumerate().find(|(_, card)| card.id == id)?;
        Some(End { card: (lane, column, index), column, lane, rect: card.rect })
    }
}
