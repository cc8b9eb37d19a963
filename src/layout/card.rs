//! What is on a card: its text and marks, relative to the card's top left.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use kurbo::{Point, Rect, Size};

use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::Placed;
use crate::map::{Card, CardKind, Evidence, EvidenceLevel};

/// A card without its place.
#[derive(Clone, Debug, PartialEq)]
pub struct CardFace {
    pub kind: CardKind,
    pub size: Size,
    /// A line with a bullet, at this point, instead of a box.
    pub bullet: Option<Point>,
    pub text: Placed,
    /// A touchpoint's channel; in a lane of mixed kinds the card's kind.
    pub above: Option<KindLine>,
    /// Centre of the diamond that marks a moment of truth.
    pub diamond: Option<Point>,
    pub severity: Option<Severity>,
    /// Who owns it, what it rests on.
    pub source: Option<Placed>,
    pub value: Option<Chip>,
    /// Bar, corners and diamond, against those of the map.
    pub unit: f64,
    /// Of everything that decides the card's pixels but its colours.
    pub hash: u64,
}

/// The small line above a card's text.
#[derive(Clone, Debug, PartialEq)]
pub struct KindLine {
    pub icon: LineIcon,
    pub rect: Rect,
    pub word: Placed,
}

/// What the icon of the small line stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineIcon {
    /// A channel's word as it stands in the map.
    Channel(String),
    Kind(CardKind),
}

/// Five small bars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// How many of the five are filled.
    pub filled: u8,
    /// The first bar; the others follow at `step`.
    pub bar: Rect,
    pub step: f64,
}

/// A number on a pill.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    pub rect: Rect,
    pub number: Placed,
}

/// The face of a card at a width; `labelled` where the lane does not say the card's kind.
pub(super) fn face(card: &Card, width: f64, labelled: bool, fonts: &mut Fonts, metrics: &Metrics) -> Arc<CardFace> {
    let key = key(card, width, labelled, metrics);
    if let Some(known) = fonts.cards.get(key) {
        return known;
    }
    let mut face = if card.kind == CardKind::Action && !labelled {
        action(card, width, fonts, metrics)
    } else {
        boxed(card, width, labelled, fonts, metrics)
    };
    face.hash = key;
    fonts.cards.put(key, face)
}

fn key(card: &Card, width: f64, labelled: bool, metrics: &Metrics) -> u64 {
    let mut hasher = DefaultHasher::new();
    // Slides and large rooms have sizes of their own.
    let room = (metrics.text.card.size.to_bits(), metrics.card.unit.to_bits());
    (card.kind.word(), &card.text, width.to_bits(), labelled, room).hash(&mut hasher);
    match card.kind {
        CardKind::Touchpoint => (&card.channel, card.crucial).hash(&mut hasher),
        CardKind::PainPoint => {
            let evidence = card.evidence.as_ref().map(|e| (e.level.word(), &e.source));
            (card.severity, &card.owner, evidence).hash(&mut hasher);
        }
        CardKind::Opportunity => card.value.hash(&mut hasher),
        CardKind::Action => metrics.numbers.to_bits().hash(&mut hasher),
        _ => {}
    }
    hasher.finish()
}

/// A box of this size with a text and nothing else on it.
pub(super) fn blank(kind: &CardKind, text: Placed, size: Size) -> CardFace {
    CardFace {
        kind: kind.clone(),
        size,
        bullet: None,
        text,
        above: None,
        diamond: None,
        severity: None,
        source: None,
        value: None,
        unit: 1.0,
        hash: 0,
    }
}

