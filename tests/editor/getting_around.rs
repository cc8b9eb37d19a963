//! Flights of the camera, going to stages, one stage alone, and what scroll bars say.

use kurbo::{Point, Size, Vec2};
use touchline::editor::{Command, Direction, Input, Key, Mods, Thing};
use touchline::layout::Pane;

use super::hand::Hand;
use super::sample::{id, map, rich_map};

fn small() -> Hand {
    Hand::on(map(), Size::new(700.0, 500.0))
}

#[test]
fn the_camera_flies_there_in_time_and_rests_then() {
    let mut hand = small();
    hand.editor.set_motion(true);
    let before = hand.editor.camera().zoom();
    hand.letter('F');
    assert_eq!(hand.editor.camera().zoom(), before, "nothing has moved at once");
    assert_eq!(hand.editor.wake_at(), Some(hand.now), "the next frame is asked for");
    let mut zooms = vec![before];
    for _ in 0..25 {
        hand.wait(0.0);
        zooms.push(hand.editor.camera().zoom());
    }
    assert!(zooms.windows(2).all(|pair| pair[1] <= pair[0]), "{zooms:?}");
    assert!(zooms[5] < before && zooms[5] > zooms[25], "{zooms:?}");
    assert!(!hand.editor.flying() && hand.editor.wake_at().is_none(), "no frame is asked for at rest");
    let size = hand.editor.layout().size;
    let fits = (700.0 / size.width).min(500.0 / size.height);
    assert!((hand.editor.camera().zoom() - fits).abs() < 1e-9);
}

#[test]
fn without_motion_it_is_there_at_once() {
    let mut hand = small();
    hand.letter('F');
    assert!(hand.editor.camera().zoom() < 1.0 && hand.editor.wake_at().is_none());
    hand.editor.set_motion(true);
    hand.command(Key::Char('0'));
    assert!(hand.editor.flying());
    hand.editor.set_motion(false);
    assert!(!hand.editor.flying());
    assert_eq!(hand.editor.camera().zoom(), 1.0);
}

#[test]
fn presses_in_a_row_go_on_from_where_the_flight_leads() {
    let mut hand = small();
    hand.editor.set_motion(true);
    for _ in 0..3 {
        hand.command(Key::Minus);
    }
    hand.wait(1.0);
    assert_eq!(hand.editor.camera().zoom(), 0.67);
}

#[test]
fn a_hand_takes_the_camera_from_a_flight() {
    let mut hand = small();
    hand.editor.set_motion(true);
    hand.letter('F');
    hand.wait(0.05);
    let at = Point::new(300.0, 200.0);
    let under = hand.editor.camera().to_map(Pane::Body, at);
    hand.input(Input::Zoom(at, 1.0));
    let zoom = hand.editor.camera().zoom();
    hand.wait(1.0);
    assert_eq!(hand.editor.camera().zoom(), zoom);
    let now = hand.editor.camera().to_map(Pane::Body, at);
    assert!(under.distance(now) < 40.0);
}

#[test]
fn a_card_is_dragged_on_while_the_zoom_changes() {
    let mut hand = small();
    let from = hand.card("ad");
    hand.press(from);
    hand.glide(from, from + Vec2::new(30.0, 30.0));
    assert!(hand.editor.busy());
    hand.input(Input::Zoom(from + Vec2::new(30.0, 30.0), 0.8));
    assert!(hand.editor.busy() && hand.editor.overlay().ghost.is_some());
    let to = hand.card("warm");
    let other = hand.card("photo");
    hand.glide(other, Point::new(other.x, (other.y + to.y) / 2.0));
    hand.key(Key::Escape);
    assert_eq!(*hand.editor.map(), map());
}

