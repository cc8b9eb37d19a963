//! Text of other programs: lines with their signs, lists with their bullets, tables with their stages.

mod lines;
mod lists;
mod properties;
mod tables;

use std::ops::ControlFlow;

use touchline::interop::{Bound, Found, Line, channels, look};
use touchline::map::Map;

/// What a text is, beside the channels of the format.
pub fn found(text: &str) -> Result<Found, Bound> {
    look(text, &channels(&Map::default()), &mut |_| ControlFlow::Continue(()))
}

/// The lines of a text that is a list.
pub fn list(text: &str) -> Vec<Line> {
    match found(text).unwrap() {
        Found::List(lines) => lines,
        other => panic!("{text:?} is no list but {other:?}"),
    }
}
