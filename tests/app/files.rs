//! Opening and saving: nothing is lost unasked, and every question can be answered in every way.

use std::path::{Path, PathBuf};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::files::{Document, Files, Outcome, Wish, suggested_name};
use touchline::file::{self, State};
use touchline::map::Map;

use super::window;
use crate::harness::entropy::Seeded;

/// A window with an open map, and what the conversation came to.
struct Desk {
    files: Files,
    map: Map,
    dirty: bool,
    said: Vec<String>,
}

impl Desk {
    fn new(folder: &Path) -> Self {
        let files = Files::new(Some(State::at(folder.join("state"))), AskPath::in_window(), Box::new(Seeded(7)));
        Self { files, map: titled("Clinic visit"), dirty: false, said: Vec::new() }
    }

    fn take(&mut self, outcomes: Vec<Outcome>) {
        for outcome in outcomes {
            self.said.push(match outcome {
                Outcome::Show { map, saved } => {
                    self.map = *map;
                    self.dirty = !saved;
                    format!("show {}", self.map.head.title)
                }
                Outcome::Saved { state } => {
                    self.dirty = false;
                    format!("saved state {state}")
                }
                Outcome::Say(text, _) => text,
                Outcome::Problem(problem) => format!("problem: {}", problem.title),
                Outcome::Start => "start".into(),
                Outcome::Quit => "quit".into(),
                Outcome::Settle(wish) => format!("settle, then {wish:?}"),
                Outcome::TookOver(_) => "took over".into(),
            });
        }
    }
}

fn titled(title: &str) -> Map {
    let mut map = Map::new(&mut Seeded(3));
    map.head.title = title.into();
    map
}

fn open(desk: Desk) -> Harness<'static, Desk> {
    let mut harness = window(desk, |ui, desk: &mut Desk| {
        let document = Document { map: &desk.map, state: 5, dirty: desk.dirty, draft: "" };
        let outcomes = desk.files.show(ui.ctx(), Some(document));
        desk.take(outcomes);
    });
    harness.run();
    harness
}

fn ask(harness: &mut Harness<'_, Desk>, wish: Wish) {
    let ctx = harness.ctx.clone();
    let desk = harness.state_mut();
    let document = Document { map: &desk.map, state: 5, dirty: desk.dirty, draft: "" };
    let outcomes = desk.files.wish(&ctx, wish, Some(document));
    desk.take(outcomes);
    harness.run();
}

fn save(harness: &mut Harness<'_, Desk>) {
    let ctx = harness.ctx.clone();
    let desk = harness.state_mut();
    let document = Document { map: &desk.map, state: 5, dirty: desk.dirty, draft: "" };
    let outcomes = desk.files.save(&ctx, document);
    desk.take(outcomes);
    harness.run();
}

/// The title of the dialog that is open.
fn dialog(harness: &Harness<'_, Desk>) -> String {
    use egui_kittest::kittest::NodeT;
    let open = harness.query_by_role(egui::Role::Dialog);
    open.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn click(harness: &mut Harness<'_, Desk>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn saved_map(folder: &Path, name: &str, title: &str) -> PathBuf {
    let path = folder.join(name);
    file::save(&path, &titled(title)).unwrap();
    path
}

#[test]
fn nothing_unsaved_is_closed_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(Desk::new(folder.path()));
    ask(&mut harness, Wish::Quit);
    assert_eq!(harness.state().said, ["quit"]);
}

#[test]
fn unsaved_changes_can_be_given_up_or_kept() {
    let folder = tempfile::tempdir().unwrap();
    for (answer, said) in [("Don’t save", vec!["quit"]), ("Cancel", vec![])] {
        let mut harness = open(Desk { dirty: true, ..Desk::new(folder.path()) });
        ask(&mut harness, Wish::Quit);
        assert_eq!(dialog(&harness), "Save the changes to “Clinic visit”?");
        click(&mut harness, answer);
        assert_eq!(harness.state().said, said);
        assert!(!harness.state().files.busy());
    }
}

