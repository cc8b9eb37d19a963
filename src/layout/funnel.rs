//! A funnel lane: bars under the stages, what was lost between them, and the line that reads it against the mood.

use kurbo::{BezPath, Point, Rect};

use super::boxes::ColumnBox;
use super::card::centred;
use super::columns::Across;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::{Paragraph, Placed};
use crate::funnel::{Bar, LaneStats};
use crate::map::{Id, Numbers};

/// What a funnel lane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelBox {
    pub funnel: Id,
    /// From left to right.
    pub bars: Vec<BarBox>,
    /// What falls off from bar to bar.
    pub between: Vec<BezPath>,
    /// The line the bars stand on: its ends.
    pub base: (Point, Point),
    pub remark: Option<RemarkBox>,
}

/// A stage's bar with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct BarBox {
    pub stage: Id,
    pub rect: Rect,
    pub radius: f64,
    /// Further steps of the stage.
    pub thin: Vec<ThinBar>,
    pub count: Placed,
    /// "40 % of the stage before"
    pub share: Option<Placed>,
    /// The drop on the way into this stage.
    pub drop: Option<Pill>,
}

/// A further step of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct ThinBar {
    /// Index into the funnel's steps.
    pub step: usize,
    pub rect: Rect,
    /// Its name and count, below the share.
    pub text: Placed,
}

/// A drop on the boundary of two stages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    pub rect: Rect,
    pub text: Placed,
    /// The steepest of the lane: filled.
    pub steepest: bool,
    /// "Decision → Purchase"
    pub name: String,
    /// A row was left out on the way.
    pub across_gap: bool,
}

/// The amber line.
#[derive(Clone, Debug, PartialEq)]
pub struct RemarkBox {
    pub rect: Rect,
    /// The warning triangle.
    pub icon: Rect,
    pub text: Placed,
}

