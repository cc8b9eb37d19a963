//! A locked map in somebody's hands: what is refused, how that is said, and the way to lift it.

use kurbo::{Point, Size, Vec2};
use touchline::editor::{Command, Cursor, Key, Merge, Offer, Placeable, TextTarget, Thing};
use touchline::map::{CardKind, LaneKind, Lock, Map};

use super::hand::Hand;
use super::sample::{cell, id, map, rich_map};

fn structure() -> Hand {
    let mut hand = Hand::new();
    hand.editor.run(&Command::LockStructure);
    hand
}

fn all() -> Hand {
    let mut hand = Hand::new();
    hand.editor.run(&Command::LockAll);
    hand
}

fn offers_to_unlock(hand: &Hand) -> bool {
    hand.editor.toasts().last().is_some_and(|toast| toast.offer == Some(Offer::Unlock))
}

fn said(hand: &Hand) -> String {
    hand.editor.toasts().last().map_or_else(String::new, |toast| toast.text.clone())
}

/// Drags, and expects the reason at the pointer while it goes on, a way out after it, and the map as it was.
fn refused_drag(hand: &mut Hand, from: Point, to: Point, reason: &str) {
    let before = hand.editor.map().clone();
    let version = hand.editor.layout_version();
    hand.press(from);
    hand.glide(from, to);
    assert_eq!(hand.editor.cursor(), Cursor::NotAllowed);
    assert!(hand.overlay().refused.is_some_and(|refused| refused.text.contains(reason)), "the pointer says {reason}");
    assert!(hand.editor.hint().contains(reason));
    assert_eq!(hand.editor.layout_version(), version, "nothing makes room");
    hand.release(to);
    assert!(said(hand).contains(reason) && offers_to_unlock(hand));
    assert_eq!(*hand.editor.map(), before);
    assert!(hand.overlay().refused.is_none(), "it ends with the gesture");
    assert!(!hand.editor.busy());
}

#[test]
fn stages_and_lanes_of_a_locked_structure_stay_where_they_are() {
    let mut hand = structure();
    let (from, to) = (hand.head("aware"), hand.head("stay"));
    refused_drag(&mut hand, from, to, "stages stay as they are");
    assert_eq!(hand.selected(), Some(Thing::Stage(id("aware"))), "it can still be selected");
    let (from, to) = (hand.label("touch"), hand.label("note"));
    refused_drag(&mut hand, from, to, "lanes stay as they are");
    let edge = hand.head_edge("aware");
    refused_drag(&mut hand, edge, edge + Vec2::new(60.0, 0.0), "stages stay as they are");
}

#[test]
fn escape_ends_a_refused_drag_without_a_word() {
    let mut hand = structure();
    let (from, to) = (hand.head("aware"), hand.head("stay"));
    hand.press(from);
    hand.glide(from, to);
    hand.key(Key::Escape);
    hand.release(to);
    assert!(!offers_to_unlock(&hand));
    assert_eq!(hand.stages(), ["Awareness", "Purchase", "Loyalty"]);
}

#[test]
fn a_refused_drag_that_lost_its_window_leaves_nothing_behind() {
    let mut hand = structure();
    let (from, to) = (hand.head("aware"), hand.head("stay"));
    hand.press(from);
    hand.glide(from, to);
    // The release was somewhere else; the next press begins anew.
    let card = hand.card("ad");
    hand.click(card);
    assert_eq!(hand.selected(), Some(Thing::Card(id("ad"))));
    assert!(!hand.editor.busy());
}

#[test]
fn a_stage_from_the_palette_is_refused_and_a_card_is_not() {
    let mut hand = structure();
    let at = hand.head("buy");
    hand.input(touchline::editor::Input::PaletteDrag(Placeable::Stage));
    hand.move_to(at);
    assert_eq!(hand.editor.cursor(), Cursor::NotAllowed);
    assert!(hand.overlay().refused.is_some() && hand.overlay().ghost.is_none());
    hand.release(at);
    assert_eq!(hand.stages().len(), 3);
    assert!(offers_to_unlock(&hand));
    let at = hand.free("buy", "motive");
    hand.place(Placeable::Card(CardKind::Motive), at);
    hand.write("In a hurry");
    assert_eq!(hand.texts("buy", "motive"), ["In a hurry"]);
}

#[test]
fn cards_faces_and_links_of_a_locked_structure_are_worked_on_as_ever() {
    let mut hand = structure();
    let (from, to) = (hand.card("ad"), hand.free("stay", "touch"));
    hand.drag(from, to);
    assert_eq!(hand.cards("stay", "touch"), ["ad"]);
    let (from, to) = (hand.face("buy"), hand.feeling("buy", 1.0));
    hand.drag(from, to);
    assert_eq!(hand.value("buy"), Some(1.0));
    let card = hand.card("account");
    hand.double_click(card);
    hand.write("Account needed");
    hand.editor.select(Some(Thing::Card(id("declined"))));
    hand.key(Key::Delete);
    assert_eq!(hand.texts("buy", "pain"), ["Account needed"]);
    hand.letter('M');
    hand.write("Cheap");
    assert_eq!(hand.entries(), 5);
    hand.check_undo();
}

