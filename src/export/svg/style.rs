//! How the texts of a picture look, as short classes.

use std::fmt::Write as _;

use peniko::Color;
use rustc_hash::FxHashMap;
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::number::{hundredths, number};
use super::paint::{hex, opacity};
use crate::export::raster::BOLDER;
use crate::layout::{Glyph, GlyphRun};

/// What every text has in common: it stands as it was set, whatever spaces and directions it has.
const ALL: &str = "text{white-space:pre;unicode-bidi:bidi-override;text-rendering:geometricPrecision;\
    font-kerning:normal;font-synthesis:none}";

/// Gaps between letters that are looked at for what is added to them.
const LOOKED_AT: usize = 12;
/// Of fewer it is not told; the length of a short text is enough to set it.
const FEWEST: usize = 3;

/// The looks so far, each with a class of its own.
#[derive(Default)]
pub(super) struct Styles {
    rules: String,
    known: FxHashMap<String, String>,
}

impl Styles {
    /// The class of a run in this colour and in an embedded font; without one, of its unseen text.
    pub(super) fn class(&mut self, run: &GlyphRun, text: &str, face: Option<usize>, color: Color) -> &str {
        let declarations = match face {
            Some(face) => declarations(run, text, face, color),
            None => unseen(run),
        };
        let count = self.known.len();
        let rules = &mut self.rules;
        self.known.entry(declarations).or_insert_with_key(|declarations| {
            let name = name(count);
            let _ = write!(rules, ".{name}{{{declarations}}}");
            name
        })
    }

    /// The rules of them all.
    pub(super) fn rules(&self) -> String {
        format!("{ALL}{}", self.rules)
    }
}

fn declarations(run: &GlyphRun, text: &str, face: usize, color: Color) -> String {
    let mut out = String::from("font:");
    number(&mut out, f64::from(run.size));
    let _ = write!(out, "px T{face},sans-serif;fill:{}", hex(color));
    let alpha = color.to_rgba8().a;
    if alpha < u8::MAX {
        let _ = write!(out, ";fill-opacity:{}", opacity(alpha));
    }
    if run.right_to_left {
        out.push_str(";direction:rtl");
    }
    let font = FontRef::from_index(run.font.data.data(), run.font.index).ok();
    if font.as_ref().is_some_and(|font| tabular(run, text, font)) {
        out.push_str(";font-feature-settings:\"tnum\"");
    }
    let tracking = font.map_or(0.0, |font| tracking(run, &font));
    if hundredths(tracking) != 0 {
        out.push_str(";letter-spacing:");
        number(&mut out, tracking);
        out.push_str("px");
    }
    if run.embolden {
        let _ = write!(out, ";stroke:{};stroke-linejoin:round;stroke-width:", hex(color));
        number(&mut out, f64::from(run.size) * BOLDER);
    }
    out
}

fn unseen(run: &GlyphRun) -> String {
    let mut out = String::from("font:");
    number(&mut out, f64::from(run.size));
    out.push_str("px sans-serif");
    if run.right_to_left {
        out.push_str(";direction:rtl");
    }
    out
}

/// Whether the digits of a run are not the font's usual ones.
fn tabular(run: &GlyphRun, text: &str, font: &FontRef<'_>) -> bool {
    let drawn = text.get(run.drawn()).unwrap_or_default();
    if !drawn.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let usual = font.charmap();
    run.glyphs.iter().any(|glyph| {
        let mut letters = text.get(glyph.range()).unwrap_or_default().chars();
        let digit = letters.next().filter(|c| c.is_ascii_digit() && letters.next().is_none());
        digit.is_some_and(|digit| usual.map(digit).is_some_and(|usual| usual.to_u32() != glyph.id))
    })
}

/// What is added between the letters of a run: the middle of what is between the first few, as kerning has some part
/// in it too.
fn tracking(run: &GlyphRun, font: &FontRef<'_>) -> f64 {
    let coords: Vec<NormalizedCoord> = run.coords.iter().map(|coord| NormalizedCoord::from_bits(*coord)).collect();
    let metrics = font.glyph_metrics(Size::new(run.size), LocationRef::new(&coords));
    let advance = |glyph: &Glyph| metrics.advance_width(GlyphId::new(glyph.id)).unwrap_or_default();
    let mut letters = run.glyphs.chunk_by(|a, b| a.text == b.text);
    let mut added = Vec::new();
    let mut before = letters.next();
    while let (Some(letter), Some(next)) = (before, letters.next())
        && added.len() < LOOKED_AT
    {
        added.push(next[0].x - letter[0].x - letter.iter().map(advance).sum::<f32>());
        before = Some(next);
    }
    added.sort_by(f32::total_cmp);
    let middle = added.get(added.len() / 2).copied().unwrap_or_default();
    // What is between some letters only is kerning.
    let everywhere = added.len() >= FEWEST && added.iter().all(|added| added.abs() > run.size * 0.004);
    if everywhere { f64::from(middle) } else { 0.0 }
}

/// `a` to `z`, then `aa` and so on.
fn name(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            return name;
        }
        number = number / 26 - 1;
    }
}
