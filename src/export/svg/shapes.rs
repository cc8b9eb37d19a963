//! Paths and rectangles; those that come more than once are told once.

use std::fmt::Write as _;

use kurbo::{Rect, Vec2};
use rustc_hash::FxHashMap;

use super::LINK;
use super::number::{attribute, place};
use super::paint;
use super::path;
use crate::picture::Shape;

/// What a place costs where a shape that is told elsewhere is used, and what telling it costs, in bytes.
const USE: usize = 32;
const TELL: usize = 10;

/// The shapes of a picture in their order, each by the look it has wherever it stands.
#[derive(Default)]
pub(super) struct Shapes {
    looks: Vec<Look>,
    known: FxHashMap<String, usize>,
    /// Of every shape in turn.
    order: Vec<usize>,
    next: usize,
    told: usize,
}

struct Look {
    /// Its element as it is at `Shapes::base`, without the end.
    element: String,
    count: usize,
    id: Option<usize>,
}

impl Shapes {
    /// Looks at a picture's shapes, in the order in which they are drawn.
    pub(super) fn add(&mut self, shape: &Shape) {
        if shape.path.is_empty() {
            return;
        }
        let element = element(shape, -base(shape));
        let index = *self.known.entry(element).or_insert_with_key(|element| {
            self.looks.push(Look { element: element.clone(), count: 0, id: None });
            self.looks.len() - 1
        });
        self.looks[index].count += 1;
        self.order.push(index);
    }

    /// Draws the next shape of the picture, moved by so much.
    pub(super) fn draw(&mut self, out: &mut String, defs: &mut String, shape: &Shape, by: Vec2) {
        if shape.path.is_empty() {
            return;
        }
        let index = self.order.get(self.next).copied();
        self.next += 1;
        let look = index.and_then(|index| self.looks.get_mut(index));
        let Some(look) = look.filter(|look| look.repeats()) else {
            out.push_str(&element(shape, by));
            out.push_str("/>");
            return;
        };
        let id = *look.id.get_or_insert_with(|| {
            let id = self.told;
            self.told += 1;
            let (name, rest) = look.element.split_once(' ').unwrap_or((&look.element, ""));
            let _ = write!(defs, "{name} id=\"s{id}\" {rest}/>");
            id
        });
        let at = base(shape) + by;
        let _ = write!(out, "<use {LINK}=\"#s{id}\"");
        place(out, "x", at.x);
        place(out, "y", at.y);
        out.push_str("/>");
    }
}

impl Look {
    fn repeats(&self) -> bool {
        let apart = self.count * (self.element.len() + 2);
        self.count > 1 && apart > self.element.len() + TELL + self.count * USE
    }
}

/// The whole map pixel a shape stands on: shapes of one look share their place within it.
fn base(shape: &Shape) -> Vec2 {
    shape.path.control_box().origin().to_vec2().floor()
}

fn element(shape: &Shape, by: Vec2) -> String {
    let mut out = String::new();
    match as_rect(shape) {
        Some(rect) => {
            out.push_str("<rect");
            place(&mut out, "x", rect.x0 + by.x);
            place(&mut out, "y", rect.y0 + by.y);
            attribute(&mut out, "width", rect.width());
            attribute(&mut out, "height", rect.height());
        }
        None => {
            let _ = write!(out, "<path d=\"{}\"", path::data(shape.path.elements().iter().copied(), by));
        }
    }
    paint::attributes(&mut out, shape.fill, shape.stroke.as_ref());
    out
}

/// Upright rectangles that are only filled: an outline's dashes begin elsewhere on a `rect`.
fn as_rect(shape: &Shape) -> Option<Rect> {
    use kurbo::PathEl::{ClosePath, LineTo, MoveTo};
    let [MoveTo(a), LineTo(b), LineTo(c), LineTo(d), ClosePath] = shape.path.elements() else { return None };
    let across_first = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    let down_first = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y;
    let filled = shape.stroke.is_none();
    ((across_first || down_first) && filled).then(|| Rect::from_points(*a, *c))
}
