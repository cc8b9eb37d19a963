//! The map follows the pointer.

use kurbo::Point;

use super::{Answer, Cx, Plan, Signal, State, Tool, rest, stay};
use crate::editor::overlay::Cursor;

#[derive(Debug)]
pub(in crate::editor) struct Panning {
    last: Point,
}

impl Panning {
    pub(in crate::editor) fn new(start: Point) -> Self {
        Self { last: start }
    }
}

impl Tool for Panning {
    fn handle(self, signal: Signal, _cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) => (State::Panning(Self { last: at }), vec![Plan::Pan(at - self.last)]),
            Signal::Release(_) | Signal::Cancel => rest(),
            Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Grabbing
    }

    fn hint(&self, _cx: &Cx) -> String {
        "Release to stop".to_owned()
    }
}
