//! Measures of a stage in the inspector: added, filled, changed, taken back.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;
use touchline::editor::{Command, Merge, Thing};
use touchline::map::{Date, Finite, Id, LaneKind, Metric, MetricKind, Point};

use super::shell::{editor, shell_of};
use crate::editor::sample;

fn open() -> Harness<'static, App> {
    let mut editor = sample::editor();
    editor.select(Some(Thing::Stage(Id::new("buy"))));
    shell_of(editor, 1600.0, 1400.0)
}

fn press(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Replaces what is in a field.
fn fill(harness: &mut Harness<'_, App>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run();
}

fn metric(harness: &Harness<'_, App>) -> Metric {
    editor(harness).map().metrics.last().unwrap().clone()
}

#[test]
fn a_measure_is_added_with_its_lane_and_filled_by_hand() {
    let mut harness = open();
    let lanes = editor(&harness).map().lanes.len();
    press(&mut harness, "+ Add a measure");
    let map = editor(&harness).map();
    assert_eq!((map.lanes.len(), metric(&harness).at), (lanes + 1, Id::new("buy")));
    assert!(map.lanes.iter().any(|lane| lane.kind == LaneKind::Metric));
    press(&mut harness, "Kind");
    harness.get_by_role_and_label(Role::ListBoxOption, "Rate").click();
    harness.run();
    fill(&mut harness, "Name of the measure", "Conversion");
    fill(&mut harness, "Unit", "%");
    fill(&mut harness, "Target", "8");
    press(&mut harness, "+ Add a value");
    fill(&mut harness, "Day", "2026-02-28");
    fill(&mut harness, "Value", "6,5");
    harness.key_press(egui::Key::Enter);
    harness.run();
    let made = metric(&harness);
    assert_eq!((made.kind, made.name.as_str(), made.unit.as_str()), (MetricKind::Rate, "Conversion", "%"));
    assert_eq!(made.target.unwrap().get(), 8.0);
    assert_eq!((made.points[0].date.to_string(), made.points[0].value.get()), ("2026-02-28".to_owned(), 6.5));
    fill(&mut harness, "Value", "650");
    assert!(harness.query_by_label("Rate goes from 0 to 100").is_some(), "what cannot be is said");
    assert_eq!(metric(&harness).points[0].value.get(), 6.5, "and what was there stays");
    press(&mut harness, "Take away the value of 2026-02-28");
    assert!(metric(&harness).points.is_empty());
    press(&mut harness, "Delete measure");
    assert!(editor(&harness).map().metrics.is_empty());
    while editor(&harness).map() != &sample::map() {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        harness.run();
    }
}

#[test]
fn many_values_are_folded_but_for_the_last() {
    let mut editor = sample::editor();
    editor.select(Some(Thing::Stage(Id::new("buy"))));
    editor.run(&Command::AddMeasure);
    let id = editor.map().metrics[0].id.clone();
    let filled = editor.map().edit_record(&id, |metric: &mut Metric| {
        metric.points = (1..=12)
            .map(|month| Point { date: Date::new(2026, month, 1).unwrap(), value: Finite::of(i32::from(month)) })
            .collect();
    });
    editor.apply("Fill", filled.unwrap(), Merge::Never).unwrap();
    let mut harness = shell_of(editor, 1600.0, 1800.0);
    let shown = |harness: &Harness<'_, App>| harness.query_all_by_role_and_label(Role::TextInput, "Day").count();
    assert_eq!(shown(&harness), 3);
    press(&mut harness, "Take away the value of 2026-12-01");
    assert_eq!(metric(&harness).points.last().unwrap().date.month(), 11, "each row is the value it shows");
    press(&mut harness, "Show 8 earlier values");
    assert_eq!(shown(&harness), 11);
    press(&mut harness, "Hide the earlier values");
    assert_eq!(shown(&harness), 3);
}

#[test]
fn a_measure_goes_to_the_current_stage_and_shows_a_lane_that_was_hidden() {
    let mut editor = sample::editor();
    editor.select(Some(Thing::Stage(Id::new("buy"))));
    editor.run(&Command::AddMeasure);
    let lane = editor.map().lanes.iter().find(|lane| lane.kind == LaneKind::Metric).unwrap().id.clone();
    editor.select(Some(Thing::Lane(lane.clone())));
    editor.run(&Command::HideLane);
    editor.select(Some(Thing::Stage(Id::new("buy"))));
    editor.run(&Command::AddMeasure);
    assert!(!editor.map().lane(&lane).unwrap().hidden);
    assert_eq!(editor.map().metrics.len(), 2);
    for _ in 0..3 {
        editor.undo();
    }
    assert_eq!(*editor.map(), sample::map());
}

/// The field that has the keyboard: its name, and which one of that name it is.
fn writing(harness: &Harness<'_, App>) -> Option<String> {
    let focused = harness.get_all_by_role(Role::TextInput).find(|node| node.is_focused());
    focused.and_then(|node| node.accesskit_node().label())
}

fn type_here(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn key(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press(key);
    harness.run();
}

/// A measure at the stage, without values.
fn with_measure() -> Harness<'static, App> {
    let mut harness = open();
    press(&mut harness, "+ Add a measure");
    harness
}

fn values(harness: &Harness<'_, App>) -> Vec<(String, f64)> {
    metric(harness).points.iter().map(|point| (point.date.to_string(), point.value.get())).collect()
}

fn today() -> String {
    touchline::app::start::here().date().to_string()
}

#[test]
fn a_new_measure_takes_the_keyboard_wherever_it_was_asked_for() {
    let mut harness = with_measure();
    assert_eq!(writing(&harness).as_deref(), Some("Name of the measure"));
    type_here(&mut harness, "Conversion");
    assert_eq!(metric(&harness).name, "Conversion");
    assert!(metric(&harness).points.is_empty());
    // From the palette of commands, in a small window where the inspector was folded away.
    let mut editor = sample::editor();
    editor.select(Some(Thing::Stage(Id::new("buy"))));
    let mut harness = shell_of(editor, 1280.0, 720.0);
    for command in ["hide the inspector", "add measure"] {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
        harness.run();
        type_here(&mut harness, command);
        key(&mut harness, egui::Key::Enter);
    }
    assert_eq!(writing(&harness).as_deref(), Some("Name of the measure"));
    let field = harness.get_by_role_and_label(Role::TextInput, "Name of the measure").rect();
    assert!(field.bottom() < 700.0, "it is in sight: {field:?}");
    type_here(&mut harness, "Calls");
    assert_eq!(metric(&harness).name, "Calls");
}

#[test]
fn a_value_is_in_the_map_once_a_number_is_typed_and_done() {
    let mut harness = with_measure();
    let before = editor(&harness).state();
    press(&mut harness, "+ Add a value");
    assert_eq!(writing(&harness).as_deref(), Some("Value"));
    type_here(&mut harness, "6,5");
    assert_eq!(editor(&harness).state(), before, "nothing is claimed while it is typed");
    key(&mut harness, egui::Key::Enter);
    assert_eq!(values(&harness), [(today(), 6.5)]);
    // Enter again: today has its value, so the day is what is missing.
    key(&mut harness, egui::Key::Enter);
    assert_eq!(writing(&harness).as_deref(), Some("Day"));
    type_here(&mut harness, &today());
    assert!(harness.query_by_label_contains("has its value").is_some());
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    type_here(&mut harness, "2020-01-31");
    key(&mut harness, egui::Key::Enter);
    assert_eq!(writing(&harness).as_deref(), Some("Value"), "the number is still to come");
    type_here(&mut harness, "4");
    key(&mut harness, egui::Key::Tab);
    assert_eq!(values(&harness), [("2020-01-31".to_owned(), 4.0), (today(), 6.5)], "in the order of the days");
    // Each is a change of its own.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run();
    assert_eq!(values(&harness), [(today(), 6.5)]);
}

#[test]
fn a_value_left_empty_is_none_and_one_left_with_a_number_is_kept() {
    let mut harness = with_measure();
    let before = editor(&harness).state();
    press(&mut harness, "+ Add a value");
    type_here(&mut harness, "7");
    key(&mut harness, egui::Key::Escape);
    assert_eq!(harness.query_all_by_role_and_label(Role::TextInput, "Value").count(), 0);
    press(&mut harness, "+ Add a value");
    key(&mut harness, egui::Key::Tab);
    assert!(harness.get_by_label("Take away the new value").is_focused());
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Tab);
    harness.run();
    assert_eq!(writing(&harness).as_deref(), Some("Value"), "it stays while the keyboard is within");
    key(&mut harness, egui::Key::Tab);
    key(&mut harness, egui::Key::Tab);
    assert_eq!(harness.query_all_by_role_and_label(Role::TextInput, "Value").count(), 0);
    assert!(harness.get_by_label("+ Add a value").is_focused());
    press(&mut harness, "+ Add a value");
    press(&mut harness, "Take away the new value");
    assert_eq!(harness.query_all_by_role_and_label(Role::TextInput, "Value").count(), 0);
    assert!(harness.get_by_label("+ Add a value").is_focused());
    press(&mut harness, "+ Add a value");
    type_here(&mut harness, "many");
    key(&mut harness, egui::Key::Enter);
    assert_eq!(writing(&harness).as_deref(), Some("Value"), "what is no number stays to be mended");
    key(&mut harness, egui::Key::Tab);
    key(&mut harness, egui::Key::Tab);
    let said = |harness: &Harness<'_, App>| editor(harness).toasts().last().map(|toast| toast.text.clone());
    assert_eq!(said(&harness).as_deref(), Some("Value: many was not taken. A number such as 6.5"));
    assert_eq!(editor(&harness).state(), before);
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Value").value().as_deref(), Some("many"), "it waits");
    // A click that leads to the fields of something else.
    press(&mut harness, "+ Add a value");
    type_here(&mut harness, "8");
    harness.get_by_role_and_label(Role::TreeItem, "Awareness").click();
    harness.run();
    assert_eq!(values(&harness), [(today(), 8.0)]);
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Stage(Id::new("aware"))));
}

