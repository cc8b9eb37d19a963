//! The whole window: start screen, map, funnel, file and way out, by keyboard and clicks.

use std::path::Path;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::{App, Options};
use touchline::file::{self, State};
use touchline::map::Map;

use super::maps::with_funnel;
use super::window;

fn started(folder: &Path, path: Option<&Path>) -> Harness<'static, Option<App>> {
    let state = Some(State::at(folder.join("state")));
    let options = Options { path: path.map(Path::to_owned), state, ask: AskPath::in_window, ..Options::default() };
    let mut harness = window(None, move |ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), options.clone())).show(ui);
    });
    harness.run_steps(8);
    harness
}

fn map<'h>(harness: &'h Harness<'_, Option<App>>) -> Option<&'h Map> {
    harness.state().as_ref()?.session().map(|session| session.editor().map())
}

fn press(harness: &mut Harness<'_, Option<App>>, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(8);
}

fn paste(harness: &mut Harness<'_, Option<App>>, text: &str) {
    harness.event(egui::Event::Paste(text.to_owned()));
    harness.run_steps(8);
}

fn click(harness: &mut Harness<'_, Option<App>>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(8);
}

#[test]
fn the_first_template_is_an_enter_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    assert!(map(&harness).is_none());
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(map(&harness).unwrap().stages.len(), 6);
}

#[test]
fn a_map_named_at_the_start_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let harness = started(folder.path(), Some(&path));
    assert_eq!(map(&harness).unwrap().stages.len(), 3);
}

#[test]
fn a_broken_map_is_told_and_the_start_screen_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.journey.ron");
    std::fs::write(&path, "(format: 1,").unwrap();
    let harness = started(folder.path(), Some(&path));
    assert!(map(&harness).is_none());
    assert!(harness.query_by_label("broken.journey.ron cannot be opened").is_some());
}

#[test]
fn a_pasted_table_becomes_a_funnel_and_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    paste(&mut harness, "Step,Users\nAwareness,100\nPurchase,40\n");
    assert!(map(&harness).unwrap().funnels.is_empty(), "nothing is changed before Import");
    click(&mut harness, "Import");
    assert_eq!(map(&harness).unwrap().funnels.len(), 1);
    click(&mut harness, "Edit");
    harness.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Undo Import funnel").click();
    harness.run_steps(8);
    assert!(map(&harness).unwrap().funnels.is_empty());
}

/// Has a file read that is too large to be looked at within a frame, until `label` is there.
fn read(harness: &mut Harness<'_, Option<App>>, path: &Path, text: String, label: &str) {
    assert!(text.len() > 33 << 10);
    std::fs::write(path, text).unwrap();
    paste(harness, &path.display().to_string());
    let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while harness.query_all_by_label(label).next().is_none() {
        assert!(std::time::Instant::now() < end, "the file was not read");
        std::thread::sleep(std::time::Duration::from_millis(5));
        harness.step();
    }
}

#[test]
fn a_large_file_is_read_beside_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.csv");
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    let rows = "\n".repeat(300 << 10);
    read(&mut harness, &path, format!("Step,Users\nAwareness,100\nPurchase,40\n{rows}"), "Match steps to stages");
    click(&mut harness, "Import");
    assert_eq!(map(&harness).unwrap().funnels[0].steps, ["Awareness", "Purchase"]);
}

#[test]
fn what_a_large_file_is_for_is_seen_beside_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.csv");
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    let rows = "a,visit,2026-03-01T10:00:00Z\n".repeat(2_000);
    read(&mut harness, &path, format!("user,event,time\n{rows}"), "Count a funnel from a log of events");
    // Nobody clicks in the frame that finds the dialog's size. The log may still be looked at: the button does not move
    // when that is done.
    harness.run_steps(2);
    harness.get_by_label("Cancel").click();
    harness.run_steps(8);
    let rows = "Awareness,2026-03-01,7,40\n".repeat(2_000);
    read(&mut harness, &path, format!("Stage,Day,NPS,CSAT\n{rows}"), "Measures from a table");
    assert!(map(&harness).unwrap().funnels.is_empty());
}

#[test]
fn a_table_pasted_before_there_is_a_map_gets_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    paste(&mut harness, "Step,Users\nAwareness,100\nPurchase,40\n");
    assert_eq!(map(&harness).unwrap().stages.len(), 6);
    click(&mut harness, "Import");
    assert_eq!(map(&harness).unwrap().funnels.len(), 1);
}

#[test]
fn steps_without_a_stage_get_stages_by_one_click() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    let stages = |harness: &Harness<'_, _>| map(harness).unwrap().stages.clone();
    let before = stages(&harness).len();
    paste(&mut harness, "Step,Users\nzig_zag,100\nqux,40\n");
    click(&mut harness, "Import");
    click(&mut harness, "Add stages");
    let now = map(&harness).unwrap();
    let names: Vec<&str> = now.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names[before..], ["Zig zag", "Qux"]);
    let at: Vec<_> = now.funnels[0].matches.iter().map(|found| found.at.clone()).collect();
    assert_eq!(at, [now.stages[before].id.clone(), now.stages[before + 1].id.clone()]);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(stages(&harness).len(), before, "in one step");
}

