//! The dark bubble at the pointer that says why something may not be dropped here, and the way out.

use egui::{Painter, Pos2, Rect, vec2};

use crate::app::style;
use crate::app::theme::Look;
use crate::editor::Refused;

/// Draws the bubble near `at`, within `canvas`.
pub(super) fn paint(painter: &Painter, canvas: Rect, at: Pos2, refused: &Refused, look: &Look) {
    let title = painter.layout(refused.text.clone(), style::title(), look.toast_text, 280.0);
    let offer = refused.offer.clone().map(|offer| painter.layout(offer, style::body(), look.toast_text, 280.0));
    let below = offer.as_ref().map_or(egui::Vec2::ZERO, |galley| galley.size() + vec2(0.0, 2.0));
    let size = vec2(title.size().x.max(below.x), title.size().y + below.y) + vec2(28.0, 18.0);
    let mut min = at + vec2(16.0, 24.0);
    min.x = min.x.min(canvas.right() - size.x - 8.0).max(canvas.left() + 8.0);
    if min.y + size.y > canvas.bottom() - 8.0 {
        min.y = at.y - size.y - 16.0;
    }
    let rect = Rect::from_min_size(min, size);
    painter.rect_filled(rect, 8.0, look.toast);
    let text = rect.min + vec2(14.0, 9.0);
    let line = title.size().y + 2.0;
    painter.galley(text, title, look.toast_text);
    if let Some(offer) = offer {
        painter.galley(text + vec2(0.0, line), offer, look.ground);
    }
}
