//! A face follows the pointer up and down, in half steps of the scale; with Shift, finer.

use kurbo::Point;

use super::{Answer, Cx, Drag, Plan, Signal, Tool, rest_with};
use crate::editor::feel::{half_step, snap};
use crate::editor::overlay::Cursor;
use crate::editor::selection::{Selection, Thing};
use crate::layout::Preview;
use crate::map::{Finite, Id, Part};

#[derive(Debug)]
pub(in crate::editor) struct DraggingSentiment {
    lane: Id,
    persona: Id,
    column: Id,
    /// At the start.
    from: Finite,
    /// Where on the canvas it was taken.
    start: Point,
    /// As it would be.
    value: Finite,
}

impl DraggingSentiment {
    pub(super) fn new(lane: Id, persona: Id, column: Id, from: Finite, start: Point) -> Self {
        Self { lane, persona, column, from, start, value: from }
    }
}

impl Drag for DraggingSentiment {
    fn aim(&mut self, at: Point, cx: &Cx) {
        let scale = cx.map.head.scale;
        let grid = if cx.mods.shift { half_step(scale) / 10.0 } else { half_step(scale) };
        let value_at = |point: Point| cx.layout.sentiment_at(&self.lane, cx.map_point(point).y);
        let (Some(now), Some(then)) = (value_at(at), value_at(self.start)) else { return };
        if let Some(value) = snap(scale, self.from.get() + now - then, grid) {
            self.value = value;
        }
    }

    fn drop(self, cx: &Cx) -> Answer {
        let edit = Ok(cx.map.edit_sentiment(&self.persona, &self.column, Some(self.value)));
        let select = Some(Selection::of(Thing::Sentiment { persona: self.persona, at: self.column }));
        rest_with(Plan::Apply { label: "Change sentiment".to_owned(), edit, select })
    }
}

impl Tool for DraggingSentiment {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        self.follow(signal, cx)
    }

    fn preview(&self) -> Option<Preview> {
        let (persona, at) = (self.persona.clone(), self.column.clone());
        Some(Preview::Sentiment { persona, at, value: Some(self.value) })
    }

    fn changes(&self) -> Option<Part> {
        Some(Part::Content)
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::ResizeVertical
    }

    fn hint(&self, _cx: &Cx) -> String {
        format!("{} · Shift: fine · Esc to cancel", signed(self.value))
    }
}

/// "+1", "0", "−1.5"
fn signed(value: Finite) -> String {
    let number = value.get();
    match number {
        n if n > 0.0 => format!("+{n}"),
        n if n < 0.0 => format!("−{}", -n),
        n => n.to_string(),
    }
}
