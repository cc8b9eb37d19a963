//! A slide being laid out.

use std::sync::Arc;

use kurbo::{Point, Rect, Size};

use super::model::{Piece, Slide, Tone};
use super::shown::Shown;
use super::sizes::SlideSizes;
use crate::layout::metrics::TextStyle;
use crate::layout::{Fit, Fonts, Paragraph, Placed};
use crate::map::Id;

/// What slides are laid out from.
pub(super) struct Desk<'a> {
    pub(super) shown: Shown<'a>,
    pub(super) sizes: &'a SlideSizes,
    pub(super) size: Size,
    pub(super) fonts: &'a mut Fonts,
}

impl Desk<'_> {
    /// Left and right edge of what stands on a slide.
    pub(super) fn sides(&self) -> (f64, f64) {
        (self.sizes.margin, self.size.width - self.sizes.margin)
    }

    /// A text at its place.
    pub(super) fn text(&mut self, words: &str, style: &TextStyle, fit: Fit, at: impl Into<Point>) -> Placed {
        Placed::new(at, self.fonts.paragraph(words, style, fit))
    }
}

/// The pieces of one slide.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) stage: Option<Id>,
    pub(super) pieces: Vec<Piece>,
}

/// Lines that end where one line at `top` would: more of them go up, not out of the slide.
fn bottomed(paragraph: Arc<Paragraph>, x: f64, top: f64, style: &TextStyle) -> Placed {
    Placed::new((x, top + f64::from(style.line) - paragraph.size.height), paragraph)
}

impl Draft {
    pub(super) fn new(name: impl Into<String>, stage: Option<&Id>) -> Self {
        Self { name: name.into(), stage: stage.cloned(), pieces: Vec::new() }
    }

    /// Puts a text down and says what it covers, from edge to edge of its lines.
    pub(super) fn say(&mut self, placed: Placed, tone: Tone) -> Rect {
        let rect = Rect::from_origin_size(placed.origin, placed.paragraph.size);
        self.pieces.push(Piece::Words(placed, tone));
        rect
    }

    /// The title of a slide about the whole journey, and a quiet line below; their bottom.
    pub(super) fn cover(&mut self, title: &str, line: &str, desk: &mut Desk) -> f64 {
        let (left, right) = desk.sides();
        let sizes = desk.sizes;
        let fit = Fit::Start(right - left);
        let title = desk.text(title, &sizes.text.cover, fit, (left, sizes.nav.top));
        let bottom = self.say(title, Tone::Plain).y1;
        if line.is_empty() {
            return bottom;
        }
        let line = desk.text(line, &sizes.text.small, fit, (left, bottom + sizes.quote_above));
        self.say(line, Tone::Quiet).y1
    }

    /// The last line: the map at the right, words of the slide's own at the left.
    pub(super) fn footer(&mut self, note: &str, moments: bool, desk: &mut Desk) {
        let (left, right) = desk.sides();
        let sizes = desk.sizes;
        let top = sizes.footer.top;
        let style = &sizes.text.small;
        let mut x = left;
        let half = (right - left - sizes.footer.gap) / 2.0;
        if !note.is_empty() {
            let note = bottomed(desk.fonts.paragraph(note, style, Fit::Start(half)), x, top, style);
            x = self.say(note, Tone::Quiet).x1 + sizes.footer.gap;
        }
        if moments {
            let radius = sizes.map.card.diamond;
            let words = desk.text("Moment of truth", style, Fit::Free, (x + radius * 2.0 + 10.0, top));
            let middle = words.baseline() - f64::from(style.size) * crate::layout::card::CAP_HEIGHT / 2.0;
            self.pieces.push(Piece::Moment(Point::new(x + radius, middle), radius, words));
        }
        let map = desk.shown.map;
        let parts = [map.head.title.trim(), map.head.subtitle.trim()];
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        if words.is_empty() {
            return;
        }
        let words = desk.fonts.paragraph(&words, style, Fit::Right(half));
        self.say(bottomed(words, right - half, top, style), Tone::Quiet);
    }

    pub(super) fn finish(self, size: Size) -> Slide {
        Slide { size, name: self.name, stage: self.stage, pieces: self.pieces }
    }
}
