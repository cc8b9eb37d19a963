//! Map files: what is read, what is refused and how, what is written.

mod errors;
mod mended;
mod properties;
mod recovered;
mod round;
mod saved;
mod templates;

use touchline::file::{Loaded, ReadError};

use crate::harness::entropy::Seeded;

fn read(text: &str) -> Result<Loaded, ReadError> {
    touchline::file::read(text.as_bytes(), &mut Seeded(1))
}

/// FORMAT's own example, with every field there is.
const EVERYTHING: &str = include_str!("../fixtures/file/format-1.journey.ron");
