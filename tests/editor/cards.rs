//! Cards by mouse: clicking, dragging, refusing, placing.

use kurbo::Vec2;
use touchline::editor::{Command, Cursor, GhostOf, Key, Mods, Placeable, Thing};
use touchline::layout::Pane;
use touchline::map::CardKind;

use super::hand::{Hand, NUDGE};
use super::sample::id;

#[test]
fn a_click_selects_and_a_click_beside_selects_nothing() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    assert_eq!(hand.selected(), Some(Thing::Card(id("ad"))));
    hand.click(hand.free("aware", "touch") + Vec2::new(0.0, 200.0));
    hand.click(hand.free("buy", "touch"));
    assert_eq!(hand.selected(), None);
    assert_eq!(hand.entries(), 0);
}

#[test]
fn a_trembling_hand_does_not_drag() {
    let mut hand = Hand::new();
    let at = hand.card("ad");
    hand.drag(at, at + Vec2::new(2.0, 2.0));
    assert_eq!(hand.entries(), 0);
    assert_eq!(hand.cards("aware", "touch"), ["ad", "photo"]);
}

#[test]
fn a_card_dragged_into_another_stage_lands_where_the_mark_was() {
    let mut hand = Hand::new();
    let (from, to) = (hand.card("ad"), hand.above("checkout"));
    hand.press(from);
    hand.glide(from, to);
    let overlay = hand.overlay();
    assert_eq!(overlay.ghost.as_ref().unwrap().of, GhostOf::Card(id("ad")));
    assert!(overlay.selected.is_empty(), "the ghost is mark enough");
    let (pane, mark) = overlay.drops[0];
    let (_, room) = overlay.rooms[0];
    let checkout = hand.editor.layout().card(&id("checkout")).unwrap().rect;
    assert_eq!(pane, Pane::Body);
    assert!(mark.y1 <= room.y0 + 1.0 && room.y1 < checkout.y0, "the others make room");
    assert_eq!(hand.cards("buy", "touch"), ["checkout"], "the map does not change during a drag");
    assert_eq!(hand.editor.cursor(), Cursor::Grabbing);
    hand.release(to);
    assert_eq!(hand.cards("buy", "touch"), ["ad", "checkout"]);
    assert_eq!(hand.selected(), Some(Thing::Card(id("ad"))));
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Move card");
    assert!(hand.overlay().ghost.is_none());
    assert_eq!(hand.overlay().selected[0].thing, Thing::Card(id("ad")));
    hand.check_undo();
    assert_eq!(hand.entries(), 1);
}

#[test]
fn a_card_is_reordered_within_its_cell() {
    let mut hand = Hand::new();
    hand.drag(hand.card("ad"), hand.card("photo") + Vec2::new(0.0, 8.0));
    assert_eq!(hand.cards("aware", "touch"), ["photo", "ad"]);
    hand.drag(hand.card("ad"), hand.card("ad") + NUDGE);
    assert_eq!(hand.entries(), 1, "dropped where it was");
    hand.check_undo();
}

#[test]
fn a_lane_that_does_not_take_the_kind_says_why_and_alt_changes_it() {
    let mut hand = Hand::new();
    let (from, to) = (hand.card("checkout"), hand.card("warm"));
    hand.press(from);
    hand.glide(from, to);
    let refused = hand.overlay().refused.unwrap();
    assert_eq!(refused.text, "Motives takes motives and notes");
    assert_eq!(refused.offer.as_deref(), Some("Alt: change it to a motive"));
    assert!(refused.cell.is_some());
    assert!(hand.overlay().ghost.unwrap().faded);
    assert_eq!(hand.editor.cursor(), Cursor::NotAllowed);
    hand.mods = Mods::ALT;
    hand.wait(0.01);
    assert!(hand.overlay().refused.is_none(), "Alt is seen without a movement");
    assert!(!hand.overlay().drops.is_empty());
    hand.release(to);
    assert_eq!(hand.kind("checkout"), CardKind::Motive);
    assert_eq!(hand.cards("aware", "motive").len(), 2);
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Change card to a motive");
    hand.check_undo();
}

#[test]
fn a_refused_drop_changes_nothing_and_says_why() {
    let mut hand = Hand::new();
    hand.drag(hand.card("checkout"), hand.card("warm"));
    assert_eq!(hand.entries(), 0);
    assert_eq!(hand.editor.toasts()[0].text, "Motives takes motives and notes");
}

#[test]
fn escape_cancels_a_drag_without_a_trace() {
    let mut hand = Hand::new();
    let (from, to) = (hand.card("ad"), hand.card("checkout"));
    hand.press(from);
    hand.glide(from, to);
    hand.key(Key::Escape);
    assert!(hand.overlay().ghost.is_none() && hand.overlay().drops.is_empty());
    hand.move_to(to + NUDGE);
    hand.release(to + NUDGE);
    assert_eq!(hand.entries(), 0);
    assert_eq!(hand.selected(), Some(Thing::Card(id("ad"))));
}

#[test]
fn a_card_from_the_palette_lands_in_the_cell_and_opens_its_text() {
    let mut hand = Hand::new();
    let to = hand.above("declined");
    hand.place(Placeable::Card(CardKind::PainPoint), to);
    hand.write("Too many fields");
    assert_eq!(hand.texts("buy", "pain"), ["Must create an account", "Too many fields", "Card declined"]);
    assert_eq!(hand.entries(), 1);
    hand.check_undo();
}

