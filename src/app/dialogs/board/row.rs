//! A row of the board's lists.

use egui::{Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::theme::Look;
use crate::app::widgets::focus_ring;
use crate::app::{style, text};

/// Height of a row of the lists.
pub(in crate::app::dialogs) const ROW: f32 = 28.0;

/// What holds no more is that faint.
pub(super) const OLD: f32 = 0.6;

/// A note in less room tells nothing.
const LEAST: f32 = 50.0;

/// What a row says.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::app::dialogs) struct Words<'a> {
    pub(in crate::app::dialogs) name: &'a str,
    /// Behind the name, as far as there is room.
    pub(in crate::app::dialogs) note: &'a str,
    /// At its right.
    pub(in crate::app::dialogs) right: &'a str,
    /// To screen readers.
    pub(in crate::app::dialogs) told: &'a str,
    /// It has no place yet: its edge is dashed.
    pub(in crate::app::dialogs) open: bool,
    /// What is at its right holds no more.
    pub(in crate::app::dialogs) old: bool,
}

/// A row that can be clicked and carried. What has no room is cut, and told in full under the pointer: the words at its
/// right where the name needs the room.
pub(in crate::app::dialogs) fn row(ui: &mut Ui, words: Words<'_>) -> Response {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words.told));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let card = rect.shrink2(vec2(0.0, 1.0));
    let over = response.hovered() || response.dragged();
    let (fill, border) = if over { (look.chip, look.field_border) } else { (look.ground, look.hairline) };
    let edge = if words.open { Stroke::NONE } else { Stroke::new(1.0, border) };
    ui.painter().rect(card, style::RADIUS, fill, edge, StrokeKind::Inside);
    if words.open {
        dashed(ui, card);
    }
    let room = (card.width() - 26.0).max(0.0);
    let name = text::line(ui.ctx(), words.name, &style::control(), room);
    let right = text::line(ui.ctx(), words.right, &style::small(), (room - name.size().x).max(room * 0.4));
    let end = card.right() - 9.0 - right.size().x;
    let color = if words.old { look.faint.gamma_multiply(OLD) } else { look.muted };
    right.paint_middle(ui.painter(), end, card.center().y, color);
    let left = card.left() + 10.0;
    let name = text::line(ui.ctx(), words.name, &style::control(), (end - 6.0 - left).max(0.0));
    name.paint_middle(ui.painter(), left, card.center().y, look.text);
    let behind = left + name.size().x + 10.0;
    let note = text::line(ui.ctx(), words.note, &style::small(), (end - 10.0 - behind).max(0.0));
    if end - behind > LEAST {
        note.paint_middle(ui.painter(), behind, card.center().y, look.muted);
    }
    focus_ring(ui, &response, look.accent);
    let cut = [(name.cut, words.name), (note.cut, words.note), (right.cut, words.right)];
    let cut: Vec<&str> = cut.into_iter().filter(|(cut, _)| *cut).map(|(_, words)| words).collect();
    if cut.is_empty() { response } else { text::tip(response, &cut.join("\n")) }
}

/// A dashed edge: nothing is there yet.
pub(super) fn dashed(ui: &Ui, rect: egui::Rect) {
    let look = Look::of(ui.ctx());
    let rect = rect.shrink(0.5);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, look.field_border), 4.0, 3.0));
}
