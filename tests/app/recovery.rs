//! Work that was not saved comes back.

use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::files::{Files, Outcome, Wish};
use touchline::app::recovery::{EVERY, Keeper};
use touchline::app::start::gather;
use touchline::file::State;
use touchline::map::Map;

use crate::harness::entropy::Seeded;

fn titled(title: &str) -> Map {
    let mut map = Map::new(&mut Seeded(3));
    map.head.title = title.into();
    map
}

fn screen(state: &State) -> touchline::app::start::StartScreen {
    let now = "2026-03-12T14:40:00+01:00[Europe/Berlin]".parse().unwrap();
    gather(Some(state), &now, &mut Seeded(9))
}

#[test]
fn a_copy_is_offered_taken_up_and_gone_after_that() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    let mut keeper = Keeper::new(&state, &mut Seeded(1)).unwrap();
    assert_eq!(keeper.note(10.0, 1, true, || (titled("Hosts and guests"), None)), None);
    // Ends as a crash would: the copy stays.
    drop(keeper);
    let start = screen(&state);
    assert_eq!(start.recovered.len(), 1);
    assert_eq!(start.recovered[0].title, "Hosts and guests");
    assert!(start.recovered[0].when.starts_with("unsaved work from"));

    let mut files = Files::new(Some(state.clone()), AskPath::in_window(), Box::new(Seeded(2)));
    let outcomes = files.wish(&egui::Context::default(), Wish::Recover(start.recovered[0].copy.clone()), None);
    let mut keeper = Keeper::new(&state, &mut Seeded(4)).unwrap();
    let mut shown = None;
    for outcome in outcomes {
        match outcome {
            Outcome::Show { map, saved } => {
                assert!(!saved, "recovered work is unsaved still");
                shown = Some(*map);
            }
            Outcome::TookOver(found) => keeper.take_over(found),
            _ => {}
        }
    }
    let map = shown.unwrap();
    assert_eq!(map.head.title, "Hosts and guests");
    keeper.note(20.0, 1, true, || (map.clone(), None));
    drop(keeper);
    assert_eq!(screen(&state).recovered.len(), 1, "the new copy took the place of the old one");
}

#[test]
fn saved_work_leaves_no_copy() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    let mut keeper = Keeper::new(&state, &mut Seeded(1)).unwrap();
    keeper.note(0.0, 1, true, || (titled("A"), None));
    assert_eq!(keeper.note(0.5, 2, false, || panic!("a saved map needs no copy")), None);
    drop(keeper);
    assert!(screen(&state).recovered.is_empty());
}

#[test]
fn copies_come_at_most_every_while_and_never_twice() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    let mut keeper = Keeper::new(&state, &mut Seeded(1)).unwrap();
    let copy = || (titled("A"), None);
    assert_eq!(keeper.note(100.0, 1, true, copy), None);
    assert_eq!(keeper.note(100.1, 1, true, || panic!("nothing changed")), None);
    let wait = keeper.note(100.5, 2, true, || panic!("too early")).unwrap();
    assert!((wait - (EVERY - 0.5)).abs() < 1e-9);
    assert_eq!(keeper.note(100.0 + EVERY, 2, true, copy), None);
}

#[test]
fn a_copy_nobody_wants_is_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    let mut keeper = Keeper::new(&state, &mut Seeded(1)).unwrap();
    keeper.note(0.0, 1, true, || (titled("A"), None));
    drop(keeper);
    let mut files = Files::new(Some(state.clone()), AskPath::in_window(), Box::new(Seeded(2)));
    assert!(files.forget_copy(&screen(&state).recovered[0].copy).is_empty());
    assert!(screen(&state).recovered.is_empty());
}

#[test]
fn recent_maps_are_listed_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    for name in ["a.journey.ron", "b.journey.ron"] {
        touchline::file::save(&folder.path().join(name), &titled(name)).unwrap();
        state.remember(&folder.path().join(name)).unwrap();
    }
    let names: Vec<_> = screen(&state).recent.iter().map(|row| row.path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["b.journey.ron", "a.journey.ron"]);
}

#[test]
fn dates_are_told_as_people_do() {
    use touchline::app::start::when;
    let now = "2026-03-12T14:40:00+01:00[Europe/Berlin]".parse().unwrap();
    let told = |at: &str| when(at.parse().unwrap(), &now);
    assert_eq!(told("2026-03-12T14:32:00+01:00"), "today, 14:32");
    assert_eq!(told("2026-03-11T09:17:00+01:00"), "yesterday, 09:17");
    assert_eq!(told("2026-02-12T09:17:00+01:00"), "12 February");
    assert_eq!(told("2024-12-31T09:17:00+01:00"), "31 December 2024");
}

#[test]
fn templates_say_what_is_in_them() {
    let folder = tempfile::tempdir().unwrap();
    let tiles = screen(&State::at(folder.path())).tiles;
    let shown: Vec<String> = tiles.iter().map(|tile| format!("{}: {}", tile.title, tile.note)).collect();
    expect_test::expect![[r#"
        Customer journey: six stages, eight lanes
        Workshop starter: with a hint in every lane
        Blank: one stage, one lane
        Desk lamp, sample: funnel from GA4
        Clinic visit, sample: funnel counted from events
        Hosts and guests, sample: two personas, two funnels"#]]
    .assert_eq(&shown.join("\n"));
}
