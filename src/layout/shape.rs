//! Text in, finished lines of glyphs out.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use icu_properties::CodePointSetData;
use icu_properties::props::EmojiPresentation;
use kurbo::{Rect, Size};
use parley::style::{FontFamily, FontFamilyName, FontFeatures, GenericFamily, LineHeight, OverflowWrap, StyleProperty};
use parley::{FontWeight, PositionedLayoutItem};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{FAMILY, Fonts};
use super::lines;
use super::metrics::TextStyle;
use super::text::{Glyph, GlyphRun, Line, Paragraph};

/// How wide a text may get, and to which side its lines go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fit {
    /// As wide as it is: broken only where the text itself breaks.
    Free,
    /// Broken to this width; starts left, or right where the text runs from right to left.
    Start(f64),
    /// Broken to this width, each line centred in it.
    Centre(f64),
    /// Broken to this width, each line ending at its right edge.
    Right(f64),
}

impl Fit {
    pub(super) fn width(self) -> Option<f32> {
        match self {
            Self::Free => None,
            Self::Start(width) | Self::Centre(width) | Self::Right(width) => Some((width as f32).max(1.0)),
        }
    }
}

const FAMILIES: &[FontFamilyName<'static>] = &[
    FontFamilyName::Named(Cow::Borrowed(FAMILY)),
    FontFamilyName::Generic(GenericFamily::SansSerif),
    FontFamilyName::Generic(GenericFamily::Emoji),
];

/// Inter's ascent and descent, in parts of the size: where a line's baseline is, whatever fonts step in.
const ASCENT: f32 = 0.968_75;
const DESCENT: f32 = 0.241_21;

/// What asks for the coloured picture of a sign that Inter has a plain one of, such as a heart.
const EMOJI_STYLE: char = '\u{FE0F}';

/// What asks for the plain sign.
const TEXT_STYLE: char = '\u{FE0E}';

const EMOJI_FAMILIES: &[FontFamilyName<'static>] = &[
    FontFamilyName::Generic(GenericFamily::Emoji),
    FontFamilyName::Named(Cow::Borrowed(FAMILY)),
    FontFamilyName::Generic(GenericFamily::SansSerif),
];

const SOFT_HYPHEN: char = '\u{AD}';

impl Fonts {
    /// The text, shaped and broken into lines; remembered.
    pub fn paragraph(&mut self, text: &str, style: &TextStyle, fit: Fit) -> Arc<Paragraph> {
        let key = key(text, style, fit);
        if let Some(known) = self.paragraphs.get(key) {
            return known;
        }
        let mut paragraph = self.hyphenated(&clean(text), style, fit);
        paragraph.hash = key;
        self.paragraphs.put(key, paragraph)
    }

    /// Shapes a text; a soft hyphen at which a line breaks becomes one that is seen.
    fn hyphenated(&mut self, text: &str, style: &TextStyle, fit: Fit) -> Paragraph {
        let mut text = text.to_owned();
        // Line by line from the top: what is before `settled` stays.
        let mut settled = 0;
        loop {
            let paragraph = self.shape(&text, style, fit);
            let Some(first) = soft_break(&paragraph, settled..text.len()) else { return paragraph };
            let mut at = first;
            loop {
                let mut seen = text.clone();
                seen.replace_range(at..at + SOFT_HYPHEN.len_utf8(), "-");
                let trial = self.shape(&seen, style, fit);
                let breaks_here = trial.lines.iter().any(|line| line.text.end == at + 1);
                match soft_break(&trial, settled..at) {
                    // With the hyphen the piece is too wide: the line breaks at an earlier one.
                    Some(earlier) => at = earlier,
                    None if breaks_here => {
                        (text, settled) = (seen, at + 1);
                        break;
                    }
                    None => {
                        text.replace_range(first..first + SOFT_HYPHEN.len_utf8(), "");
                        break;
                    }
                }
            }
        }
    }

