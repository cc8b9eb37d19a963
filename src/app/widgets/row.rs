//! Rows that look like small cards: what the palette offers, what answers a card.

use egui::{Align2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use crate::app::icons;
use crate::app::style;
use crate::app::theme::Look;
use crate::map::CardKind;

/// What stands at the left of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mark<'a> {
    Stage,
    Kind(&'a CardKind),
}

/// A row of the panel's width with a mark, a text cut to fit and a word at the right. `name` is for screen readers.
pub(crate) fn card_row(ui: &mut Ui, mark: Mark<'_>, text: &str, right: &str, name: &str, sense: Sense) -> Response {
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
    let keys = ui.painter().text(pos2(right_edge, middle), Align2::RIGHT_CENTER, right, style::small(), look.muted);
    let left = rect.left() + 33.0;
    let room = (keys.left() - 6.0 - left).max(0.0);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), style::control(), look.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, look.text);
    focus_ring(ui, &response, look.accent);
    response
}
