//! Finished glyph runs.

use kurbo::{Affine, Rect, Stroke};
use vello_cpu::{Glyph, GlyphRunBuilder, RenderContext, Resources};

use crate::export::sound::Sound;
use crate::layout::{GlyphRun, Line};
use crate::picture::Text;

use super::meet;

/// The outline drawn round the letters of a font without a bold, by their size.
pub(in crate::export) const BOLDER: f64 = 0.036;

/// How strongly a bar stands for a line too small to read.
const BAR: f32 = 0.45;

/// What text needs from one picture to the next.
#[derive(Default)]
pub(super) struct TextCache {
    pub(super) resources: Resources,
    sound: Sound,
}

/// Draws what of a text is within `seen` (map pixels of its group); lines of a size under `legible` map pixels as bars.
pub(super) fn draw(
    context: &mut RenderContext,
    cache: &mut TextCache,
    text: &Text,
    place: Affine,
    seen: Rect,
    legible: f32,
) {
    let paragraph = &text.paragraph;
    // Not the paragraph's size: centred lines stand right of where it begins.
    let bounds = paragraph.ink + text.origin.to_vec2();
    // Accents and tails may leave the line's box, never by more than its size.
    let largest = paragraph.lines.iter().flat_map(|line| &line.runs).map(|run| f64::from(run.size)).fold(0.0, f64::max);
    if !meet(bounds.inflate(largest, largest), seen) {
        return;
    }
    context.set_transform(place * Affine::translate(text.origin.to_vec2()));
    for line in &paragraph.lines {
        let (top, bottom) = (text.origin.y + f64::from(line.baseline) - largest * 2.0, largest * 3.0);
        if top > seen.y1 || top + bottom < seen.y0 {
            continue;
        }
        if largest < f64::from(legible) {
            context.set_paint(text.color.multiply_alpha(BAR));
            context.fill_rect(&bar(line, largest));
            continue;
        }
        context.set_paint(text.color);
        for run in &line.runs {
            glyphs(context, cache, run);
        }
    }
}

/// What stands for a line: as wide as it, as high as its small letters.
fn bar(line: &Line, size: f64) -> Rect {
    let (left, baseline) = (f64::from(line.left), f64::from(line.baseline));
    Rect::new(left, baseline - size * 0.55, left + f64::from(line.width), baseline)
}

fn glyphs(context: &mut RenderContext, cache: &mut TextCache, run: &GlyphRun) {
    let TextCache { resources, sound } = cache;
    let Some(known) = sound.glyphs(run) else { return };
    let glyphs = run.glyphs.iter().filter(|glyph| known.get(&glyph.id).is_some_and(|sound| *sound));
    let glyphs = glyphs.map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y });
    // A glyph the font cannot draw leaves its place empty; there is nothing better to draw there.
    let _ = builder(context, resources, run).fill_glyphs(glyphs.clone());
    if run.embolden {
        context.set_stroke(Stroke::new(f64::from(run.size) * BOLDER));
        let _ = builder(context, resources, run).stroke_glyphs(glyphs);
    }
}

fn builder<'a>(context: &'a mut RenderContext, resources: &'a mut Resources, run: &'a GlyphRun) -> GlyphRunBuilder<'a> {
    // Hinting would move glyphs away from where they were laid out.
    let builder =
        context.glyph_run(resources, &run.font).font_size(run.size).hint(false).normalized_coords(&run.coords);
    match run.skew {
        // Glyphs stand on a downward axis here: leaning to the right is a negative skew.
        Some(degrees) => builder.glyph_transform(Affine::skew(-f64::from(degrees).to_radians().tan(), 0.0)),
        None => builder,
    }
}
