use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::App;
use touchline::map::Id;

use crate::app::shell::{select, shell};

/// The window with the text of a card open, all as it was.
fn open() -> Harness<'static, App> {
    let mut harness = shell(1600.0, 1000.0);
    select(&mut harness, "Checkout");
    harness.get_by_role_and_label(Role::Canvas, "Map").focus();
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    harness
}

fn text(harness: &Harness<'_, App>) -> String {
    let map = harness.state().session().unwrap().editor().map();
    map.card(&Id::new("checkout")).unwrap().text.clone()
}

fn editing(harness: &Harness<'_, App>) -> Option<String> {
    harness.state().session().unwrap().editor().editing().map(|editing| editing.text.clone())
}

fn compose(harness: &mut Harness<'_, App>, text: &str) {
    let end = text.chars().count();
    harness.event(Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: Some(end..end) }));
    harness.run();
}

fn commit(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(Event::Ime(ImeEvent::Commit(text.to_owned())));
    harness.run();
}

/// A click, and what the input method sends at once after it.
fn click_and_commit(harness: &mut Harness<'_, App>, at: egui::Pos2, text: &str) {
    let button =
        |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    harness.input_mut().events.extend([Event::PointerMoved(at), button(true)]);
    harness.step();
    harness.input_mut().events.extend([button(false), Event::Ime(ImeEvent::Commit(text.to_owned()))]);
    harness.step();
    harness.run();
}

#[test]
fn composing_happens_on_the_card() {
    let mut harness = open();
    compose(&mut harness, "にほん");
    assert_eq!(editing(&harness).as_deref(), Some("Checkoutにほん"));
    let ime = harness.output().platform_output.ime;
    let ime = ime.expect("the candidate window is told where the caret is");
    let field = harness.get_by_label("Text of the card").rect();
    assert!(field.expand(3.0).contains_rect(ime.cursor_rect), "{ime:?} in {field}");
    commit(&mut harness, "日本");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(text(&harness), "Checkout日本");
}

#[test]
fn a_click_elsewhere_keeps_what_is_composed_once() {
    let mut harness = open();
    compose(&mut harness, "にほん");
    let stage = harness.get_by_role_and_label(Role::ColumnHeader, "Awareness").rect();
    // Some input methods send it all the same.
    click_and_commit(&mut harness, stage.center(), "にほん");
    assert_eq!(editing(&harness), None);
    assert_eq!(text(&harness), "Checkoutにほん");
}

#[test]
fn a_click_into_another_field_brings_nothing_there() {
    let mut harness = open();
    compose(&mut harness, "にほん");
    let tags = harness.get_by_role_and_label(Role::TextInput, "Tags").rect();
    click_and_commit(&mut harness, tags.center(), "にほん");
    assert_eq!(text(&harness), "Checkoutにほん");
    let tags = harness.get_by_role_and_label(Role::TextInput, "Tags");
    assert_eq!(tags.value().unwrap_or_default(), "");
    // What is composed there later is welcome.
    compose(&mut harness, "に");
    commit(&mut harness, "二");
    let tags = harness.get_by_role_and_label(Role::TextInput, "Tags");
    assert_eq!(tags.value().as_deref(), Some("二"));
}

#[test]
fn a_click_within_the_text_keeps_what_is_composed_once() {
    let mut harness = open();
    compose(&mut harness, "にほん");
    let field = harness.get_by_label("Text of the card").rect();
    click_and_commit(&mut harness, field.left_center() + egui::vec2(1.0, 0.0), "にほん");
    assert_eq!(editing(&harness).as_deref(), Some("Checkoutにほん"));
    harness.event(Event::Text(">".to_owned()));
    harness.run();
    assert_eq!(editing(&harness).as_deref(), Some(">Checkoutにほん"));
}

#[test]
fn the_window_losing_the_keyboard_loses_no_letter() {
    let mut harness = open();
    compose(&mut harness, "にほ");
    harness.event(Event::WindowFocused(false));
    harness.run();
    harness.event(Event::WindowFocused(true));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(text(&harness), "Checkoutにほ");
}

#[test]
fn escape_leaves_the_card_as_it_was() {
    let mut harness = open();
    harness.event(Event::Text(" now".to_owned()));
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((editing(&harness), text(&harness).as_str()), (None, "Checkout"));
}

#[test]
fn shift_enter_breaks_the_line_and_the_card_grows() {
    let mut harness = open();
    let height = |harness: &Harness<'_, App>| {
        harness.state().session().unwrap().editor().layout().card(&Id::new("checkout")).unwrap().rect.height()
    };
    let before = height(&harness);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    harness.event(Event::Text("עכשיו".to_owned()));
    harness.run();
    assert_eq!(editing(&harness).as_deref(), Some("Checkout\nעכשיו"));
    assert!(height(&harness) > before);
}

#[test]
fn undo_in_the_text_takes_nothing_from_the_map() {
    let mut harness = open();
    let entries = harness.state().session().unwrap().editor().history().len();
    harness.event(Event::Text("!".to_owned()));
    harness.run();
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
    }
    assert_eq!(editing(&harness).as_deref(), Some("Checkout"));
    assert_eq!(harness.state().session().unwrap().editor().history().len(), entries);
}
