//! Adding a measure to the current stage.

use super::Editor;
use super::clipboard::lanes_end;
use super::history::Merge;
use super::selection::{Selection, Thing};
use crate::map::{Change, Edit, Id, IdKind, Lane, LaneKind, Metric};

impl Editor {
    /// Adds a measure to the current stage or step, and the lane that shows measures where there is none.
    pub(super) fn add_measure(&mut self) {
        let Some(column) = self.current_column() else { return };
        let mut edits = Vec::new();
        match self.map.lanes.iter().find(|lane| lane.kind == LaneKind::Metric) {
            None => {
                let id = Id::fresh(IdKind::Lane, &mut *self.entropy);
                let lane = Lane { id, kind: LaneKind::Metric, ..Lane::default() };
                edits.push(self.map.edit_add_lane(lanes_end(&self.map), lane));
            }
            Some(lane) if lane.hidden => {
                edits.push(Edit::Lane(Change::Set(vec![Lane { hidden: false, ..lane.clone() }])));
            }
            Some(_) => {}
        }
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
