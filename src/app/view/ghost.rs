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

/// So many of several things are seen behind each other.
const STACK: usize = 3;

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
    for below in (1..ghost.count.min(STACK)).rev() {
        let sheet = rect.translate(vec2(5.0, 5.0) * below as f32);
        let border = Stroke::new(1.0, look.card_border.gamma_multiply(faded));
        painter.rect(sheet, radius, look.panel.gamma_multiply(faded), border, StrokeKind::Inside);
    }
    if !ghost.faded {
        let shadow = egui::Shadow { offset: [4, 6], blur: 12, spread: 0, color: look.shadow };
        painter.add(shadow.as_shape(rect, radius as u8));
    }
    match drawn.group_of(&ghost.of) {
        Some(group) => canvas.paint_group(painter, group, place.camera.zoom(), rect.min, faded),
        None => likeness(painter, place, map, ghost, rect, look),
    }
    badge(painter, rect, ghost, look);
}

/// The thing as the panels would draw it, where the picture has no group of it.
fn likeness(painter: &Painter, place: &Place<'_>, map: &Map, ghost: &Ghost, rect: Rect, look: &Look) {
    let radius = place.length(8.0);
    let faded = if ghost.faded { 0.65 } else { 1.0 };
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
        GhostOf::Step(id) => {
            let name = map.column_name(id).unwrap_or_default();
            painter.rect(rect, 4.0, fill, Stroke::new(1.0, look.card_border), StrokeKind::Inside);
            let font = egui::FontId::new(place.length(14.0).max(9.0), style::title().family);
            let shown = text::line(painter.ctx(), name, &font, rect.width() - 16.0);
            shown.paint(painter, rect.left_center() + vec2(8.0, -shown.size().y / 2.0), look.text);
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

/// How many follow; with a plus, copies do.
fn badge(painter: &Painter, rect: Rect, ghost: &Ghost, look: &Look) {
    let count = match (ghost.copy, ghost.count) {
        (false, 0 | 1) => return,
        (true, 0 | 1) => "+".to_owned(),
        (true, count) => format!("+{count}"),
        (false, count) => count.to_string(),
    };
    let galley = painter.layout_no_wrap(count, style::control(), look.on_accent);
    let size = vec2((galley.size().x + 12.0).max(22.0), 22.0);
    let pill = Rect::from_center_size(rect.right_top(), size);
    painter.rect(pill, 11.0, look.accent, Stroke::new(1.5, look.panel), StrokeKind::Outside);
    painter.galley(pill.center() - galley.size() / 2.0, galley, look.on_accent);
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
