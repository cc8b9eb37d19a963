//! The mouse is down on the handle of a card or a stage: a drag draws an arrow, a click lets one point at its end.

use kurbo::Point;

use super::target::part;
use super::{Answer, ChoosingTarget, Connecting, Cx, Refusing, Signal, Tool, far, rest, stay};
use crate::editor::overlay::Cursor;
use crate::editor::selection::Thing;

#[derive(Debug)]
pub(in crate::editor) struct PointingHandle {
    pub(super) from: Thing,
    pub(super) start: Point,
}

impl Tool for PointingHandle {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) if far(self.start, at) => match cx.map.unlocked(part(&self.from)) {
                Ok(()) => Connecting::new(self.from, self.start).handle(signal, cx),
                Err(refusal) => stay(Refusing::new(refusal)),
            },
            Signal::Release(_) => stay(ChoosingTarget::new(self.from)),
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Crosshair
    }

    fn hint(&self, _cx: &Cx) -> String {
        "Drag to what it leads to".to_owned()
    }
}
