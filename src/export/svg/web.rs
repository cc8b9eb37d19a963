//! Fonts cut down to the letters in use, as browsers take them.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use skera::{Plan, SubsetFlags, subset_font};
use skrifa::raw::TableProvider;
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::NameId;
use skrifa::{FontRef, GlyphId, Tag};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;

/// What a browser does by itself where it shapes a text, and digits of one width. Language is left out: texts are
/// shaped without knowing it.
const FEATURES: &[&[u8; 4]] = &[
    b"abvf", b"abvm", b"abvs", b"akhn", b"blwf", b"blwm", b"blws", b"calt", b"ccmp", b"cfar", b"cjct", b"clig",
    b"curs", b"dist", b"fin2", b"fin3", b"fina", b"haln", b"half", b"init", b"isol", b"kern", b"liga", b"ljmo",
    b"ltra", b"ltrm", b"mark", b"med2", b"medi", b"mkmk", b"mset", b"nukt", b"pref", b"pres", b"pstf", b"psts",
    b"rclt", b"rkrf", b"rlig", b"rphf", b"rtla", b"rtlm", b"stch", b"tjmo", b"tnum", b"vatu", b"vjmo",
];

const DROPPED: &[&[u8; 4]] = &[
    b"BASE", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"Feat", b"Glat", b"Gloc", b"JSTF", b"LTSH", b"MATH", b"PCLT",
    b"STAT", b"SVG ", b"Silf", b"Sill", b"VDMX", b"gasp", b"hdmx", b"kern", b"kerx", b"meta", b"mort", b"morx",
    b"vhea", b"vmtx",
];

/// Copyright, family, licence.
const NAMES: &[u16] = &[0, 1, 2, 13, 14];

/// The glyphs and letters in use with all it takes to shape them again: for fonts with TrueType outlines.
pub(super) fn shaping(font: &FontRef<'_>, glyphs: &BTreeSet<u32>, letters: &BTreeMap<char, u32>) -> Option<Vec<u8>> {
    let tags = |tags: &[&[u8; 4]]| tags.iter().map(|tag| Tag::new(tag)).collect::<IntSet<Tag>>();
    let all = || {
        let mut all = IntSet::<Tag>::empty();
        all.invert();
        all
    };
    let mut languages = IntSet::<u16>::empty();
    languages.insert(0x409);
    unbroken(|| {
        let plan = Plan::new(
            &glyphs.iter().map(|glyph| GlyphId::new(*glyph)).collect(),
            &letters.keys().map(|letter| u32::from(*letter)).collect(),
            font,
            SubsetFlags::SUBSET_FLAGS_NO_HINTING,
            &tags(DROPPED),
            &all(),
            &tags(FEATURES),
            &NAMES.iter().map(|name| NameId::new(*name)).collect(),
            &languages,
        );
        subset_font(font, &plan).ok()
    })
}

/// The glyphs in use, each found by its one letter and by nothing else: for fonts with PostScript outlines, and for one
/// instance of a variable font.
pub(super) fn plain(
    (bytes, index): (&[u8], u32),
    variations: &[([u8; 4], f32)],
    letters: &BTreeMap<char, u32>,
) -> Option<Vec<u8>> {
    let source = FontRef::from_index(bytes, index).ok()?;
    unbroken(|| {
        let mut glyphs = GlyphRemapper::new();
        let mut found = Vec::new();
        for (&letter, &glyph) in letters {
            found.push((letter, GlyphId::new(glyphs.remap(u16::try_from(glyph).ok()?).into())));
        }
        let axes: Vec<(subsetter::Tag, f32)> =
            variations.iter().map(|(tag, value)| (subsetter::Tag::new(tag), *value)).collect();
        let cut = subsetter::subset_with_variations(bytes, index, &axes, &glyphs).ok()?;
        let cut = FontRef::new(&cut).ok()?;
        let mut font = FontBuilder::new();
        font.add_table(&Cmap::from_mappings(found).ok()?).ok()?;
        font.add_raw(Tag::new(b"OS/2"), source.data_for_tag(Tag::new(b"OS/2"))?.as_bytes());
        font.copy_missing_tables(cut);
        Some(font.build())
    })
}

/// Whether a font's maker lets it travel within a document.
pub(super) fn may_travel(font: &FontRef<'_>) -> bool {
    const RESTRICTED: u16 = 2;
    font.os2().is_ok_and(|os2| os2.fs_type() & 0xF != RESTRICTED)
}

/// What is left of a damaged font is the subsetters' guess; where theirs ends in a panic, its text is drawn instead.
fn unbroken(cut: impl FnOnce() -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    catch_unwind(AssertUnwindSafe(cut)).ok().flatten()
}
