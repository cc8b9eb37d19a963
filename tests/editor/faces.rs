//! Sentiments by mouse and keys.

use kurbo::Vec2;
use touchline::editor::{Command, Key, Mods, Thing};

use super::hand::Hand;
use super::sample::id;

#[test]
fn a_face_dragged_up_snaps_to_half_steps() {
    let mut hand = Hand::new();
    let (from, to) = (hand.face("buy"), hand.feeling("buy", 0.6));
    hand.press(from);
    hand.glide(from, to);
    assert_eq!(hand.value("buy"), Some(-2.0), "the map does not change during a drag");
    let shown = hand.editor.layout().anchor(&id("jana"), &id("buy")).unwrap().value.unwrap().get();
    assert_eq!(shown, 0.5);
    hand.release(to);
    assert_eq!(hand.value("buy"), Some(0.5));
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Change sentiment");
    hand.check_undo();
}

#[test]
fn shift_goes_finer_and_the_scale_is_the_end() {
    let mut hand = Hand::new();
    hand.mods = Mods::SHIFT;
    hand.drag(hand.face("buy"), hand.feeling("buy", 0.65));
    assert_eq!(hand.value("buy"), Some(0.65));
    hand.mods = Mods::NONE;
    hand.drag(hand.face("buy"), hand.feeling("buy", 2.0) - Vec2::new(0.0, 300.0));
    assert_eq!(hand.value("buy"), Some(2.0));
}

#[test]
fn a_click_in_an_empty_place_sets_a_face() {
    let mut hand = Hand::new();
    assert_eq!(hand.value("stay"), None);
    hand.click(hand.feeling("stay", 1.1));
    assert_eq!(hand.value("stay"), Some(1.0));
    assert_eq!(hand.selected(), Some(Thing::Sentiment { persona: id("jana"), at: id("stay") }));
    hand.click(hand.face("stay"));
    assert_eq!(hand.entries(), 1, "a click on a face only selects it");
    hand.key(Key::Delete);
    assert_eq!(hand.value("stay"), None);
    hand.check_undo();
}

#[test]
fn ctrl_arrows_move_a_face_and_others_that_are_selected() {
    let mut hand = Hand::new();
    hand.click(hand.face("buy"));
    hand.command(Key::Up);
    hand.command(Key::Up);
    hand.command(Key::Down);
    assert_eq!(hand.value("buy"), Some(-1.5));
    hand.click(hand.head("buy"));
    hand.key(Key::Plus);
    assert_eq!(hand.value("buy"), Some(-1.0), "plus and minus work from the stage too");
    hand.letter('0');
    assert_eq!(hand.value("buy"), None);
    hand.check_undo();
}
