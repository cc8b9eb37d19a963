//! The bar that finds and replaces, by the keyboard alone and by the mouse.

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

fn chord(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

fn type_text(harness: &mut Harness<'_, App>, text: &str) {
    harness.input_mut().events.push(Event::Text(text.to_owned()));
    harness.run_ok();
}

fn finding(query: &str) -> Harness<'static, App> {
    let mut harness = shell(1280.0, 720.0);
    chord(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, query);
    harness
}

#[test]
fn what_is_typed_is_found_counted_and_selected() {
    let mut harness = finding("checkout");
    harness.get_by_label("1 of 2");
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Card(Id::new("checkout"))));
    chord(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label("2 of 2");
    chord(&mut harness, Modifiers::SHIFT, Key::Enter);
    harness.get_by_label("1 of 2");
    chord(&mut harness, Modifiers::NONE, Key::F3);
    harness.get_by_label("2 of 2");
    chord(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("2 of 2").is_none(), "Esc closes the bar");
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Card(Id::new("guest"))));
    // The keyboard is the map's again.
    chord(&mut harness, Modifiers::NONE, Key::F2);
    harness.get_by_label("Text of the card");
}

#[test]
fn letters_typed_into_the_bar_add_no_cards() {
    let mut harness = finding("");
    let cards = editor(&harness).map().cards.len();
    chord(&mut harness, Modifiers::NONE, Key::T);
    chord(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(editor(&harness).map().cards.len(), cards);
}

#[test]
fn all_are_replaced_by_keys_and_buttons() {
    let mut harness = shell(1280.0, 720.0);
    chord(&mut harness, Modifiers::COMMAND, Key::H);
    type_text(&mut harness, "checkout");
    harness.get_by_label("Replace with").focus();
    harness.run_ok();
    type_text(&mut harness, "till");
    harness.get_by_role_and_label(Role::Button, "Replace all").click();
    harness.run_ok();
    assert_eq!(editor(&harness).map().card(&Id::new("guest")).unwrap().text, "Guest till");
    harness.get_by_label("Not found");
    harness.get_by_role_and_label(Role::Button, "Undo").click();
    harness.run_ok();
    assert_eq!(editor(&harness).map().card(&Id::new("guest")).unwrap().text, "Guest checkout");
}

#[test]
fn it_opens_over_a_text_and_commits_it() {
    let mut harness = shell(1280.0, 720.0);
    harness.get_by_role_and_label(Role::ListItem, "Checkout").click_accesskit();
    harness.run_ok();
    harness.get_by_role_and_label(Role::Canvas, "Map").focus();
    harness.run_ok();
    chord(&mut harness, Modifiers::NONE, Key::F2);
    type_text(&mut harness, "!");
    chord(&mut harness, Modifiers::COMMAND, Key::F);
    assert!(editor(&harness).editing().is_none());
    assert_eq!(editor(&harness).map().card(&Id::new("checkout")).unwrap().text, "Checkout!");
    type_text(&mut harness, "declined");
    harness.get_by_label("1 of 1");
}

#[test]
fn case_and_words_are_switches() {
    let mut harness = finding("CHECK");
    harness.get_by_label("1 of 2");
    harness.get_by_label("Whole words only").click();
    harness.run_ok();
    harness.get_by_label("Not found");
    harness.get_by_label("Whole words only").click();
    harness.run_ok();
    harness.get_by_label("Match case").click();
    harness.run_ok();
    harness.get_by_label("Not found");
}
