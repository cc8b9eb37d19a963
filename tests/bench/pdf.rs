//! The sample and a map of 10,000 cards as PDF, in process, from the finished picture to the bytes; beside writing the
//! PNG of the sample.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, unreachable_pub)]

#[path = "../harness/entropy.rs"]
mod entropy;
#[allow(dead_code)]
#[path = "../harness/large.rs"]
mod large;

use std::time::{Duration, Instant};

use touchline::export::{Job, Options, Page, Rasterer, Sizing, pdf, png, unwatched};
use touchline::layout::{Fonts, Sizes};
use touchline::map::Map;

const ROUNDS: usize = 25;

fn main() {
    let sample = include_bytes!("../../assets/samples/desk-lamp.journey.ron");
    let sample = touchline::file::read(sample, &mut || 7).unwrap().map;
    let large = large::large(10_000);
    let (page, options) = page(&sample);
    let mut rasterer = Rasterer::new();
    let (mut times, mut pngs) = (Vec::new(), Vec::new());
    let (mut bytes, mut pixels) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        times.push(timed(|| bytes = written(&page, &options)));
        pngs.push(timed(|| {
            pixels.clear();
            png::write(&page.picture, &options, &mut rasterer, &mut unwatched, &mut pixels).unwrap();
        }));
    }
    let ([time, png], size) = ([median(times), median(pngs)], bytes.len());
    println!("pdf: median of {ROUNDS}");
    println!("  the sample         {time:8.2} ms  (at most 60)    {size:9} bytes");
    println!("  the sample as PNG  {png:8.2} ms                 {:9} bytes", pixels.len());

    let (page, options) = self::page(&large);
    let times = (0..5).map(|_| timed(|| bytes = written(&page, &options))).collect();
    println!("  10,000 cards       {:8.2} ms  (at most 1500)  {:9} bytes", median(times), bytes.len());
}

fn page(map: &Map) -> (Page, Options) {
    let job = Job { sizing: Sizing::Width(3840), ..Job::default() };
    let page = job.pages(map, &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap().remove(0);
    (page, job.options(map))
}

fn written(page: &Page, options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf::write(std::slice::from_ref(page), options, &mut unwatched, &mut bytes).unwrap();
    bytes
}

fn timed(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// In milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1e3
}