fn action(card: &Card, width: f64, fonts: &mut Fonts, metrics: &Metrics) -> CardFace {
    let sizes = &metrics.card;
    let style = &metrics.text.card;
    let indent = sizes.left.max(metrics.numbers);
    let text = fonts.paragraph(&card.text, style, Fit::Start(width - indent - sizes.right));
    let height = metrics.action.above + text.size.height + metrics.action.below;
    let text = Placed::new((indent, metrics.action.above), text);
    // Between the middle of the small letters and that of the capitals.
    let middle = text.baseline() - f64::from(style.size) * (X_HEIGHT + CAP_HEIGHT) / 4.0;
    let left = metrics.action.bullet_left;
    let bullet = Point::new(if text.paragraph.right_to_left { width - left } else { left }, middle);
    CardFace { bullet: Some(bullet), unit: sizes.unit, ..blank(&card.kind, text, Size::new(width, height)) }
}

/// Inter's heights of small letters and of capitals, in parts of the size.
const X_HEIGHT: f64 = 0.546;
pub(super) const CAP_HEIGHT: f64 = 0.727;

fn boxed(card: &Card, width: f64, labelled: bool, fonts: &mut Fonts, metrics: &Metrics) -> CardFace {
    let sizes = &metrics.card;
    let right = width - sizes.right;
    let diamond = card.kind == CardKind::Touchpoint && card.crucial;
    let beside_diamond = width - sizes.diamond_right - sizes.diamond - sizes.mark_gap;
    let number = card.value.filter(|_| card.kind == CardKind::Opportunity).map(|value| {
        let number = fonts.paragraph(&value.to_string(), &metrics.text.value, Fit::Free);
        let chip_width = (number.size.width + 2.0 * sizes.chip_padding).round().max(sizes.chip_height);
        (number, chip_width)
    });
    let beside_chip = number.as_ref().map(|(_, chip)| width - sizes.chip_right - chip - sizes.mark_gap);
    let above_right = if diamond { beside_diamond } else { beside_chip.unwrap_or(right) };
    let above = line_above(card, labelled, above_right, fonts, metrics);
    let top = above.as_ref().map_or(sizes.above, |line| {
        let below = line.word.origin.y + line.word.paragraph.size.height;
        below + sizes.below_channel
    });

    let touchpoint = card.kind == CardKind::Touchpoint;
    let style = if touchpoint { &metrics.text.touchpoint } else { &metrics.text.card };
    let first_middle = super::shape::baseline(style, 0);
    let first_middle = top + f64::from(first_middle) - f64::from(style.size) * CAP_HEIGHT / 2.0;

    let severity = card.severity.filter(|_| card.kind == CardKind::PainPoint).map(|rating| {
        let left = right - sizes.severity_step * 4.0 - sizes.severity_bar;
        let top = (first_middle - sizes.severity_height / 2.0).round();
        let bar = Rect::new(left, top, left + sizes.severity_bar, top + sizes.severity_height);
        Severity { filled: rating.get(), bar, step: sizes.severity_step }
    });
    let text_right = match (&severity, beside_chip) {
        (Some(severity), _) => severity.bar.x0 - sizes.mark_gap,
        (_, Some(beside)) => beside,
        _ if diamond && above.is_none() => beside_diamond,
        _ => right,
    };
    let mut top = top;
    let mut words = fonts.paragraph(&card.text, style, Fit::Start(text_right - sizes.left));
    let below_marks = words.size.width > text_right - sizes.left + 0.5;
    if below_marks {
        // No room beside the marks for the widest sign: the text goes below them.
        top += if number.is_some() { sizes.chip_height + sizes.above_source } else { f64::from(style.line) };
        words = fonts.paragraph(&card.text, style, Fit::Start(right - sizes.left));
    }
    let text = Placed::new((sizes.left, top), words);
    let text_bottom = top + text.paragraph.size.height;

    let source = source_line(card).map(|line| {
        let line = fonts.paragraph(&line, &metrics.text.source, Fit::Start(right - sizes.left));
        Placed::new((sizes.left, text_bottom + sizes.above_source), line)
    });
    let mut height = match &source {
        Some(line) => line.origin.y + line.paragraph.size.height + sizes.below_source,
        None => text_bottom + sizes.below,
    };
    let mut text = text;
    if number.is_some() && source.is_none() && !below_marks {
        // A chip is taller than a line: the text stays in the middle.
        let least = sizes.chip_height + sizes.above + sizes.below;
        if height < least {
            text.origin.y += ((least - height) / 2.0).floor();
            height = least;
        }
    }
    let value = number.map(|(number, chip)| {
        let x1 = width - sizes.chip_right;
        let middle = ((height - sizes.chip_height) / 2.0).round();
        let y = if below_marks { sizes.above } else { middle };
        let rect = Rect::new(x1 - chip, y, x1, y + sizes.chip_height);
        Chip { number: centred(rect, number, &metrics.text.value), rect }
    });
    let diamond_y = above.as_ref().map_or(first_middle, |line| line.rect.center().y);
    CardFace {
        diamond: diamond.then(|| Point::new(width - sizes.diamond_right, diamond_y)),
        above,
        severity,
        source,
        value,
        unit: sizes.unit,
        ..blank(&card.kind, text, Size::new(width, height))
    }
}

