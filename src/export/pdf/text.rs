//! Finished glyph runs, in the order in which they are read: a PDF's readers take letters as they come.

use krilla::geom::{Point, Transform};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use super::clusters::{self, Piece};
use super::fonts::{Embedded, Fonts};
use super::{outline, shape};
use crate::export::raster::BOLDER;
use crate::layout::{Glyph, GlyphRun, Line, Paragraph};
use crate::picture::Text;

/// Draws a text in the coordinates of its group.
pub(super) fn draw(surface: &mut Surface<'_>, fonts: &mut Fonts, text: &Text) {
    surface.push_transform(&Transform::from_translate(text.origin.x as f32, text.origin.y as f32));
    let lines = &text.paragraph.lines;
    for (nth, line) in lines.iter().enumerate() {
        let space = (nth + 1 < lines.len()).then(|| Space::at_end(line, &text.paragraph)).flatten();
        let mut runs: Vec<usize> = (0..line.runs.len()).collect();
        runs.sort_by_key(|at| line.runs[*at].text.start);
        for at in runs {
            let space = space.as_ref().filter(|space| space.run == at);
            draw_run(surface, fonts, &line.runs[at], line, space, text);
        }
    }
    surface.pop();
}

/// Whether the glyphs of a text say all of its letters. Outlines do not, nor do boxes for what no font has: they are
/// the one glyph of which a PDF keeps no letters.
pub(super) fn says_its_letters(fonts: &mut Fonts, text: &Text) -> bool {
    let mut runs = text.paragraph.lines.iter().flat_map(|line| &line.runs);
    runs.all(|run| {
        let boxes = run.glyphs.iter().any(|glyph| glyph.id == 0);
        !boxes && fonts.sound.glyphs(run).is_some() && fonts.of(run).is_some()
    })
}

/// The space at which a line was broken. It has no glyph, but words that follow each other without one are read as one.
struct Space {
    /// The run it belongs to, at the end of the line.
    run: usize,
    text: (u32, u32),
}

impl Space {
    fn at_end(line: &Line, paragraph: &Paragraph) -> Option<Self> {
        let run = if paragraph.right_to_left { 0 } else { line.runs.len().checked_sub(1)? };
        let last = line.runs.get(run)?;
        let from = last.drawn().end;
        let rest = paragraph.text.get(from..line.text.end)?;
        let space = rest.chars().next().filter(|c| c.is_whitespace() && *c != '\n')?;
        let here = last.right_to_left == paragraph.right_to_left;
        here.then(|| Self { run, text: (from as u32, (from + space.len_utf8()) as u32) })
    }
}

fn draw_run(
    surface: &mut Surface<'_>,
    fonts: &mut Fonts,
    run: &GlyphRun,
    line: &Line,
    space: Option<&Space>,
    text: &Text,
) {
    let words = &text.paragraph.text;
    let glyphs = sound(fonts, run, words);
    if glyphs.is_empty() {
        return;
    }
    let bold = kurbo::Stroke::new(f64::from(run.size) * BOLDER);
    surface.set_fill(Some(shape::fill(text.color)));
    surface.set_stroke(if run.embolden { shape::stroke(&bold, text.color) } else { None });
    if let Some(degrees) = run.skew {
        let lean = degrees.to_radians().tan();
        surface.push_transform(&Transform::from_row(1.0, 0.0, -lean, 1.0, lean * line.baseline, 0.0));
    }
    match fonts.of(run) {
        Some(embedded) => {
            for piece in pieces(run, glyphs, line, space, embedded, words) {
                let Some(first) = piece.glyphs.first() else { continue };
                let start = Point::from_xy(first.x, line.baseline);
                let glyphs = placed(&piece, line, run.size);
                surface.draw_glyphs(start, &glyphs, embedded.font.clone(), words, run.size, false);
            }
        }
        None => outline::draw(surface, run, &glyphs),
    }
    if run.skew.is_some() {
        surface.pop();
    }
}

/// The glyphs of a run that can be drawn, and whose letters are in the text.
fn sound(fonts: &mut Fonts, run: &GlyphRun, text: &str) -> Vec<Glyph> {
    let Some(known) = fonts.sound.glyphs(run) else { return Vec::new() };
    let drawn = |glyph: &&Glyph| {
        let known = known.get(&glyph.id).is_some_and(|sound| *sound);
        known && u16::try_from(glyph.id).is_ok() && text.get(glyph.range()).is_some()
    };
    run.glyphs.iter().filter(drawn).copied().collect()
}

/// The stretches of a run that are read one after the other.
fn pieces(
    run: &GlyphRun,
    mut glyphs: Vec<Glyph>,
    line: &Line,
    space: Option<&Space>,
    embedded: &mut Embedded,
    text: &str,
) -> Vec<Piece> {
    clusters::part(run, &mut glyphs, text);
    let mut end = run.left + run.width;
    if let (Some(space), Some((id, width))) = (space, embedded.space) {
        let width = width * run.size;
        let (at, x) = if run.right_to_left { (0, run.left - width) } else { (glyphs.len(), end) };
        glyphs.insert(at, Glyph { id, x, y: line.baseline, text: space.text });
        end = end.max(x + width);
    }
    clusters::in_order(run.right_to_left, glyphs, end, text, embedded)
}

/// The glyphs one after the other as krilla takes them: lengths in parts of the size.
fn placed(piece: &Piece, line: &Line, size: f32) -> Vec<KrillaGlyph> {
    let next = piece.glyphs.iter().skip(1).map(|glyph| glyph.x).chain([piece.end]);
    let placed = piece.glyphs.iter().zip(next).map(|(glyph, next)| {
        let (advance, rise) = ((next - glyph.x) / size, (line.baseline - glyph.y) / size);
        KrillaGlyph::new(GlyphId::new(glyph.id), advance, 0.0, rise, 0.0, glyph.range(), None)
    });
    placed.collect()
}
