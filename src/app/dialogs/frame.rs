//! What every dialog has: a calm card over a dimmed window, a title, a row of buttons, one of them primary.

use egui::{Align, Button, CornerRadius, Frame, Id, Layout, Margin, Modal, Popup, Response, Stroke, Ui, UiKind};

use crate::app::text;
use crate::app::theme::Look;
use crate::app::widgets;

/// Draws a dialog of this width. Gives back whether Escape was pressed in it.
pub(crate) fn modal(ctx: &egui::Context, id: &str, width: f32, title: &str, add: impl FnOnce(&mut Ui)) -> bool {
    let look = Look::of(ctx);
    let frame = Frame::new()
        .fill(look.panel)
        .stroke(Stroke::new(1.0, look.hairline))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::same(24));
    let id = Id::unique(("dialog", id));
    let response = Modal::new(id).backdrop_color(look.veil).frame(frame).show(ctx, |ui| {
        let room = ctx.content_rect();
        ui.set_width(width.min(room.width() - 80.0));
        ui.set_max_height(height(ui));
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
        let font = egui::TextStyle::Heading.resolve(ui.style());
        let heading = text::wrapped(ui, title, &font, look.text);
        widgets::heading(ctx, heading.id, title);
        widgets::name_around(ui, title);
        ui.add_space(4.0);
        add(ui);
    });
    // A click beside the dialog does not close it: too easily done, and typed work would be gone.
    let escape = ctx.input(|input| input.key_pressed(egui::Key::Escape));
    response.is_top_modal && !response.any_popup_open && escape
}

/// A row of buttons at the right, the first added stands rightmost.
pub(crate) fn buttons(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let size = egui::vec2(ui.available_width(), 32.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().button_padding = egui::vec2(14.0, 6.0);
        add(ui);
    });
}

/// The one button a dialog is for, grey and dead while `enabled` is false.
pub(crate) fn primary_if(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    if enabled { widgets::primary(ui, text) } else { ui.add_enabled(false, Button::new(text)) }
}

/// Puts the focus on a widget when the dialog has just been opened, and when nothing in it has the focus any more: what
/// had it is gone, a dialog over it was closed, or a link was clicked.
pub(crate) fn focus_once(ui: &Ui, widget: &Response) {
    // Of the dialog, not of the widget: a button that was dead and wakes up takes no focus from who is typing.
    let dialog = ui.stack().iter().find(|around| around.kind() == Some(UiKind::Modal));
    let id = dialog.map_or(widget.id, |dialog| dialog.unique_id).with("focused once");
    let frame = ui.ctx().cumulative_frame_nr();
    let last = ui.data_mut(|data| data.get_temp::<u64>(id));
    // Shown in the frame before: the dialog has been open for a while.
    let opened = last.is_none_or(|last| last + 1 < frame);
    let ctx = ui.ctx();
    let on_top = ctx.memory(|memory| memory.top_modal_layer()) == Some(ui.layer_id()) && !Popup::is_any_open(ctx);
    let nowhere = ctx.memory(|memory| memory.focused()).is_none() && !ctx.input(|input| input.pointer.any_down());
    if opened || on_top && nowhere && widget.enabled() {
        widget.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, frame));
}

/// The most that a dialog is high, without its margin.
pub(crate) fn height(ui: &Ui) -> f32 {
    ui.ctx().content_rect().height() - 120.0
}

/// Height that is left for what scrolls in a dialog.
pub(crate) fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 460.0)
}
