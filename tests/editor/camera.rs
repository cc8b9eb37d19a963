//! Scrolling, zooming, panning, and what stays in sight.

use kurbo::{Point, Size, Vec2};
use touchline::editor::{Button, Command, Direction, Input, Key};
use touchline::layout::Pane;

use super::hand::Hand;
use super::sample::{id, map};

fn small() -> Hand {
    Hand::on(map(), Size::new(700.0, 500.0))
}

#[test]
fn the_wheel_scrolls_within_the_map() {
    let mut hand = small();
    hand.input(Input::Wheel(Vec2::new(-40.0, -120.0)));
    assert_eq!(hand.editor.camera().scroll(), Vec2::new(40.0, 120.0));
    hand.input(Input::Wheel(Vec2::new(1e6, 1e6)));
    assert_eq!(hand.editor.camera().scroll(), Vec2::ZERO);
    hand.input(Input::Wheel(Vec2::new(-1e6, -1e6)));
    let camera = hand.editor.camera();
    let size = hand.editor.layout().size;
    assert_eq!(camera.scroll(), Vec2::new(size.width - 700.0, size.height - 500.0));
}

#[test]
fn zoom_keeps_what_is_under_the_pointer() {
    let mut hand = small();
    hand.input(Input::Wheel(Vec2::new(-200.0, -300.0)));
    let at = Point::new(300.0, 250.0);
    let before = hand.editor.camera().to_map(Pane::Body, at);
    hand.input(Input::Zoom(at, 1.5));
    let after = hand.editor.camera().to_map(Pane::Body, at);
    assert!(before.distance(after) < 1e-6);
    assert_eq!(hand.editor.camera().zoom(), 1.5);
    for _ in 0..40 {
        hand.input(Input::Zoom(at, 0.5));
    }
    assert_eq!(hand.editor.camera().zoom(), 0.1);
    hand.editor.run(&Command::ActualSize);
    assert_eq!(hand.editor.camera().zoom(), 1.0);
    hand.editor.run(&Command::Fit);
    let (zoom, size) = (hand.editor.camera().zoom(), hand.editor.layout().size);
    assert!(size.width * zoom <= 700.0 + 1e-6 && size.height * zoom <= 500.0 + 1e-6);
}

#[test]
fn heads_and_labels_stay_in_sight_and_are_hit_there() {
    let mut hand = small();
    hand.input(Input::Wheel(Vec2::new(-300.0, -400.0)));
    let (head, label) = (hand.head("buy"), hand.label("mood"));
    assert!((0.0..100.0).contains(&head.y), "{head:?}");
    assert!((0.0..200.0).contains(&label.x), "{label:?}");
    hand.click(head);
    assert_eq!(hand.selected(), Some(touchline::editor::Thing::Stage(id("buy"))));
    hand.click(label);
    assert_eq!(hand.selected(), Some(touchline::editor::Thing::Lane(id("mood"))));
    let scroll = hand.editor.camera().scroll();
    hand.click(Point::new(40.0, 40.0));
    assert_eq!(hand.editor.camera().scroll(), scroll, "the corner between them is nothing");
}

#[test]
fn space_and_the_middle_button_pan() {
    let mut hand = small();
    let over_card = hand.card("ad");
    hand.input(Input::Space(true));
    hand.drag(over_card, over_card - Vec2::new(50.0, 60.0));
    hand.input(Input::Space(false));
    assert_eq!(hand.editor.camera().scroll(), Vec2::new(50.0, 60.0));
    let at = Point::new(350.0, 350.0);
    hand.input(Input::Press(at, Button::Middle));
    hand.move_to(at - Vec2::new(0.0, 30.0));
    hand.input(Input::Release(at, Button::Middle));
    assert_eq!(hand.editor.camera().scroll(), Vec2::new(50.0, 90.0));
    assert_eq!(hand.entries(), 0);
}

#[test]
fn walking_brings_the_selection_into_view() {
    let mut hand = small();
    hand.editor.run(&Command::Walk(Direction::Right));
    for _ in 0..3 {
        hand.key(Key::Right);
    }
    for _ in 0..9 {
        hand.key(Key::Down);
        let mark = hand.overlay().focus.unwrap();
        let on = hand.editor.camera().rect_to_screen(mark.pane, mark.rect);
        assert!(on.x0 >= 0.0 && on.x1 <= 700.0 && on.y0 >= 0.0 && on.y1 <= 500.0, "{on:?}");
    }
}

#[test]
fn a_drag_near_the_edge_scrolls_and_lands_where_it_shows() {
    let mut hand = small();
    let from = hand.card("ad");
    let to = Point::new(690.0, from.y);
    hand.press(from);
    hand.glide(from, to);
    assert_eq!(hand.editor.wake_at(), Some(hand.now), "it wants to be woken at once");
    for _ in 0..200 {
        hand.wait(0.03);
    }
    let size = hand.editor.layout().size;
    assert_eq!(hand.editor.camera().scroll().x, size.width - 700.0);
    assert_ne!(hand.editor.wake_at(), Some(hand.now), "there is nowhere left to scroll");
    hand.release(to);
    assert_eq!(hand.cards("stay", "touch"), ["ad"]);
    hand.check_undo();
}

#[test]
fn a_new_card_comes_to_the_stage_one_sees() {
    let mut hand = small();
    hand.input(Input::Wheel(Vec2::new(-400.0, 0.0)));
    hand.letter('T');
    hand.write("Seen");
    assert_eq!(hand.texts("buy", "touch"), ["Checkout", "Seen"]);
}

#[test]
fn coming_in_from_the_palette_scrolls_nothing_and_a_stage_only_sideways() {
    let mut hand = small();
    hand.input(Input::Wheel(Vec2::new(-200.0, -200.0)));
    let scroll = hand.editor.camera().scroll();
    hand.input(Input::PaletteDrag(touchline::editor::Placeable::Card(touchline::map::CardKind::Note)));
    hand.move_to(Point::new(20.0, 200.0));
    hand.wait(0.05);
    assert_eq!(hand.editor.camera().scroll(), scroll);
    hand.move_to(Point::new(400.0, 300.0));
    hand.move_to(Point::new(690.0, 300.0));
    hand.wait(0.05);
    assert!(hand.editor.camera().scroll().x > scroll.x, "later the edge scrolls");
    hand.key(Key::Escape);
    let scroll = hand.editor.camera().scroll();
    let from = hand.head("buy");
    hand.press(from);
    hand.move_to(from + Vec2::new(30.0, 0.0));
    hand.wait(0.05);
    assert_eq!(hand.editor.camera().scroll().y, scroll.y);
    hand.key(Key::Escape);
}
