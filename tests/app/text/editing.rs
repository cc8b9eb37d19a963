use touchline::app::text::clean::{MOST, clean};
use touchline::app::text::draft::{Grain, Motion};
use touchline::app::text::erase::Reach;

use super::*;

#[test]
fn a_word_typed_is_one_step_of_undo() {
    let mut pad = pad("");
    for letter in "two words".chars() {
        pad.write(&letter.to_string());
    }
    pad.undo();
    assert_eq!(pad.text(), "two ");
    pad.undo();
    assert_eq!(pad.text(), "");
    pad.undo();
    assert_eq!(pad.text(), "");
    pad.redo();
    pad.redo();
    assert_eq!(pad.text(), "two words");
    assert_eq!(pad.byte(), 9);
    pad.redo();
    assert_eq!(pad.text(), "two words");
}

#[test]
fn moving_the_cursor_begins_another_step() {
    let mut pad = pad("");
    pad.write("a");
    pad.write("b");
    pad.go(Motion::Left);
    pad.go(Motion::Right);
    pad.write("c");
    pad.undo();
    assert_eq!(pad.text(), "ab");
}

#[test]
fn what_is_taken_away_comes_back_selected() {
    let mut pad = pad("one two three");
    pad.draft.select(4..8);
    pad.erase(Reach::Before);
    assert_eq!(pad.text(), "one three");
    pad.undo();
    assert_eq!(pad.text(), "one two three");
    assert_eq!(pad.draft.selected(), "two ");
}

#[test]
fn letters_taken_away_one_by_one_come_back_together() {
    let mut pad = pad("abcd");
    for _ in 0..3 {
        pad.erase(Reach::Before);
    }
    assert_eq!(pad.text(), "a");
    pad.undo();
    assert_eq!(pad.text(), "abcd");
}

#[test]
fn undo_is_bounded() {
    let mut pad = pad("");
    for _ in 0..1000 {
        pad.write("a");
        pad.go(Motion::End);
    }
    for _ in 0..1000 {
        pad.undo();
    }
    assert_eq!(pad.text().len(), 600);
}

#[test]
fn a_word_goes_at_once() {
    let mut pad = pad("one two three").at(7);
    pad.erase(Reach::WordBefore);
    assert_eq!(pad.text(), "one  three");
    pad.erase(Reach::WordAfter);
    assert_eq!(pad.text(), "one three");
    pad.erase(Reach::LineAfter);
    pad.erase(Reach::LineBefore);
    assert_eq!(pad.text(), "");
}

#[test]
fn presses_select_letters_words_and_lines() {
    let mut pad = pad("one two\nthree");
    let middle_of_two = {
        pad.draft.select(5..5);
        pad.caret().center()
    };
    let (x, y) = (middle_of_two.x as f32 + 1.0, middle_of_two.y as f32);
    pad.draft.press(x, y, Grain::Word, false);
    assert_eq!(pad.draft.selected(), "two");
    pad.draft.press(x, y, Grain::Line, false);
    assert_eq!(pad.draft.selected(), "one two");
    pad.draft.press(0.0, y, Grain::Letter, false);
    pad.draft.press(x, y, Grain::Letter, true);
    assert_eq!(pad.draft.selected(), "one t");
    pad.draft.press(x, y, Grain::Word, false);
    pad.draft.drag(0.0, y);
    assert_eq!(pad.draft.selected(), "one two");
}

#[test]
fn a_press_beside_the_text_is_a_place_in_it() {
    let mut pad = pad("one");
    pad.draft.press(-50.0, -50.0, Grain::Letter, false);
    assert_eq!(pad.byte(), 0);
    pad.draft.press(5000.0, 5000.0, Grain::Letter, false);
    assert_eq!(pad.byte(), 3);
    let mut empty = super::pad("");
    for grain in [Grain::Letter, Grain::Word, Grain::Line] {
        empty.draft.press(3.0, 3.0, grain, true);
        empty.draft.drag(9.0, 9.0);
        assert_eq!(empty.byte(), 0);
    }
}

#[test]
fn every_key_is_harmless_in_an_empty_text() {
    let mut pad = pad("");
    use Motion::*;
    for motion in [Left, Right, WordLeft, WordRight, Up, Down, LineStart, LineEnd, Start, End] {
        pad.draft.go(motion, false);
        pad.draft.go(motion, true);
    }
    use Reach::*;
    for reach in [Before, After, WordBefore, WordAfter, LineBefore, LineAfter] {
        pad.erase(reach);
    }
    pad.undo();
    pad.redo();
    assert_eq!(pad.text(), "");
}

#[test]
fn line_breaks_become_spaces_where_there_is_one_line() {
    let mut one = line("");
    one.write("Ada\r\nGrace\tMary\n");
    assert_eq!(one.text(), "Ada Grace Mary");
    let mut many = pad("");
    many.write("Ada\r\nGrace\u{2028}Mary\u{7}");
    assert_eq!(many.text(), "Ada\nGrace\nMary");
    assert_eq!(clean("a\u{feff}b\u{0}", Lines::Many), "ab");
}

#[test]
fn more_than_a_field_takes_is_cut_between_letters_and_said() {
    let mut pad = line("ab");
    pad.draft.select(2..2);
    let fits = pad.draft.insert(&mut pad.fonts, &"é".repeat(MOST));
    assert!(!fits);
    assert!(pad.text().len() <= MOST && pad.text().len() > MOST - 4);
    assert!(!pad.draft.insert(&mut pad.fonts, "more"));
    assert!(pad.text().starts_with("abé"));
    pad.undo();
    assert_eq!(pad.text(), "ab");
}

#[test]
fn a_text_that_is_too_long_already_stays_whole() {
    let long = "word ".repeat(MOST / 5 + 10);
    let mut pad = pad(&long);
    assert_eq!(pad.text(), long);
    assert!(!pad.draft.insert(&mut pad.fonts, "x"));
    pad.erase(Reach::Before);
    assert_eq!(pad.text(), long.trim_end());
}

#[test]
fn another_text_keeps_the_cursor_where_it_can() {
    let mut pad = line("/home/ad");
    pad.draft.adopt(&mut pad.fonts, "/home/ada/");
    assert_eq!(pad.byte(), 10);
    pad.draft.select(3..5);
    pad.draft.adopt(&mut pad.fonts, "ab");
    assert_eq!(pad.byte(), 2);
}

#[test]
fn spaces_at_the_end_move_the_caret() {
    let mut pad = line("a");
    let before = pad.caret().x0;
    pad.write("  ");
    assert!(pad.caret().x0 > before + 4.0);
    // In a line that is full they hang beyond its end, and the caret with them stays in sight.
    let mut narrow = pad_of("abcdefgh", 70.0);
    narrow.write(&" ".repeat(40));
    assert!(narrow.caret().x0 <= 70.0);
}

#[test]
fn a_line_break_typed_at_the_end_is_a_line() {
    let mut pad = pad("one");
    pad.write("\n");
    assert_eq!(pad.caret().y0, 21.0);
    assert_eq!(pad.draft.set().paragraph().size.height, 42.0);
    pad.write("two");
    pad.go(Motion::Up);
    assert_eq!(pad.byte(), 3);
}
