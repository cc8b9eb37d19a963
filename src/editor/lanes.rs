//! Hiding and showing lanes.

use super::Editor;
use super::selection::{Selection, Thing};
use crate::map::{Change, Edit, Lane};

impl Editor {
    /// Hides the current lane.
    pub(super) fn hide_lane(&mut self) {
        let Some(id) = self.current_lane().map(|lane| lane.id.clone()) else { return };
        let edit = self.map.edit_record::<Lane>(&id, |lane| lane.hidden = true);
        self.attempt("Hide lane", edit, Some(Selection::of(Thing::Lane(id))));
    }

    /// Shows every hidden lane.
    pub(super) fn show_all_lanes(&mut self) {
        let hidden = self.map.lanes.iter().filter(|lane| lane.hidden);
        let shown = hidden.map(|lane| Lane { hidden: false, ..lane.clone() }).collect();
        self.attempt("Show all lanes", Ok(Edit::Lane(Change::Set(shown))), None);
    }
}
