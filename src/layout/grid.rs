//! The lines of the sentiment scale and their numbers.

use kurbo::{Point, Rect};

use super::fonts::Fonts;
use super::metrics::Metrics;
use super::scale::{Heights, neutral, ticks};
use super::sentiment::{GridLine, QuoteBox};
use super::shape::Fit;
use super::text::Placed;
use crate::map::{Finite, Map, Numbers, Scale};

/// Room for the numbers of the scale left of the columns.
pub(super) fn numbers_width(scale: Scale, language: &str, fonts: &mut Fonts, metrics: &Metrics) -> f64 {
    let wide = |text: String, fonts: &mut Fonts| fonts.paragraph(&text, &metrics.text.scale, Fit::Free).size.width;
    let widest = ticks(scale).into_iter().map(|value| wide(written(value, scale, language), fonts)).fold(0.0, f64::max);
    widest + metrics.sentiment.scale_gap
}

fn written(value: Finite, scale: Scale, language: &str) -> String {
    let numbers = Numbers::of(language);
    if scale.min.get() < 0.0 { numbers.signed(value) } else { numbers.number(value) }
}

/// The lines from the scale's lower end up, interrupted by quotes.
pub(super) fn grid(
    map: &Map,
    heights: Heights,
    (left, right): (f64, f64),
    quotes: &[QuoteBox],
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> Vec<GridLine> {
    let scale = heights.scale;
    let middle = neutral(scale);
    let mut values: Vec<f64> = ticks(scale).into_iter().map(Finite::get).collect();
    if !values.contains(&middle) {
        values.push(middle);
    }
    let style = &metrics.text.scale;
    let lines = values.into_iter().map(|value| {
        let y = heights.y(value);
        let numbered = ticks(scale).iter().any(|tick| tick.get() == value);
        let number = Finite::new(value).ok().filter(|_| numbered).map(|value| {
            let text = fonts.paragraph(&written(value, scale, &map.head.language), style, Fit::Free);
            let centre = Rect::from_center_size((0.0, y), (0.0, 0.0));
            let centred = super::card::centred(centre, text, style);
            let x = left - metrics.sentiment.scale_gap - centred.paragraph.size.width;
            Placed { origin: Point::new(x, centred.origin.y), ..centred }
        });
        GridLine { y, neutral: value == middle, number, spans: spans(left, right, y, quotes) }
    });
    lines.collect()
}

/// A line from left to right, interrupted where a quote stands.
fn spans(left: f64, right: f64, y: f64, quotes: &[QuoteBox]) -> Vec<(f64, f64)> {
    const AIR: f64 = 8.0;
    let mut spans = Vec::new();
    let mut x = left;
    let mut crossed: Vec<Rect> =
        quotes.iter().map(|quote| quote.rect).filter(|rect| rect.y0 - 1.0 < y && y < rect.y1 + 1.0).collect();
    crossed.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    for rect in crossed {
        if rect.x0 - AIR > x {
            spans.push((x, rect.x0 - AIR));
        }
        x = x.max(rect.x1 + AIR);
    }
    if right > x {
        spans.push((x, right));
    }
    spans
}
