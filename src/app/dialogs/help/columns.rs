//! Groups of keys in as many columns as fit, each group in one piece.

use egui::{Align2, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::sheet::{Group, Row};
use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets;

/// No column is narrower.
const LEAST: f32 = 300.0;
/// Between two columns.
const GAP: f32 = 36.0;
/// Heights of a row, and of a group's name with the air around it.
const ROW: f32 = 25.0;
const NAME: f32 = 44.0;

/// Draws the groups.
pub(super) fn show(ui: &mut Ui, groups: &[Group]) {
    let room = ui.available_width();
    let count = (((room + GAP) / (LEAST + GAP)).floor() as usize).max(1);
    let width = (room - GAP * (count - 1) as f32) / count as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for column in dealt(groups, count) {
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                for group in column {
                    draw(ui, group);
                }
            });
        }
    });
}

/// The groups shared out in order, so that the longest column is as short as it can be.
fn dealt(groups: &[Group], count: usize) -> Vec<&[Group]> {
    let height = |group: &Group| NAME + ROW * group.rows.len() as f32;
    let fits = |most: f32| {
        let (mut columns, mut used) = (1, 0.0);
        for group in groups {
            if used > 0.0 && used + height(group) > most {
                (columns, used) = (columns + 1, 0.0);
            }
            used += height(group);
        }
        columns <= count
    };
    let highest = groups.iter().map(height).fold(0.0, f32::max);
    let mut most = (groups.iter().map(height).sum::<f32>() / count as f32).max(highest);
    while !fits(most) {
        most += ROW;
    }
    let mut columns = Vec::new();
    let (mut from, mut used) = (0, 0.0);
    for (at, group) in groups.iter().enumerate() {
        if used > 0.0 && used + height(group) > most {
            columns.push(&groups[from..at]);
            (from, used) = (at, 0.0);
        }
        used += height(group);
    }
    columns.push(&groups[from..]);
    columns
}

fn draw(ui: &mut Ui, group: &Group) {
    ui.add_space(10.0);
    let name = ui.label(egui::RichText::new(group.name).font(style::title()));
    widgets::heading(ui.ctx(), name.id, group.name);
    ui.add_space(6.0);
    for row in &group.rows {
        draw_row(ui, row);
    }
    ui.add_space(8.0);
}

fn draw_row(ui: &mut Ui, row: &Row) {
    let look = Look::of(ui.ctx());
    let caps: Vec<_> =
        row.keys.iter().map(|keys| ui.painter().layout_no_wrap(keys.clone(), style::small(), look.text)).collect();
    let taken: f32 = caps.iter().map(|cap| cap.size().x + 20.0).sum();
    let room = (ui.available_width() - taken - 8.0).max(90.0);
    let what = ui.painter().layout(row.what.clone(), style::body(), look.text, room);
    let height = ROW.max(what.size().y + 8.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let said = format!("{}: {}", row.what, row.keys.join(" or "));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let mut right = rect.right();
    for cap in caps.into_iter().rev() {
        let size = cap.size() + vec2(14.0, 4.0);
        let rect = Align2::RIGHT_CENTER.anchor_size(pos2(right, rect.center().y), size);
        ui.painter().rect(rect, 5.0, look.chip, Stroke::new(1.0, look.hairline), StrokeKind::Inside);
        ui.painter().galley(rect.min + vec2(7.0, 2.0), cap, look.text);
        right = rect.left() - 6.0;
    }
    let at = pos2(rect.left(), rect.center().y - what.size().y / 2.0);
    ui.painter().galley(at, what, look.text);
    let line = [rect.left_bottom(), rect.right_bottom()];
    ui.painter().line_segment(line, Stroke::new(1.0, look.hairline.gamma_multiply(0.5)));
}
