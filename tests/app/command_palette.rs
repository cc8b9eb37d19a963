//! The command palette, by the keyboard alone and by the mouse.

use egui::accesskit::{Live, Role};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::{App, Options};
use touchline::editor::Thing;
use touchline::file::State;
use touchline::map::Id;

use super::shell::shell;
use super::window;

fn open(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_ok();
}

fn type_text(harness: &mut Harness<'_, App>, text: &str) {
    harness.input_mut().events.push(Event::Text(text.to_owned()));
    harness.run_ok();
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

fn is_open(harness: &Harness<'_, App>) -> bool {
    harness.query_by_label("Command, stage or card").is_some()
}

/// The rows seen, from top to bottom.
fn rows(harness: &Harness<'_, App>) -> Vec<String> {
    harness.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn it_opens_without_a_word_about_what_nobody_asked_for() {
    let mut harness = shell(1280.0, 720.0);
    open(&mut harness);
    let said = harness.get_by_role(Role::Status);
    assert_eq!(said.accesskit_node().live(), Live::Off);
}

#[test]
fn letters_and_enter_go_to_a_card() {
    let mut harness = shell(1280.0, 720.0);
    open(&mut harness);
    type_text(&mut harness, "declined");
    assert_eq!(rows(&harness), ["Card declined, Pain point in Purchase"]);
    let said = harness.get_by_role(Role::Status);
    assert_eq!(said.accesskit_node().label().unwrap(), "1 found: Card declined, Pain point in Purchase");
    assert_eq!(said.accesskit_node().live(), Live::Polite);
    press(&mut harness, Key::Enter);
    assert!(!is_open(&harness));
    let editor = harness.state().session().unwrap().editor();
    assert_eq!(editor.selection().one(), Some(&Thing::Card(Id::new("declined"))));
    // The next key is the map's.
    press(&mut harness, Key::Enter);
    harness.get_by_label("Text of the card");
}

#[test]
fn whoever_goes_to_a_card_from_a_button_is_on_the_map() {
    let mut harness = shell(1280.0, 720.0);
    harness.get_by_label("Import…").focus();
    harness.run();
    open(&mut harness);
    type_text(&mut harness, "declined");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Text of the card");
}

#[test]
fn letters_and_enter_within_one_frame_mean_what_was_typed() {
    let mut harness = shell(1280.0, 720.0);
    open(&mut harness);
    harness.input_mut().events.push(Event::Text("declined".to_owned()));
    press(&mut harness, Key::Enter);
    let editor = harness.state().session().unwrap().editor();
    assert_eq!(editor.selection().one(), Some(&Thing::Card(Id::new("declined"))));
}

#[test]
fn nothing_else_opens_beneath_it() {
    let mut harness = shell(1280.0, 720.0);
    open(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_ok();
    assert!(is_open(&harness));
    assert_eq!(harness.query_all_by_label("Find on the map").count(), 0);
    press(&mut harness, Key::Escape);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_ok();
    assert!(harness.query_all_by_label("Find on the map").count() > 0);
}

#[test]
fn arrows_walk_the_rows_and_the_field_says_which_is_meant() {
    let mut harness = shell(1280.0, 720.0);
    open(&mut harness);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    let chosen =
        harness.query_all_by_role(Role::ListBoxOption).filter(|row| row.accesskit_node().is_selected() == Some(true));
    let chosen: Vec<_> = chosen.filter_map(|row| row.accesskit_node().label()).collect();
    assert_eq!(chosen, ["Open recent, File"]);
    press(&mut harness, Key::Escape);
    assert!(!is_open(&harness));
}

#[test]
fn it_opens_over_a_text_that_is_being_typed_and_commits_it() {
    let mut harness = shell(1280.0, 720.0);
    harness.get_by_role_and_label(Role::ListItem, "Checkout").click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::Canvas, "Map").focus();
    harness.run();
    press(&mut harness, Key::F2);
    harness.get_by_label("Text of the card").type_text("!");
    harness.run();
    open(&mut harness);
    assert!(is_open(&harness));
    let editor = harness.state().session().unwrap().editor();
    assert!(editor.editing().is_none());
    assert_eq!(editor.map().card(&Id::new("checkout")).unwrap().text, "Checkout!");
    type_text(&mut harness, "undo");
    press(&mut harness, Key::Enter);
    let editor = harness.state().session().unwrap().editor();
    assert_eq!(editor.map().card(&Id::new("checkout")).unwrap().text, "Checkout");
}

#[test]
fn a_row_is_clicked_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    let options = Options { path: None, state: Some(state.clone()), ask: AskPath::in_window, ..Options::default() };
    let app = App::new(&egui::Context::default(), options);
    let mut harness = window(app, |ui, app: &mut App| app.show(ui));
    harness.run_ok();
    open(&mut harness);
    let dark = "Theme: dark, View › Theme";
    harness.get_by_role_and_label(Role::ListBoxOption, dark).click();
    harness.run_ok();
    assert!(!is_open(&harness));
    open(&mut harness);
    assert_eq!(rows(&harness)[0], dark, "what was chosen last comes first");
    assert_eq!(state.chosen().len(), 1, "also tomorrow");
}

#[test]
fn what_cannot_be_done_says_why_and_stays() {
    let mut harness = shell(1280.0, 720.0);
    open(&mut harness);
    type_text(&mut harness, "redo");
    harness.get_by_role_and_label(Role::ListBoxOption, "Redo, Nothing was taken back, Ctrl+Shift+Z");
    press(&mut harness, Key::Enter);
    assert!(is_open(&harness));
}

#[test]
fn a_click_beside_it_or_its_own_key_closes_it() {
    let mut harness = shell(1280.0, 720.0);
    open(&mut harness);
    assert!(is_open(&harness));
    open(&mut harness);
    assert!(!is_open(&harness));
}
