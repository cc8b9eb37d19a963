//! A stage head follows the pointer sideways; the stage goes where it is released, with everything in it.

use kurbo::{Point, Rect, Vec2};

use super::{Answer, Cx, Marks, Plan, Scrolls, Signal, Tool, rest, rest_with, stay};
use crate::editor::overlay::{Cursor, Ghost, GhostOf};
use crate::editor::selection::Thing;
use crate::layout::{Pane, Preview};
use crate::map::{Id, Part};

#[derive(Debug)]
pub(in crate::editor) struct DraggingStage {
    stage: Id,
    rect: Rect,
    /// Where it was taken, in map pixels.
    start_x: f64,
    /// Its index among the others.
    to: usize,
}

impl DraggingStage {
    pub(super) fn new(stage: Id, rect: Rect, start_x: f64, at: Point, cx: &Cx) -> Self {
        let mut this = Self { stage, rect, start_x, to: 0 };
        this.aim(at, cx);
        this
    }

    fn aim(&mut self, at: Point, cx: &Cx) {
        self.to = cx.layout.stage_gap(cx.map_point(at).x, Some(&self.stage));
    }
}

impl Tool for DraggingStage {
    fn handle(mut self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) => {
                self.aim(at, cx);
                stay(self)
            }
            Signal::Release(at) => {
                self.aim(at, cx);
                let edit = Ok(cx.map.edit_move_stage(&self.stage, self.to));
                let select = Some(Thing::Stage(self.stage));
                rest_with(Plan::Apply { label: "Move stage".to_owned(), edit, select })
            }
            Signal::Cancel => rest(),
            Signal::Press { .. } => stay(self),
        }
    }

    fn preview(&self) -> Option<Preview> {
        Some(Preview::Stage { id: Some(self.stage.clone()), to: self.to })
    }

    fn changes(&self) -> Option<Part> {
        Some(Part::Stages)
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Grabbing
    }

    fn hint(&self, _cx: &Cx) -> String {
        "Release to put the stage here · Esc to cancel".to_owned()
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let ghost = cx.pointer.map(|at| Ghost {
            of: GhostOf::Stage(Some(self.stage.clone())),
            rect: cx.onto_body(Pane::Heads, self.rect) + Vec2::new(cx.map_point(at).x - self.start_x, 0.0),
            faded: false,
        });
        Marks { ghost, ..Marks::default() }
    }

    fn scrolls(&self) -> Scrolls {
        Scrolls::Sideways
    }
}
