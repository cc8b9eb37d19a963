//! Counting a funnel from a log of events in the window: what is guessed, chosen by mouse and keys, counted and kept.

use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::import_log::plan::Plan;
use touchline::app::dialogs::import_log::{ImportLog, LogAnswer, LogFile, LogSource};
use touchline::funnel::Choices;
use touchline::funnel::events::is_log;
use touchline::map::{Funnel, Id, Map, MatchedBy};

use super::maps::with_funnel;
use super::window;

type State = (Map, ImportLog, Option<LogAnswer>);

/// Ten users; six add something, three buy, of the others one asks for help.
fn log() -> String {
    let mut text = "user,event,time,device\n".to_owned();
    for user in 0..10 {
        let device = if user % 2 == 0 { "phone" } else { "desk" };
        let mut row = |event: &str, minute: u32| {
            text += &format!("u{user},{event},2026-02-01 10:{minute:02}:00,{device}\n");
        };
        row("page_view", 0);
        if user < 6 {
            row("wave", 5);
        } else if user == 6 {
            row("help", 5);
        }
        if user < 3 {
            row("purchase", 20 + user);
        }
    }
    text
}

fn open(map: Map, name: &str, text: &str) -> Harness<'static, State> {
    let log = LogFile { name: name.into(), folder: None, source: LogSource::Bytes(text.as_bytes().into()) };
    let ctx = egui::Context::default();
    let dialog = ImportLog::new(&ctx, &map, log, "2026-03-12".parse().unwrap(), Id::new("fnew"));
    let mut harness = window((map, dialog, None), |ui, (map, dialog, answer)| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    until(&mut harness, |harness| harness.query_all_by_label_contains("Adds it as the next step").next().is_some());
    harness
}

fn until(harness: &mut Harness<'_, State>, holds: impl Fn(&Harness<'_, State>) -> bool) {
    let begun = Instant::now();
    while !holds(harness) {
        assert!(begun.elapsed() < Duration::from_secs(60), "it never came");
        harness.step();
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Steps until these counts are there.
fn counts(harness: &mut Harness<'_, State>, wanted: &[u64]) {
    until(harness, |harness| harness.state().1.counted().is_some_and(|counted| counted.segments[0].counts == wanted));
}

fn steps(harness: &Harness<'_, State>) -> Vec<(String, usize)> {
    harness.state().1.plan().steps().iter().map(|step| (step.event.clone(), step.zone)).collect()
}

/// Types into the field of the conversion window.
fn window_of(harness: &mut Harness<'_, State>, text: &str) {
    harness.get_by_label("From first step to last").focus();
    harness.run_steps(3);
    harness.get_by_label("From first step to last").type_text(text);
    harness.run_steps(3);
}

fn imported(mut harness: Harness<'_, State>) -> Funnel {
    // What was counted makes the dialog higher.
    harness.run_steps(3);
    let update = harness.query_by_label("Update").is_some();
    harness.get_by_label(if update { "Update" } else { "Import" }).click();
    harness.run_steps(3);
    match harness.into_state().2 {
        Some(LogAnswer::Import(funnel)) => *funnel,
        other => panic!("{other:?}"),
    }
}

#[test]
fn events_that_mean_a_stage_are_its_steps_and_are_counted_at_once() {
    let mut harness = open(with_funnel(), "log.csv", &log());
    assert_eq!(steps(&harness), [("page_view".to_owned(), 0), ("purchase".to_owned(), 2)]);
    counts(&mut harness, &[10, 3]);
    harness.step();
    assert!(harness.query_by_label("7 went no further; next was nothing 3, wave 3, help 1").is_some());
    let guesses = |harness: &Harness<'_, State>| harness.query_all_by_label_contains(", guess: ").count();
    assert_eq!(guesses(&harness), 2, "each with its reason");
    assert!(
        harness.query_by_label_contains("Step 2, purchase, on Purchase, 3 · 30\u{202F}%, guess: same name").is_some()
    );
    harness.get_by_label_contains("Step 2, purchase").focus();
    harness.run_steps(4);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run_steps(4);
    assert_eq!(guesses(&harness), 1, "what is moved by hand is no guess any more");
}

#[test]
fn an_event_is_added_by_a_click_and_moved_and_taken_away_by_keys() {
    let mut harness = open(with_funnel(), "log.csv", &log());
    counts(&mut harness, &[10, 3]);
    harness.get_by_label_contains("wave, 6 rows").click();
    harness.run_steps(2);
    assert_eq!(steps(&harness)[2].0, "wave", "a click adds behind what is there");
    let third = |harness: &Harness<'_, State>, number: usize| {
        harness.query_by_label_contains(&format!("Step {number}, wave, on")).is_some()
    };
    assert!(third(&harness, 3));
    harness.get_by_label_contains("Step 3, wave, on").focus();
    harness.run_steps(4);
    counts(&mut harness, &[10, 3, 0]);
    harness.run_steps(2);
    // Before what shares its stage, then to the stage before.
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
        harness.run_steps(4);
    }
    assert_eq!(steps(&harness)[1], ("wave".to_owned(), 1), "{:?}", steps(&harness));
    counts(&mut harness, &[10, 6, 3]);
    harness.key_press(Key::Delete);
    harness.run_steps(3);
    counts(&mut harness, &[10, 3]);
}

