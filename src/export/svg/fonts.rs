//! Which texts stay text, and the fonts they need within the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::ControlFlow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use peniko::FontData;
use rustc_hash::FxHashMap;
use skrifa::FontRef;
use skrifa::raw::TableProvider;
use unicode_script::{Script, UnicodeScript};

use super::image;
use super::web;
use crate::export::sound::Sound;
use crate::layout::{GlyphRun, Paragraph};

/// The fonts of a picture, and of every run in turn the one it can be set in again.
#[derive(Default)]
pub(super) struct Faces {
    faces: Vec<Face>,
    known: FxHashMap<(u64, u32, Vec<i16>), usize>,
    order: Vec<Option<usize>>,
    next: usize,
}

struct Face {
    font: FontData,
    variations: Vec<([u8; 4], f32)>,
    kind: Kind,
    glyphs: BTreeSet<u32>,
    /// The letters in use, each with the glyph it first had.
    letters: BTreeMap<char, u32>,
    embedded: bool,
}

/// How a browser gets from letters to a font's glyphs.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// It shapes them, with the font's own tables.
    Shaping,
    /// By its character map alone.
    Plain,
    /// Not at all: the font is damaged, not free to travel, or made of pictures.
    Closed,
}

impl Faces {
    /// Looks at a run, in the order in which they are drawn.
    pub(super) fn add(&mut self, run: &GlyphRun, paragraph: &Paragraph, sound: &mut Sound) {
        let key = (run.font.data.id(), run.font.index, run.coords.clone());
        let index = *self.known.entry(key).or_insert_with(|| {
            self.faces.push(Face::of(run));
            self.faces.len() - 1
        });
        let drawn = sound.glyphs(run).is_some_and(|known| {
            run.glyphs.iter().all(|glyph| glyph.id != 0 && known.get(&glyph.id).is_some_and(|sound| *sound))
        });
        let set = drawn && !torn(run, paragraph) && self.faces[index].set(run, &paragraph.text);
        self.order.push(set.then_some(index));
    }

    /// Cuts the fonts down and embeds them: `@font-face` rules. Calls `watch` after each.
    pub(super) fn rules(&mut self, watch: &mut dyn FnMut(f64) -> ControlFlow<()>) -> ControlFlow<(), String> {
        let mut rules = String::new();
        let count = self.faces.len() as f64;
        for (i, face) in self.faces.iter_mut().enumerate() {
            if let Some(bytes) = face.cut() {
                let _ = write!(rules, "@font-face{{font-family:T{i};src:url(data:font/ttf;base64,");
                STANDARD.encode_string(&bytes, &mut rules);
                rules.push_str(")}");
                face.embedded = true;
            }
            watch((i + 1) as f64 / count)?;
        }
        ControlFlow::Continue(rules)
    }

    /// The number of the embedded font the next run is set in; nothing for one that has to be drawn.
    pub(super) fn next(&mut self) -> Option<usize> {
        let index = self.order.get(self.next).copied().flatten();
        self.next += 1;
        index.filter(|index| self.faces.get(*index).is_some_and(|face| face.embedded))
    }
}

impl Face {
    fn of(run: &GlyphRun) -> Self {
        let font = FontRef::from_index(run.font.data.data(), run.font.index).ok();
        let kind = match font {
            Some(font) if !web::may_travel(&font) || image::is_coloured(&font) => Kind::Closed,
            Some(font) if font.glyf().is_ok() && font.fvar().is_err() => Kind::Shaping,
            Some(_) => Kind::Plain,
            None => Kind::Closed,
        };
        Self {
            font: run.font.clone(),
            variations: run.variations.clone(),
            kind,
            glyphs: BTreeSet::new(),
            letters: BTreeMap::new(),
            embedded: false,
        }
    }

    /// Takes up what a run needs; says whether a browser will set it as it is here.
    fn set(&mut self, run: &GlyphRun, text: &str) -> bool {
        match self.kind {
            Kind::Closed => false,
            Kind::Shaping => {
                self.glyphs.extend(run.glyphs.iter().map(|glyph| glyph.id));
                self.letters.extend(text.get(run.drawn()).unwrap_or_default().chars().map(|c| (c, 0)));
                true
            }
            Kind::Plain => {
                let Some(letters) = one_by_one(run, text) else { return false };
                let same = |(letter, glyph): &(char, u32)| self.letters.get(letter).is_none_or(|known| known == glyph);
                let same = letters.iter().all(same);
                if same {
                    self.letters.extend(letters);
                }
                same
            }
        }
    }

    fn cut(&self) -> Option<Vec<u8>> {
        if self.letters.is_empty() {
            return None;
        }
        let (bytes, index) = (self.font.data.data(), self.font.index);
        match self.kind {
            Kind::Closed => None,
            Kind::Shaping => web::shaping(&FontRef::from_index(bytes, index).ok()?, &self.glyphs, &self.letters),
            Kind::Plain => web::plain((bytes, index), &self.variations, &self.letters),
        }
    }
}

/// The letters of a run with the glyph of each; nothing where one takes several of the other.
fn one_by_one(run: &GlyphRun, text: &str) -> Option<Vec<(char, u32)>> {
    let mut end = None;
    let letters = run.glyphs.iter().map(|glyph| {
        let mut letters = text.get(glyph.range())?.trim_end_matches('\n').chars();
        let letter = letters.next()?;
        let again = end.replace(glyph.text) == Some(glyph.text);
        (letters.next().is_none() && !again).then_some((letter, glyph.id))
    });
    letters.collect()
}

/// Whether a run ends within a word whose letters join: alone its ends would take another form.
fn torn(run: &GlyphRun, paragraph: &Paragraph) -> bool {
    let drawn = run.drawn();
    let text = &paragraph.text;
    let (Some(before), Some(within), Some(after)) =
        (text.get(..drawn.start), text.get(drawn.clone()), text.get(drawn.end..))
    else {
        return true;
    };
    let joined = |a: Option<char>, b: Option<char>| a.is_some_and(joins) && b.is_some_and(joins);
    joined(before.chars().next_back(), within.chars().next())
        || joined(within.chars().next_back(), after.chars().next())
}

fn joins(letter: char) -> bool {
    use Script::{Adlam, Arabic, Hanifi_Rohingya, Inherited, Mandaic, Manichaean, Mongolian, Nko, Sogdian, Syriac};
    let script = letter.script();
    matches!(
        script,
        Adlam | Arabic | Hanifi_Rohingya | Inherited | Mandaic | Manichaean | Mongolian | Nko | Sogdian | Syriac
    )
}
