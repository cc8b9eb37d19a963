//! Where everything stands.

mod arrows;
mod embedded;
mod following;
mod funnel;
mod measures;
mod places;
mod samples;
mod scales;
mod slides;
pub mod texts;

use touchline::layout::{Fonts, Layout, Metrics, View, lay_out};
use touchline::map::{Id, Map};

use crate::harness::entropy::Seeded;

/// A map written as its file.
pub fn map(text: &str) -> Map {
    touchline::file::read(text.as_bytes(), &mut Seeded(1)).unwrap().map
}

/// A small map with one of everything.
pub fn small() -> Map {
    map(include_str!("../fixtures/layout/small.journey.ron"))
}

pub fn laid_out(map: &Map, view: &View) -> Layout {
    lay_out(map, view, &mut Fonts::bundled(), &Metrics::standard().unwrap())
}

pub fn id(text: &str) -> Id {
    Id::new(text)
}
