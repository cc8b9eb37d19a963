//! `touchline funnel`.

use std::fs;

use expect_test::expect;
use tempfile::tempdir;

use crate::harness::program::touchline;

const TABLE: &str = "Kiosk\nStep,Users,Rate\n1. page_view,\"1,200\",100%\n2. purchase,300,25%\n3. share,450,150%\n";

#[test]
fn the_text_is_an_aligned_table() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("kiosk.csv"), TABLE).unwrap();
    let run = touchline(folder.path(), ["funnel", "kiosk.csv"]);
    assert_eq!(run.code, 0);
    expect![[r#"
        Kiosk · users

          Step       Count  Of first  Of previous   Drop
          page_view  1 200     100 %
          purchase     300      25 %         25 %  −75 %
          share        450      38 %        150 %  +50 %
    "#]]
    .assert_eq(&run.out.replace('\u{202F}', " "));
    expect![[r#"
        warning: kiosk.csv, line 5, column 2: the count rises, from 300 at “purchase” to 450 at “share”; are the steps in order?
    "#]]
    .assert_eq(&run.err);
}

#[test]
fn the_json_is_one_object_with_the_names_of_the_contract() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("kiosk.csv"), TABLE).unwrap();
    let run = touchline(folder.path(), ["funnel", "kiosk.csv", "--format", "json"]);
    assert_eq!(run.code, 0);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["vendor"], "generic");
    assert_eq!(json["segments"][0]["name"], serde_json::Value::Null);
    assert_eq!(json["segments"][0]["steps"][1], serde_json::json!({"name": "purchase", "count": 300}));
    assert_eq!((&json["warnings"][0]["row"], &json["warnings"][0]["column"]), (&5.into(), &2.into()));
    assert_eq!(json["skipped_rows"], 0);
}

#[test]
fn a_table_that_cannot_be_read_is_exit_3_with_a_hint() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("visits.csv"), "Step,Rate\nDoor,1 %\n").unwrap();
    let run = touchline(folder.path(), ["funnel", "visits.csv"]);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    expect![[r#"
        error: visits.csv has no column with counts
        Columns found: Step, Rate. A column of whole numbers is needed.
        hint: Export the funnel with its counts (users, visitors, sessions), or choose the column of the counts.
    "#]]
    .assert_eq(&run.err);
    assert_eq!(touchline(folder.path(), ["funnel", "nowhere.csv"]).code, 3);
    assert_eq!(touchline(folder.path(), ["funnel", "."]).code, 3);
    assert_eq!(touchline(folder.path(), ["funnel", "visits.csv", "--map", "m.ron"]).code, 2);
    assert_eq!(touchline(folder.path(), ["funnel", "visits.csv", "--colour"]).code, 2);
}

#[test]
fn a_funnel_goes_into_a_map_and_replaces_itself() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("kiosk.csv"), TABLE).unwrap();
    assert_eq!(touchline(folder.path(), ["new", "-o", "m.ron"]).code, 0);
    let put = ["funnel", "kiosk.csv", "--map", "m.ron", "-o", "m.ron"];
    let run = touchline(folder.path(), put);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("purchase   → Purchase"), "{}", run.out);
    let first = fs::read_to_string(folder.path().join("m.ron")).unwrap();
    assert!(first.contains("counts: [1200, 300, 450]"), "{first}");
    assert_eq!(touchline(folder.path(), put).code, 0);
    assert_eq!(fs::read_to_string(folder.path().join("m.ron")).unwrap(), first, "the same import changes nothing");

    let run = touchline(folder.path(), ["funnel", "kiosk.csv", "--map", "m.ron", "-o", "no/such/folder.ron"]);
    assert_eq!(run.code, 4);
    fs::write(folder.path().join("broken.ron"), "(format: 1,").unwrap();
    let run = touchline(folder.path(), ["funnel", "kiosk.csv", "--map", "broken.ron", "-o", "x.ron"]);
    assert_eq!(run.code, 3);
    assert!(!folder.path().join("x.ron").exists());
}

#[test]
fn what_a_map_loses_on_the_way_is_said() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("kiosk.csv"), TABLE).unwrap();
    let map = "(\n    // Mine.\n    format: 1,\n    id: \"m1\",\n    stages: [(id: \"s1\", name: \"Visit\")],\n    links: [(id: \"k1\", kind: Answers, from: \"c1\", to: \"c2\")],\n)\n";
    fs::write(folder.path().join("m.ron"), map).unwrap();
    let run = touchline(folder.path(), ["funnel", "kiosk.csv", "--map", "m.ron", "-o", "m.ron"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let said: Vec<&str> = run.err.lines().filter(|line| line.contains("m.ron")).collect();
    expect![[r#"
        warning: m.ron: line 6, column 45: there is no card c1; the link is left out
        warning: m.ron: its comments are not written: a saved map has none"#]]
    .assert_eq(&said.join("\n"));
}
