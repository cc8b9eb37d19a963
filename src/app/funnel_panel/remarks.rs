//! The list beside the chart: the stages whose losses and sentiments say the same, or contradict each other.

use egui::{Align, Layout, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::FunnelAction;
use crate::app::theme::Look;
use crate::app::widgets::{heading, link, scroll};
use crate::app::{style, text};
use crate::funnel::Remark;
use crate::map::{Funnel, Map};

/// Width of the list; less where the panel is narrow.
pub(super) const WIDTH: f32 = 260.0;
/// Left of the words, where the dot is.
const LEFT: f32 = 18.0;

/// Draws the list into `ui`; a click on a line goes to its stage.
pub(super) fn show(ui: &mut Ui, map: &Map, funnel: &Funnel, remarks: &[Remark]) -> Option<FunnelAction> {
    let mut action = None;
    let look = Look::of(ui.ctx());
    // The fields stand in the inspector of a funnel lane.
    let lane = map.lanes.iter().find(|lane| lane.funnel == funnel.id && !lane.hidden);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        let title = ui.label(RichText::new("Losses and feelings").font(style::control()).color(look.muted));
        heading(ui.ctx(), title.id, "Losses and feelings");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let Some(lane) = lane else { return };
            if link(ui, "Limits").on_hover_text("Say what counts as many who leave, and as hardly anyone").clicked() {
                action = Some(FunnelAction::Limits(lane.id.clone()));
            }
        });
    });
    scroll(ui, ScrollArea::vertical().auto_shrink(false), "losses and feelings", |ui| {
        for remark in remarks {
            if row(ui, map.column_name(&remark.stage).unwrap_or_default(), remark, &look) {
                action = Some(FunnelAction::Reveal(remark.stage.clone()));
            }
        }
    });
    action
}

/// The stage, and below it what is said of it; whether it was clicked.
fn row(ui: &mut Ui, stage: &str, remark: &Remark, look: &Look) -> bool {
    let width = ui.available_width();
    let name = text::line(ui.ctx(), stage, &style::body(), width - LEFT - 8.0);
    let words = text::lines(ui.ctx(), &remark.text, &style::small(), width - LEFT - 8.0);
    let size = vec2(width, name.size().y + words.size().y + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let told = format!("{stage}: {}", remark.text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &told));
    if response.hovered() {
        ui.painter().rect_filled(rect, style::RADIUS, look.chip);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, style::RADIUS, Stroke::new(2.0, look.accent), StrokeKind::Inside);
    }
    let dot = pos2(rect.left() + 8.0, rect.top() + 4.0 + name.size().y / 2.0);
    // A contradiction is a full dot, an agreement a ring.
    if remark.meeting.agrees() {
        ui.painter().circle_stroke(dot, 3.0, Stroke::new(1.5, look.warning));
    } else {
        ui.painter().circle_filled(dot, 3.5, look.warning);
    }
    name.paint(ui.painter(), pos2(rect.left() + LEFT, rect.top() + 4.0), look.text);
    words.paint(ui.painter(), pos2(rect.left() + LEFT, rect.top() + 4.0 + name.size().y), look.muted);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
