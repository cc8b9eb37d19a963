//! A lane's label follows the pointer up and down; the lane goes where it is released, with its cards.

use kurbo::{Point, Rect, Vec2};

use super::{Answer, Cx, Marks, Plan, Scrolls, Signal, Tool, rest, rest_with, stay};
use crate::editor::overlay::{Cursor, Ghost, GhostOf};
use crate::editor::selection::Thing;
use crate::layout::{Pane, Preview};
use crate::map::{Id, Part};

#[derive(Debug)]
pub(in crate::editor) struct ReorderingLane {
    lane: Id,
    rect: Rect,
    /// Where it was taken, in map pixels.
    start_y: f64,
    /// Its index among the other lanes, hidden ones counted.
    to: usize,
}

impl ReorderingLane {
    pub(super) fn new(lane: Id, rect: Rect, start_y: f64, at: Point, cx: &Cx) -> Self {
        let mut this = Self { lane, rect, start_y, to: 0 };
        this.aim(at, cx);
        this
    }

    fn aim(&mut self, at: Point, cx: &Cx) {
        self.to = cx.layout.lane_gap(cx.map_point(at).y, Some(&self.lane));
    }
}

impl Tool for ReorderingLane {
    fn handle(mut self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) => {
                self.aim(at, cx);
                stay(self)
            }
            Signal::Release(at) => {
                self.aim(at, cx);
                let edit = Ok(cx.map.edit_move_lane(&self.lane, self.to));
                let select = Some(Thing::Lane(self.lane));
                rest_with(Plan::Apply { label: "Move lane".to_owned(), edit, select })
            }
            Signal::Cancel => rest(),
            Signal::Press { .. } => stay(self),
        }
    }

    fn preview(&self) -> Option<Preview> {
        Some(Preview::Lane { id: Some(self.lane.clone()), to: self.to })
    }

    fn changes(&self) -> Option<Part> {
        Some(Part::Lanes)
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Grabbing
    }

    fn hint(&self, _cx: &Cx) -> String {
        "Release to put the lane here · Esc to cancel".to_owned()
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let ghost = cx.pointer.map(|at| Ghost {
            of: GhostOf::Lane(self.lane.clone()),
            rect: cx.onto_body(Pane::Labels, self.rect) + Vec2::new(0.0, cx.map_point(at).y - self.start_y),
            faded: false,
        });
        Marks { ghost, ..Marks::default() }
    }

    fn scrolls(&self) -> Scrolls {
        Scrolls::UpAndDown
    }
}