#[test]
fn a_day_is_typed_as_the_language_writes_it_and_what_is_none_keeps_its_value() {
    let mut session = sample::editor();
    let german = session.map().edit_head(|head| head.language = "de".into());
    session.apply("Language", german, Merge::Never).unwrap();
    session.select(Some(Thing::Stage(Id::new("buy"))));
    let mut harness = shell_of(session, 1600.0, 1400.0);
    press(&mut harness, "+ Add a measure");
    press(&mut harness, "+ Add a value");
    type_here(&mut harness, "12");
    fill(&mut harness, "Day", "31.09.2026");
    harness.get_by_role_and_label(Role::TreeItem, "Awareness").click();
    harness.run();
    let said = editor(&harness).toasts().last().map(|toast| toast.text.clone());
    assert_eq!(said.as_deref(), Some("Day: 31.09.2026 was not taken. A day such as 28. Feb. 2026 or 2026-02-28"));
    // Back at the stage it waits to be mended.
    harness.get_by_role_and_label(Role::TreeItem, "Purchase").click();
    harness.run();
    assert!(values(&harness).is_empty());
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Value").value().as_deref(), Some("12"));
    press(&mut harness, "+ Add a value");
    assert_eq!(writing(&harness).as_deref(), Some("Day"), "what is wrong in it has the keyboard");
    fill(&mut harness, "Day", "31.08.2026");
    key(&mut harness, egui::Key::Enter);
    assert_eq!(values(&harness), [("2026-08-31".to_owned(), 12.0)]);
    fill(&mut harness, "Day", "1. Sept. 2026");
    assert_eq!(values(&harness), [("2026-09-01".to_owned(), 12.0)]);
}

#[test]
fn what_adds_measures_stands_above_them() {
    let harness = with_measure();
    for label in ["+ Add a measure", "From a table…"] {
        assert!(harness.get_by_label(label).rect().bottom() < harness.get_by_label("Kind").rect().top(), "{label}");
    }
}
