//! A click where a cell is free says where the next card goes; where a lane has no cells, a frame may begin.

use kurbo::Vec2;
use touchline::editor::{Command, Input, Key, Mods, ScribeInput, Thing};
use touchline::map::{Id, Lane, LaneKind};

use super::clipboard::free_in;
use super::hand::Hand;
use super::sample::{id, map};

#[test]
fn a_kind_s_key_puts_the_card_into_the_stage_that_was_clicked() {
    let mut hand = Hand::new();
    let at = free_in(&hand, "buy", "pain");
    hand.click(at);
    assert!(hand.editor.selection().is_empty());
    hand.letter('P');
    hand.write("Dear");
    assert_eq!(hand.texts("buy", "pain"), ["Must create an account", "Card declined", "Dear"]);
    hand.click(at);
    hand.letter('M');
    hand.write("Soon");
    assert_eq!(hand.texts("buy", "motive"), ["Soon"], "another kind, the same stage");
    hand.click(at);
    hand.letter('G');
    hand.input(Input::TextCommitted);
    assert_eq!(hand.stages(), ["Awareness", "Purchase", "New stage", "Loyalty"]);
    hand.check_undo();
}

#[test]
fn of_two_lanes_of_a_kind_the_clicked_one_takes_the_card() {
    let mut map = map();
    map.lanes.push(Lane { id: id("more"), kind: LaneKind::Touchpoint, ..Lane::default() });
    map.cards.push(touchline::map::Card {
        id: id("late"),
        at: super::sample::cell("stay", "more"),
        text: "Letter".into(),
        ..map.cards[0].clone()
    });
    let mut hand = Hand::on(map, kurbo::Size::new(2800.0, 2000.0));
    hand.click(free_in(&hand, "stay", "more"));
    hand.letter('T');
    hand.write("Call");
    assert_eq!(hand.texts("stay", "more"), ["Letter", "Call"]);
}

#[test]
fn the_scribe_line_goes_to_the_clicked_cell_and_on_from_there() {
    let mut hand = Hand::new();
    hand.editor.select(Some(Thing::Card(id("warm"))));
    hand.command(Key::Enter);
    let place = |hand: &Hand| {
        let view = hand.editor.scribe_view();
        (view.stage.unwrap_or_default(), view.lane.unwrap_or_default())
    };
    let words = |stage: &str, lane: &str| (stage.to_owned(), lane.to_owned());
    assert_eq!(place(&hand), words("Awareness", "Motives"));
    let at = free_in(&hand, "buy", "pain");
    hand.click(at);
    assert_eq!(place(&hand), words("Purchase", "Pain points"), "with the line open");
    hand.input(Input::Scribe(ScribeInput::Stage { forward: true }));
    assert_eq!(place(&hand), words("Loyalty", "Pain points"));
    hand.input(Input::Scribe(ScribeInput::Leave));
    hand.click(at);
    hand.command(Key::Enter);
    assert_eq!(place(&hand), words("Purchase", "Pain points"), "and with the line closed");
}

#[test]
fn the_place_is_marked_until_something_else_is_meant() {
    let mut hand = Hand::new();
    assert_eq!(hand.editor.aimed_rect(), None);
    let at = free_in(&hand, "buy", "pain");
    hand.click(at);
    let last = hand.editor.layout().card(&id("declined")).unwrap().rect;
    let mark = hand.editor.aimed_rect().unwrap();
    assert!(mark.y0 >= last.y1 - 1.0 && mark.height() < 10.0, "a line below the last card: {mark:?}, {last:?}");
    hand.key(Key::Escape);
    assert_eq!(hand.editor.aimed_rect(), None);
    hand.click(at);
    hand.click(hand.card("ad"));
    assert_eq!(hand.editor.aimed_rect(), None);
    hand.click(at);
    hand.editor.run(&Command::LockAll);
    assert_eq!(hand.editor.aimed_rect(), None, "nothing can come there");
}

#[test]
fn a_frame_begins_on_the_ground_of_the_sentiment_line() {
    let mut hand = Hand::new();
    let (from, to) = (hand.feeling("buy", 1.5) + Vec2::new(150.0, 0.0), hand.card("declined") - Vec2::new(0.0, 20.0));
    hand.press(from);
    assert!(hand.editor.selection().is_empty(), "a press is no click yet");
    hand.glide(from, to);
    hand.release(to);
    hand.wait(1.0);
    assert!(hand.picked().contains(&"declined"), "{:?}", hand.picked());
    let before = hand.picked().len();
    // To what is selected a frame adds.
    hand.click(hand.card("ad"));
    hand.with(Mods::SHIFT, |hand| hand.drag(from, to));
    assert_eq!(hand.picked().len(), before + 1);
    assert!(hand.picked().contains(&"ad"));
    // A click is one.
    let ground = hand.feeling("buy", 1.5) + Vec2::new(150.0, 0.0);
    hand.click(ground);
    assert_eq!(hand.selected(), Some(Thing::Lane(id("mood"))));
    hand.click(hand.card("ad"));
    hand.with(Mods::SHIFT, |hand| hand.click(ground));
    let picked: Vec<Id> =
        hand.editor.selection().things().filter_map(|thing| thing.lane(hand.editor.map()).cloned()).collect();
    assert_eq!(picked.len(), 2, "Shift adds the lane");
}

#[test]
fn a_card_that_got_no_text_goes_with_the_next_press_elsewhere() {
    let mut hand = Hand::new();
    for elsewhere in [hand.card("ad"), hand.free("buy", "note"), hand.feeling("buy", 1.5) + Vec2::new(150.0, 0.0)] {
        hand.click(hand.free("stay", "pain"));
        assert!(hand.editor.editing().is_some());
        hand.press(elsewhere);
        assert!(hand.texts("stay", "pain").is_empty(), "a slip");
        hand.release(elsewhere);
        hand.key(Key::Escape);
        assert_eq!(hand.entries(), 0);
        hand.wait(1.0);
    }
    hand.click(hand.free("stay", "pain"));
    hand.input(Input::TextChanged("Dear".to_owned()));
    hand.click(hand.card("ad"));
    assert_eq!(hand.texts("stay", "pain"), ["Dear"], "what was typed is kept");
    hand.click(hand.free("stay", "motive"));
    hand.input(Input::TextCommitted);
    hand.click(hand.card("ad"));
    assert_eq!(hand.texts("stay", "motive"), [""], "Enter says that it is meant");
}

#[test]
fn a_double_click_in_an_empty_cell_makes_one_card() {
    let mut hand = Hand::new();
    let rect = hand.editor.layout().cell(&super::sample::cell("aware", "pain")).unwrap().rect;
    let low = kurbo::Point::new(rect.center().x, rect.y1 - 8.0);
    let at = hand.editor.camera().to_screen(touchline::layout::Pane::Body, low);
    hand.double_click(at);
    assert_eq!(hand.texts("aware", "pain"), [""]);
    assert!(hand.editor.editing().is_some());
}
