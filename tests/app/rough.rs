//! Rough hands: a drag whose window goes away or is made smaller, two mice, a key held down. Nothing sticks, nothing is
//! half done, nothing is lost.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::App;
use touchline::editor::{Editor, Thing};
use touchline::map::{Id, Map};

use super::shell::{editor, shell};

type Window = Harness<'static, App>;

fn button(at: Pos2, button: PointerButton, pressed: bool) -> Event {
    Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
}

fn tell(window: &mut Window, event: Event) {
    window.event(event);
    window.step();
}

fn card(window: &Window, text: &str) -> Pos2 {
    window.get_by_role_and_label(Role::ListItem, text).rect().center()
}

/// A window in which a card is dragged and not yet dropped; with the map before, and where the pointer is.
fn dragging() -> (Window, Map, Pos2) {
    let mut window = shell(1600.0, 1000.0);
    let before = editor(&window).map().clone();
    let (from, to) = (card(&window, "A friend’s photo"), card(&window, "Checkout") + Vec2::new(0.0, 30.0));
    tell(&mut window, Event::PointerMoved(from));
    tell(&mut window, button(from, PointerButton::Primary, true));
    for step in 1..=5u8 {
        tell(&mut window, Event::PointerMoved(from.lerp(to, f32::from(step) / 5.0)));
    }
    assert!(editor(&window).overlay().ghost.is_some(), "the card follows the pointer");
    (window, before, to)
}

#[test]
fn in_a_small_window_the_inspector_does_not_lie_on_where_a_card_goes() {
    let mut window = shell(1280.0, 720.0);
    let inspector =
        |window: &Window| window.query_by_role_and_label(Role::Button, "Delete card").map(|node| node.rect());
    let (from, to) = (card(&window, "A friend’s photo"), card(&window, "Checkout") + Vec2::new(0.0, 30.0));
    tell(&mut window, Event::PointerMoved(from));
    tell(&mut window, button(from, PointerButton::Primary, true));
    window.step();
    assert!(inspector(&window).is_some(), "a press selects");
    tell(&mut window, Event::PointerMoved(from.lerp(to, 0.5)));
    tell(&mut window, Event::PointerMoved(to));
    window.step();
    assert!(inspector(&window).is_none(), "it is out of the way");
    tell(&mut window, button(to, PointerButton::Primary, false));
    window.run();
    assert!(inspector(&window).is_some(), "and comes back");
    let map = editor(&window).map();
    assert!(map.cards.iter().any(|card| card.text == "A friend’s photo" && card.at.column == Id::new("buy")));
}

/// Nothing is left of a gesture, and the next click selects.
fn at_rest(window: &mut Window, before: &Map) {
    window.run();
    let rest = |editor: &Editor| !editor.busy() && editor.overlay().ghost.is_none();
    assert!(rest(editor(window)), "the drag is over");
    assert!(editor(window).map() == before, "the map is as it was");
    assert!(editor(window).history().is_empty());
    let at = card(window, "Card declined");
    tell(window, Event::PointerMoved(at));
    tell(window, button(at, PointerButton::Primary, true));
    tell(window, button(at, PointerButton::Primary, false));
    assert_eq!(editor(window).selection().one(), Some(&Thing::Card(Id::new("declined"))));
    assert!(editor(window).map() == before);
}

#[test]
fn a_drag_ends_with_the_window_that_goes_away() {
    let (mut window, before, to) = dragging();
    tell(&mut window, Event::WindowFocused(false));
    tell(&mut window, Event::PointerGone);
    tell(&mut window, Event::WindowFocused(true));
    tell(&mut window, Event::PointerMoved(to));
    tell(&mut window, button(to, PointerButton::Primary, false));
    at_rest(&mut window, &before);
}

#[test]
fn a_drag_that_leaves_the_window_goes_on_and_may_end_outside() {
    let (mut window, before, _) = dragging();
    let outside = Pos2::new(-40.0, -60.0);
    tell(&mut window, Event::PointerMoved(outside));
    assert!(editor(&window).busy());
    tell(&mut window, button(outside, PointerButton::Primary, false));
    tell(&mut window, Event::PointerGone);
    at_rest(&mut window, &before);
}

#[test]
fn a_press_after_a_lost_release_begins_anew() {
    let (mut window, before, _) = dragging();
    tell(&mut window, Event::PointerGone);
    let at = card(&window, "Must create an account");
    tell(&mut window, Event::PointerMoved(at));
    tell(&mut window, button(at, PointerButton::Primary, true));
    assert!(editor(&window).overlay().ghost.is_none(), "what was carried is back");
    tell(&mut window, button(at, PointerButton::Primary, false));
    at_rest(&mut window, &before);
}

