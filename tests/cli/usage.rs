//! Words and flags that are wrong, help, and the window without a display.

use tempfile::tempdir;

use crate::harness::program::touchline;

#[test]
fn help_names_every_command_and_the_exit_codes() {
    let run = touchline(tempdir().unwrap().path(), ["--help"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for word in ["new", "check", "MAP", "Exit codes"] {
        assert!(run.out.contains(word), "{word} is missing in:\n{}", run.out);
    }
}

#[test]
fn an_unknown_flag_is_exit_2_with_a_hint() {
    let run = touchline(tempdir().unwrap().path(), ["check", "--colour"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("error: unexpected argument '--colour' found\nhint: "), "{}", run.err);
}

#[test]
fn an_unknown_word_is_exit_2() {
    let run = touchline(tempdir().unwrap().path(), ["convert"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("neither a command nor a map called “convert”"), "{}", run.err);
    assert_eq!(touchline(tempdir().unwrap().path(), ["convert", "a.csv", "-o", "b.journey.ron"]).code, 2);
}

#[test]
fn the_window_without_a_display_is_exit_2_and_a_clear_word() {
    let run = touchline(tempdir().unwrap().path(), [] as [&str; 0]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("error: there is no display"), "{}", run.err);
    assert!(run.err.contains("\nhint: "), "{}", run.err);
}
