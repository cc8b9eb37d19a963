//! The keys of the row of menus: Down or Enter opens one, arrows walk in it and to its neighbours. Within a menu egui
//! walks by itself.

use egui::accesskit::HasPopup;
use egui::{EventFilter, Key, Modifiers, PointerButton, Response, Ui};

use super::widgets::menu_entry;

/// The menu whose first entry is still to get the keyboard.
#[derive(Clone, Copy, Debug, Default)]
struct Entering(usize);

/// Marks an entry that opens a submenu.
#[derive(Clone, Copy, Debug, Default)]
struct OpensSubmenu;

fn slot() -> egui::Id {
    egui::Id::unique("menu entered with the keyboard")
}

/// The menu at this place in the row is to get the keyboard as soon as it is drawn.
pub(super) fn begin(ui: &Ui, at: usize) {
    ui.data_mut(|data| data.insert_temp(slot(), Entering(at)));
    ui.ctx().request_repaint();
}

/// Gives the keyboard to the first entry of the menu at this place, if it waits for it.
pub(super) fn enter(ui: &Ui, at: usize, first: Option<&Response>) {
    let waits = ui.data(|data| data.get_temp::<Entering>(slot())).is_some_and(|entering| entering.0 == at);
    if let Some(first) = first.filter(|_| waits && !ui.is_sizing_pass()) {
        first.request_focus();
        ui.data_mut(|data| data.remove_temp::<Entering>(slot()));
    }
}

/// Whether a key opens the menu of this button.
pub(super) fn opens(ui: &Ui, button: &Response) -> bool {
    if !button.has_focus() {
        return false;
    }
    // Else egui would walk to whatever lies below.
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(button.id, filter));
    let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    down || button.clicked() && !button.clicked_by(PointerButton::Primary)
}

/// How many menus further an arrow key leads: not from an entry that opens a submenu, and not out of one.
pub(super) fn sideways(ui: &Ui) -> Option<isize> {
    let focused = ui.memory(|memory| memory.focused())?;
    let here = ui.ctx().viewport(|viewport| viewport.this_pass.widgets.get(focused).map(|widget| widget.layer_id));
    if here != Some(ui.layer_id()) {
        return None;
    }
    let submenu = ui.data(|data| data.get_temp::<OpensSubmenu>(focused)).is_some();
    ui.input(|input| {
        if input.key_pressed(Key::ArrowLeft) {
            Some(-1)
        } else {
            (input.key_pressed(Key::ArrowRight) && !submenu).then_some(1)
        }
    })
}

/// Says of an entry that it opens a submenu.
pub(super) fn submenu(response: &Response, name: &str) {
    menu_entry(response, true, name, "");
    response.ctx.data_mut(|data| data.insert_temp(response.id, OpensSubmenu));
    response.ctx.accesskit_node_builder(response.id, |node| node.set_has_popup(HasPopup::Menu));
}
