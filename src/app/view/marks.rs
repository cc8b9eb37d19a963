//! Marks over the map: selection, focus, hover, where something would land.

use egui::{CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, pos2};

use super::place::Place;
use crate::app::style;
use crate::app::theme::Look;
use crate::editor::{Frame, Mark, Overlay, Plus, Thing, fold_triangle};
use crate::layout::{LaneBody, Layout, Pane};

/// Corners of a card, in map pixels.
const CARD: f64 = 8.0;

/// Between the edge of a lane's stripe and its name, in map pixels.
pub(super) const LANE_AIR: f64 = 12.0;

/// What the marks of a step keep from its name, in map pixels.
const STEP_AIR: f64 = 6.0;

/// Draws what lies under the thing that is dragged.
pub(super) fn paint(painter: &Painter, place: &Place<'_>, overlay: &Overlay, look: &Look) {
    for &(pane, room) in &overlay.rooms {
        let painter = painter.with_clip_rect(place.clip(pane));
        painter.rect_filled(place.rect(pane, room), place.length(CARD), look.drop_target);
    }
    if let Some(cell) = overlay.refused.as_ref().and_then(|refused| refused.cell) {
        let painter = painter.with_clip_rect(place.clip(Pane::Body));
        let stroke = Stroke::new(1.0, look.drop.gamma_multiply(0.35));
        painter.rect(place.rect(Pane::Body, cell), 0.0, look.refused, stroke, StrokeKind::Inside);
    }
    if let Some(plus) = &overlay.plus {
        invite(&painter.with_clip_rect(place.clip(Pane::Body)), place, plus, look);
    }
    if let Some(mark) = overlay.hover.as_ref().filter(|mark| lights_up(mark) && !overlay.selected.contains(mark)) {
        outline(painter, place, mark, Stroke::new(1.0, look.muted), 0.0);
    }
    // What is dragged is marked by its ghost, what is edited by the frame of its text.
    let marked = overlay.ghost.is_none() && overlay.field.is_none();
    // An arrow that is selected is not framed but drawn stronger.
    let (stroke, air) = ring(place, overlay.selected.len());
    for mark in overlay.selected.iter().filter(|mark| marked && !mark.thing.is_arrow()) {
        outline(painter, place, mark, Stroke::new(stroke, look.accent), air);
    }
    if let Some(mark) = overlay.focus.as_ref().filter(|mark| marked && !mark.thing.is_arrow()) {
        focus(painter, place, mark, look);
    }
    for &(pane, line) in &overlay.drops {
        let painter = painter.with_clip_rect(place.clip(pane));
        drop_line(&painter, place, place.rect(pane, line), look);
    }
}

/// The frame that selects: solid for what it contains, dashed for what it touches.
pub(super) fn frame(painter: &Painter, place: &Place<'_>, frame: &Frame, look: &Look) {
    let rect = place.rect(Pane::Body, frame.rect);
    let stroke = Stroke::new(1.5, look.accent);
    painter.rect_filled(rect, 0.0, look.accent.gamma_multiply(0.08));
    if frame.touching {
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.extend(Shape::dashed_line(&corners, stroke, 6.0, 4.0));
    } else {
        painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Middle);
    }
}

/// The triangles that fold the lanes: down where a lane is open, to the right where it is a strip.
pub(super) fn folds(painter: &Painter, place: &Place<'_>, layout: &Layout, look: &Look) {
    let painter = painter.with_clip_rect(place.clip(Pane::Labels));
    for lane in layout.lanes.iter().filter(|lane| !lane.lane.is_empty()) {
        let at = fold_triangle(lane);
        let rect = place.rect(Pane::Labels, kurbo::Rect::from_center_size(at, (9.0, 9.0)));
        let (c, r) = (rect.center(), rect.width() / 2.0);
        let points = if matches!(lane.body, LaneBody::Folded) {
            vec![pos2(c.x - r * 0.6, c.y - r), pos2(c.x + r * 0.7, c.y), pos2(c.x - r * 0.6, c.y + r)]
        } else {
            vec![pos2(c.x - r, c.y - r * 0.6), pos2(c.x + r, c.y - r * 0.6), pos2(c.x, c.y + r * 0.7)]
        };
        painter.add(Shape::convex_polygon(points, look.faint, Stroke::NONE));
    }
}

/// Thickness of the ring round what is selected, and how far it stands off: rings of neighbours keep apart.
fn ring(place: &Place<'_>, count: usize) -> (f32, f32) {
    /// Half of what is between two cards of a cell, in map pixels.
    const HALF: f64 = 4.0;
    let (stroke, air) = (place.mark(2.5).max(1.25), place.mark(3.0));
    if count < 2 {
        return (stroke, air);
    }
    let stroke = stroke.min(2.0);
    (stroke, (place.length(HALF) - stroke / 2.0 - 0.5).clamp(0.0, air))
}

