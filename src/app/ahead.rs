//! A large map is shaped by all processors at once before it is shown.

use std::num::NonZero;
use std::thread::{available_parallelism, scope};

use crate::layout::{Fonts, Metrics};
use crate::map::Map;

/// Fewer cards are shaped before a second thread has begun.
const MANY: usize = 2000;

/// Shapes the cards of a map, in parts of about equal size.
pub fn shape(map: &Map, fonts: &mut Fonts, metrics: &Metrics) {
    let threads = available_parallelism().map_or(1, NonZero::get).min(map.cards.len() / MANY);
    if threads < 2 {
        return;
    }
    let part = map.cards.len().div_ceil(threads);
    let twins: Vec<Fonts> = (1..threads).map(|_| fonts.again()).collect();
    let done: Vec<Fonts> = scope(|scope| {
        let others: Vec<_> = twins
            .into_iter()
            .enumerate()
            .map(|(i, mut twin)| {
                scope.spawn(move || {
                    twin.shape_cards(map, (i + 1) * part..((i + 2) * part).min(map.cards.len()), metrics);
                    twin
                })
            })
            .collect();
        fonts.shape_cards(map, 0..part, metrics);
        // Of a thread that fell over nothing is taken; the layout shapes its part itself.
        others.into_iter().filter_map(|other| other.join().ok()).collect()
    });
    done.into_iter().for_each(|twin| fonts.absorb(twin));
}
