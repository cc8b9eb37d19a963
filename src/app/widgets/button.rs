//! Buttons: the one primary button, links, icons.

use egui::{Button, Color32, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::{style, text};

/// The one button of a view that does what one came for.
pub(crate) fn primary(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    let button = Button::new(RichText::new(text).color(look.on_accent).font(style::title()))
        .fill(look.accent)
        .min_size(vec2(0.0, style::CONTROL));
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = Stroke::NONE;
        widgets.hovered.bg_stroke = Stroke::NONE;
        widgets.active.bg_stroke = Stroke::new(2.0, look.text);
        ui.add(button)
    })
    .inner
}

/// Text that does something, without a frame: "+ Link an opportunity or tactic".
pub(crate) fn link(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    let font = style::control();
    let galley = ui.painter().layout(text.to_owned(), font, look.accent, ui.available_width());
    let size = vec2(galley.size().x, galley.size().y.max(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    let at = rect.min + vec2(0.0, (rect.height() - galley.size().y) / 2.0);
    if response.hovered() || response.has_focus() {
        let y = at.y + galley.size().y - 1.0;
        ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, look.accent));
    }
    text_ring(ui, &response, look.accent);
    ui.painter().galley(at, galley, look.accent);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A square button with an icon; its name is told on hover and to screen readers.
pub(crate) fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let look = Look::of(ui.ctx());
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(30.0, 30.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled && ui.is_enabled(), name));
    if enabled && (response.hovered() || response.is_pointer_button_down_on()) {
        ui.painter().rect_filled(rect, style::RADIUS, look.chip);
    }
    focus_ring(ui, &response, look.accent);
    let color = if enabled { look.text } else { look.faint.gamma_multiply(0.6) };
    icons::paint(ui.painter(), icon, rect, 16.0, color);
    text::tip(response, name)
}

/// The small cross that takes something out of a list.
pub(crate) fn remove_button(ui: &mut Ui, name: &str) -> Response {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() {
        ui.painter().rect_filled(rect, style::RADIUS, look.chip);
    }
    focus_ring(ui, &response, look.accent);
    icons::paint(ui.painter(), Icon::Close, rect, 11.0, look.muted);
    text::tip(response, name)
}

/// What a menu shows: the text, and the keys at its right.
pub(crate) fn menu_button_text<'a>(text: impl Into<String>, keys: &str, enabled: bool, look: &Look) -> Button<'a> {
    let color = if enabled { look.muted } else { Color32::PLACEHOLDER };
    let mut button = Button::new(text.into()).frame_when_inactive(false);
    if !keys.is_empty() {
        button = button.shortcut_text(RichText::new(keys).color(color).font(style::small()));
    }
    button
}

/// Tells screen readers what an entry of a menu says, and its keys apart from that.
pub(crate) fn menu_entry(response: &Response, enabled: bool, title: &str, keys: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, title));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::MenuItem);
        node.clear_toggled();
        node.clear_selected();
        if !keys.is_empty() {
            node.set_keyboard_shortcut(keys);
            super::told::tell_beside(node, keys);
        }
    });
}

/// The mark of the keyboard's focus.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, color: Color32) {
    ring_around(ui, response, 0.0, color);
}

/// The same for what is as narrow as its words: the ring stands beside them.
pub(crate) fn text_ring(ui: &Ui, response: &Response, color: Color32) {
    ring_around(ui, response, 5.0, color);
}

fn ring_around(ui: &Ui, response: &Response, air: f32, color: Color32) {
    if response.has_focus() {
        let (rect, stroke) = (response.rect.expand2(vec2(air, 0.0)), Stroke::new(2.0, color));
        ui.painter().rect_stroke(rect, style::RADIUS, stroke, egui::StrokeKind::Inside);
    }
}
