//! `touchline funnel --events` as a process.

use std::process::Command;

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
    let (_folder, path) = file();
    let (code, out, err) = run(&[&path, "--events"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(
        err.contains("hint: Name them with --steps. Events of its first rows: view (3), help (2), buy (1)."),
        "{err}"
    );
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
