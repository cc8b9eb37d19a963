//! Measures of a stage in the inspector: added, filled, changed, taken back.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
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
    let made = metric(&harness);
    assert_eq!((made.kind, made.name.as_str(), made.unit.as_str()), (MetricKind::Rate, "Conversion", "%"));
    assert_eq!(made.target.unwrap().get(), 8.0);
    assert_eq!((made.points[0].date.to_string(), made.points[0].value.get()), ("2026-02-28".to_owned(), 6.5));
    fill(&mut harness, "Value", "650");
    assert!(harness.query_by_label("Rate goes from 0 to 100.").is_some(), "what cannot be is said");
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