#[test]
fn what_was_chosen_is_kept_with_the_funnel_and_asked_again() {
    let mut harness = open(with_funnel(), "log.csv", &log());
    counts(&mut harness, &[10, 3]);
    window_of(&mut harness, "21m");
    counts(&mut harness, &[10, 2]);
    harness.get_by_label("Segments by").click();
    harness.run_steps(3);
    harness.get_by_label("device   phone").click();
    until(&mut harness, |harness| harness.state().1.counted().is_some_and(|counted| counted.segments.len() == 3));
    let funnel = imported(harness);
    assert_eq!(funnel.id, Id::new("fnew"), "a file of another name takes no funnel's place unasked");
    assert_eq!(funnel.window, "21m");
    assert_eq!(
        funnel.segments.iter().map(|s| (s.name.as_str(), s.counts.as_slice())).collect::<Vec<_>>(),
        [("", [10, 2].as_slice()), ("desk", &[5, 1]), ("phone", &[5, 1]),]
    );
    let at: Vec<_> = funnel.matches.iter().map(|m| (m.step, m.at.clone(), m.by.clone())).collect();
    assert_eq!(at, [(0, Id::new("s1"), MatchedBy::Guess), (1, Id::new("s3"), MatchedBy::Guess)]);
    let query = Choices::parse(&funnel.source.choices).events.unwrap();
    assert_eq!((query.user.as_str(), query.by.as_deref()), ("user", Some("device")));

    let mut map = with_funnel();
    map.funnels[0] = funnel.clone();
    let mut again = open(map, "log.csv", &log());
    counts(&mut again, &[10, 2]);
    assert_eq!(imported(again), funnel);
}

#[test]
fn a_window_that_cannot_be_read_counts_nothing_and_says_what_is_meant() {
    let mut harness = open(with_funnel(), "log.csv", &log());
    counts(&mut harness, &[10, 3]);
    window_of(&mut harness, "soon");
    assert!(harness.query_by_label("A number and s, m, h, d or w").is_some(), "{harness:?}");
    assert!(harness.state().1.counted().is_none());
}

#[test]
fn what_was_counted_stays_in_sight_until_the_new_rules_are_counted() {
    let mut harness = open(with_funnel(), "log.csv", &log());
    counts(&mut harness, &[10, 3]);
    let shown =
        |harness: &Harness<'_, State>| harness.query_by_label_contains("Step 2, purchase, on Purchase, 3").is_some();
    assert!(shown(&harness), "{harness:?}");
    // No length of time yet.
    window_of(&mut harness, "7");
    assert!(shown(&harness) && harness.state().1.counted().is_none());
    harness.get_by_label("Take away step 2, purchase").click();
    harness.run_steps(3);
    assert!(!shown(&harness));
}

