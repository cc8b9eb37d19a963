//! What follows the pointer while something is dragged: the thing itself, lifted, with a shadow.

use egui::{Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::Drawn;
use super::place::Place;
use crate::app::canvas::Canvas;
use crate::app::icons;
use crate::app::theme::Look;
use crate::app::{style, text};
use crate::editor::{Ghost, GhostOf};
use crate::layout::Pane;
use crate::map::{CardKind, Map};

/// Draws the ghost over everything.
pub(super) fn paint(
    painter: &Painter,
    canvas: &mut Canvas,
    drawn: &Drawn,
    place: &Place<'_>,
    map: &Map,
    ghost: &Ghost,
    look: &Look,
) {
    let rect = place.rect(Pane::Body, ghost.rect);
    let radius = place.length(8.0);
    let faded = if ghost.faded { 0.65 } else { 1.0 };
    if !ghost.faded {
        let shadow = egui::Shadow { offset: [4, 6], blur: 12, spread: 0, color: look.shadow };
        painter.add(shadow.as_shape(rect, radius as u8));
    }
    if let Some(group) = drawn.group_of(&ghost.of) {
        canvas.paint_group(painter, group, place.camera.zoom(), rect.min, faded);
        return;
    }
    let fill = look.panel.gamma_multiply(faded);
    match &ghost.of {
        GhostOf::Card(id) => {
            let card = map.card(id);
            let kind = card.map_or(CardKind::Note, |card| card.kind.clone());
            let text = card.map_or("", |card| card.text.as_str());
            painter.rect(rect, radius, fill, Stroke::new(1.0, look.card_border), StrokeKind::Inside);
            card_like(painter, place, rect, &kind, text, look);
        }
        GhostOf::NewCard(kind) => {
            painter.rect(rect, radius, fill, Stroke::new(1.0, look.card_border), StrokeKind::Inside);
            card_like(painter, place, rect, kind, kind.label(), look);
        }
        GhostOf::Stage(id) => {
            let name = id.as_ref().and_then(|id| map.column_name(id)).unwrap_or("New stage");
            chevron(painter, rect, place.length(16.0), look.head.gamma_multiply(faded));
            let font = egui::FontId::new(place.length(20.0).max(9.0), style::title().family);
            let shown = text::line(painter.ctx(), name, &font, rect.width());
            shown.paint(painter, rect.center() - shown.size() / 2.0, look.on_head);
        }
        GhostOf::Lane(id) => {
            let name = map.lane(id).map_or("", |lane| lane.label());
            painter.rect(rect, 6.0, fill, Stroke::new(1.0, look.card_border), StrokeKind::Inside);
            let font = egui::FontId::new(place.length(17.0).max(9.0), style::title().family);
            let shown = text::line(painter.ctx(), name, &font, rect.width() - 20.0);
            shown.paint(painter, rect.min + vec2(10.0, 8.0), look.text);
        }
    }
}

fn card_like(painter: &Painter, place: &Place<'_>, rect: Rect, kind: &CardKind, words: &str, look: &Look) {
    let bar = rect.height() - place.length(10.0);
    let at = pos2(rect.left() + 2.5, rect.center().y);
    icons::kind_bar(painter, at, bar.max(8.0), look.kind(kind), Look::hollow(kind));
    let font = egui::FontId::new(place.length(16.0).max(8.0), style::body().family);
    let left = place.length(18.0);
    let shown = text::line(painter.ctx(), words, &font, (rect.width() - 2.0 * left).max(0.0));
    shown.paint_middle(painter, rect.left() + left, rect.center().y, look.text);
}

fn chevron(painter: &Painter, rect: Rect, point: f32, color: egui::Color32) {
    let middle = rect.center().y;
    let (left, right) = (rect.left(), rect.right());
    // The notch makes the outline concave, so it is filled as two convex halves.
    for y in [rect.top(), rect.bottom()] {
        let half = vec![pos2(left, y), pos2(right, y), pos2(right + point, middle), pos2(left + point, middle)];
        painter.add(Shape::convex_polygon(half, color, Stroke::NONE));
    }
}
