//! Where the shares of the chart may lie: a thin line over each bar, from end to end of its 95 % interval.

use egui::{Painter, Pos2, Stroke, Ui, pos2};
use egui_plot::{PlotPoint, PlotTransform};

use super::chart::Shown;
use super::scale::Scale;
use crate::app::theme::Look;

/// Half the width of the ends.
const END: f32 = 5.0;
/// A line shorter than this would be a blot on the edge of its bar.
const LEAST: f32 = 5.0;

/// Draws the lines that are long enough to be seen.
pub(super) fn show(ui: &Ui, transform: &PlotTransform, shown: &Shown<'_>, scale: Scale) {
    let look = Look::of(ui.ctx());
    // Seen on bars of every colour.
    let strokes = [Stroke::new(3.0, look.panel), Stroke::new(1.5, look.text)];
    let painter = ui.painter().with_clip_rect(*transform.frame());
    for (i, n, step) in shown.steps().filter(|(_, _, step)| step.step > 0) {
        let Some(interval) = step.first_interval else { continue };
        let (x, width) = shown.bar(i, n);
        let at = |share: f64| transform.position_from_point(&PlotPoint::new(x, scale.height(share)));
        let ends = (at(interval.low), at(interval.high));
        strokes.into_iter().for_each(|stroke| line(&painter, ends, half(transform, width), stroke));
    }
}

/// Half the width of the ends over a bar so wide.
fn half(transform: &PlotTransform, width: f64) -> f32 {
    END.min((transform.dpos_dvalue_x().abs() * width) as f32 / 2.0 - 1.0).max(1.0)
}

/// One line with its ends, if it is long enough.
pub(super) fn line(painter: &Painter, (low, high): (Pos2, Pos2), half: f32, stroke: Stroke) {
    if low.y - high.y < LEAST {
        return;
    }
    painter.line_segment([low, high], stroke);
    for end in [low, high] {
        painter.line_segment([pos2(end.x - half, end.y), pos2(end.x + half, end.y)], stroke);
    }
}
