//! A field that offers a list to choose from.

use egui::{Button, ComboBox, Ui};

use super::field::label;
use crate::app::icons::{self, Icon};
use crate::app::style;
use crate::app::theme::Look;

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
    let combo = combo(title, width).selected_text(shown).show_ui(ui, |ui| {
        ui.set_min_width(width - 14.0);
        ui.spacing_mut().button_padding = style::MENU_PADDING;
        ui.spacing_mut().item_spacing.y = 1.0;
        for choice in list {
            let on = choice.value == *current;
            if ui.add(Button::selectable(on, choice.name.as_str())).clicked() {
                new = Some(choice.value.clone()).filter(|_| !on);
                chosen = true;
                // A click closes the list by itself; Enter and Space do not.
                ui.close();
            }
        }
    });
    if chosen {
        combo.response.request_focus();
    }
    let _ = combo.response.labelled_by(name);
    new
}
