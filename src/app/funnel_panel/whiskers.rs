//! Where the shares of the chart may lie: a thin line over each bar, from end to end of its 95 % interval.

use egui::{Stroke, Ui, pos2};
use egui_plot::{PlotPoint, PlotTransform};

use super::slots::Slot;
use crate::app::theme::Look;

/// Half the width of the ends.
const END: f32 = 5.0;
/// A line shorter than this would be a blot on the edge of its bar.
const LEAST: f32 = 5.0;

/// Draws the lines that are long enough to be seen.
pub(super) fn show(ui: &Ui, transform: &PlotTransform, slots: &[Slot]) {
    let stroke = Stroke::new(1.5, Look::of(ui.ctx()).text);
    let painter = ui.painter().with_clip_rect(*transform.frame());
    for (i, slot) in slots.iter().enumerate() {
        let Some(interval) = slot.interval() else { continue };
        let at = |share: f64| transform.position_from_point(&PlotPoint::new(i as f64, share));
        let (low, high) = (at(interval.low), at(interval.high));
        if low.y - high.y < LEAST {
            continue;
        }
        painter.line_segment([low, high], stroke);
        for end in [low, high] {
            painter.line_segment([pos2(end.x - END, end.y), pos2(end.x + END, end.y)], stroke);
        }
    }
}
