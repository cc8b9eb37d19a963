//! A field that offers a list to choose from.

use egui::style::WidgetVisuals;
use egui::{Button, Color32, ComboBox, EventFilter, Key, Response, Role, Ui, WidgetInfo, vec2};

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

/// A folded list and what it shows: `entries` in their order, each with whether it is the current one. Gives its button,
/// still to be named for screen readers, and the index of the entry that was clicked or chosen by Enter.
pub(crate) fn list(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    width: f32,
    (shown, color): (&str, Color32),
    entries: &[(&str, bool)],
) -> (Response, Option<usize>) {
    let (mut clicked, mut escaped) = (None, false);
    let icon = |ui: &Ui, rect, _: &WidgetVisuals, _: bool| {
        icons::paint(ui.painter(), Icon::ChevronDown, rect, 14.0, Look::of(ui.ctx()).muted);
    };
    let combo = ComboBox::from_id_salt(salt).width(width).truncate().icon(icon).show_ui(ui, |ui| {
        ui.set_min_width(width - 14.0);
        ui.spacing_mut().button_padding = style::MENU_PADDING;
        ui.spacing_mut().item_spacing.y = 1.0;
        clicked = unfolded(ui, entries);
        escaped = ui.input(|input| input.key_pressed(Key::Escape));
    });
    let cut = show_chosen(ui, &combo.response, shown, color);
    if clicked.is_some() || escaped {
        combo.response.request_focus();
    }
    // What is cut is told in full at the pointer.
    let button = if cut && combo.inner.is_none() { text::tip(combo.response, shown) } else { combo.response };
    (button, clicked)
}

/// The entries of a list that is open, with the keyboard in it, on the current one at first. Gives the index of the one
/// that was chosen.
pub(crate) fn unfolded(ui: &mut Ui, entries: &[(&str, bool)]) -> Option<usize> {
    let rows: Vec<Response> = entries.iter().map(|(words, on)| entry(ui, words, *on)).collect();
    let clicked = rows.iter().position(Response::clicked);
    if clicked.is_some() {
        // A click closes the list by itself; Enter and Space do not.
        ui.close();
    }
    let inside = rows.iter().position(Response::has_focus);
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let wanted = match inside {
        // The arrows do not leave the list.
        Some(at) if pressed(Key::ArrowDown) => Some((at + 1).min(rows.len() - 1)),
        Some(at) if pressed(Key::ArrowUp) => Some(at.saturating_sub(1)),
        Some(at) => {
            let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(rows[at].id, arrows));
            None
        }
        None => Some(entries.iter().position(|(_, on)| *on).unwrap_or(0)),
    };
    if clicked.is_none()
        && !ui.is_sizing_pass()
        && let Some(row) = wanted.and_then(|at| rows.get(at))
    {
        row.request_focus();
        row.scroll_to_me(None);
    }
    clicked
}

/// What a list shows while it is folded; whether that was cut.
fn show_chosen(ui: &Ui, combo: &Response, words: &str, color: Color32) -> bool {
    let padding = ui.spacing().button_padding.x;
    let room = combo.rect.width() - 2.0 * padding - ui.spacing().icon_width;
    let shown = text::line(ui.ctx(), words, &style::body(), room);
    shown.paint_middle(ui.painter(), combo.rect.left() + padding, combo.rect.center().y, color);
    // egui would tell the empty text.
    ui.ctx().accesskit_node_builder(combo.id, |node| {
        node.set_value(words);
        tell_beside(node, words);
    });
    shown.cut
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
    let entries: Vec<_> = list.iter().map(|choice| (choice.name.as_str(), choice.value == *current)).collect();
    let (button, chosen) = self::list(ui, title, width, (shown, Look::of(ui.ctx()).text), &entries);
    let _ = button.labelled_by(name);
    chosen.and_then(|at| list.get(at)).filter(|choice| choice.value != *current).map(|choice| choice.value.clone())
}
