//! What the editor did, said by screen readers as soon as they have a pause.

use egui::accesskit::Live;
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};

use crate::editor::Editor;

/// Puts the words into the tree that screen readers see, without anything on the screen.
pub(super) fn show(ui: &Ui, canvas: Rect, editor: &Editor) {
    let said = editor.announcement();
    if said.text.is_empty() {
        return;
    }
    // A node of its own for every time, so that the same words are said again.
    let id = Id::unique(("announcement", said.count));
    let response = ui.interact(Rect::from_min_size(canvas.min, egui::Vec2::ZERO), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said.text));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(said.text.as_str());
    });
}
