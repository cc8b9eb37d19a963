//! A metric lane: what is measured at each stage, its last value and its target.

use kurbo::{Point, Rect};
use rustc_hash::FxHashMap;

use super::boxes::ColumnBox;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::Placed;
use crate::map::{Date, Dates, Finite, Id, Map, Metric, Numbers, Point as MetricPoint};

/// One metric at its stage, measured from its lane's top.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricBox {
    pub metric: Id,
    pub rect: Rect,
    pub name: Placed,
    pub value: Placed,
    /// The values over time, where there are several.
    pub spark: Option<SparkBox>,
    /// "Target 8 % · 28 Feb 2026 · +0.5 since 31 Jan 2026"
    pub note: Option<Placed>,
}

/// Values over time as a small line, measured from its lane's top.
#[derive(Clone, Debug, PartialEq)]
pub struct SparkBox {
    pub rect: Rect,
    /// From the first day to the last, within the rectangle.
    pub points: Vec<Point>,
    /// Height of the target.
    pub target: Option<f64>,
}

/// Least and greatest width of a small line beside its value, and the air before it, in map pixels.
const BESIDE: (f64, f64) = (56.0, 120.0);
const AIR: f64 = 14.0;
/// Height of one that stands below its value, and what is kept free above and below within it.
const BELOW: f64 = 24.0;
const EDGE: f64 = 4.0;

/// The metrics of all columns.
pub(super) fn metrics_of(map: &Map, columns: &[ColumnBox], fonts: &mut Fonts, metrics: &Metrics) -> Vec<MetricBox> {
    let sizes = &metrics.metric;
    let mut at: FxHashMap<&Id, Vec<&Metric>> = FxHashMap::default();
    map.metrics.iter().for_each(|metric| at.entry(&metric.at).or_default().push(metric));
    let (numbers, dates) = (Numbers::of(&map.head.language), Dates::of(&map.head.language));
    let mut boxes = Vec::new();
    for column in columns {
        let mut y = metrics.lane.padding;
        for metric in at.get(&column.id).into_iter().flatten() {
            let fit = Fit::Start(column.card_width);
            let (x, start) = (column.card_x, y);
            let name = Placed::new((x, y), fonts.paragraph(name(metric), &metrics.text.note, fit));
            y = name.rect().y1 + sizes.value_gap;
            let last = metric.points.iter().max_by_key(|point| point.date);
            let words = last.map_or("–".to_owned(), |point| with_unit(point.value, &metric.unit, numbers));
            let value = Placed::new((x, y), fonts.paragraph(&words, &metrics.text.metric, fit));
            y = value.rect().y1;
            let spark = place(&value, x, column.card_width).and_then(|rect| spark(metric, rect));
            y = spark.as_ref().map_or(y, |spark| y.max(spark.rect.y1));
            let target = metric.target.map(|target| format!("Target {}", with_unit(target, &metric.unit, numbers)));
            let day = last.map_or_else(|| "No values yet".to_owned(), |point| dates.day(point.date));
            let words: Vec<String> = target.into_iter().chain([day]).chain(change(metric, numbers, dates)).collect();
            let note = (!words.is_empty()).then(|| {
                Placed::new((x, y + sizes.value_gap), fonts.paragraph(&words.join(" · "), &metrics.text.note, fit))
            });
            y = note.as_ref().map_or(y, |note| note.rect().y1);
            let rect = Rect::new(x, start, x + column.card_width, y);
            boxes.push(MetricBox { metric: metric.id.clone(), rect, name, value, spark, note });
            y += sizes.gap;
        }
    }
    boxes
}

/// Where the small line stands: beside the value, else below it.
fn place(value: &Placed, x: f64, width: f64) -> Option<Rect> {
    let (least, most) = BESIDE;
    let value = value.rect();
    let left = value.x1 + AIR;
    let room = x + width - left;
    if room >= least {
        return Some(Rect::new(left, value.y0, left + room.min(most), value.y1));
    }
    (width >= least).then(|| Rect::new(x, value.y1, x + width.min(2.0 * most), value.y1 + BELOW))
}

/// The values in the order of their days; `None` where there is no time between them.
fn spark(metric: &Metric, rect: Rect) -> Option<SparkBox> {
    let points = by_day(metric);
    let (first, last) = (points.first()?.date, points.last()?.date);
    let days = |to: Date| f64::from(to.since(first).map(|span| span.get_days()).unwrap_or_default());
    let whole = days(last);
    if whole <= 0.0 {
        return None;
    }
    let values = || points.iter().map(|point| point.value.get()).chain(metric.target.map(Finite::get));
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let inside = rect.inset(-EDGE);
    let height = |value: f64| {
        // Equal values lie in the middle. Halves, so that no difference is too large for a number.
        let part = if high > low { (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0) } else { 0.5 };
        inside.y1 - part * inside.height()
    };
    let at = |point: &&MetricPoint| {
        Point::new(inside.x0 + days(point.date) / whole * inside.width(), height(point.value.get()))
    };
    Some(SparkBox { rect, points: points.iter().map(at).collect(), target: metric.target.map(|t| height(t.get())) })
}

fn by_day(metric: &Metric) -> Vec<&MetricPoint> {
    let mut points: Vec<&MetricPoint> = metric.points.iter().collect();
    points.sort_by_key(|point| point.date);
    points
}

/// "+0.5 since 31 Jan 2026", "unchanged since 31 Jan 2026"
fn change(metric: &Metric, numbers: Numbers, dates: Dates) -> Option<String> {
    let points = by_day(metric);
    let [.., before, last] = &points[..] else { return None };
    let by = Finite::new(rounded(last.value.get() - before.value.get())).ok()?;
    let by = if by.get() == 0.0 { "unchanged".to_owned() } else { numbers.signed(by) };
    Some(format!("{by} since {}", dates.day(before.date)))
}

/// Without the dust of binary fractions: 6.5 less 6.2 is 0.3.
fn rounded(value: f64) -> f64 {
    let fine = (value * 1e6).round() / 1e6;
    if fine.is_finite() { fine } else { value }
}

/// "Conversion: 6.5 %", for where a metric is one line.
pub(super) fn in_words(metric: &Metric, language: &str) -> String {
    let last = metric.points.iter().max_by_key(|point| point.date);
    let value = last.map_or("–".to_owned(), |point| with_unit(point.value, &metric.unit, Numbers::of(language)));
    format!("{}: {value}", name(metric))
}

fn name(metric: &Metric) -> &str {
    if !metric.name.is_empty() {
        return &metric.name;
    }
    metric.kind.label()
}

/// A number and its unit, kept together.
fn with_unit(value: Finite, unit: &str, numbers: Numbers) -> String {
    let number = numbers.number(value);
    match unit.trim() {
        "" => number,
        unit => format!("{number}\u{202F}{unit}"),
    }
}
