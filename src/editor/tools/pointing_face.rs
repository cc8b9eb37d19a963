//! The mouse is down on a face, or where one could be.

use kurbo::Point;

use super::{Answer, Cx, DraggingSentiment, Plan, Signal, Tool, far, rest, rest_with, stay};
use crate::editor::overlay::Cursor;
use crate::editor::selection::Thing;
use crate::editor::text::TextTarget;
use crate::map::{Finite, Id, Part};

#[derive(Debug)]
pub(in crate::editor) struct PointingFace {
    pub(super) lane: Id,
    pub(super) persona: Id,
    pub(super) column: Id,
    /// There is no sentiment yet.
    pub(super) empty: bool,
    /// The sentiment as it is, or the one the pointer would set.
    pub(super) value: Finite,
    pub(super) start: Point,
    pub(super) double: bool,
}

impl Tool for PointingFace {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) if far(self.start, at) => {
                let drag = DraggingSentiment::new(self.lane, self.persona, self.column, self.value, self.start);
                drag.handle(signal, cx)
            }
            Signal::Release(_) if self.empty => {
                let drag = DraggingSentiment::new(self.lane, self.persona, self.column, self.value, self.start);
                drag.handle(signal, cx)
            }
            Signal::Release(_) if self.double => {
                rest_with(Plan::EditText(TextTarget::Quote { persona: self.persona, at: self.column }))
            }
            Signal::Release(_) => {
                let thing = Thing::Sentiment { persona: self.persona, at: self.column };
                rest_with(Plan::Select(Some(thing)))
            }
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::ResizeVertical
    }

    fn hint(&self, cx: &Cx) -> String {
        match super::hints::locked(cx, Part::Content) {
            Some(why) => format!("{why} · release to select"),
            None => "Drag up or down · double click for a quote".to_owned(),
        }
    }
}
