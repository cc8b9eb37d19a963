//! Stages and lanes by mouse.

use kurbo::Vec2;
use touchline::editor::{Command, Cursor, Key, Placeable, Thing};

use super::hand::Hand;
use super::sample::id;

#[test]
fn a_stage_from_the_palette_goes_before_between_and_after() {
    let mut hand = Hand::new();
    let before = hand.head("aware") - Vec2::new(150.0, 0.0);
    hand.place(Placeable::Stage, before);
    hand.write("First");
    let between = hand.head("buy") - Vec2::new(150.0, -300.0);
    hand.place(Placeable::Stage, between);
    hand.write("Middle");
    let after = hand.head("stay") + Vec2::new(150.0, 100.0);
    hand.place(Placeable::Stage, after);
    hand.write("Last");
    assert_eq!(hand.stages(), ["First", "Awareness", "Middle", "Purchase", "Loyalty", "Last"]);
    assert_eq!(hand.entries(), 3);
    hand.check_undo();
}

#[test]
fn a_stage_head_dragged_sideways_takes_everything_along() {
    let mut hand = Hand::new();
    let (from, to) = (hand.head("aware"), hand.head("stay") + Vec2::new(60.0, 0.0));
    hand.press(from);
    hand.glide(from, to);
    assert_eq!(hand.stages(), ["Awareness", "Purchase", "Loyalty"]);
    let heads: Vec<&str> = hand.editor.layout().heads.iter().map(|head| head.stage.as_str()).collect();
    assert_eq!(heads, ["buy", "stay", "aware"], "the preview shows it");
    assert!(!hand.overlay().drops.is_empty());
    hand.release(to);
    assert_eq!(hand.stages(), ["Purchase", "Loyalty", "Awareness"]);
    assert_eq!(hand.cards("aware", "touch"), ["ad", "photo"]);
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Move stage");
    hand.check_undo();
}

#[test]
fn escape_leaves_stages_and_lanes_where_they_were() {
    let mut hand = Hand::new();
    for (from, to) in [(hand.head("aware"), hand.head("stay")), (hand.label("touch"), hand.label("note"))] {
        hand.press(from);
        hand.glide(from, to);
        hand.key(Key::Escape);
        hand.release(to);
        assert!(!hand.editor.busy());
    }
    assert_eq!(hand.entries(), 0);
}

#[test]
fn the_edge_between_heads_changes_the_width() {
    let mut hand = Hand::new();
    let column = hand.editor.layout().columns[0].clone();
    let edge = hand.head_edge("aware");
    hand.move_to(edge);
    assert_eq!(hand.editor.cursor(), Cursor::ResizeColumn);
    let to = edge + Vec2::new(46.0, 3.0);
    hand.press(edge);
    hand.glide(edge, to);
    assert_eq!(hand.editor.layout().columns[0].width, column.width + 46.0, "shown before it is made");
    hand.release(to);
    let width = hand.editor.map().stage(&id("aware")).unwrap().width.unwrap();
    assert_eq!(f64::from(width.get()), column.width + 46.0);
    hand.now += 1.0;
    hand.double_click(to);
    assert_eq!(hand.editor.map().stage(&id("aware")).unwrap().width, None);
    assert_eq!(hand.entries(), 2);
    hand.check_undo();
}

#[test]
fn a_lanes_label_dragged_reorders_the_lanes() {
    let mut hand = Hand::new();
    hand.drag(hand.label("pain"), hand.label("touch") - Vec2::new(0.0, 12.0));
    assert_eq!(hand.lanes()[..3], ["pain", "touch", "motive"]);
    assert_eq!(hand.selected(), Some(Thing::Lane(id("pain"))));
    hand.drag(hand.label("pain"), hand.label("note") + Vec2::new(0.0, 30.0));
    assert_eq!(hand.lanes().last(), Some(&"pain"));
    hand.check_undo();
}

#[test]
fn lanes_pass_hidden_ones_as_one_sees_them() {
    let mut hand = Hand::new();
    hand.click(hand.label("motive"));
    hand.letter('H');
    assert!(hand.editor.map().lane(&id("motive")).unwrap().hidden);
    assert!(hand.editor.layout().lane(&id("motive")).is_none());
    hand.drag(hand.label("touch"), hand.label("pain") + Vec2::new(0.0, 20.0));
    let shown: Vec<&str> = hand.editor.layout().lanes.iter().map(|lane| lane.lane.as_str()).collect();
    assert_eq!(shown, ["pain", "touch", "mood", "chance", "note"]);
    hand.editor.run(&Command::ShowAllLanes);
    assert_eq!(hand.editor.layout().lanes.len(), 6);
    hand.check_undo();
}

#[test]
fn delete_takes_a_stage_away_and_offers_it_back_for_ten_seconds() {
    let mut hand = Hand::new();
    hand.click(hand.head("buy"));
    hand.key(Key::Delete);
    assert_eq!(hand.stages(), ["Awareness", "Loyalty"]);
    let toast = hand.editor.toasts()[0].clone();
    assert_eq!(toast.text, "Purchase deleted with 4 cards");
    hand.wait(9.0);
    hand.editor.accept_toast(toast.id);
    assert_eq!(hand.stages(), ["Awareness", "Purchase", "Loyalty"]);
    hand.key(Key::Delete);
    hand.wait(11.0);
    assert!(hand.editor.toasts().is_empty());
    hand.check_undo();
}

#[test]
fn the_ghosts_of_frozen_heads_and_labels_stay_at_the_pointer() {
    let mut hand = Hand::on(super::sample::map(), kurbo::Size::new(700.0, 500.0));
    hand.input(touchline::editor::Input::Wheel(Vec2::new(-200.0, -300.0)));
    for (from, by) in [(hand.head("buy"), Vec2::new(20.0, 0.0)), (hand.label("mood"), Vec2::new(0.0, 20.0))] {
        hand.press(from);
        hand.move_to(from + by);
        let ghost = hand.overlay().ghost.unwrap();
        let on = hand.editor.camera().rect_to_screen(touchline::layout::Pane::Body, ghost.rect);
        assert!(on.contains(from + by), "{on:?} is not at {from:?}");
        hand.key(Key::Escape);
    }
}
