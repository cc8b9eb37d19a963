//! A funnel lane: bars under the stages, what was lost between them, and the line that reads it against the sentiment.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect};
use rustc_hash::FxHashMap;

use super::boxes::{ColumnBox, HeadBox};
use super::card::centred;
use super::columns::Across;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::{Paragraph, Placed};
use crate::funnel::{Bar, Drop, Further, Interval, LaneStats, Remark, Skipped, THIN};
use crate::map::{Id, Numbers};

/// What stands where nobody was counted.
pub(super) const NOT_COUNTED: &str = "not counted";

/// What is said of a step before which rows were left out, and what stands in place of its drop: how many of them left
/// at the steps left out is not known.
const GAP_BEFORE: &str = "rows before it left out";
pub(super) const GAP: &str = "gap";

/// What a funnel lane shows, measured from the lane's top.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelBox {
    pub funnel: Id,
    /// From left to right.
    pub bars: Vec<BarBox>,
    /// What falls off from bar to bar.
    pub between: Vec<BezPath>,
    /// From the top of a bar to that of the next one, over stages where nobody was counted, and over rows left out.
    pub over: Vec<BezPath>,
    /// The stages where nobody was counted.
    pub skipped: Vec<SkippedBox>,
    /// The line the bars stand on: its ends.
    pub base: (Point, Point),
    /// Each under the bar of its stage, and no wider than the stage.
    pub remarks: Vec<RemarkBox>,
    /// Of all of it.
    pub height: f64,
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
    /// "40 % of the stage before", with where that may lie unless it is known to two points: "40 % of the stage before
    /// (36–44 %)", "38 % of only 24 before (21–57 %)"; over stages where nobody was counted "40 % of Decision".
    pub share: Option<Placed>,
    /// The drop on the way into this stage.
    pub drop: Option<Pill>,
}

/// A word under a stage where nobody was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct SkippedBox {
    pub stage: Id,
    /// "not counted: 800 leave on the way to Purchase"
    pub text: Placed,
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
    /// It rests on less than the others: few came so far, more than before, or rows
    /// were left out on the way, where it says so in place of a number. Its edge is dashed.
    pub unsure: bool,
}

/// An amber line: what a loss says to the sentiment.
#[derive(Clone, Debug, PartialEq)]
pub struct RemarkBox {
    pub stage: Id,
    pub rect: Rect,
    /// The warning triangle.
    pub icon: Rect,
    pub text: Placed,
}

/// The lane's chart; `None` where no bar stands under a stage shown.
pub(super) fn funnel(
    stats: &LaneStats,
    funnel: &Id,
    numbers: Numbers,
    across: Across,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> Option<FunnelBox> {
    let sizes = &metrics.funnel;
    let bars: FxHashMap<&Id, &Bar> = stats.bars.iter().rev().map(|bar| (&bar.stage, bar)).collect();
    let shown = |(i, head): (usize, &HeadBox)| {
        let bar = *bars.get(&head.stage)?;
        let first = |head: &HeadBox| across.columns.get(head.columns.start);
        let before = i.checked_sub(1).and_then(|before| across.heads.get(before)).and_then(first);
        Some((bar, first(head)?, before))
    };
    let shown: Vec<(&Bar, &ColumnBox, Option<&ColumnBox>)> =
        across.heads.iter().enumerate().filter_map(shown).collect();
    if shown.is_empty() {
        return None;
    }
    let scale = sizes.bar / (stats.largest.max(1) as f64);
    let mut draft = Draft { numbers, scale, base: 0.0, fonts, metrics };
    draft.base = sizes.above + draft.tallest(&shown);

    let mut bars: Vec<BarBox> = Vec::with_capacity(shown.len());
    let (mut between, mut over) = (Vec::new(), Vec::new());
    let mut bottom = draft.base;
    for (bar, column, beside) in shown {
        let (mut finished, lower) = draft.bar(bar, column, bars.is_empty());
        bottom = bottom.max(lower);
        if let Some(before) = bars.last_mut() {
            let from = before.thin.last().map_or(before.rect, |thin| thin.rect);
            let skips = bar.after.is_some();
            if skips || bar.after_gap {
                over.push(top_to_top(from, finished.rect));
            } else {
                between.push(slope(from, finished.rect));
            }
            // Over stages where nobody was counted, the drop stands on the boundary of the stage entered all the same.
            let left = beside.filter(|_| skips).map_or(from.x1, |beside| beside.card_x + bar_width(beside, metrics));
            finished.drop = bar.drop.as_ref().map(|drop| draft.pill(drop, left, finished.rect));
            if let Some(pill) = &finished.drop {
                for count in [&mut before.count, &mut finished.count] {
                    lift(count, pill.rect, sizes.count_gap);
                }
            }
        }
        bars.push(finished);
    }
    let skipped: Vec<SkippedBox> = stats.skipped.iter().filter_map(|skipped| draft.skipped(skipped, across)).collect();
    bottom = skipped.iter().fold(bottom, |lowest, skipped| lowest.max(skipped.text.rect().y1));
    let base = draft.base;
    let top = bottom + sizes.remark_gap;
    let remarks = stats.remarks.iter().filter_map(|remark| {
        let bar = bars.iter().find(|bar| bar.stage == remark.stage)?;
        let head = across.heads.iter().find(|head| head.stage == remark.stage)?;
        let last = across.columns[head.columns.clone()].last()?;
        let room = last.card_x + last.card_width - bar.rect.x0;
        Some(remark_box(remark, Point::new(bar.rect.x0, top), room, fonts, metrics))
    });
    let remarks: Vec<RemarkBox> = remarks.collect();
    bottom = remarks.iter().fold(bottom, |lowest, remark| lowest.max(remark.rect.y1)) + metrics.lane.padding;
    let base = (Point::new(across.left + metrics.lane.inset, base), Point::new(across.right, base));
    let height = bottom.max(sizes.height);
    Some(FunnelBox { funnel: funnel.clone(), bars, between, over, skipped, base, remarks, height })
}

/// What bars are drawn from.
struct Draft<'a> {
    numbers: Numbers,
    /// Height of one of what is counted.
    scale: f64,
    /// Where the bars stand.
    base: f64,
    fonts: &'a mut Fonts,
    metrics: &'a Metrics,
}