/// A line of figures in the middle of a box, by the height of its figures.
pub(super) fn centred(rect: Rect, text: Arc<super::text::Paragraph>, style: &super::metrics::TextStyle) -> Placed {
    let baseline = f64::from(super::shape::baseline(style, 0));
    let y = rect.center().y + f64::from(style.size) * CAP_HEIGHT / 2.0 - baseline;
    Placed::new((rect.center().x - text.size.width / 2.0, y), text)
}

fn line_above(card: &Card, labelled: bool, right: f64, fonts: &mut Fonts, metrics: &Metrics) -> Option<KindLine> {
    let sizes = &metrics.card;
    let (icon, word) = if card.kind == CardKind::Touchpoint && !card.channel.is_empty() {
        (LineIcon::Channel(card.channel.clone()), capitalised(&card.channel))
    } else if labelled && card.kind != CardKind::Note {
        (LineIcon::Kind(card.kind.clone()), card.kind.label().to_owned())
    } else {
        return None;
    };
    let style = &metrics.text.channel;
    let left = sizes.left + sizes.icon + sizes.icon_gap;
    let word = fonts.paragraph(&word, style, Fit::Start(right - left));
    let word = Placed::new((left, sizes.above), word);
    let middle = word.baseline() - f64::from(style.size) * CAP_HEIGHT / 2.0;
    let icon_top = (middle - sizes.icon / 2.0).round();
    let rect = Rect::new(sizes.left, icon_top, sizes.left + sizes.icon, icon_top + sizes.icon);
    Some(KindLine { icon, rect, word })
}

/// "Product · observed, 9 of 12", of pain points.
fn source_line(card: &Card) -> Option<String> {
    if card.kind != CardKind::PainPoint {
        return None;
    }
    let evidence = card.evidence.as_ref().map(evidence_words).filter(|words| !words.is_empty());
    let owner = Some(card.owner.trim().to_owned()).filter(|owner| !owner.is_empty());
    match (owner, evidence) {
        (Some(owner), Some(evidence)) => Some(format!("{owner} · {evidence}")),
        (Some(owner), None) => Some(owner),
        (None, Some(evidence)) => Some(capitalised(&evidence)),
        (None, None) => None,
    }
}

fn evidence_words(evidence: &Evidence) -> String {
    let level = match &evidence.level {
        EvidenceLevel::Other(word) => word.to_string(),
        known => known.word().to_lowercase(),
    };
    let source = evidence.source.trim();
    if source.is_empty() { level } else { format!("{level}, {source}") }
}

/// With a capital first letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The height of a card of this kind with one line and nothing else on it.
pub(super) fn least_height(kind: &CardKind, labelled: bool, metrics: &Metrics) -> f64 {
    let line = f64::from(metrics.text.card.line);
    if *kind == CardKind::Action && !labelled {
        return metrics.action.above + line + metrics.action.below;
    }
    metrics.card.above + line + metrics.card.below
}
