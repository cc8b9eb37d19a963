//! The numbers of cards: a small tag across the upper edge of a card, where no text is.

use std::sync::Arc;

use kurbo::{Rect, Size};
use rustc_hash::FxHashMap;

use super::boxes::Layout;
use super::card::{Chip, centred};
use super::fonts::Fonts;
use super::lay_out::lay_out;
use super::metrics::Metrics;
use super::placed::CardBox;
use super::shape::Fit;
use super::text::Paragraph;
use super::view::View;
use crate::map::{CardKind, CardNumber, Id, Map};

/// The numbers of a map's cards, shaped.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    words: FxHashMap<Id, Arc<Paragraph>>,
    sizes: NumberSizes,
}

/// How large tags are.
#[derive(Clone, Copy, Debug, PartialEq)]
struct NumberSizes {
    style: super::TextStyle,
    height: f64,
    /// Left and right of the number.
    padding: f64,
    /// Between the card's left edge and the tag.
    left: f64,
    /// The top of a card's text.
    text: f64,
    /// Of a line of an action.
    line: f64,
}

/// Height of a tag against the size of its number.
const HEIGHT: f64 = 1.2;
const PADDING: f64 = 0.36;

impl Numbers {
    /// The numbers of all cards.
    pub fn of(map: &Map, fonts: &mut Fonts, metrics: &Metrics) -> Self {
        let sizes = NumberSizes::of(metrics);
        let numbers = map.card_numbers();
        let words = numbers.into_iter().map(|(at, number)| {
            (map.cards[at].id.clone(), fonts.paragraph(&number.to_string(), &sizes.style, Fit::Free))
        });
        Self { words: words.collect(), sizes }
    }

    /// The tag of a card, relative to the card's top left.
    pub fn tag(&self, card: &CardBox<'_>) -> Option<Chip> {
        let words = self.words.get(card.id)?;
        let sizes = &self.sizes;
        let width = (words.size.width + 2.0 * sizes.padding).max(sizes.height).round();
        let origin = if card.face.bullet.is_some() {
            // In the place of the bullet.
            (0.0, ((sizes.line - sizes.height) / 2.0).round())
        } else {
            (sizes.left, sizes.text - sizes.height)
        };
        let rect = Rect::from_origin_size(origin, Size::new(width, sizes.height));
        Some(Chip { number: centred(rect, Arc::clone(words), &sizes.style), rect })
    }
}

impl NumberSizes {
    fn of(metrics: &Metrics) -> Self {
        let style = metrics.text.value;
        let size = f64::from(style.size);
        Self {
            style,
            height: (size * HEIGHT).round(),
            padding: size * PADDING,
            left: (metrics.card.left / 2.0).round(),
            text: metrics.card.above,
            line: f64::from(metrics.text.card.line),
        }
    }
}

impl Metrics {
    /// The sizes with room for the numbers of a map's cards: an action's stands before its text.
    #[must_use]
    pub fn numbered(&self, map: &Map) -> Self {
        let actions = map.cards.iter().filter(|card| card.kind == CardKind::Action).count();
        let widest = CardNumber { letter: CardKind::Action.letter(), number: actions.max(10) };
        let sizes = NumberSizes::of(self);
        let letters = widest.to_string().len() as f64;
        let tag = letters * f64::from(sizes.style.size) * WIDEST + 2.0 * sizes.padding;
        Self { numbers: (tag + self.card.icon_gap).round(), ..self.clone() }
    }
}

/// Width of the widest figure or letter of a number, in parts of its size.
const WIDEST: f64 = 0.72;

impl Layout {
    /// Gives every card its number; without any, none has one.
    pub fn number(&mut self, numbers: Option<Arc<Numbers>>) {
        self.numbers = numbers;
    }

    /// The numbers shown.
    pub fn numbers(&self) -> Option<&Arc<Numbers>> {
        self.numbers.as_ref()
    }
}

/// Lays out what `view` shows of a map, every card with its number.
pub fn numbered(map: &Map, view: &View, fonts: &mut Fonts, metrics: &Metrics) -> Layout {
    let metrics = metrics.numbered(map);
    let mut layout = lay_out(map, view, fonts, &metrics);
    layout.number(Some(Arc::new(Numbers::of(map, fonts, &metrics))));
    layout
}
