//! The map's head: title, subtitle, and the legend of the kinds in use.

use kurbo::{Point, Rect};

use super::boxes::{LegendEntry, LegendMark, TitleBox};
use super::card::CAP_HEIGHT;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::Placed;
use crate::map::{CardKind, Lane, LaneKind, Map, Persona};

/// The head between `left` and `right`, and its bottom.
pub(super) fn title(
    map: &Map,
    used: &[LegendMark],
    left: f64,
    right: f64,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> (TitleBox, f64) {
    let sizes = &metrics.head;
    let top = metrics.margin + sizes.above_title;
    let words = words(used, fonts, metrics);
    let legend_width: f64 = words.iter().map(|(_, _, width)| width).sum::<f64>()
        + sizes.legend_space * words.len().saturating_sub(1) as f64;
    let text = if map.head.title.is_empty() { "Untitled map" } else { &map.head.title };
    let full = right - left;
    let natural = fonts.paragraph(text, &metrics.text.title, Fit::Free).size.width;
    let beside = words.is_empty() || natural.max(full / 3.0) + sizes.gutter + legend_width <= full;
    let reserved = if beside && !words.is_empty() { sizes.gutter + legend_width } else { 0.0 };
    let title = Placed::new((left, top), fonts.paragraph(text, &metrics.text.title, Fit::Start(full - reserved)));
    let mut bottom = top + title.paragraph.size.height;

    let line = subtitle_line(map);
    let subtitle = (!line.is_empty()).then(|| {
        let text = fonts.paragraph(&line, &metrics.text.subtitle, Fit::Start(full - reserved));
        Placed::new((left, bottom + sizes.above_subtitle), text)
    });
    if let Some(line) = &subtitle {
        bottom = line.origin.y + line.paragraph.size.height;
    }
    let rect = Rect::new(left, top, right - reserved, bottom);
    let style = &metrics.text.legend;
    let line_height = f64::from(style.line);
    let mut legend = Vec::new();
    let (mut x, mut y) = if beside {
        // On the title's line, in the middle of its capitals.
        let middle = title.baseline() - f64::from(metrics.text.title.size) * CAP_HEIGHT / 2.0;
        (right - legend_width, middle - line_height / 2.0)
    } else {
        (left, bottom + sizes.above_subtitle * 2.0)
    };
    for (mark, word, width) in words {
        if !beside && x > left && x + width > right {
            x = left;
            y += line_height + 4.0;
        }
        let placed = Placed::new((x + sizes.legend_mark + sizes.legend_gap, y), word);
        let middle = placed.baseline() - f64::from(style.size) * CAP_HEIGHT / 2.0;
        legend.push(LegendEntry { mark, centre: Point::new(x + sizes.legend_mark / 2.0, middle), word: placed });
        x += width + sizes.legend_space;
    }
    if !beside {
        bottom = y + line_height;
    }
    (TitleBox { rect, title, subtitle, legend, mark: sizes.legend_mark }, bottom)
}

type Word = (LegendMark, std::sync::Arc<super::text::Paragraph>, f64);

fn words(used: &[LegendMark], fonts: &mut Fonts, metrics: &Metrics) -> Vec<Word> {
    let sizes = &metrics.head;
    used.iter()
        .map(|mark| {
            let text = match mark {
                LegendMark::MomentOfTruth => "Moment of truth",
                LegendMark::Kind(kind) => kind.label(),
            };
            let word = fonts.paragraph(text, &metrics.text.legend, Fit::Free);
            let width = sizes.legend_mark + sizes.legend_gap + word.size.width;
            (mark.clone(), word, width)
        })
        .collect()
}

/// "First-time buyer, Jana, 34 · As is · Workshop of 12 March 2026"
/// "First-time buyer, Jana, 34 · As is · Workshop of 12 March 2026": the persona in front and all others whose line is
/// shown, the state and the subtitle.
pub(super) fn subtitle_line(map: &Map) -> String {
    let felt = |persona: &Persona| {
        let shows = |lane: &Lane| lane.kind == LaneKind::Sentiment && !lane.hidden && lane.persona == persona.id;
        map.lanes.iter().any(shows)
    };
    let told = map.personas.iter().enumerate().filter(|(i, persona)| *i == 0 || felt(persona));
    let told: Vec<String> = told.map(|(_, persona)| join(&[&persona.role, &persona.name], ", ")).collect();
    let mut parts: Vec<&str> = told.iter().map(String::as_str).collect();
    parts.extend([map.head.state.label(), &map.head.subtitle]);
    join(&parts, " · ")
}

fn join(parts: &[&str], between: &str) -> String {
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join(between)
}

/// The kinds a legend explains, in its order; actions and notes explain themselves.
pub(super) const EXPLAINED: [CardKind; 9] = [
    CardKind::Touchpoint,
    CardKind::Motive,
    CardKind::Need,
    CardKind::Expectation,
    CardKind::Preference,
    CardKind::PainPoint,
    CardKind::Quote,
    CardKind::Opportunity,
    CardKind::Tactic,
];
