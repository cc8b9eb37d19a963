//! The mouse is down where nothing is to be taken: a click selects the lane or nothing, a drag draws a frame, a double click in a cell adds.

use kurbo::Point;

use super::{Answer, Cx, Marquee, Plan, Signal, Tool, far, rest, rest_with, stay};
use crate::editor::selection::Thing;
use crate::map::{CardKind, Cell};

#[derive(Debug)]
pub(in crate::editor) struct PointingCanvas {
    pub(super) start: Point,
    /// The cell under it, and the kind of card at home there.
    pub(super) cell: Option<(Cell, CardKind)>,
    /// What a click selects.
    pub(super) select: Option<Thing>,
    pub(super) double: bool,
}

impl Tool for PointingCanvas {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) if far(self.start, at) => stay(Marquee::new(self.start, at, cx)),
            Signal::Release(_) => match self.cell {
                Some((cell, kind)) if self.double => rest_with(Plan::AddCard { kind, cell, index: usize::MAX }),
                // With Shift one means to add, and has missed.
                _ if self.select.is_none() && cx.mods.shift => rest(),
                Some((cell, _)) => rest_with(Plan::Aim(cell)),
                None => rest_with(match self.select {
                    Some(thing) if cx.mods.shift || cx.mods.command => Plan::Toggle(thing),
                    thing => Plan::Select(thing),
                }),
            },
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn hint(&self, _cx: &Cx) -> String {
        "Drag to select cards · Space-drag to pan".to_owned()
    }
}
