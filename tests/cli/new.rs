//! `touchline new`.

use std::fs;

use expect_test::expect;
use tempfile::tempdir;

use crate::harness::program::touchline;

#[test]
fn a_new_map_is_written_and_checks_without_errors() {
    let folder = tempdir().unwrap();
    for template in ["customer-journey", "Workshop starter", "blank"] {
        let map = format!("{template}.journey.ron");
        let run = touchline(folder.path(), ["new", "--template", template, "-o", &map]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
        assert_eq!(touchline(folder.path(), ["check", &map]).code, 0);
    }
    let ids = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap().lines().nth(2).unwrap().to_owned();
    touchline(folder.path(), ["new", "-o", "second.journey.ron"]);
    assert_ne!(ids("customer-journey.journey.ron"), ids("second.journey.ron"), "every new map has ids of its own");
}

#[test]
fn the_templates_are_listed() {
    let run = touchline(tempdir().unwrap().path(), ["new", "--list"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    expect![[r#"
        customer-journey  Six stages from awareness to loyalty, and a lane for each question
        workshop-starter  The same, with a hint in every lane for a room that starts from nothing
        blank             One stage and one lane
    "#]]
    .assert_eq(&run.out);
}

#[test]
fn a_file_that_is_there_is_kept_without_force() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    fs::write(&path, "mine").unwrap();
    let run = touchline(folder.path(), ["new", "-o", "a.journey.ron"]);
    assert_eq!(run.code, 4);
    expect![[r#"
        error: a.journey.ron is there already
        hint: choose another name, or write over it with --force
    "#]]
    .assert_eq(&run.err);
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    assert_eq!(touchline(folder.path(), ["new", "-o", "a.journey.ron", "--force"]).code, 0);
    assert_ne!(fs::read(&path).unwrap(), b"mine");
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = tempdir().unwrap();
    let run = touchline(folder.path(), ["new", "--template", "lean", "-o", "a.journey.ron"]);
    assert_eq!((run.code, run.err.lines().next()), (2, Some("error: there is no template “lean”")));
    let run = touchline(folder.path(), ["new"]);
    assert_eq!(run.code, 2);
    let run = touchline(folder.path(), ["new", "-o", "no/such/folder/a.journey.ron"]);
    assert_eq!(run.code, 4);
    expect![[r#"
        error: no/such/folder/a.journey.ron was not saved: the folder does not exist
        hint: make the folder first, or choose another
    "#]]
    .assert_eq(&run.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}

/// The kernel kills the program in the middle of its write; the old map is still whole.
#[cfg(target_os = "linux")]
#[test]
fn a_program_killed_while_it_writes_leaves_the_old_map() {
    let folder = tempdir().unwrap();
    assert_eq!(touchline(folder.path(), ["new", "-o", "a.journey.ron"]).code, 0);
    let path = folder.path().join("a.journey.ron");
    let before = fs::read(&path).unwrap();
    let script = "ulimit -c 0; ulimit -f 1; exec \"$0\" new --force -t workshop-starter -o a.journey.ron";
    let killed = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_touchline")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(!killed.status.success(), "{killed:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(touchline(folder.path(), ["check", "a.journey.ron"]).code, 0);
}
