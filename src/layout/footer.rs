//! The line below the map: how much there is, and what it rests on.

use kurbo::{Point, Rect};

use super::boxes::FooterBox;
use super::card::CAP_HEIGHT;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::Placed;
use crate::map::{EvidenceLevel, Tally};

/// The footer below `top`, and its bottom: with counts or without, with what severity is or without.
pub(super) fn footer(
    tally: Option<&Tally>,
    severity: bool,
    (left, right): (f64, f64),
    top: f64,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> (FooterBox, f64) {
    let sizes = &metrics.footer;
    let top = top + sizes.above;
    let signature = fonts.paragraph("Touchline", &metrics.text.signature, Fit::Free);
    let signature = Placed::new((right - signature.size.width, top), signature);
    let style = &metrics.text.footer;
    let room = signature.origin.x - sizes.gap * 2.0 - left;
    let mut bottom = top + signature.paragraph.size.height;

    let words = tally.map(words).unwrap_or_default();
    let word = severity.then(|| fonts.paragraph("severity of 5", style, Fit::Free));
    let bar = metrics.card.severity_bar;
    let after = word.as_ref().map_or(0.0, |word| 2.0 * sizes.gap + bar + 6.0 + word.size.width);
    let counts = (!words.is_empty()).then(|| fonts.paragraph(&words, style, Fit::Start(room)));
    let mut end = Point::new(left, top);
    let counts = counts.map(|text| {
        let placed = Placed::new((left, top), text);
        bottom = bottom.max(top + placed.paragraph.size.height);
        end.x = placed.rect().x1 + sizes.gap;
        placed
    });
    if counts.as_ref().is_some_and(|text| text.paragraph.lines.len() > 1) || end.x + after > left + room {
        end = Point::new(left, counts.as_ref().map_or(top, |text| text.rect().y1));
    }
    let severity = word.map(|word| {
        let word = Placed::new((end.x + bar + 6.0, end.y), word);
        let middle = word.baseline() - f64::from(style.size) * CAP_HEIGHT / 2.0;
        let y = middle - metrics.card.severity_height / 2.0;
        bottom = bottom.max(word.rect().y1);
        (Rect::new(end.x, y, end.x + bar, y + metrics.card.severity_height), word)
    });
    (FooterBox { counts, severity, signature }, bottom + sizes.below)
}

/// "6 stages · 12 touchpoints · 8 pain points: 1 quantified, 3 observed"
pub(super) fn words(tally: &Tally) -> String {
    let some = |count: usize, one: &str, many: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let mut parts = Vec::new();
    parts.extend(some(tally.stages, "stage", "stages"));
    parts.extend(some(tally.touchpoints, "touchpoint", "touchpoints"));
    parts.extend(some(tally.pain_points, "pain point", "pain points").map(|points| {
        let levels: Vec<String> =
            tally.evidence.iter().map(|(level, count)| format!("{count} {}", said(level))).collect();
        if levels.is_empty() { points } else { format!("{points}: {}", levels.join(", ")) }
    }));
    parts.join(" · ")
}

fn said(level: &EvidenceLevel) -> String {
    level.word().to_lowercase()
}
