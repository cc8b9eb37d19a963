use touchline::app::text::draft::Motion;
use touchline::app::text::erase::Reach;

use super::{pad, pad_of};

/// Latin, Hebrew with a number, Latin.
const MIXED: &str = "abc אבג 12 דה def";

#[test]
fn right_is_right_in_every_script() {
    let mut pad = pad(MIXED);
    pad.go(Motion::Start);
    let mut seen = vec![pad.caret().x0];
    for _ in MIXED.chars() {
        pad.go(Motion::Right);
        seen.push(pad.caret().x0);
    }
    assert!(seen.windows(2).all(|pair| pair[1] > pair[0] - 0.01), "{seen:?}");
    assert_eq!(pad.byte(), MIXED.len());
    // And all the way back.
    for _ in MIXED.chars() {
        pad.go(Motion::Left);
    }
    assert_eq!(pad.byte(), 0);
}

#[test]
fn left_goes_on_in_a_text_from_right_to_left() {
    let mut pad = pad("שלום");
    pad.go(Motion::Start);
    let start = pad.caret().x0;
    pad.go(Motion::Left);
    assert_eq!(pad.byte(), "ש".len());
    assert!(pad.caret().x0 < start);
    pad.go(Motion::LineEnd);
    assert_eq!(pad.byte(), "שלום".len());
    pad.go(Motion::Right);
    assert_eq!(pad.byte(), "שלו".len());
}

#[test]
fn left_goes_to_the_next_line_and_stays_at_the_end() {
    let text = "שלום לכולם כאן\nועוד שורה";
    let mut pad = pad_of(text, 70.0).at(0);
    let mut seen = vec![0];
    for _ in 0..text.chars().count() + 8 {
        pad.go(Motion::Left);
        seen.push(pad.byte());
    }
    assert!(seen.windows(2).all(|pair| pair[0] <= pair[1]), "{seen:?}");
    assert_eq!(pad.byte(), text.len());
    for _ in 0..text.chars().count() + 8 {
        pad.go(Motion::Right);
    }
    assert_eq!(pad.byte(), 0);
    pad.draft.go(Motion::Left, true);
    pad.draft.go(Motion::Left, true);
    assert_eq!(pad.draft.selected(), "של");
    pad.go(Motion::Left);
    assert_eq!((pad.byte(), pad.draft.selected()), ("של".len(), ""));
}

#[test]
fn a_text_from_right_to_left_begins_at_the_right() {
    let mut pad = pad_of("שלום", 300.0);
    pad.go(Motion::Start);
    assert!((pad.caret().x0 - 300.0).abs() < 0.5, "{:?}", pad.caret());
}

#[test]
fn a_selection_over_a_change_of_direction_has_two_pieces() {
    let mut pad = pad("abc אבג");
    // From "c" to after the first Hebrew letter, which stands at the far right.
    pad.draft.select(2..6);
    let pieces = pad.draft.set().covered(pad.draft.selection());
    assert_eq!(pieces.len(), 2, "{pieces:?}");
    assert_eq!(pad.draft.selected(), "c א");
    pad.erase(Reach::Before);
    assert_eq!(pad.text(), "abבג");
}

#[test]
fn what_is_selected_with_shift_is_what_lies_between() {
    let mut pad = pad("abc אבג").at(0);
    for _ in 0..3 {
        pad.draft.go(Motion::Right, true);
    }
    assert_eq!(pad.draft.selected(), "abc");
    pad.draft.go(Motion::LineEnd, true);
    assert_eq!(pad.draft.selected(), "abc אבג");
}

#[test]
fn backspace_and_delete_follow_the_text_not_the_eye() {
    let mut pad = pad("אבג").at("אב".len());
    pad.erase(Reach::Before);
    assert_eq!(pad.text(), "אג");
    pad.erase(Reach::After);
    assert_eq!(pad.text(), "א");
}

#[test]
fn what_is_typed_at_a_change_of_direction_is_where_the_cursor_is() {
    let mut pad = pad("abc ");
    for letter in ["ש", "ל"] {
        pad.write(letter);
    }
    assert_eq!(pad.text(), "abc של");
    pad.write(" x");
    assert_eq!(pad.text(), "abc של x");
    assert_eq!(pad.byte(), pad.text().len());
}

#[test]
fn words_are_walked_as_they_stand() {
    let mut pad = pad("שלום לך").at(0);
    pad.go(Motion::WordLeft);
    // The word at the right is behind the cursor now, which is left of it.
    assert!(pad.byte() >= "שלום".len(), "{}", pad.byte());
    pad.erase(Reach::WordBefore);
    assert_eq!(pad.text().trim_start(), "לך");
}

#[test]
fn up_and_down_keep_their_column() {
    let mut pad = pad("one two\nabc\nthree four").at(6);
    let x = pad.caret().x0;
    pad.go(Motion::Down);
    assert_eq!(pad.byte(), "one two\nabc".len());
    pad.go(Motion::Down);
    assert!((pad.caret().x0 - x).abs() < 8.0);
    assert_eq!(pad.caret().y0, 42.0);
}

#[test]
fn home_and_end_are_of_the_line_one_sees() {
    let mut pad = pad_of("a line that is wrapped into several", 100.0).at(2);
    pad.go(Motion::LineEnd);
    let end = pad.byte();
    assert!(end < pad.text().len());
    assert_eq!(pad.caret().y0, 0.0);
    pad.go(Motion::End);
    assert_eq!(pad.byte(), pad.text().len());
    pad.go(Motion::LineStart);
    assert!(pad.byte() > end);
    pad.go(Motion::Start);
    assert_eq!(pad.byte(), 0);
}

#[test]
fn the_lines_are_those_of_a_card() {
    use touchline::layout::Fit;
    let text = "Notices that الإضاءة في منزل صديق is warmer than at home, and wants it as well";
    let mut pad = pad_of(text, 200.0);
    let card = pad.fonts.paragraph(text, &super::STYLE, Fit::Start(200.0));
    let written = pad.draft.set().paragraph();
    assert_eq!(card.lines.len(), written.lines.len());
    for (a, b) in card.lines.iter().zip(&written.lines) {
        assert_eq!(a.text, b.text);
        assert_eq!(a.baseline, b.baseline);
    }
    let first = |p: &touchline::layout::Paragraph| p.lines[0].runs[0].glyphs[0].x;
    assert!((first(&card) - first(written)).abs() < 0.01);
}
