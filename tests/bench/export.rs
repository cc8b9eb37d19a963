//! The sample as a PNG of 3840 pixels, in process: from the map to the bytes, against vello_cpu drawing the finished
//! picture and the encoder writing its pixels; and the size of the file against zlib's level 6.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::time::{Duration, Instant};

use kurbo::Affine;
use touchline::export::{Job, PixelSize, Rasterer, Sizing, png as ours};
use touchline::layout::{Fonts, Sizes};
use touchline::map::Map;
use touchline::picture::{Group, Item, Picture};
use vello_cpu::{Glyph, Pixmap, RenderContext, Resources};

const ROUNDS: usize = 25;

fn main() {
    let sample = include_bytes!("../../assets/samples/desk-lamp.journey.ron");
    let map = touchline::file::read(sample, &mut || 7).unwrap().map;
    let job = Job { sizing: Sizing::Width(3840), ..Job::default() };
    let metrics = Sizes::standard().unwrap();
    let mut fonts = Fonts::bundled();
    let picture = job.pages(&map, &mut fonts, &metrics).unwrap().remove(0).picture;

    let (mut cold, mut again, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    let (mut bytes, mut plain) = (Vec::new(), Vec::new());
    let mut rasterer = Rasterer::new();
    let size = job.sizing.of(picture.size).unwrap();
    let mut shortest = Floor::new(size);
    for _ in 0..ROUNDS {
        let mut fresh = Fonts::bundled();
        let start = Instant::now();
        export(&job, &map, &mut fresh, &metrics, &mut Rasterer::new());
        cold.push(start.elapsed());
        let start = Instant::now();
        bytes = export(&job, &map, &mut fonts, &metrics, &mut rasterer);
        again.push(start.elapsed());
        let start = Instant::now();
        plain = encoded(shortest.draw(&picture, size), size.width, size.height, png::Filter::NoFilter, 1);
        floor.push(start.elapsed());
    }
    let pixels = shortest.draw(&picture, size);
    let six = [png::Filter::NoFilter, png::Filter::Adaptive]
        .map(|filter| encoded(pixels, size.width, size.height, filter, 6).len())
        .into_iter()
        .min()
        .unwrap();

    let floor = median(floor);
    println!("export: the sample at {} × {} pixels, median of {ROUNDS}", size.width, size.height);
    println!("  floor: vello_cpu and encoding   {:7.2} ms", ms(floor));
    for (name, time) in [("ours, the first time", median(cold)), ("ours, again", median(again))] {
        println!("  {name:30}  {:7.2} ms   × {:.2}  (at most 1.3)", ms(time), ratio(time, floor));
    }
    println!("  floor's file {} bytes, ours {} bytes", plain.len(), bytes.len());
    println!("  zlib level 6 {six} bytes   × {:.2}  (at most 1.5)", bytes.len() as f64 / six as f64);
}

fn export(job: &Job, map: &Map, fonts: &mut Fonts, metrics: &Sizes, rasterer: &mut Rasterer) -> Vec<u8> {
    let picture = job.pages(map, fonts, metrics).unwrap().remove(0).picture;
    let mut bytes = Vec::new();
    ours::write(&picture, &job.options(map), rasterer, &mut touchline::export::unwatched, &mut bytes).unwrap();
    bytes
}

/// The picture as the shortest program would draw it, with everything it needs at hand.
struct Floor {
    context: RenderContext,
    resources: Resources,
    target: Pixmap,
    pixels: Vec<u8>,
}

impl Floor {
    fn new(size: PixelSize) -> Self {
        let (width, height) = (size.width as u16, size.height as u16);
        Self {
            context: RenderContext::new(width, height),
            resources: Resources::new(),
            target: Pixmap::new(width, height),
            pixels: Vec::new(),
        }
    }

    fn draw(&mut self, picture: &Picture, size: PixelSize) -> &[u8] {
        let Self { context, resources, target, pixels } = self;
        context.reset();
        context.set_paint(picture.ground);
        context.fill_rect(&kurbo::Rect::new(0.0, 0.0, size.width.into(), size.height.into()));
        for group in &picture.groups {
            draw(context, resources, group, Affine::scale(size.scale) * Affine::translate(group.offset));
        }
        context.flush();
        context.render(&mut *target, resources);
        pixels.clear();
        pixels.extend(target.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        pixels
    }
}

fn draw(context: &mut RenderContext, resources: &mut Resources, group: &Group, place: Affine) {
    for item in group.items.iter() {
        context.set_transform(place);
        match item {
            Item::Shape(shape) => {
                if let Some(color) = shape.fill {
                    context.set_paint(color);
                    context.fill_path(&shape.path);
                }
                if let Some((stroke, color)) = &shape.stroke {
                    context.set_paint(*color);
                    context.set_stroke(stroke.clone());
                    context.stroke_path(&shape.path);
                }
            }
            Item::Text(text) => {
                context.set_transform(place * Affine::translate(text.origin.to_vec2()));
                context.set_paint(text.color);
                for run in text.paragraph.lines.iter().flat_map(|line| &line.runs) {
                    let glyphs = run.glyphs.iter().map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y });
                    let builder = context.glyph_run(resources, &run.font).font_size(run.size).hint(false);
                    builder.normalized_coords(&run.coords).fill_glyphs(glyphs).unwrap();
                }
            }
            Item::Image(_) => unreachable!("the sample has none"),
        }
    }
}

fn encoded(pixels: &[u8], width: u32, height: u32, filter: png::Filter, level: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_filter(filter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(level));
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    bytes
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ratio(time: Duration, floor: Duration) -> f64 {
    time.as_secs_f64() / floor.as_secs_f64()
}
