//! Draws the items of one group and keeps account of their bounds and their hash.

use std::hash::{DefaultHasher, Hash, Hasher};

use kurbo::{BezPath, Cap, Circle, Join, PathEl, Point, Rect, RoundedRect, Shape as _, Stroke, Vec2};
use peniko::Color;

use super::icons::{Icon, STROKE};
use super::{Group, Item, Key, Pane, Shape, Text};
use crate::layout::Placed;

/// How finely curves of round shapes are approximated, in map pixels.
const TOLERANCE: f64 = 0.01;

/// Collects the items of a group whose origin stands at `offset`; everything is given in map coordinates.
pub(super) struct Pen {
    offset: Vec2,
    items: Vec<Item>,
    bounds: Option<Rect>,
    hasher: DefaultHasher,
}

impl Pen {
    pub(super) fn at(origin: impl Into<Point>) -> Self {
        let offset = origin.into().to_vec2();
        Self { offset, items: Vec::new(), bounds: None, hasher: DefaultHasher::new() }
    }

    pub(super) fn fill(&mut self, shape: impl kurbo::Shape, color: Color) {
        self.shape(shape, Some(color), None);
    }

    pub(super) fn stroke(&mut self, shape: impl kurbo::Shape, width: f64, color: Color) {
        self.shape(shape, None, Some((round(width), color)));
    }

    pub(super) fn dashed(&mut self, shape: impl kurbo::Shape, width: f64, dashes: [f64; 2], cap: Cap, color: Color) {
        let stroke = Stroke::new(width).with_caps(cap).with_join(Join::Round).with_dashes(0.0, dashes);
        self.shape(shape, None, Some((stroke, color)));
    }

    pub(super) fn outlined(&mut self, shape: impl kurbo::Shape, fill: Color, width: f64, line: Color) {
        self.shape(shape, Some(fill), Some((round(width), line)));
    }

    /// A box with round corners whose border of one pixel lies inside it.
    pub(super) fn bordered(&mut self, rect: Rect, radius: f64, fill: Color, border: Color) {
        let line = RoundedRect::from_rect(rect.inset(-0.5), radius - 0.5);
        self.shape(line, Some(fill), Some((Stroke::new(1.0), border)));
    }

    pub(super) fn round_rect(&mut self, rect: Rect, radius: f64, color: Color) {
        self.fill(RoundedRect::from_rect(rect, radius), color);
    }

    pub(super) fn disc(&mut self, centre: Point, radius: f64, color: Color) {
        self.fill(Circle::new(centre, radius), color);
    }

    pub(super) fn icon(&mut self, icon: Icon, rect: Rect, color: Color) {
        let drawing = icon.drawing().within(rect);
        let width = STROKE * rect.width() / super::icons::GRID;
        if !drawing.fills.elements().is_empty() {
            self.fill(drawing.fills, color);
        }
        if !drawing.strokes.elements().is_empty() {
            self.stroke(drawing.strokes, width, color);
        }
    }

    pub(super) fn text(&mut self, placed: &Placed, color: Color) {
        // Nothing to see: no item, so that no exporter has to think of it.
        if placed.paragraph.lines.iter().all(|line| line.runs.is_empty()) {
            return;
        }
        let origin = placed.origin - self.offset;
        self.grow(placed.paragraph.ink + origin.to_vec2());
        2u8.hash(&mut self.hasher);
        bits(&mut self.hasher, &[origin.x, origin.y]);
        placed.paragraph.hash.hash(&mut self.hasher);
        self.tint(Some(color));
        self.items.push(Item::Text(Text { origin, color, paragraph: placed.paragraph.clone() }));
    }

    fn shape(&mut self, shape: impl kurbo::Shape, fill: Option<Color>, stroke: Option<(Stroke, Color)>) {
        let mut path: BezPath = shape.to_path(TOLERANCE);
        path.apply_affine(kurbo::Affine::translate(-self.offset));
        if path.elements().is_empty() {
            return;
        }
        let line = stroke.as_ref().map_or(0.0, |(stroke, _)| stroke.width);
        self.grow(path.bounding_box().inflate(line, line));
        self.remember(&path);
        self.tint(fill);
        self.tint(stroke.as_ref().map(|(_, color)| *color));
        if let Some((stroke, _)) = &stroke {
            bits(&mut self.hasher, &[stroke.width, stroke.miter_limit, stroke.dash_offset]);
            bits(&mut self.hasher, &stroke.dash_pattern);
            (stroke.join as u8, stroke.start_cap as u8).hash(&mut self.hasher);
        }
        self.items.push(Item::Shape(Shape { path, fill, stroke }));
    }

    fn remember(&mut self, path: &BezPath) {
        1u8.hash(&mut self.hasher);
        for element in path.elements() {
            let hasher = &mut self.hasher;
            match *element {
                PathEl::MoveTo(p) => bits(hasher, &[0.0, p.x, p.y]),
                PathEl::LineTo(p) => bits(hasher, &[1.0, p.x, p.y]),
                PathEl::QuadTo(a, p) => bits(hasher, &[2.0, a.x, a.y, p.x, p.y]),
                PathEl::CurveTo(a, b, p) => bits(hasher, &[3.0, a.x, a.y, b.x, b.y, p.x, p.y]),
                PathEl::ClosePath => bits(hasher, &[4.0]),
            }
        }
    }

    fn tint(&mut self, color: Option<Color>) {
        color.map(|color| color.to_rgba8().to_u32()).hash(&mut self.hasher);
    }

    fn grow(&mut self, rect: Rect) {
        self.bounds = Some(self.bounds.map_or(rect, |bounds| bounds.union(rect)));
    }

    /// The group; `None` where nothing was drawn.
    pub(super) fn group(self, key: Key, pane: Pane) -> Option<Group> {
        let bounds = self.bounds?;
        let hash = self.hasher.finish();
        Some(Group { key, pane, offset: self.offset, bounds, hash, items: self.items.into() })
    }
}

fn round(width: f64) -> Stroke {
    Stroke::new(width).with_caps(Cap::Round).with_join(Join::Round)
}

fn bits(hasher: &mut DefaultHasher, values: &[f64]) {
    for value in values {
        // −0 and 0 draw the same.
        (value + 0.0).to_bits().hash(hasher);
    }
}
