//! The mouse is down on a card: a click, a double click or the beginning of a drag.

use kurbo::{Point, Rect, Vec2};

use super::idle::Click;
use super::{Answer, Cx, DraggingCards, Plan, Signal, State, Tool, far, rest, rest_after, rest_with, stay};
use crate::editor::overlay::Cursor;
use crate::editor::selection::Thing;
use crate::editor::text::TextTarget;
use crate::map::{Id, Part};

#[derive(Debug)]
pub(in crate::editor) struct PointingCard {
    id: Id,
    rect: Rect,
    /// Where on the card it was taken, in map pixels from its top left.
    grip: Vec2,
    start: Point,
    click: Click,
    double: bool,
}

impl PointingCard {
    pub(super) fn new(id: Id, rect: Rect, start: Point, cx: &Cx, click: Click, double: bool) -> Self {
        Self { id, rect, grip: cx.map_point(start) - rect.origin(), start, click, double }
    }
}

impl Tool for PointingCard {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) if far(self.start, at) => {
                let thing = Thing::Card(self.id.clone());
                let with_others = cx.selection.has(&thing);
                let ids: Vec<Id> =
                    if with_others { cx.selection.cards().cloned().collect() } else { vec![self.id.clone()] };
                let drag = DraggingCards::new(&ids, &self.id, self.rect.size(), self.grip, at, cx);
                let plan = (!with_others).then_some(Plan::Select(Some(thing)));
                (drag.map_or_else(State::default, State::from), plan.into_iter().collect())
            }
            Signal::Release(_) if self.double => rest_with(Plan::EditText(TextTarget::Card(self.id))),
            Signal::Release(_) => rest_after(self.click.release(Thing::Card(self.id))),
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Grabbing
    }

    fn hint(&self, cx: &Cx) -> String {
        match super::hints::locked(cx, Part::Content) {
            Some(why) => format!("{why} · release to select"),
            None => "Drag to move · double click to edit".to_owned(),
        }
    }
}