impl Draft<'_> {
    fn height(&self, count: u64) -> f64 {
        if count == 0 { 0.0 } else { (count as f64 * self.scale).max(self.metrics.funnel.least_bar) }
    }

    fn count(&mut self, bar: &Bar, column: &ColumnBox) -> Arc<Paragraph> {
        let words = self.numbers.count(bar.count);
        self.fonts.paragraph(&words, &self.metrics.text.count, Fit::Start(column.card_width))
    }

    /// How far above the base a count stands. One wider than its bar stands above what is beside the bar: thin bars
    /// and the pill.
    fn count_above(&self, bar: &Bar, column: &ColumnBox, count: &Paragraph) -> f64 {
        let own = self.height(bar.count);
        if count.size.width <= bar_width(column, self.metrics) {
            return own;
        }
        let pill = self.metrics.funnel.pill_height + self.metrics.funnel.pill_gap;
        bar.further.iter().map(|step| self.height(step.count)).fold(own.max(pill), f64::max)
    }

    /// From the top of the tallest bar to the base; more where a count needs several lines.
    fn tallest(&mut self, shown: &[(&Bar, &ColumnBox, Option<&ColumnBox>)]) -> f64 {
        let line = f64::from(self.metrics.text.count.line);
        let mut tallest = self.metrics.funnel.bar;
        for (bar, column, _) in shown {
            let count = self.count(bar, column);
            let pill = self.metrics.funnel.pill_height + self.metrics.funnel.pill_gap;
            tallest = tallest.max(self.count_above(bar, column, &count).max(pill) + count.size.height - line);
        }
        tallest
    }

    /// A stage's bar without its drop, and the lowest edge of its texts.
    fn bar(&mut self, bar: &Bar, column: &ColumnBox, first: bool) -> (BarBox, f64) {
        let metrics = self.metrics;
        let sizes = &metrics.funnel;
        let (x, fit) = (column.card_x, Fit::Start(column.card_width));
        let rect = Rect::new(x, self.base - self.height(bar.count), x + bar_width(column, metrics), self.base);
        let count = self.count(bar, column);
        let count_y = self.base - self.count_above(bar, column, &count) - sizes.count_gap - count.size.height;
        let mut lower = self.base + sizes.share_gap;
        let mut say = |words: &str, fonts: &mut Fonts| {
            let text = Placed::new((x, lower), fonts.paragraph(words, &metrics.text.share, fit));
            lower = text.rect().y1;
            text
        };
        let share = share_words(bar, first, self.numbers).map(|words| {
            let one_line = self.fonts.paragraph(&words, &metrics.text.share, fit).lines.len() < 2;
            // An interval is not divided: what does not fit beside the share stands below it.
            say(&if one_line { words } else { words.replacen(" (", "\n(", 1) }, self.fonts)
        });
        let pitch = thin_pitch(bar.further.len(), column, metrics);
        let mut thin = Vec::with_capacity(bar.further.len());
        for (i, Further { step, name, count, after_gap }) in bar.further.iter().enumerate() {
            let x = rect.x1 + pitch * i as f64 + sizes.thin_gap.min(pitch / 2.0);
            let rect = Rect::new(x, self.base - self.height(*count), x + sizes.thin_bar.min(pitch * 0.6), self.base);
            let gap = if *after_gap { format!(", {GAP_BEFORE}") } else { String::new() };
            let text = say(&format!("then {name} {}{gap}", self.numbers.count(*count)), self.fonts);
            thin.push(ThinBar { step: *step, rect, text });
        }
        let count = Placed::new((x, count_y), count);
        (BarBox { stage: bar.stage.clone(), rect, radius: sizes.radius, thin, count, share, drop: None }, lower)
    }

    /// The word under a stage where nobody was counted.
    fn skipped(&mut self, skipped: &Skipped, across: Across) -> Option<SkippedBox> {
        let head = across.heads.iter().find(|head| head.stage == skipped.stage)?;
        let (first, last) = (across.columns.get(head.columns.start)?, across.columns[head.columns.clone()].last()?);
        let words = match &skipped.left {
            Some((left, to)) => format!("{NOT_COUNTED}: {} leave on the way to {to}", self.numbers.count(*left)),
            None => NOT_COUNTED.to_owned(),
        };
        let fit = Fit::Start(last.card_x + last.card_width - first.card_x);
        let text = self.fonts.paragraph(&words, &self.metrics.text.share, fit);
        let place = (first.card_x, self.base + self.metrics.funnel.share_gap);
        Some(SkippedBox { stage: skipped.stage.clone(), text: Placed::new(place, text) })
    }

    /// The drop in the middle between what is at its left and the bar it leads to.
    fn pill(&mut self, drop: &Drop, left: f64, to: Rect) -> Pill {
        let sizes = &self.metrics.funnel;
        let style = &self.metrics.text.drop;
        let words = if drop.across_gap { GAP.to_owned() } else { self.numbers.drop(drop.lost) };
        let text = self.fonts.paragraph(&words, style, Fit::Free);
        let half = text.size.width / 2.0 + sizes.pill_padding;
        let middle = (left + to.x0) / 2.0;
        let bottom = self.base - sizes.pill_gap;
        let rect = Rect::new(middle - half, bottom - sizes.pill_height, middle + half, bottom);
        Pill {
            text: centred(rect, text, style),
            rect,
            steepest: drop.steepest,
            name: drop.name.clone(),
            unsure: drop.across_gap || drop.thin || drop.lost < 0.0,
        }
    }
}

