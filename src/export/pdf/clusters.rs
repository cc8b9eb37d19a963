//! Which letters each glyph stands for, and which glyphs are read after which.

use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::fonts::Embedded;
use crate::layout::{Glyph, GlyphRun};

/// Glyphs side by side that are read in one go.
pub(super) struct Piece {
    pub(super) glyphs: Vec<Glyph>,
    /// Where the next glyph to the right would stand.
    pub(super) end: f32,
}

/// Gives each glyph of a cluster its own letter, where there is one a letter: a letter and its accents.
///
/// Readers that know nothing of clusters then get the accent right after the letter, and no letter gets an accent
/// wherever else it stands.
pub(super) fn part(run: &GlyphRun, glyphs: &mut [Glyph], text: &str) {
    let mut font = None;
    for cluster in glyphs.chunk_by_mut(|a, b| a.text == b.text).filter(|cluster| cluster.len() > 1) {
        if font.is_none() {
            font = FontRef::from_index(run.font.data.data(), run.font.index).ok();
        }
        let Some(font) = &font else { return };
        let [first, ..] = cluster else { continue };
        let (from, range) = (first.text.0, first.range());
        let Some(letters) = text.get(range) else { continue };
        let chars = font.charmap();
        if run.right_to_left {
            cluster.reverse();
        }
        let ids = cluster.iter().map(|glyph| Some(GlyphId::new(glyph.id)));
        if letters.chars().map(|letter| chars.map(letter)).eq(ids) {
            for (glyph, (at, letter)) in cluster.iter_mut().zip(letters.char_indices()) {
                let start = from + at as u32;
                glyph.text = (start, start + letter.len_utf8() as u32);
            }
        }
        if run.right_to_left {
            cluster.reverse();
        }
    }
}

/// A run in pieces, in the order in which they are read; `end` is the right end of the run.
///
/// From left to right that is one piece. From right to left it is a piece a word, since a PDF tells letters from last
/// to first within a word alone; and a piece for what it would have to spell out, which it does from first to last:
/// several glyphs that draw one cluster, and a glyph that stood for other letters before.
pub(super) fn in_order(
    right_to_left: bool,
    glyphs: Vec<Glyph>,
    end: f32,
    text: &str,
    embedded: &mut Embedded,
) -> Vec<Piece> {
    if !right_to_left {
        return vec![Piece { glyphs, end }];
    }
    let mut end = end;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut joins = false;
    for cluster in glyphs.chunk_by(|a, b| a.text == b.text).rev() {
        let [first, rest @ ..] = cluster else { continue };
        let letters = text.get(first.range()).unwrap_or_default();
        let joined = rest.is_empty() && letters != " " && embedded.stands_for(first.id, letters);
        match pieces.last_mut().filter(|_| joins && joined) {
            Some(piece) => piece.glyphs.insert(0, *first),
            None => pieces.push(Piece { glyphs: cluster.to_vec(), end }),
        }
        joins = joined;
        end = first.x;
    }
    pieces
}
