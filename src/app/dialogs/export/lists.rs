//! Which stages and lanes are shown: compact lists with check boxes.

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::ExportDialog;
use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::widgets::{scroll, tell_beside};
use crate::app::{style, text};
use crate::map::{Id, Map};

/// A list that is unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Stages,
    Lanes,
}

/// One line of a list.
struct Entry {
    id: Id,
    name: String,
    shown: bool,
    /// "hidden on the map"
    remark: &'static str,
}

const HEIGHT: f32 = 150.0;

impl ExportDialog {
    pub(super) fn lists(&mut self, ui: &mut Ui, map: &Map) {
        let stages: Vec<Entry> = map
            .stages
            .iter()
            .map(|stage| Entry {
                id: stage.id.clone(),
                name: if stage.name.is_empty() { "Stage without a name".to_owned() } else { stage.name.clone() },
                shown: self.choices.shows_stage(stage),
                remark: "",
            })
            .collect();
        if let Some(id) = self.list(ui, List::Stages, "Stages", &stages, self.choices.stages.is_none()) {
            self.choices.toggle_stage(map, &id);
        }
        let lanes: Vec<Entry> = map
            .lanes
            .iter()
            .map(|lane| Entry {
                id: lane.id.clone(),
                name: map.lane_label(lane),
                shown: self.choices.shows_lane(lane),
                remark: if lane.hidden { "hidden on the map" } else { "" },
            })
            .collect();
        if let Some(id) = self.list(ui, List::Lanes, "Lanes", &lanes, self.choices.lanes.is_none()) {
            self.choices.toggle_lane(map, &id);
        }
    }

    /// Unfolds the list of lanes and gives its first box the keyboard.
    pub(super) fn open_lanes(&mut self, ctx: &egui::Context) {
        self.list = Some(List::Lanes);
        self.fresh = true;
        ctx.memory_mut(|memory| memory.request_focus(box_id(List::Lanes, 0)));
    }

    /// One list; gives what was ticked or unticked.
    fn list(&mut self, ui: &mut Ui, list: List, title: &str, entries: &[Entry], usual: bool) -> Option<Id> {
        let open = self.list == Some(list);
        let shown = entries.iter().filter(|entry| entry.shown).count();
        let count = if usual { format!("all {shown}") } else { format!("{shown} of {}", entries.len()) };
        if fold(ui, title, &count, open) {
            self.list = (!open).then_some(list);
            self.fresh = true;
        }
        if !open {
            return None;
        }
        let mut toggled = None;
        let area = ScrollArea::vertical()
            .id_salt(title)
            .max_height(HEIGHT)
            .min_scrolled_height(HEIGHT)
            .auto_shrink([false, true]);
        let area = scroll(ui, area, title, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = 26.0;
            for (i, entry) in entries.iter().enumerate() {
                if check(ui, list, i, entry) {
                    toggled = Some(entry.id.clone());
                }
            }
        });
        if std::mem::take(&mut self.fresh) {
            ui.scroll_to_rect(area.inner_rect, Some(egui::Align::BOTTOM));
        }
        ui.add_space(4.0);
        toggled
    }
}

fn box_id(list: List, index: usize) -> egui::Id {
    egui::Id::unique(("export box", list == List::Lanes, index))
}

/// A box with its name; whether it was pressed.
fn check(ui: &mut Ui, list: List, index: usize, entry: &Entry) -> bool {
    let look = Look::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 26.0));
    let response = ui.interact(rect, box_id(list, index), Sense::click());
    let name = match entry.remark {
        "" => entry.name.clone(),
        remark => format!("{}, {remark}", entry.name),
    };
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), entry.shown, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, style::RADIUS, look.chip);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let square = egui::Rect::from_center_size(egui::pos2(rect.left() + 12.0, rect.center().y), vec2(16.0, 16.0));
    if entry.shown {
        ui.painter().rect_filled(square, 4, look.accent);
        icons::paint(ui.painter(), Icon::Check, square, 11.0, look.on_accent);
    } else {
        let stroke = egui::Stroke::new(1.0, look.field_border);
        ui.painter().rect(square, 4, look.ground, stroke, egui::StrokeKind::Inside);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, look.accent);
        ui.painter().rect_stroke(rect, style::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let remark = text::line(ui.ctx(), entry.remark, &style::small(), rect.width() / 2.0);
    let shown = text::line(ui.ctx(), &entry.name, &style::body(), rect.width() - 40.0 - remark.size().x);
    let (left, middle) = (rect.left() + 28.0, rect.center().y);
    shown.paint_middle(ui.painter(), left, middle, look.text);
    remark.paint_middle(ui.painter(), left + shown.size().x + 8.0, middle, look.muted);
    let clicked = response.clicked();
    if shown.cut {
        text::tip(response, &entry.name);
    }
    clicked
}

/// The line that folds a list; whether it was pressed.
fn fold(ui: &mut Ui, title: &str, count: &str, open: bool) -> bool {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{title}: {count}")));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(open);
        tell_beside(node, if open { "unfolded" } else { "folded" });
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, style::RADIUS, look.chip);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, look.accent);
        ui.painter().rect_stroke(rect, style::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    let square = egui::Rect::from_center_size(egui::pos2(rect.left() + 10.0, rect.center().y), vec2(14.0, 14.0));
    icons::paint(ui.painter(), icon, square, 12.0, look.muted);
    let painter = ui.painter();
    let middle = rect.center().y;
    let left = egui::pos2(rect.left() + 24.0, middle);
    painter.text(left, egui::Align2::LEFT_CENTER, title, style::control(), look.text);
    let right = egui::pos2(rect.right() - 6.0, middle);
    painter.text(right, egui::Align2::RIGHT_CENTER, count, style::small(), look.muted);
    response.clicked()
}
