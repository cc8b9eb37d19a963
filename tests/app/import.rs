//! The import dialog: what was read, what can be chosen, and what comes of it.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::dialogs::import_funnel::{ImportAnswer, ImportFunnel, Table, problem};
use touchline::app::funnel_import::{Pasted, pasted};
use touchline::map::{Funnel, Id, Map, MatchedBy};

use super::maps::with_funnel;
use super::window;

type State = (Map, ImportFunnel, Option<ImportAnswer>);

fn open(map: Map, file: &str, text: &str) -> Harness<'static, State> {
    let table = Table { file: file.into(), folder: None, bytes: text.into() };
    let dialog = ImportFunnel::new(&map, table, "2026-03-12".parse().unwrap(), Id::new("fnew"));
    let mut harness = window((map, dialog, None), |ui, (map, dialog, answer)| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, State>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn imported(mut harness: Harness<'_, State>) -> Funnel {
    let update = harness.query_by_label("Update").is_some();
    click(&mut harness, if update { "Update" } else { "Import" });
    match harness.into_state().2 {
        Some(ImportAnswer::Import(funnel)) => *funnel,
        other => panic!("{other:?}"),
    }
}

const TWO_COUNTS: &str = "Step,Sessions,Users\nAwareness,900,700\nPurchase,90,70\n";

#[test]
fn the_count_column_can_be_chosen() {
    let mut harness = open(with_funnel(), "other.csv", TWO_COUNTS);
    click(&mut harness, "Column of the counts");
    let option = harness.get_all_by_role(egui::Role::ListBoxOption).find(|node| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Sessions"))
    });
    option.unwrap().click();
    harness.run();
    let sessions = imported(harness);
    assert_eq!(sessions.segments[0].counts, [900, 90]);
    assert_eq!(sessions.source.choices, "count: Sessions");
    let mut harness = open(with_funnel(), "other.csv", TWO_COUNTS);
    click(&mut harness, "Column of the counts");
    assert!(harness.query_by_label("Users   700").is_some(), "the other column is offered too");
}

#[test]
fn the_dialog_stays_in_the_window_and_its_parts_where_they_are() {
    let steps = |times: u64| (1..40).map(move |step| format!("Step {step},{},{step}\n", 9000 * times / step));
    let text = |times| "Step,Users,Sessions\n".to_owned() + &steps(times).collect::<String>();
    let map = with_funnel();
    let funnel = imported(open(map.clone(), "many.csv", &text(1)));
    let mut map = map;
    map.apply(map.edit_put_funnel(funnel, &mut || 1)).unwrap();
    // 39 counts change, and rise besides.
    let mut harness = open(map, "many.csv", &text(2));
    let places = |harness: &Harness<'_, State>| {
        ["Update", "Cancel", "Match steps to stages"].map(|name| harness.get_by_label(name).rect())
    };
    let before = places(&harness);
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, harness.ctx.content_rect().size());
    assert!(before.iter().all(|rect| window.shrink(20.0).contains_rect(*rect)), "{before:?} in {window:?}");
    choose(&mut harness, "Column of the counts", "Sessions");
    harness.run();
    assert!(harness.query_all_by_label_contains("the count rises").count() > 0, "there is more to be told than before");
    assert_eq!(places(&harness), before);
}

/// Chooses an entry of the list of that name.
fn choose(harness: &mut Harness<'_, State>, list: &str, entry: &str) {
    use egui_kittest::kittest::NodeT;
    click(harness, list);
    let found = harness
        .get_all_by_role(egui::Role::ListBoxOption)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(entry)));
    found.unwrap_or_else(|| panic!("no {entry}")).click();
    harness.run();
}

const BY_DEVICE: &str =
    "Step,Device,Users\nAwareness,Phone,900\nPurchase,Phone,90\nAwareness,Desk,500\nPurchase,Desk,70\n";

#[test]
fn what_was_taken_says_why_and_shows_the_table() {
    let harness = open(with_funnel(), "other.csv", BY_DEVICE);
    assert!(harness.query_all_by_label("its heading says so").count() > 1);
    let told = "Step (steps): Awareness, Purchase, Awareness, Purchase; Device (segments): Phone, Phone, Desk, Desk; \
                Users (counts): 900, 90, 500, 70";
    assert!(harness.query_by_label_contains(told).is_some());
    let harness = open(with_funnel(), "other.csv", "Wo,x\nAwareness,900\nPurchase,90\n");
    assert!(harness.query_by_label("the only column of words").is_some());
    assert!(harness.query_by_label("the only column of whole numbers").is_some());
}

