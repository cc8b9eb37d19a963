//! Several things dragged at once, copies, and the frame that selects.

use kurbo::{Point, Size, Vec2};
use touchline::editor::{Command, Cursor, Input, Key, Mods, Thing};

use super::hand::{Hand, NUDGE};
use super::sample::{id, rich_map};

fn pick(hand: &mut Hand, keys: &[&str]) {
    for key in keys {
        let at = hand.card(key);
        hand.with(Mods::SHIFT, |hand| hand.click(at));
    }
}

/// Between the cards of the first lane and the next lane's.
fn corner(hand: &Hand, key: &str, by: Vec2) -> Point {
    let rect = hand.editor.layout().card(&id(key)).unwrap().rect;
    let on = hand.editor.camera().rect_to_screen(touchline::layout::Pane::Body, rect);
    Point::new(if by.x < 0.0 { on.x0 } else { on.x1 }, if by.y < 0.0 { on.y0 } else { on.y1 }) + by
}

#[test]
fn a_frame_to_the_right_takes_what_it_contains_and_to_the_left_what_it_touches() {
    let mut hand = Hand::new();
    let (from, to) = (corner(&hand, "ad", Vec2::new(-6.0, -6.0)), corner(&hand, "photo", Vec2::new(4.0, 4.0)));
    hand.press(from);
    hand.glide(from, to);
    let overlay = hand.overlay();
    assert!(!overlay.frame.unwrap().touching);
    assert_eq!(overlay.selected.len(), 2, "what would be selected is shown");
    assert!(hand.editor.selection().is_empty());
    hand.release(to);
    assert_eq!(hand.picked(), ["ad", "photo"]);
    assert!(hand.overlay().frame.is_none());
    let short = to - Vec2::new(40.0, 0.0);
    hand.drag(from, short);
    assert!(hand.picked().is_empty(), "none lies inside as a whole");
    let (right, below) = (hand.card("photo") + Vec2::new(0.0, 5.0), corner(&hand, "ad", Vec2::new(3.0, 4.0)));
    hand.drag(below, Point::new(right.x, right.y));
    assert_eq!(hand.picked(), ["photo"]);
    assert_eq!(hand.entries(), 0);
}

#[test]
fn shift_adds_to_what_is_selected_and_escape_leaves_it() {
    let mut hand = Hand::new();
    hand.click(hand.card("checkout"));
    let (from, to) = (corner(&hand, "ad", Vec2::new(-6.0, -6.0)), corner(&hand, "ad", Vec2::new(4.0, 3.0)));
    hand.with(Mods::SHIFT, |hand| hand.drag(from, to));
    assert_eq!(hand.picked(), ["checkout", "ad"]);
    hand.press(from);
    hand.glide(from, corner(&hand, "photo", Vec2::new(4.0, 4.0)));
    hand.key(Key::Escape);
    assert!(!hand.editor.busy());
    assert_eq!(hand.picked(), ["checkout", "ad"]);
    hand.release(from);
    assert_eq!(hand.picked(), ["checkout", "ad"]);
}

#[test]
fn a_frame_keeps_its_start_while_the_canvas_scrolls_at_the_edge() {
    let mut hand = Hand::on(super::sample::map(), Size::new(700.0, 500.0));
    let from = corner(&hand, "ad", Vec2::new(-6.0, -6.0));
    hand.press(from);
    hand.glide(from, Point::new(690.0, 490.0));
    for _ in 0..400 {
        hand.wait(0.02);
    }
    assert!(hand.editor.camera().scroll().x > 0.0 && hand.editor.camera().scroll().y > 0.0);
    hand.release(Point::new(690.0, 490.0));
    let seen: Vec<&str> = hand.picked();
    assert!(seen.contains(&"ad") && seen.contains(&"guest"), "{seen:?}");
}

