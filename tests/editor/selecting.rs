//! Several things selected: by clicks, by keys and by what they have in common.

use touchline::editor::{Command, Group, Key, Mods, Thing};
use touchline::map::{CardKind, LaneKind};

use super::clipboard::free_in;
use super::hand::Hand;
use super::sample::id;

fn pick(hand: &mut Hand, key: &str) {
    let at = hand.card(key);
    hand.with(Mods::SHIFT, |hand| hand.click(at));
}

#[test]
fn shift_click_adds_and_lets_go_and_a_plain_click_selects_alone() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    pick(&mut hand, "warm");
    pick(&mut hand, "checkout");
    assert_eq!(hand.picked(), ["ad", "warm", "checkout"]);
    assert_eq!(hand.overlay().selected.len(), 3);
    pick(&mut hand, "warm");
    assert_eq!(hand.picked(), ["ad", "checkout"]);
    let one = hand.card("checkout");
    hand.press(one);
    assert_eq!(hand.picked(), ["ad", "checkout"], "one of several may be about to be dragged with them");
    hand.release(one);
    assert_eq!(hand.picked(), ["checkout"]);
    assert_eq!(hand.entries(), 0);
}

#[test]
fn command_click_toggles_as_well() {
    let mut hand = Hand::new();
    hand.click(hand.head("aware"));
    let (stage, lane) = (hand.head("buy"), hand.label("pain"));
    hand.with(Mods::COMMAND, |hand| {
        hand.click(stage);
        hand.click(lane);
    });
    let things: Vec<Thing> = hand.editor.selection().things().cloned().collect();
    assert_eq!(things, [Thing::Stage(id("aware")), Thing::Stage(id("buy")), Thing::Lane(id("pain"))]);
}

#[test]
fn shift_arrows_extend_and_shrink() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    hand.with(Mods::SHIFT, |hand| {
        hand.key(Key::Down);
        hand.key(Key::Down);
        assert_eq!(hand.picked(), ["ad", "photo", "warm"]);
        hand.key(Key::Up);
    });
    assert_eq!(hand.picked(), ["ad", "photo"]);
    assert_eq!(hand.editor.focus(), Some(&Thing::Card(id("photo"))));
    hand.key(Key::Right);
    assert_eq!(hand.picked(), ["checkout"], "a walk selects alone again");
}

#[test]
fn what_belongs_together_is_selected_by_one_command() {
    let mut hand = Hand::new();
    for (group, expected) in [
        (Group::Cell, vec!["account", "declined"]),
        (Group::Lane, vec!["account", "declined"]),
        (Group::Stage, vec!["account", "checkout", "declined", "guest"]),
        (Group::Kind, vec!["account", "declined"]),
    ] {
        hand.click(hand.card("account"));
        assert!(hand.editor.enabled(&Command::SelectIn(group)));
        hand.editor.run(&Command::SelectIn(group));
        let mut picked = hand.picked();
        picked.sort_unstable();
        assert_eq!(picked, expected, "{group:?}");
        assert_eq!(hand.editor.focus(), Some(&Thing::Card(id("account"))));
    }
    hand.editor.run(&Command::Deselect);
    assert!(!hand.editor.enabled(&Command::SelectIn(Group::Cell)));
    // A click on a free place of a cell says which one as well.
    hand.click(free_in(&hand, "buy", "pain"));
    assert!(hand.picked().is_empty());
    hand.editor.run(&Command::SelectIn(Group::Cell));
    assert_eq!(hand.picked(), ["account", "declined"]);
    hand.command(Key::Char('A'));
    assert_eq!(hand.picked().len(), hand.editor.map().cards.len());
}

#[test]
fn cards_of_a_hidden_lane_are_not_selected() {
    let mut hand = Hand::new();
    hand.click(hand.label("pain"));
    hand.editor.run(&Command::HideLane);
    hand.command(Key::Char('A'));
    assert!(!hand.picked().contains(&"account"));
}

#[test]
fn several_are_deleted_as_one_entry() {
    let mut hand = Hand::new();
    hand.click(hand.card("account"));
    pick(&mut hand, "ad");
    assert_eq!(hand.editor.title(&Command::Delete), "Delete 2 cards");
    hand.key(Key::Delete);
    assert!(hand.editor.selection().is_empty());
    assert!(hand.editor.map().links.is_empty());
    assert_eq!(hand.entries(), 1);
    hand.check_undo();
}

#[test]
fn what_goes_with_a_stage_is_not_deleted_twice() {
    let mut hand = Hand::new();
    hand.click(hand.card("account"));
    let (stage, lane, face) = (hand.head("buy"), hand.label("touch"), hand.face("buy"));
    hand.with(Mods::SHIFT, |hand| {
        hand.click(stage);
        hand.click(lane);
        hand.click(face);
    });
    assert_eq!(hand.editor.title(&Command::Delete), "Delete 4 things");
    hand.key(Key::Delete);
    assert_eq!(hand.stages(), ["Awareness", "Loyalty"]);
    assert!(!hand.lanes().contains(&"touch"));
    assert_eq!(hand.entries(), 1);
    hand.check_undo();
    hand.editor.undo();
    assert_eq!(hand.editor.selection().len(), 4, "what was selected is selected again");
}

#[test]
fn a_lane_that_goes_with_the_empty_card_it_came_for_is_not_carried_off() {
    let mut map = super::sample::map();
    map.lanes.retain(|lane| lane.kind != LaneKind::Note && lane.kind != LaneKind::Free);
    let mut hand = Hand::on(map, kurbo::Size::new(2800.0, 2400.0));
    hand.editor.run(&Command::AddCard(CardKind::Need));
    let toast = hand.editor.toasts()[0].clone();
    assert!(toast.offer.is_some(), "no lane takes it yet");
    hand.editor.accept_toast(toast.id);
    let new = hand.editor.map().lanes.iter().find(|lane| lane.kind == LaneKind::Need).unwrap().id.clone();
    assert!(hand.editor.editing().is_some(), "the card waits for its text");
    let label = hand.label(new.as_str());
    hand.drag(label, label + kurbo::Vec2::new(0.0, -300.0));
    assert!(hand.editor.map().lane(&new).is_none(), "without a text both go again");
}
