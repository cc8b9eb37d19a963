//! The cards of one cell over each other, wherever the cell stands.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use super::card::{CardFace, face, least_height};
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::summary::Summary;
use crate::map::{Card, CardKind, Id, Lane, LaneKind};

/// What is in a cell, from the top of its row down.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stack {
    /// From top to bottom.
    pub(super) cards: Vec<Stacked>,
    /// Cards a gesture carries into it, where they would land.
    pub(super) lifted: Vec<Stacked>,
    /// Top and height of the place for the next card.
    pub(super) free: (f64, f64),
    /// Top and bottom of the room a gesture makes.
    pub(super) gap: Option<(f64, f64)>,
    /// Between two cards.
    pub(super) spacing: f64,
    /// The lowest edge of what is in it; where nothing is, the top.
    pub(super) bottom: f64,
    pub(super) summary: Summary,
    /// Of what is seen of its cards but their colours.
    pub(super) hash: u64,
}

/// A card in its stack.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stacked {
    pub(super) id: Id,
    pub(super) top: f64,
    pub(super) face: Arc<CardFace>,
}

/// What is to be stacked in a cell.
#[derive(Default)]
pub(super) struct Pile<'a> {
    pub(super) staying: Vec<&'a Card>,
    /// Carried away by a gesture; their room stays until they are dropped.
    pub(super) leaving: Vec<&'a Card>,
    /// What a gesture would put here.
    pub(super) coming: Option<Coming<'a>>,
}

/// What a gesture would put into a cell, and at which index.
pub(super) struct Coming<'a> {
    pub(super) index: usize,
    pub(super) cards: Vec<&'a Card>,
    /// A card that is not on the map yet.
    pub(super) new: Option<CardKind>,
}

/// Stacks cards in the cells of a lane.
pub(super) struct Stacker<'a> {
    pub(super) lane: &'a Lane,
    pub(super) fonts: &'a mut Fonts,
    pub(super) metrics: &'a Metrics,
}

impl Stacker<'_> {
    /// Stacks cards of a width.
    pub(super) fn stack(&mut self, pile: &Pile, width: f64) -> Stack {
        let metrics = self.metrics;
        let spacing = if self.lane.kind == LaneKind::Action { metrics.action.gap } else { metrics.card.gap };
        let top = metrics.lane.padding;
        let mut y = top;
        let mut cards = Vec::with_capacity(pile.staying.len());
        let (mut lifted, mut gap) = (Vec::new(), None);
        let into = pile.coming.as_ref().map(|coming| coming.index.min(pile.staying.len()));
        for index in 0..=pile.staying.len() {
            if let Some(coming) = pile.coming.as_ref().filter(|_| into == Some(index)) {
                let from = y;
                lifted.extend(coming.cards.iter().map(|card| self.put(card, width, &mut y, spacing)));
                if let Some(kind) = &coming.new {
                    y += least_height(kind, labelled(self.lane, kind), metrics) + spacing;
                }
                gap = Some((from, (y - spacing).max(from)));
            }
            if let Some(card) = pile.staying.get(index) {
                cards.push(self.put(card, width, &mut y, spacing));
            }
        }
        let least = least_height(&self.lane.kind.card_kind().unwrap_or(CardKind::Note), false, metrics);
        let free = (y, least);
        for card in &pile.leaving {
            // The rows below stay where they are.
            self.put(card, width, &mut y, spacing);
        }
        let summary = Summary::of(&pile.staying, &pile.leaving);
        let hash = look(&cards);
        Stack { cards, lifted, free, gap, spacing, bottom: (y - spacing).max(top), summary, hash }
    }

    fn put(&mut self, card: &Card, width: f64, y: &mut f64, spacing: f64) -> Stacked {
        let face = face(card, width, labelled(self.lane, &card.kind), self.fonts, self.metrics);
        let top = *y;
        *y += face.size.height + spacing;
        Stacked { id: card.id.clone(), top, face }
    }
}

/// Whether a card has to say its kind itself, because its lane does not.
pub(super) fn labelled(lane: &Lane, kind: &CardKind) -> bool {
    *kind != CardKind::Note && lane.kind.card_kind().as_ref() != Some(kind)
}

fn look(cards: &[Stacked]) -> u64 {
    let mut hasher = FxHasher::default();
    for card in cards {
        (card.face.hash, card.top.to_bits()).hash(&mut hasher);
    }
    hasher.finish()
}