#[test]
fn texts_of_a_locked_structure_do_not_open() {
    let mut hand = structure();
    for target in [TextTarget::Stage(id("buy")), TextTarget::Lane(id("pain")), TextTarget::Title, TextTarget::Subtitle]
    {
        assert!(!hand.editor.edit_text(target.clone()), "{target:?} stays closed");
        assert!(hand.editor.editing().is_none());
        assert!(offers_to_unlock(&hand));
    }
    let head = hand.head("buy");
    hand.double_click(head);
    assert!(hand.editor.editing().is_none());
    assert!(hand.editor.edit_text(TextTarget::Quote { persona: id("jana"), at: id("buy") }));
}

/// Every command that could do something on this selection, with whether it is allowed under each lock.
#[test]
fn commands_that_would_change_what_is_locked_say_no() {
    let stage = Thing::Stage(id("buy"));
    let lane = Thing::Lane(id("motive"));
    let card = Thing::Card(id("checkout"));
    let cases = [
        (&card, Command::AddStage, false),
        (&card, Command::AddLane(LaneKind::Need), false),
        (&stage, Command::Edit, false),
        (&stage, Command::Rename, false),
        (&stage, Command::Delete, false),
        (&stage, Command::Move(touchline::editor::Direction::Right), false),
        (&lane, Command::Delete, false),
        (&lane, Command::HideLane, false),
        (&lane, Command::Move(touchline::editor::Direction::Down), false),
        (&card, Command::ShowAllLanes, false),
        (&card, Command::PasteFunnel, true),
        (&card, Command::AddCard(CardKind::Note), true),
        (&card, Command::Edit, true),
        (&card, Command::Delete, true),
        (&card, Command::Move(touchline::editor::Direction::Right), true),
        (&card, Command::SentimentUp, true),
        (&card, Command::ToggleCrucial, true),
    ];
    for (thing, command, content) in cases {
        for (lock, allowed) in [(Command::LockStructure, content), (Command::LockAll, false)] {
            let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2000.0));
            hand.editor.run(&lock);
            hand.editor.select(Some(thing.clone()));
            let before = hand.editor.map().clone();
            assert_eq!(hand.editor.enabled(&command), allowed, "{command:?} under {lock:?}");
            let request = hand.editor.run(&command);
            if !allowed {
                assert_eq!(request, None);
                assert!(offers_to_unlock(&hand), "{command:?} under {lock:?} says why");
                assert_eq!(*hand.editor.map(), before);
            }
        }
    }
}

#[test]
fn looking_selecting_and_exporting_go_on_in_a_locked_map() {
    let mut hand = all();
    hand.editor.select(Some(Thing::Card(id("ad"))));
    for command in Command::ALL {
        use touchline::editor::Command as C;
        let free = matches!(
            command,
            C::New
                | C::Open
                | C::Save
                | C::SaveAs
                | C::Export
                | C::ExportAgain
                | C::CopyPicture
                | C::CopySelection
                | C::Walk(_)
                | C::Extend(_)
                | C::SelectAll
                | C::SelectIn(_)
                | C::ZoomIn
                | C::ZoomOut
                | C::Fit
                | C::ActualSize
                | C::Present
                | C::Theme(_)
                | C::RoomSize(_)
                | C::Toggle(_)
                | C::Unlock
                | C::Deselect
        );
        assert!(!free || hand.editor.enabled(command), "{command:?}");
    }
    let card = hand.card("warm");
    hand.click(card);
    assert_eq!(hand.selected(), Some(Thing::Card(id("warm"))));
    hand.key(Key::Left);
    assert_eq!(hand.selected(), Some(Thing::Lane(id("motive"))));
}

#[test]
fn in_a_map_locked_whole_every_gesture_says_why() {
    let mut hand = all();
    let word = "looked at and exported";
    let (from, to) = (hand.card("ad"), hand.free("stay", "touch"));
    refused_drag(&mut hand, from, to, word);
    let (from, to) = (hand.face("buy"), hand.feeling("buy", 1.0));
    refused_drag(&mut hand, from, to, word);
    let (from, to) = (hand.head("buy"), hand.head("stay"));
    refused_drag(&mut hand, from, to, word);
    let before = hand.editor.map().clone();
    let at = hand.free("stay", "touch");
    hand.place(Placeable::Card(CardKind::Touchpoint), at);
    assert!(offers_to_unlock(&hand));
    let dot = hand.face("stay");
    hand.click(dot);
    let card = hand.card("ad");
    hand.double_click(card);
    assert!(hand.editor.editing().is_none());
    assert_eq!(*hand.editor.map(), before);
}

#[test]
fn an_empty_cell_of_a_locked_map_invites_nobody_and_answers_a_double_click() {
    let mut hand = all();
    let at = hand.free("stay", "motive");
    hand.move_to(at);
    assert_eq!(hand.overlay().plus, None);
    hand.click(at);
    assert!(!offers_to_unlock(&hand), "a click lets go of the selection, as ever");
    hand.double_click(at);
    assert!(offers_to_unlock(&hand));
    assert!(hand.cards("stay", "motive").is_empty());
}

