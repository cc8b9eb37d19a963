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

          Step       Count        Of first     Of previous   Drop
          page_view  1 200           100 %
          purchase     300  25 % (23–28 %)  25 % (23–28 %)  −75 %
          share        450  38 % (35–40 %)           150 %  +50 %  rises

        In brackets: the 95 % interval of a share (Wilson).
        Note: the counts look rounded to tens.
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
    let steps = &json["segments"][0]["steps"];
    assert_eq!((&steps[1]["name"], &steps[1]["count"]), (&"purchase".into(), &300.into()));
    assert_eq!(steps[1]["of_previous"]["share"], 0.25);
    let within = |end: &str| (steps[1]["of_previous"][end].as_f64().unwrap() * 1000.0).round();
    // By hand: (0.25 + z²/2400 ± z √(0.25·0.75/1200 + z²/4·1200²)) / (1 + z²/1200).
    assert_eq!((within("low"), within("high")), (226.0, 275.0));
    assert_eq!(steps[0]["of_previous"], serde_json::Value::Null);
    assert_eq!(steps[2]["of_previous"]["share"], 1.5);
    assert_eq!(steps[2]["of_previous"]["low"], serde_json::Value::Null);
    assert_eq!((&steps[1]["flags"], &steps[2]["flags"]), (&serde_json::json!([]), &serde_json::json!(["rises"])));
    assert_eq!((&json["rounded_to"], &json["sampled"]), (&10.into(), &false.into()));
    assert!(json.get("comparison").is_none());
    assert_eq!((&json["warnings"][0]["row"], &json["warnings"][0]["column"]), (&5.into(), &2.into()));
    assert_eq!(json["skipped_rows"], 0);
}

const DEVICES: &str =
    "Step,Device,Users\nVisit,Phone,5001\nVisit,Desk,4000\nVisit,TV,20\nPay,Phone,1000\nPay,Desk,1003\nPay,TV,9\n";

#[test]
fn two_segments_are_compared_in_words() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("shop.csv"), DEVICES).unwrap();
    let run = touchline(folder.path(), ["funnel", "shop.csv", "--compare", "phone, Desk"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let at = run.out.find("Phone and Desk").expect(&run.out);
    expect![[r#"
        Phone and Desk, of the step before
          Step           Phone            Desk  Points
          Pay   20 % (19–21 %)  25 % (24–26 %)    −5.1  clear difference

        A difference is clear where chance alone makes it less than once in 20 times.
    "#]]
    .assert_eq(&run.out[at..].replace('\u{202F}', " "));
    let thin = touchline(folder.path(), ["funnel", "shop.csv", "--compare", "TV,Desk", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&thin.out).unwrap();
    let pay = &json["comparison"]["steps"][1];
    assert_eq!((&pay["verdict"], &pay["p"], &pay["a"]["thin"]), (&"too few to say".into(), &().into(), &true.into()));
    for (names, says) in
        [("Phone", "two segments"), ("Phone,Fridge", "no segment “Fridge”"), ("TV,tv", "two different")]
    {
        let run = touchline(folder.path(), ["funnel", "shop.csv", "--compare", names]);
        assert_eq!(run.code, 2, "{names}");
        assert!(run.err.contains(says) && run.err.contains("Phone, Desk, TV"), "{}", run.err);
    }
}

#[test]
fn a_part_is_not_compared_with_the_whole_that_it_is_of() {
    let folder = tempdir().unwrap();
    let table = "Step,Segment,Users\nVisit,All Users,9001\nVisit,First stay,5001\nVisit,Returning,4000\n\
        Pay,All Users,2003\nPay,First stay,1000\nPay,Returning,1003\n";
    fs::write(folder.path().join("stays.csv"), table).unwrap();
    let run = touchline(folder.path(), ["funnel", "stays.csv", "--compare", "All Users,First stay"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    expect![[r#"
        error: “First stay” is a part of “All Users”: a test of the two would count the same people twice
        hint: compare it with another part: Returning
    "#]]
    .assert_eq(&run.err);
    assert_eq!(touchline(folder.path(), ["funnel", "stays.csv", "--compare", "Returning,First stay"]).code, 0);
    // Whatever it is called.
    fs::write(folder.path().join("stays.csv"), table.replace("All Users", "Baseline")).unwrap();
    let run = touchline(folder.path(), ["funnel", "stays.csv", "--compare", "returning,baseline"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(
        run.err.contains("“returning” is a part of “baseline”") && run.err.contains("part: First stay\n"),
        "{}",
        run.err
    );
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