/// The lane from `top` down, and its bottom; `None` where no bar stands under a stage shown.
pub(super) fn funnel(
    stats: &LaneStats,
    funnel: &Id,
    numbers: Numbers,
    across: Across,
    top: f64,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> Option<(FunnelBox, f64)> {
    let sizes = &metrics.funnel;
    let (left, right) = (across.left, across.right);
    let shown: Vec<(&Bar, &ColumnBox)> = across
        .heads
        .iter()
        .filter_map(|head| {
            let bar = stats.bars.iter().find(|bar| bar.stage == head.stage)?;
            Some((bar, across.columns.get(head.columns.start)?))
        })
        .collect();
    if shown.is_empty() {
        return None;
    }
    let scale = sizes.bar / (stats.largest.max(1) as f64);
    let height = |count: u64| if count == 0 { 0.0 } else { (count as f64 * scale).max(sizes.least_bar) };
    let counts: Vec<_> = shown
        .iter()
        .map(|(bar, column)| {
            fonts.paragraph(&numbers.count(bar.count), &metrics.text.count, Fit::Start(column.card_width))
        })
        .collect();
    // A count wider than its bar stands above what is beside the bar: thin bars and the pill.
    let count_above = |bar: &Bar, column: &ColumnBox, count: &Paragraph| {
        let beside =
            bar.further.iter().map(|(_, _, count)| height(*count)).fold(sizes.pill_height + sizes.pill_gap, f64::max);
        let wide = count.size.width > bar_width(column, metrics);
        if wide { height(bar.count).max(beside) } else { height(bar.count) }
    };
    // A count that needs more lines pushes the base down.
    let tallest =
        shown.iter().zip(&counts).map(|((bar, column), count)| count_above(bar, column, count) + count.size.height);
    let usual = sizes.bar + f64::from(metrics.text.count.line);
    let base = top + sizes.above + sizes.bar + (tallest.fold(0.0, f64::max) - usual).max(0.0);

    let mut bars: Vec<BarBox> = Vec::with_capacity(shown.len());
    let mut between = Vec::new();
    let mut bottom = base;
    for ((bar, column), count) in shown.into_iter().zip(counts) {
        let bar_width = bar_width(column, metrics);
        let y = base - height(bar.count);
        let rect = Rect::new(column.card_x, y, column.card_x + bar_width, base);
        let count_y = base - count_above(bar, column, &count) - sizes.count_gap - count.size.height;
        let mut lower = base + sizes.share_gap;
        let share = share_words(bar, bars.is_empty(), numbers).map(|words| {
            let text = fonts.paragraph(&words, &metrics.text.share, Fit::Start(column.card_width));
            let placed = Placed::new((column.card_x, lower), text);
            lower = placed.rect().y1;
            placed
        });
        let pitch = thin_pitch(bar.further.len(), column, metrics);
        let mut thin = Vec::with_capacity(bar.further.len());
        for (i, (step, name, count)) in bar.further.iter().enumerate() {
            let x = rect.x1 + pitch * i as f64 + sizes.thin_gap.min(pitch / 2.0);
            let rect = Rect::new(x, base - height(*count), x + sizes.thin_bar.min(pitch * 0.6), base);
            let words = format!("then {name} {}", numbers.count(*count));
            let text = fonts.paragraph(&words, &metrics.text.share, Fit::Start(column.card_width));
            let text = Placed::new((column.card_x, lower), text);
            lower = text.rect().y1;
            thin.push(ThinBar { step: *step, rect, text });
        }
        bottom = bottom.max(lower);
        let drop = bars.last().and_then(|before| {
            let from = before.thin.last().map_or(before.rect, |thin| thin.rect);
            between.push(slope(from, rect));
            let drop = bar.drop.as_ref()?;
            let text = fonts.paragraph(&numbers.drop(drop.lost), &metrics.text.drop, Fit::Free);
            let half = text.size.width / 2.0 + sizes.pill_padding;
            let middle = (from.x1 + rect.x0) / 2.0;
            let y1 = base - sizes.pill_gap;
            let rect = Rect::new(middle - half, y1 - sizes.pill_height, middle + half, y1);
            Some(Pill {
                text: centred(rect, text, &metrics.text.drop),
                rect,
                steepest: drop.steepest,
                name: drop.name.clone(),
                across_gap: drop.across_gap,
            })
        });
        let count = Placed::new((column.card_x, count_y), count);
        bars.push(BarBox { stage: bar.stage.clone(), rect, radius: sizes.radius, thin, count, share, drop });
    }
    let remark = stats.remark.as_ref().and_then(|remark| {
        let bar = bars.iter().find(|bar| bar.stage == remark.stage)?;
        Some(remark_box(
            remark.text,
            bar.rect.x0,
            right - metrics.lane.inset,
            bottom + sizes.remark_gap,
            left,
            fonts,
            metrics,
        ))
    });
    bottom = remark.as_ref().map_or(bottom, |remark| remark.rect.y1) + metrics.lane.padding;
    let shown = FunnelBox {
        funnel: funnel.clone(),
        bars,
        between,
        base: (Point::new(left + metrics.lane.inset, base), Point::new(right, base)),
        remark,
    };
    Some((shown, bottom.max(top + sizes.height)))
}

/// From the top of one bar to the top of the next.
fn slope(from: Rect, to: Rect) -> BezPath {
    let mut path = BezPath::new();
    path.move_to((from.x1, from.y0));
    path.line_to((to.x0, to.y0));
    path.line_to((to.x0, to.y1));
    path.line_to((from.x1, from.y1));
    path.close_path();
    path
}

fn bar_width(column: &ColumnBox, metrics: &Metrics) -> f64 {
    (column.card_width * metrics.funnel.bar_width).round()
}

/// Thin bars stand closer where there are many, so that the pill keeps its place before the next stage.
fn thin_pitch(count: usize, column: &ColumnBox, metrics: &Metrics) -> f64 {
    let sizes = &metrics.funnel;
    let room = column.card_width + metrics.lane.gutter - bar_width(column, metrics) - sizes.pill_room;
    (room.max(sizes.thin_bar) / count.max(1) as f64).min(sizes.thin_bar + sizes.thin_gap)
}

fn share_words(bar: &Bar, first: bool, numbers: Numbers) -> Option<String> {
    match (bar.of_previous, bar.of_first) {
        (Some(share), _) => Some(format!("{} of the stage before", numbers.percent(share))),
        (None, Some(share)) if first => Some(numbers.percent(share)),
        _ => None,
    }
}

fn remark_box(words: &str, x: f64, right: f64, top: f64, left: f64, fonts: &mut Fonts, metrics: &Metrics) -> RemarkBox {
    let sizes = &metrics.funnel;
    let icon = metrics.card.icon;
    let before = sizes.remark_padding + icon + 4.0;
    let room = (right - left - before - sizes.remark_padding).max(1.0);
    let text = fonts.paragraph(words, &metrics.text.remark, Fit::Start(room));
    let width = before + text.size.width + sizes.remark_padding;
    // A line about the last stage reaches back rather than out of the picture.
    let x = x.min(right - width).max(left);
    let height = text.size.height + sizes.remark_height - f64::from(metrics.text.remark.line);
    let rect = Rect::new(x, top, x + width, top + height);
    let text_y = top + (height - text.size.height) / 2.0;
    let text = Placed::new((x + before, text_y), text);
    let middle = text.baseline() - f64::from(metrics.text.remark.size) * super::card::CAP_HEIGHT / 2.0;
    let icon_x = x + sizes.remark_padding;
    let icon = Rect::new(icon_x, middle - icon / 2.0, icon_x + icon, middle + icon / 2.0);
    RemarkBox { rect, icon, text }
}