#[test]
fn the_offer_of_a_refusal_lifts_the_lock() {
    let mut hand = structure();
    hand.letter('G');
    let toast = hand.editor.toasts().last().unwrap().id;
    hand.editor.accept_toast(toast);
    assert_eq!(hand.editor.map().head.lock, None);
    assert!(hand.editor.toasts().iter().all(|toast| toast.offer != Some(Offer::Unlock)));
    hand.letter('G');
    hand.write("Advocacy");
    assert_eq!(hand.stages().len(), 4);
}

#[test]
fn what_a_card_lacks_is_not_offered_past_the_lock() {
    let mut hand = structure();
    hand.editor.run(&Command::AddCard(CardKind::Need));
    assert!(said(&hand).contains("No lane of needs yet, and the structure is locked"), "{}", said(&hand));
    assert!(offers_to_unlock(&hand));
    let mut bare = Hand::on(
        Map { head: touchline::map::Head { lock: Some(Lock::Structure), ..Default::default() }, ..Map::default() },
        Size::new(800.0, 600.0),
    );
    bare.editor.run(&Command::AddCard(CardKind::Need));
    assert!(said(&bare).contains("locked"));
}

#[test]
fn undo_never_opens_a_locked_map() {
    let mut hand = Hand::new();
    hand.letter('G');
    hand.write("Advocacy");
    hand.editor.run(&Command::LockStructure);
    let note = hand.free("aware", "note");
    hand.click(note);
    hand.write("Ask again");
    assert_eq!(hand.entries(), 2, "the lock is no entry");
    hand.command(Key::Char('Z'));
    assert_eq!(hand.texts("aware", "note"), [""; 0], "what was done under the lock is taken back");
    assert!(!hand.editor.enabled(&Command::Undo));
    hand.command(Key::Char('Z'));
    assert!(offers_to_unlock(&hand));
    assert_eq!(hand.stages().len(), 4, "what came before the lock is not");
    assert!(hand.editor.enabled(&Command::Redo));
    hand.editor.run(&Command::Unlock);
    hand.command(Key::Char('Z'));
    assert_eq!(hand.stages().len(), 3);
    hand.editor.redo();
    hand.editor.run(&Command::LockAll);
    assert!(!hand.editor.enabled(&Command::Redo));
    hand.editor.redo();
    assert!(hand.texts("aware", "note").is_empty());
    hand.check_undo();
}

#[test]
fn a_lock_is_saved_like_any_change() {
    let mut hand = Hand::new();
    assert!(!hand.editor.dirty());
    hand.editor.run(&Command::LockAll);
    assert!(hand.editor.dirty());
    let locked = hand.editor.state();
    hand.editor.mark_saved(locked);
    assert!(!hand.editor.dirty());
    hand.editor.run(&Command::Unlock);
    assert!(hand.editor.dirty());
    hand.editor.run(&Command::LockAll);
    assert!(!hand.editor.dirty(), "as it was saved");
    assert_eq!(hand.editor.state(), locked);
}

#[test]
fn a_map_that_comes_locked_is_not_dirty() {
    let mut start = map();
    start.head.lock = Some(Lock::All);
    let hand = Hand::on(start, Size::new(2800.0, 2000.0));
    assert!(!hand.editor.dirty());
    assert!(hand.editor.enabled(&Command::Unlock) && !hand.editor.enabled(&Command::LockAll));
}

#[test]
fn what_panels_and_imports_change_goes_the_same_way() {
    let mut hand = structure();
    let lanes = hand.editor.map().edit_move_lanes(&[id("pain")], 0);
    assert!(hand.editor.apply("Move lane", lanes, Merge::Never).is_err());
    let card =
        touchline::map::Card { id: id("new"), at: cell("buy", "motive"), kind: CardKind::Motive, ..Default::default() };
    let add = hand.editor.map().edit_add_card(card, 0);
    assert!(hand.editor.apply("Add motive", add, Merge::Never).is_ok());
    let funnel = touchline::map::Funnel { id: id("f9"), ..Default::default() };
    let put = hand.editor.map().edit_put_funnel(funnel, &mut super::sample::seeded(5));
    assert!(hand.editor.apply("Import funnel", put, Merge::Never).is_err(), "it would add a lane");
    assert!(!hand.editor.enabled(&Command::ImportFunnel));
}

#[test]
fn several_things_are_deleted_only_if_all_may_go() {
    let mut hand = structure();
    hand.editor.select(Some(Thing::Card(id("ad"))));
    hand.editor.toggle(Thing::Lane(id("pain")));
    hand.key(Key::Delete);
    assert!(offers_to_unlock(&hand));
    assert_eq!(hand.lanes().len(), 6);
    assert!(hand.cards("aware", "touch").contains(&"ad".to_owned()));
}
