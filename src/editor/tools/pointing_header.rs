//! The mouse is down on a stage's head, a step's or a lane's label.

use kurbo::{Point, Rect};

use super::idle::Click;
use super::{Answer, Cx, Header, Plan, Reordering, Signal, Tool, far, rest, rest_after, rest_with, stay};
use crate::editor::overlay::Cursor;
use crate::map::{Id, Part};

#[derive(Debug)]
pub(in crate::editor) struct PointingHeader {
    pub(super) header: Header,
    pub(super) id: Id,
    pub(super) rect: Rect,
    pub(super) start: Point,
    pub(super) click: Click,
    pub(super) double: bool,
}

impl Tool for PointingHeader {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) if far(self.start, at) => {
                stay(Reordering::new(self.header, self.id, self.rect, cx.map_point(self.start), at, cx))
            }
            Signal::Release(_) if self.double => rest_with(Plan::EditText(self.header.text(&self.id))),
            Signal::Release(_) => rest_after(self.click.release(self.header.thing(&self.id))),
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Grabbing
    }

    fn hint(&self, cx: &Cx) -> String {
        let part = if self.header == Header::Lane { Part::Lanes } else { Part::Stages };
        if let Some(why) = super::hints::locked(cx, part) {
            return format!("{why} · release to select");
        }
        match self.header {
            Header::Stage | Header::Step => "Drag sideways to reorder · double click to rename".to_owned(),
            Header::Lane => "Drag up or down to reorder · double click to rename".to_owned(),
        }
    }
}
