//! The status bar says what mouse and keys would do now, and only what they would.

use kurbo::{Point, Size, Vec2};
use touchline::editor::{Command, Key, Selection, Thing};
use touchline::layout::Pane;
use touchline::map::{Id, Map};

use super::hand::Hand;
use super::sample::{id, rich_map, seeded};

/// As long as the bar of a small window shows it whole.
const MOST: usize = 125;

fn selecting(things: &[Thing]) -> Hand {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2600.0));
    hand.editor.select_all(things.iter().cloned().collect::<Selection>());
    hand
}

fn says(hand: &Hand, words: &[&str]) {
    let hint = hand.editor.hint();
    for word in words {
        assert!(hint.contains(word), "“{hint}” says {word}");
    }
    assert!(hint.chars().count() <= MOST, "“{hint}” is too long");
}

fn silent(hand: &Hand, words: &[&str]) {
    let hint = hand.editor.hint();
    assert!(words.iter().all(|word| !hint.contains(word)), "“{hint}” promises what is not there");
}

fn card(key: &str) -> Thing {
    Thing::Card(id(key))
}

fn face(at: &str) -> Thing {
    Thing::Sentiment { persona: id("jana"), at: id(at) }
}

#[test]
fn of_what_is_selected_it_says_what_keys_and_mouse_do() {
    says(&selecting(&[card("warm")]), &["Enter to edit", "Ctrl-arrows to move", "Delete"]);
    silent(&selecting(&[card("warm")]), &["moment of truth", "linked"]);
    says(&selecting(&[card("checkout")]), &["C: moment of truth"]);
    says(&selecting(&[card("guest")]), &["the linked card stands out"]);
    says(&selecting(&[Thing::Stage(id("buy"))]), &["Drag sideways", "F2", "a kind’s key adds a card"]);
    says(&selecting(&[Thing::Step(id("pay"))]), &["F2", "a kind’s key adds a card"]);
    says(&selecting(&[Thing::Lane(id("pain"))]), &["Drag up or down", "H to hide"]);
    says(&selecting(&[face("aware")]), &["+ and −", "0 to clear", "Enter for a quote"]);
    says(&selecting(&[face("stay")]), &["puts a face here"]);
    silent(&selecting(&[face("stay")]), &["clear"]);
    says(&selecting(&[Thing::Head]), &["Enter to rename"]);
    says(&selecting(&[]), &["palette", "Ctrl-wheel"]);
}

#[test]
fn of_several_it_says_how_many_and_what_goes_for_all() {
    says(&selecting(&[card("ad"), card("photo")]), &["2 cards selected", "Shift-click", "Delete"]);
    says(&selecting(&[card("ad"), Thing::Stage(id("stay"))]), &["2 things selected"]);
}

#[test]
fn what_stands_in_a_hidden_lane_says_how_to_show_it() {
    let hidden = Thing::Lane(id("tactic"));
    says(&selecting(&[hidden]), &["hidden lane", "Shift-H"]);
}

#[test]
fn over_what_is_not_selected_it_says_what_the_mouse_does() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2600.0));
    hand.move_to(hand.card("ad"));
    says(&hand, &["Drag to move", "double click to edit", "Shift-click"]);
    hand.click(hand.card("ad"));
    says(&hand, &["Enter to edit"]);
    hand.move_to(hand.head("aware"));
    says(&hand, &["Drag sideways to reorder", "double click to rename"]);
    hand.move_to(hand.label("pain"));
    says(&hand, &["Drag up or down", "double click to rename"]);
    hand.move_to(hand.free("stay", "motive"));
    says(&hand, &["Click to add a motive"]);
    hand.move_to(hand.face("aware"));
    says(&hand, &["Drag up or down", "Shift: fine"]);
    hand.move_to(hand.face("stay"));
    says(&hand, &["how the customer feels"]);
    let title = hand.editor.layout().title.title.rect();
    hand.move_to(hand.editor.camera().to_screen(Pane::Body, title.center()));
    says(&hand, &["Double click to edit"]);
}

