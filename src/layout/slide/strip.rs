//! The funnel at the bottom of a stage's slide.

use kurbo::Rect;

use super::draft::{Desk, Draft};
use super::model::{Piece, StripBar, Tone};
use super::trend::thin_out;
use crate::layout::Fit;
use crate::map::Stage;

/// The height of the strip with bars of this height.
pub(super) fn height(bar: f64, desk: &Desk) -> f64 {
    let sizes = &desk.sizes.strip;
    let line = f64::from(desk.sizes.text.small.line);
    line + sizes.label_below + bar + sizes.count_above + line
}

impl Draft {
    /// Draws the strip down to `bottom`, with bars up to this height; gives its top.
    pub(super) fn strip(&mut self, stage: &Stage, bottom: f64, bar: f64, desk: &mut Desk) -> f64 {
        let (left, right) = desk.sides();
        let top = bottom - height(bar, desk);
        let sizes = desk.sizes;
        let small = &sizes.text.small;
        let words = desk.shown.funnel_words();
        let label = desk.text(&words, small, Fit::Start(right - left), (left, top));
        // A note of several lines goes up, away from the bars.
        let more = label.paragraph.size.height - f64::from(small.line);
        let label = crate::layout::Placed { origin: label.origin - kurbo::Vec2::new(0.0, more), ..label };
        self.say(label, Tone::Plain);
        let base = bottom - f64::from(small.line) - sizes.strip.count_above;
        let Some((_, _, stats)) = &desk.shown.funnel else { return top };
        let largest = stats.largest.max(1) as f64;
        let column = (right - left) / desk.shown.stages.len().max(1) as f64;
        let gap = sizes.strip.gap.min(column / 4.0);
        let bars: Vec<(usize, u64, bool)> = desk
            .shown
            .stages
            .iter()
            .enumerate()
            .filter_map(|(i, stage)| {
                let bar = stats.bars.iter().find(|bar| bar.stage == stage.id)?;
                Some((i, bar.count, bar.drop.as_ref().is_some_and(|drop| drop.steepest)))
            })
            .collect();
        let mut drawn = Vec::with_capacity(bars.len());
        for (i, count, steepest) in bars {
            let x = left + column * i as f64;
            let height = if count == 0 { 0.0 } else { (count as f64 / largest * bar).max(sizes.strip.least) };
            let current = desk.shown.stages[i].id == stage.id;
            let style = if current { &sizes.text.strong } else { small };
            let words = desk.shown.numbers.count(count);
            let mut count = desk.text(&words, style, Fit::Free, (x, base + sizes.strip.count_above));
            // The last count reaches back rather than out of the slide.
            count.origin.x = count.origin.x.min(right - count.paragraph.size.width);
            let rect = Rect::new(x, base - height, x + column - gap, base);
            drawn.push(StripBar { rect, radius: sizes.strip.radius, current, steepest, count: Some(count) });
        }
        thin_out(&mut drawn, |bar| &mut bar.count, |bar| bar.current);
        self.pieces.push(Piece::Bars(drawn));
        top - more
    }
}