/// Whether a thing shows that the pointer is over it; lanes and heads are too large to flicker.
fn lights_up(mark: &Mark) -> bool {
    matches!(mark.thing, Thing::Card(_) | Thing::Step(_) | Thing::Sentiment { .. })
}

/// What a mark goes round; no line may cross the letters of what is nothing but letters.
fn around(place: &Place<'_>, mark: &Mark) -> Rect {
    let mut rect = place.rect(mark.pane, mark.rect);
    match mark.thing {
        Thing::Head => rect = rect.expand(6.0),
        // Their boxes begin where their words do.
        Thing::Lane(_) => rect.min.x -= place.length(LANE_AIR),
        Thing::Step(_) => {
            rect.min.x -= place.length(STEP_AIR);
            rect.max.y += place.length(STEP_AIR);
        }
        _ => {}
    }
    rect
}

fn radius(thing: &Thing, place: &Place<'_>, rect: Rect) -> f32 {
    match thing {
        Thing::Card(_) => place.length(CARD),
        Thing::Sentiment { .. } => rect.width() / 2.0,
        Thing::Stage(_) | Thing::Step(_) => place.length(4.0),
        Thing::Lane(_) | Thing::Head | Thing::Link(_) | Thing::Transition(_) => 6.0,
    }
}

fn outline(painter: &Painter, place: &Place<'_>, mark: &Mark, stroke: Stroke, air: f32) {
    let painter = painter.with_clip_rect(place.clip_of(&mark.thing, mark.pane));
    let rect = around(place, mark);
    let radius = radius(&mark.thing, place, rect) + air;
    let rect = rect.expand(air);
    painter.rect_stroke(rect, CornerRadius::same(radius.min(255.0) as u8), stroke, StrokeKind::Middle);
}

/// A dashed ring inside: the keyboard is here.
fn focus(painter: &Painter, place: &Place<'_>, mark: &Mark, look: &Look) {
    let painter = painter.with_clip_rect(place.clip_of(&mark.thing, mark.pane));
    let outer = around(place, mark);
    let inset: f32 = if matches!(mark.thing, Thing::Step(_)) { 1.0 } else { 4.0 };
    let rect = outer.shrink(inset.min(outer.height() / 6.0));
    let on_dark = matches!(mark.thing, Thing::Stage(_));
    let color = if on_dark { look.on_head } else { look.text };
    dashed(&painter, rect, (radius(&mark.thing, place, outer) - 3.0).max(2.0), Stroke::new(1.3, color));
}

/// A dashed rectangle with round corners.
fn dashed(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    let mut points = Vec::new();
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.shrink(radius);
    let corners = [inner.right_bottom(), inner.left_bottom(), inner.left_top(), inner.right_top()];
    for (quarter, corner) in corners.into_iter().enumerate() {
        for step in 0..=6 {
            let angle = (quarter as f32 + step as f32 / 6.0) * std::f32::consts::FRAC_PI_2;
            points.push(corner + radius * egui::Vec2::angled(angle));
        }
    }
    points.extend(points.first().copied());
    painter.extend(Shape::dashed_line(&points, stroke, 3.5, 3.0));
}

/// "+ Motive" in a dashed frame.
fn invite(painter: &Painter, place: &Place<'_>, plus: &Plus, look: &Look) {
    let rect = place.rect(Pane::Body, plus.rect);
    if let Some(hint) = plus.hint {
        let ground = if hint.striped { look.stripe } else { look.ground };
        painter.rect_filled(place.rect(Pane::Words, hint.rect).expand(1.0), 0.0, ground);
    }
    dashed(painter, rect, place.length(CARD), Stroke::new(1.0, look.faint));
    let font = egui::FontId::new((place.length(16.0)).clamp(10.0, 22.0), style::control().family);
    let text = format!("+ {}", plus.kind.label());
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, font, look.muted);
}

/// Where the next card goes, of the scribe line or typed into a cell that was clicked.
pub(super) fn next_card(painter: &Painter, place: &Place<'_>, rect: kurbo::Rect, look: &Look) {
    let painter = painter.with_clip_rect(place.clip(Pane::Body));
    let rect = place.rect(Pane::Body, rect);
    if rect.height() < place.length(CARD) {
        drop_line(&painter, place, rect, look);
    } else {
        dashed(&painter, rect, place.length(CARD), Stroke::new(2.0, look.accent));
    }
}

/// The line where something would land, with a knob at its beginning.
fn drop_line(painter: &Painter, place: &Place<'_>, rect: Rect, look: &Look) {
    let stroke = Stroke::new(place.mark(3.0).max(1.5), look.accent);
    let center = rect.center();
    let from = if rect.width() >= rect.height() {
        painter.hline(rect.x_range(), center.y, stroke);
        pos2(rect.left(), center.y)
    } else {
        painter.vline(center.x, rect.y_range(), stroke);
        pos2(center.x, rect.top())
    };
    painter.circle_filled(from, place.mark(4.5).max(2.5), look.accent);
}