#[test]
fn a_log_that_is_none_says_why_and_can_be_read_as_a_table() {
    let log =
        LogFile { name: "a.csv".into(), folder: None, source: LogSource::Bytes(b"Step,Users\nDoor,12\n"[..].into()) };
    let map = with_funnel();
    let dialog = ImportLog::new(&egui::Context::default(), &map, log, "2026-03-12".parse().unwrap(), Id::new("fnew"));
    let mut harness: Harness<'_, State> = window((map, dialog, None), |ui, (map, dialog, answer)| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    until(&mut harness, |harness| harness.query_by_label_contains("a.csv has 2 of the three columns").is_some());
    harness.get_by_label("Read it as a table").click();
    harness.run_steps(3);
    assert_eq!(harness.into_state().2, Some(LogAnswer::Table));
}

#[test]
fn a_log_is_told_from_a_table_of_counts() {
    assert!(is_log(log().as_bytes()));
    let rows = |n: usize| {
        (0..n).map(|n| format!("{{\"who\":\"a{}\",\"what\":\"e{}\",\"ts\":{}}}\n", n % 3, n % 4, 1_767_225_600 + n))
    };
    // Days alone do where headings say the rest and nothing counts.
    let days = "date,user,event\n2026-01-01,a,trial\n2026-01-15,a,paid\n2026-01-01,b,trial\n2026-01-16,b,paid\n";
    assert!(is_log(days.as_bytes()));
    let odd = |n: usize| {
        format!(
            "{{\"event\":\"e{}\",\"props\":{{\"n\":1}},\"user_id\":\"k-{}\",\"t\":{}}}\n",
            n % 3,
            n % 4,
            1_767_225_600_000_u64 + n as u64
        )
    };
    assert!(is_log((0..40).map(odd).collect::<String>().as_bytes()));
    let counts =
        "date,step,users\n2026-01-01,trial,500\n2026-01-01,paid,40\n2026-01-02,trial,500\n2026-01-02,paid,40\n";
    assert!(!is_log(counts.as_bytes()));
    assert!(is_log(rows(40).collect::<String>().as_bytes()));
    for table in [
        "Step,Users,Rate\nDoor,1200,100 %\nHall,900,75 %\nTill,300,25 %\n",
        "Date,Step,Users\n2026-02-01,Door,1200\n2026-02-01,Till,300\n2026-02-02,Door,1100\n2026-02-02,Till,310\n",
        "Step,Visits,Visitors\nDoor,3000000000,2000000000\nHall,2000000000,1500000000\nTill,1900000000,1200000000\n",
    ] {
        assert!(!is_log(table.as_bytes()), "{table}");
    }
}

#[test]
fn steps_keep_the_order_of_the_stages() {
    let mut plan = Plan::new(&with_funnel());
    assert_eq!(plan.zones.len(), 4, "three stages, and what is on none");
    plan.add("pay", 2, MatchedBy::Hand);
    plan.add("see", 0, MatchedBy::Hand);
    plan.add("look", 0, MatchedBy::Hand);
    assert_eq!(plan.events(), ["see", "look", "pay"]);
    assert_eq!(plan.shift(2, false), 2, "alone on its stage it goes to the one before");
    assert_eq!(plan.steps()[2].zone, 1);
    assert_eq!(plan.shift(0, true), 1);
    assert_eq!(plan.events(), ["look", "see", "pay"]);
    assert_eq!(plan.shift(0, false), 0, "there is nothing before the first");
    plan.put(0, 3);
    assert_eq!(plan.events(), ["see", "pay", "look"]);
    assert_eq!(plan.matches().len(), 2, "the last is on no stage");
    assert_eq!(plan.shift(2, true), 2);
    plan.remove(9);
    plan.remove(0);
    assert_eq!(plan.events(), ["pay", "look"]);
}

