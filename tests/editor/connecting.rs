//! Drawing arrows: with the mouse from a handle, and at the keyboard.

use kurbo::{Point, Vec2};
use touchline::editor::{Button, Command, Input, Key, Thing};
use touchline::layout::Pane;
use touchline::map::{Link, LinkKind, Lock, Transition, TransitionKind};

use super::hand::Hand;
use super::sample::{id, rich_map};

impl Hand {
    fn links(&self) -> Vec<(LinkKind, String, String)> {
        let ends = |link: &Link| (link.kind.clone(), link.from.to_string(), link.to.to_string());
        self.editor.map().links.iter().map(ends).collect()
    }

    fn ways(&self) -> Vec<(TransitionKind, String, String)> {
        let ends = |arrow: &Transition| (arrow.kind.clone(), arrow.from.to_string(), arrow.to.to_string());
        self.editor.map().transitions.iter().map(ends).collect()
    }

    fn toast(&self) -> String {
        self.editor.toasts().last().map_or_else(String::new, |toast| toast.text.clone())
    }
}

fn link(kind: LinkKind, from: &str, to: &str) -> (LinkKind, String, String) {
    (kind, from.to_owned(), to.to_owned())
}

fn way(kind: TransitionKind, from: &str, to: &str) -> (TransitionKind, String, String) {
    (kind, from.to_owned(), to.to_owned())
}

#[test]
fn a_handle_appears_at_a_hovered_and_at_the_selected_card() {
    let mut hand = Hand::new();
    hand.move_to(hand.card("ad"));
    let things = |hand: &Hand| hand.overlay().grips.into_iter().map(|grip| grip.thing).collect::<Vec<_>>();
    assert_eq!(things(&hand), [Thing::Card(id("ad"))]);
    hand.click(hand.card("photo"));
    hand.move_to(hand.card("ad"));
    assert_eq!(things(&hand), [Thing::Card(id("ad")), Thing::Card(id("photo"))]);
    hand.move_to(hand.grip("ad") + Vec2::new(6.0, 0.0));
    assert!(hand.overlay().grips[0].hot, "half of it lies beside the card");
}

#[test]
fn a_drag_from_card_to_card_links_them() {
    let mut hand = Hand::new();
    hand.press(hand.grip("ad"));
    hand.glide(hand.grip("ad"), hand.card("checkout"));
    let overlay = hand.overlay();
    let wire = overlay.wire.unwrap();
    assert!(wire.route.is_some() && !wire.refused);
    assert_eq!(overlay.target.unwrap().thing, Thing::Card(id("checkout")));
    assert_eq!(hand.links().len(), 1, "the map is untouched until the release");
    hand.release(hand.card("checkout"));
    assert_eq!(hand.links()[1], link(LinkKind::LeadsTo, "ad", "checkout"));
    assert!(matches!(hand.selected(), Some(Thing::Link(_))));
    assert_eq!(hand.entries(), 1);
    hand.check_undo();
}

#[test]
fn what_answers_answers_whichever_way_it_is_dragged() {
    let mut hand = Hand::new();
    hand.press(hand.grip("declined"));
    hand.glide(hand.grip("declined"), hand.card("guest"));
    assert!(hand.editor.hint().starts_with("Release: “Guest checkout” answers “"), "{}", hand.editor.hint());
    hand.release(hand.card("guest"));
    assert_eq!(hand.links()[1], link(LinkKind::Answers, "guest", "declined"));
    assert!(hand.toast().starts_with("“Guest checkout” answers “"), "{}", hand.toast());
    assert!(hand.toast().ends_with("seen while either is selected"), "{}", hand.toast());
    assert!(hand.editor.layout().links.is_empty());
    let toast = hand.editor.toasts().last().unwrap().id;
    hand.editor.accept_toast(toast);
    assert_eq!(hand.editor.layout().links.len(), 2, "all are shown now");
    hand.drag(hand.grip("guest"), hand.card("account"));
    assert_eq!(hand.links().len(), 2, "a second equal link is refused");
    assert!(hand.toast().contains("already"), "{}", hand.toast());
}

#[test]
fn escape_a_lost_release_and_a_second_button_leave_nothing() {
    let mut hand = Hand::new();
    let (from, to) = (hand.grip("ad"), hand.card("checkout"));
    hand.press(from);
    hand.glide(from, to);
    hand.key(Key::Escape);
    hand.release(to);
    assert_eq!((hand.links().len(), hand.editor.busy()), (1, false));
    hand.press(from);
    hand.glide(from, to);
    hand.input(Input::Press(to, Button::Secondary));
    assert!(hand.editor.busy(), "a second button is a slip");
    // The release got lost outside of the window.
    hand.input(Input::Press(from, Button::Primary));
    hand.input(Input::Release(from, Button::Primary));
    hand.key(Key::Escape);
    assert_eq!((hand.links().len(), hand.editor.busy(), hand.entries()), (1, false, 0));
}

