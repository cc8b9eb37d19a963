//! The mouse is down on a text that cannot be dragged: title, step name, quote.

use super::{Answer, Cx, Plan, Signal, Tool, rest, rest_with, stay};
use crate::editor::overlay::Cursor;
use crate::editor::text::TextTarget;

#[derive(Debug)]
pub(in crate::editor) struct PointingText {
    pub(super) target: TextTarget,
    pub(super) double: bool,
}

impl Tool for PointingText {
    fn handle(self, signal: Signal, _cx: &Cx) -> Answer {
        match signal {
            Signal::Release(_) if self.double => rest_with(Plan::EditText(self.target)),
            Signal::Release(_) | Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Pointer
    }

    fn hint(&self, _cx: &Cx) -> String {
        "Double click to edit".to_owned()
    }
}
