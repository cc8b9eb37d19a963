//! The upper edge of the panel, which is dragged, by keys: egui moves it for the mouse and for screen readers alone.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Event, EventFilter, Id, Key, Modifiers, Rect, Stroke, Ui};

use crate::app::theme::Look;

/// The id that egui gives the edge of a panel of this name in `ui`.
pub(super) fn edge(ui: &Ui, panel: &str) -> Id {
    ui.scope_id().with_salt(egui::IdSalt::new(panel)).with("__resize")
}

/// While the edge has the keyboard, Up makes the panel higher and Down lower; before the panel is drawn.
pub(super) fn by_keys(ui: &Ui, edge: Id) {
    if !ui.memory(|memory| memory.has_focus(edge)) {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(edge, filter));
    ui.input_mut(|input| {
        for (key, action) in [(Key::ArrowUp, Action::Increment), (Key::ArrowDown, Action::Decrement)] {
            for _ in 0..input.count_and_consume_key(Modifiers::NONE, key) {
                let request =
                    ActionRequest { action, target_tree: TreeId::ROOT, target_node: edge.accesskit_id(), data: None };
                input.events.push(Event::AccessKitActionRequest(request));
            }
        }
    });
}

/// Names the edge, and shows where the keyboard is while it is there.
pub(super) fn show(ui: &Ui, edge: Id, panel: Rect) {
    if ui.ctx().viewport(|viewport| viewport.this_pass.widgets.get(edge).is_none()) {
        return;
    }
    ui.ctx().accesskit_node_builder(edge, |node| node.set_label("Height of the funnel panel"));
    if ui.memory(|memory| memory.has_focus(edge)) {
        let stroke = Stroke::new(3.0, Look::of(ui.ctx()).accent);
        ui.painter().hline(panel.x_range(), panel.top(), stroke);
    }
}
