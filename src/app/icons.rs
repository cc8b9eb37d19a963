//! The picture's icons and the marks of kinds and stages, drawn into panels.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use kurbo::{BezPath, PathEl};

pub(crate) use crate::picture::icons::Icon;
use crate::picture::icons::{GRID, STROKE};

/// Draws the icon in the middle of `rect`, in a square of `size` points.
pub(crate) fn paint(painter: &Painter, icon: Icon, rect: Rect, size: f32, color: Color32) {
    let square = Rect::from_center_size(rect.center(), vec2(size, size));
    let scale = f64::from(size) / GRID;
    let stroke = Stroke::new(((STROKE * scale) as f32).max(1.2), color);
    let at = |p: kurbo::Point| square.min + vec2((p.x * scale) as f32, (p.y * scale) as f32);
    let drawing = icon.drawing();
    for mut points in lines(&drawing.strokes, at) {
        let closed = points.len() > 2 && points.first() == points.last();
        painter.add(if closed {
            points.pop();
            Shape::closed_line(points, stroke)
        } else {
            Shape::line(points, stroke)
        });
    }
    for points in lines(&drawing.fills, at) {
        painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    }
}

/// The parts of a path as the points that egui joins.
fn lines(path: &BezPath, at: impl Fn(kurbo::Point) -> Pos2) -> Vec<Vec<Pos2>> {
    let mut lines: Vec<Vec<Pos2>> = Vec::new();
    kurbo::flatten(path, FLATNESS, |element| match element {
        PathEl::MoveTo(p) => lines.push(vec![at(p)]),
        PathEl::LineTo(p) => lines.last_mut().into_iter().for_each(|line| line.push(at(p))),
        PathEl::ClosePath => lines.last_mut().into_iter().for_each(|line| line.extend(line.first().copied())),
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    for line in &mut lines {
        // An arc that closes ends beside where it began; a joint of such a length points anywhere.
        line.dedup_by(|next, last| {
            let same = next.distance(*last) < 0.01;
            if same {
                *last = *next;
            }
            same
        });
    }
    lines.retain(|line| line.len() > 1);
    lines
}

/// How far a flattened curve may be off, on the icons' grid.
const FLATNESS: f64 = 0.05;

/// The bar that stands for a kind of card; hollow for the kinds without a colour of their own.
pub(crate) fn kind_bar(painter: &Painter, center: Pos2, height: f32, color: Color32, hollow: bool) {
    let width = 4.0;
    let rect = Rect::from_center_size(center, vec2(width, height));
    if hollow {
        let stroke = Stroke::new(1.25, color);
        painter.rect_stroke(rect.expand2(vec2(0.5, 0.0)), 2.0, stroke, egui::StrokeKind::Middle);
    } else {
        painter.rect_filled(rect, 1.5, color);
    }
}

/// The chevron that stands for a stage.
pub(crate) fn stage_mark(painter: &Painter, center: Pos2, color: Color32) {
    let (w, h, point) = (8.0, 5.5, 4.0);
    let at = |x: f32, y: f32| pos2(center.x + x, center.y + y);
    // The notch makes the outline concave, so it is filled as two convex halves.
    let upper = vec![at(-w, -h), at(w - point, -h), at(w, 0.0), at(-w + point, 0.0)];
    let lower = vec![at(-w, h), at(-w + point, 0.0), at(w, 0.0), at(w - point, h)];
    for half in [upper, lower] {
        painter.add(Shape::convex_polygon(half, color, Stroke::NONE));
    }
}

/// A small arrow to the right, from this point on.
pub(crate) fn arrow(painter: &egui::Painter, from: egui::Pos2, color: egui::Color32) {
    let tip = from + egui::vec2(12.0, 0.0);
    let stroke = egui::Stroke::new(1.3, color);
    painter.line_segment([from, tip], stroke);
    painter.line_segment([tip + egui::vec2(-4.0, -3.5), tip], stroke);
    painter.line_segment([tip + egui::vec2(-4.0, 3.5), tip], stroke);
}
