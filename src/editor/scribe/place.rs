//! Where the line goes: its stage and lane, the way to others, and the cell in sight.

use kurbo::Rect;

use super::Meaning;
use crate::editor::clipboard::{Spot, felt_by};
use crate::editor::{Editor, Thing};
use crate::layout::Pane;
use crate::map::{Cell, Id, Lane, LaneKind};

impl Editor {
    /// The stage and the lane of the line: those of what was selected or clicked since, else where it was, also when it
    /// comes back.
    pub(super) fn scribe_place(&self) -> (Option<Id>, Option<Id>) {
        let columns = self.shown_columns();
        let lead = self.selection.lead().filter(|_| self.scribe.followed != self.selection);
        let led = lead.filter(|thing| thing.column(&self.map).is_some()).and_then(|_| self.current_column());
        let kept = || self.scribe.column.clone().filter(|id| columns.contains(id));
        let aimed = self.aimed();
        let led = aimed.map(|cell| cell.column.clone()).or(led);
        let column = led.or_else(kept).or_else(|| self.first_seen(columns.clone()));
        let led = aimed.map(|cell| &cell.lane).or_else(|| lead.and_then(|thing| thing.lane(&self.map)));
        let holds = |id: &&Id| self.scribe_lanes().any(|lane| lane.id == **id);
        let lane = led.filter(holds).or_else(|| self.scribe.lane.as_ref().filter(holds)).cloned();
        (column, lane.or_else(|| self.scribe_lanes().next().map(|lane| lane.id.clone())))
    }

    /// The lanes a line can go to, from top to bottom.
    fn scribe_lanes(&self) -> impl DoubleEndedIterator<Item = &Lane> {
        self.shown_lanes().filter(|lane| lane.kind.card_kind().is_some())
    }

    /// The place of the line for [`crate::editor::clipboard`]: below the selected card, if it is in that cell.
    pub(super) fn scribe_spot(&self) -> Option<Spot> {
        let (column, lane) = self.scribe_place();
        let persona = match self.selection.lead() {
            Some(Thing::Sentiment { persona, .. }) => Some(persona.clone()),
            _ => felt_by(&self.map),
        };
        let below = self.spot().and_then(|spot| spot.below);
        Some(Spot { column: column?, lane, persona, below })
    }

    /// Does something after which the line stays where it is, whatever is selected then.
    pub(in crate::editor) fn keep_place(&mut self, act: impl FnOnce(&mut Self)) {
        let (column, lane) = self.scribe_place();
        (self.scribe.column, self.scribe.lane) = (column, lane);
        self.aimed = None;
        act(self);
        self.scribe.followed = self.selection.clone();
    }

    pub(super) fn next_stage(&mut self, forward: bool) {
        let columns = self.columns();
        let (column, _) = self.scribe_place();
        let here = columns.iter().position(|id| Some(id) == column.as_ref());
        let to = here.and_then(|at| if forward { columns.get(at + 1) } else { columns.get(at.checked_sub(1)?) });
        let to = to.cloned();
        self.keep_place(|_| ());
        if to.is_some() {
            self.scribe.column = to;
            self.light_scribe();
        }
        self.reveal_scribe();
    }

    /// Where one stage is shown alone, it is that of the line.
    pub(super) fn light_scribe(&mut self) {
        let stage = self.scribe.column.as_ref().and_then(|column| self.map.stage_of(column)).map(|s| s.id.clone());
        if let Some(stage) = stage.filter(|stage| self.spotlit_id().is_some_and(|lit| lit != stage)) {
            self.light(stage);
        }
    }

    pub(super) fn next_lane(&mut self, down: bool) {
        let (_, lane) = self.scribe_place();
        let ids: Vec<Id> = self.scribe_lanes().map(|lane| lane.id.clone()).collect();
        let here = ids.iter().position(|id| Some(id) == lane.as_ref());
        let to = here.and_then(|at| if down { ids.get(at + 1) } else { ids.get(at.checked_sub(1)?) });
        let to = to.cloned();
        self.keep_place(|_| ());
        if to.is_some() {
            self.scribe.lane = to;
        }
        self.reveal_scribe();
    }

    /// The cell the line would go to as it is; `None` where that is not made yet.
    pub(super) fn scribe_cell(&self) -> Option<Cell> {
        let (column, lane) = self.scribe_place();
        let lane = match self.scribe_meaning() {
            Meaning::Card(kind) if self.scribe_plain() => {
                self.map.lane(&lane?).filter(|l| l.kind.takes(&kind))?.id.clone()
            }
            Meaning::Card(kind) => {
                let own = |lane: &&Lane| lane.kind == LaneKind::of(&kind);
                let current = lane.as_ref().and_then(|id| self.map.lane(id));
                let here = current.filter(own).or_else(|| self.shown_lanes().find(own));
                here.or(current.filter(|lane| lane.kind.takes(&kind)))?.id.clone()
            }
            Meaning::Quote => self.shown_lanes().find(|lane| lane.kind == LaneKind::Sentiment)?.id.clone(),
            Meaning::Stage { .. } => return None,
        };
        Some(Cell::new(&column?, &lane))
    }

    /// Where that cell is on the map, in map pixels of the body: the place of the next card.
    pub fn scribe_rect(&self) -> Option<Rect> {
        let cell = self.scribe_cell().filter(|_| self.scribe.open)?;
        let below = self.scribe_spot()?.below.filter(|(at, _)| *at == cell);
        self.next_in(&cell, below.map_or(usize::MAX, |(_, index)| index)).or_else(|| {
            let lane = self.map.lane(&cell.lane)?;
            let anchor = self.layout().anchor(&lane.persona, &cell.column)?;
            let size = (anchor.radius * 2.0, anchor.radius * 2.0);
            Some(Rect::from_center_size(anchor.centre, size))
        })
    }

    /// Scrolls the place of the line into sight.
    pub(super) fn reveal_scribe(&mut self) {
        self.refresh();
        if let Some(rect) = self.scribe_rect() {
            self.camera.reveal(Pane::Body, rect);
        }
    }
}