#[test]
fn segments_can_be_left_together_and_divided_again() {
    let mut harness = open(with_funnel(), "other.csv", BY_DEVICE);
    assert_eq!(harness.state().1.funnel().unwrap().segments.len(), 2);
    choose(&mut harness, "Column of the segments", "None");
    assert_eq!(harness.state().1.funnel().unwrap().segments[0].counts, [900, 90, 500, 70], "as it is, nothing summed");
    click(&mut harness, "Guess the columns again");
    choose(&mut harness, "Column of the segments", "None");
    choose(&mut harness, "Column of the segments", "Device");
    let funnel = imported(harness);
    assert_eq!(funnel.segments.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Phone", "Desk"]);
    assert_eq!(funnel.source.choices, "divided by: Device");
}

#[test]
fn the_way_of_the_steps_can_be_chosen() {
    let text = "Wo,Awareness,Purchase\nNews,900,90\nMail,1000,70\nFriends,1100,60\n";
    let mut harness = open(with_funnel(), "other.csv", text);
    choose(&mut harness, "Which way the steps go", "Down");
    let down: Vec<String> = harness.state().1.funnel().unwrap().steps.clone();
    assert_eq!(down, ["News", "Mail", "Friends"]);
    choose(&mut harness, "Which way the steps go", "Across");
    let funnel = imported(harness);
    assert_eq!(funnel.steps, ["Awareness", "Purchase"]);
    assert_eq!(funnel.source.choices, "steps go: across");
}

#[test]
fn a_list_closes_and_keeps_the_keyboard_when_enter_chooses() {
    let mut harness = open(with_funnel(), "other.csv", TWO_COUNTS);
    harness.get_by_label("Column of the counts").focus();
    harness.run_steps(3);
    for key in [egui::Key::Enter, egui::Key::ArrowDown, egui::Key::Enter] {
        harness.key_press(key);
        harness.run_steps(4);
    }
    assert!(harness.query_all_by_role(egui::Role::ListBoxOption).next().is_none());
    assert!(harness.get_by_label("Column of the counts").is_focused());
}

#[test]
fn a_list_that_the_mouse_opened_goes_on_by_keys_and_gives_the_keyboard_back() {
    let mut harness = open(with_funnel(), "other.csv", TWO_COUNTS);
    let shows = |harness: &Harness<'_, State>| harness.get_by_label("Column of the counts").value();
    assert_eq!(shows(&harness).as_deref(), Some("Users"));
    click(&mut harness, "Column of the counts");
    harness.key_press(egui::Key::Escape);
    harness.run_steps(4);
    assert!(harness.get_by_label("Column of the counts").is_focused(), "and not Import");
    click(&mut harness, "Column of the counts");
    for key in [egui::Key::ArrowUp, egui::Key::ArrowUp, egui::Key::ArrowUp, egui::Key::Enter] {
        harness.key_press(key);
        harness.run_steps(4);
    }
    assert_eq!(shows(&harness).as_deref(), Some("Sessions"), "it begins at the current entry, and ends at its first");
}

#[test]
fn what_is_no_table_in_any_way_is_read_in_no_other_way() {
    let harness = open(with_funnel(), "visits.csv", "<!doctype html><title>Sign in</title>");
    let offered = |name: &str| harness.query_by_label(name).is_some();
    assert!(!offered("Count it as a log of events…") && !offered("Read it as measures…"));
    assert!(offered("Cancel"));
}

#[test]
fn another_sheet_can_be_chosen() {
    let two = r#"{"april": [{"step": "Awareness", "users": 900}, {"step": "Purchase", "users": 90}],
        "may": [{"stage": "Decision", "sessions": 70}, {"stage": "Purchase", "sessions": 7}]}"#;
    let mut harness = open(with_funnel(), "two.json", two);
    assert!(harness.query_by_label_contains("may” holds a funnel as well").is_some());
    click(&mut harness, "Sheet that is read");
    click(&mut harness, "may");
    let may = imported(harness);
    assert_eq!(may.segments[0].counts, [70, 7]);
    assert_eq!((may.source.choices.as_str(), may.source.range.as_str()), ("sheet: may", "may, entries 1–2"));
    // What was chosen holds where the file is imported again.
    let mut map = with_funnel();
    map.funnels[0] = Funnel { id: map.funnels[0].id.clone(), ..may };
    assert_eq!(imported(open(map, "two.json", two)).segments[0].counts, [70, 7]);
}

