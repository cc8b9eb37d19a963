//! The same picture twice, by us and by another program: the maps to draw, and how far their pixels may differ.

use touchline::export::{Area, Background, Job, Rasterer, Sizing, Theme};
use touchline::layout::{Fonts, Sizes};
use touchline::map::{Id, IdKind, Map};
use touchline::picture::Picture;

use crate::harness::entropy::Seeded;

/// How far a channel may be off before a pixel counts as another one.
const TOLERANCE: u8 = 48;

pub fn read(bytes: &[u8]) -> Map {
    touchline::file::read(bytes, &mut || 7).unwrap().map
}

pub fn sample() -> Map {
    read(include_bytes!("../../assets/samples/desk-lamp.journey.ron"))
}

/// A map of what is hard about text, and a card of 5,000 letters.
pub fn torture() -> Map {
    let mut map = read(include_bytes!("../fixtures/export/torture.journey.ron"));
    let mut long = map.cards[0].clone();
    long.id = Id::fresh(IdKind::Card, &mut Seeded(5));
    long.text = "Compares 3 brands, then waits. ".repeat(200).chars().take(5_000).collect();
    map.cards.push(long);
    map
}

pub fn picture(map: &Map, theme: Theme, fonts: &mut Fonts) -> Picture {
    let job = Job { theme, sizing: Sizing::Scale(2.0), ..Job::default() };
    job.pages(map, fonts, &Sizes::standard().unwrap()).unwrap().remove(0).picture
}

/// Opaque pixels, RGBA.
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// As our PNG shows it.
pub fn ours(picture: &Picture, scale: f64) -> Pixels {
    let size = Sizing::Scale(scale).of(picture.size).unwrap();
    let area = Area { x: 0, y: 0, width: size.width, height: size.height };
    let mut bytes = vec![0; area.bytes().unwrap()];
    let ground = Background::Theme.ground(picture);
    Rasterer::baseline().part(picture, scale, area, ground, &mut bytes).unwrap();
    Pixels { width: size.width, height: size.height, bytes }
}

/// How two pictures differ.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Difference {
    /// The share of pixels that are another colour at the same place.
    pub other: f64,
    /// Pixels of one that are unlike everything in the nine pixels about the same place in the other: what is missing,
    /// or stands a pixel or more beside.
    pub lost: usize,
}

/// Compares two pictures of one size.
pub fn compare(a: &Pixels, b: &Pixels) -> Difference {
    assert_eq!((a.width, a.height), (b.width, b.height), "as many pixels");
    let (one, other) = (a.bytes.as_chunks::<4>().0, b.bytes.as_chunks::<4>().0);
    // Most pixels are the same, and need no second look.
    let off = one.iter().zip(other).enumerate().filter(|(_, (a, b))| a != b && far(**a, **b));
    let off: Vec<usize> = off.map(|(at, _)| at).collect();
    let lost = off.iter().filter(|i| unlike(a, b, **i) || unlike(b, a, **i)).count();
    Difference { other: off.len() as f64 / (a.bytes.len() / 4) as f64, lost }
}

fn far(a: [u8; 4], b: [u8; 4]) -> bool {
    (0..3).any(|channel| a[channel].abs_diff(b[channel]) > TOLERANCE)
}

/// Whether a pixel of `a` is lighter or darker than all of the nine about its place in `b`.
fn unlike(a: &Pixels, b: &Pixels, at: usize) -> bool {
    let (width, height) = (a.width as usize, a.height as usize);
    let (x, y) = (at % width, at / width);
    (0..3).any(|channel| {
        let rows = y.saturating_sub(1)..=(y + 1).min(height - 1);
        let about = rows.flat_map(|row| {
            let columns = x.saturating_sub(1)..=(x + 1).min(width - 1);
            columns.map(move |column| b.bytes[(row * width + column) * 4 + channel])
        });
        let (low, high) = about.fold((u8::MAX, 0), |(low, high), value| (low.min(value), high.max(value)));
        let value = a.bytes[at * 4 + channel];
        value.saturating_add(TOLERANCE) < low || value > high.saturating_add(TOLERANCE)
    })
}

/// Both pictures and where they differ, beside one another, for whoever looks into a failure:
/// `target/pairs/NAME-{ours,other,off}.png`.
pub fn keep(name: &str, a: &Pixels, b: &Pixels) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pairs");
    std::fs::create_dir_all(&folder).unwrap();
    let off = a.bytes.chunks_exact(4).zip(b.bytes.chunks_exact(4)).flat_map(|(a, b)| {
        let by = a.iter().zip(b).take(3).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0);
        [255 - by, 255 - by, 255 - by, 255]
    });
    let off = Pixels { width: a.width, height: a.height, bytes: off.collect() };
    for (kind, pixels) in [("ours", a), ("other", b), ("off", &off)] {
        let file = std::fs::File::create(folder.join(format!("{name}-{kind}.png"))).unwrap();
        let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), pixels.width, pixels.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header().unwrap().write_image_data(&pixels.bytes).unwrap();
    }
}
