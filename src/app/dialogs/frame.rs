//! What every dialog has: a calm card over a dimmed window, a title, a row of buttons, one of them primary.

use egui::{
    Align, Button, CornerRadius, Frame, Id, Layout, Margin, Modal, Popup, Response, RichText, ScrollArea, Stroke, Ui,
    UiKind,
};

use crate::app::theme::Look;
use crate::app::widgets;
use crate::app::{style, text};

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
    if enabled {
        return widgets::primary(ui, text);
    }
    // As wide as the other: what stands beside it does not move when it wakes up.
    let words = RichText::new(text).font(style::title());
    ui.add_enabled(false, Button::new(words).min_size(egui::vec2(0.0, style::CONTROL)))
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

/// Width of an import, where the window has it.
pub(crate) const WIDE: f32 = 1120.0;
/// The most that the halves of an import are high, and their head and foot with them.
const HALVES: f32 = 760.0;
/// The part of the width that the left half takes.
const LEFT: f32 = 0.38;
/// Air between the halves.
const BETWEEN: f32 = 20.0;

/// The two halves of an import, always of one height, so that nothing in them moves while one types and chooses: `left` what
/// was read of a file and what is to be known of it, which scrolls; `right` where its steps stand, in so much height. The
/// [`foot`] of the dialog comes after them.
pub(crate) fn halves<S>(
    ui: &mut Ui,
    state: &mut S,
    left: impl FnOnce(&mut Ui, &mut S),
    right: impl FnOnce(&mut Ui, &mut S, f32),
) {
    let height = above_foot(ui);
    let width = ((ui.available_width() - BETWEEN) * LEFT).round();
    ui.horizontal_top(|ui| {
        let air = std::mem::take(&mut ui.spacing_mut().item_spacing.x);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.x = air;
            let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            read(ui, area.auto_shrink([false, false]), |ui| left(ui, state));
        });
        ui.add_space(BETWEEN);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = air;
            right(ui, state, height);
        });
    });
}

/// The one half of an import of which nothing came yet: in its whole width, and no higher than it needs.
pub(crate) fn whole(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().max_height(above_foot(ui));
    read(ui, area.auto_shrink([false, true]), add);
}

fn read(ui: &mut Ui, area: ScrollArea, add: impl FnOnce(&mut Ui)) {
    widgets::scroll(ui, area, "what was read", |ui| {
        // The bar stands beside what it scrolls.
        ui.set_width(ui.available_width() - 12.0);
        add(ui);
    });
}

/// The height between what was drawn of a dialog so far and its foot.
fn above_foot(ui: &Ui) -> f32 {
    let foot = ui.data(|data| data.get_temp::<f32>(foot_id(ui))).unwrap_or(90.0);
    let head = ui.cursor().top() - ui.min_rect().top();
    (height(ui).min(HALVES) - head - foot - ui.spacing().item_spacing.y).max(120.0)
}

/// What stands at the end of a dialog with [`halves`], and is always seen: something to be known, and the buttons.
pub(crate) fn foot<S>(
    ui: &mut Ui,
    state: &mut S,
    above: impl FnOnce(&mut Ui, &mut S),
    add: impl FnOnce(&mut Ui, &mut S),
) {
    let foot = ui.scope(|ui| {
        // A place of its own, with something in it or not: egui knows a button by how much comes before it, and a click
        // that began on another one is lost.
        ui.scope(|ui| above(ui, state));
        ui.add_space(10.0);
        buttons(ui, |ui| add(ui, state));
    });
    let shown = foot.response.rect.height();
    let known = ui.data(|data| data.get_temp::<f32>(foot_id(ui))).unwrap_or_default();
    if (known - shown).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(foot_id(ui), shown));
        ui.ctx().request_discard("the foot of a dialog is of another height");
        // The dialog finds its middle by the height of the frame before.
        ui.ctx().request_repaint();
    }
}

fn foot_id(ui: &Ui) -> Id {
    let dialog = ui.stack().iter().find(|around| around.kind() == Some(UiKind::Modal));
    Id::unique((dialog.map(|dialog| dialog.unique_id), "foot"))
}

/// Height that is left for what scrolls in a dialog.
pub(crate) fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 460.0)
}