#[test]
fn a_bad_row_stops_the_import_until_it_is_left_out() {
    let text = "Step,Users\nAwareness,900\nDecision,n/a\nPurchase,90\n";
    let mut harness = open(with_funnel(), "visits.csv", text);
    let (_, dialog, _) = harness.state();
    let error = dialog.import().unwrap_err();
    assert!(problem(error, "visits.csv", None).title.contains("visits.csv, line 3"), "{error:?}");
    click(&mut harness, "Leave this row out");
    assert!(harness.query_by_label("1 row is left out; the gap is marked.").is_some());
    let funnel = imported(harness);
    assert_eq!(funnel.segments[0].counts, [900, 90]);
    assert_eq!((funnel.gaps.as_slice(), funnel.source.skipped), ([1].as_slice(), 1));
}

#[test]
fn a_table_without_counts_says_what_it_saw() {
    let harness = open(with_funnel(), "visits.csv", "Step,Rate\nAwareness,100.0%\nPurchase,5.5%\n");
    let error = harness.state().1.import().unwrap_err();
    let problem = problem(error, "visits.csv", None);
    assert_eq!(problem.title, "visits.csv has no column with counts");
    assert!(problem.text.starts_with("Columns found: Step, Rate. A column of whole numbers is needed."), "{problem:?}");
    assert!(harness.query_by_label("visits.csv has no column with counts").is_some());
    assert!(harness.state().1.funnel().is_none());
}

#[test]
fn the_same_file_is_replaced_and_keeps_its_matches() {
    let map = with_funnel();
    let text = "Step,Users\npage_view,100\npurchase,50\nrefund,2\n";
    let harness = open(map.clone(), "visits.csv", text);
    assert!(harness.query_by_label("Replaces visits.csv; steps of the same name keep their matches.").is_some());
    let funnel = imported(harness);
    assert_eq!(funnel.id, Id::new("f1"));
    assert_eq!(funnel.matches, map.funnels[0].matches);
}

#[test]
fn it_can_be_added_as_a_new_one_instead() {
    let mut harness = open(with_funnel(), "visits.csv", "Step,Users\npage_view,100\npurchase,50\n");
    assert!(harness.query_by_label("Update").is_some());
    click(&mut harness, "Add as new instead");
    assert!(harness.query_by_label("Import").is_some());
    assert!(harness.query_by_label("Becomes a new funnel, beside visits.csv.").is_some());
    let funnel = imported(harness);
    assert_eq!(funnel.id, Id::new("fnew"));
    assert!(funnel.matches.iter().all(|m| m.by == MatchedBy::Guess));
}

#[test]
fn a_table_of_other_steps_takes_the_place_of_another_only_when_told() {
    let text = "Step,Users\npurchase,100\npacked,50\nsent,40\n";
    let mut harness = open(with_funnel(), "parcels.csv", text);
    assert!(harness.query_by_label("Becomes a new funnel, beside visits.csv.").is_some());
    assert_eq!(harness.state().1.funnel().unwrap().id, Id::new("fnew"));
    click(&mut harness, "Replace the one there");
    assert!(harness.query_by_label("What changes on the map").is_some());
    assert!(harness.query_by_label("page_view is no step any more").is_some());
    let funnel = imported(harness);
    assert_eq!((funnel.id.as_str(), funnel.name.as_str()), ("f1", "parcels"), "the name is its own");
}

#[test]
fn a_table_that_counts_the_same_steps_says_what_it_changes() {
    let harness = open(with_funnel(), "march.csv", "Step,Users\npage_view,100\npurchase,50\n");
    assert!(harness.query_by_label("Replaces visits.csv; steps of the same name keep their matches.").is_some());
    assert!(harness.query_by_label("refund is no step any more").is_some());
    assert_eq!(harness.state().1.funnel().unwrap().id, Id::new("f1"));
}

#[test]
fn a_match_is_corrected_before_the_import() {
    let mut harness = open(with_funnel(), "new.csv", "Step,Users\nAwareness,100\nPurchase,50\n");
    harness.get_by_label_contains("Step 2, Purchase, on Purchase, 50").focus();
    harness.run_steps(3);
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowUp);
    harness.run_steps(3);
    let funnel = imported(harness);
    let second = funnel.matched(1).unwrap();
    assert_eq!((second.at.clone(), second.by.clone()), (Id::new("s2"), MatchedBy::Hand));
}

