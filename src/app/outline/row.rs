//! One row of the outline.

use egui::{Align2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::ROW;
use super::keys::{self, Step};
use super::rows::{Row, RowKind};
use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::{style, text};

/// Draws a row. Only one row of the tree is a stop of the Tab key.
pub(super) fn show(ui: &mut Ui, row: &Row, selected: bool, tab_stop: bool) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let sense = if tab_stop { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, egui::Id::unique(("outline", &row.thing)), sense);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, ui.is_enabled(), selected, &row.text));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(selected);
        describe(node, row);
    });
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
    let (left, font, right) = match &row.kind {
        RowKind::Stage { cards, open } => {
            let icon = if *open { Icon::ChevronDown } else { Icon::ChevronRight };
            icons::paint(ui.painter(), icon, fold_rect(rect), 13.0, look.muted);
            (28.0, style::control(), cards.to_string())
        }
        RowKind::Card { kind, .. } => {
            let bar = pos2(rect.left() + 34.0, middle);
            icons::kind_bar(ui.painter(), bar, 12.0, look.kind(kind), Look::hollow(kind));
            (44.0, style::body(), String::new())
        }
        RowKind::Arrow { of_card, .. } => {
            let left = if *of_card { 44.0 } else { 29.0 };
            icons::arrow(ui.painter(), pos2(rect.left() + left, middle), look.muted);
            (left + 19.0, style::small(), String::new())
        }
    };
    let count =
        ui.painter().text(pos2(rect.right() - 10.0, middle), Align2::RIGHT_CENTER, right, style::small(), look.muted);
    let left = rect.left() + left;
    let name = text::line(ui.ctx(), &row.text, &font, (count.left() - 6.0 - left).max(0.0));
    name.paint_middle(ui.painter(), left, middle, look.text);
    if name.cut { text::tip(response, &row.text) } else { response }
}

/// What mouse or keyboard ask of the row.
pub(super) fn asked(ui: &Ui, row: &Row, response: &Response) -> Option<Step> {
    if response.double_clicked() {
        return Some(Step::Edit);
    }
    if response.clicked() {
        response.request_focus();
        let on_fold =
            response.interact_pointer_pos().is_some_and(|at| fold_rect(response.rect).expand(4.0).contains(at));
        let stage = matches!(row.kind, RowKind::Stage { .. });
        return Some(if stage && on_fold { Step::Toggle } else { Step::Select });
    }
    keys::step(ui, response)
}

fn fold_rect(row: egui::Rect) -> egui::Rect {
    egui::Rect::from_center_size(pos2(row.left() + 13.0, row.center().y), vec2(18.0, 18.0))
}

fn describe(node: &mut egui::accesskit::Node, row: &Row) {
    match &row.kind {
        RowKind::Stage { cards, open } => {
            node.set_level(1);
            node.set_expanded(*open);
            node.set_description(format!("Stage, {cards} cards"));
        }
        RowKind::Card { kind, lane, .. } => {
            node.set_level(2);
            node.set_description(format!("{} in {lane}", kind.label()));
        }
        RowKind::Arrow { of_card, .. } => {
            node.set_level(if *of_card { 3 } else { 2 });
            node.set_description(if *of_card { "Link" } else { "Transition" });
        }
    }
}