/// A pill that is wider than the room between the bars reaches over them: a count there stands above it.
fn lift(count: &mut Placed, pill: Rect, gap: f64) {
    let own = count.rect();
    if own.x0 < pill.x1 && pill.x0 < own.x1 {
        count.origin.y = count.origin.y.min(pill.y0 - gap - own.height());
    }
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

/// The line from the top of one bar to the top of the next.
fn top_to_top(from: Rect, to: Rect) -> BezPath {
    let mut path = BezPath::new();
    path.move_to((from.x1, from.y0));
    path.line_to((to.x0, to.y0));
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
    let words = measured_words(bar, first, numbers);
    let gap = if first { GAP_BEFORE } else { "rows between left out" };
    if bar.after_gap { words.map(|words| format!("{words}, {gap}")) } else { words }
}

fn measured_words(bar: &Bar, first: bool, numbers: Numbers) -> Option<String> {
    let within = |interval: Interval| format!(" ({})", numbers.between(interval.low, interval.high));
    if let Some(more) = bar.entered() {
        // More than there were before is no share of them.
        let after = bar.after.as_ref().map_or_else(|| "here".to_owned(), |after| format!("after {after}"));
        return Some(format!("a rise: at least {} come in {after}", numbers.count(more)));
    }
    match (bar.of_previous, bar.of_first) {
        (Some(share), _) => {
            let share = numbers.percent(share);
            let wide = bar.interval.filter(|interval| interval.high - interval.low > SURE);
            let within = wide.map(within).unwrap_or_default();
            let of = bar.after.as_deref();
            match bar.of.filter(|_| bar.thin) {
                Some(few) => {
                    let few = numbers.count(few);
                    Some(format!(
                        "{share} of only {few} {}{within}",
                        of.map_or("before".to_owned(), |of| format!("at {of}"))
                    ))
                }
                None => Some(format!(
                    "{share} of {}{within}",
                    of.unwrap_or(if bar.after_gap { "the last step before" } else { "the stage before" })
                )),
            }
        }
        (None, Some(share)) if first => {
            let thin = if bar.thin { format!(", fewer than {THIN}") } else { String::new() };
            let begins = if bar.begins { ", the funnel begins here" } else { "" };
            Some(format!("{}{thin}{begins}", numbers.percent(share)))
        }
        _ => None,
    }
}

/// An interval no wider than this goes without saying: the share is known to two points.
const SURE: f64 = 0.04;

fn remark_box(remark: &Remark, place: Point, room: f64, fonts: &mut Fonts, metrics: &Metrics) -> RemarkBox {
    let sizes = &metrics.funnel;
    let icon = metrics.card.icon;
    let before = sizes.remark_padding + icon + 4.0;
    let fit = Fit::Start((room - before - sizes.remark_padding).max(1.0));
    let text = fonts.paragraph(&remark.text, &metrics.text.remark, fit);
    let width = before + text.size.width + sizes.remark_padding;
    let height = text.size.height + sizes.remark_height - f64::from(metrics.text.remark.line);
    let rect = Rect::from_origin_size(place, (width, height));
    let text = Placed::new((rect.x0 + before, rect.y0 + (height - text.size.height) / 2.0), text);
    let middle = text.baseline() - f64::from(metrics.text.remark.size) * super::card::CAP_HEIGHT / 2.0;
    let icon_x = rect.x0 + sizes.remark_padding;
    let icon = Rect::new(icon_x, middle - icon / 2.0, icon_x + icon, middle + icon / 2.0);
    RemarkBox { stage: remark.stage.clone(), rect, icon, text }
}
