//! An arrow follows the pointer from a card or a stage; a release ties the two.

use kurbo::Point;

use super::target::{Target, dot};
use super::{Answer, Cx, Drag, Marks, Scrolls, Signal, State, Tool};
use crate::editor::aim;
use crate::editor::overlay::{Cursor, Wire};
use crate::editor::selection::Thing;
use crate::layout::Pane;

#[derive(Debug)]
pub(in crate::editor) struct Connecting {
    from: Thing,
    /// Where the mouse went down.
    start: Point,
    target: Target,
}

/// So far from its beginning an arrow is meant to lead somewhere, in canvas pixels.
const MEANT: f64 = 24.0;

impl Connecting {
    pub(super) fn new(from: Thing, start: Point) -> Self {
        Self { from, start, target: Target::Nowhere }
    }
}

impl Drag for Connecting {
    fn aim(&mut self, at: Point, cx: &Cx) {
        let target = Target::at(&self.from, at, cx);
        let hasty = self.start.distance(at) < MEANT && !matches!(target, Target::Card { .. } | Target::Column { .. });
        self.target = if hasty { Target::Nowhere } else { target };
    }

    fn drop(self, _cx: &Cx) -> Answer {
        (State::default(), self.target.plan(self.from).into_iter().collect())
    }
}

impl Tool for Connecting {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        self.follow(signal, cx)
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        if matches!(self.target, Target::Refused(_)) { Cursor::NotAllowed } else { Cursor::Crosshair }
    }

    fn hint(&self, cx: &Cx) -> String {
        self.target.words(&self.from, cx)
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let wire = cx.pointer.and_then(|at| wire(&self.from, &self.target, dot(cx.map_point(at)), cx));
        Marks { wire, refused: self.target.refused(), ..Marks::default() }
    }

    fn scrolls(&self) -> Scrolls {
        if matches!(self.from, Thing::Card(_)) { Scrolls::Both } else { Scrolls::Sideways }
    }
}

/// The arrow from a thing to its target; without one, to what the pointer or the keyboard is on.
pub(super) fn wire(from: &Thing, target: &Target, otherwise: kurbo::Rect, cx: &Cx) -> Option<Wire> {
    let (pane, handle) = aim::handle(cx.layout, from)?;
    let start = cx.onto_body(pane, dot(handle)).origin();
    let to = target.thing(cx);
    let route = match (from, target) {
        (Thing::Card(one), Target::Card { id, .. }) => match cx.map.link_between(one, id) {
            Ok((_, from, to)) => cx.layout.route_between(from, to),
            Err(_) => None,
        },
        _ => None,
    };
    let end = match to.as_ref().and_then(|thing| aim::place(cx.layout, thing)) {
        Some((pane @ Pane::Heads, rect)) => {
            let rect = cx.onto_body(pane, rect);
            Point::new(rect.center().x, rect.y0)
        }
        Some((pane, rect)) => cx.onto_body(pane, rect).center(),
        None => otherwise.center(),
    };
    Some(Wire { start, end, route, to, refused: matches!(target, Target::Refused(_)), arched: pane == Pane::Heads })
}
