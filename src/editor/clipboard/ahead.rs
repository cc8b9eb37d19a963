//! A long text is shaped before it is pasted, on another thread: that takes longer than a frame.

use super::Draft;
use super::sheet::Counter;
use crate::editor::Editor;
use crate::interop::{Line, Sheet};
use crate::layout::{Fonts, Metrics};
use crate::map::Refusal;

/// Shapes the cards that a text would become, pasted here and now. What it gives is for [`Fonts::absorb`]; where map or
/// selection have changed by then, a part of the work is done again.
pub struct Shaper {
    counter: Counter,
    fonts: Fonts,
    metrics: Metrics,
}

impl Editor {
    /// For shaping a text that will be pasted.
    pub fn shaper(&self) -> Shaper {
        Shaper { counter: self.counter(), fonts: self.fonts.again(), metrics: self.enlarged.clone() }
    }
}

impl Shaper {
    /// The cards of [`Editor::paste_lines`].
    pub fn lines(&self, lines: &[Line]) -> Fonts {
        let spot = self.counter.spot.clone();
        self.shape(|draft| draft.lines(lines, spot))
    }

    /// The cards of [`Editor::paste_sheet`].
    pub fn sheet(&self, sheet: &Sheet) -> Fonts {
        self.shape(|draft| draft.sheet(sheet, &self.counter.shown, self.counter.spot.as_ref()))
    }

    fn shape(&self, plan: impl FnOnce(&mut Draft<'_>) -> Result<(), Refusal>) -> Fonts {
        let mut fonts = self.fonts.again();
        // What is refused is told when it is pasted.
        if let Ok(map) = self.counter.planned(plan) {
            fonts.shape_cards(&map, 0..map.cards.len(), &self.metrics);
        }
        fonts
    }
}
