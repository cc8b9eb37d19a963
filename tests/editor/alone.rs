//! One stage shown alone: what is not seen is neither selected nor changed.

use kurbo::Size;
use touchline::editor::{Command, Input, Mods, ScribeInput, Selection, Thing, Width};

use super::hand::Hand;
use super::sample::id;

/// The stage of purchase alone.
fn alone() -> Hand {
    let mut hand = Hand::new();
    hand.click(hand.head("buy"));
    hand.editor.run(&Command::FocusStage);
    hand
}

#[test]
fn all_cards_are_those_of_the_stage_that_is_shown() {
    let mut hand = alone();
    hand.editor.run(&Command::SelectAll);
    assert_eq!(hand.picked(), ["checkout", "account", "declined", "guest"]);
    assert_eq!(hand.editor.spotlit(), Some(1));
}

#[test]
fn a_card_that_is_not_shown_is_not_dragged_along() {
    let mut hand = alone();
    hand.editor.select_all(Selection::of_cards([id("warm"), id("account")]));
    let (from, to) = (hand.card("account"), hand.free("buy", "motive"));
    hand.press(from);
    hand.glide(from, to);
    let refused = hand.overlay().refused.map(|refused| refused.text);
    assert!(refused.is_some());
    hand.release(to);
    assert_eq!(hand.cards("aware", "motive"), ["warm"]);
    assert_eq!(hand.entries(), 0);
}

#[test]
fn a_stage_that_is_not_shown_keeps_its_width() {
    let mut hand = Hand::new();
    let (first, second) = (hand.head("aware"), hand.head("buy"));
    hand.click(first);
    hand.with(Mods::COMMAND, |hand| hand.click(second));
    hand.editor.run(&Command::FocusStage);
    hand.editor.run(&Command::StageWidth(Width::Wider));
    let widths: Vec<bool> = hand.editor.map().stages.iter().map(|stage| stage.width.is_some()).collect();
    assert_eq!(widths, [false, true, false]);
}

#[test]
fn the_line_goes_to_the_stage_that_is_shown_and_takes_the_light_along() {
    let mut hand = Hand::on(super::sample::map(), Size::new(900.0, 600.0));
    hand.editor.select(Some(Thing::Card(id("ad"))));
    hand.editor.run(&Command::Scribe);
    hand.input(Input::Scribe(ScribeInput::Leave));
    hand.editor.select(Some(Thing::Stage(id("buy"))));
    hand.editor.run(&Command::FocusStage);
    hand.editor.run(&Command::Deselect);
    hand.editor.run(&Command::Scribe);
    assert_eq!(hand.editor.scribe_view().stage.as_deref(), Some("Purchase"));
    hand.input(Input::Scribe(ScribeInput::Stage { forward: true }));
    assert_eq!((hand.editor.scribe_view().stage.as_deref(), hand.editor.spotlit()), (Some("Loyalty"), Some(2)));
}
