//! The pages as they will be, one at a time, on the ground chosen.

use std::sync::Arc;

use egui::{Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::canvas::Thumbnail;
use crate::app::icons::Icon;
use crate::app::theme::Look;
use crate::app::widgets::icon_button;
use crate::app::{style, text};
use crate::export::{Background, Page};
use crate::picture::Picture;

/// Height of the row one steps through the pages with.
const STEPPER: f32 = 34.0;

/// Which page is seen.
#[derive(Default)]
pub(super) struct Preview {
    page: usize,
    texture: Thumbnail,
}

impl Preview {
    pub(super) fn show(&mut self, ui: &mut Ui, pages: &Arc<[Page]>, ground: Background, height: f32) {
        ui.spacing_mut().item_spacing.y = 4.0;
        self.page = self.page.min(pages.len().saturating_sub(1));
        let Some(page) = pages.get(self.page) else { return };
        let several = pages.len() > 1;
        let room = if several { height - STEPPER } else { height };
        self.paint(ui, &page.picture, ground, room);
        if several {
            self.stepper(ui, &page.name, pages.len());
        }
    }

    /// "‹ 3 of 11 · Purchase ›"
    fn stepper(&mut self, ui: &mut Ui, name: &str, pages: usize) {
        let look = Look::of(ui.ctx());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if icon_button(ui, Icon::ChevronLeft, "Page before", self.page > 0).clicked() {
                self.page -= 1;
            }
            let of = format!("{} of {pages}", self.page + 1);
            ui.label(RichText::new(&of).font(style::control()));
            if icon_button(ui, Icon::ChevronRight, "Next page", self.page + 1 < pages).clicked() {
                self.page += 1;
            }
            text::label(ui, name, &style::small(), look.muted);
        });
    }

    /// The picture itself; squares stand for what is see-through.
    fn paint(&mut self, ui: &mut Ui, picture: &Picture, background: Background, height: f32) {
        let look = Look::of(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "Preview of the picture"));
        ui.painter().rect(rect, 6, look.chip, Stroke::new(1.0, look.hairline), StrokeKind::Inside);
        let room = rect.shrink(10.0);
        if background == Background::Transparent {
            let zoom =
                (f64::from(room.width()) / picture.size.width).min(f64::from(room.height()) / picture.size.height);
            let size = vec2((picture.size.width * zoom) as f32, (picture.size.height * zoom) as f32);
            squares(ui, Rect::from_center_size(room.center(), size), &look);
        }
        self.texture.paint(ui.painter(), room, picture, background.ground(picture));
    }
}

/// Light squares, as everybody draws what is see-through.
fn squares(ui: &Ui, rect: Rect, look: &Look) {
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0, look.panel);
    let side = 8.0;
    let (columns, rows) = ((rect.width() / side).ceil() as usize, (rect.height() / side).ceil() as usize);
    for row in 0..rows {
        for column in (row % 2..columns).step_by(2) {
            let at = pos2(rect.left() + column as f32 * side, rect.top() + row as f32 * side);
            painter.rect_filled(Rect::from_min_size(at, vec2(side, side)), 0, look.chip);
        }
    }
}
