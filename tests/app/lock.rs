//! A locked map in the window: the title bar says so, fields are seen and not changed, refusals offer the way out.

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;
use touchline::editor::{Command, Thing};
use touchline::map::{Id, Lock};

use super::shell::{editor, shell_of};
use crate::editor::sample;

fn locked(lock: &Command, thing: Option<Thing>) -> Harness<'static, App> {
    let mut editor = sample::editor();
    editor.run(lock);
    editor.select(thing);
    shell_of(editor, 1600.0, 1000.0)
}

fn stage() -> Option<Thing> {
    Some(Thing::Stage(Id::new("buy")))
}

fn card() -> Option<Thing> {
    Some(Thing::Card(Id::new("account")))
}

fn enabled(harness: &Harness<'_, App>, role: egui::accesskit::Role, label: &str) -> bool {
    !harness.get_by_role_and_label(role, label).accesskit_node().is_disabled()
}

#[test]
fn the_title_bar_shows_the_lock_and_lifts_it() {
    let mut harness = locked(&Command::LockStructure, card());
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Structure locked").click();
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Unlock").click();
    harness.run();
    assert_eq!(editor(&harness).map().head.lock, None);
    assert!(harness.query_by_role_and_label(egui::accesskit::Role::Button, "Structure locked").is_none());
}

#[test]
fn the_fields_of_a_locked_stage_are_seen_and_not_changed() {
    use egui::accesskit::Role::{Button, TextInput};
    let harness = locked(&Command::LockStructure, stage());
    assert!(!enabled(&harness, TextInput, "Name"));
    assert!(!enabled(&harness, TextInput, "Width, 160–4000"));
    assert!(!enabled(&harness, Button, "Delete stage"));
    assert!(enabled(&harness, TextInput, "Owner"), "who owns it is no structure");
    assert!(enabled(&harness, TextInput, "Quote of Jana"));
}

#[test]
fn the_fields_of_a_card_go_by_the_lock() {
    use egui::accesskit::Role::{Button, MultilineTextInput, RadioButton};
    for (lock, open) in [(Command::LockStructure, true), (Command::LockAll, false)] {
        let harness = locked(&lock, card());
        assert_eq!(enabled(&harness, MultilineTextInput, "Text"), open);
        assert_eq!(enabled(&harness, RadioButton, "Severity 3"), open);
        assert_eq!(enabled(&harness, Button, "Delete card"), open);
    }
}

#[test]
fn the_inspector_offers_the_way_out() {
    let mut harness = locked(&Command::LockAll, card());
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Unlock").click();
    harness.run();
    assert_eq!(editor(&harness).map().head.lock, None);
}

#[test]
fn a_refused_key_is_answered_with_an_offer_to_unlock() {
    let mut harness = locked(&Command::LockStructure, card());
    harness.key_press(egui::Key::G);
    harness.run();
    assert_eq!(editor(&harness).map().stages.len(), 3);
    harness.get_by_label("The structure is locked: stages stay as they are");
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Unlock");
}

#[test]
fn a_refused_entry_of_a_menu_is_dimmed_and_the_lock_has_its_tick() {
    let mut harness = locked(&Command::LockAll, card());
    harness.get_by_label("Edit").click();
    harness.run();
    for entry in ["Edit text", "Delete card"] {
        let all: Vec<_> = harness.query_all_by_label_contains(entry).collect();
        assert!(!all.is_empty() && all.iter().all(|node| node.accesskit_node().is_disabled()), "{entry}");
    }
    harness.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Lock").click();
    harness.run();
    let lock = harness.get_by_role_and_label(egui::accesskit::Role::MenuItemCheckBox, "Lock all");
    assert!(lock.accesskit_node().is_disabled());
    harness.get_by_label("Lock structure").click();
    harness.run();
    assert_eq!(editor(&harness).map().head.lock, Some(Lock::Structure));
}
