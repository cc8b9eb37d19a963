//! Pixels as PNGs within the file: images, and signs that are pictures themselves.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kurbo::{Point, Rect, Size, Vec2};
use peniko::Color;
use skrifa::bitmap::BitmapData;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::export::raster::{Rasterer, Sprite};
use crate::layout::{Glyph, GlyphRun, Line, Paragraph};
use crate::picture::{Group, Image, Item, Key, Pane, Text};

/// Pixels of a coloured sign for one map pixel: enough for the largest screens.
const FINE: f64 = 4.0;

/// An image as a `data:` address; nothing where its pixels are not all there.
pub(super) fn address(image: &Image) -> Option<String> {
    let wanted = (image.width as usize).checked_mul(image.height as usize)?.checked_mul(4)?;
    (wanted > 0 && image.pixels.len() == wanted).then_some(())?;
    png(image.width, image.height, &image.pixels)
}

/// Whether a font draws its signs in colours of their own.
pub(super) fn is_coloured(font: &FontRef<'_>) -> bool {
    font.colr().is_ok() || font.cbdt().is_ok() || font.sbix().is_ok()
}

/// Whether a font that does draws this one so.
pub(super) fn coloured(font: &FontRef<'_>, glyph: u32, size: f32) -> bool {
    let glyph = GlyphId::new(glyph);
    let drawn = || font.bitmap_strikes().glyph_for_size(skrifa::instance::Size::new(size), glyph);
    font.color_glyphs().get(glyph).is_some() || drawn().is_some_and(|found| matches!(found.data, BitmapData::Png(_)))
}

/// A coloured sign as an image, and where that stands from the sign's own place on the baseline.
pub(super) fn sign(rasterer: &mut Rasterer, run: &GlyphRun, glyph: &Glyph, color: Color) -> Option<(String, Rect)> {
    let em = f64::from(run.size);
    // Wide enough for every sign there is; what is clear is cut off.
    let room = Rect::new(-em, -2.0 * em, 3.0 * em, em);
    let alone = GlyphRun { glyphs: vec![Glyph { x: 0.0, y: 0.0, ..*glyph }], ..run.clone() };
    let line = Line { baseline: 0.0, left: 0.0, width: run.size, runs: vec![alone], text: 0..0 };
    let paragraph = Paragraph {
        text: "".into(),
        lines: vec![line],
        size: Size::new(em, em),
        right_to_left: false,
        ink: room,
        hash: 0,
    };
    let text = Text { origin: Point::ORIGIN, color, paragraph: Arc::new(paragraph) };
    let items = Arc::new([Item::Text(text)]);
    let group = Group { key: Key(0), pane: Pane::Body, offset: Vec2::ZERO, bounds: room, hash: 0, items };
    let sprite = rasterer.group(&group, FINE)?;
    let (left, top, width, height) = seen(&sprite)?;
    let row = sprite.area.width as usize * 4;
    let rows = sprite.pixels.chunks_exact(row).skip(top).take(height);
    let pixels: Vec<u8> =
        rows.flat_map(|row| row[left * 4..(left + width) * 4].chunks_exact(4).flat_map(straight)).collect();
    let address = png(width as u32, height as u32, &pixels)?;
    let corner = Point::new(f64::from(sprite.area.x) + left as f64, f64::from(sprite.area.y) + top as f64);
    let rect = Rect::from_origin_size(corner, (width as f64, height as f64));
    Some((address, rect.scale_from_origin(1.0 / FINE)))
}

/// The part of a sprite that is not clear: left, top, width, height.
fn seen(sprite: &Sprite) -> Option<(usize, usize, usize, usize)> {
    let width = sprite.area.width as usize;
    let drawn = sprite.pixels.chunks_exact(4).enumerate().filter(|(_, pixel)| pixel[3] > 0);
    let edges = drawn.fold(None, |edges: Option<(usize, usize, usize, usize)>, (i, _)| {
        let (x, y) = (i % width, i / width);
        let (left, top, right, bottom) = edges.unwrap_or((x, y, x, y));
        Some((left.min(x), top.min(y), right.max(x), bottom.max(y)))
    });
    edges.map(|(left, top, right, bottom)| (left, top, right - left + 1, bottom - top + 1))
}

/// A PNG's colours are not premultiplied.
fn straight(pixel: &[u8]) -> [u8; 4] {
    let alpha = u32::from(pixel[3]);
    let channel = |i: usize| (u32::from(pixel[i]) * 255 + alpha / 2).checked_div(alpha).unwrap_or(0).min(255) as u8;
    [channel(0), channel(1), channel(2), pixel[3]]
}

fn png(width: u32, height: u32, pixels: &[u8]) -> Option<String> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(pixels).ok()?;
    writer.finish().ok()?;
    Some(format!("data:image/png;base64,{}", STANDARD.encode(&bytes)))
}
