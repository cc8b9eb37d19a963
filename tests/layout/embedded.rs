//! Signs that change the direction of what follows take no room that lines do not have.

use touchline::layout::{Fit, Fonts, Metrics};
use touchline::map::Entropy;

use crate::harness::entropy::Seeded;

#[test]
fn lines_with_signs_of_direction_stay_within_their_width() {
    const PARTS: &[&str] = &[
        "\u{202A}",
        "\u{202B}",
        "\u{202C}",
        "\u{202D}",
        "\u{202E}",
        "\u{2066}",
        "\u{2067}",
        "\u{2069}",
        "\u{200F}",
        "\u{200E}",
        " ",
        "  ",
        "word",
        "A",
        "שלום",
        "سلام",
        "12",
        "-",
        ".",
        "\u{AD}",
        "longerword",
        "\u{a0}",
        "字",
        "\u{0301}",
    ];
    let mut random = Seeded(3);
    let (mut fonts, metrics) = (Fonts::bundled(), Metrics::standard().unwrap());
    for _ in 0..6000 {
        let count = 1 + random.bits() % 9;
        let text: String = (0..count).map(|_| PARTS[(random.bits() % PARTS.len() as u64) as usize]).collect();
        let width = 40.0 + (random.bits() % 120) as f64;
        for fit in [Fit::Start(width), Fit::Centre(width), Fit::Right(width)] {
            let shaped = fonts.paragraph(&text, &metrics.text.card, fit);
            for line in &shaped.lines {
                let (left, right) = (f64::from(line.left), f64::from(line.left + line.width));
                let out = (-left).max(right - width);
                assert!(out < 0.02, "{text:?} in {width}, {fit:?}: {left} to {right}");
            }
        }
    }
}
