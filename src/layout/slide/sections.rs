//! What a stage holds, lane by lane, and what elsewhere answers it.

use std::sync::Arc;

use kurbo::{Point, Size};

use super::draft::Desk;
use crate::layout::card::blank;
use crate::layout::{CardFace, Fit, Placed};
use crate::map::{Card, CardKind, LaneKind, LinkKind, Numbers, Stage};

/// Keeps a word and its number on one line.
const NBSP: char = '\u{A0}';

/// A heading and the cards below it.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) cards: Vec<Item>,
    /// Lines with a bullet instead of boxes.
    pub(super) bullets: bool,
}

/// A card as a slide words it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: CardKind,
    pub(super) words: String,
    pub(super) crucial: bool,
}

/// The sections of a stage, in the order of the lanes; lanes with nothing here are left out.
pub(super) fn sections<'a>(stage: &'a Stage, desk: &Desk<'a>) -> Vec<Section> {
    let shown = &desk.shown;
    let mut sections = Vec::new();
    for lane in &shown.lanes {
        let cards = shown.cards(stage, lane).map(|card| {
            // What its lane does not say of it, it says itself.
            let odd = lane.kind.card_kind().as_ref() != Some(&card.kind) && card.kind != CardKind::Note;
            let mut item = item(card, if odd { card.kind.label() } else { "" }, shown.numbers);
            let step = stage.steps.iter().find(|step| step.id == card.at.column).map(|step| step.name.trim());
            if let Some(step) = step.filter(|step| !step.is_empty()) {
                item.words = format!("{} · {step}", item.words);
            }
            item
        });
        let cards: Vec<Item> = cards.collect();
        if !cards.is_empty() {
            let bullets = lane.kind == LaneKind::Action;
            sections.push(Section { heading: lane.label().to_owned(), cards, bullets });
        }
    }
    let metrics = metrics(stage, desk);
    if !metrics.is_empty() && shown.lanes.iter().any(|lane| lane.kind == LaneKind::Metric) {
        sections.push(Section { heading: LaneKind::Metric.label().to_owned(), cards: metrics, bullets: false });
    }
    let elsewhere = elsewhere(stage, desk);
    if !elsewhere.is_empty() {
        sections.push(Section { heading: "Answered elsewhere".to_owned(), cards: elsewhere, bullets: false });
    }
    sections
}

/// "Checkout · web site", "Must create an account · severity 4", "Guest checkout · value 96".
pub(super) fn item(card: &Card, before: &str, numbers: Numbers) -> Item {
    let detail = match &card.kind {
        CardKind::Touchpoint => card.channel.trim().to_owned(),
        CardKind::PainPoint => {
            card.severity.map_or_else(String::new, |severity| format!("severity{NBSP}{}", severity.get()))
        }
        CardKind::Opportunity => {
            card.value.map_or_else(String::new, |value| format!("value{NBSP}{}", numbers.count(u64::from(value.get()))))
        }
        CardKind::Tactic => card.timing.trim().to_owned(),
        CardKind::Action
        | CardKind::Motive
        | CardKind::Need
        | CardKind::Expectation
        | CardKind::Preference
        | CardKind::Quote
        | CardKind::Note
        | CardKind::Other(_) => String::new(),
    };
    let parts = [before, card.text.trim(), detail.as_str()];
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Item { kind: card.kind.clone(), words, crucial: card.kind == CardKind::Touchpoint && card.crucial }
}

/// What is measured here: "Conversion 6.5 %".
fn metrics(stage: &Stage, desk: &Desk) -> Vec<Item> {
    let shown = &desk.shown;
    let here = |at: &crate::map::Id| *at == stage.id || stage.steps.iter().any(|step| step.id == *at);
    let metrics = shown.map.metrics.iter().filter(|metric| here(&metric.at));
    let words = metrics.map(|metric| crate::layout::metric::in_words(metric, &shown.map.head.language));
    words.map(|words| Item { kind: CardKind::Note, words, crucial: false }).collect()
}

/// Opportunities and tactics of other stages that answer what hurts or drives the customer here.
fn elsewhere(stage: &Stage, desk: &Desk) -> Vec<Item> {
    let shown = &desk.shown;
    let here = |card: &Card| shown.stage_of(card).is_some_and(|at| at.id == stage.id);
    let mut found: Vec<&Card> = Vec::new();
    for link in shown.map.links.iter().filter(|link| link.kind == LinkKind::Answers) {
        let (Some(from), Some(to)) = (shown.card(&link.from), shown.card(&link.to)) else { continue };
        let apart = here(to) && !here(from) && shown.has(to) && shown.has(from);
        if apart && !found.iter().any(|known| known.id == from.id) {
            found.push(from);
        }
    }
    let place = |card: &Card| shown.stage_of(card).map(|stage| stage.name.clone()).unwrap_or_default();
    found
        .into_iter()
        .map(|card| {
            let mut item = item(card, "", shown.numbers);
            item.words = format!("{} · {}", item.words, place(card)).trim_end_matches(" · ").to_owned();
            item
        })
        .collect()
}

impl Desk<'_> {
    /// A card of a section at a width, its letters `factor` times their usual size.
    pub(super) fn face(&mut self, item: &Item, bullet: bool, width: f64, factor: f64) -> Arc<CardFace> {
        let sizes = &self.sizes.card;
        let mut style = self.sizes.text.card;
        style.size *= factor as f32;
        style.line *= factor as f32;
        if bullet {
            let left = sizes.bullet_left * factor;
            let text = self.text(&item.words, &style, Fit::Start(width - left), (left, 0.0));
            let middle = text.baseline() - f64::from(style.size) * 0.32;
            let size = Size::new(width, text.paragraph.size.height);
            let x = if text.paragraph.right_to_left { width - sizes.bullet } else { sizes.bullet };
            let text = if text.paragraph.right_to_left { Placed { origin: Point::ORIGIN, ..text } } else { text };
            let face =
                CardFace { bullet: Some(Point::new(x, middle)), unit: sizes.bar, ..blank(&item.kind, text, size) };
            return Arc::new(face);
        }
        let (left, above, below) = (sizes.left, sizes.above * factor, sizes.below * factor);
        let right = if item.crucial { sizes.diamond_right * 2.0 } else { sizes.right };
        let text = self.text(&item.words, &style, Fit::Start((width - left - right).max(1.0)), (left, above));
        let size = Size::new(width, above + text.paragraph.size.height + below);
        let middle = text.baseline() - f64::from(style.size) * crate::layout::card::CAP_HEIGHT / 2.0;
        let diamond = item.crucial.then(|| Point::new(width - sizes.diamond_right, middle));
        Arc::new(CardFace { diamond, unit: sizes.bar, ..blank(&item.kind, text, size) })
    }
}
