//! Pictures made by hand, and ways to look at their pixels.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Shape as _, Size, Stroke, Vec2};
use peniko::{Blob, Color, FontData};
use skrifa::{FontRef, MetadataProvider};
use touchline::export::Sprite;
use touchline::layout::{Glyph, GlyphRun, Line, Paragraph};
use touchline::picture::{Group, Item, Key, Pane, Picture, Shape, Text};

pub const RED: Color = Color::from_rgb8(255, 0, 0);
pub const BLUE: Color = Color::from_rgb8(0, 0, 255);
pub const SAND: Color = Color::from_rgb8(250, 249, 246);
pub const INK: Color = Color::from_rgb8(31, 35, 40);

pub fn filled(path: BezPath, fill: Color) -> Item {
    Item::Shape(Shape { path, fill: Some(fill), stroke: None })
}

pub fn stroked(path: BezPath, width: f64, color: Color) -> Item {
    Item::Shape(Shape { path, fill: None, stroke: Some((Stroke::new(width), color)) })
}

pub fn rect(x: f64, y: f64, width: f64, height: f64) -> BezPath {
    Rect::new(x, y, x + width, y + height).to_path(0.1)
}

/// A group whose bounds are those of its items.
pub fn group(key: u64, offset: (f64, f64), items: Vec<Item>) -> Group {
    let bounds = items.iter().map(bounds).reduce(|a, b| a.union(b)).unwrap_or_default();
    Group { key: Key(key), pane: Pane::Body, offset: Vec2::from(offset), bounds, hash: key, items: items.into() }
}

fn bounds(item: &Item) -> Rect {
    match item {
        Item::Shape(shape) => {
            let reach = shape.stroke.as_ref().map_or(0.0, |(stroke, _)| stroke.width / 2.0);
            shape.path.bounding_box().inflate(reach, reach)
        }
        Item::Text(text) => Rect::from_origin_size(text.origin, text.paragraph.size),
        Item::Image(image) => image.rect,
    }
}

pub fn picture(width: f64, height: f64, groups: Vec<Group>) -> Picture {
    Picture { size: Size::new(width, height), ground: SAND, groups }
}

/// A line of Inter with its letters side by side.
pub fn line(text: &str, size: f32, change: impl FnOnce(&mut GlyphRun)) -> Item {
    let bytes = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
    let data = FontData::new(Blob::new(Arc::new(bytes)), 0);
    let font = FontRef::new(bytes).unwrap();
    let metrics = font.glyph_metrics(skrifa::instance::Size::new(size), skrifa::instance::LocationRef::default());
    let mut x = 0.0;
    let mut glyphs = Vec::new();
    for (at, letter) in text.char_indices() {
        let id = font.charmap().map(letter).unwrap();
        let text = (at as u32, (at + letter.len_utf8()) as u32);
        glyphs.push(Glyph { id: id.to_u32(), x, y: size, text });
        x += metrics.advance_width(id).unwrap();
    }
    let mut run = GlyphRun {
        font: data,
        size,
        coords: Vec::new(),
        variations: Vec::new(),
        skew: None,
        embolden: false,
        glyphs,
        text: 0..text.len(),
        right_to_left: false,
        left: 0.0,
        width: x,
    };
    change(&mut run);
    let line = Line { baseline: size, left: 0.0, width: x, runs: vec![run], text: 0..text.len() };
    let size = Size::new(f64::from(x), f64::from(size) * 1.3);
    let paragraph = Arc::new(Paragraph {
        text: text.into(),
        lines: vec![line],
        size,
        right_to_left: false,
        ink: size.to_rect().inflate(8.0, 8.0),
        hash: 0,
    });
    Item::Text(Text { origin: Point::ZERO, color: INK, paragraph })
}

/// The pixel at a place that counts from the group's snapped origin.
pub fn at(sprite: &Sprite, x: i32, y: i32) -> [u8; 4] {
    let (column, row) = ((x - sprite.area.x) as usize, (y - sprite.area.y) as usize);
    let start = (row * sprite.area.width as usize + column) * 4;
    sprite.pixels[start..start + 4].try_into().unwrap()
}

/// The largest difference between two rows of bytes.
pub fn difference(a: &[u8], b: &[u8]) -> u8 {
    assert_eq!(a.len(), b.len(), "as many bytes");
    a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
}

/// Something of everything: stripes, a curve, cards with text, all off the pixel grid.
pub fn busy() -> Picture {
    let mut groups = vec![group(1, (0.3, 0.6), vec![filled(rect(0.0, 40.2, 400.0, 60.7), BLUE.with_alpha(0.2))])];
    let mut curve = BezPath::new();
    curve.move_to((10.0, 150.0));
    curve.curve_to((150.0, 20.0), (250.0, 300.0), (390.0, 160.0));
    groups.push(group(2, (0.0, 3.3), vec![stroked(curve, 3.0, INK)]));
    for n in 0..6_u64 {
        let card = Rect::new(0.0, 0.0, 120.0, 40.0).to_rounded_rect(8.0).to_path(0.1);
        let offset = (13.7 * n as f64, 11.3 + 47.9 * n as f64);
        groups.push(group(
            10 + n,
            offset,
            vec![filled(card.clone(), SAND), stroked(card, 1.0, INK), line("Weighs price", 16.0, |_| {})],
        ));
    }
    picture(400.0, 300.0, groups)
}
