//! What screen readers are told beyond what egui tells them.

use egui::accesskit::Node;
use egui::{Ui, UiKind};

/// Whether something is selected, and that alone: egui tells it as being checked as well.
pub(crate) fn tell_selected(node: &mut Node, selected: bool) {
    node.set_selected(selected);
    node.clear_toggled();
}

/// Names the dialog or the menu that is drawn around this.
pub(crate) fn name_around(ui: &Ui, name: &str) {
    let modal = |kind: UiKind| kind == UiKind::Modal;
    let around = |wanted: &dyn Fn(UiKind) -> bool| {
        ui.stack().iter().find(|around| around.kind().is_some_and(wanted)).map(|around| around.unique_id)
    };
    if let Some(dialog) = around(&modal) {
        ui.ctx().accesskit_node_builder(dialog, |node| {
            node.set_label(name);
            node.set_modal();
        });
    } else if let Some(menu) = around(&|kind| matches!(kind, UiKind::Menu | UiKind::Popup)) {
        ui.ctx().accesskit_node_builder(menu, |node| node.set_label(name));
    }
}