#[test]
fn where_an_arrow_may_not_lead_the_pointer_says_so() {
    let mut hand = Hand::new();
    let from = hand.grip("ad");
    for (to, word) in [
        (hand.label("motive"), "another card"),
        (hand.card("ad"), "itself"),
        (hand.head("buy"), "another card"),
        (hand.free("stay", "pain"), "another card"),
    ] {
        hand.press(from);
        hand.glide(from, to);
        let said = hand.overlay().refused.map(|refused| refused.text).unwrap_or_default();
        assert!(said.contains(word), "{said:?} should say {word:?}");
        hand.release(to);
        assert_eq!(hand.links().len(), 1);
        hand.wait(1.0);
    }
}

#[test]
fn stages_are_connected_by_direction() {
    let mut hand = Hand::new();
    hand.drag(hand.head_grip("aware"), hand.head("buy"));
    hand.drag(hand.head_grip("aware"), hand.head("stay"));
    hand.drag(hand.head_grip("stay"), hand.free("aware", "pain"));
    let above = hand.head("buy") - Vec2::new(0.0, 150.0);
    hand.drag(hand.head_grip("buy"), above);
    assert_eq!(
        hand.ways(),
        [
            way(TransitionKind::Next, "aware", "buy"),
            way(TransitionKind::Skip, "aware", "stay"),
            way(TransitionKind::Loop, "stay", "aware"),
            way(TransitionKind::Exit, "buy", ""),
        ]
    );
    assert!(matches!(hand.selected(), Some(Thing::Transition(_))));
    hand.drag(hand.head_grip("aware"), hand.head("buy"));
    assert!(hand.toast().contains("already"), "{}", hand.toast());
    hand.check_undo();
}

#[test]
fn a_lock_keeps_the_transitions_and_says_so() {
    let mut hand = Hand::new();
    let grip = hand.head_grip("aware");
    hand.editor.run(&Command::LockStructure);
    hand.drag(grip, hand.head("buy"));
    assert!(hand.ways().is_empty() && !hand.toast().is_empty());
    hand.drag(hand.grip("ad"), hand.card("checkout"));
    assert_eq!(hand.links().len(), 2, "cards are linked all the same");
    hand.editor.run(&Command::LockAll);
    assert_eq!(hand.editor.map().head.lock, Some(Lock::All));
    hand.drag(hand.grip("ad"), hand.card("photo"));
    assert_eq!(hand.links().len(), 2);
}

#[test]
fn cards_are_connected_at_the_keyboard() {
    let mut hand = Hand::new();
    hand.click(hand.card("photo"));
    hand.letter('L');
    assert!(hand.editor.hint().contains("Arrows walk"), "{}", hand.editor.hint());
    hand.key(Key::Right);
    assert_eq!(hand.editor.focus(), Some(&Thing::Card(id("checkout"))));
    assert_eq!(hand.selected(), Some(Thing::Card(id("photo"))), "what it begins at stays selected");
    assert!(hand.overlay().wire.unwrap().route.is_some());
    // Over a face the walk goes on to the next card.
    hand.key(Key::Down);
    hand.key(Key::Down);
    hand.key(Key::Down);
    assert_eq!(hand.editor.focus(), Some(&Thing::Card(id("guest"))));
    hand.key(Key::Enter);
    assert_eq!(hand.links()[1], link(LinkKind::LeadsTo, "photo", "guest"));
    assert_eq!(hand.editor.focus(), hand.editor.selection().one(), "the keyboard is on the new arrow");
    hand.check_undo();
}

#[test]
fn every_column_is_reached_where_the_lane_has_nothing_there() {
    let mut hand = Hand::new();
    hand.click(hand.card("account"));
    hand.letter('L');
    hand.key(Key::Left);
    let Some(Thing::Card(reached)) = hand.editor.focus().cloned() else { panic!("{:?}", hand.editor.focus()) };
    assert_eq!(hand.editor.map().card(&reached).unwrap().at.column, id("aware"), "no pain point is there");
}

#[test]
fn a_refused_arrow_leaves_the_keyboard_on_what_is_selected() {
    let mut hand = Hand::on(rich_map(), kurbo::Size::new(2800.0, 2400.0));
    for _ in 0..2 {
        hand.click(hand.head("aware"));
        hand.letter('L');
        hand.key(Key::Right);
        hand.key(Key::Enter);
    }
    assert_eq!(hand.ways().len(), 1, "{}", hand.toast());
    assert_eq!(hand.editor.focus(), Some(&Thing::Stage(id("aware"))));
    assert_eq!(hand.editor.focus(), hand.editor.selection().one());
}

#[test]
fn stages_are_connected_at_the_keyboard() {
    let mut hand = Hand::on(rich_map(), kurbo::Size::new(2800.0, 2400.0));
    hand.click(hand.head("aware"));
    hand.letter('L');
    hand.key(Key::Right);
    hand.key(Key::Enter);
    hand.click(hand.head("stay"));
    hand.letter('L');
    hand.key(Key::Up);
    hand.key(Key::Enter);
    assert_eq!(hand.ways(), [way(TransitionKind::Next, "aware", "buy"), way(TransitionKind::Exit, "stay", "")]);
    hand.click(hand.head("buy"));
    hand.editor.run(&Command::AddEntry);
    assert_eq!(hand.ways()[2], way(TransitionKind::Entry, "", "buy"));
    hand.check_undo();
}

