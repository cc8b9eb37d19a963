//! Copies of cards on the map.

use super::Editor;
use super::history::Merge;
use super::selection::Selection;
use crate::map::Lot;

impl Editor {
    /// Puts copies of cards into cells, as one entry, and selects them.
    pub(super) fn copy_lots(&mut self, label: &str, lots: &[Lot]) {
        self.history.seal();
        let made = self.map.edit_copy_lots(lots, &mut *self.entropy).and_then(|(ids, edit)| {
            let copies = Selection::of_cards(ids);
            self.apply_selecting(label, edit, Merge::Never, copies)
        });
        match made {
            Ok(()) => self.focus = self.selection.lead().cloned(),
            Err(refusal) => self.refuse(&refusal),
        }
        self.history.seal();
    }
}