    /// The text as parley shapes it and breaks it into lines.
    pub(super) fn set(&mut self, text: &str, style: &TextStyle, fit: Fit) -> parley::Layout<()> {
        let mut builder = self.shaper.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(FAMILIES))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(f32::from(style.weight))));
        builder.push_default(LineHeight::Absolute(style.line));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::LetterSpacing(style.tracking));
        if style.tabular {
            builder.push_default(FontFeatures::Source(Cow::Borrowed("\"tnum\" 1")));
        }
        for sign in emoji(text) {
            builder.push(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(EMOJI_FAMILIES))), sign);
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(fit.width());
        layout
    }

    fn shape(&mut self, text: &str, style: &TextStyle, fit: Fit) -> Paragraph {
        let mut layout = self.set(text, style, fit);
        let right_to_left = layout.is_rtl();
        let mut lines = broken(&layout, style, text);
        if let Some(room) = fit.width().filter(|room| widest(&lines) > room + TOO_WIDE) {
            // Spaces beside a sign that turns the direction do not hang where parley lets them: the lines are broken
            // earlier. A sign that is too wide by itself stays so.
            let fitting = (1..=MOST_TRIES).find_map(|n| {
                layout.break_all_lines(Some((room - n as f32 * style.size / 2.0).max(1.0)));
                let lines = broken(&layout, style, text);
                (widest(&lines) <= room + TOO_WIDE).then_some(lines)
            });
            match fitting {
                Some(fitting) => lines = fitting,
                None => layout.break_all_lines(Some(room)),
            }
        }
        lines::align(&mut lines, right_to_left, fit);
        let width = widest(&lines);
        let count = lines.len().max(1);
        Paragraph {
            text: text.into(),
            right_to_left,
            ink: ink(&layout, &lines, style),
            lines,
            size: Size::new(f64::from(width), f64::from(style.line) * count as f64),
            hash: 0,
        }
    }
}

/// How often lines are broken again that came out too wide, and from when on they are.
const MOST_TRIES: usize = 8;
const TOO_WIDE: f32 = 0.01;

/// The lines of a layout, without the spaces at their ends.
fn broken(layout: &parley::Layout<()>, style: &TextStyle, text: &str) -> Vec<Line> {
    let right_to_left = layout.is_rtl();
    let lines = layout.lines().enumerate();
    lines.map(|(i, line)| trimmed(&line, baseline(style, i), text, right_to_left)).collect()
}

fn widest(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.width).fold(0.0, f32::max)
}

/// The signs of a text that have a coloured picture by their nature, or ask for it.
fn emoji(text: &str) -> impl Iterator<Item = Range<usize>> {
    let pictures = CodePointSetData::new::<EmojiPresentation>();
    let coloured = move |text: &str| text.contains(|c| c == EMOJI_STYLE || pictures.contains(c));
    let signs = (!text.is_ascii() && coloured(text)).then(|| text.grapheme_indices(true));
    let signs = signs.into_iter().flatten();
    let signs = signs.filter(move |(_, sign)| coloured(sign) && !sign.contains(TEXT_STYLE));
    signs.map(|(at, sign)| at..at + sign.len())
}

/// The first soft hyphen within a range at which a line ends and another follows.
fn soft_break(paragraph: &Paragraph, within: Range<usize>) -> Option<usize> {
    paragraph.lines.iter().find_map(|line| {
        let at = line.text.end.checked_sub(SOFT_HYPHEN.len_utf8())?;
        let soft = paragraph.text.get(at..line.text.end)?.starts_with(SOFT_HYPHEN);
        (soft && within.contains(&at) && line.text.end < paragraph.text.len()).then_some(at)
    })
}

/// Distance of the baseline of line `i` from the paragraph's top.
pub(super) fn baseline(style: &TextStyle, i: usize) -> f32 {
    let above = (style.line - style.size * (ASCENT + DESCENT)) / 2.0 + style.size * ASCENT;
    i as f32 * style.line + above
}

/// A line without the spaces at its end.
fn trimmed(line: &parley::Line<'_, ()>, baseline: f32, text: &str, right_to_left: bool) -> Line {
    let range = line.text_range();
    let end = range.start + text.get(range).unwrap_or_default().trim_end().len();
    let spaces: Vec<usize> = runs(line).map(|run| spaces(&run, end)).collect();
    let mut line = finish(line, baseline);
    lines::trim(&mut line, &spaces, right_to_left);
    line
}

/// A line as parley places it, with the spaces at its end.
pub(super) fn finish(line: &parley::Line<'_, ()>, baseline: f32) -> Line {
    let metrics = line.metrics();
    Line {
        baseline,
        left: metrics.offset + metrics.inline_min_coord,
        width: metrics.advance,
        runs: runs(line).map(|run| glyphs(&run, baseline)).collect(),
        text: line.text_range(),
    }
}

