//! Rows that look like small cards: what the palette offers, what answers a card.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use crate::app::icons;
use crate::app::theme::Look;
use crate::app::{style, text};
use crate::map::CardKind;

/// What stands at the left of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mark<'a> {
    Stage,
    Kind(&'a CardKind),
}

/// A row of the panel's width with a mark, a text cut to fit and a word at the right. `name` is for screen readers.
pub(crate) fn card_row(ui: &mut Ui, mark: Mark<'_>, words: &str, right: &str, name: &str, sense: Sense) -> Response {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), style::CONTROL), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let over = response.hovered() || response.dragged();
    let (fill, border) = if over { (look.chip, look.field_border) } else { (look.ground, look.hairline) };
    ui.painter().rect(rect, style::RADIUS, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    let middle = rect.center().y;
    match mark {
        Mark::Stage => icons::stage_mark(ui.painter(), pos2(rect.left() + 16.0, middle), look.head),
        Mark::Kind(kind) => {
            let hollow = Look::hollow(kind);
            icons::kind_bar(ui.painter(), pos2(rect.left() + 16.0, middle), 16.0, look.kind(kind), hollow);
        }
    }
    let right_edge = rect.right() - 11.0;
    let beside = text::line(ui.ctx(), right, &style::small(), rect.width() / 2.0);
    let edge = right_edge - beside.size().x;
    beside.paint_middle(ui.painter(), edge, middle, look.muted);
    let left = rect.left() + 33.0;
    let room = (edge - 6.0 - left).max(0.0);
    let shown = text::line(ui.ctx(), words, &style::control(), room);
    shown.paint_middle(ui.painter(), left, middle, look.text);
    focus_ring(ui, &response, look.accent);
    if shown.cut { text::tip(response, words) } else { response }
}
