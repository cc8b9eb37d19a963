//! Slides: a map composed for the back row of a room, one thing at a time, no text below a fiftieth of the height.

mod charts;
mod draft;
mod facts;
mod flow;
mod grid;
mod model;
mod nav;
mod pages;
mod ranking;
mod sections;
mod shown;
mod sizes;
mod stage;
mod strip;
mod tally;
mod trend;

pub use model::{NavBox, Piece, Slide, StripBar, Tone, Trend, TrendPoint};
pub use sizes::SlideSizes;

use kurbo::Size;

use self::draft::Desk;
use self::shown::Shown;
use super::{Fonts, View};
use crate::map::Map;

/// The shape of most projectors and slide programs: width by height.
pub const WIDE: f64 = 16.0 / 9.0;

/// Everything a board has to see of a map: the overview, one slide or more for every stage, the charts, what hurts
/// most. `shape` is width by height.
pub fn slides(map: &Map, view: &View, shape: f64, fonts: &mut Fonts, sizes: &SlideSizes) -> Vec<Slide> {
    let mut desk = desk(map, view, shape, fonts, sizes);
    let mut slides = tally::overview(&mut desk);
    for (index, stage) in desk.shown.stages.clone().into_iter().enumerate() {
        slides.extend(stage::stage(index, stage, &mut desk));
    }
    slides.extend(charts::charts(&mut desk));
    slides.extend(ranking::ranking(&mut desk));
    slides
}

/// The whole journey in heads, counts and sentiments: one slide, or more where there are many stages or lanes.
pub fn overview(map: &Map, view: &View, shape: f64, fonts: &mut Fonts, sizes: &SlideSizes) -> Vec<Slide> {
    tally::overview(&mut desk(map, view, shape, fonts, sizes))
}

fn desk<'a>(map: &'a Map, view: &View, shape: f64, fonts: &'a mut Fonts, sizes: &'a SlideSizes) -> Desk<'a> {
    fonts.turn();
    // No slide is narrower than a wide screen that stands upright or wider than three screens that are square.
    let size = Size::new((sizes.height * shape.clamp(9.0 / 16.0, 3.0)).round(), sizes.height);
    Desk { shown: Shown::of(map, view), sizes, size, fonts }
}