#[test]
fn save_asks_for_a_path_and_then_quits() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visit");
    let mut harness = open(Desk { dirty: true, ..Desk::new(folder.path()) });
    ask(&mut harness, Wish::Quit);
    click(&mut harness, "Save");
    assert_eq!(dialog(&harness), "Save the map", "the path field is open");
    let field = harness.get_by_role(egui::Role::TextInput);
    field.focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    harness.get_by_role(egui::Role::TextInput).type_text(&path.display().to_string());
    harness.run();
    click(&mut harness, "Save");
    assert_eq!(harness.state().said, ["saved state 5", "Saved as visit.journey.ron", "quit"]);
    assert!(folder.path().join("visit.journey.ron").is_file());
}

#[test]
fn cancelling_the_path_cancels_quitting() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(Desk { dirty: true, ..Desk::new(folder.path()) });
    ask(&mut harness, Wish::Quit);
    click(&mut harness, "Save");
    click(&mut harness, "Cancel");
    assert!(harness.state().said.is_empty());
    assert!(harness.state().dirty && !harness.state().files.busy());
}

#[test]
fn what_another_program_wrote_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_map(folder.path(), "visit.journey.ron", "Visit");
    let mut harness = open(Desk::new(folder.path()));
    ask(&mut harness, Wish::Open(path.clone()));
    save(&mut harness);
    file::save(&path, &titled("By somebody else")).unwrap();
    save(&mut harness);
    assert_eq!(dialog(&harness), "visit.journey.ron was changed by another program");
    click(&mut harness, "Cancel");
    assert!(std::fs::read_to_string(&path).unwrap().contains("By somebody else"));
    save(&mut harness);
    click(&mut harness, "Replace it");
    assert!(std::fs::read_to_string(&path).unwrap().contains("Visit"));
    assert_eq!(harness.state().said, ["show Visit", "saved state 5", "saved state 5"]);
}

#[test]
fn recovered_work_goes_back_to_its_file_unless_that_was_changed_since() {
    for (saved, told, ends) in [
        ("9999-01-01T00:00:00Z", "Recovered what was not saved in visit.journey.ron", ""),
        (
            "2026-01-01T00:00:00Z",
            "Recovered what was not saved in visit.journey.ron; the file was changed since",
            "Save the map",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = saved_map(folder.path(), "visit.journey.ron", "On the disk");
        let state = State::at(folder.path().join("state"));
        let session = state.recovery(&mut Seeded(1)).unwrap();
        session.write(&titled("Not saved"), Some(&path), saved.parse().unwrap()).unwrap();
        drop(session);
        let copy = state.recoveries()[0].copy().to_owned();
        let mut harness = open(Desk::new(folder.path()));
        ask(&mut harness, Wish::Recover(copy));
        assert_eq!(harness.state().said, ["show Not saved", "took over", told]);
        save(&mut harness);
        assert_eq!(dialog(&harness), ends);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.contains("On the disk"), !ends.is_empty(), "{text}");
    }
}

#[test]
fn what_was_mended_is_said_and_what_was_kept_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let lost = "1 thing in this file could not be kept as it was; see “touchline check”";
    let links = "links: [(id: \"k1\", kind: Answers, from: \"c1\", to: \"c2\")]";
    for (line, told) in [("state: Imagined", None), (links, Some(lost))] {
        let path = folder.path().join("odd.journey.ron");
        std::fs::write(&path, format!("(format: 1, id: \"m1\", title: \"Odd\", {line})")).unwrap();
        let mut harness = open(Desk::new(folder.path()));
        ask(&mut harness, Wish::Open(path));
        let said: Vec<&str> = ["show Odd"].into_iter().chain(told).collect();
        assert_eq!(harness.state().said, said);
    }
}

