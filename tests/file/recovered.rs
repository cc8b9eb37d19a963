//! Recovery copies: written while a session lives, offered when it died.

use std::path::Path;

use tempfile::tempdir;
use touchline::file::State;

use super::{EVERYTHING, read};
use crate::harness::entropy::Seeded;

#[test]
fn a_copy_is_offered_when_its_session_is_gone_and_not_before() {
    let folder = tempdir().unwrap();
    let state = State::at(folder.path());
    let mut map = read(EVERYTHING).unwrap().map;
    map.head.title = "Two\nlines // and \"quotes\"".into();
    let source = Path::new("/maps/lamp “1”.journey.ron");
    let saved = "2026-03-12T10:30:00Z".parse().unwrap();

    let session = state.recovery(&mut Seeded(1)).unwrap();
    session.write(&map, Some(source), saved).unwrap();
    assert!(state.recoveries().is_empty(), "its session still lives");
    drop(session);

    let found = state.recoveries();
    let [copy] = &found[..] else { panic!("one copy: {found:?}") };
    assert_eq!(copy.source.as_deref(), Some(source));
    assert_eq!((copy.saved, &copy.title), (saved, &map.head.title));
    let loaded = copy.load(&mut Seeded(2)).unwrap();
    assert!(!loaded.comments, "the first line is ours");
    assert_eq!(touchline::file::write(&loaded.map), touchline::file::write(&map));
    copy.remove().unwrap();
    assert!(state.recoveries().is_empty());
    assert_eq!(std::fs::read_dir(folder.path().join("recovery")).unwrap().count(), 0);
}

#[test]
fn a_session_that_ends_in_order_leaves_nothing() {
    let folder = tempdir().unwrap();
    let state = State::at(folder.path());
    let session = state.recovery(&mut Seeded(1)).unwrap();
    let map = read(EVERYTHING).unwrap().map;
    session.write(&map, None, jiff::Timestamp::default()).unwrap();
    session.clear().unwrap();
    session.clear().unwrap();
    drop(session);
    assert_eq!(std::fs::read_dir(folder.path().join("recovery")).unwrap().count(), 0);
}

#[test]
fn copies_are_newest_first_and_one_that_lost_its_head_is_offered_too() {
    let folder = tempdir().unwrap();
    let state = State::at(folder.path());
    let map = read(EVERYTHING).unwrap().map;
    for (seed, day) in [(1, "01"), (2, "03"), (3, "02")] {
        let session = state.recovery(&mut Seeded(seed)).unwrap();
        session.write(&map, None, format!("2026-01-{day}T00:00:00Z").parse().unwrap()).unwrap();
    }
    std::fs::write(folder.path().join("recovery/torn.journey.ron"), "torn").unwrap();
    let days: Vec<String> = state.recoveries().iter().map(|found| found.saved.to_string()).collect();
    assert_eq!(days, ["2026-01-03T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "1970-01-01T00:00:00Z"]);
    state.recoveries()[3].load(&mut Seeded(1)).unwrap_err();
}
