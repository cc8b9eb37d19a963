//! Presenting, as a screen reader and a hand-held presenter meet it.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::{App, Options};
use touchline::editor::Editor;
use touchline::file::{self, State};

use super::maps::with_funnel;
use super::shell::shell;
use super::window;
use crate::harness::entropy::Seeded;

/// The name of the slide shown.
fn slide(harness: &Harness<'_, App>) -> Option<String> {
    let node = harness.query_by_label_contains("Slide ")?;
    node.accesskit_node().label()
}

fn press(harness: &mut Harness<'_, App>, key: Key) -> String {
    harness.key_press(key);
    harness.run_ok();
    slide(harness).unwrap_or_default()
}

fn editor<'a>(harness: &'a Harness<'_, App>) -> &'a Editor {
    harness.state().session().unwrap().editor()
}

/// A key goes down, or up again.
fn key(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}

fn presenting() -> Harness<'static, App> {
    let mut harness = shell(1600.0, 900.0);
    assert!(press(&mut harness, Key::F5).starts_with("Slide 1 of "));
    harness
}

#[test]
fn keys_turn_the_slides_and_find_their_way_back() {
    let mut harness = presenting();
    assert!(slide(&harness).unwrap().ends_with(": Overview"));
    assert!(press(&mut harness, Key::ArrowRight).ends_with(": Awareness"));
    assert!(press(&mut harness, Key::PageDown).ends_with(": Purchase"));
    assert!(press(&mut harness, Key::ArrowLeft).ends_with(": Awareness"));
    assert!(press(&mut harness, Key::Num2).ends_with(": Purchase"));
    assert!(press(&mut harness, Key::O).ends_with(": Overview"));
    assert!(press(&mut harness, Key::O).ends_with(": Purchase"), "and back");
    let last = press(&mut harness, Key::End);
    assert_eq!(press(&mut harness, Key::Space), last, "there is no slide after the last");
    assert!(press(&mut harness, Key::Home).starts_with("Slide 1 of "));
    assert_eq!(press(&mut harness, Key::Escape), "");
    assert!(harness.query_by_label("Add touchpoint").is_some(), "the window is back");
}

#[test]
fn black_hides_the_slide_and_turns_nothing() {
    let mut harness = presenting();
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::B);
    assert!(press(&mut harness, Key::ArrowRight).ends_with(": Awareness"), "this key only lifts the black");
    assert!(press(&mut harness, Key::ArrowRight).ends_with(": Purchase"));
}

#[test]
fn it_begins_with_the_stage_selected_and_changes_nothing() {
    let mut harness = shell(1600.0, 900.0);
    harness.get_by_role_and_label(egui::accesskit::Role::TreeItem, "Purchase").click();
    harness.run();
    let before = harness.state().session().unwrap().editor().state();
    assert!(press(&mut harness, Key::F5).ends_with(": Purchase"));
    // Letters that make cards on the map make none here.
    press(&mut harness, Key::T);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().session().unwrap().editor().state(), before);
}

#[test]
fn the_key_that_ends_it_means_nothing_to_the_window() {
    for end in [Key::F5, Key::Escape, Key::Q] {
        let mut harness = shell(1600.0, 900.0);
        harness.get_by_role_and_label(Role::TreeItem, "Purchase").click();
        harness.run();
        let selected = editor(&harness).selection().clone();
        assert!(selected.one().is_some());
        press(&mut harness, Key::F5);
        assert_eq!(press(&mut harness, end), "", "{end:?} ends it");
        assert!(harness.query_by_label("Add touchpoint").is_some(), "the window is back");
        assert_eq!(*editor(&harness).selection(), selected, "{end:?} leaves the selection");
    }
}

#[test]
fn a_key_held_down_does_its_work_once() {
    let mut harness = shell(1600.0, 900.0);
    harness.get_by_role_and_label(Role::TreeItem, "Purchase").click();
    harness.run();
    let selected = editor(&harness).selection().clone();
    let hold = |harness: &mut Harness<'_, App>, held: Key| {
        for _ in 0..3 {
            harness.event(key(held, true));
            harness.run_ok();
        }
        let shown = slide(harness).is_some();
        harness.event(key(held, false));
        harness.run_ok();
        shown
    };
    assert!(hold(&mut harness, Key::F5), "what began it does not end it");
    hold(&mut harness, Key::B);
    assert!(harness.query_by_label("Black screen").is_some());
    hold(&mut harness, Key::B);
    assert!(!hold(&mut harness, Key::F5), "what ended it does not begin it");
    assert!(hold(&mut harness, Key::F5));
    assert!(!hold(&mut harness, Key::Escape));
    assert_eq!(*editor(&harness).selection(), selected);
}

#[test]
fn a_window_closed_meanwhile_asks_about_unsaved_work() {
    let mut harness = shell(1600.0, 900.0);
    harness.get_by_label("Add stage").click();
    harness.run();
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::F5);
    let viewport = harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    harness.step();
    harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
    harness.run_ok();
    assert_eq!(slide(&harness), None);
    assert!(harness.query_by_label("Cancel").is_some(), "the question is there");
}

#[test]
fn a_screen_reader_has_the_words_of_the_slide() {
    let mut harness = presenting();
    press(&mut harness, Key::Num2);
    let described = |harness: &Harness<'_, App>| {
        let name = slide(harness).unwrap();
        let node = harness.get_by_role_and_label(Role::Image, &name);
        node.accesskit_node().description().unwrap_or_default()
    };
    let name = slide(&harness).unwrap();
    let shown = harness.get_by_role_and_label(Role::Image, &name);
    assert!(shown.is_focused(), "readers begin there");
    assert!(harness.root().accesskit_node().label().is_some_and(|title| title.ends_with("Touchline")));
    let words = described(&harness);
    let map = editor(&harness).map();
    assert!(words.lines().any(|line| line == "Pain points"), "{words}");
    let stage = &map.stages[1];
    let card = map.cards.iter().find(|card| map.stage_of(&card.at.column).is_some_and(|at| at.id == stage.id)).unwrap();
    assert!(words.contains(&card.text), "“{}” in {words}", card.text);
    press(&mut harness, Key::B);
    assert_eq!(slide(&harness), None);
    assert!(harness.get_by_label("Black screen").accesskit_node().description().is_none_or(|words| words.is_empty()));
}

#[test]
fn unsaved_work_is_kept_safe_while_presenting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let state = State::at(folder.path().join("state"));
    let options =
        Options { path: Some(path), state: Some(state.clone()), ask: AskPath::in_window, ..Options::default() };
    let mut harness = window(None, move |ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), options.clone())).show(ui);
    });
    harness.run_steps(8);
    harness.get_by_label("Add stage").click();
    harness.run_steps(2);
    // Sooner than a copy follows the one before.
    harness.event(Event::Text("Aftermath".into()));
    harness.step();
    harness.key_press(Key::Enter);
    harness.step();
    harness.key_press(Key::F5);
    harness.run_steps(20);
    assert!(harness.query_by_label_contains("Slide ").is_some());
    // What a crash leaves.
    drop(harness);
    let found = state.recoveries();
    let map = found[0].load(&mut Seeded(3)).unwrap().map;
    assert!(map.stages.iter().any(|stage| stage.name == "Aftermath"), "{:?}", map.stages);
}
