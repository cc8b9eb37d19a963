//! The field that has the keyboard, from frame to frame.

use std::ops::Range;

use egui::{Id, Pos2};

use super::draft::{Draft, Grain};

/// A text while it is written.
pub(super) struct Active {
    pub(super) id: Id,
    pub(super) draft: Draft,
    /// The text as its owner had it last.
    pub(super) source: String,
    /// The text as it was when the keyboard came.
    pub(super) before: String,
    /// How far a field of one line is scrolled, in pixels of the text.
    pub(super) scroll: f64,
    /// When something was done in it last.
    pub(super) touched: f64,
    /// When something was left out because there was no room for it.
    pub(super) full: Option<f64>,
    /// Whether the button that was pressed in it is still down.
    pub(super) dragged: bool,
    /// The selection that the middle mouse button pastes.
    pub(super) settled: Range<usize>,
    presses: Presses,
}

impl Active {
    pub(super) fn new(id: Id, draft: Draft, source: &str, now: f64) -> Self {
        let source = source.to_owned();
        let before = source.clone();
        let presses = Presses::default();
        Self {
            id,
            draft,
            source,
            before,
            scroll: 0.0,
            touched: now,
            full: None,
            dragged: false,
            settled: 0..0,
            presses,
        }
    }

    /// What a press at this time and place selects.
    pub(super) fn grain(&mut self, at: Pos2, now: f64) -> Grain {
        self.presses.count(at, now)
    }
}

/// Counts presses at one place.
#[derive(Default)]
struct Presses {
    last: Option<(Pos2, f64)>,
    count: u32,
}

impl Presses {
    fn count(&mut self, at: Pos2, now: f64) -> Grain {
        let again = self.last.is_some_and(|(place, time)| place.distance(at) < 6.0 && now - time < 0.4);
        self.count = if again { self.count + 1 } else { 0 };
        self.last = Some((at, now));
        match self.count % 3 {
            0 => Grain::Letter,
            1 => Grain::Word,
            _ => Grain::Line,
        }
    }
}
