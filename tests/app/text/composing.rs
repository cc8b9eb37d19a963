use touchline::app::text::erase::Reach;

use super::{Pad, pad};

impl Pad {
    fn compose(&mut self, text: &str) {
        let end = text.chars().count();
        self.draft.compose(&mut self.fonts, text, Some(end..end));
    }

    fn commit(&mut self, text: &str) {
        self.draft.commit(&mut self.fonts, text);
    }
}

#[test]
fn what_is_composed_stands_in_the_text() {
    let mut pad = pad("ab").at(1);
    pad.compose("に");
    assert_eq!(pad.text(), "aにb");
    assert_eq!(pad.draft.composing(), Some(1..4));
    pad.compose("にほ");
    assert_eq!(pad.text(), "aにほb");
    assert_eq!(pad.byte(), 7);
    pad.commit("日本");
    assert_eq!(pad.text(), "a日本b");
    assert_eq!(pad.draft.composing(), None);
    assert_eq!(pad.byte(), 7);
}

#[test]
fn it_is_one_step_of_undo() {
    let mut pad = pad("");
    pad.write("x");
    for composed in ["n", "ni", "に", ""] {
        pad.compose(composed);
    }
    pad.commit("二");
    pad.write("y");
    pad.undo();
    assert_eq!(pad.text(), "x二");
    pad.undo();
    assert_eq!(pad.text(), "x");
    pad.redo();
    assert_eq!(pad.text(), "x二");
}

#[test]
fn given_up_it_leaves_what_was_selected() {
    let mut pad = pad("one two");
    pad.draft.select(4..7);
    pad.compose("に");
    assert_eq!(pad.text(), "one に");
    pad.compose("");
    assert_eq!(pad.text(), "one two");
    assert_eq!(pad.draft.selected(), "two");
    pad.undo();
    assert_eq!(pad.text(), "one two");
}

#[test]
fn committed_it_replaces_what_was_selected() {
    let mut pad = pad("one two");
    pad.draft.select(4..7);
    pad.compose("に");
    // As on X11: nothing is composed any more, then it comes.
    pad.compose("");
    pad.commit("二");
    assert_eq!(pad.text(), "one 二");
    pad.undo();
    assert_eq!(pad.text(), "one two");
}

#[test]
fn cut_off_it_is_kept() {
    let mut pad = pad("a");
    pad.compose("にほん");
    assert_eq!(pad.draft.settle().as_deref(), Some("にほん"));
    assert_eq!(pad.text(), "aにほん");
    assert_eq!(pad.draft.settle(), None);
    pad.undo();
    assert_eq!(pad.text(), "a");
}

#[test]
fn nothing_composed_changes_nothing() {
    let mut pad = pad("one");
    pad.draft.select_all();
    pad.compose("");
    assert_eq!(pad.draft.selected(), "one");
    assert_eq!(pad.text(), "one");
}

#[test]
fn a_key_in_the_middle_keeps_what_is_composed() {
    let mut pad = pad("");
    pad.compose("한");
    pad.erase(Reach::Before);
    assert_eq!(pad.text(), "");
    pad.undo();
    assert_eq!(pad.text(), "한");
}

#[test]
fn the_input_method_may_take_what_is_around() {
    let mut pad = pad("abcdef").at(3);
    pad.draft.erase_around(&mut pad.fonts, 2, 1);
    assert_eq!(pad.text(), "aef");
    assert_eq!(pad.byte(), 1);
    pad.draft.erase_around(&mut pad.fonts, 100, 100);
    assert_eq!(pad.text(), "");
}
