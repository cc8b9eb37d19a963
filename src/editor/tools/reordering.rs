//! A head or a label follows the pointer along the others; stages, steps or lanes go where it is released, with
//! everything in them.

use kurbo::{Point, Rect, Vec2};

use super::header::Among;
use super::{Answer, Cx, Drag, Header, Marks, Plan, Scrolls, Signal, Tool, rest, rest_with};
use crate::editor::overlay::{Cursor, Ghost, GhostOf};
use crate::editor::selection::Selection;
use crate::layout::Preview;
use crate::map::{Edit, Id, Map, Part};

#[derive(Debug)]
pub(in crate::editor) struct Reordering {
    header: Header,
    /// The one that was taken, and all that come along.
    lead: Id,
    ids: Vec<Id>,
    rect: Rect,
    /// Where it was taken, in map pixels.
    start: f64,
    to: Option<Among>,
}

impl Reordering {
    pub(super) fn new(header: Header, lead: Id, rect: Rect, start: Point, at: Point, cx: &Cx) -> Self {
        let ids = header.taken(&lead, cx);
        let mut this = Self { header, lead, ids, rect, start: header.along(start), to: None };
        this.aim(at, cx);
        this
    }
}

impl Drag for Reordering {
    fn aim(&mut self, at: Point, cx: &Cx) {
        self.to = Among::at(self.header, &self.ids, cx.map_point(at), cx);
    }

    fn drop(self, cx: &Cx) -> Answer {
        let Some(to) = &self.to else { return rest() };
        let label = format!("Move {}", self.header.words(self.ids.len()));
        let select: Selection = self.ids.iter().map(|id| self.header.thing(id)).collect();
        rest_with(Plan::Apply { label, edit: to.edit(&self.ids, cx.map), select: Some(select) })
    }
}

impl Tool for Reordering {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        self.follow(signal, cx)
    }

    fn preview(&self) -> Option<Preview> {
        self.to.as_ref()?.preview(&self.ids)
    }

    fn changes(&self) -> Option<Part> {
        Some(self.header.part())
    }

    fn draft(&self, map: &Map) -> Option<Edit> {
        match &self.to {
            Some(to @ Among::Steps(..)) => to.edit(&self.ids, map).ok(),
            _ => None,
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Grabbing
    }

    fn hint(&self, _cx: &Cx) -> String {
        let what = self.header.words(self.ids.len());
        let what = if self.ids.len() == 1 { format!("the {what}") } else { what };
        match &self.to {
            Some(_) => format!("Release to put {what} here · Esc to cancel"),
            None => format!("Drag {what} over a stage · Esc to cancel"),
        }
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let ghost = cx.pointer.map(|at| {
            let by = self.header.along(cx.map_point(at)) - self.start;
            let by = if self.header == Header::Lane { Vec2::new(0.0, by) } else { Vec2::new(by, 0.0) };
            let of = match self.header {
                Header::Stage => GhostOf::Stage(Some(self.lead.clone())),
                Header::Step => GhostOf::Step(self.lead.clone()),
                Header::Lane => GhostOf::Lane(self.lead.clone()),
            };
            let rect = cx.onto_body(self.header.pane(), self.rect) + by;
            Ghost { of, rect, faded: false, count: self.ids.len(), copy: false }
        });
        let moved = if self.header == Header::Step { self.ids.clone() } else { Vec::new() };
        Marks { ghost, steps: moved, ..Marks::default() }
    }

    fn scrolls(&self) -> Scrolls {
        self.header.scrolls()
    }
}
