//! Themes and icons: what they hold, and what is said of damaged ones.

use expect_test::{Expect, expect};
use touchline::map::{CHANNELS, CardKind};
use touchline::picture::icons::{GRID, Icon};
use touchline::picture::{Palette, ThemeError};

const LIGHT: &str = include_str!("../../assets/themes/light.ron");

fn complaint(text: &str, expected: Expect) {
    expected.assert_eq(&Palette::read(text).unwrap_err().to_string());
}

#[test]
fn both_themes_are_whole() {
    let (light, dark) = (Palette::light().unwrap(), Palette::dark().unwrap());
    assert_ne!(light.hash, dark.hash);
    assert_eq!(light.kind(&CardKind::PainPoint), light.pain_point);
    assert_eq!(light.kind(&CardKind::Other("Wish".into())), light.plain);
}

#[test]
fn a_damaged_theme_names_the_field() {
    let damaged = |old: &str, new: &str| LIGHT.replace(old, new);
    complaint(
        &damaged("\"#FAF9F6\"", "\"cream\""),
        expect![[r#"ground is "cream", which is no colour: write #RRGGBB or #RRGGBBAA"#]],
    );
    complaint(
        &damaged("\"#E69F00\", \"#8C8C8C\"", "\"#E69F0\", \"#8C8C8C\""),
        expect![[r##"sentiment is "#E69F0", which is no colour: write #RRGGBB or #RRGGBBAA"##]],
    );
    let missing = Palette::read(&damaged("    muted: \"#5D6470\",\n", "")).unwrap_err();
    assert_eq!(missing, ThemeError::Missing { field: "muted" });
    let unknown = Palette::read(&damaged("    muted:", "    mutt: \"#000000\",\n    muted:")).unwrap_err();
    assert!(matches!(&unknown, ThemeError::Syntax { what, line: 12, .. } if what.contains("mutt")), "{unknown}");
}

#[test]
fn a_theme_may_begin_with_another() {
    let mine = Palette::read(
        "(base: Dark, head: \"#7A1F5C\", sentiment: (\"#111111\", \"#222222\", \"#333333\", \"#444444\", \"#555555\"))",
    );
    let (mine, dark) = (mine.unwrap(), Palette::dark().unwrap());
    assert_eq!(mine.head, peniko::Color::from_rgba8(0x7A, 0x1F, 0x5C, 255));
    assert_eq!((mine.ground, mine.face), (dark.ground, dark.face));
    assert_ne!(mine.sentiment, dark.sentiment);
    assert_ne!(mine.hash, dark.hash);
    assert_eq!(Palette::read("(base: Dark)").unwrap(), dark);
    assert!(Palette::read("(base: Blue)").unwrap_err().to_string().contains("Blue"));
}

#[test]
fn a_whole_theme_from_before_a_colour_came_still_reads() {
    let line = "    blackout: \"#000000\",\n";
    assert!(LIGHT.contains(line), "what others take from it must be there");
    assert_eq!(Palette::read(&LIGHT.replace(line, "")).unwrap(), Palette::light().unwrap());
}

/// The contrast of two opaque colours, 1 to 21.
fn contrast(a: peniko::Color, b: peniko::Color) -> f64 {
    let light = |color: peniko::Color| {
        let [r, g, b, _] = color.components.map(|c| {
            let c = f64::from(c);
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn texts_and_marks_stand_out_from_their_grounds() {
    for palette in [Palette::light().unwrap(), Palette::dark().unwrap(), Palette::print().unwrap()] {
        for ground in [palette.ground, palette.stripe, palette.card] {
            for text in [palette.text, palette.muted] {
                assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
            }
            let kinds = CardKind::ALL.iter().map(|kind| palette.kind(kind));
            for mark in kinds.chain([palette.faint, palette.accent, palette.funnel, palette.drop]) {
                assert!(contrast(mark, ground) >= 3.0, "{mark:?} on {ground:?}: {}", contrast(mark, ground));
            }
        }
        assert!(contrast(palette.warning, palette.warning_ground) >= 4.5);
        assert!(contrast(palette.drop_text, palette.drop) >= 4.5);
        assert!(contrast(palette.head_text, palette.head_alternate) >= 4.5);
        assert!(contrast(palette.text, palette.chip) >= 4.5);
        for (face, disc) in palette.face.into_iter().zip(palette.sentiment) {
            assert!(contrast(face, disc) >= 4.5, "{face:?} on {disc:?}");
        }
    }
}

#[test]
fn every_icon_is_drawn_within_its_grid() {
    use kurbo::Shape;
    for icon in Icon::ALL {
        let drawing = icon.drawing();
        let files = std::fs::read_to_string(format!("assets/icons/{}.svg", icon.name())).unwrap();
        let pieces = drawing.strokes.elements().len() + drawing.fills.elements().len();
        assert!(pieces >= 2 * files.matches("<path").count(), "{icon:?} has a path that does not read");
        for path in [&drawing.strokes, &drawing.fills].into_iter().filter(|path| !path.elements().is_empty()) {
            let bounds = path.bounding_box();
            let side = bounds.x0.min(bounds.y0) >= 0.5 && bounds.x1.max(bounds.y1) <= GRID - 0.5;
            assert!(side, "{icon:?} leaves its grid: {bounds:?}");
        }
    }
}

#[test]
fn channels_are_known_by_their_words() {
    let icons: Vec<Icon> = CHANNELS.iter().map(|word| Icon::of_channel(word)).collect();
    for (i, icon) in icons.iter().enumerate() {
        assert_ne!(*icon, Icon::OwnChannel, "{}", CHANNELS[i]);
        assert!(!icons[..i].contains(icon), "{} has an icon of its own", CHANNELS[i]);
    }
    assert_eq!(Icon::of_channel("carrier pigeon"), Icon::OwnChannel);
}
