//! Presenting, as a screen reader and a hand-held presenter meet it.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;

use super::shell::shell;

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