#[test]
fn a_drag_that_is_given_up_leaves_the_map_where_it_was() {
    let mut hand = Hand::on(super::sample::map(), Size::new(700.0, 500.0));
    let start = hand.editor.camera().scroll();
    let dragged = |hand: &mut Hand| {
        let from = hand.card("ad");
        hand.press(from);
        hand.glide(from, Point::new(690.0, 300.0));
        for _ in 0..100 {
            hand.wait(0.02);
        }
        assert!(hand.editor.camera().scroll().x > start.x + 40.0);
    };
    dragged(&mut hand);
    hand.key(Key::Escape);
    hand.wait(1.0);
    assert_eq!(hand.editor.camera().scroll(), start);
    hand.release(Point::new(690.0, 300.0));
    assert_eq!(hand.editor.camera().scroll(), start, "the release is nobody's");

    dragged(&mut hand);
    hand.input(Input::FocusLost);
    hand.wait(1.0);
    assert_eq!(hand.editor.camera().scroll(), start);

    dragged(&mut hand);
    hand.release(Point::new(690.0, 300.0));
    let there = hand.editor.camera().scroll();
    hand.key(Key::Escape);
    hand.wait(1.0);
    assert_eq!(hand.editor.camera().scroll(), there, "what was done stays in sight");
}

#[test]
fn several_cards_move_as_a_block_and_keep_their_order() {
    let mut hand = Hand::new();
    hand.click(hand.card("photo"));
    pick(&mut hand, &["warm", "ad"]);
    let (from, to) = (hand.card("ad"), hand.above("checkout"));
    hand.press(from);
    hand.glide(from, to);
    let ghost = hand.overlay().ghost.unwrap();
    assert_eq!((ghost.count, ghost.copy), (3, false));
    assert_eq!(hand.overlay().rooms.len(), 2, "room is made in both lanes");
    hand.release(to);
    assert_eq!(hand.cards("buy", "touch"), ["ad", "photo", "checkout"]);
    assert_eq!(hand.cards("buy", "motive"), ["warm"], "each in its own lane");
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Move 3 cards");
    assert_eq!(hand.entries(), 1);
    assert_eq!(hand.picked().len(), 3);
    hand.check_undo();
}

#[test]
fn cards_of_several_stages_keep_their_distance_and_gather_with_shift() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    pick(&mut hand, &["checkout"]);
    let (from, to) = (hand.card("ad"), hand.card("checkout"));
    hand.drag(from, to + Vec2::new(0.0, 10.0));
    assert_eq!(
        (hand.cards("buy", "touch"), hand.cards("stay", "touch")),
        (vec!["ad".to_owned()], vec!["checkout".to_owned()])
    );
    let (from, to) = (hand.card("ad"), hand.card("checkout"));
    hand.press(from);
    hand.glide(from, to);
    let refused = hand.overlay().refused.unwrap();
    assert_eq!(refused.text, "1 of 2 cards would leave the map");
    assert_eq!(refused.offer.as_deref(), Some("Shift: gather them here"));
    hand.mods = Mods::SHIFT;
    hand.wait(0.01);
    assert!(hand.overlay().refused.is_none());
    hand.release(to);
    hand.mods = Mods::NONE;
    assert_eq!(hand.cards("stay", "touch"), ["ad", "checkout"]);
    hand.check_undo();
}

#[test]
fn a_lane_that_takes_only_some_says_how_many_and_they_snap_back() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    pick(&mut hand, &["photo", "warm"]);
    let (from, to) = (hand.card("ad"), hand.free("buy", "motive"));
    hand.press(from);
    hand.glide(from, to);
    let refused = hand.overlay().refused.unwrap();
    assert_eq!(refused.text, "2 of 3 cards may not be here: Motives takes motives and notes");
    assert_eq!(refused.offer.as_deref(), Some("Alt: change them to motives"));
    assert_eq!(hand.editor.cursor(), Cursor::NotAllowed);
    hand.release(to);
    assert_eq!(hand.entries(), 0);
    assert!(hand.editor.toasts()[0].text.starts_with("2 of 3 cards"));
    hand.with(Mods::ALT, |hand| hand.drag(from, to));
    assert_eq!(hand.cards("buy", "motive"), ["ad", "photo", "warm"]);
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Change 2 cards to motives");
    hand.check_undo();
}

