//! Text, shaped and broken into lines once; whoever draws it only places finished glyph runs.

use std::ops::Range;
use std::sync::Arc;

use kurbo::{Point, Rect, Size, Vec2};
use peniko::FontData;

/// One shaped text: its lines, each with finished glyph runs. Positions are relative to the paragraph's top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The text as people wrote it (control characters replaced).
    pub text: Arc<str>,
    pub lines: Vec<Line>,
    /// Width of the widest line, and the height of all lines.
    pub size: Size,
    /// Whether the text as a whole runs from right to left.
    pub right_to_left: bool,
    /// What the glyphs may cover, which can be more than the lines: tall scripts, marks, emoji.
    pub ink: Rect,
    /// Of everything that decides the pixels but the colour.
    pub hash: u64,
}

/// One line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Distance of the baseline from the paragraph's top; fixed by the style, whatever fonts step in.
    pub baseline: f32,
    pub left: f32,
    pub width: f32,
    /// In visual order, from left to right.
    pub runs: Vec<GlyphRun>,
    /// The bytes of the paragraph's text on this line.
    pub text: Range<usize>,
}

/// Glyphs of one font in one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    pub font: FontData,
    pub size: f32,
    /// Normalised coordinates on the axes of a variable font.
    pub coords: Vec<i16>,
    /// The same in the font's own units: tag of the axis, value.
    pub variations: Vec<([u8; 4], f32)>,
    /// Slant in degrees for a font that has no italic.
    pub skew: Option<f32>,
    pub embolden: bool,
    /// Positioned relative to the paragraph's top left; y is that of the baseline.
    pub glyphs: Vec<Glyph>,
    /// The bytes of the paragraph's text this run draws.
    pub text: Range<usize>,
    pub right_to_left: bool,
    pub left: f32,
    pub width: f32,
}

/// One glyph at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub id: u32,
    pub x: f32,
    pub y: f32,
    /// First byte and end, in the paragraph's text, of what it draws: a letter, a ligature, a letter and its marks.
    /// The glyphs of one cluster share it.
    pub text: (u32, u32),
}

impl Glyph {
    /// The bytes of the paragraph's text that it draws.
    pub fn range(&self) -> Range<usize> {
        self.text.0 as usize..self.text.1 as usize
    }
}

impl GlyphRun {
    /// The bytes of the paragraph's text its glyphs draw; the spaces at a line's end, which have none, are left out.
    pub fn drawn(&self) -> Range<usize> {
        let from = self.glyphs.iter().map(|glyph| glyph.text.0).min().unwrap_or_default();
        let to = self.glyphs.iter().map(|glyph| glyph.text.1).max().unwrap_or_default();
        from as usize..to as usize
    }
}

impl Paragraph {
    /// What these bytes of the text cover, from its top left on: a box for each stretch of letters that stand together.
    pub fn boxes(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let mut boxes: Vec<Rect> = Vec::new();
        let height = self.size.height / self.lines.len().max(1) as f64;
        for (at, line) in self.lines.iter().enumerate() {
            let (top, bottom) = (at as f64 * height, (at + 1) as f64 * height);
            for run in &line.runs {
                let ends = run.glyphs.iter().skip(1).map(|glyph| glyph.x).chain([run.left + run.width]);
                for (glyph, end) in run.glyphs.iter().zip(ends) {
                    let drawn = glyph.range();
                    if bytes.start >= drawn.end || drawn.start >= bytes.end {
                        continue;
                    }
                    let place = Rect::new(f64::from(glyph.x), top, f64::from(end), bottom);
                    match boxes.last_mut() {
                        Some(last) if last.y0 == top && (last.x1 - place.x0).abs() < 0.5 => last.x1 = place.x1,
                        _ => boxes.push(place),
                    }
                }
            }
        }
        boxes
    }
}

/// A paragraph at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Where the paragraph's top left stands.
    pub origin: Point,
    pub paragraph: Arc<Paragraph>,
}

impl Placed {
    pub(crate) fn new(origin: impl Into<Point>, paragraph: Arc<Paragraph>) -> Self {
        Self { origin: origin.into(), paragraph }
    }

    /// What the lines cover: from the leftmost to the rightmost, from top to bottom.
    pub fn rect(&self) -> Rect {
        let lines = &self.paragraph.lines;
        let left = lines.iter().map(|line| line.left).reduce(f32::min).unwrap_or_default();
        let right = lines.iter().map(|line| line.left + line.width).reduce(f32::max).unwrap_or_default();
        Rect::new(f64::from(left), 0.0, f64::from(right), self.paragraph.size.height) + self.origin.to_vec2()
    }

    /// The baseline of the first line.
    pub fn baseline(&self) -> f64 {
        self.origin.y + self.paragraph.lines.first().map_or(0.0, |line| f64::from(line.baseline))
    }

    /// The same text elsewhere.
    #[must_use]
    pub fn shifted(&self, by: Vec2) -> Self {
        Self { origin: self.origin + by, paragraph: Arc::clone(&self.paragraph) }
    }
}
