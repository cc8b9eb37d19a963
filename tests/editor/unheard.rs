//! Letters typed for a text that did not open are no commands.

use touchline::editor::{Key, Placeable, Thing};
use touchline::map::CardKind;

use super::hand::Hand;
use super::sample::{id, map};

fn type_letters(hand: &mut Hand, text: &str) {
    for letter in text.to_uppercase().chars() {
        hand.key(if letter == ' ' { Key::Space } else { Key::Char(letter) });
    }
}

fn said(hand: &Hand) -> String {
    hand.editor.toasts().last().map(|toast| toast.text.clone()).unwrap_or_default()
}

/// A map without a lane of notes, and nothing of it selected.
fn no_notes() -> Hand {
    let mut map = map();
    map.lanes.retain(|lane| lane.id != id("note"));
    map.cards.retain(|card| card.at.lane != id("note"));
    Hand::on(map, kurbo::Size::new(2800.0, 2000.0))
}

#[test]
fn a_note_without_a_lane_takes_what_is_typed_for_it_along() {
    let mut hand = no_notes();
    hand.click(hand.head("buy"));
    hand.letter('N');
    assert!(said(&hand).starts_with("No lane of notes yet"), "{}", said(&hand));
    type_letters(&mut hand, "Ask Mat");
    hand.key(Key::Backspace);
    type_letters(&mut hand, "x for a date");
    hand.key(Key::Enter);
    assert_eq!(hand.entries(), 0, "no card was made, moved or deleted");
    assert!(hand.editor.editing().is_none(), "Enter ended a sentence and opened nothing");
    assert_eq!(hand.selected(), Some(Thing::Stage(id("buy"))));
    assert!(said(&hand).contains("goes nowhere"), "{}", said(&hand));
    assert!(hand.editor.toasts().last().unwrap().offer.is_some(), "the way out is still offered");
    hand.letter('P');
    assert!(hand.editor.editing().is_some(), "after Enter letters are commands again");
}

#[test]
fn a_drop_that_is_refused_takes_what_is_typed_for_it_along() {
    let mut hand = Hand::new();
    hand.place(Placeable::Card(CardKind::PainPoint), hand.free("buy", "motive"));
    assert!(said(&hand).starts_with("Motives takes"), "{}", said(&hand));
    type_letters(&mut hand, "Too much paper");
    assert_eq!(hand.entries(), 0);
    assert!(hand.editor.editing().is_none());
}

#[test]
fn who_pauses_clicks_or_walks_is_heard_again() {
    let ways: [fn(&mut Hand); 3] = [
        |hand| hand.wait(3.0),
        |hand| {
            hand.click(hand.card("account"));
        },
        |hand| {
            hand.key(Key::Down);
        },
    ];
    for way in ways {
        let mut hand = no_notes();
        hand.letter('N');
        type_letters(&mut hand, "As");
        way(&mut hand);
        hand.letter('P');
        assert!(hand.editor.editing().is_some());
    }
    let mut hand = no_notes();
    hand.click(hand.head("buy"));
    hand.letter('N');
    hand.key(Key::Delete);
    assert!(hand.editor.map().stage(&id("buy")).is_none(), "nothing was typed that could be mended");
}
