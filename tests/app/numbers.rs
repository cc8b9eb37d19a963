//! Card numbers and the help sheet, by their keys.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::App;
use touchline::editor::{Editor, Thing};
use touchline::map::Id;

use super::shell::shell;

fn editor<'a>(harness: &'a Harness<'_, App>) -> &'a Editor {
    harness.state().session().unwrap().editor()
}

fn type_text(harness: &mut Harness<'_, App>, text: &str) {
    harness.input_mut().events.push(Event::Text(text.to_owned()));
    harness.run_ok();
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

#[test]
fn one_key_shows_the_numbers_and_typing_one_goes_there() {
    let mut harness = shell(1280.0, 720.0);
    let cards = editor(&harness).map().cards.len();
    type_text(&mut harness, "#");
    assert!(editor(&harness).numbered());
    type_text(&mut harness, "p");
    assert_eq!(editor(&harness).map().cards.len(), cards, "a letter points and adds nothing");
    type_text(&mut harness, "2");
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Card(Id::new("declined"))));
    press(&mut harness, Key::Enter);
    assert!(editor(&harness).numbered(), "the numbers stay");
    // The keyboard is the map's: its keys mean what they always mean.
    press(&mut harness, Key::F2);
    harness.get_by_label("Text of the card");
    press(&mut harness, Key::Escape);
    type_text(&mut harness, "#");
    assert!(!editor(&harness).numbered());
    assert!(harness.query_by_label("Card number").is_none());
}

#[test]
fn the_same_key_hides_them_from_within_the_field_too() {
    let mut harness = shell(1280.0, 720.0);
    type_text(&mut harness, "#");
    type_text(&mut harness, "p9");
    harness.get_by_label("No card is P9");
    type_text(&mut harness, "#");
    assert!(!editor(&harness).numbered());
    press(&mut harness, Key::T);
    assert_eq!(editor(&harness).map().cards.len(), 8, "the keyboard is the map's again");
}

#[test]
fn a_sign_typed_within_one_frame_with_what_follows_is_heard_first() {
    let mut harness = shell(1280.0, 720.0);
    let cards = editor(&harness).map().cards.len();
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let text = |text: &str| Event::Text(text.to_owned());
    let events = vec![text("#"), key(Key::P), text("p"), key(Key::Num1), text("1")];
    let mut raw = egui::RawInput { events, ..egui::RawInput::default() };
    let ctx = harness.ctx.clone();
    loop {
        harness.state_mut().pace(&ctx, &mut raw);
        if raw.events.is_empty() {
            break;
        }
        harness.input_mut().events.append(&mut raw.events);
        harness.step();
    }
    harness.run_ok();
    assert_eq!(editor(&harness).map().cards.len(), cards);
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Card(Id::new("account"))));
}

#[test]
fn the_help_sheet_opens_by_its_sign_and_is_searched() {
    let mut harness = shell(1280.0, 720.0);
    type_text(&mut harness, "?");
    harness.get_by_role_and_label(Role::Heading, "Keyboard and mouse");
    harness.get_by_label("Add pain point: P");
    type_text(&mut harness, "zoom");
    harness.get_by_label("Zoom at the pointer: Ctrl+wheel");
    assert!(harness.query_by_label("Add pain point: P").is_none());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::Heading, "Keyboard and mouse").is_none());
}

#[test]
fn the_nine_keys_of_stages_are_one_row_of_the_sheet() {
    let mut harness = shell(1280.0, 720.0);
    type_text(&mut harness, "?");
    harness.get_by_label("Go to a stage: 1 … 9");
    assert!(harness.query_by_label_contains("Go to stage 2").is_none());
}
