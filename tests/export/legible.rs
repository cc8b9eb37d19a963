use touchline::export::{Legibility, Theme, legibility};
use touchline::layout::Fonts;

use super::pairs;
use super::scene::{RED, filled, group, line, picture, rect};

#[test]
fn texts_are_small_below_a_fiftieth_of_the_height() {
    let sizes = [9.9, 10.0, 24.0].map(|size| group(1, (0.0, 0.0), vec![line("Checkout", size, |_| {})]));
    let found = legibility(&picture(800.0, 500.0, sizes.to_vec()));
    assert_eq!(found, Legibility { small: 1, texts: 3 });
    assert_eq!(found.words().unwrap(), "1 of 3 texts would be smaller than 1/50 of the picture’s height");
}

#[test]
fn shapes_do_not_count() {
    let items = vec![filled(rect(0.0, 0.0, 4.0, 4.0), RED), line("Checkout", 24.0, |_| {})];
    let found = legibility(&picture(800.0, 500.0, vec![group(1, (0.0, 0.0), items)]));
    assert_eq!(found, Legibility { small: 0, texts: 1 });
    assert_eq!(legibility(&picture(800.0, 500.0, Vec::new())), Legibility::default());
}

#[test]
fn it_is_said_in_words() {
    let words = |small, texts| Legibility { small, texts }.words();
    assert_eq!(words(0, 0), None);
    assert_eq!(words(0, 120), None);
    assert_eq!(words(98, 120).unwrap(), "98 of 120 texts would be smaller than 1/50 of the picture’s height");
    assert_eq!(words(7, 7).unwrap(), "7 of 7 texts would be smaller than 1/50 of the picture’s height");
    assert_eq!(words(1, 1).unwrap(), "the only text would be smaller than 1/50 of the picture’s height");
}

#[test]
fn most_texts_of_a_whole_map_are_too_small_for_a_slide() {
    let found = legibility(&pairs::picture(&pairs::sample(), Theme::Light, &mut Fonts::bundled()));
    assert!(found.small > found.texts / 2 && found.small < found.texts, "{found:?}");
}
