//! Finished glyph runs.

use krilla::geom::{Point, Transform};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

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
        for (at, run) in line.runs.iter().enumerate() {
            let space = space.as_ref().filter(|space| space.run == at);
            draw_run(surface, fonts, run, line, space, text);
        }
    }
    surface.pop();
}

/// Whether every letter of a text is in a font the document holds.
pub(super) fn is_embedded(fonts: &mut Fonts, text: &Text) -> bool {
    let mut runs = text.paragraph.lines.iter().flat_map(|line| &line.runs);
    runs.all(|run| fonts.sound.glyphs(run).is_some() && fonts.of(run).is_some())
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
        let here = last.right_to_left == paragraph.right_to_left && rest.starts_with(' ');
        here.then(|| Self { run, text: (from as u32, from as u32 + 1) })
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
    let glyphs = sound(fonts, run, &text.paragraph.text);
    let Some(first) = glyphs.first() else { return };
    let bold = kurbo::Stroke::new(f64::from(run.size) * BOLDER);
    surface.set_fill(Some(shape::fill(text.color)));
    surface.set_stroke(if run.embolden { shape::stroke(&bold, text.color) } else { None });
    if let Some(degrees) = run.skew {
        let lean = degrees.to_radians().tan();
        surface.push_transform(&Transform::from_row(1.0, 0.0, -lean, 1.0, lean * line.baseline, 0.0));
    }
    match fonts.of(run) {
        Some(embedded) => {
            let (start, placed) = placed(run, &glyphs, line, space, &embedded);
            let start = Point::from_xy(start.unwrap_or(first.x), line.baseline);
            surface.draw_glyphs(start, &placed, embedded.font, &text.paragraph.text, run.size, false);
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

/// The glyphs one after the other, and where the first one stands if that is not where the run's does.
fn placed(
    run: &GlyphRun,
    glyphs: &[Glyph],
    line: &Line,
    space: Option<&Space>,
    embedded: &Embedded,
) -> (Option<f32>, Vec<KrillaGlyph>) {
    let mut all = Vec::with_capacity(glyphs.len() + 1);
    let mut end = run.left + run.width;
    let space = space.zip(embedded.space).map(|(space, (id, width))| {
        let x = if run.right_to_left { run.left - width * run.size } else { end };
        end = end.max(x + width * run.size);
        Glyph { id, x, y: line.baseline, text: space.text }
    });
    let (before, after) = if run.right_to_left { (space, None) } else { (None, space) };
    let mut glyphs = before.iter().chain(glyphs).chain(&after).peekable();
    let start = before.map(|glyph| glyph.x);
    while let Some(glyph) = glyphs.next() {
        let next = glyphs.peek().map_or(end, |next| next.x);
        let (advance, rise) = ((next - glyph.x) / run.size, (line.baseline - glyph.y) / run.size);
        all.push(KrillaGlyph::new(GlyphId::new(glyph.id), advance, 0.0, rise, 0.0, glyph.range(), None));
    }
    (start, all)
}
