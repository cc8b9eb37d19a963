//! Where a paste goes when nothing is selected: the free cell that was clicked.

use crate::editor::Editor;
use crate::editor::text::TextTarget;
use crate::map::Cell;

impl Editor {
    /// Nothing is selected, and what is pasted next goes into a cell.
    pub(in crate::editor) fn aim(&mut self, cell: Cell) {
        self.select(None);
        self.aimed = Some(cell);
    }

    /// The cell that was clicked, while nothing is selected and the cell is there.
    pub(in crate::editor) fn aimed(&self) -> Option<&Cell> {
        let shown = |cell: &&Cell| {
            self.map.lane(&cell.lane).is_some_and(|lane| !lane.hidden) && self.columns().contains(&cell.column)
        };
        self.aimed.as_ref().filter(|_| self.selection.is_empty()).filter(shown)
    }

    /// Gives up a card that was just made and has no text, so that what is pasted comes in its place; whether there
    /// was one.
    pub fn make_way(&mut self) -> bool {
        let fresh = self.editing().filter(|editing| editing.text.is_empty() && editing.fresh() == Some(self.state()));
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
