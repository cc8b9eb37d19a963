//! Larger text for the room: the canvas alone.

use kurbo::{Point, Size, Vec2};
use touchline::editor::{Command, Input, RoomSize, Thing};
use touchline::layout::{Fonts, View, lay_out};

use super::hand::Hand;
use super::sample::{id, map, rich_map};

fn text_size(hand: &Hand) -> f32 {
    hand.editor.layout().card(&id("account")).unwrap().face.text.paragraph.lines[0].runs[0].size
}

#[test]
fn every_size_makes_the_text_larger_and_changes_nothing_else() {
    let mut hand = Hand::new();
    let (file, normal) = (hand.editor.map().clone(), hand.editor.metrics().clone());
    let export = |fonts: &mut Fonts| lay_out(&file, &View::export(), fonts, &normal);
    let before = export(hand.editor.fonts());
    for size in RoomSize::ALL {
        assert_eq!(hand.editor.run(&Command::RoomSize(size)), None);
        assert_eq!(text_size(&hand), 16.0 * size.factor() as f32);
        assert_eq!(hand.editor.room_size(), size);
    }
    assert!(!hand.editor.dirty() && hand.editor.history().undo_label().is_none());
    assert_eq!((hand.editor.map(), hand.editor.metrics()), (&file, &normal));
    assert!(export(hand.editor.fonts()) == before, "exports keep their sizes");
}

#[test]
fn what_is_selected_stays_where_it_is_and_is_hit_there() {
    let mut hand = Hand::on(rich_map(), Size::new(1000.0, 700.0));
    hand.input(Input::Wheel(Vec2::new(-300.0, -150.0)));
    let account = hand.card("account");
    hand.click(account);
    let at = |hand: &Hand| {
        let (pane, rect) = hand.editor.place(&Thing::Card(id("account"))).unwrap();
        hand.editor.camera().rect_to_screen(pane, rect)
    };
    let before = at(&hand);
    hand.editor.run(&Command::RoomSize(RoomSize::Largest));
    let after = at(&hand);
    assert!((before.y0 - after.y0).abs() < 1.0, "{before:?} became {after:?}");
    assert!(hand.editor.camera().inner().contains(after.origin()), "not below the labels, which are wider now");
    assert!(after.height() > before.height() * 1.5);
    assert_eq!(hand.selected(), Some(Thing::Card(id("account"))));
    hand.click(Point::new(10.0, 690.0));
    hand.click(after.center());
    assert_eq!(hand.selected(), Some(Thing::Card(id("account"))));
}

#[test]
fn a_text_that_is_open_goes_on_in_the_new_size() {
    let mut hand = Hand::new();
    hand.editor.select(Some(Thing::Card(id("account"))));
    hand.editor.run(&Command::Edit);
    hand.input(Input::TextChanged("Must make an account".into()));
    hand.editor.run(&Command::RoomSize(RoomSize::Larger));
    let field = hand.editor.overlay().field.unwrap();
    assert_eq!((field.style.size, field.style.line), (24.0, 31.5));
    hand.input(Input::TextCommitted);
    assert_eq!(hand.editor.map().card(&id("account")).unwrap().text, "Must make an account");
}

#[test]
fn a_stage_gets_the_width_it_is_dragged_to() {
    let mut widths = Vec::new();
    for size in [RoomSize::Normal, RoomSize::Largest] {
        let mut hand = Hand::on(map(), Size::new(3400.0, 3000.0));
        hand.editor.run(&Command::RoomSize(size));
        let edge = hand.head_edge("aware");
        let grown = hand.editor.layout().widened * 40.0;
        hand.drag(edge, edge + Vec2::new(grown, 0.0));
        widths.push(hand.editor.map().stages[0].width.map(|width| width.get()));
    }
    assert_eq!(widths[0], widths[1]);
    assert!(widths[0].is_some());
}