#[test]
fn a_small_map_stands_in_the_middle_and_stays_while_it_grows() {
    let mut hand = Hand::new();
    let size = hand.editor.layout().size;
    let left = |hand: &Hand| hand.editor.camera().to_screen(Pane::Body, Point::ZERO).x;
    assert!((left(&hand) - (2800.0 - size.width) / 2.0).abs() < 1e-6);
    let before = left(&hand);
    hand.input(Input::Wheel(Vec2::new(-100.0, 0.0)));
    assert_eq!(left(&hand), before, "all of it is seen: it does not scroll");
    hand.letter('G');
    assert_eq!(left(&hand), before, "a new stage does not push the others");
    hand.key(Key::Escape);
    hand.letter('F');
    let size = hand.editor.layout().size;
    assert!((left(&hand) - (2800.0 - size.width) / 2.0).abs() < 1e-6);
}

#[test]
fn what_is_selected_is_shown_as_large_as_it_fits() {
    let mut hand = small();
    assert!(!hand.editor.enabled(&Command::FitSelection));
    hand.editor.select(Some(Thing::Card(id("declined"))));
    hand.mods = Mods::SHIFT;
    hand.letter('F');
    let camera = hand.editor.camera();
    let (pane, rect) = hand.editor.place(&Thing::Card(id("declined"))).unwrap();
    let shown = camera.rect_to_screen(pane, rect);
    assert!(camera.zoom() > 1.0);
    assert!(camera.inner().contains(shown.origin()) && camera.inner().contains(Point::new(shown.x1, shown.y1)));
}

#[test]
fn a_digit_goes_to_the_stage() {
    let mut hand = small();
    hand.letter('3');
    assert_eq!(hand.selected(), Some(Thing::Stage(id("stay"))));
    let (pane, rect) = hand.editor.place(&Thing::Stage(id("stay"))).unwrap();
    let shown = hand.editor.camera().rect_to_screen(pane, rect);
    assert!(shown.x0 >= 0.0 && shown.x1 <= 700.0, "{shown:?}");
    hand.letter('9');
    assert_eq!(hand.selected(), Some(Thing::Stage(id("stay"))), "there is no ninth");
    hand.editor.select(Some(Thing::Card(id("account"))));
    hand.letter('2');
    assert_eq!(hand.selected(), Some(Thing::Card(id("account"))), "a card of the stage stays selected");
    hand.key(Key::PageUp);
    assert_eq!(hand.selected(), Some(Thing::Stage(id("aware"))));
    hand.key(Key::PageDown);
    assert_eq!(hand.selected(), Some(Thing::Stage(id("buy"))));
}

fn heads(hand: &Hand) -> Vec<&str> {
    hand.editor.layout().heads.iter().map(|head| head.stage.as_str()).collect()
}

#[test]
fn one_stage_is_shown_alone_and_edited_there() {
    let mut hand = Hand::on(rich_map(), Size::new(900.0, 600.0));
    hand.input(Input::Wheel(Vec2::new(-200.0, -50.0)));
    let before = hand.editor.camera().clone();
    hand.editor.select(Some(Thing::Card(id("account"))));
    hand.letter('Z');
    assert_eq!(heads(&hand), ["buy"]);
    hand.letter('P');
    hand.write("Too slow");
    assert_eq!(hand.editor.map().cards.iter().find(|card| card.text == "Too slow").unwrap().at.column, id("buy"));
    assert_eq!(heads(&hand), ["buy"]);
    // A stage dragged alone stays where it is.
    let head = hand.head("buy");
    hand.drag(head, head + Vec2::new(-200.0, 0.0));
    assert_eq!(hand.editor.map().stages[1].id, id("buy"));
    hand.key(Key::PageDown);
    assert_eq!(heads(&hand), ["stay"]);
    hand.letter('1');
    assert_eq!(heads(&hand), ["aware"]);
    // What is selected elsewhere, as in the outline, leads there.
    hand.editor.select(Some(Thing::Card(id("guest"))));
    assert_eq!(heads(&hand), ["buy"]);
    hand.key(Key::Escape);
    assert_eq!(heads(&hand), ["buy"], "first the selection goes");
    hand.key(Key::Escape);
    assert_eq!(heads(&hand), ["aware", "buy", "stay"]);
    assert_eq!((hand.editor.camera().zoom(), hand.editor.camera().scroll()), (before.zoom(), before.scroll()));
}

