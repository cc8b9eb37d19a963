//! Paths.

use kurbo::{Affine, BezPath, PathEl, Point, Rect, Stroke};
use vello_cpu::RenderContext;

use crate::picture::Shape;

use super::meet;

/// Draws what of a path is within `seen` (map pixels of its group).
pub(super) fn draw(context: &mut RenderContext, shape: &Shape, place: Affine, seen: Rect) {
    let Shape { path, fill, stroke } = shape;
    // Miter joins reach further than half the width.
    let reach = stroke.as_ref().map_or(0.0, |(stroke, _)| stroke.width * stroke.miter_limit.max(1.0) / 2.0);
    let bounds = path.control_box();
    if path.is_empty() || !meet(bounds.inflate(reach, reach), seen) {
        return;
    }
    context.set_transform(place);
    if let Some(color) = fill {
        context.set_paint(*color);
        match as_rect(shape) {
            Some(rect) => context.fill_rect(&rect),
            None => context.fill_path(path),
        }
    }
    if let Some((stroke, color)) = stroke {
        context.set_paint(*color);
        context.set_stroke(stroke.clone());
        if stroke.dash_pattern.is_empty() && path.elements().len() < LONG {
            context.stroke_path(path);
        } else {
            context.stroke_path(&near(path, stroke, seen.inflate(reach, reach)));
        }
    }
}

/// Paths of so many elements are looked through for what is not seen.
const LONG: usize = 64;

/// What of a stroked path may be seen: a line across a large map has more dashes than all of its cards have letters.
fn near(path: &BezPath, stroke: &Stroke, seen: Rect) -> BezPath {
    let mut near = BezPath::new();
    let mut parts = path.elements();
    while let [first, rest @ ..] = parts {
        let end = rest.iter().position(|element| matches!(element, PathEl::MoveTo(_))).unwrap_or(rest.len());
        let part = &parts[..=end];
        parts = &rest[end..];
        if let (PathEl::MoveTo(from), [PathEl::LineTo(to)]) = (first, &rest[..end]) {
            if let Some((from, to)) = cut(*from, *to, stroke.dash_pattern.iter().sum(), seen) {
                near.move_to(from);
                near.line_to(to);
            }
        } else if meet(BezPath::from_vec(part.to_vec()).control_box(), seen) {
            near.extend(part.iter().copied());
        }
    }
    near
}

/// The part of a line that may be seen, begun where its dashes begin anew.
fn cut(from: Point, to: Point, period: f64, seen: Rect) -> Option<(Point, Point)> {
    if !meet(Rect::from_points(from, to), seen) {
        return None;
    }
    let along = to - from;
    let length = along.hypot();
    if length <= seen.width() + seen.height() || period <= 0.0 {
        return Some((from, to));
    }
    // Distances along the line between which it may be inside.
    let (mut first, mut last) = (0.0, length);
    for (start, step, low, high) in
        [(from.x, along.x / length, seen.x0, seen.x1), (from.y, along.y / length, seen.y0, seen.y1)]
    {
        if step != 0.0 {
            let (a, b) = ((low - start) / step, (high - start) / step);
            first = f64::max(first, a.min(b));
            last = f64::min(last, a.max(b));
        }
    }
    let first = (first / period).floor() * period;
    (first < last).then(|| (from + along * (first / length), from + along * (last / length)))
}

/// Upright rectangles have a short cut through the rasteriser: stripes and bars are most of a picture's pixels.
fn as_rect(shape: &Shape) -> Option<Rect> {
    use kurbo::PathEl::{ClosePath, LineTo, MoveTo};
    let [MoveTo(a), LineTo(b), LineTo(c), LineTo(d), ClosePath] = shape.path.elements() else { return None };
    let across_first = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    let down_first = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y;
    (across_first || down_first).then(|| Rect::from_points(*a, *c))
}
