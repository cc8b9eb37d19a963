//! The source of a funnel read once more: with the same choices, and what has changed is said first.

use std::fs;

use tempfile::tempdir;
use touchline::funnel::changes;
use touchline::map::{Funnel, Id, Map, Match, Segment, Stage};

use crate::harness::program::touchline;

fn funnel(steps: &[&str], segments: &[(&str, &[u64])]) -> Funnel {
    Funnel {
        steps: steps.iter().map(|step| (*step).to_owned()).collect(),
        segments: segments
            .iter()
            .map(|(name, counts)| Segment { name: (*name).into(), counts: counts.to_vec(), ..Segment::default() })
            .collect(),
        ..Funnel::default()
    }
}

fn plain(said: Vec<String>) -> Vec<String> {
    said.into_iter().map(|line| line.replace(['\u{202F}', '\u{A0}'], " ")).collect()
}

#[test]
fn counts_steps_segments_and_dates_that_change_are_told() {
    let old = Funnel {
        from: Some("2026-02-01".parse().unwrap()),
        to: Some("2026-02-28".parse().unwrap()),
        ..funnel(
            &["view", "cart", "buy"],
            &[("", &[1000, 400, 100]), ("Phone", &[600, 200, 40]), ("Desk", &[400, 200, 60])],
        )
    };
    let new = Funnel {
        from: Some("2026-03-01".parse().unwrap()),
        to: Some("2026-03-31".parse().unwrap()),
        ..funnel(
            &["view", "pay", "buy"],
            &[("", &[1000, 300, 150]), ("Phone", &[600, 150, 90]), ("Kiosk", &[10, 5, 1])],
        )
    };
    assert_eq!(
        plain(changes(&Map::default(), &old, &new, "en")),
        [
            "dates: 1–28 Feb 2026 → 1–31 Mar 2026",
            "buy: 100 → 150 (+50 %)",
            "pay is a new step",
            "cart is no step any more",
            "Phone: 1 count changed",
            "Kiosk is a new segment",
            "Desk is no segment any more",
        ]
    );
    assert!(changes(&Map::default(), &old, &old, "en").is_empty());
}

#[test]
fn a_step_that_comes_twice_is_paired_in_its_order() {
    let old = funnel(&["view", "help", "view"], &[("", &[100, 50, 20])]);
    let new = funnel(&["view", "help", "view"], &[("", &[100, 50, 30])]);
    assert_eq!(plain(changes(&Map::default(), &old, &new, "en")), ["view: 20 → 30 (+50 %)"]);
    let zero = funnel(&["view", "help", "view"], &[("", &[0, 0, 0])]);
    assert_eq!(plain(changes(&Map::default(), &zero, &old, "en"))[0], "view: 0 → 100", "of nothing there is no share");
}

#[test]
fn a_step_that_belongs_elsewhere_is_a_change() {
    let stage = |id: &str, name: &str| Stage { id: Id::new(id), name: name.into(), ..Stage::default() };
    let map = Map { stages: vec![stage("s1", "Browse"), stage("s2", "Order")], ..Map::default() };
    let at = |places: [Option<&str>; 3]| {
        let matches = places
            .iter()
            .zip(0..)
            .filter_map(|(at, step)| Some(Match { step, at: Id::new((*at)?), ..Match::default() }));
        Funnel { matches: matches.collect(), ..funnel(&["view", "cart", "buy"], &[("", &[9, 4, 1])]) }
    };
    let old = at([Some("s1"), Some("s1"), Some("s2")]);
    assert_eq!(
        changes(&map, &old, &at([None, Some("s2"), Some("s2")]), "en"),
        ["view belongs to no stage, no longer to Browse", "cart belongs to Order, no longer to Browse"]
    );
    assert_eq!(changes(&map, &at([None, Some("s1"), Some("s2")]), &old, "en"), ["view belongs to Browse"]);
    assert!(changes(&map, &old, &old, "en").is_empty());
}

fn log(buyers: usize) -> String {
    let mut text = "user,event,time\n".to_owned();
    for user in 0..40 {
        text += &format!("u{user},view,2026-02-01 10:00:00\n");
        if user < buyers {
            text += &format!("u{user},buy,2026-02-01 10:10:00\n");
        }
    }
    text
}

#[test]
fn the_command_repeats_what_an_import_was_told() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(touchline(folder.path(), ["new", "-o", "a.journey.ron"]).code, 0);
    fs::write(at("log.csv"), log(12)).unwrap();
    let first = [
        "funnel",
        "log.csv",
        "--events",
        "--steps",
        "view,buy",
        "--window",
        "1h",
        "--map",
        "a.journey.ron",
        "-o",
        "a.journey.ron",
    ];
    let run = touchline(folder.path(), first);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.out.contains("since the last import"), "{}", run.out);

    let again = ["funnel", "log.csv", "--map", "a.journey.ron", "-o", "a.journey.ron"];
    let run = touchline(folder.path(), again);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Nothing has changed since the last import"), "{}", run.out);

    fs::write(at("log.csv"), log(18)).unwrap();
    let run = touchline(folder.path(), again.into_iter().chain(["--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["changes"], serde_json::json!(["buy: 12 → 18 (+50\u{202F}%)"]));
    let map = fs::read_to_string(at("a.journey.ron")).unwrap();
    assert!(map.contains("window: \"1h\"") && map.contains("counts: [40, 18]"), "{map}");
    assert_eq!(map.matches("steps: [\"view\", \"buy\"]").count(), 1, "it is the same funnel");
}

#[test]
fn a_choice_of_now_goes_before_one_of_then() {
    let folder = tempdir().unwrap();
    assert_eq!(touchline(folder.path(), ["new", "-o", "a.journey.ron"]).code, 0);
    fs::write(folder.path().join("log.csv"), log(12)).unwrap();
    let with = |steps: &str| {
        let words =
            ["funnel", "log.csv", "--events", "--steps", steps, "--map", "a.journey.ron", "-o", "a.journey.ron"];
        touchline(folder.path(), words)
    };
    assert_eq!(with("view,buy").code, 0);
    let run = with("buy,view");
    assert!(run.out.contains("buy") && run.out.contains("Changed since the last import"), "{}", run.out);
}

#[test]
fn the_command_gives_no_drop_over_rows_that_were_left_out() {
    let folder = tempdir().unwrap();
    assert_eq!(touchline(folder.path(), ["new", "-o", "a.journey.ron"]).code, 0);
    fs::write(folder.path().join("a.csv"), "Step,Users\nVisit,1200\nSign-up,n/a\nPay,88\n").unwrap();
    let words = ["funnel", "a.csv", "--map", "a.journey.ron", "-o", "a.journey.ron"];
    assert_eq!(touchline(folder.path(), words).code, 3, "nobody said to leave the row out");
    let map = fs::read_to_string(folder.path().join("a.journey.ron")).unwrap();
    let funnel = "    funnels: [(id: \"f1\", source: (file: \"a.csv\", choices: \"leave out rows\"), steps: [\"Visit\", \"Pay\"], \
                  segments: [(counts: [1200, 88])])],\n)";
    let end = map.trim_end().strip_suffix(')').unwrap();
    fs::write(folder.path().join("a.journey.ron"), format!("{end}{funnel}\n")).unwrap();
    let run = touchline(folder.path(), words);
    assert_eq!(run.code, 0, "{}", run.err);
    let row = run.out.lines().find(|line| line.trim_start().starts_with("Pay ")).unwrap_or_default();
    assert!(row.ends_with("a row before it was left out") && !row.contains('−'), "{}", run.out);
}