#[test]
fn ctrl_drag_copies_and_the_modifier_may_change_on_the_way() {
    let mut hand = Hand::new();
    hand.click(hand.card("guest"));
    pick(&mut hand, &["account"]);
    let (from, to) = (hand.card("guest"), hand.free("stay", "chance"));
    hand.press(from);
    hand.glide(from, to);
    hand.mods = Mods::COMMAND;
    hand.wait(0.01);
    assert!(hand.overlay().ghost.unwrap().copy);
    assert_eq!(hand.editor.cursor(), Cursor::Copy);
    assert!(hand.editor.layout().cell_of(&id("guest")).is_some(), "the cards stay");
    hand.release(to);
    hand.mods = Mods::NONE;
    assert_eq!(hand.cards("buy", "chance"), ["guest"]);
    assert_eq!((hand.cards("stay", "chance").len(), hand.cards("stay", "pain").len()), (1, 1));
    assert_eq!(hand.editor.map().links.len(), 2, "the link between them is copied");
    assert_eq!(hand.picked().len(), 2);
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Copy 2 cards");
    hand.check_undo();
}

#[test]
fn ctrl_drag_of_a_card_that_is_not_selected_takes_it_alone() {
    let mut hand = Hand::new();
    hand.click(hand.card("checkout"));
    let (from, to) = (hand.card("ad"), hand.free("stay", "touch"));
    hand.with(Mods::COMMAND, |hand| hand.drag(from, to));
    assert_eq!(hand.cards("aware", "touch"), ["ad", "photo"]);
    assert_eq!(hand.texts("stay", "touch"), ["Autumn campaign"]);
    hand.with(Mods::COMMAND, |hand| hand.click(from));
    assert_eq!(hand.picked().len(), 2, "a click adds");
    hand.check_undo();
}

#[test]
fn several_stages_and_lanes_are_dragged_at_once() {
    let mut hand = Hand::new();
    hand.click(hand.head("buy"));
    let first = hand.head("aware");
    hand.with(Mods::SHIFT, |hand| hand.click(first));
    hand.drag(first, hand.head("stay") + Vec2::new(60.0, 0.0));
    assert_eq!(hand.stages(), ["Loyalty", "Awareness", "Purchase"]);
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Move 2 stages");
    hand.click(hand.label("touch"));
    let pain = hand.label("pain");
    hand.with(Mods::SHIFT, |hand| hand.click(pain));
    hand.drag(pain, hand.label("note") + Vec2::new(0.0, 30.0));
    assert_eq!(hand.lanes(), ["motive", "mood", "chance", "note", "touch", "pain"]);
    assert_eq!(hand.entries(), 2);
    hand.check_undo();
}

#[test]
fn steps_are_dragged_within_and_between_stages() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2400.0));
    let names = |hand: &Hand, stage: usize| {
        let steps = &hand.editor.map().stages[stage].steps;
        steps.iter().map(|step| step.id.to_string()).collect::<Vec<_>>()
    };
    let (pay, confirm) = (hand.step("pay"), hand.step("confirm"));
    hand.press(pay);
    hand.glide(pay, confirm + Vec2::new(60.0, 0.0));
    assert_eq!(names(&hand, 1), ["pay", "confirm"], "the map is untouched");
    assert_eq!(hand.overlay().rooms.len(), 1);
    hand.release(confirm + Vec2::new(60.0, 0.0));
    assert_eq!(names(&hand, 1), ["confirm", "pay"]);
    let to = hand.head("stay");
    hand.drag(hand.step("pay"), to);
    assert_eq!((names(&hand, 1), names(&hand, 2)), (vec!["confirm".to_owned()], vec!["pay".to_owned()]));
    assert_eq!(hand.cards("pay", "touch"), ["form"]);
    hand.check_undo();
}

#[test]
fn a_stage_of_steps_opens_a_column_of_its_own_for_a_drag() {
    let mut map = rich_map();
    map.cards.retain(|card| card.at.column != id("buy"));
    map.links.clear();
    map.sentiments.retain(|sentiment| sentiment.at != id("buy"));
    let mut hand = Hand::on(map, Size::new(2800.0, 2400.0));
    assert!(hand.editor.layout().column(&id("buy")).is_none());
    let from = hand.card("form");
    hand.press(from);
    hand.move_to(from + NUDGE);
    assert!(hand.editor.layout().column(&id("buy")).is_some());
    let to = hand.free("buy", "touch");
    hand.glide(from, to);
    hand.release(to);
    assert_eq!(hand.cards("buy", "touch"), ["form"]);
    hand.check_undo();
    let (from, to) = (hand.card("form"), hand.card("ad"));
    hand.press(from);
    hand.glide(from, to);
    hand.key(Key::Escape);
    assert_eq!(hand.selected(), Some(Thing::Card(id("form"))));
}
