//! Small icons of the panels, drawn as strokes so that they are sharp at every scale.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Undo,
    Redo,
    Person,
    ChevronDown,
    ChevronUp,
    ChevronRight,
    Plus,
    Minus,
    Cross,
    More,
    Warning,
    Check,
}

/// Draws the icon in the middle of `rect`, in a square of `size` points.
pub(crate) fn paint(painter: &Painter, icon: Icon, rect: Rect, size: f32, color: Color32) {
    let square = Rect::from_center_size(rect.center(), vec2(size, size));
    // Drawn on a grid of 16.
    let at = |x: f32, y: f32| square.min + vec2(x, y) * (size / 16.0);
    let stroke = Stroke::new((size / 16.0 * 1.5).max(1.2), color);
    let line = |points: Vec<Pos2>| Shape::line(points, stroke);
    match icon {
        Icon::Undo | Icon::Redo => {
            let side = |x: f32, y: f32| if icon == Icon::Undo { at(x, y) } else { at(16.0 - x, y) };
            painter.add(line(vec![side(6.0, 2.5), side(2.5, 6.0), side(6.0, 9.5)]));
            let mut bow = vec![side(2.5, 6.0), side(9.5, 6.0)];
            bow.extend((0..=10).map(|i| {
                let angle = std::f32::consts::PI * (i as f32 / 10.0 - 0.5);
                side(9.5 + 4.0 * angle.cos(), 10.0 + 4.0 * angle.sin())
            }));
            bow.push(side(6.5, 14.0));
            painter.add(line(bow));
        }
        Icon::Person => {
            painter.circle_stroke(at(8.0, 5.0), size / 16.0 * 3.0, stroke);
            let shoulders = (0..=12).map(|i| {
                let angle = std::f32::consts::PI * (1.0 + i as f32 / 12.0);
                at(8.0 + 5.5 * angle.cos(), 14.5 + 4.5 * angle.sin())
            });
            painter.add(line(shoulders.collect()));
        }
        Icon::ChevronDown => {
            painter.add(line(vec![at(3.5, 6.0), at(8.0, 10.5), at(12.5, 6.0)]));
        }
        Icon::ChevronUp => {
            painter.add(line(vec![at(3.5, 10.5), at(8.0, 6.0), at(12.5, 10.5)]));
        }
        Icon::ChevronRight => {
            painter.add(line(vec![at(6.0, 3.5), at(10.5, 8.0), at(6.0, 12.5)]));
        }
        Icon::Plus | Icon::Minus => {
            painter.add(line(vec![at(3.0, 8.0), at(13.0, 8.0)]));
            if icon == Icon::Plus {
                painter.add(line(vec![at(8.0, 3.0), at(8.0, 13.0)]));
            }
        }
        Icon::Cross => {
            painter.add(line(vec![at(4.0, 4.0), at(12.0, 12.0)]));
            painter.add(line(vec![at(12.0, 4.0), at(4.0, 12.0)]));
        }
        Icon::More => {
            for x in [3.0, 8.0, 13.0] {
                painter.circle_filled(at(x, 8.0), size / 16.0 * 1.6, color);
            }
        }
        Icon::Check => {
            painter.add(line(vec![at(3.0, 8.5), at(6.5, 12.0), at(13.0, 4.5)]));
        }
        Icon::Warning => {
            let triangle = vec![at(8.0, 2.0), at(14.5, 13.5), at(1.5, 13.5)];
            painter.add(Shape::closed_line(triangle, stroke));
        }
    }
}

/// Draws an icon of the map (a channel, a kind) into `square`.
pub(crate) fn paint_drawn(painter: &Painter, icon: crate::picture::icons::Icon, square: Rect, color: Color32) {
    use crate::picture::icons::{GRID, STROKE};
    let scale = f64::from(square.width()) / GRID;
    let stroke = Stroke::new((STROKE * scale) as f32, color);
    let drawing = icon.drawing();
    for (path, filled) in [(&drawing.strokes, false), (&drawing.fills, true)] {
        let mut points: Vec<Pos2> = Vec::new();
        let finish = |points: &mut Vec<Pos2>| {
            let points = std::mem::take(points);
            if points.len() < 2 {
                return;
            }
            painter.add(if filled {
                Shape::convex_polygon(points, color, Stroke::NONE)
            } else {
                Shape::line(points, stroke)
            });
        };
        let at = |p: kurbo::Point| square.min + vec2((p.x * scale) as f32, (p.y * scale) as f32);
        kurbo::flatten(path, FLATNESS, |element| match element {
            kurbo::PathEl::MoveTo(p) => {
                finish(&mut points);
                points.push(at(p));
            }
            kurbo::PathEl::LineTo(p) => points.push(at(p)),
            kurbo::PathEl::ClosePath => points.extend(points.first().copied()),
            kurbo::PathEl::QuadTo(..) | kurbo::PathEl::CurveTo(..) => {}
        });
        finish(&mut points);
    }
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
