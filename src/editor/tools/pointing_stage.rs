//! The mouse is down on a stage head.

use kurbo::{Point, Rect};

use super::idle::Click;
use super::{Answer, Cx, DraggingStage, Plan, Signal, Tool, far, rest, rest_after, rest_with, stay};
use crate::editor::overlay::Cursor;
use crate::editor::selection::Thing;
use crate::editor::text::TextTarget;
use crate::map::Id;

#[derive(Debug)]
pub(in crate::editor) struct PointingStage {
    pub(super) stage: Id,
    pub(super) rect: Rect,
    pub(super) start: Point,
    pub(super) click: Click,
    pub(super) double: bool,
}

impl Tool for PointingStage {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) if far(self.start, at) => {
                stay(DraggingStage::new(self.stage, self.rect, cx.map_point(self.start).x, at, cx))
            }
            Signal::Release(_) if self.double => rest_with(Plan::EditText(TextTarget::Stage(self.stage))),
            Signal::Release(_) => rest_after(self.click.release(Thing::Stage(self.stage))),
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Grabbing
    }

    fn hint(&self, _cx: &Cx) -> String {
        "Drag sideways to reorder · double click to rename".to_owned()
    }
}
