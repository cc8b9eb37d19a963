//! A path typed in the window, where there is no dialog program.

use std::path::PathBuf;

use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::path_field::{PathAnswer, PathField};
use touchline::app::pick::Purpose;

use super::window;

type State = (PathField, Option<PathAnswer>);

fn open(field: PathField) -> egui_kittest::Harness<'static, State> {
    window((field, None), |ui, (field, answer)| {
        if answer.is_none() {
            *answer = field.show(ui.ctx());
        }
    })
}

#[test]
fn a_path_that_is_none_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut field = PathField::new(Purpose::OpenMap, None);
    assert_eq!(field.accept(), None);
    assert_eq!(field.error(), Some("Type the path of a file."));
    field.text = folder.path().display().to_string();
    assert_eq!(field.accept(), None);
    assert!(field.error().unwrap().contains("is a folder"));
    field.text = folder.path().join("none.journey.ron").display().to_string();
    assert_eq!(field.accept(), None);
    assert!(field.error().unwrap().contains("There is no file"));
    let mut field = PathField::new(Purpose::SaveMap(folder.path().join("missing/map.journey.ron")), None);
    assert_eq!(field.accept(), None);
    assert!(field.error().unwrap().contains("There is no folder"));
}

#[test]
fn a_saved_map_gets_its_extension_and_is_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut field = PathField::new(Purpose::SaveMap(folder.path().join("workshop")), None);
    let path = folder.path().join("workshop.journey.ron");
    assert_eq!(field.accept(), Some(path.clone()));
    std::fs::write(&path, "x").unwrap();
    assert_eq!(field.accept(), None);
    assert!(field.error().unwrap().contains("exists"));
    assert_eq!(field.accept(), Some(path));
}

#[test]
fn tab_completes_folders_and_maps_only() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("maps")).unwrap();
    std::fs::write(folder.path().join("maps/clinic.journey.ron"), "").unwrap();
    std::fs::write(folder.path().join("maps/clinic.txt"), "").unwrap();
    let mut field = PathField::new(Purpose::OpenMap, None);
    field.text = folder.path().join("ma").display().to_string();
    let mut harness = open(field);
    harness.run();
    harness.key_press(egui::Key::Tab);
    harness.run();
    harness.key_press(egui::Key::Tab);
    harness.run();
    assert_eq!(PathBuf::from(&harness.state().0.text), folder.path().join("maps/clinic.journey.ron"));
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().1, Some(PathAnswer::Path(folder.path().join("maps/clinic.journey.ron"))));
}

#[test]
fn escape_and_cancel_close_it() {
    let mut harness = open(PathField::new(Purpose::OpenTable, None));
    harness.run();
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(harness.state().1, Some(PathAnswer::Cancel));
    let mut harness = open(PathField::new(Purpose::OpenTable, None));
    harness.run();
    harness.get_by_label("Cancel").click();
    harness.run();
    assert_eq!(harness.state().1, Some(PathAnswer::Cancel));
}

#[test]
fn quotes_home_and_addresses_are_understood() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a funnel.csv");
    std::fs::write(&path, "x").unwrap();
    let mut field = PathField::new(Purpose::OpenTable, None);
    for text in [format!("\"{}\"", path.display()), format!("file://{}", path.display())] {
        field.text = text;
        assert_eq!(field.accept(), Some(path.clone()));
    }
}

#[test]
fn tab_goes_on_where_nothing_is_left_to_complete_and_back_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.journey.ron"), "").unwrap();
    let mut harness = open(PathField::new(Purpose::OpenMap, Some(folder.path())));
    harness.run();
    let focused = |harness: &egui_kittest::Harness<'_, State>, name: &str| harness.get_by_label(name).is_focused();
    harness.key_press(egui::Key::Tab);
    harness.run();
    assert!(harness.state().0.text.ends_with("a.journey.ron") && focused(&harness, "Path of the file"));
    harness.key_press(egui::Key::Tab);
    harness.run();
    assert!(focused(&harness, "Open"));
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Tab);
    harness.run();
    assert!(focused(&harness, "Path of the file"));
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Tab);
    harness.run();
    assert!(!focused(&harness, "Path of the file"));
}

#[test]
fn a_whole_path_behind_the_folder_suggested_is_meant_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "x").unwrap();
    let mut field = PathField::new(Purpose::OpenTable, Some(folder.path()));
    field.text.push_str(&path.display().to_string());
    assert_eq!(field.accept(), Some(path));
}

#[test]
fn what_is_wrong_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(PathField::new(Purpose::OpenMap, Some(folder.path())));
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let said = harness.get_by_role(egui::accesskit::Role::Status);
    assert!(said.accesskit_node().label().unwrap().contains("is a folder"));
    assert_eq!(said.accesskit_node().live(), egui::accesskit::Live::Polite);
}
