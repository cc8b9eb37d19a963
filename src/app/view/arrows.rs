//! Arrows over the map: those that stand out, the one being drawn, and the handles where one begins.

use egui::{Painter, Pos2, Shape, Stroke, StrokeKind, epaint::CubicBezierShape, pos2, vec2};
use kurbo::{BezPath, PathEl};

use super::place::Place;
use crate::app::theme::Look;
use crate::editor::{Grip, LitArrow, Overlay, Wire};
use crate::layout::{Pane, Route};

/// Radius of a handle, in points: the place where it can be taken is larger.
const GRIP: f32 = 5.5;

/// Arrows of what is selected or under the pointer.
pub(super) fn lit(painter: &Painter, place: &Place<'_>, overlay: &Overlay, look: &Look) {
    let cards = painter.with_clip_rect(place.clip(Pane::Body));
    // Those of stages stand above the heads, which cover them once they stay in sight while the map scrolls.
    let heads = place.clip(Pane::Heads).top();
    let stages = painter.with_clip_rect(place.canvas.with_max_y(heads + 4.0));
    for arrow in &overlay.arrows {
        lit_arrow(if arrow.over_heads { &stages } else { &cards }, place, arrow, look);
    }
}

fn lit_arrow(painter: &Painter, place: &Place<'_>, arrow: &LitArrow, look: &Look) {
    let width = place.length(if arrow.selected { 3.0 } else { 2.0 }).max(if arrow.selected { 2.5 } else { 1.5 });
    draw(painter, place, &arrow.route, &arrow.behind, Stroke::new(width, look.accent));
    if arrow.answers {
        painter.circle_filled(place.point(arrow.route.start()), place.length(3.0).max(2.0) + 0.5, look.accent);
    }
    if let Some(label) = arrow.label {
        let rect = place.rect(Pane::Body, label);
        let stroke = Stroke::new(width.min(2.5), look.accent);
        painter.rect_stroke(rect, rect.height() / 2.0, stroke, StrokeKind::Outside);
    }
}

/// The arrow being drawn with what it leads to, and the handles.
pub(super) fn drawing(painter: &Painter, place: &Place<'_>, overlay: &Overlay, look: &Look) {
    if let Some(mark) = &overlay.target {
        let painter = painter.with_clip_rect(place.clip(mark.pane));
        let rect = place.rect(mark.pane, mark.rect);
        painter.rect_filled(rect, place.length(8.0), look.drop_target);
        painter.rect_stroke(
            rect.expand(place.mark(3.0)),
            place.length(8.0) + place.mark(3.0),
            Stroke::new(place.mark(2.5).max(1.25), look.accent),
            StrokeKind::Middle,
        );
    }
    if let Some(wire) = &overlay.wire {
        draw_wire(painter, place, wire, look);
    }
    for grip in &overlay.grips {
        draw_grip(painter, place, grip, look);
    }
}

fn draw_wire(painter: &Painter, place: &Place<'_>, wire: &Wire, look: &Look) {
    let color = if wire.refused { look.drop } else { look.accent };
    let stroke = Stroke::new(2.0, color);
    if let Some(route) = &wire.route {
        draw(painter, place, route, &[], stroke);
        return;
    }
    let (start, end) = (place.point(wire.start), place.point(wire.end));
    // Out of a head an arrow rises, out of a card it leaves sideways.
    let (leave, arrive) = if wire.arched {
        let rise = (start.distance(end) * 0.25).clamp(18.0, 70.0);
        (vec2(0.0, -rise), if wire.to.is_some() { vec2(0.0, -rise) } else { vec2(0.0, rise * 0.5) })
    } else {
        let reach = (start.distance(end) * 0.35).clamp(12.0, 120.0);
        (vec2(reach, 0.0), vec2(-reach * (end.x - start.x).signum(), 0.0))
    };
    let points = [start, start + leave, end + arrive, end];
    painter.add(CubicBezierShape::from_points_stroke(points, false, egui::Color32::TRANSPARENT, stroke));
    let along = (end - points[2]).normalized();
    head(painter, end, along, 10.0, color);
    painter.circle_filled(start, 3.5, color);
}

fn draw_grip(painter: &Painter, place: &Place<'_>, grip: &Grip, look: &Look) {
    let painter = painter.with_clip_rect(place.clip(grip.pane).expand(GRIP));
    let at = egui_point(place, grip.pane, grip.at);
    let fill = if grip.hot { look.accent } else { look.panel };
    let radius = place.mark(if grip.hot { GRIP + 1.0 } else { GRIP });
    painter.circle(at, radius, fill, Stroke::new(place.mark(2.0).max(1.2), look.accent));
}

/// A route as lines of the window, without what lies behind these places.
fn draw(painter: &Painter, place: &Place<'_>, route: &Route, behind: &[kurbo::Rect], stroke: Stroke) {
    painter.extend(route.beside(behind).iter().map(|piece| Shape::line(points(piece, place), stroke)));
    let [left, tip, right] = route.head().map(|point| place.point(point));
    let back = left + (right - left) / 2.0;
    head(painter, tip, (tip - back).normalized(), (tip - back).length().max(7.0), stroke.color);
}

fn head(painter: &Painter, tip: Pos2, along: egui::Vec2, length: f32, color: egui::Color32) {
    let back = tip - along * length;
    let side = along.rot90() * length * 0.53;
    painter.add(Shape::convex_polygon(vec![back + side, tip, back - side], color, Stroke::NONE));
}

/// The corners of a path, its curves in a few pieces.
fn points(path: &BezPath, place: &Place<'_>) -> Vec<Pos2> {
    const PIECES: u32 = 5;
    let mut points = Vec::new();
    let mut last = kurbo::Point::ZERO;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) | PathEl::LineTo(to) => {
                points.push(place.point(to));
                last = to;
            }
            PathEl::QuadTo(over, to) => {
                for i in 1..=PIECES {
                    let t = f64::from(i) / f64::from(PIECES);
                    points.push(place.point(last.lerp(over, t).lerp(over.lerp(to, t), t)));
                }
                last = to;
            }
            PathEl::CurveTo(_, _, to) => {
                points.push(place.point(to));
                last = to;
            }
            PathEl::ClosePath => {}
        }
    }
    points
}

fn egui_point(place: &Place<'_>, pane: Pane, at: kurbo::Point) -> Pos2 {
    let rect = place.rect(pane, kurbo::Rect::from_points(at, at));
    pos2(rect.left(), rect.top())
}

impl Place<'_> {
    /// A point of the body in points of the window.
    fn point(&self, at: kurbo::Point) -> Pos2 {
        egui_point(self, Pane::Body, at)
    }
}
