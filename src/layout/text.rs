//! Text, shaped and broken into lines once; whoever draws it only places finished glyph runs.

use std::ops::Range;
use std::sync::Arc;

use kurbo::Size;
use peniko::FontData;

/// One shaped text: its lines, each with finished glyph runs. Positions are relative to the paragraph's top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The text as people wrote it (control characters replaced).
    pub text: Arc<str>,
    pub lines: Vec<Line>,
    /// Width of the widest line, and the height of all lines.
    pub size: Size,
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
}
