//! In which lane a card is put.

use super::Draft;
use crate::map::{CardKind, Id, Lane, LaneKind, Refusal};

impl Draft<'_> {
    /// The lane for a card of a kind: its own that is shown, else the current one if it takes the kind, else its own
    /// that is hidden and is shown again; a map without lanes gets one. `None` where no lane takes it.
    pub(super) fn home(&mut self, kind: &CardKind, current: Option<&Id>) -> Result<Option<Id>, Refusal> {
        let own = LaneKind::of(kind);
        let takes = |lane: &&Lane| !lane.hidden && lane.kind.takes(kind);
        let current = current.and_then(|id| self.map().lane(id)).filter(takes);
        // Of several lanes of the kind, the current one is meant.
        let here = current.filter(|lane| lane.kind == own);
        let shown = here.or_else(|| self.map().lanes.iter().find(|lane| lane.kind == own && !lane.hidden));
        if let Some(lane) = shown.or(current) {
            return Ok(Some(lane.id.clone()));
        }
        match self.map().lanes.iter().find(|lane| lane.kind == own).map(|lane| lane.id.clone()) {
            Some(hidden) => self.show(&hidden).map(|()| Some(hidden)),
            None if self.bare && own != LaneKind::Free => self.lane(own, "").map(Some),
            None => Ok(None),
        }
    }

    /// The lane for a card without a kind, and the kind it gets there: the current lane, else the first that holds
    /// cards. `None` where none does.
    pub(super) fn plain_home(&self, current: Option<&Id>) -> Option<(Id, CardKind)> {
        let holds = |lane: &Lane| Some((lane.id.clone(), lane.kind.card_kind().filter(|_| !lane.hidden)?));
        let current = current.and_then(|id| self.map().lane(id)).and_then(holds);
        // What lines with a sign have just brought to a map without lanes is no home for the others.
        current.or_else(|| self.map().lanes.iter().filter(|_| !self.bare).find_map(holds))
    }
}