#[test]
fn escape_and_a_click_end_the_search_for_a_target() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    hand.letter('L');
    hand.key(Key::Right);
    hand.key(Key::Escape);
    assert_eq!(hand.editor.focus(), Some(&Thing::Card(id("ad"))), "the keyboard is where it was");
    assert_eq!(hand.links().len(), 1);
    // A click on the handle waits for a click on the other end.
    hand.click(hand.grip("ad"));
    hand.click(hand.card("checkout"));
    assert_eq!(hand.links()[1], link(LinkKind::LeadsTo, "ad", "checkout"));
    hand.click(hand.card("ad"));
    hand.letter('L');
    hand.click(Point::new(5.0, 5.0));
    assert_eq!((hand.links().len(), hand.editor.busy()), (2, false));
    hand.letter('L');
    hand.editor.undo();
    assert_eq!(hand.links().len(), 1);
}

#[test]
fn arrows_are_selected_changed_turned_and_deleted() {
    let mut hand = Hand::new();
    hand.drag(hand.grip("ad"), hand.card("checkout"));
    hand.editor.run(&Command::TurnRound);
    assert_eq!(hand.links()[1], link(LinkKind::LeadsTo, "checkout", "ad"));
    hand.editor.run(&Command::SetLink(LinkKind::Answers));
    assert_eq!(hand.links()[1], link(LinkKind::Answers, "checkout", "ad"));
    hand.editor.run(&Command::SetLink(LinkKind::LeadsTo));
    hand.click(Point::new(5.0, 5.0));
    // The middle of its last piece.
    let points = hand.editor.layout().links.first().unwrap().route.points().to_vec();
    let middle = points[0].midpoint(points[1]);
    hand.click(hand.editor.camera().to_screen(Pane::Body, middle));
    assert!(matches!(hand.selected(), Some(Thing::Link(_))), "{:?} at {middle:?}", hand.selected());
    hand.key(Key::Delete);
    assert_eq!(hand.links().len(), 1);
    assert_eq!(hand.selected(), Some(Thing::Card(id("checkout"))), "where it began");
    assert_eq!(hand.toast(), "Link deleted");
    hand.check_undo();
}

#[test]
fn one_key_goes_through_the_arrows_of_a_card() {
    let mut hand = Hand::new();
    hand.drag(hand.grip("guest"), hand.card("declined"));
    hand.drag(hand.grip("account"), hand.card("checkout"));
    hand.click(hand.card("account"));
    assert!(hand.overlay().arrows.len() == 2 && hand.overlay().lit.contains(&id("guest")));
    let mut seen = Vec::new();
    for _ in 0..3 {
        hand.letter('K');
        seen.extend(hand.selected());
    }
    assert_eq!(seen[0], Thing::Link(id("k1")));
    assert_ne!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2], "after the last comes the first");
    assert!(hand.overlay().lit.contains(&id("account")), "both ends light up");
    hand.key(Key::Left);
    assert_eq!(hand.selected(), Some(Thing::Card(id("guest"))));
    hand.letter('K');
    hand.key(Key::Right);
    assert!(matches!(hand.selected(), Some(Thing::Card(_))));
}

#[test]
fn a_transition_gets_its_kind_by_command() {
    let mut hand = Hand::new();
    hand.drag(hand.head_grip("aware"), hand.head("buy"));
    for kind in TransitionKind::ALL.iter().skip(1) {
        assert!(hand.editor.enabled(&Command::SetTransition(kind.clone())));
        hand.editor.run(&Command::SetTransition(kind.clone()));
        assert_eq!(hand.ways()[0].0, *kind);
        let shown = hand.editor.layout().transitions.len();
        assert_eq!(shown, 1, "{kind:?} is drawn");
    }
    hand.key(Key::Delete);
    assert!(hand.ways().is_empty());
    hand.check_undo();
}

#[test]
fn arrows_of_answers_are_drawn_where_they_are_asked_for() {
    let mut hand = Hand::new();
    let drawn = |hand: &Hand| hand.editor.layout().links.len();
    assert_eq!(drawn(&hand), 0);
    hand.editor.run(&Command::ToggleAnswers);
    assert_eq!(drawn(&hand), 1);
    hand.drag(hand.card("ad"), hand.free("stay", "touch"));
    assert_eq!(drawn(&hand), 1, "also after an edit");
    hand.editor.run(&Command::ToggleAnswers);
    assert_eq!(drawn(&hand), 0);
}

#[test]
fn below_the_heads_there_is_no_end_for_an_arrow_of_a_stage() {
    let mut hand = Hand::new();
    hand.click(hand.head("aware"));
    hand.editor.run(&Command::Connect);
    hand.key(Key::Down);
    assert_eq!(hand.editor.focus(), Some(&Thing::Stage(id("aware"))));
    hand.key(Key::Right);
    assert_eq!(hand.editor.focus(), Some(&Thing::Stage(id("buy"))));
}
