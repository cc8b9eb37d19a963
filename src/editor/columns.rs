//! The columns and lanes as one sees them, and which of them are current.

use super::Editor;
use super::selection::Thing;
use crate::layout::every_column;
use crate::map::{Id, Lane};

impl Editor {
    /// The columns one walks and moves over, from left to right: stages, or their steps; also where one stage is shown
    /// alone.
    pub(super) fn columns(&self) -> Vec<Id> {
        if self.spotlit_id().is_some() { every_column(&self.map) } else { self.shown_columns() }
    }

    /// The columns that are laid out, from left to right.
    pub(super) fn shown_columns(&self) -> Vec<Id> {
        self.rest_layout().columns.iter().map(|column| column.id.clone()).collect()
    }

    /// The lanes that are shown, from top to bottom.
    pub(super) fn shown_lanes(&self) -> impl DoubleEndedIterator<Item = &Lane> {
        self.map.lanes.iter().filter(|lane| !lane.hidden)
    }

    /// The stage or step of what is selected.
    pub fn selected_column(&self) -> Option<Id> {
        self.selection.lead().and_then(|thing| thing.column(&self.map)).cloned()
    }

    /// The column of what is selected, else the first that is seen.
    pub(super) fn current_column(&self) -> Option<Id> {
        let columns = self.columns();
        let selected = self.selection.lead().and_then(|thing| thing.column(&self.map));
        match selected {
            Some(id) if columns.contains(id) => Some(id.clone()),
            // A stage whose cards stand in its steps.
            Some(id) => {
                let stage = self.map.stage_of(id)?;
                columns.into_iter().find(|column| self.map.stage_of(column).is_some_and(|s| s.id == stage.id))
            }
            None => match self.aimed() {
                Some(cell) => Some(cell.column.clone()),
                None => self.first_seen(self.shown_columns()),
            },
        }
    }

    /// The first column more than half of which is in sight.
    pub(super) fn first_seen(&self, columns: Vec<Id>) -> Option<Id> {
        let left = self.camera.seen().x0;
        let seen = self.rest_layout().columns.iter().position(|column| column.centre() >= left);
        columns.into_iter().nth(seen.unwrap_or(0))
    }

    /// The current stage: that of the selection.
    pub(super) fn selected_stage(&self) -> Option<usize> {
        let column = self.selection.lead().and_then(|thing| thing.column(&self.map))?;
        let stage = self.map.stage_of(column)?;
        self.map.stages.iter().position(|s| s.id == stage.id)
    }

    /// The lane selected, or the lane of the card selected.
    pub(super) fn current_lane(&self) -> Option<&Lane> {
        let id = self.selection.lead().and_then(|thing: &Thing| thing.lane(&self.map))?;
        self.map.lane(id)
    }
}