#[test]
fn what_was_matched_by_hand_stays_when_other_counts_are_chosen() {
    let mut harness = open(with_funnel(), "other.csv", TWO_COUNTS);
    harness.get_by_label_contains("Step 2, Purchase, on Purchase, 70").focus();
    harness.run_steps(3);
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowUp);
    harness.run_steps(3);
    choose(&mut harness, "Which way the steps go", "Across");
    choose(&mut harness, "Which way the steps go", "Down");
    choose(&mut harness, "Column of the counts", "Sessions");
    let funnel = imported(harness);
    assert_eq!((funnel.segments[0].counts[1], &funnel.matched(1).unwrap().at), (90, &Id::new("s2")));
}

#[test]
fn rising_counts_are_a_warning_with_the_row() {
    let harness = open(with_funnel(), "up.csv", "Step,Users\nAwareness,100\nPurchase,150\n");
    let warned = harness.query_all(egui_kittest::kittest::By::new().label_contains("Line 3"));
    assert_eq!(warned.count(), 1, "{harness:?}");
}

#[test]
fn a_clipboard_holds_a_path_a_table_or_words() {
    let folder = tempfile::tempdir().unwrap();
    let (map, csv) = (folder.path().join("a.journey.ron"), folder.path().join("a b.csv"));
    std::fs::write(&map, "").unwrap();
    std::fs::write(&csv, "").unwrap();
    assert_eq!(pasted(&map.display().to_string()), Pasted::Map(map));
    assert_eq!(pasted(&format!("\"{}\"\n", csv.display())), Pasted::File(csv));
    assert_eq!(pasted("Step\tUsers\nA\t1"), Pasted::Table("Step\tUsers\nA\t1".into()));
    assert_eq!(pasted("Hello, world"), Pasted::Words);
    assert_eq!(pasted("/nowhere/at/all.csv"), Pasted::Words);
}

#[test]
fn a_file_that_is_read_again_says_what_changes_before_it_does() {
    let map = with_funnel();
    let mut harness = open(map, "visits.csv", "Step,Users\npage_view,48200\npurchase,4200\nreturn,9\n");
    assert!(harness.query_all_by_label("Update a funnel").next().is_some());
    assert!(harness.query_by_label("What changes on the map").is_some());
    assert!(harness.query_by_label_contains("purchase: 3\u{202F}150 → 4\u{202F}200").is_some(), "{harness:?}");
    for said in ["return is a new step", "refund is no step any more"] {
        assert!(harness.query_by_label(said).is_some(), "{said}");
    }
    click(&mut harness, "Add as new instead");
    assert!(harness.query_by_label("What changes on the map").is_none(), "a new one changes nothing");
}

#[test]
fn a_source_of_another_name_updates_the_funnel_that_was_meant() {
    let map = with_funnel();
    let table =
        Table { file: "march.csv".into(), folder: None, bytes: b"Step,Users\npage_view,10\npurchase,5\n".to_vec() };
    let over = map.funnel(&Id::new("f1"));
    let dialog = ImportFunnel::over(&map, table, "2026-03-12".parse().unwrap(), Id::new("fnew"), over);
    let funnel = dialog.funnel().unwrap();
    assert_eq!((funnel.id.clone(), funnel.source.file.as_str()), (Id::new("f1"), "march.csv"));
    assert_eq!(funnel.matches, map.funnels[0].matches, "what was matched stays so");
}

#[test]
fn a_large_table_is_read_beside_the_window() {
    let note = "x".repeat(300_000);
    let text = format!("Step,Users,Note\nAwareness,900,{note}\nPurchase,90,\n");
    let mut harness = open(with_funnel(), "visits.csv", &text);
    assert!(harness.state().1.funnel().is_none() || !harness.state().1.is_reading());
    let begun = std::time::Instant::now();
    while harness.state().1.is_reading() {
        assert!(begun.elapsed().as_secs() < 60, "it was never read");
        harness.step();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    harness.run();
    let funnel = imported(harness);
    assert_eq!(funnel.segments[0].counts, [900, 90]);
}

#[test]
fn a_large_table_that_is_none_says_so_when_it_is_read() {
    let map = with_funnel();
    let bytes = format!("Step,Rate\n{}", "a,b\n".repeat(80_000)).into_bytes();
    let table = Table { file: "visits.csv".into(), folder: None, bytes };
    let dialog = ImportFunnel::new(&map, table, "2026-03-12".parse().unwrap(), Id::new("fnew"));
    assert!(dialog.is_reading(), "nothing is read before it is shown");
    let mut harness = window((map, dialog, None), |ui, (map, dialog, answer): &mut State| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    while harness.state().1.is_reading() {
        harness.step();
    }
    harness.run();
    assert!(harness.query_all_by_label_contains("visits.csv has no").next().is_some());
}
