//! Which glyphs may be drawn: fonts come from outside, vello_cpu stops the program at an outline it cannot read, and
//! what one exporter leaves out the others leave out too.

use rustc_hash::FxHashMap;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::layout::GlyphRun;

/// A font in its file.
type Face = (u64, u32);

/// The glyphs of a font that were looked at, and whether they can be drawn.
pub(super) type Glyphs = FxHashMap<u32, bool>;

/// What was found about fonts so far; nothing for those that are none, or lack what drawing needs.
#[derive(Default)]
pub(super) struct Sound(FxHashMap<Face, Option<Glyphs>>);

impl Sound {
    /// Looks at the glyphs of a run that are new; nothing where its font cannot be drawn at all.
    pub(super) fn glyphs(&mut self, run: &GlyphRun) -> Option<&Glyphs> {
        let face = (run.font.data.id(), run.font.index);
        let found = self.0.entry(face).or_insert_with(|| font(run).map(|_| Glyphs::default()));
        let known = found.as_mut()?;
        if !run.glyphs.iter().all(|glyph| known.contains_key(&glyph.id)) {
            let outlines = font(run)?.outline_glyphs();
            for glyph in &run.glyphs {
                known.entry(glyph.id).or_insert_with(|| {
                    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
                    let outline = outlines.get(GlyphId::new(glyph.id));
                    outline.is_none_or(|outline| outline.draw(settings, &mut Blank).is_ok())
                });
            }
        }
        Some(known)
    }
}

fn font(run: &GlyphRun) -> Option<FontRef<'_>> {
    let font = FontRef::from_index(run.font.data.data(), run.font.index).ok()?;
    font.head().is_ok().then_some(font)
}

/// Draws nothing.
struct Blank;

impl OutlinePen for Blank {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}