#[test]
fn cards_move_out_of_the_stage_that_is_shown_alone() {
    let mut hand = Hand::on(map(), Size::new(900.0, 600.0));
    hand.editor.select(Some(Thing::Card(id("guest"))));
    hand.letter('Z');
    assert!(hand.editor.camera().zoom() > 1.0, "it is shown large");
    hand.editor.run(&Command::Move(Direction::Right));
    assert_eq!(hand.editor.map().card(&id("guest")).unwrap().at.column, id("stay"));
    assert_eq!(heads(&hand), ["stay"], "the view goes with it");
    hand.editor.undo();
    assert_eq!(heads(&hand), ["buy"]);
    hand.editor.select(Some(Thing::Stage(id("buy"))));
    hand.key(Key::Delete);
    assert_eq!(heads(&hand), ["stay"], "the one that is selected next is shown");
    hand.key(Key::Delete);
    hand.key(Key::Delete);
    assert!(hand.editor.map().stages.is_empty() && hand.editor.spotlit().is_none());
}

#[test]
fn scroll_bars_tell_what_is_seen_of_the_whole() {
    let mut hand = small();
    let bars = hand.editor.camera().bars();
    let (across, down) = (bars.sideways.unwrap(), bars.down.unwrap());
    let size = hand.editor.layout().size;
    assert_eq!(across.scroll, (0.0, size.width - 700.0));
    assert_eq!(across.thumb.x0, across.track.x0);
    assert_eq!((across.track.x0, down.track.y0), (0.0, 0.0), "from the canvas's edges");
    assert_eq!(down.thumb.y0, down.track.y0);
    let part = across.thumb.width() / across.track.width();
    assert!((part - 700.0 / size.width).abs() < 0.01, "{part}");
    // Dragging the thumb over the whole of its way scrolls over the whole map.
    let way = across.track.width() - across.thumb.width();
    let to = across.dragged(way);
    hand.editor.camera_mut().scroll_to(across.scroll_to(to, Vec2::ZERO));
    let after = hand.editor.camera().bars().sideways.unwrap();
    assert!((after.thumb.x1 - after.track.x1).abs() < 1e-6);
    hand.letter('F');
    let bars = hand.editor.camera().bars();
    assert!(bars.sideways.is_none() && bars.down.is_none());
}

#[test]
fn what_is_walked_to_stands_beside_a_panel_that_lies_over_the_canvas() {
    let mut hand = small();
    hand.editor.camera_mut().zoom_to(0.8);
    hand.editor.cover((0.0, 220.0));
    hand.editor.select(Some(Thing::Stage(id("aware"))));
    for n in 0..3 {
        hand.key(Key::Right);
        assert!(n > 0 || hand.editor.camera().scroll().x > 0.0, "the second head was under it");
        let (pane, rect) = hand.editor.place(hand.editor.selection().one().unwrap()).unwrap();
        let on = hand.editor.camera().rect_to_screen(pane, rect);
        let bar = hand.editor.camera().bars().sideways.unwrap();
        assert!(on.x1 <= 480.0 || bar.scroll.0 == bar.scroll.1, "{on:?} lies under the panel");
    }
}

#[test]
fn marks_are_smaller_where_the_map_is_seen_from_afar_and_never_larger() {
    let mut hand = small();
    let mut sizes = Vec::new();
    for zoom in [0.1, 0.2, 0.37, 0.46, 1.0, 4.0] {
        hand.editor.camera_mut().zoom_to(zoom);
        sizes.push(hand.editor.camera().detail());
    }
    assert!(sizes.windows(2).all(|pair| pair[0] <= pair[1]), "{sizes:?}");
    assert!(sizes[0] > 0.3 && sizes[2] < 1.0 && sizes[3..] == [1.0; 3], "{sizes:?}");
}

#[test]
fn a_stage_that_is_selected_is_named_as_the_one_to_focus_on() {
    let mut hand = small();
    assert_eq!(hand.editor.title(&Command::FocusStage), "Focus on one stage");
    hand.editor.select(Some(Thing::Stage(id("buy"))));
    assert_eq!(hand.editor.title(&Command::FocusStage), "Focus on this stage");
    hand.letter('Z');
    assert_eq!(hand.editor.title(&Command::FocusStage), "Show all stages");
}
