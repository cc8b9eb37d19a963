//! The fonts of a document, and which of their glyphs may be drawn.

use krilla::text::{Font, Tag};
use rustc_hash::FxHashMap;
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use crate::export::sound::Sound;
use crate::layout::GlyphRun;

/// A font in its file at a place on its axes.
type Face = (u64, u32, Vec<([u8; 4], u32)>);

/// Longer names of fonts are cut by krilla, wherever that is.
const LONGEST_NAME: usize = 100;

/// What was found about fonts so far; kept from one try at a document to the next.
#[derive(Default)]
pub(super) struct Fonts {
    known: FxHashMap<Face, Option<Embedded>>,
    pub(super) sound: Sound,
    refused: Vec<Font>,
    all_refused: bool,
}

/// A font the document can hold.
pub(super) struct Embedded {
    pub(super) font: Font,
    /// Its space and how wide that is, in parts of the size.
    pub(super) space: Option<(u32, f32)>,
    /// The letters that glyphs stood for when they were first met from right to left.
    letters: FxHashMap<u32, Box<str>>,
}

impl Embedded {
    /// Whether a glyph has the same letters wherever it stands.
    pub(super) fn stands_for(&mut self, glyph: u32, letters: &str) -> bool {
        **self.letters.entry(glyph).or_insert_with(|| letters.into()) == *letters
    }
}

impl Fonts {
    /// The font of a run; nothing where it has to be drawn as outlines.
    pub(super) fn of(&mut self, run: &GlyphRun) -> Option<&mut Embedded> {
        if self.all_refused {
            return None;
        }
        let variations = run.variations.iter().map(|(tag, value)| (*tag, value.to_bits())).collect();
        let face = (run.font.data.id(), run.font.index, variations);
        let known = self.known.entry(face).or_insert_with(|| embedded(run)).as_mut()?;
        (!self.refused.contains(&known.font)).then_some(known)
    }

    /// Begins the document once more.
    pub(super) fn begin(&mut self) {
        self.known.values_mut().flatten().for_each(|known| known.letters.clear());
    }

    /// Draws this font as outlines from now on; whether that is news.
    pub(super) fn refuse(&mut self, font: &Font) -> bool {
        let news = !self.refused.contains(font);
        self.refused.push(font.clone());
        news
    }

    /// Draws every font as outlines from now on; whether that is news.
    pub(super) fn refuse_all(&mut self) -> bool {
        !std::mem::replace(&mut self.all_refused, true)
    }
}

fn embedded(run: &GlyphRun) -> Option<Embedded> {
    let ours = FontRef::from_index(run.font.data.data(), run.font.index).ok()?;
    let location = ours.axes().location(run.variations.iter().map(|(tag, value)| (skrifa::Tag::new(tag), *value)));
    // Where the run stands elsewhere on the axes than it says, its glyphs would get other shapes.
    let there = location.coords().iter().map(|coord| coord.to_bits());
    let same = run.coords.is_empty() && there.clone().all(|coord| coord == 0) || there.eq(run.coords.iter().copied());
    let named = ours.localized_strings(StringId::POSTSCRIPT_NAME).all(|name| {
        let name = name.to_string();
        name.is_ascii() || name.len() <= LONGEST_NAME
    });
    if !same || !named || ours.metrics(Size::unscaled(), LocationRef::default()).units_per_em == 0 {
        return None;
    }
    let variations: Vec<(Tag, f32)> = run.variations.iter().map(|(tag, value)| (Tag::new(tag), *value)).collect();
    let (data, _) = run.font.data.clone().into_raw_parts();
    let font = Font::new_variable(data.into(), run.font.index, &variations)?;
    let space = ours.charmap().map(' ').and_then(|id| {
        let width = ours.glyph_metrics(Size::new(1.0), &location).advance_width(id)?;
        Some((id.to_u32(), width))
    });
    Some(Embedded { font, space, letters: FxHashMap::default() })
}