#[test]
fn buttons_of_a_second_mouse_are_slips() {
    let (mut window, before, to) = dragging();
    for other in [PointerButton::Secondary, PointerButton::Middle, PointerButton::Extra1] {
        tell(&mut window, button(to, other, true));
        tell(&mut window, button(to, other, false));
        assert!(editor(&window).map() == &before);
        assert!(editor(&window).busy(), "{other:?} ends nothing");
    }
    tell(&mut window, button(to, PointerButton::Primary, false));
    window.run();
    assert_eq!(editor(&window).history().len().0, 1, "the drop counts once");
    let photo = editor(&window).map().card(&Id::new("photo")).unwrap();
    assert_eq!(photo.at.column, Id::new("buy"));
}

#[test]
fn a_window_that_changes_its_size_under_a_drag_keeps_it() {
    let (mut window, before, _) = dragging();
    for (width, height) in [(900.0, 620.0), (640.0, 480.0), (1600.0, 1000.0)] {
        window.set_size(egui::vec2(width, height));
        window.step();
        window.step();
        assert!(editor(&window).map() == &before);
    }
    let to = card(&window, "Checkout") + Vec2::new(0.0, 30.0);
    tell(&mut window, Event::PointerMoved(to));
    tell(&mut window, button(to, PointerButton::Primary, false));
    window.run();
    assert!(!editor(&window).busy());
    assert_eq!(editor(&window).history().len().0, 1);
}

#[test]
fn keys_of_dialogs_and_searches_end_a_drag_without_a_trace() {
    for key in [Key::K, Key::F, Key::S, Key::Z] {
        let (mut window, before, to) = dragging();
        let modifiers = Modifiers::COMMAND;
        tell(&mut window, Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        window.step();
        assert!(editor(&window).map() == &before, "{key:?}");
        tell(&mut window, Event::PointerMoved(to + Vec2::new(3.0, 0.0)));
        let escape = |pressed| Event::Key {
            key: Key::Escape,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        for pressed in [true, false, true, false] {
            tell(&mut window, escape(pressed));
        }
        tell(&mut window, button(to, PointerButton::Primary, false));
        at_rest(&mut window, &before);
    }
}

/// A key held down as eframe hands it over: pressed, then again and again, with its letter; egui finds out later that
/// it is the same press.
fn held(window: &mut Window, key: Key, letter: &str, modifiers: Modifiers) {
    let text = (!letter.is_empty()).then(|| Event::Text(letter.to_owned()));
    let event = |pressed, repeat| Event::Key { key, physical_key: None, pressed, repeat, modifiers };
    let mut events: Vec<Event> = std::iter::once(event(true, false)).chain(text.clone()).collect();
    for _ in 0..8 {
        events.extend(std::iter::once(event(true, false)).chain(text.clone()));
    }
    events.push(event(false, false));
    super::scribe::all_at_once(window, events);
}

fn selected(text: &str) -> Window {
    let mut window = shell(1600.0, 1000.0);
    super::shell::select(&mut window, text);
    window.get_by_role_and_label(Role::Canvas, "Map").focus();
    window.run();
    window
}

#[test]
fn a_key_held_down_opens_a_text_and_writes_nothing_in_it() {
    for (key, letter) in [(Key::T, "t"), (Key::N, "n"), (Key::F2, ""), (Key::Enter, "")] {
        let mut window = selected("Checkout");
        let before = editor(&window).map().cards.len();
        held(&mut window, key, letter, Modifiers::NONE);
        let editing = editor(&window).editing().map(|editing| editing.text.clone());
        let text = if letter.is_empty() { "Checkout" } else { "" };
        assert_eq!(editing.as_deref(), Some(text), "{key:?}");
        assert!(editor(&window).map().cards.len() <= before + 1, "{key:?} adds one card at most");
        super::scribe::all_at_once(&mut window, vec![Event::Text("t".to_owned()), Event::Text("n".to_owned())]);
        assert_eq!(editor(&window).editing().unwrap().text, format!("{text}tn"), "then letters are letters");
    }
}

#[test]
fn what_is_held_down_is_done_once_or_goes_on() {
    let mut window = selected("Card declined");
    held(&mut window, Key::Delete, "", Modifiers::NONE);
    assert_eq!(editor(&window).history().len().0, 1, "one card is deleted");
    held(&mut window, Key::Z, "", Modifiers::COMMAND);
    assert_eq!(editor(&window).history().len().0, 0, "undo goes on");
    held(&mut window, Key::D, "", Modifiers::COMMAND);
    assert!(editor(&window).history().len().0 <= 1);
    let lanes = |window: &Window| editor(window).map().lanes.iter().filter(|lane| lane.hidden).count();
    let mut window = selected("Card declined");
    held(&mut window, Key::H, "h", Modifiers::NONE);
    assert!(lanes(&window) <= 1, "one lane at most is hidden");
    let mut window = selected("Card declined");
    held(&mut window, Key::K, "", Modifiers::COMMAND);
    window.get_by_label("Command, stage or card");
}
