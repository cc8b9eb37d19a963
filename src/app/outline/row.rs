//! One row of the outline.

use egui::accesskit::Action;
use egui::{Align2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::ROW;
use super::keys::{self, How, Step};
use super::rows::{Key, Row};
use super::typed::Typed;
use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::widgets::{tell_beside, tell_selected};
use crate::app::{style, text};
use crate::map::CardKind;

/// Draws a row, in a set of its own for screen readers: they take how many rows are beside one from what is around it.
/// Only one row of the tree is a stop of the Tab key.
pub(super) fn show(ui: &mut Ui, row: &Row, selected: bool, tab_stop: bool) -> Response {
    let set = egui::UiBuilder::new().accessibility_role(Role::Group).scope_id(egui::Id::unique(("set", &row.key)));
    ui.scope_builder(set, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(row.place.1));
        item(ui, row, selected, tab_stop)
    })
    .inner
}

fn item(ui: &mut Ui, row: &Row, selected: bool, tab_stop: bool) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let sense = if tab_stop { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, egui::Id::unique(("outline", &row.key)), sense);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, ui.is_enabled(), selected, &row.text));
    ui.ctx().accesskit_node_builder(response.id, |node| describe(node, row, selected));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let look = Look::of(ui.ctx());
    if selected {
        ui.painter().rect_filled(rect, style::RADIUS, look.accent_ground);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, style::RADIUS, look.ground);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, look.accent);
        ui.painter().rect_stroke(rect, style::RADIUS, stroke, StrokeKind::Inside);
    }
    let middle = rect.center().y;
    if let Some(open) = row.open {
        let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
        icons::paint(ui.painter(), icon, fold_rect(rect, row), 13.0, look.muted);
    }
    let mut left = fold_rect(rect, row).right() + 6.0;
    let (font, color) = match &row.key {
        Key::Stage(_) | Key::Lanes => (style::control(), look.text),
        Key::Step(_) | Key::Lane(_) | Key::Face { .. } => (style::body(), look.text),
        Key::Group { .. } => (style::small(), look.muted),
        Key::Card(_) => {
            if let Some(kind) = &row.kind {
                kind_mark(ui, pos2(left - 11.0, middle), kind, &look);
            }
            (style::body(), look.text)
        }
        Key::Link(_) | Key::Transition(_) => {
            icons::arrow(ui.painter(), pos2(left - 13.0, middle), look.muted);
            left += 6.0;
            (style::small(), look.text)
        }
    };
    let right = row.cards.map(|cards| cards.to_string()).unwrap_or_default();
    let count =
        ui.painter().text(pos2(rect.right() - 10.0, middle), Align2::RIGHT_CENTER, right, style::small(), look.muted);
    let name = text::line(ui.ctx(), &row.text, &font, (count.left() - 6.0 - left).max(0.0));
    name.paint_middle(ui.painter(), left, middle, color);
    if name.cut { text::tip(response, &row.text) } else { response }
}

fn kind_mark(ui: &Ui, at: egui::Pos2, kind: &CardKind, look: &Look) {
    icons::kind_bar(ui.painter(), at, 12.0, look.kind(kind), Look::hollow(kind));
}

/// What mouse or keyboard ask of the row.
pub(super) fn asked(ui: &Ui, row: &Row, response: &Response, typed: &mut Typed) -> Option<Step> {
    if response.double_clicked() {
        return Some(Step::Edit);
    }
    let asked = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
    // Enter and Space are clicks for egui; in a tree they are not.
    if response.clicked_by(egui::PointerButton::Primary) || asked(Action::Click) {
        response.request_focus();
        let at = response.interact_pointer_pos();
        let on_fold = at.is_some_and(|at| fold_rect(response.rect, row).expand(4.0).contains(at));
        let held = ui.input(|input| input.modifiers);
        return Some(if row.open.is_some() && on_fold {
            Step::Fold
        } else if held.command {
            Step::Toggle
        } else {
            Step::Select(if held.shift { How::Extend } else { How::Only })
        });
    }
    // The one stop of the Tab key is the only one that egui itself would give the keyboard to.
    if asked(Action::Focus) {
        return Some(Step::Select(How::Only));
    }
    keys::step(ui, response, typed)
}

fn fold_rect(rect: egui::Rect, row: &Row) -> egui::Rect {
    let indent = 13.0 * (row.level as f32 - 1.0);
    egui::Rect::from_center_size(pos2(rect.left() + 13.0 + indent, rect.center().y), vec2(18.0, 18.0))
}

fn describe(node: &mut egui::accesskit::Node, row: &Row, selected: bool) {
    tell_selected(node, selected);
    node.set_level(row.level);
    // Counted from 0 there.
    node.set_position_in_set(row.place.0 - 1);
    node.set_size_of_set(row.place.1);
    node.add_action(Action::Focus);
    node.set_description(row.told.as_str());
    if let Some(open) = row.open {
        node.set_expanded(open);
        tell_beside(node, if open { "unfolded" } else { "folded" });
    }
}
