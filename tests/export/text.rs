use std::sync::Arc;

use peniko::{Blob, FontData};
use touchline::export::{Rasterer, Sprite};
use touchline::layout::GlyphRun;

use super::scene::{at, group, line};

fn raster(text: &str, scale: f64, change: impl FnOnce(&mut GlyphRun)) -> Sprite {
    Rasterer::baseline().group(&group(1, (0.0, 0.0), vec![line(text, 20.0, change)]), scale).unwrap()
}

/// How much ink there is.
fn ink(sprite: &Sprite) -> u64 {
    sprite.pixels.chunks_exact(4).map(|pixel| u64::from(pixel[3])).sum()
}

/// The middle of the ink of some rows, from the left.
fn middle(sprite: &Sprite, rows: std::ops::Range<i32>) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for y in rows {
        for x in sprite.area.x..sprite.area.right() {
            let alpha = f64::from(at(sprite, x, y)[3]);
            sum += alpha * f64::from(x);
            all += alpha;
        }
    }
    sum / all
}

#[test]
fn letters_stand_on_their_baseline_in_their_colour() {
    let sprite = raster("III", 1.0, |_| {});
    // Inter's capitals are 0.727 em high.
    assert!(ink(&sprite) > 0);
    let row = |y: i32| (0..sprite.area.right()).any(|x| at(&sprite, x, y)[3] > 60);
    assert!(row(19) && row(10) && !row(20) && !row(3));
    let darkest = sprite.pixels.chunks_exact(4).max_by_key(|pixel| pixel[3]).unwrap();
    assert_eq!(darkest, [31, 35, 40, 255]);
}

#[test]
fn a_slant_leans_to_the_right() {
    let upright = raster("lll  ", 2.0, |_| {});
    let slanted = raster("lll  ", 2.0, |run| run.skew = Some(14.0));
    let lean = |sprite: &Sprite| middle(sprite, 14..20) - middle(sprite, 34..40);
    assert!(lean(&upright).abs() < 0.5, "{}", lean(&upright));
    assert!((lean(&slanted) - 20.0 * 14_f64.to_radians().tan()).abs() < 0.7, "{}", lean(&slanted));
}

#[test]
fn a_font_without_a_bold_is_drawn_bolder() {
    let plain = ink(&raster("Checkout", 2.0, |_| {}));
    let bold = ink(&raster("Checkout", 2.0, |run| run.embolden = true));
    let share = bold as f64 / plain as f64;
    assert!((1.2..1.6).contains(&share), "{share}");
}

#[test]
fn small_text_becomes_bars_on_the_screen_alone() {
    let text = group(1, (0.0, 0.0), vec![line("Compares three brands", 20.0, |_| {})]);
    let mut screen = Rasterer::baseline().with_legible(6.0);
    let mut paper = Rasterer::baseline();
    assert_eq!(screen.group(&text, 0.31), paper.group(&text, 0.31), "6.2 pixels are read");
    let bars = screen.group(&text, 0.29).unwrap();
    assert_ne!(Some(&bars), paper.group(&text, 0.29).as_ref(), "5.8 pixels are not");
    // A bar is one stretch of one colour.
    let row: Vec<u8> = (5..50).map(|x| at(&bars, x, 4)[3]).collect();
    assert!(row.iter().all(|alpha| *alpha == row[0] && *alpha > 60), "{row:?}");
}

#[test]
fn damaged_fonts_do_not_stop_the_rest() {
    let sprite = raster("ab", 1.0, |run| run.glyphs[0].id = 60_000);
    assert!(ink(&sprite) > 0, "the other letter is there");
    let broken = raster("ab", 1.0, |run| run.font = FontData::new(Blob::new(Arc::new([1, 2, 3])), 0));
    assert_eq!(ink(&broken), 0);
}
