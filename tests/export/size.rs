use kurbo::Size;
use touchline::export::{PixelSize, SizeError, Sizing};

const MAP: Size = Size::new(2400.0, 1559.0);

#[test]
fn a_width_decides_height_and_scale() {
    let size = Sizing::Width(3840).of(MAP).unwrap();
    assert_eq!(size, PixelSize { width: 3840, height: 2494, scale: 1.6 });
    assert_eq!(Sizing::Width(1).of(MAP).unwrap().height, 1);
}

#[test]
fn a_scale_decides_both() {
    let size = Sizing::Scale(2.0).of(MAP).unwrap();
    assert_eq!((size.width, size.height), (4800, 3118));
}

#[test]
fn what_is_too_large_is_said_in_words() {
    let side = Sizing::Width(60_001).of(MAP).unwrap_err();
    assert_eq!(
        side.to_string(),
        "a picture of 60001 × 38976 pixels is too large: no side may be longer than 60000 pixels"
    );
    let pixels = Sizing::Width(50_000).of(MAP).unwrap_err();
    assert_eq!(pixels.to_string(), "a picture of 50000 × 32479 pixels is too large: the limit is 1000 megapixels");
    assert!(Sizing::Width(60_000).of(Size::new(1000.0, 100.0)).is_ok());
}

#[test]
fn no_pixels_is_an_error_too() {
    for sizing in [Sizing::Width(0), Sizing::Scale(0.0), Sizing::Scale(f64::NAN), Sizing::Scale(-1.0)] {
        assert_eq!(sizing.of(MAP), Err(SizeError::Empty), "{sizing:?}");
    }
    assert_eq!(Sizing::Width(100).of(Size::ZERO), Err(SizeError::Empty));
}
