use kurbo::Size;
use touchline::export::{Paper, PixelSize, SizeError, Sizing};

const MAP: Size = Size::new(2400.0, 1559.0);

#[test]
fn a_width_decides_height_and_scale() {
    let size = Sizing::Width(3840).of(MAP).unwrap();
    assert_eq!(size, PixelSize { width: 3840, height: 2494, scale: 1.6, density: 96.0 / 0.0254 * 1.6 });
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
        "a picture of 60001 × 38976 pixels is too large: no side may be longer than 60,000 pixels"
    );
    let pixels = Sizing::Width(50_000).of(MAP).unwrap_err();
    assert_eq!(pixels.to_string(), "a picture of 50000 × 32479 pixels is too large: the limit is 1,000 megapixels");
    assert!(Sizing::Width(60_000).of(Size::new(1000.0, 100.0)).is_ok());
}

#[test]
fn no_pixels_is_an_error_too() {
    for sizing in [Sizing::Width(0), Sizing::Scale(0.0), Sizing::Scale(f64::NAN), Sizing::Scale(-1.0)] {
        assert_eq!(sizing.of(MAP), Err(SizeError::Empty), "{sizing:?}");
    }
    assert_eq!(Sizing::Width(100).of(Size::ZERO), Err(SizeError::Empty));
}

#[test]
fn exact_pixels_have_the_picture_in_their_middle() {
    let sizing = Sizing::Exact { width: 1920, height: 1080 };
    let frame = sizing.frame(MAP);
    assert_eq!((frame.width.round(), frame.height), (2772.0, 1559.0), "as high, and wider");
    let size = sizing.of(frame).unwrap();
    assert_eq!((size.width, size.height), (1920, 1080));
    assert!((size.scale - 1080.0 / 1559.0).abs() < 1e-9);
}

#[test]
fn a_page_is_paper_at_three_hundred_pixels_an_inch() {
    let upright = Size::new(1000.0, 1500.0);
    for (paper, pixels) in [(Paper::A4, (2480, 3508)), (Paper::A0, (9933, 14043))] {
        let sizing = Sizing::Page(paper);
        let size = sizing.of(sizing.frame(upright)).unwrap();
        assert_eq!((size.width, size.height), pixels, "{paper:?}");
        let across = sizing.of(sizing.frame(MAP)).unwrap();
        assert_eq!((across.height, across.width), pixels, "{paper:?} across");
        assert_eq!(size.density.round(), 11811.0);
    }
}

#[test]
fn paper_is_called_by_its_name() {
    assert_eq!(Paper::named("a3"), Some(Paper::A3));
    assert_eq!(Paper::named("letter"), None);
}
