//! Shaping the cards of a large map before it is laid out, for callers that have more than one thread.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::card::face;
use super::columns::columns;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::stack::labelled;
use super::view::View;
use crate::map::{Id, Lane, Map};

impl Fonts {
    /// Shapes some of a map's cards as its layout will want them: by their indices in the list.
    pub fn shape_cards(&mut self, map: &Map, cards: Range<usize>, metrics: &Metrics) {
        let (_, columns) = columns(map, &View::default(), 0.0, metrics);
        let widths: FxHashMap<&Id, f64> = columns.iter().map(|column| (&column.id, column.card_width)).collect();
        let lanes: FxHashMap<&Id, &Lane> = map.lanes.iter().map(|lane| (&lane.id, lane)).collect();
        for card in map.cards.get(cards).unwrap_or_default() {
            if let (Some(width), Some(lane)) = (widths.get(&card.at.column), lanes.get(&card.at.lane)) {
                face(card, *width, labelled(lane, &card.kind), self, metrics);
            }
        }
    }
}