#[test]
fn comments_are_said_to_go_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_map(folder.path(), "visit.journey.ron", "Visit");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("// ours\n{text}")).unwrap();
    let mut harness = open(Desk::new(folder.path()));
    ask(&mut harness, Wish::Open(path));
    save(&mut harness);
    save(&mut harness);
    let said = harness.state().said.iter().filter(|text| text.contains("comments are gone")).count();
    assert_eq!(said, 1, "{:?}", harness.state().said);
}

#[test]
fn a_map_open_elsewhere_can_be_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_map(folder.path(), "visit.journey.ron", "Visit");
    let mut other = open(Desk::new(folder.path()));
    ask(&mut other, Wish::Open(path.clone()));
    let mut harness = open(Desk::new(folder.path()));
    ask(&mut harness, Wish::Open(path));
    assert_eq!(dialog(&harness), "visit.journey.ron is open already");
    click(&mut harness, "Open to look at");
    assert!(harness.state().files.read_only());
    save(&mut harness);
    assert_eq!(dialog(&harness), "Save the map", "a map to look at is saved under another name");
}

#[test]
fn a_file_that_is_no_map_is_a_problem_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.journey.ron");
    std::fs::write(&path, "(format: 1, title: \"a").unwrap();
    let mut harness = open(Desk::new(folder.path()));
    ask(&mut harness, Wish::Open(path));
    ask(&mut harness, Wish::Open(folder.path().join("none.journey.ron")));
    ask(&mut harness, Wish::Open(folder.path().to_owned()));
    let said = &harness.state().said;
    assert!(said.len() == 3 && said.iter().all(|text| text.contains("cannot be opened")), "{said:?}");
    assert_eq!(harness.state().map.head.title, "Clinic visit");
}

#[test]
fn every_template_and_sample_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(Desk::new(folder.path()));
    for template in file::TEMPLATES {
        ask(&mut harness, Wish::Template(template.word.into()));
    }
    for sample in file::SAMPLES {
        ask(&mut harness, Wish::Sample(sample.word.into()));
    }
    let said = &harness.state().said;
    assert!(
        said.len() == file::TEMPLATES.len() + file::SAMPLES.len() && said.iter().all(|text| text.starts_with("show")),
        "{said:?}"
    );
}

#[test]
fn file_names_come_from_titles() {
    assert_eq!(suggested_name("Buying a desk lamp online"), "buying-a-desk-lamp-online.journey.ron");
    assert_eq!(suggested_name("  „Möbel“ / 家具: 2026!  "), "möbel-家具-2026.journey.ron");
    assert_eq!(suggested_name("///"), "map.journey.ron");
    assert!(suggested_name(&"x".repeat(500)).len() < 100);
}

#[test]
fn a_map_of_a_later_version_can_only_be_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_map(folder.path(), "later.journey.ron", "Later");
    let text = std::fs::read_to_string(&path).unwrap().replace("format: 1", "format: 2");
    std::fs::write(&path, &text).unwrap();
    let mut harness = open(Desk::new(folder.path()));
    ask(&mut harness, Wish::Open(path.clone()));
    assert_eq!(harness.state().said, ["show Later", "problem: later.journey.ron can only be looked at"]);
    assert!(harness.state().files.read_only());
    save(&mut harness);
    assert_eq!(dialog(&harness), "Save the map");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_map_that_cannot_be_saved_does_not_quit() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_map(folder.path(), "visit.journey.ron", "Visit");
    let mut harness = open(Desk::new(folder.path()));
    ask(&mut harness, Wish::Open(path.clone()));
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    harness.state_mut().dirty = true;
    ask(&mut harness, Wish::Quit);
    click(&mut harness, "Save");
    if dialog(&harness).contains("changed by another program") {
        click(&mut harness, "Replace it");
    }
    let said = harness.state().said.last().unwrap();
    assert!(said.starts_with("problem:") && said.contains("was not saved"), "{said}");
}
