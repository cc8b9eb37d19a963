//! A field that offers a list to choose from.

use egui::{Button, Color32, ComboBox, Response, Role, Ui, WidgetInfo, vec2};

use super::field::label;
use super::told::{tell_beside, tell_selected};
use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::{style, text};

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice<T> {
    pub(crate) value: T,
    pub(crate) name: String,
}

impl<T> Choice<T> {
    pub(crate) fn new(value: T, name: impl Into<String>) -> Self {
        Self { value, name: name.into() }
    }
}

/// An empty list of this width, in the window's look; its name for screen readers is still to be set.
pub(crate) fn combo<'a>(salt: impl egui::AsIdSalt, width: f32) -> ComboBox<'a> {
    ComboBox::from_id_salt(salt).width(width).truncate().icon(|ui, rect, _visuals, _open| {
        icons::paint(ui.painter(), Icon::ChevronDown, rect, 14.0, Look::of(ui.ctx()).muted);
    })
}

/// What an empty list shows while it is folded.
pub(crate) fn combo_text(ui: &Ui, combo: &Response, words: &str, color: Color32) {
    let padding = ui.spacing().button_padding.x;
    let room = combo.rect.width() - 2.0 * padding - ui.spacing().icon_width;
    let shown = text::line(ui.ctx(), words, &style::body(), room);
    shown.paint_middle(ui.painter(), combo.rect.left() + padding, combo.rect.center().y, color);
    // egui would tell the empty text.
    ui.ctx().accesskit_node_builder(combo.id, |node| {
        node.set_value(words);
        tell_beside(node, words);
    });
}

/// An entry of a list with a text of the user's, cut where it is too long.
pub(crate) fn entry(ui: &mut Ui, words: &str, on: bool) -> Response {
    entry_after(ui, words, on, 0.0)
}

/// The same with room for a mark before the text.
pub(crate) fn entry_after(ui: &mut Ui, words: &str, on: bool, mark: f32) -> Response {
    let around = ui.spacing().button_padding.x;
    let room = ui.available_width() - 2.0 * around - mark;
    let shown = text::line(ui.ctx(), words, &style::body(), room);
    let size = vec2(shown.size().x + 2.0 * around + mark, 28.0);
    let response = ui.add(Button::selectable(on, "").min_size(size));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), on, words));
    ui.ctx().accesskit_node_builder(response.id, |node| tell_selected(node, on));
    let color = ui.style().interact_selectable(&response, on).text_color();
    shown.paint_middle(ui.painter(), response.rect.left() + around + mark, response.rect.center().y, color);
    if shown.cut { text::tip(response, words) } else { response }
}

/// Shows the list under `title`, with `current` chosen; gives what was newly chosen.
pub(crate) fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    title: &str,
    current: &T,
    shown: &str,
    list: &[Choice<T>],
) -> Option<T> {
    let name = label(ui, title).id;
    let width = ui.available_width();
    let (mut new, mut chosen) = (None, false);
    let combo = combo(title, width).show_ui(ui, |ui| {
        ui.set_min_width(width - 14.0);
        ui.spacing_mut().button_padding = style::MENU_PADDING;
        ui.spacing_mut().item_spacing.y = 1.0;
        for choice in list {
            let on = choice.value == *current;
            if entry(ui, &choice.name, on).clicked() {
                new = Some(choice.value.clone()).filter(|_| !on);
                chosen = true;
                // A click closes the list by itself; Enter and Space do not.
                ui.close();
            }
        }
    });
    combo_text(ui, &combo.response, shown, Look::of(ui.ctx()).text);
    if chosen {
        combo.response.request_focus();
    }
    let _ = combo.response.labelled_by(name);
    new
}
