//! The hints of a first start: three, once, and out of the way.

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::{App, Options, Session};
use touchline::editor::Editor;
use touchline::file::State;

use crate::editor::sample;

fn window(state: Option<State>) -> Harness<'static, App> {
    let options = Options { path: None, state, ask: AskPath::in_window, first_hints: true, ..Options::default() };
    let mut app = App::new(&egui::Context::default(), options);
    app.open(Session::new(sample::editor(), None, Box::new(sample::seeded(8))));
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 720.0))
        .with_max_steps(30)
        .with_context_setup(touchline::app::dress)
        .build_ui_state(|ui, app: &mut App| app.show(ui), app);
    harness.run();
    harness
}

fn editor<'a>(harness: &'a Harness<'_, App>) -> &'a Editor {
    harness.state().session().unwrap().editor()
}

fn hint(harness: &Harness<'_, App>) -> Option<u32> {
    (1..=3).find(|n| harness.query_by_label_contains(&format!("Hint {n} of 3")).is_some())
}

#[test]
fn three_hints_come_once_and_never_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    let mut first = window(Some(state.clone()));
    assert_eq!(hint(&first), Some(1));
    // By the keyboard: the way on has it.
    first.key_press(egui::Key::Enter);
    first.run();
    assert_eq!(hint(&first), Some(2));
    first.get_by_label("Next").click();
    first.run();
    assert_eq!(hint(&first), Some(3));
    first.get_by_label("Done").click();
    first.run();
    assert_eq!(hint(&first), None);
    assert_eq!(hint(&window(Some(state))), None, "not at the next start");
}

#[test]
fn hints_seen_only_in_part_do_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    assert_eq!(hint(&window(Some(state.clone()))), Some(1));
    assert_eq!(hint(&window(Some(state))), None);
}

#[test]
fn escape_and_skip_all_end_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut escaped = window(Some(State::at(folder.path())));
    escaped.key_press(egui::Key::Escape);
    escaped.run();
    assert_eq!(hint(&escaped), None);
    let folder = tempfile::tempdir().unwrap();
    let mut skipped = window(Some(State::at(folder.path())));
    skipped.get_by_label("Skip all").click();
    skipped.run();
    assert_eq!(hint(&skipped), None);
}

#[test]
fn a_hint_steps_back_while_a_text_is_open_and_letters_are_still_the_maps() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Some(State::at(folder.path())));
    harness.key_press(egui::Key::P);
    harness.run();
    assert!(editor(&harness).editing().is_some(), "the hint took the key");
    assert_eq!(hint(&harness), None);
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(editor(&harness).editing().is_none());
    assert_eq!(hint(&harness), Some(1), "it comes back when the text is done");
}

#[test]
fn where_nothing_can_be_remembered_there_are_none() {
    assert_eq!(hint(&window(None)), None);
}

#[test]
fn f6_walks_from_a_hint_to_the_parts_of_the_window_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Some(State::at(folder.path())));
    let focused = |harness: &Harness<'_, App>, label: &str| {
        harness.query_all_by_label(label).any(|node| node.accesskit_node().is_focused())
    };
    assert!(focused(&harness, "Next"), "at first the way on has the keyboard");
    harness.key_press(egui::Key::F6);
    harness.run();
    assert!(!focused(&harness, "Next"), "it went on from the hint");
    assert_eq!(hint(&harness), Some(1), "which stays");
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::F6);
    harness.run();
    assert!(focused(&harness, "Next"), "and back");
}