#[test]
fn a_card_from_the_palette_may_be_turned_too() {
    let mut hand = Hand::new();
    hand.place(Placeable::Card(CardKind::Tactic), hand.card("warm"));
    assert_eq!((hand.entries(), hand.editor.toasts().len()), (0, 1));
    hand.mods = Mods::ALT;
    hand.place(Placeable::Card(CardKind::Tactic), hand.card("warm"));
    hand.mods = Mods::NONE;
    hand.write("Wants it warm");
    let last = hand.editor.map().cards.iter().find(|card| card.text == "Wants it warm").unwrap();
    assert_eq!(last.kind, CardKind::Motive);
}

#[test]
fn a_palette_drag_that_leaves_the_map_makes_nothing() {
    let mut hand = Hand::new();
    hand.place(Placeable::Card(CardKind::Motive), kurbo::Point::new(-200.0, 300.0));
    assert_eq!(hand.entries(), 0);
    assert!(!hand.editor.busy() && hand.editor.editing().is_none());
}

#[test]
fn the_plus_of_an_empty_cell_adds_a_card_of_the_lanes_kind() {
    let mut hand = Hand::new();
    let at = hand.free("stay", "motive");
    hand.move_to(at);
    assert_eq!(hand.overlay().plus.unwrap().kind, CardKind::Motive);
    assert_eq!(hand.editor.hint(), "Click to add a motive");
    hand.click(at);
    hand.write("Be the one who knew first");
    assert_eq!(hand.texts("stay", "motive"), ["Be the one who knew first"]);
    hand.move_to(at);
    assert!(hand.overlay().plus.is_none());
    hand.check_undo();
}

#[test]
fn a_double_click_in_the_free_part_of_a_cell_adds_a_card_at_its_end() {
    let mut hand = Hand::new();
    let at = hand.free("buy", "touch");
    hand.double_click(at);
    hand.write("Order confirmation");
    assert_eq!(hand.texts("buy", "touch"), ["Checkout", "Order confirmation"]);
}

#[test]
fn a_selected_end_of_a_link_lights_the_other_up() {
    let mut hand = Hand::new();
    hand.click(hand.card("guest"));
    assert_eq!(hand.overlay().lit, [id("account"), id("guest")]);
    hand.click(hand.card("account"));
    assert_eq!(hand.overlay().lit, [id("guest"), id("account")]);
    hand.click(hand.card("ad"));
    assert!(hand.overlay().lit.is_empty());
}

#[test]
fn a_lane_without_cells_says_why_too() {
    let mut hand = Hand::new();
    let (from, to) = (hand.card("ad"), hand.feeling("stay", 1.0));
    hand.press(from);
    hand.glide(from, to);
    let refused = hand.overlay().refused.unwrap();
    assert_eq!((refused.text.as_str(), refused.offer), ("Sentiment takes no cards", None));
    hand.release(to);
    assert_eq!(hand.entries(), 0);
}

#[test]
fn a_hidden_lane_is_offered_to_be_shown() {
    let mut hand = Hand::on(super::sample::rich_map(), kurbo::Size::new(2800.0, 2000.0));
    hand.click(hand.head("stay"));
    hand.letter('A');
    let toast = hand.editor.toasts()[0].clone();
    assert_eq!(toast.text, "Tactics is hidden");
    assert_eq!(toast.offer.as_ref().unwrap().label(), "Show it");
    hand.editor.accept_toast(toast.id);
    hand.write("Refer a friend");
    assert_eq!(hand.texts("stay", "tactic"), ["Refer a friend"]);
    assert_eq!(hand.entries(), 1);
    hand.check_undo();
}

#[test]
fn a_map_without_stages_offers_one() {
    let mut map = super::sample::map();
    map.stages.clear();
    map.cards.clear();
    map.sentiments.clear();
    map.links.clear();
    let mut hand = Hand::on(map, kurbo::Size::new(1600.0, 1000.0));
    hand.letter('T');
    let toast = hand.editor.toasts()[0].clone();
    assert_eq!(toast.text, "There is no stage yet");
    hand.editor.accept_toast(toast.id);
    hand.write("Only one");
    assert_eq!(hand.stages(), ["Only one"]);
    hand.check_undo();
}

#[test]
fn cards_stand_in_steps_too() {
    let mut hand = Hand::on(super::sample::rich_map(), kurbo::Size::new(2800.0, 2000.0));
    hand.editor.select(Some(Thing::Step(id("confirm"))));
    hand.letter('T');
    hand.write("Receipt");
    assert_eq!(hand.texts("confirm", "touch"), ["Receipt"]);
    hand.drag(hand.card("form"), hand.card("odd"));
    assert_eq!(hand.cards("confirm", "free"), ["odd", "form"], "a free lane takes all");
    hand.editor.select(Some(Thing::Step(id("confirm"))));
    hand.key(Key::Delete);
    assert_eq!(hand.editor.toasts().last().unwrap().text, "Confirm deleted with 3 cards");
    hand.check_undo();
}
