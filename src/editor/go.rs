//! Going to a thing, wherever on the map it is.

use super::Editor;
use super::selection::Thing;
use super::toast::Offer;
use crate::map::{Id, Lane};

impl Editor {
    /// Selects a thing and brings it into sight, out of a folded lane too; where its lane is hidden, says so and how to see it.
    pub fn go_to(&mut self, thing: &Thing) {
        self.select(Some(thing.clone()));
        self.unfold_for(thing);
        self.refresh();
        if self.place(thing).is_some() {
            self.reveal(thing);
        } else if let Some(lane) = self.hiding(thing) {
            let text = format!("The lane “{}” is hidden", lane.label());
            let offer = Offer::Unhide(lane.id.clone(), thing.clone());
            self.offer(text, offer);
        }
    }

    /// The hidden lane that a thing is in or is.
    pub(super) fn hiding(&self, thing: &Thing) -> Option<&Lane> {
        let lane = match thing {
            Thing::Sentiment { persona, .. } => {
                let shows = |lane: &&Lane| lane.kind == crate::map::LaneKind::Sentiment && lane.persona == *persona;
                self.map.lanes.iter().find(shows)
            }
            other => other.lane(&self.map).and_then(|id| self.map.lane(id)),
        };
        lane.filter(|lane| lane.hidden)
    }

    /// Shows a hidden lane and goes to what is in it.
    pub(super) fn unhide(&mut self, lane: &Id, thing: Thing) {
        let edit = self.map.edit_record::<Lane>(lane, |lane| lane.hidden = false);
        if self.attempt("Show lane", edit, Some(super::Selection::of(thing.clone()))) {
            self.go_to(&thing);
        }
    }
}
