//! What screen readers are told beyond what egui tells them.

use egui::accesskit::{Live, Node};
use egui::scroll_area::ScrollAreaOutput;
use egui::{Response, Role, ScrollArea, Ui, UiKind};

/// Whether something is selected, and that alone: egui tells it as being checked as well.
pub(crate) fn tell_selected(node: &mut Node, selected: bool) {
    node.set_selected(selected);
    node.clear_toggled();
}

/// Adds to the description what stands in a field of the node as well: accesskit_atspi_common 0.21.1 hands on neither
/// values in words, levels, keys nor whether something is unfolded, so that readers on Linux get the description alone.
pub(crate) fn tell_beside(node: &mut Node, words: &str) {
    if !cfg!(target_os = "linux") || words.is_empty() {
        return;
    }
    let told = match node.description().filter(|told| !told.is_empty()) {
        Some(told) => format!("{told}, {words}"),
        None => words.to_owned(),
    };
    node.set_description(told);
}

/// Words that are said as soon as they come up or change, wherever the keyboard is.
pub(crate) fn tell_news(label: &Response, words: &str) {
    label.ctx.accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(words);
    });
}

/// Shows what scrolls, and tells screen readers what its bars are of.
pub(crate) fn scroll<R>(
    ui: &mut Ui,
    area: ScrollArea,
    name: &str,
    show: impl FnOnce(&mut Ui) -> R,
) -> ScrollAreaOutput<R> {
    let shown = area.show(ui, show);
    name_bars(ui, &shown, name);
    shown
}

/// Tells screen readers what the bars of something that scrolls are of.
pub(crate) fn name_bars<R>(ui: &Ui, shown: &ScrollAreaOutput<R>, name: &str) {
    for (axis, way) in [(0, "sideways"), (1, "up and down")] {
        // A bar has its node once it is there to be used.
        let bar = shown.id.with(axis);
        if shown.content_size[axis] > shown.inner_rect.size()[axis] && ui.ctx().read_response(bar).is_some() {
            ui.ctx().accesskit_node_builder(bar, |node| node.set_label(format!("Scroll {name} {way}")));
        }
    }
}

/// Names the part of the window that is drawn around this.
pub(crate) fn name_part(ui: &Ui, name: &str) {
    let is = |kind: UiKind| kind.is_panel();
    if let Some(part) = ui.stack().iter().find(|around| around.kind().is_some_and(is)) {
        ui.ctx().accesskit_node_builder(part.unique_id, |node| node.set_label(name));
    }
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
