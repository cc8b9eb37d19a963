//! Rectangles laid on by hand.

use kurbo::Rect;
use peniko::Color;
use touchline::app::canvas::plate::Plate;

const RED: Color = Color::from_rgb8(255, 0, 0);

fn pixels(rects: &[(Rect, Color)]) -> Vec<[u8; 4]> {
    let mut plate = Plate::new(2, 2);
    rects.iter().for_each(|(rect, color)| plate.fill(*rect, *color));
    plate.into_pixels().as_chunks::<4>().0.to_vec()
}

#[test]
fn a_pixel_has_as_much_of_a_colour_as_is_covered() {
    let got = pixels(&[(Rect::new(0.5, 0.0, 2.0, 1.0), RED)]);
    assert_eq!(got, [[128, 0, 0, 128], [255, 0, 0, 255], [0; 4], [0; 4]]);
}

#[test]
fn the_later_lies_over_the_earlier() {
    let half = Color::from_rgba8(0, 0, 255, 128);
    let got = pixels(&[(Rect::new(0.0, 0.0, 1.0, 1.0), RED), (Rect::new(0.0, 0.0, 1.0, 1.0), half)]);
    assert_eq!(got[0], [127, 0, 128, 255]);
}

#[test]
fn what_is_outside_is_cut_off() {
    let got = pixels(&[(Rect::new(-5.0, -5.0, 9.0, 1.0), RED), (Rect::new(3.0, 0.0, 1.0, 9.0), RED)]);
    assert_eq!(got[0], [255, 0, 0, 255]);
    assert_eq!(got[2], [0; 4]);
}
