//! The mouse is down on the plus of an empty cell.

use kurbo::Point;

use super::{Answer, Cx, Marquee, Plan, Signal, Tool, far, rest, rest_with, stay};
use crate::editor::overlay::Cursor;
use crate::map::{CardKind, Cell};

#[derive(Debug)]
pub(in crate::editor) struct PointingEmptyCell {
    pub(super) cell: Cell,
    pub(super) kind: CardKind,
    pub(super) start: Point,
}

impl Tool for PointingEmptyCell {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) if far(self.start, at) => stay(Marquee::new(self.start, at, cx)),
            Signal::Release(_) => rest_with(Plan::AddCard { kind: self.kind, cell: self.cell, index: 0 }),
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Pointer
    }

    fn hint(&self, _cx: &Cx) -> String {
        format!("Release to add {}", super::idle::with_article(&self.kind))
    }
}
