//! Adding a measure to the current stage.

use super::Editor;
use super::history::Merge;
use super::selection::{Selection, Thing};
use crate::map::{Change, Edit, Id, IdKind, Metric};

impl Editor {
    /// Adds a measure to the current stage or step, and the lane that shows measures where there is none.
    pub(super) fn add_measure(&mut self) {
        let Some(column) = self.current_column() else { return };
        let mut edits: Vec<Edit> = self.map.edit_show_metrics(&mut *self.entropy).into_iter().collect();
        let id = Id::fresh(IdKind::Metric, &mut *self.entropy);
        let metric = Metric { id, at: column.clone(), ..Metric::default() };
        edits.push(Edit::Metric(Change::Insert(vec![(self.map.metrics.len(), metric)])));
        let stage = self.map.stage(&column).is_some();
        let thing = if stage { Thing::Stage(column) } else { Thing::Step(column) };
        let made = self.apply_selecting("Add measure", Edit::All(edits), Merge::Never, Selection::of(thing));
        self.said(made);
        self.history.seal();
        self.refresh();
    }
}
