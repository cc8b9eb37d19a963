//! `touchline funnel --events` as a process.

use std::process::Command;

use expect_test::expect;

fn run(args: &[&str]) -> (i32, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_touchline")).arg("funnel").args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}

const LOG: &str = "user_id,event,timestamp,device\n\
    1,view,2026-03-01T10:00:00Z,phone\n1,help,2026-03-01T10:01:00Z,phone\n1,buy,2026-03-02T10:00:00Z,phone\n\
    2,view,2026-03-01T11:00:00Z,desk\n2,help,2026-03-01T11:01:00Z,desk\n3,view,,desk\n";

fn file() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.csv");
    std::fs::write(&path, LOG).unwrap();
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

#[test]
fn a_log_is_counted_and_what_is_left_out_is_said() {
    let (_folder, path) = file();
    let (code, out, err) = run(&[&path, "--events", "--steps", "view,buy", "--by", "device", "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["vendor"], "events");
    assert_eq!(found["skipped_rows"], 1);
    assert_eq!((&found["from"], &found["to"]), (&"2026-03-01".into(), &"2026-03-02".into()));
    let counts = |at: usize| found["segments"][at]["steps"][1]["count"].as_u64().unwrap();
    assert_eq!((counts(0), &found["segments"][0]["name"]), (1, &serde_json::Value::Null));
    assert!(err.contains("visits.csv: 1 of 6 rows was left out\n"), "{err}");
    assert!(err.contains("visits.csv, line 7: there is no time; the row was left out"), "{err}");
}

#[test]
fn without_steps_the_events_are_listed() {
    let (folder, path) = file();
    let (code, out, err) = run(&[&path, "--events"]);
    assert_eq!(code, 0, "{err}");
    expect![[r#"
        visits.csv · 1–2 Mar 2026 · 5 rows
        Columns: user_id for users, event for events, timestamp for times

          Event  Rows
          view      2
          help      2
          buy       1

        Name the steps of a funnel in their order with --steps.
    "#]]
    .assert_eq(&out.replace('\u{202F}', " "));
    assert!(err.contains("visits.csv: 1 of 6 rows was left out\n"), "{err}");
    let (code, out, _) = run(&[&path, "--events", "--event", "device", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, &found["columns"]["event"], &found["rows"], &found["skipped_rows"]),
        (0, &"device".into(), &5.into(), &1.into())
    );
    assert_eq!(found["events"], serde_json::json!([{"name": "phone", "count": 3}, {"name": "desk", "count": 2}]));
    // A rule, or a map, is for a funnel.
    let (code, _, err) = run(&[&path, "--events", "--window", "7d"]);
    assert!(code == 2 && err.contains("--steps"), "{err}");
    let map = crate::harness::program::touchline(folder.path(), ["new", "-o", "m.ron"]);
    assert_eq!(map.code, 0);
    let run = crate::harness::program::touchline(
        folder.path(),
        ["funnel", "visits.csv", "--events", "--map", "m.ron", "-o", "o.ron"],
    );
    assert!(run.code == 3 && run.err.contains("hint: Name them with --steps."), "{}", run.err);
}

#[test]
fn an_event_that_no_row_has_is_refused_with_the_nearest_names() {
    let (folder, _) = file();
    let log = "user,event,time\n1,view_item,1772366400\n1,add_to_cart,1772366401\n1,Purchase,1772366402\n";
    std::fs::write(folder.path().join("shop.csv"), log).unwrap();
    let run = |args: &[&str]| crate::harness::program::touchline(folder.path(), args);
    assert_eq!(run(&["new", "-o", "m.ron"]).code, 0);
    let refused = run(&[
        "funnel",
        "shop.csv",
        "--events",
        "--steps",
        "view_itm,cart,purchase,xyz",
        "--map",
        "m.ron",
        "-o",
        "o.ron",
    ]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    expect![[r#"
        error: shop.csv has no events “view_itm”, “cart”, “purchase”, “xyz”
        hint: nearest to “view_itm”: “view_item”; nearest to “cart”: “add_to_cart”; nearest to “purchase”: “Purchase”; without --steps all its events are listed
    "#]]
    .assert_eq(&refused.err);
    assert!(!folder.path().join("o.ron").exists());
    // One that comes, though at the wrong place, counts nobody.
    let zero = run(&["funnel", "shop.csv", "--events", "--steps", "Purchase,view_item", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&zero.out).unwrap();
    assert_eq!((zero.code, &found["segments"][0]["steps"][1]["count"]), (0, &0.into()));
    // Steps that were counted before are counted again.
    let put = ["funnel", "shop.csv", "--events", "--steps", "view_item,Purchase", "--map", "m.ron", "-o", "m.ron"];
    assert_eq!(run(&put).code, 0);
    std::fs::write(folder.path().join("shop.csv"), log.replace("Purchase", "search")).unwrap();
    let again = run(&["funnel", "shop.csv", "--map", "m.ron", "-o", "m.ron"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.err.contains("no row has the event “Purchase”"), "{}", again.err);
}

#[test]
fn the_rule_and_the_matches_are_told() {
    let (folder, _) = file();
    let run = |args: &[&str]| crate::harness::program::touchline(folder.path(), args);
    assert_eq!(run(&["new", "-o", "m.ron"]).code, 0);
    let log = ["funnel", "visits.csv", "--events", "--steps", "view,buy,help", "--map", "m.ron", "-o", "o.ron"];
    let text = run(&log).out;
    let said = "\nUsers, by their steps in order, with other events between or not, however long they take.\n";
    assert!(text.contains(said), "{text}");
    let at = text.find("On the map").expect(&text);
    expect![[r#"
        On the map
          view  → not matched
          buy   → Purchase       (a usual step of purchase)
          help  → Post-purchase  (a usual step of the time after a purchase)
    "#]]
    .assert_eq(&text[at..]);
    let rules = ["--window", "7d", "--order", "strict", "--count", "sessions", "--gap", "20m", "--by", "device"];
    let told = run(&[&log[..], &rules, &["--format", "json"]].concat());
    let found: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let counting = &found["counting"];
    assert_eq!((&counting["window"], &counting["order"]), (&604_800.0.into(), &"strict".into()));
    assert_eq!(
        (&counting["count"], &counting["gap"], &counting["by"]),
        (&"sessions".into(), &1200.0.into(), &"device".into())
    );
    assert_eq!(
        counting["words"],
        "Sessions, each ended by a gap of more than 20\u{A0}minutes, by their steps in strict order, with no other event \
         between, within 7\u{A0}days of the first"
    );
    let buy = &found["matches"][1];
    assert_eq!((&buy["step"], &buy["name"], &buy["by"]), (&"buy".into(), &"Purchase".into(), &"guess".into()));
    assert_eq!(buy["reason"], "a usual step of purchase");
    assert_eq!((&found["matches"][0]["at"], &found["matches"][0]["by"]), (&().into(), &().into()));
}

#[test]
fn a_window_of_nothing_is_not_taken_silently() {
    let (_folder, path) = file();
    let (code, out, err) = run(&[&path, "--events", "--steps", "view,buy", "--window", "0d"]);
    assert_eq!(code, 0);
    assert!(
        err.contains("a window of 0 takes steps of the same instant alone; leave out --window for no limit"),
        "{err}"
    );
    assert!(out.contains(", at the same instant.\n"), "{out}");
}

#[test]
fn a_wrong_window_is_a_usage_error() {
    let (_folder, path) = file();
    let (code, _, err) = run(&[&path, "--events", "--steps", "view,buy", "--window", "week"]);
    assert_eq!(code, 2);
    assert!(err.contains("a number and one of s, m, h, d and w is needed, such as 7d"), "{err}");
    let (code, _, err) = run(&[&path, "--steps", "view,buy"]);
    assert_eq!(code, 2, "{err}");
}