#[test]
fn a_locked_structure_promises_no_more_than_it_keeps() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2600.0));
    hand.editor.run(&Command::LockStructure);
    for at in [hand.head("aware"), hand.label("pain")] {
        hand.move_to(at);
        says(&hand, &["The structure is locked", "click to select"]);
        silent(&hand, &["Drag", "rename"]);
        hand.click(at);
        says(&hand, &["The structure is locked"]);
        silent(&hand, &["Drag", "rename", "Delete", "hide"]);
    }
    hand.editor.select(Some(Thing::Stage(id("buy"))));
    hand.move_to(Point::new(5.0, 5.0));
    says(&hand, &["a kind’s key adds a card"]);
    hand.move_to(hand.card("ad"));
    says(&hand, &["Drag to move"]);
}

#[test]
fn a_map_locked_whole_says_what_is_left() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2600.0));
    hand.editor.run(&Command::LockAll);
    hand.move_to(hand.card("ad"));
    says(&hand, &["The map is locked", "click to select the card"]);
    hand.press(hand.card("ad"));
    says(&hand, &["The map is locked"]);
    silent(&hand, &["Drag"]);
    hand.release(hand.card("ad"));
    says(&hand, &["The map is locked", "arrows to walk", "Unlock"]);
    hand.move_to(hand.free("stay", "motive"));
    silent(&hand, &["add"]);
    hand.editor.select(None);
    says(&hand, &["look, select and export"]);
}

#[test]
fn an_empty_map_says_how_to_begin() {
    let mut hand = Hand::on(Map::new(&mut seeded(2)), Size::new(900.0, 600.0));
    says(&hand, &["G adds a stage", "Ctrl-N"]);
    hand.letter('G');
    hand.write("Awareness");
    hand.editor.select(None);
    says(&hand, &["A lane says what its cards are"]);
    let lane = touchline::map::Lane { id: Id::new("l"), ..touchline::map::Lane::default() };
    let mut map = Map::new(&mut seeded(2));
    map.lanes.push(lane);
    says(&Hand::on(map, Size::new(900.0, 600.0)), &["the first stage"]);
}

#[test]
fn while_keys_are_used_it_says_what_keys_do() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2600.0));
    hand.click(hand.card("checkout"));
    says(&hand, &["Drag to move"]);
    hand.key(Key::F(15));
    says(&hand, &["Enter: edit", "Ctrl-arrows: move", "L: link", "Delete", "C: moment of truth"]);
    silent(&hand, &["Drag", "click"]);
    for (thing, words) in [
        (Thing::Stage(id("buy")), &["F2: rename", "a kind’s key adds a card", "Z: alone"][..]),
        (Thing::Step(id("pay")), &["F2: rename", "L: arrow"]),
        (Thing::Lane(id("pain")), &["V: fold", "H: hide"]),
        (face("aware"), &["+ and −", "0: clear"]),
        (face("stay"), &["a face here"]),
        (Thing::Head, &["Enter: rename"]),
        (card("guest"), &["K: its arrows"]),
    ] {
        hand.editor.select(Some(thing));
        says(&hand, words);
        silent(&hand, &["Drag", "click"]);
    }
    hand.editor.select(None);
    says(&hand, &["Arrows select", "P: pain point", "Ctrl-K"]);
    hand.editor.select_all([card("ad"), card("photo")].into_iter().collect());
    says(&hand, &["2 cards selected", "Ctrl-arrows: move"]);
    // A nudge is none, a way is.
    let at = hand.card("checkout");
    hand.move_to(at + Vec2::new(3.0, 0.0));
    silent(&hand, &["Shift-click"]);
    hand.move_to(hand.card("photo"));
    hand.move_to(hand.card("warm"));
    says(&hand, &["Drag to move"]);
}

#[test]
fn cards_tell_of_arrows_that_are_not_seen() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2600.0));
    hand.move_to(hand.card("guest"));
    says(&hand, &["click shows its link"]);
    hand.editor.run(&Command::ToggleAnswers);
    silent(&hand, &["click shows"]);
}
