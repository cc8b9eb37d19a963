//! The free place of a cell that was clicked: the next card goes there, typed or pasted.

use kurbo::Rect;

use super::Editor;
use super::text::TextTarget;
use crate::map::{CardKind, Cell, Id, Lane, Part};

impl Editor {
    /// Nothing is selected, and what is made or pasted next goes into a cell.
    pub(super) fn aim(&mut self, cell: Cell) {
        self.select(None);
        self.aimed = Some(cell);
    }

    /// The cell that was clicked, while nothing is selected and the cell is there.
    pub(super) fn aimed(&self) -> Option<&Cell> {
        let shown = |cell: &&Cell| {
            self.map.lane(&cell.lane).is_some_and(|lane| !lane.hidden) && self.columns().contains(&cell.column)
        };
        self.aimed.as_ref().filter(|_| self.selection.is_empty()).filter(shown)
    }

    /// The kind of card that is at home in the clicked cell.
    pub fn aimed_kind(&self) -> Option<CardKind> {
        self.map.lane(&self.aimed()?.lane)?.kind.card_kind()
    }

    /// Where a card would come in the clicked cell, in map pixels of the body; `None` while something is going on.
    pub fn aimed_rect(&self) -> Option<Rect> {
        let free = !self.busy() && self.editing().is_none() && self.map.unlocked(Part::Content).is_ok();
        self.next_in(self.aimed().filter(|_| free)?, usize::MAX)
    }

    /// Where a card comes in a cell that is shown: an empty one, else between cards, as a line.
    pub(super) fn next_in(&self, cell: &Cell, index: usize) -> Option<Rect> {
        let shown = self.layout().cell(cell)?;
        Some(if shown.cards.is_empty() { shown.free } else { self.layout().mark(&shown, &[], index) })
    }

    /// The lane of the clicked cell, else of what is selected.
    pub(super) fn lane_here(&self) -> Option<&Lane> {
        match self.aimed() {
            Some(cell) => self.map.lane(&cell.lane),
            None => self.current_lane(),
        }
    }

    /// The index of the stage of the clicked cell, else of what is selected.
    pub(super) fn stage_here(&self) -> Option<usize> {
        let Some(cell) = self.aimed() else { return self.selected_stage() };
        let stage: &Id = &self.map.stage_of(&cell.column)?.id;
        self.map.stages.iter().position(|s| s.id == *stage)
    }

    /// Gives up a card that was just made and has no text, so that what is pasted comes in its place; whether there
    /// was one.
    pub fn make_way(&mut self) -> bool {
        let fresh = self.editing().filter(|editing| editing.blank(self.state()));
        let cell = fresh.and_then(|editing| match &editing.target {
            TextTarget::Card(id) => self.map.card(id).map(|card| card.at.clone()),
            _ => None,
        });
        let Some(cell) = cell else { return false };
        self.cancel_text();
        self.aim(cell);
        true
    }
}
