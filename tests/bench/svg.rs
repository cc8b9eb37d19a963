//! Maps as SVG: how long our own PNG takes against resvg drawing our outlines at the same size, how long writing an SVG
//! takes, and how large that is against the map's file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, unreachable_pub)]

#[path = "../harness/entropy.rs"]
mod entropy;
#[allow(dead_code)]
#[path = "../harness/large.rs"]
mod large;

use std::time::{Duration, Instant};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use touchline::export::{Job, Options, Rasterer, Sizing, TextMode, png, svg, unwatched};
use touchline::layout::{Fonts, Sizes};
use touchline::map::Map;
use touchline::picture::Picture;

const ROUNDS: usize = 15;

fn main() {
    let map =
        touchline::file::read(include_bytes!("../../assets/samples/desk-lamp.journey.ron"), &mut || 7).unwrap().map;
    let mut rasterer = Rasterer::new();
    let job = Job { sizing: Sizing::Width(3840), text: TextMode::Outlines, ..Job::default() };
    let (picture, options) = (drawn(&job, &map), job.options(&map));
    let outlines = written(&picture, &options, &mut rasterer);
    let ours = median(|| {
        let mut bytes = Vec::new();
        png::write(&picture, &options, &mut rasterer, &mut unwatched, &mut bytes).unwrap();
    });
    let theirs = median(|| {
        let tree = usvg::Tree::from_data(&outlines, &usvg::Options::default()).unwrap();
        let size = tree.size().to_int_size();
        let mut pixmap = Pixmap::new(size.width(), size.height()).unwrap();
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        pixmap.encode_png().unwrap();
    });
    println!("svg: median of {ROUNDS}");
    println!("  the sample at 3840 pixels as PNG  {:8.2} ms", ms(ours));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("  the same by resvg from our SVG    {:8.2} ms   × {ratio:.2}  (at most 0.3)", ms(theirs));
    for (name, text) in [("as text", TextMode::Keep), ("as outlines", TextMode::Outlines)] {
        let options = Options { text, ..options.clone() };
        let time = median(|| drop(written(&picture, &options, &mut Rasterer::new())));
        let size = written(&picture, &options, &mut rasterer).len();
        println!("  the sample {name:12}           {:8.2} ms   {size} bytes  (at most 60 ms)", ms(time));
    }

    let map = large::large(10_000);
    let file = touchline::file::write(&map).len();
    for (name, text) in [("as text", TextMode::Keep), ("as outlines", TextMode::Outlines)] {
        let job = Job { text, sizing: Sizing::Scale(1.0), ..Job::default() };
        let (picture, options) = (drawn(&job, &map), job.options(&map));
        let start = Instant::now();
        let bytes = written(&picture, &options, &mut rasterer);
        let time = start.elapsed();
        let size = bytes.len() - fonts(&bytes);
        let ratio = size as f64 / file as f64;
        println!("  10,000 cards {name:12}         {:8.2} ms  (at most 1500)", ms(time));
        println!("    {size} bytes without fonts, of a map of {file}   × {ratio:.2}  (text: at most 3)");
    }
}

fn drawn(job: &Job, map: &Map) -> Picture {
    job.pages(map, &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap().remove(0).picture
}

fn written(picture: &Picture, options: &Options, rasterer: &mut Rasterer) -> Vec<u8> {
    let mut bytes = Vec::new();
    svg::write(picture, options, rasterer, &mut unwatched, &mut bytes).unwrap();
    bytes
}

/// Bytes of the fonts within.
fn fonts(svg: &[u8]) -> usize {
    let svg = std::str::from_utf8(svg).unwrap();
    svg.split("url(data:font/").skip(1).map(|font| font.split(')').next().unwrap().len()).sum()
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
