//! Texts of the user's that are only shown: names and cards in lists, panels and dialogs.

use std::ops::Range;
use std::sync::Arc;

use egui::{Color32, Context, FontId, Painter, Pos2, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::store::{Spot, with};
use super::style::style_of;
use crate::layout::{Fit, Paragraph};

/// A text that is set and can be drawn.
#[derive(Clone)]
pub(in crate::app) struct Shown {
    paragraph: Arc<Paragraph>,
    /// Whether something was left out; a tooltip should say the whole.
    pub(in crate::app) cut: bool,
    /// How wide it may be, for texts that begin at the right.
    width: f32,
}

/// A text in one line, cut with an ellipsis where it is wider than `width`.
pub(in crate::app) fn line(ctx: &Context, text: &str, font: &FontId, width: f32) -> Shown {
    let set = with(ctx, |store| store.fonts.elided(text, &style_of(font), f64::from(width)));
    Shown { paragraph: set.paragraph, cut: set.cut, width }
}

/// A text in as many lines as it needs.
pub(in crate::app) fn lines(ctx: &Context, text: &str, font: &FontId, width: f32) -> Shown {
    let fit = Fit::Start(f64::from(width));
    let paragraph = with(ctx, |store| store.fonts.paragraph(text, &style_of(font), fit));
    Shown { paragraph, cut: false, width }
}

impl Shown {
    /// What it covers.
    pub(in crate::app) fn size(&self) -> Vec2 {
        vec2(self.paragraph.size.width as f32, self.paragraph.size.height as f32)
    }

    /// Draws it in the middle of a height, with a ground behind these bytes: what somebody looked for.
    pub(in crate::app) fn paint_marked(
        &self,
        painter: &Painter,
        (left, middle): (f32, f32),
        bytes: &[Range<usize>],
        (color, ground): (Color32, Color32),
    ) {
        let top = middle - self.size().y / 2.0;
        for place in bytes.iter().flat_map(|bytes| self.paragraph.boxes(bytes)) {
            let at = |x: f64, y: f64| egui::pos2(left + x as f32, top + y as f32);
            let rect = egui::Rect::from_min_max(at(place.x0 - 0.5, place.y0 + 1.0), at(place.x1 + 0.5, place.y1 - 1.0));
            painter.rect_filled(rect, 3.0, ground);
        }
        self.paint_middle(painter, left, middle, color);
    }

    /// Draws it with its top left at `at`, whatever way it runs.
    pub(in crate::app) fn paint(&self, painter: &Painter, at: Pos2, color: Color32) {
        let spot = Spot::sharp(painter, at, &self.paragraph);
        with(painter.ctx(), |store| store.paint(painter, &self.paragraph, spot, color));
    }

    /// Draws it in the middle of a height, its beginning at `left`.
    pub(in crate::app) fn paint_middle(&self, painter: &Painter, left: f32, middle: f32, color: Color32) {
        self.paint(painter, egui::pos2(left, middle - self.size().y / 2.0), color);
    }
}

/// A label of one line that is cut where there is no room, and then has a tooltip with the whole.
pub(in crate::app) fn label(ui: &mut Ui, text: &str, font: &FontId, color: Color32) -> Response {
    let room = ui.available_width();
    label_within(ui, text, font, color, room)
}

/// The same, in no more than so much room.
pub(in crate::app) fn label_within(ui: &mut Ui, text: &str, font: &FontId, color: Color32, room: f32) -> Response {
    let shown = line(ui.ctx(), text, font, room);
    let response = put(ui, text, &shown, shown.size(), color);
    if shown.cut { tip(response, text) } else { response }
}

/// A label in as many lines as the text needs.
pub(in crate::app) fn wrapped(ui: &mut Ui, text: &str, font: &FontId, color: Color32) -> Response {
    let shown = lines(ui.ctx(), text, font, ui.available_width());
    // A text from right to left stands at the right.
    let size = if shown.paragraph.right_to_left { vec2(shown.width, shown.size().y) } else { shown.size() };
    put(ui, text, &shown, size, color)
}

/// Gives a widget a tooltip with a text of the user's.
pub(in crate::app) fn tip(response: Response, text: &str) -> Response {
    response.on_hover_ui(|ui| {
        let look = crate::app::theme::Look::of(ui.ctx());
        let width = ui.spacing().tooltip_width.min(420.0);
        let shown = lines(ui.ctx(), text, &crate::app::style::body(), width);
        let size = if shown.paragraph.right_to_left { vec2(width, shown.size().y) } else { shown.size() };
        let (_, rect) = ui.allocate_space(size);
        shown.paint(ui.painter(), rect.min, look.text);
    })
}

fn put(ui: &mut Ui, text: &str, shown: &Shown, size: Vec2, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        shown.paint(ui.painter(), rect.min, color);
    }
    response
}
