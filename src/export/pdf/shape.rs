//! Paths and what they are painted with.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use kurbo::{BezPath, Cap, Join, PathEl};
use peniko::Color;

use crate::picture::Shape;

/// Draws a path in the coordinates of its group.
pub(super) fn draw(surface: &mut Surface<'_>, shape: &Shape) {
    let Shape { path, fill: inside, stroke: line } = shape;
    let Some(path) = outline(path) else { return };
    let inside = inside.map(fill);
    let line = line.as_ref().and_then(|(style, color)| stroke(style, *color));
    // One operator for both leaves it to the reader how a translucent line lies over its own area.
    let opaque = inside.as_ref().is_none_or(|fill| fill.opacity == NormalizedF32::ONE);
    if inside.is_some() && line.is_some() && !opaque {
        paint(surface, &path, inside, None);
        paint(surface, &path, None, line);
    } else if inside.is_some() || line.is_some() {
        paint(surface, &path, inside, line);
    }
}

fn paint(surface: &mut Surface<'_>, path: &Path, fill: Option<Fill>, stroke: Option<Stroke>) {
    surface.set_fill(fill);
    surface.set_stroke(stroke);
    surface.draw_path(path);
}

/// The path as krilla has it; nothing for an empty one, or one of numbers that are none.
pub(super) fn outline(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => builder.move_to(p.x as f32, p.y as f32),
            PathEl::LineTo(p) => builder.line_to(p.x as f32, p.y as f32),
            PathEl::QuadTo(a, p) => builder.quad_to(a.x as f32, a.y as f32, p.x as f32, p.y as f32),
            PathEl::CurveTo(a, b, p) => {
                builder.cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, p.x as f32, p.y as f32);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

pub(super) fn fill(color: Color) -> Fill {
    let (color, opacity) = paint_of(color);
    Fill { paint: color.into(), opacity, rule: FillRule::NonZero }
}

/// A line's style; nothing for one without a width.
pub(super) fn stroke(style: &kurbo::Stroke, color: Color) -> Option<Stroke> {
    if !(style.width > 0.0 && style.width.is_finite()) {
        return None;
    }
    let (color, opacity) = paint_of(color);
    Some(Stroke {
        paint: color.into(),
        width: style.width as f32,
        miter_limit: style.miter_limit as f32,
        line_cap: match style.start_cap {
            Cap::Butt => LineCap::Butt,
            Cap::Square => LineCap::Square,
            Cap::Round => LineCap::Round,
        },
        line_join: match style.join {
            Join::Bevel => LineJoin::Bevel,
            Join::Miter => LineJoin::Miter,
            Join::Round => LineJoin::Round,
        },
        opacity,
        dash: dash(style),
    })
}

/// Dashes, unless they are such as a PDF may not have: all of no length.
fn dash(style: &kurbo::Stroke) -> Option<StrokeDash> {
    let array: Vec<f32> = style.dash_pattern.iter().map(|length| *length as f32).collect();
    let sound = array.iter().all(|length| length.is_finite() && *length >= 0.0);
    let long = array.iter().any(|length| *length > 0.0);
    (sound && long).then_some(StrokeDash { array, offset: style.dash_offset as f32 })
}

fn paint_of(color: Color) -> (rgb::Color, NormalizedF32) {
    let bytes = color.to_rgba8();
    let opacity = NormalizedF32::new(color.components[3].clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE);
    (rgb::Color::new(bytes.r, bytes.g, bytes.b), opacity)
}
