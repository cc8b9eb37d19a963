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

    /// A text in the first of these styles in which it is no higher than `most`, else in the last.
    pub(super) fn fitting(&mut self, words: &str, styles: &[TextStyle], fit: Fit, most: f64, at: Point) -> Placed {
        let mut placed = self.text("", &self.sizes.text.small, fit, at);
        for style in styles {
            placed = self.text(words, style, fit, at);
            if placed.paragraph.size.height <= most {
                break;
            }
        }
        placed
    }

    /// How high a heading of this width is, with the air below it.
    pub(super) fn heading(&mut self, words: &str, width: f64) -> f64 {
        let style = self.sizes.text.heading;
        self.fonts.paragraph(words, &style, Fit::Start(width)).size.height + self.sizes.section.below_heading
    }

    /// Where everything above the last line has to end, on a slide whose last line begins with `note`.
    pub(super) fn end(&mut self, note: &str) -> f64 {
        let style = self.sizes.text.small;
        let lines = [note.to_owned(), self.map_words()].map(|words| {
            let fit = Fit::Start(self.half());
            self.fonts.paragraph(&words, &style, fit).size.height
        });
        let more = lines.into_iter().fold(0.0, f64::max) - f64::from(style.line);
        self.sizes.footer.top - self.sizes.footer.above - more.max(0.0)
    }

    /// The widest a text of the last line may be.
    fn half(&self) -> f64 {
        let (left, right) = self.sides();
        (right - left - self.sizes.footer.gap) / 2.0
    }

    /// The map in the last line: title and subtitle, the title alone, or nothing, as fits into two lines.
    fn map_words(&mut self) -> String {
        let head = &self.shown.map.head;
        let (title, subtitle) = (head.title.trim().to_owned(), head.subtitle.trim().to_owned());
        let both = [title.as_str(), subtitle.as_str()].into_iter().filter(|part| !part.is_empty());
        let both = both.collect::<Vec<_>>().join(" · ");
        let fit = Fit::Right(self.half());
        let style = self.sizes.text.small;
        let fits = |words: &String| self.fonts.paragraph(words, &style, fit).lines.len() <= 2;
        [both, title].into_iter().find(fits).unwrap_or_default()
    }
}

/// The part of a slide's height that its title may take before its letters get smaller.
const MOST: f64 = 0.24;

/// The pieces of one slide.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) stage: Option<Id>,
    pub(super) pieces: Vec<Piece>,
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

    /// A slide's title within `width`, `large` unless it is very long; its bottom.
    pub(super) fn title(&mut self, words: &str, large: TextStyle, at: Point, width: f64, desk: &mut Desk) -> f64 {
        let texts = &desk.sizes.text;
        let styles = [large, texts.cover, texts.quote, texts.heading, texts.small];
        let most = desk.size.height * MOST;
        let title = desk.fitting(words, &styles, Fit::Start(width), most, at);
        self.say(title, Tone::Plain).y1
    }

    /// The title of a slide about the whole journey, and a quiet line below; their bottom.
    pub(super) fn cover(&mut self, title: &str, line: &str, desk: &mut Desk) -> f64 {
        let (left, right) = desk.sides();
        let sizes = desk.sizes;
        let at = Point::new(left, sizes.nav.top);
        let bottom = self.title(title, sizes.text.cover, at, right - left, desk);
        let line = desk.text(line, &sizes.text.small, Fit::Start(right - left), (left, bottom + sizes.quote_above));
        // A line that is a page of its own is for the map.
        if line.paragraph.text.is_empty() || line.paragraph.size.height > desk.size.height * MOST {
            return bottom;
        }
        self.say(line, Tone::Quiet).y1
    }

    /// The last line: the map at the right, words of the slide's own at the left.
    pub(super) fn footer(&mut self, note: &str, moments: bool, desk: &mut Desk) {
        let (left, right) = desk.sides();
        let sizes = desk.sizes;
        let top = sizes.footer.top;
        let style = &sizes.text.small;
        let half = desk.half();
        let mut x = left;
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
        let words = desk.map_words();
        // On a narrow screen the mark has to be explained first.
        let free = !moments || self.pieces.last().is_none_or(|last| right_of(last) + sizes.footer.gap <= right - half);
        if !words.is_empty() && free {
            let words = desk.fonts.paragraph(&words, style, Fit::Right(half));
            self.say(bottomed(words, right - half, top, style), Tone::Quiet);
        }
    }

    pub(super) fn finish(self, size: Size) -> Slide {
        Slide { size, name: self.name, stage: self.stage, pieces: self.pieces }
    }
}

/// The right end of a mark's words.
fn right_of(piece: &Piece) -> f64 {
    match piece {
        Piece::Moment(_, _, words) => words.rect().x1,
        _ => 0.0,
    }
}

/// Lines that end where one line at `top` would: more of them go up, not out of the slide.
fn bottomed(paragraph: Arc<Paragraph>, x: f64, top: f64, style: &TextStyle) -> Placed {
    Placed::new((x, top + f64::from(style.line) - paragraph.size.height), paragraph)
}