#[test]
fn unsaved_work_is_saved_where_it_belongs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let mut harness = started(folder.path(), Some(&path));
    paste(&mut harness, "Step,Users\nAwareness,100\nPurchase,40\n");
    click(&mut harness, "Import");
    click(&mut harness, "File");
    harness.get_by(|node| node.label().is_some_and(|label| label.starts_with("Save") && !label.contains("as"))).click();
    harness.run_steps(8);
    assert!(!harness.state().as_ref().unwrap().session().unwrap().editor().dirty());
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.contains("counts: [100, 40]"), "{saved}");
}

#[test]
fn unsaved_work_comes_back_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    paste(&mut harness, "Step,Users\nAwareness,100\nPurchase,40\n");
    click(&mut harness, "Import");
    // What a crash leaves: the copy, and no question.
    drop(harness);
    let mut harness = started(folder.path(), None);
    let row = harness.get_by(|node| node.label().is_some_and(|label| label.starts_with("Recovered: ")));
    row.click();
    harness.run_steps(8);
    assert_eq!(map(&harness).unwrap().funnels.len(), 1);
    assert!(harness.state().as_ref().unwrap().session().unwrap().editor().dirty());
}

#[test]
fn work_given_up_on_the_way_out_is_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    paste(&mut harness, "Step,Users\nVisit,100\nBuy,20\n");
    click(&mut harness, "Import");
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Q);
    // One reads the question for longer than a copy takes to come round.
    harness.run_steps(80);
    click(&mut harness, "Don’t save");
    drop(harness);
    assert!(state.recoveries().is_empty(), "{:?}", state.recoveries());
}

#[test]
fn a_picture_is_written_though_the_window_closes_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let mut harness = started(folder.path(), Some(&path));
    click(&mut harness, "Export…");
    harness.get_by_label("Export").click();
    harness.run_steps(2);
    drop(harness);
    let picture = std::fs::read(folder.path().join("visits.png")).unwrap();
    assert!(picture.ends_with(b"IEND\xAE\x42\x60\x82"), "the picture is whole");
}

#[test]
fn the_theme_is_the_same_after_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    state.remember_habits(&file::Habits { reduce_motion: Some(true), ..file::Habits::default() }).unwrap();
    let choose = |harness: &mut Harness<'_, Option<App>>, theme: &str| {
        press(harness, egui::Modifiers::COMMAND, egui::Key::K);
        harness.event(egui::Event::Text(theme.to_owned()));
        harness.run_steps(4);
        press(harness, egui::Modifiers::NONE, egui::Key::Enter);
    };
    let mut harness = started(folder.path(), None);
    assert_eq!(harness.ctx.theme(), egui::Theme::Light);
    choose(&mut harness, "dark");
    drop(harness);
    let mut harness = started(folder.path(), None);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    assert_eq!(state.habits().reduce_motion, Some(true), "what else was set stays");
    choose(&mut harness, "as the system");
    drop(harness);
    assert_eq!(started(folder.path(), None).ctx.theme(), egui::Theme::Light);
}

#[test]
fn keys_are_for_the_dialog_while_one_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    paste(&mut harness, "Step,Users\nAwareness,100\nPurchase,40\n");
    press(&mut harness, egui::Modifiers::NONE, egui::Key::T);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Escape);
    assert!(map(&harness).unwrap().cards.is_empty());
    press(&mut harness, egui::Modifiers::NONE, egui::Key::T);
    assert_eq!(map(&harness).unwrap().cards.len(), 1);
}

#[test]
fn the_start_screen_opens_by_the_shortcut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::O);
    harness.get_by_role(egui::Role::TextInput).type_text(&path.display().to_string());
    harness.run_steps(4);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(map(&harness).unwrap().stages.len(), 3);
}

#[test]
fn the_help_sheet_lists_what_the_registry_knows() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::F1);
    assert!(harness.query_by_label("Redo: Ctrl+Shift+Z or Ctrl+Y").is_some());
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Escape);
    assert!(harness.query_by_label("Redo: Ctrl+Shift+Z or Ctrl+Y").is_none());
}

#[test]
fn maps_opened_lately_are_in_the_file_menu() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["visits.journey.ron", "clinic.journey.ron"] {
        file::save(&path(name), &with_funnel()).unwrap();
    }
    drop(started(folder.path(), Some(&path("visits.journey.ron"))));
    let mut harness = started(folder.path(), Some(&path("clinic.journey.ron")));
    click(&mut harness, "File");
    click(&mut harness, "Open recent");
    assert!(harness.query_by_label("clinic.journey.ron").is_none(), "what is open is no other map");
    click(&mut harness, "visits.journey.ron");
    let session = harness.state().as_ref().unwrap().session().unwrap();
    assert!(session.window_title().starts_with("visits.journey.ron"));
}

