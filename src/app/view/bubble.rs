//! The dark bubble at the pointer that says why something may not be dropped here, and the way out.

use egui::{Painter, Pos2, Rect, vec2};

use crate::app::theme::Look;
use crate::app::{style, text};
use crate::editor::Refused;

/// Draws the bubble near `at`, within `canvas`.
pub(super) fn paint(painter: &Painter, canvas: Rect, at: Pos2, refused: &Refused, look: &Look) {
    let set = |words: &str, font| text::lines(painter.ctx(), words, &font, 280.0);
    let title = set(&refused.text, style::title());
    let offer = refused.offer.as_deref().map(|offer| set(offer, style::body()));
    let below = offer.as_ref().map_or(egui::Vec2::ZERO, |offer| offer.size() + vec2(0.0, 2.0));
    let size = vec2(title.size().x.max(below.x), title.size().y + below.y) + vec2(28.0, 18.0);
    let mut min = at + vec2(16.0, 24.0);
    min.x = min.x.min(canvas.right() - size.x - 8.0).max(canvas.left() + 8.0);
    if min.y + size.y > canvas.bottom() - 8.0 {
        min.y = at.y - size.y - 16.0;
    }
    let rect = Rect::from_min_size(min, size);
    painter.rect_filled(rect, 8.0, look.toast);
    let corner = rect.min + vec2(14.0, 9.0);
    let line = title.size().y + 2.0;
    title.paint(painter, corner, look.toast_text);
    if let Some(offer) = offer {
        offer.paint(painter, corner + vec2(0.0, line), look.ground);
    }
}
