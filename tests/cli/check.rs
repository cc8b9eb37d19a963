//! `touchline check`.

use std::fs;

use expect_test::expect;
use tempfile::tempdir;

use crate::harness::program::touchline;

const BROKEN: &str = r#"(
    format: 1,
    id: "m1",
    stages: [(id: "s1", name: "Decision"), (id: "s2", name: "Purchase")],
    lanes: [(id: "l1", kind: PainPoint), (id: "l2", kind: Weather), (id: "l3", kind: Touchpoint)],
    cards: [
        (id: "c1", at: ("s1", "l1"), kind: PainPoint, text: "Shipping cost appears late"),
        (id: "c1", at: ("s9", "l3"), kind: Touchpoint, text: "Checkout \u{1b}[2J"),
    ],
)
"#;

#[test]
fn findings_have_a_line_each_and_warnings_answer_no() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.ron"), BROKEN).unwrap();
    let run = touchline(folder.path(), ["check", "a.ron"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    expect![[r#"
        a.ron:4:44: info: the stage “Purchase” has no touchpoint [stage-without-touchpoint]
        a.ron:5:59: info: this version does not know the word “Weather”; it is kept as it is [unknown-word]
        a.ron:7:9: info: nothing answers the pain point “Shipping cost appears late” [unanswered-pain-point]
        a.ron:8:14: error: the id c1 is taken; the card “Checkout \u{1b}[2J” gets a new one [duplicate-id]
        a.ron:8:24: warning: there is no stage or step s9; the card “Checkout \u{1b}[2J” is put into the stage “Decision” [dangling-id]
    "#]].assert_eq(&run.out);
    assert_eq!(fs::read_to_string(folder.path().join("a.ron")).unwrap(), BROKEN, "checking changes nothing");
}

#[test]
fn what_cannot_be_as_it_is_answers_no() {
    let folder = tempdir().unwrap();
    let odd = BROKEN.split_once("    cards").unwrap().0.to_owned()
        + r#"    disagreement: (leave: 0.45, stay: 0.6),
    metrics: [(id: "n1", at: "s2", kind: Nps, target: 40, points: [("2026-02-28", 6.5), ("2026-03-31", 150), ("2026-04-30", -101)])],
)
"#;
    fs::write(folder.path().join("a.ron"), odd).unwrap();
    let run = touchline(folder.path(), ["check", "a.ron"]);
    assert_eq!(run.code, 1);
    let warnings: Vec<&str> = run.out.lines().filter(|line| line.contains("warning")).collect();
    expect![[r#"
        a.ron:6:19: warning: many are said to leave from 45 % on, and hardly anyone up to 60 %: the first must be more [contradicting-limits]
        a.ron:7:89: warning: NPS of the stage “Purchase” is 150, and goes from −100 to 100 [off-scale]
        a.ron:7:110: warning: NPS of the stage “Purchase” is −101, and goes from −100 to 100 [off-scale]"#]].assert_eq(&warnings.join("\n").replace('\u{202F}', " "));
}

#[test]
fn the_json_is_one_object_with_a_row_for_each_finding() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.ron"), BROKEN).unwrap();
    fs::write(folder.path().join("b.ron"), BROKEN.replace("format: 1", "format: one")).unwrap();
    let run = touchline(folder.path(), ["check", "--format", "json", "a.ron", "b.ron", "c.ron"]);
    assert_eq!(run.code, 3);
    expect![[r#"
        error: b.ron: line 2, column 13, format: a whole number belongs here
        hint: write digits alone, such as 4
        error: c.ron: there is no such file
        hint: look at the name and the folder
    "#]]
    .assert_eq(&run.err);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let rows = json["findings"].as_array().unwrap();
    let rules: Vec<&str> = rows.iter().map(|row| row["rule"].as_str().unwrap()).collect();
    assert_eq!(rules.iter().filter(|rule| **rule == "unreadable").count(), 2);
    expect![[r#"
        {
          "column": 44,
          "file": "a.ron",
          "level": "info",
          "line": 4,
          "rule": "stage-without-touchpoint",
          "text": "the stage “Purchase” has no touchpoint",
          "where": "stages[1]"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&rows[0]).unwrap());
    expect![[r#"
        {
          "column": 13,
          "file": "b.ron",
          "level": "error",
          "line": 2,
          "rule": "unreadable",
          "text": "a whole number belongs here",
          "where": "format"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&rows[rows.len() - 2]).unwrap());
}

#[test]
fn infos_alone_are_fine() {
    let folder = tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/desk-lamp.journey.ron");
    let run = touchline(folder.path(), ["check", sample]);
    let found = run.out.replace(sample, "lamp").replace('\u{202F}', " ");
    let contradiction = "lamp:17:9: info: the stage “Loyalty and advocacy” looks fine, yet 50 % leave [disagreement]\n";
    assert_eq!((run.code, found.as_str(), run.err.as_str()), (0, contradiction, ""));
    touchline(folder.path(), ["new", "-o", "a.journey.ron"]);
    let run = touchline(folder.path(), ["check", "a.journey.ron"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 6), "six stages without a touchpoint:\n{}", run.out);
}

#[test]
fn a_map_that_cannot_be_read_is_exit_3_with_what_to_do() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("picture.ron"), b"\x89PNG\r\n\x1a\n").unwrap();
    fs::File::create(folder.path().join("huge.ron")).unwrap().set_len(300 << 20).unwrap();
    let run = touchline(folder.path(), ["check", ".", "picture.ron", "huge.ron", "gone.ron"]);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    expect![[r#"
        error: .: this is a folder, not a map
        hint: name a file in it, such as workshop.journey.ron
        error: picture.ron: this is a PNG picture, not a map
        hint: name a file that ends in .journey.ron
        error: huge.ron: it has 300 MB, and a map may have 256
        hint: this is hardly a map; see whether it is the right file
        error: gone.ron: there is no such file
        hint: look at the name and the folder
    "#]]
    .assert_eq(&run.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_rather_than_waited_for() {
    let folder = tempdir().unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    assert_eq!(touchline(folder.path(), ["check", "pipe", "/dev/zero"]).code, 3);
}
