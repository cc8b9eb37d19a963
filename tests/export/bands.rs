use std::convert::Infallible;

use touchline::export::raster::Area;
use touchline::export::{Rasterer, Sizing};

use super::scene::{SAND, busy, difference};

#[test]
fn bands_come_out_as_the_whole() {
    let picture = busy();
    // Wide enough for several bands.
    let size = Sizing::Width(4000).of(picture.size).unwrap();
    let mut rasterer = Rasterer::baseline();
    let mut heights = Vec::new();
    let mut pixels = Vec::new();
    let done: Result<(), Infallible> = rasterer.bands(&picture, size, SAND, |band| {
        heights.push(band.len() / 4 / 4000);
        pixels.extend_from_slice(band);
        Ok(())
    });
    assert_eq!(done, Ok(()));
    assert!(heights.len() > 3, "{heights:?}");
    assert_eq!(heights.iter().sum::<usize>(), 3000);
    let area = Area { x: 0, y: 0, width: size.width, height: size.height };
    let mut whole = vec![0; area.bytes().unwrap()];
    rasterer.part(&picture, size.scale, area, SAND, &mut whole).unwrap();
    assert!(difference(&pixels, &whole) <= 1, "off by {}", difference(&pixels, &whole));
}

#[test]
fn an_error_stops_the_bands() {
    let picture = busy();
    let size = Sizing::Width(4000).of(picture.size).unwrap();
    let mut count = 0;
    let done = Rasterer::baseline().bands(&picture, size, SAND, |_| {
        count += 1;
        if count == 2 { Err("full") } else { Ok(()) }
    });
    assert_eq!((done, count), (Err("full"), 2));
}
