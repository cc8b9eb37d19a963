//! Text in less room than it needs: cut between letters, with an ellipsis.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::fonts::Fonts;
use super::metrics::TextStyle;
use super::shape::Fit;
use super::text::Paragraph;

/// One line of a text, as much of it as fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Elided {
    pub paragraph: Arc<Paragraph>,
    /// Whether something was left out.
    pub cut: bool,
}

/// Texts are cut after so many bytes before they are measured: no line of a window is as long.
const MOST: usize = 2_000;

impl Fonts {
    /// The text in one line of at most `width`; line breaks become spaces. What does not fit is left out where
    /// readers of the text would stop reading.
    pub fn elided(&mut self, text: &str, style: &TextStyle, width: f64) -> Elided {
        let line = one_line(text);
        let long = line.len() > MOST;
        if !long {
            let whole = self.paragraph(&line, style, Fit::Free);
            if whole.size.width <= width {
                return Elided { paragraph: whole, cut: false };
            }
        }
        let shown = line.get(..line.floor_char_boundary(MOST)).unwrap_or(&line);
        let ends: Vec<usize> = shown.grapheme_indices(true).map(|(at, _)| at).collect();
        let fits = |fonts: &mut Self, end: usize| {
            let part = format!("{}…", shown[..end].trim_end());
            let paragraph = fonts.paragraph(&part, style, Fit::Free);
            (paragraph.size.width <= width).then_some(paragraph)
        };
        let (mut low, mut high) = (0, ends.len());
        let mut best = None;
        while low < high {
            let middle = (low + high) / 2;
            match fits(self, ends[middle]) {
                Some(paragraph) => {
                    best = Some(paragraph);
                    low = middle + 1;
                }
                None => high = middle,
            }
        }
        let paragraph = best.unwrap_or_else(|| self.paragraph("…", style, Fit::Free));
        Elided { paragraph, cut: true }
    }
}

/// The text with spaces for line breaks.
fn one_line(text: &str) -> String {
    let breaks = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    text.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
