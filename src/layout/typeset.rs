//! A text as it is while somebody writes it: the lines a card would have, and where a cursor stands in them.

use std::sync::Arc;

use kurbo::{Rect, Size};
use parley::editing::{Cursor, Selection};
use parley::layout::{Alignment, AlignmentOptions};

use super::fonts::Fonts;
use super::metrics::TextStyle;
use super::shape::{Fit, baseline, finish, ink, key};
use super::text::{Line, Paragraph};

/// A text with places for a cursor. Unlike in a [`Paragraph`] of [`Fonts::paragraph`] the spaces at the end of a line
/// are there, so that one sees what one types.
#[derive(Clone)]
pub struct Typeset {
    set: parley::Layout<()>,
    paragraph: Arc<Paragraph>,
    style: TextStyle,
    fit: Fit,
}

impl Fonts {
    /// The text shaped for a cursor. Its control characters are the caller's business: all but `\n` are drawn as the
    /// font draws them.
    pub fn typeset(&mut self, text: &str, style: &TextStyle, fit: Fit) -> Typeset {
        let mut set = self.set(text, style, fit);
        let alignment = match fit {
            Fit::Free | Fit::Start(_) => Alignment::Start,
            Fit::Centre(_) => Alignment::Center,
            Fit::Right(_) => Alignment::Right,
        };
        set.align(alignment, AlignmentOptions::default());
        let lines: Vec<Line> = set.lines().enumerate().map(|(i, line)| finish(&line, baseline(style, i))).collect();
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let height = f64::from(style.line) * lines.len().max(1) as f64;
        let paragraph = Paragraph {
            text: text.into(),
            right_to_left: set.is_rtl(),
            ink: ink(&set, &lines, style),
            lines,
            size: Size::new(f64::from(width), height),
            // Its spaces, not its letters, make it another than the paragraph of the same text.
            hash: !key(text, style, fit),
        };
        Typeset { set, paragraph: Arc::new(paragraph), style: *style, fit }
    }
}

impl Typeset {
    /// The text as parley has it, for moving a cursor.
    pub fn parley(&self) -> &parley::Layout<()> {
        &self.set
    }

    /// The text to draw.
    pub fn paragraph(&self) -> &Arc<Paragraph> {
        &self.paragraph
    }

    /// Whether the text was set so.
    pub fn is_set(&self, style: &TextStyle, fit: Fit) -> bool {
        self.style == *style && self.fit == fit
    }

    /// A cursor's place: as high as its line, without width.
    pub fn caret(&self, cursor: Cursor) -> Rect {
        let shown = cursor.geometry(&self.set, 0.0);
        let x = if self.paragraph.text.is_empty() { self.start() } else { shown.x0 };
        // Spaces at the end of a line hang beyond its width.
        let x = self.fit.width().map_or(x, |width| x.clamp(0.0, f64::from(width)));
        self.on_line((shown.y0 + shown.y1) / 2.0, x, x)
    }

    /// The line a cursor is on, from the top.
    pub fn line_of(&self, cursor: Cursor) -> usize {
        (self.caret(cursor).y0 / f64::from(self.style.line)).round() as usize
    }

    /// What a selection covers: as high as the lines, one or more pieces each.
    pub fn covered(&self, selection: &Selection) -> Vec<Rect> {
        let mut rects = Vec::new();
        selection.geometry_with(&self.set, |piece, _| {
            rects.push(self.on_line((piece.y0 + piece.y1) / 2.0, piece.x0, piece.x1));
        });
        rects
    }

    /// Where the first letter would stand.
    fn start(&self) -> f64 {
        match self.fit {
            Fit::Free | Fit::Start(_) => 0.0,
            Fit::Centre(width) => width / 2.0,
            Fit::Right(width) => width,
        }
    }

    /// A piece of the line at a height; the letters of other fonts may reach beyond it.
    fn on_line(&self, y: f64, left: f64, right: f64) -> Rect {
        let line = f64::from(self.style.line);
        let last = self.paragraph.lines.len().saturating_sub(1) as f64;
        let top = (y / line).floor().clamp(0.0, last) * line;
        Rect::new(left, top, right, top + line)
    }
}
