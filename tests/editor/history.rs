//! Undo and redo: exact, labelled, merged, bounded.

use touchline::editor::{Command, Editor, History, Merge, Selection};
use touchline::map::{Card, Edit};

use super::sample::{editor, id, map};

fn set_text(editor: &Editor, card: &str, text: &str) -> Edit {
    editor.map().edit_record::<Card>(&id(card), |card| card.text = text.into()).unwrap()
}

#[test]
fn typing_in_one_field_is_one_entry() {
    let mut editor = editor();
    for text in ["C", "Ch", "Che"] {
        let edit = set_text(&editor, "ad", text);
        editor.apply("Edit touchpoint", edit, Merge::field(&id("ad"), "text")).unwrap();
    }
    assert_eq!(editor.history().len(), (1, 0));
    assert_eq!(editor.title(&Command::Undo), "Undo Edit touchpoint");
    editor.undo();
    assert_eq!(*editor.map(), map());
    editor.redo();
    assert_eq!(editor.map().card(&id("ad")).unwrap().text, "Che");
}

#[test]
fn a_sealed_run_is_not_joined() {
    let mut editor = editor();
    for text in ["C", "Ch"] {
        let edit = set_text(&editor, "ad", text);
        editor.apply("Edit touchpoint", edit, Merge::field(&id("ad"), "text")).unwrap();
        editor.seal();
    }
    assert_eq!(editor.history().len(), (2, 0));
}

#[test]
fn a_change_that_changes_nothing_makes_no_entry() {
    let mut editor = editor();
    let edit = set_text(&editor, "ad", "Autumn campaign");
    editor.apply("Edit touchpoint", edit, Merge::Never).unwrap();
    assert!(editor.history().is_empty());
    assert!(!editor.dirty());
}

#[test]
fn dirty_follows_the_saved_state_through_undo_and_redo() {
    let mut editor = editor();
    let edit = set_text(&editor, "ad", "x");
    editor.apply("Edit touchpoint", edit, Merge::Never).unwrap();
    assert!(editor.dirty());
    editor.mark_saved(editor.state());
    assert!(!editor.dirty());
    editor.undo();
    assert!(editor.dirty());
    editor.redo();
    assert!(!editor.dirty());
    editor.undo();
    let edit = set_text(&editor, "ad", "y");
    editor.apply("Edit touchpoint", edit, Merge::Never).unwrap();
    assert!(editor.dirty(), "another change than the saved one");
}

#[test]
fn the_oldest_entries_go_when_memory_runs_out() {
    let mut history = History::new(100_000);
    let mut map = map();
    let before = map.clone();
    for n in 0..50 {
        let text = format!("{n}").repeat(5_000);
        let edit = map.edit_record::<Card>(&id("ad"), |card| card.text = text).unwrap();
        let none = (Selection::none(), Selection::none());
        history.apply(&mut map, "Edit", edit, Merge::Never, none).unwrap();
    }
    assert!(history.bytes() <= 100_000, "{}", history.bytes());
    let (undo, _) = history.len();
    assert!((1..50).contains(&undo), "{undo}");
    while history.undo(&mut map).is_some() {}
    assert_ne!(map, before, "what was dropped cannot be taken back");
    while history.redo(&mut map).is_some() {}
    assert_eq!(history.len(), (undo, 0));
}

#[test]
fn undo_brings_the_selection_back() {
    let mut editor = editor();
    editor.select(Some(touchline::editor::Thing::Card(id("account"))));
    editor.run(&Command::Delete);
    assert!(editor.map().card(&id("account")).is_none());
    assert_eq!(editor.selection().card(), Some(&id("declined")));
    editor.undo();
    assert_eq!(editor.selection().card(), Some(&id("account")));
    assert_eq!(*editor.map(), map());
}
