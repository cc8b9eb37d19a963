//! Glyphs as paths, for fonts that a document cannot hold.

use krilla::surface::Surface;
use kurbo::{Affine, BezPath};
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::shape;
use crate::layout::{Glyph, GlyphRun};

/// Draws glyphs of a run as paths in the paint that is set.
pub(super) fn draw(surface: &mut Surface<'_>, run: &GlyphRun, glyphs: &[Glyph]) {
    let Ok(font) = FontRef::from_index(run.font.data.data(), run.font.index) else { return };
    let coords: Vec<NormalizedCoord> = run.coords.iter().map(|bits| NormalizedCoord::from_bits(*bits)).collect();
    let outlines = font.outline_glyphs();
    for glyph in glyphs {
        let Some(outline) = outlines.get(GlyphId::new(glyph.id)) else { continue };
        let mut pen = Pen::default();
        let settings = DrawSettings::unhinted(Size::new(run.size), LocationRef::new(&coords));
        if outline.draw(settings, &mut pen).is_err() {
            continue;
        }
        let place = Affine::translate((f64::from(glyph.x), f64::from(glyph.y))) * Affine::FLIP_Y;
        if let Some(path) = shape::outline(&(place * pen.0)) {
            surface.draw_path(&path);
        }
    }
}

#[derive(Default)]
struct Pen(BezPath);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, ax: f32, ay: f32, x: f32, y: f32) {
        self.0.quad_to((f64::from(ax), f64::from(ay)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to((f64::from(ax), f64::from(ay)), (f64::from(bx), f64::from(by)), (f64::from(x), f64::from(y)));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
