//! Adding a measure to the current stage.

use super::Editor;
use super::history::Merge;
use super::request::Request;
use super::selection::{Selection, Thing};
use crate::map::{Change, Edit, Id, IdKind, Metric};

impl Editor {
    /// Adds a measure to the current stage or step, and the lane that shows measures where there is none. It has no value
    /// and no name: its fields are what one wants next.
    pub(super) fn add_measure(&mut self) -> Option<Request> {
        let column = self.current_column()?;
        let mut edits: Vec<Edit> = self.map.edit_show_metrics(&mut *self.entropy).into_iter().collect();
        let id = Id::fresh(IdKind::Metric, &mut *self.entropy);
        let metric = Metric { id: id.clone(), at: column.clone(), ..Metric::default() };
        edits.push(Edit::Metric(Change::Insert(vec![(self.map.metrics.len(), metric)])));
        let stage = self.map.stage(&column).is_some();
        let thing = if stage { Thing::Stage(column) } else { Thing::Step(column) };
        let made = self.apply_selecting("Add measure", Edit::All(edits), Merge::Never, Selection::of(thing));
        let request = made.is_ok().then_some(Request::FillMeasure(id));
        self.said(made);
        self.history.seal();
        self.refresh();
        request
    }
}
