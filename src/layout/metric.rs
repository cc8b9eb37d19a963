//! A metric lane: what is measured at each stage, its last value and its target.

use kurbo::Rect;
use rustc_hash::FxHashMap;

use super::boxes::ColumnBox;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::Placed;
use crate::map::{Dates, Finite, Id, Map, Metric, MetricKind, Numbers};

/// One metric at its stage, measured from its lane's top.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricBox {
    pub metric: Id,
    pub rect: Rect,
    pub name: Placed,
    pub value: Placed,
    /// "Target 8 % · 28 Feb 2026"
    pub note: Option<Placed>,
}

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
            let target = metric.target.map(|target| format!("Target {}", with_unit(target, &metric.unit, numbers)));
            let day = last.map(|point| dates.day(point.date));
            let words: Vec<String> = target.into_iter().chain(day).collect();
            let note = (!words.is_empty()).then(|| {
                Placed::new((x, y + sizes.value_gap), fonts.paragraph(&words.join(" · "), &metrics.text.note, fit))
            });
            y = note.as_ref().map_or(y, |note| note.rect().y1);
            let rect = Rect::new(x, start, x + column.card_width, y);
            boxes.push(MetricBox { metric: metric.id.clone(), rect, name, value, note });
            y += sizes.gap;
        }
    }
    boxes
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
    match &metric.kind {
        MetricKind::Nps => "NPS",
        MetricKind::Csat => "CSAT",
        MetricKind::Ces => "CES",
        MetricKind::Rate => "Rate",
        MetricKind::Own => "Metric",
        MetricKind::Other(word) => word,
    }
}

/// A number and its unit, kept together.
fn with_unit(value: Finite, unit: &str, numbers: Numbers) -> String {
    let number = numbers.number(value);
    match unit.trim() {
        "" => number,
        unit => format!("{number}\u{202F}{unit}"),
    }
}
