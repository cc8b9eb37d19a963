//! A few small pictures, looked at once and kept. `TOUCHLINE_BLESS=1` writes them anew, to be looked at again.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use touchline::export::png::write;
use touchline::export::{Background, Options, unwatched};
use touchline::export::{Rasterer, Sizing};
use touchline::picture::Picture;

use super::scene::{INK, busy, filled, group, line, picture, rect, stroked};

/// Channels may differ by so much, where another processor rounds otherwise.
const TOLERANCE: u8 = 6;

fn check(name: &str, picture: &Picture, scale: f64, background: Background, rasterer: &mut Rasterer) {
    let options = Options { sizing: Sizing::Scale(scale), background, ..Options::default() };
    let mut bytes = Vec::new();
    write(picture, &options, rasterer, &mut unwatched, &mut bytes).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/export").join(format!("{name}.png"));
    if std::env::var_os("TOUCHLINE_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &bytes).unwrap();
    }
    let kept = pixels(BufReader::new(File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))));
    let drawn = pixels(std::io::Cursor::new(bytes));
    assert_eq!(kept.0, drawn.0, "{name} has another size");
    let off = kept.1.iter().zip(&drawn.1).filter(|(a, b)| a.abs_diff(**b) > TOLERANCE).count();
    assert!(off == 0, "{name}: {off} of {} bytes differ by more than {TOLERANCE}", drawn.1.len());
}

fn pixels(read: impl std::io::BufRead + std::io::Seek) -> ((u32, u32), Vec<u8>) {
    let mut reader = png::Decoder::new(read).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    ((info.width, info.height), pixels)
}

#[test]
fn cards_a_stripe_and_a_curve() {
    check("busy", &busy(), 1.0, Background::Theme, &mut Rasterer::baseline());
    check("busy-transparent", &busy(), 0.75, Background::Transparent, &mut Rasterer::baseline());
}

#[test]
fn small_text_as_bars() {
    check("bars", &busy(), 0.3, Background::White, &mut Rasterer::baseline().with_legible(6.0));
}

#[test]
fn slanted_and_bold_letters() {
    let groups = vec![
        group(1, (8.0, 4.0), vec![line("Recommends", 20.0, |_| {})]),
        group(2, (8.0, 30.0), vec![line("Recommends", 20.0, |run| run.skew = Some(14.0))]),
        group(3, (8.0, 56.0), vec![line("Recommends", 20.0, |run| run.embolden = true)]),
        group(4, (6.0, 60.0), vec![filled(rect(0.0, 20.0, 130.0, 2.5), INK.with_alpha(0.3))]),
        group(5, (6.0, 84.0), vec![stroked(rect(0.0, 0.5, 130.0, 4.0), 1.0, INK)]),
    ];
    check("letters", &picture(144.0, 96.0, groups), 2.0, Background::Theme, &mut Rasterer::baseline());
}