fn runs<'a>(line: &parley::Line<'a, ()>) -> impl Iterator<Item = parley::GlyphRun<'a, ()>> {
    line.items().filter_map(|item| match item {
        PositionedLayoutItem::GlyphRun(run) => Some(run),
        PositionedLayoutItem::InlineBox(_) => None,
    })
}

/// How many glyphs of a run belong to the spaces after `end`, where a line's last word ends.
fn spaces(run: &parley::GlyphRun<'_, ()>, end: usize) -> usize {
    let run = run.run();
    if run.text_range().end <= end {
        return 0;
    }
    run.clusters().filter(|cluster| cluster.text_range().start >= end).map(|cluster| cluster.glyphs().count()).sum()
}

fn glyphs(run: &parley::GlyphRun<'_, ()>, baseline: f32) -> GlyphRun {
    let source = run.run();
    let clusters = clusters(source);
    let mut x = run.offset();
    let mut glyphs = Vec::new();
    // One style a paragraph, so a glyph run is a whole run.
    for cluster in source.visual_clusters() {
        let from = cluster.text_range().start;
        let end = clusters.iter().find(|known| known.start == from).map_or(cluster.text_range().end, |known| known.end);
        for glyph in cluster.glyphs() {
            let text = (from as u32, end as u32);
            glyphs.push(Glyph { id: glyph.id, x: x + glyph.x, y: baseline + glyph.y, text });
            x += glyph.advance;
        }
    }
    let synthesis = source.synthesis();
    GlyphRun {
        font: source.font().clone(),
        size: source.font_size(),
        coords: source.normalized_coords().iter().map(|coord| coord.to_bits()).collect(),
        variations: synthesis.variation_settings().iter().map(|(tag, value)| (tag.to_be_bytes(), *value)).collect(),
        skew: synthesis.skew(),
        embolden: synthesis.embolden(),
        glyphs,
        text: source.text_range(),
        right_to_left: source.is_rtl(),
        left: run.offset(),
        width: run.advance(),
    }
}

/// The bytes of every cluster that has glyphs, with those that follow it and have none: the rest of a ligature.
fn clusters(run: &parley::Run<'_, ()>) -> Vec<Range<usize>> {
    let mut clusters: Vec<Range<usize>> = Vec::new();
    for cluster in run.clusters() {
        let range = cluster.text_range();
        match clusters.last_mut() {
            Some(before) if cluster.glyphs().next().is_none() => before.end = range.end,
            _ => clusters.push(range),
        }
    }
    clusters
}

/// What the glyphs may cover: tall scripts, marks and slanted ends reach beyond their line.
pub(super) fn ink(layout: &parley::Layout<()>, lines: &[Line], style: &TextStyle) -> Rect {
    let size = f64::from(style.size);
    let mut ink: Option<Rect> = None;
    for (line, placed) in layout.lines().zip(lines) {
        for run in line.runs() {
            let metrics = run.font_metrics();
            let above = f64::from(metrics.ascent).max(size * f64::from(ASCENT)) + size * 0.1;
            let below = f64::from(metrics.descent.abs()).max(size * f64::from(DESCENT)) + size * 0.1;
            let baseline = f64::from(placed.baseline);
            let left = f64::from(placed.left);
            let right = left + f64::from(placed.width);
            let rect = Rect::new(left - size * 0.25, baseline - above, right + size * 0.25, baseline + below);
            ink = Some(ink.map_or(rect, |ink| ink.union(rect)));
        }
    }
    ink.unwrap_or(Rect::ZERO)
}

/// Line ends of every kind become `\n`, tabs spaces, other control characters the sign for "no such character".
fn clean(text: &str) -> Cow<'_, str> {
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}');
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{FEFF}' => {}
            '\n' => out.push('\n'),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

pub(super) fn key(text: &str, style: &TextStyle, fit: Fit) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    (style.size.to_bits(), style.weight, style.line.to_bits(), style.tracking.to_bits(), style.tabular)
        .hash(&mut hasher);
    let (side, width) = match fit {
        Fit::Free => (0u8, 0.0),
        Fit::Start(width) => (1, width),
        Fit::Centre(width) => (2, width),
        Fit::Right(width) => (3, width),
    };
    (side, width.to_bits()).hash(&mut hasher);
    hasher.finish()
}
