use touchline::app::text::draft::Motion;
use touchline::app::text::erase::Reach;

use super::pad;

const FAMILY: &str = "👩‍👩‍👧‍👦";

/// The text after one Backspace at its end.
fn backspaced(text: &str) -> String {
    let mut pad = pad(text);
    pad.erase(Reach::Before);
    pad.text().to_owned()
}

#[test]
fn backspace_takes_away_what_one_sees_as_one() {
    for sign in [FAMILY, "👍🏽", "🇩🇪", "1️⃣", "❤️", "e\u{301}", "ö\u{323}", "각", "\u{1100}\u{1161}\u{11a8}", "か\u{3099}"]
    {
        assert_eq!(backspaced(&format!("a{sign}")), "a", "{sign}");
    }
}

#[test]
fn backspace_takes_marks_away_one_by_one_where_they_are_typed_so() {
    assert_eq!(backspaced("ที่"), "ที");
    assert_eq!(backspaced("بِ"), "ب");
    assert_eq!(backspaced("שָ"), "ש");
    assert_eq!(backspaced("हि"), "ह");
}

#[test]
fn delete_takes_whole_signs() {
    for sign in [FAMILY, "e\u{301}", "ที่", "각", "हि"] {
        let mut pad = pad(&format!("{sign}z")).at(0);
        pad.erase(Reach::After);
        assert_eq!(pad.text(), "z", "{sign}");
    }
}

#[test]
fn the_cursor_never_stands_within_a_sign() {
    let text = format!("a{FAMILY}e\u{301}ที่각z");
    let mut pad = pad(&text);
    pad.go(Motion::Start);
    let mut stops = vec![pad.byte()];
    while pad.byte() < text.len() {
        pad.go(Motion::Right);
        assert_ne!(stops.last(), Some(&pad.byte()), "stuck");
        stops.push(pad.byte());
    }
    use unicode_segmentation::UnicodeSegmentation;
    let signs: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    assert_eq!(stops, signs);
}

#[test]
fn a_byte_within_a_sign_is_no_place() {
    let mut pad = pad(&format!("a{FAMILY}"));
    pad.draft.select(3..5);
    pad.write("x");
    assert!(pad.text().starts_with('a') && pad.text().is_char_boundary(1), "{}", pad.text());
}
