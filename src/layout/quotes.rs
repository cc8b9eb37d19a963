//! Where quotes stand: above good sentiments and below bad ones, clear of the line.

use kurbo::{Point, Rect};

use super::curve::Curve;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::sentiment::QuoteBox;
use super::shape::Fit;
use super::text::Placed;
use crate::map::Id;

/// A quote that wants a place.
pub(super) struct Wanted<'a> {
    pub(super) at: &'a Id,
    pub(super) quote: &'a str,
    /// Of the face or dot.
    pub(super) centre: Point,
    pub(super) radius: f64,
    pub(super) good: bool,
    /// Widest the quote may get; keeps it out of its neighbours' columns.
    pub(super) width: f64,
}

/// Every quote at the place that costs least: near its face, on its side, in few lines.
pub(super) fn place(
    wanted: &[Wanted],
    curve: &Curve,
    language: &str,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> Vec<QuoteBox> {
    wanted
        .iter()
        .filter_map(|quote| {
            let text = marked(quote.quote, language);
            let mut best: Option<(f64, QuoteBox)> = None;
            for part in [1.0, 0.75, 0.5] {
                for above in [quote.good, !quote.good] {
                    let (cost, candidate) = candidate(quote, &text, quote.width * part, above, curve, fonts, metrics);
                    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                        best = Some((cost, candidate));
                    }
                }
            }
            best.map(|(_, quote)| quote)
        })
        .collect()
}

fn candidate(
    quote: &Wanted,
    text: &str,
    width: f64,
    above: bool,
    curve: &Curve,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> (f64, QuoteBox) {
    let sizes = &metrics.sentiment;
    let text = fonts.paragraph(text, &metrics.text.quote, Fit::Centre(width));
    let height = text.size.height;
    let placed = Placed::new((quote.centre.x - width / 2.0, 0.0), text);
    let (left, right) = (placed.rect().x0, placed.rect().x1);
    let air = sizes.line / 2.0 + sizes.quote_gap;
    let reach = quote.radius + sizes.quote_gap;
    let heights = heights(curve, left - air, right + air);
    let (natural, top) = if above {
        let natural = quote.centre.y - reach - height;
        let line = heights.map_or(f64::INFINITY, |(highest, _)| highest - air - height);
        (natural, natural.min(line))
    } else {
        let natural = quote.centre.y + reach;
        let line = heights.map_or(f64::NEG_INFINITY, |(_, lowest)| lowest + air);
        (natural, natural.max(line))
    };
    let top = top.round();
    let wrong_side = if above == quote.good { 0.0 } else { 60.0 };
    let cost = (top - natural).abs() + wrong_side + height;
    let text = Placed::new((placed.origin.x, top), placed.paragraph);
    let rect = Rect::new(left, top, right, top + height);
    (cost, QuoteBox { at: quote.at.clone(), text, rect })
}

/// The highest and the lowest point of the line between two places, where it passes there.
fn heights(curve: &Curve, left: f64, right: f64) -> Option<(f64, f64)> {
    const STEPS: usize = 48;
    let places = (0..=STEPS).map(|i| left + (right - left) * i as f64 / STEPS as f64);
    let heights = places.filter_map(|x| curve.y(x));
    heights.fold(None, |known, y| match known {
        None => Some((y, y)),
        Some((highest, lowest)) => Some((f64::min(highest, y), f64::max(lowest, y))),
    })
}

/// In the quotation marks of the map's language, unless it has some. Every line is a quote of its own.
pub(super) fn marked(quote: &str, language: &str) -> String {
    let lines: Vec<&str> = quote.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // Somebody put marks round several lines.
    let around = lines.len() > 1 && lines[0].starts_with(OPEN) && !lines[0].ends_with(CLOSE);
    if around {
        return lines.join("\n");
    }
    lines.into_iter().map(|line| in_marks(line, language)).collect::<Vec<_>>().join("\n")
}

const OPEN: [char; 12] = ['"', '\'', '“', '”', '„', '«', '»', '‘', '‚', '‹', '「', '『'];
const CLOSE: [char; 10] = ['"', '\'', '“', '”', '«', '»', '’', '›', '」', '』'];

fn in_marks(quote: &str, language: &str) -> String {
    if quote.starts_with(OPEN) {
        return quote.to_owned();
    }
    let main = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let (open, close) = match main.as_str() {
        "de" | "cs" | "sk" | "sl" | "hr" | "bg" | "et" | "lt" | "lv" | "is" | "da" => ("„", "“"),
        "pl" | "ro" | "hu" | "nl" => ("„", "”"),
        "fr" => ("«\u{202F}", "\u{202F}»"),
        "es" | "it" | "pt" | "ru" | "uk" | "el" | "no" | "nb" | "nn" | "ar" | "fa" => ("«", "»"),
        "sv" | "fi" => ("”", "”"),
        "ja" | "zh" => ("「", "」"),
        _ => ("“", "”"),
    };
    format!("{open}{quote}{close}")
}
