//! Measures from a table: what was read, what can be told, and what comes of it.

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::dialogs::import_funnel::Table;
use touchline::app::dialogs::import_measures::{ImportMeasures, MeasuresAnswer};
use touchline::app::{App, Options};
use touchline::file::{self, State};
use touchline::map::{Id, LaneKind, Map, Metric, MetricKind};

use super::maps::with_funnel;
use super::window;
use crate::harness::entropy::Seeded;

type Dialog = (Map, ImportMeasures, Option<MeasuresAnswer>);

fn open(map: Map, text: &str) -> Harness<'static, Dialog> {
    let table = Table { file: "scores.csv".into(), folder: None, bytes: text.into() };
    let dialog = ImportMeasures::new(&map, table, None);
    let mut harness = window((map, dialog, None), |ui, (map, dialog, answer)| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, Dialog>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn choose(harness: &mut Harness<'_, Dialog>, list: &str, entry: &str) {
    click(harness, list);
    harness.get_by_role_and_label(Role::ListBoxOption, entry).click();
    harness.run();
}

/// The map after Import.
fn imported(mut harness: Harness<'_, Dialog>) -> Map {
    click(&mut harness, "Import");
    let (mut map, _, answer) = harness.into_state();
    let Some(MeasuresAnswer::Import(plan)) = answer else { panic!("{answer:?}") };
    let edit = plan.edit(&map, &mut Seeded(5)).expect("a change");
    map.apply(edit).unwrap();
    map
}

fn said(harness: &Harness<'_, Dialog>, words: &str) -> bool {
    harness.query_all(By::new().label_contains(words)).next().is_some()
}

const SCORES: &str = "Stage,Month,NPS,Mood\nAwareness,2026-01,42,3\nPurchase,2026-01,12,2\nShop,2026-01,7,1\n";

#[test]
fn every_guess_is_shown_with_its_reason_and_can_be_changed() {
    let mut harness = open(with_funnel(), SCORES);
    for words in ["2 of 3 are stages", "its cells are days", "named “NPS”", "its cells are numbers"] {
        assert!(said(&harness, words), "{words}");
    }
    assert!(said(&harness, "Adds 4 values in 4 new measures."), "two stages with two measures");
    assert!(said(&harness, "2 values have no stage and are left out: match their names above."));
    choose(&mut harness, "What Mood is", "Not used");
    assert!(said(&harness, "Adds 2 values in 2 new measures."));
    choose(&mut harness, "Stage of Shop", "Decision");
    choose(&mut harness, "Kind of NPS", "CSAT");
    let map = imported(harness);
    let metrics: Vec<_> = map.metrics.iter().map(|m| (m.at.clone(), m.kind.clone(), m.points[0].value.get())).collect();
    let wanted = [("s1", 42.0), ("s2", 7.0), ("s3", 12.0)];
    assert_eq!(metrics, wanted.map(|(at, value)| (Id::new(at), MetricKind::Csat, value)));
    assert!(map.lanes.iter().any(|lane| lane.kind == LaneKind::Metric));
}

#[test]
fn the_same_table_again_has_nothing_to_import_and_a_later_one_says_what_it_replaces() {
    let map = imported(open(with_funnel(), SCORES));
    let mut again = open(map.clone(), SCORES);
    assert!(said(&again, "Nothing changes: all 4 values are there already."));
    click(&mut again, "Import");
    assert_eq!(again.state().2, None, "the button is dead");
    let later = "Stage,Month,NPS\nPurchase,2026-01,14\nPurchase,2026-02,15\n";
    let harness = open(map, later);
    assert!(said(&harness, "Adds 1 value, replaces 1 value."));
    assert!(said(&harness, "NPS at Purchase, 31 Jan 2026: 12 → 14"));
}

#[test]
fn the_order_of_day_and_month_is_asked_for() {
    let mut harness = open(with_funnel(), "Stage,Date,NPS\nAwareness,03/02/2026,42\nPurchase,04/02/2026,41\n");
    assert!(said(&harness, "“03/02/2026” can be two days. Choose below which number is the day."));
    click(&mut harness, "Import");
    assert_eq!(harness.state().2, None);
    choose(&mut harness, "Days are written", "day first, as 31/01/2026");
    assert_eq!(imported(harness).metrics[0].points[0].date.to_string(), "2026-02-03");
}

#[test]
fn a_list_closes_on_enter_and_keeps_the_keyboard() {
    let mut harness = open(with_funnel(), SCORES);
    harness.get_by_label("Kind of NPS").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "Rate").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "Rate").is_none(), "the list is still open");
    assert!(harness.get_by_label("Kind of NPS").is_focused());
    assert_eq!(harness.state().1.plan().kinds[0], Some(MetricKind::Rate));
}

