//! The funnel at the bottom of a stage's slide.

use kurbo::{Point, Rect};

use super::draft::{Desk, Draft};
use super::model::{Piece, StripBar, Tone};
use super::trend::thin_out;
use crate::layout::funnel::NOT_COUNTED;
use crate::layout::{Fit, Placed};
use crate::map::Stage;

/// The height of the strip with bars of this height.
pub(super) fn height(bar: f64, desk: &mut Desk) -> f64 {
    let label = label(desk, Point::ORIGIN).paragraph.size.height;
    let sizes = &desk.sizes.strip;
    label + sizes.label_below + bar + sizes.count_above + f64::from(desk.sizes.text.small.line)
}

/// "Funnel, GA4, 1–28 Feb 2026, visitors"
fn label(desk: &mut Desk, at: Point) -> Placed {
    let (left, right) = desk.sides();
    let (name, note) = desk.shown.funnel_words();
    let words = [name, note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let style = desk.sizes.text.small;
    desk.text(&words, &style, Fit::Start(right - left), at)
}

impl Draft {
    /// Draws the strip down to `bottom`, with bars up to this height.
    pub(super) fn strip(&mut self, stage: &Stage, bottom: f64, bar: f64, desk: &mut Desk) {
        let (left, right) = desk.sides();
        let top = bottom - height(bar, desk);
        let sizes = desk.sizes;
        let small = &sizes.text.small;
        let label = label(desk, Point::new(left, top));
        self.say(label, Tone::Plain);
        let base = bottom - f64::from(small.line) - sizes.strip.count_above;
        let Some((_, _, stats)) = &desk.shown.funnel else { return };
        let largest = stats.largest.max(1) as f64;
        let column = (right - left) / desk.shown.stages.len().max(1) as f64;
        let gap = sizes.strip.gap.min(column / 4.0);
        let mut drawn = Vec::with_capacity(desk.shown.stages.len());
        let mut without = Vec::new();
        for (i, shown) in desk.shown.stages.clone().into_iter().enumerate() {
            let x = left + column * i as f64;
            let bar_of = desk.shown.bar(&shown.id).cloned();
            let count = bar_of.as_ref().map_or(0, |bar| bar.count);
            let steepest = bar_of.as_ref().and_then(|bar| bar.drop.as_ref()).is_some_and(|drop| drop.steepest);
            let height = if count == 0 { 0.0 } else { (count as f64 / largest * bar).max(sizes.strip.least) };
            let current = shown.id == stage.id;
            let style = if current { &sizes.text.strong } else { small };
            let words =
                bar_of.as_ref().map_or_else(|| NOT_COUNTED.to_owned(), |bar| desk.shown.numbers.count(bar.count));
            let mut count = desk.text(&words, style, Fit::Free, (x, base + sizes.strip.count_above));
            // The last count reaches back rather than out of the slide.
            count.origin.x = count.origin.x.min(right - count.paragraph.size.width);
            let width = if bar_of.is_some() { column - gap } else { 0.0 };
            let rect = Rect::new(x, base - height, x + width, base);
            let shown = StripBar { rect, radius: sizes.strip.radius, current, steepest, count: Some(count) };
            if bar_of.is_some() { drawn.push(shown) } else { without.push(shown) }
        }
        // Where there is little room, the counts stay.
        drawn.append(&mut without);
        thin_out(&mut drawn, |bar| &mut bar.count, |bar| bar.current);
        self.pieces.push(Piece::Bars(drawn));
    }
}
