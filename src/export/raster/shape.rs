//! Paths.

use kurbo::{Affine, Rect};
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
        context.stroke_path(path);
    }
}

/// Upright rectangles have a short cut through the rasteriser: stripes and bars are most of a picture's pixels.
fn as_rect(shape: &Shape) -> Option<Rect> {
    use kurbo::PathEl::{ClosePath, LineTo, MoveTo};
    let [MoveTo(a), LineTo(b), LineTo(c), LineTo(d), ClosePath] = shape.path.elements() else { return None };
    let across_first = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    let down_first = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y;
    (across_first || down_first).then(|| Rect::from_points(*a, *c))
}