#[test]
fn an_imported_funnel_is_seen_in_the_panel_and_on_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    paste(&mut harness, "Step,Users\nAwareness,100\nPurchase,40\n");
    click(&mut harness, "Import");
    let panel = harness.get_by_label("Fold the funnel panel").rect();
    let lane = harness.get_by_role_and_label(egui::accesskit::Role::RowHeader, "Funnel").rect();
    assert!(lane.max.y <= panel.min.y, "the lane {lane} is behind the panel {panel}");
    click(&mut harness, "Undo");
    assert!(map(&harness).unwrap().funnels.is_empty());
}

#[test]
fn a_question_on_the_start_screen_gives_the_keyboard_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path(), None);
    let focused = |harness: &Harness<'_, Option<App>>| {
        let node = harness.get_all(by()).find(|node| node.accesskit_node().is_focused());
        node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Tab);
    let tile = focused(&harness);
    assert!(tile.starts_with("Workshop"), "{tile}");
    for key in [egui::Key::O, egui::Key::K] {
        press(&mut harness, egui::Modifiers::COMMAND, key);
        assert_ne!(focused(&harness), tile, "something is open");
        press(&mut harness, egui::Modifiers::NONE, egui::Key::Escape);
        assert_eq!(focused(&harness), tile);
    }
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Escape);
    assert_eq!(focused(&harness), tile, "nothing lies below it");
}

/// Types a path into the field that asks for one.
fn answer(harness: &mut Harness<'_, Option<App>>, path: &Path) {
    press(harness, egui::Modifiers::COMMAND, egui::Key::A);
    harness.event(egui::Event::Text(path.display().to_string()));
    harness.run_steps(4);
    press(harness, egui::Modifiers::NONE, egui::Key::Enter);
}

#[test]
fn a_source_that_is_gone_is_named_asked_for_and_then_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let (maps, wrong, right) = (folder.path().join("maps"), folder.path().join("wrong"), folder.path().join("right"));
    for folder in [&maps, &wrong, &right] {
        std::fs::create_dir(folder).unwrap();
    }
    let path = maps.join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let table = |folder: &Path, purchases: u32| {
        std::fs::write(folder.join("visits.csv"), format!("Step,Users\npage_view,48200\npurchase,{purchases}\n"))
            .unwrap();
    };
    table(&wrong, 1);
    table(&right, 4200);
    let mut harness = started(folder.path(), Some(&path));
    let before = map(&harness).unwrap().clone();
    let asks = |harness: &Harness<'_, Option<App>>, words: &str| {
        assert!(harness.query_all_by_label(words).next().is_some(), "{words}");
        assert!(harness.query_all_by_label("Update a funnel").next().is_some());
    };
    let lost = format!("visits.csv is not beside the map, in {}. Where is it now?", maps.display());
    click(&mut harness, "Update…");
    asks(&harness, &lost);
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Escape);
    // What is looked at and not taken is not remembered.
    click(&mut harness, "Update…");
    answer(&mut harness, &wrong.join("visits.csv"));
    click(&mut harness, "Cancel");
    assert_eq!(*map(&harness).unwrap(), before);
    click(&mut harness, "Update…");
    asks(&harness, &lost);
    answer(&mut harness, &right.join("visits.csv"));
    click(&mut harness, "Update");
    assert_eq!(map(&harness).unwrap().funnels[0].segments[0].counts, [48_200, 4_200]);
    assert!(harness.query_all_by_label("Funnel of 2 steps updated").next().is_some());
    // It is found there by itself, until it is gone there too.
    table(&right, 4_300);
    click(&mut harness, "Update…");
    assert!(harness.query_by_label_contains("purchase: 4\u{202F}200 → 4\u{202F}300").is_some());
    click(&mut harness, "Update");
    std::fs::remove_file(right.join("visits.csv")).unwrap();
    click(&mut harness, "Update…");
    asks(&harness, &format!("visits.csv is no longer in {}. Where is it now?", right.display()));
}

#[test]
fn a_value_that_is_being_typed_is_saved_with_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let mut harness = started(folder.path(), Some(&path));
    harness.get_by_role_and_label(egui::accesskit::Role::TreeItem, "Decision").click();
    harness.run_steps(8);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::K);
    harness.event(egui::Event::Text("add measure".into()));
    press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    click(&mut harness, "+ Add a value");
    harness.event(egui::Event::Text("8".into()));
    harness.run_steps(4);
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::S);
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.contains(", 8)]"), "{saved}");
}
