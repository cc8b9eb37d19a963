//! Folded lanes: what is in them is not selected unseen, and what one goes to is seen.

use kurbo::Point;
use touchline::editor::{Command, Like, Request, Selection, Thing};
use touchline::layout::Pane;

use super::hand::Hand;
use super::sample::id;

#[test]
fn what_is_in_a_lane_that_folds_is_selected_no_longer() {
    let mut hand = Hand::new();
    hand.editor.select_all(Selection::of_cards([id("ad"), id("photo"), id("warm")]));
    hand.editor.toggle_fold(&id("touch"));
    assert_eq!(hand.picked(), ["warm"]);
    hand.editor.toggle_fold(&id("motive"));
    assert_eq!(hand.selected(), Some(Thing::Lane(id("motive"))));
}

#[test]
fn a_lane_unfolds_for_what_one_goes_to_finds_or_pastes() {
    let mut hand = Hand::new();
    let shown = |hand: &Hand, card: &str| hand.editor.layout().card(&id(card)).is_some();
    hand.editor.toggle_fold(&id("pain"));
    hand.editor.go_to(&Thing::Card(id("account")));
    assert!(shown(&hand, "account"));
    hand.editor.toggle_fold(&id("pain"));
    hand.editor.look_for("declined", Like::default());
    assert!(shown(&hand, "declined"));
    hand.editor.select(Some(Thing::Card(id("account"))));
    let Some(Request::Copy(clip)) = hand.editor.run(&Command::Copy) else { panic!("nothing is copied") };
    hand.editor.toggle_fold(&id("pain"));
    hand.editor.select(Some(Thing::Stage(id("stay"))));
    hand.editor.paste(&clip);
    assert!(hand.editor.folded().is_empty());
    let new = hand.cards("stay", "pain");
    assert!(shown(&hand, &new[0]));
}

#[test]
fn a_folded_lane_says_what_is_in_it_and_opens_with_a_click() {
    let mut hand = Hand::new();
    hand.editor.toggle_fold(&id("touch"));
    let strip = hand.editor.layout().lane(&id("touch")).unwrap().rect;
    let at = hand.editor.camera().to_screen(Pane::Body, Point::new(strip.x1 - 40.0, strip.center().y));
    hand.move_to(at);
    assert_eq!(hand.editor.hint(), "Folded: 3 cards · click to open");
    hand.click(at);
    assert!(hand.editor.folded().is_empty());
    hand.editor.select(Some(Thing::Lane(id("motive"))));
    hand.letter('V');
    assert!(hand.editor.hint().starts_with("Folded: 1 card · "), "{}", hand.editor.hint());
}