#[test]
fn a_day_and_a_stage_are_typed_and_chosen_where_the_table_has_none() {
    let mut harness = open(with_funnel(), "NPS,CES\n42,3\n");
    assert!(said(&harness, "No column has days."));
    harness.get_by_role_and_label(Role::TextInput, "Day of all values").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Day of all values").type_text("2026-03-31");
    harness.run();
    assert!(said(&harness, "2 values have no stage"), "{:?}", harness.state().1.measures());
    choose(&mut harness, "Stage of all values", "Purchase");
    let map = imported(harness);
    assert_eq!(map.metrics.len(), 2);
    assert!(map.metrics.iter().all(|metric| metric.at == Id::new("s3")));
}

#[test]
fn a_table_that_cannot_be_read_says_why_and_touches_nothing() {
    let mut harness = open(with_funnel(), "Stage,Month,NPS\n");
    assert!(said(&harness, "scores.csv has no rows with values"));
    click(&mut harness, "Choose another file…");
    assert_eq!(harness.state().2, Some(MeasuresAnswer::ChooseAnother));
    let harness = open(with_funnel(), "Stage,Month,NPS\nAwareness,2026-01,good\nPurchase,soon,4\n");
    assert!(said(&harness, "Line 2, column 3: “good” is no number."));
    assert!(said(&harness, "Line 3, column 2: “soon” is no day."));
    assert!(said(&harness, "2 rows are left out in whole or in part:"));
}

#[test]
fn a_large_table_is_read_beside_the_window() {
    let text = format!("{SCORES}{}", ",,,\n".repeat(90_000));
    let mut harness = open(with_funnel(), &text);
    let begun = std::time::Instant::now();
    while harness.state().1.is_reading() {
        assert!(begun.elapsed().as_secs() < 60, "it was never read");
        harness.step();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    harness.run();
    assert_eq!(imported(harness).metrics.len(), 4);
}

fn started(folder: &Path) -> Harness<'static, Option<App>> {
    let path = folder.join("visits.journey.ron");
    file::save(&path, &with_funnel()).unwrap();
    let state = Some(State::at(folder.join("state")));
    let options = Options { path: Some(path), state, ask: AskPath::in_window, ..Options::default() };
    let mut harness = window(None, move |ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), options.clone())).show(ui);
    });
    harness.run_steps(8);
    harness
}

fn map<'h>(harness: &'h Harness<'_, Option<App>>) -> &'h Map {
    harness.state().as_ref().unwrap().session().unwrap().editor().map()
}

fn press(harness: &mut Harness<'_, Option<App>>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(8);
}

#[test]
fn a_pasted_table_of_scores_is_one_entry_of_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path());
    let before = map(&harness).clone();
    harness.event(egui::Event::Paste("Stage\tMonth\tNPS\nAwareness\t2026-01\t42\nPurchase\t2026-01\t12\n".into()));
    harness.run_steps(8);
    assert_eq!(*map(&harness), before, "nothing is changed before Import");
    press(&mut harness, "Import");
    assert_eq!(map(&harness).metrics.len(), 2);
    press(&mut harness, "Edit");
    harness.get_by_role_and_label(Role::MenuItem, "Undo Import measures").click();
    harness.run_steps(8);
    assert_eq!(*map(&harness), before);
}

#[test]
fn a_chosen_file_is_read_as_measures_and_the_other_way_where_that_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("counts.csv");
    std::fs::write(&path, "Step,Users\nAwareness,100\nPurchase,40\n").unwrap();
    let mut harness = started(folder.path());
    press(&mut harness, "File");
    harness.get_by_role_and_label(Role::MenuItem, "Measures from a table…").click();
    harness.run_steps(8);
    harness.get_by_role_and_label(Role::TextInput, "Path of the file").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Path of the file").type_text("counts.csv");
    harness.run_steps(4);
    press(&mut harness, "Import");
    assert!(harness.query_by_label_contains("No column has days.").is_some(), "what was asked for goes first");
    press(&mut harness, "Read it as a funnel…");
    assert!(harness.query_by_label("Match steps to stages").is_some());
    press(&mut harness, "Read it as measures…");
    assert!(harness.query_by_label_contains("No column has days.").is_some());
    press(&mut harness, "Cancel");
    assert!(map(&harness).metrics.is_empty());
}

#[test]
fn a_score_that_goes_on_in_another_measure_is_told_where_it_is_always_seen() {
    let mut map = with_funnel();
    let at = map.stages.iter().find(|stage| stage.name == "Purchase").unwrap().id.clone();
    let survey = Metric { at, kind: MetricKind::Nps, name: "Would recommend".into(), ..Metric::default() };
    map.metrics.push(survey);
    let harness = open(map, SCORES);
    let status = harness.get_by_role(Role::Status).accesskit_node().label().unwrap_or_default();
    assert!(status.contains("NPS at Purchase goes on in “Would recommend”."), "{status}");
}