#[test]
fn the_counts_of_a_segment_are_seen_before_the_import() {
    let mut harness = open(with_funnel(), "log.csv", &log());
    counts(&mut harness, &[10, 3]);
    let choose = |harness: &mut Harness<'_, State>, list: &str, entry: &str| {
        harness.get_by_label(list).focus();
        harness.run_steps(2);
        harness.key_press(Key::Enter);
        harness.run_steps(3);
        let found = harness.get_all_by_role(egui::Role::ListBoxOption).find(|node| {
            use egui_kittest::kittest::NodeT;
            node.accesskit_node().label().is_some_and(|label| label.starts_with(entry))
        });
        found.unwrap_or_else(|| panic!("no {entry}")).click();
        harness.run_steps(4);
    };
    assert!(harness.query_by_label("Counts of").is_none(), "there are no segments");
    choose(&mut harness, "Segments by", "device");
    until(&mut harness, |harness| harness.state().1.counted().is_some_and(|counted| counted.segments.len() == 3));
    harness.run_steps(3);
    choose(&mut harness, "Counts of", "phone");
    // Five of the ten have a phone; of the three who buy, two.
    assert!(harness.query_by_label_contains("Step 2, purchase, on Purchase, 2 · 40").is_some(), "{harness:?}");
    let funnel = imported(harness);
    let names: Vec<&str> = funnel.segments.iter().map(|segment| segment.name.as_str()).collect();
    assert_eq!(names, ["", "phone", "desk"], "what is looked at changes nothing");
}

#[test]
fn all_rows_that_are_named_can_be_seen() {
    let mut text = log();
    (0..40).for_each(|user| text += &format!("v{user},look,2026-02-01 10:00:00,desk\n"));
    (0..24).for_each(|user| text += &format!("u{user},wave,later,desk\n"));
    let mut harness = open(with_funnel(), "log.csv", &text);
    counts(&mut harness, &[10, 3]);
    harness.run_steps(3);
    let lines = |harness: &Harness<'_, State>| harness.query_all_by_label_contains("“later” is no time").count();
    assert!(harness.query_by_label("24 of 84 rows were left out; the first of them:").is_some(), "{harness:?}");
    assert_eq!(lines(&harness), 3, "the first four lines, the sum first");
    let buttons = |harness: &Harness<'_, State>| harness.get_by_label("Import").rect();
    let before = buttons(&harness);
    harness.get_by_label("Show all").click();
    harness.run_steps(3);
    assert_eq!(lines(&harness), 20, "so many are named");
    assert_eq!(buttons(&harness), before, "the lines scroll, and the dialog stays as it is");
    assert!(harness.query_by_label("Show fewer").is_some());
}

#[test]
fn a_short_log_is_one_by_its_headings_whatever_its_years() {
    for (early, late) in [("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"), ("0001-01-01", "9999-12-31")] {
        let rows = format!("a,page_view,{early}\na,purchase,{late}\nb,page_view,{early}\nb,help,{late}\n");
        assert!(is_log(format!("user,event,time\n{rows}").as_bytes()), "{rows}");
        assert!(!is_log(format!("place,kind,x\n{rows}").as_bytes()), "{rows}");
        let numbered = rows.replace("a,", "1,").replace("b,", "2,");
        assert!(is_log(format!("user_id,event,timestamp\n{numbered}").as_bytes()));
        // So many users, at a page: a table.
        assert!(!is_log(format!("users,page,time\n{numbered}").as_bytes()));
        let counted = rows.replace('\n', ",120\n");
        assert!(!is_log(format!("user,event,time,visits\n{counted}").as_bytes()));
    }
}

#[test]
fn cancel_stays_where_it_is_while_a_log_is_looked_at() {
    let map = with_funnel();
    let log = LogFile { name: "log.csv".into(), folder: None, source: LogSource::Bytes(log().into_bytes().into()) };
    let ctx = egui::Context::default();
    let dialog = ImportLog::new(&ctx, &map, log, "2026-03-12".parse().unwrap(), Id::new("fnew"));
    let mut harness = window((map, dialog, None), |ui, (map, dialog, answer)| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    harness.step();
    // The same button as well: a click that begins before is answered after.
    let cancel = |harness: &Harness<'_, State>| {
        let button = harness.get_by_label("Cancel");
        (button.accesskit_node().id(), button.rect())
    };
    let before = cancel(&harness);
    until(&mut harness, |harness| harness.query_all_by_label_contains("Adds it as the next step").next().is_some());
    harness.run_steps(3);
    assert_eq!(cancel(&harness), before);
}
