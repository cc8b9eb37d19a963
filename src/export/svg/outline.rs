//! Glyphs as paths or, where they are pictures, as images: each told once for a font and a size.

use std::fmt::Write as _;

use kurbo::{Affine, BezPath, Point, Vec2};
use peniko::Color;
use rustc_hash::FxHashMap;
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::LINK;
use super::image;
use super::number::{attribute, place};
use super::path;
use crate::export::raster::{BOLDER, Rasterer};
use crate::export::sound::Sound;
use crate::layout::{Glyph, GlyphRun};

/// The glyphs told so far.
#[derive(Default)]
pub(super) struct Outlines {
    fonts: FxHashMap<(u64, u32, Vec<i16>), usize>,
    known: FxHashMap<Sign, Option<usize>>,
    told: usize,
}

/// A glyph of a font in a size and a slant; in a colour where it may be a picture.
type Sign = (usize, u32, u32, Option<u32>, Option<u32>);

/// What drawing glyphs takes from one to the next.
pub(super) struct Tools<'a> {
    pub(super) rasterer: &'a mut Rasterer,
    pub(super) sound: &'a mut Sound,
}

impl Outlines {
    /// Draws the glyphs of a run; the fill is that of the element around them.
    pub(super) fn draw(
        &mut self,
        out: &mut String,
        defs: &mut String,
        (run, color): (&GlyphRun, Color),
        origin: Vec2,
        tools: &mut Tools<'_>,
    ) {
        let Ok(font) = FontRef::from_index(run.font.data.data(), run.font.index) else { return };
        let Some(known) = tools.sound.glyphs(run) else { return };
        let sound: Vec<&Glyph> = run.glyphs.iter().filter(|glyph| known.get(&glyph.id) == Some(&true)).collect();
        let key = (run.font.data.id(), run.font.index, run.coords.clone());
        let count = self.fonts.len();
        let face = *self.fonts.entry(key).or_insert(count);
        let coloured = image::is_coloured(&font);
        for glyph in sound {
            let tint = coloured.then(|| color.to_rgba8().to_u32());
            let sign = (face, glyph.id, run.size.to_bits(), run.skew.map(f32::to_bits), tint);
            let id = match self.known.get(&sign) {
                Some(id) => *id,
                None => {
                    let id = tell(defs, self.told, &font, (run, glyph, color), tools).then_some(self.told);
                    self.told += usize::from(id.is_some());
                    self.known.insert(sign, id);
                    id
                }
            };
            let Some(id) = id else { continue };
            let _ = write!(out, "<use {LINK}=\"#g{id}\"");
            place(out, "x", origin.x + f64::from(glyph.x));
            place(out, "y", origin.y + f64::from(glyph.y));
            out.push_str("/>");
        }
    }
}

/// The outline that makes letters bolder, in the attributes of a group; its colour is the fill's.
pub(super) fn bolder(out: &mut String, run: &GlyphRun) {
    attribute(out, "stroke-width", f64::from(run.size) * BOLDER);
    out.push_str(" stroke-linejoin=\"round\"");
}

/// Writes the definition of a glyph; says whether there is anything to see of it.
fn tell(
    defs: &mut String,
    id: usize,
    font: &FontRef<'_>,
    (run, glyph, color): (&GlyphRun, &Glyph, Color),
    tools: &mut Tools<'_>,
) -> bool {
    if image::is_coloured(font) && image::coloured(font, glyph.id, run.size) {
        let Some((address, rect)) = image::sign(tools.rasterer, run, glyph, color) else { return false };
        let _ = write!(defs, "<image id=\"g{id}\"");
        place(defs, "x", rect.x0);
        place(defs, "y", rect.y0);
        attribute(defs, "width", rect.width());
        attribute(defs, "height", rect.height());
        let _ = write!(defs, " {LINK}=\"{address}\"/>");
        return true;
    }
    let Some(outline) = outline(font, run, glyph.id) else { return false };
    let _ = write!(defs, "<path id=\"g{id}\" d=\"{}\"/>", path::data(outline, Vec2::ZERO));
    true
}

/// The outline of a glyph from its place on the baseline, y downwards, in map pixels.
fn outline(font: &FontRef<'_>, run: &GlyphRun, glyph: u32) -> Option<BezPath> {
    let coords: Vec<NormalizedCoord> = run.coords.iter().map(|coord| NormalizedCoord::from_bits(*coord)).collect();
    let settings = DrawSettings::unhinted(Size::new(run.size), LocationRef::new(&coords));
    let mut pen = Pen(BezPath::new());
    font.outline_glyphs().get(GlyphId::new(glyph))?.draw(settings, &mut pen).ok()?;
    let mut path = pen.0;
    if path.is_empty() {
        return None;
    }
    if let Some(degrees) = run.skew {
        path.apply_affine(Affine::skew(-f64::from(degrees).to_radians().tan(), 0.0));
    }
    Some(path)
}

/// Draws downwards what a font draws upwards.
struct Pen(BezPath);

fn down(x: f32, y: f32) -> Point {
    Point::new(f64::from(x), -f64::from(y))
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(down(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(down(x, y));
    }

    fn quad_to(&mut self, ax: f32, ay: f32, x: f32, y: f32) {
        self.0.quad_to(down(ax, ay), down(x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to(down(ax, ay), down(bx, by), down(x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
