//! Exports beyond the dialog: names, files, progress, the same again, and pictures on the clipboard.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::clipboard::{self, Board};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::exports::write::{ExportJob, Outcome, write};
use touchline::app::exports::{Choices, Look, Size, Target, choices::typed, target};
use touchline::app::{App, Options};
use touchline::export::{Background, Content, Format, Job, Paper, Sizing};
use touchline::file::{self, LastExport, State};
use touchline::layout::{Fonts, Sizes};
use touchline::map::Id;

use super::maps::with_funnel;
use super::window;

fn job(content: Content, format: Format, target: Target) -> ExportJob {
    let (map, job) = (with_funnel(), Job { content, sizing: Sizing::Width(640), ..Job::default() });
    let pages = job.pages(&map, &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap();
    ExportJob { target, format, pages: pages.into(), options: job.options(&map), last: LastExport::default() }
}

#[test]
fn every_format_and_a_folder_of_slides_are_written() {
    let folder = tempfile::tempdir().unwrap();
    for format in Format::ALL {
        let path = folder.path().join(format!("map.{}", format.extension()));
        let done = write(&job(Content::Map, format, Target::File(path.clone())), &mut |_| ControlFlow::Continue(()));
        assert!(matches!(done.outcome, Outcome::Written(..)), "{:?}", done.outcome);
        assert!(path.metadata().unwrap().len() > 500);
    }
    let slides = folder.path().join("slides");
    let job = job(Content::Slides, Format::Png, Target::Folder(slides.clone()));
    let mut parts = Vec::new();
    write(&job, &mut |part| {
        parts.push(part);
        ControlFlow::Continue(())
    });
    assert_eq!(slides.read_dir().unwrap().count(), job.pages.len());
    assert!(parts.is_sorted() && parts.last() == Some(&1.0), "{parts:?}");
}

#[test]
fn a_cancelled_export_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let slides = job(Content::Slides, Format::Png, Target::Folder(folder.path().join("slides")));
    for format in Format::ALL {
        let path = folder.path().join(format!("map.{}", format.extension()));
        let done = write(&job(Content::Map, format, Target::File(path)), &mut |_| ControlFlow::Break(()));
        assert!(matches!(done.outcome, Outcome::Cancelled));
    }
    let half = |part: f64| if part > 0.5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    assert!(matches!(write(&slides, &mut { half }).outcome, Outcome::Cancelled));
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn slides_that_are_replaced_are_all_old_or_all_new() {
    let folder = tempfile::tempdir().unwrap();
    let old = job(Content::Slides, Format::Png, Target::Folder(folder.path().join("slides")));
    write(&old, &mut |_| ControlFlow::Continue(()));
    let read = || {
        let mut files: Vec<_> = folder.path().join("slides").read_dir().unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|path| (std::fs::read(&path).unwrap(), path)).collect::<Vec<_>>()
    };
    let before = read();
    let mut new = old;
    new.options.background = Background::White;
    let half = |part: f64| if part > 0.5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    assert!(matches!(write(&new, &mut { half }).outcome, Outcome::Cancelled));
    assert!(read() == before, "a cancelled export changes nothing");
    write(&new, &mut |_| ControlFlow::Continue(()));
    let after = read();
    assert_eq!(after.len(), before.len());
    assert!(after.iter().zip(&before).all(|(new, old)| new.1 == old.1 && new.0 != old.0));
}

#[test]
fn a_place_that_takes_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let job = job(Content::Map, Format::Png, Target::File(folder.path().join("gone/map.png")));
    let Outcome::Failed(text) = write(&job, &mut |_| ControlFlow::Continue(())).outcome else { panic!() };
    assert!(text.contains("map.png"), "{text}");
}

#[test]
fn names_are_safe_dated_and_never_taken() {
    let choices = Choices::default();
    let name = |choices: &Choices| target::dated("Buying a lamp: 50 % / “online”?", "2026-03-12", choices);
    assert_eq!(name(&choices), "buying-a-lamp-50-online-2026-03-12-3840");
    let paper = Choices { format: Format::Pdf, size: Size::Paper(Paper::A3), ..Choices::default() };
    assert_eq!(name(&paper), "buying-a-lamp-50-online-2026-03-12-a3");
    let own = Choices { size: Size::Typed, typed: "1920 × 1080".into(), ..Choices::default() };
    assert_eq!(name(&own), "buying-a-lamp-50-online-2026-03-12-1920x1080");
    assert_eq!(target::dated("…", "2026-03-12", &paper), "map-2026-03-12-a3");

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("lamp.png"), "x").unwrap();
    let free = |pages| target::free(folder.path(), "lamp", Format::Png, pages, &|taken| taken.ends_with("lamp-2.png"));
    assert_eq!(free(1), path("lamp-3.png"));
    assert_eq!(free(11), path("lamp"));
}

#[test]
fn sizes_are_typed_as_people_write_them() {
    for text in ["1920 × 1080", "1920x1080", " 1920 X 1080 ", "1920*1080"] {
        assert_eq!(typed(text), Some(Sizing::Exact { width: 1920, height: 1080 }), "{text}");
    }
    assert_eq!(typed("2560"), Some(Sizing::Width(2560)));
    assert_eq!(typed("150 %"), Some(Sizing::Scale(1.5)));
    assert_eq!(typed("0 %"), None);
    for text in ["", "wide", "8", "1920 ×", "-4", "1920 × 1080 × 2"] {
        assert_eq!(typed(text), None, "{text}");
    }
}

#[test]
fn choices_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let (state, map) = (State::at(folder.path()), with_funnel());
    let sizes = [Size::Pixels(1920), Size::Typed, Size::Paper(Paper::A1), Size::Natural];
    for format in Format::ALL {
        for content in [Content::Map, Content::Counts, Content::Slides, Content::Poster] {
            for size in sizes {
                let mut choices = Choices {
                    format,
                    content,
                    size,
                    look: Look::Print,
                    background: Background::Transparent,
                    outlines: true,
                    stages: Some(vec![map.stages[0].id.clone()]),
                    ..Choices::default()
                };
                choices.settle();
                state.remember_export(&choices.remembered(&map, None)).unwrap();
                let last = state.last_export().unwrap();
                assert_eq!(Choices::again(&last, &map), choices);
                let mut other = map.clone();
                other.id = Id::new("another");
                assert_eq!(Choices::again(&last, &other).stages, None, "another map has other stages");
            }
        }
    }
    std::fs::write(folder.path().join("export.ron"), "(broken").unwrap();
    assert_eq!(state.last_export(), None);
}

#[test]
fn what_is_left_of_the_stages_and_lanes_chosen_is_exported_again() {
    let mut map = with_funnel();
    let (stages, lanes): (Vec<_>, Vec<_>) =
        (map.stages.iter().map(|s| s.id.clone()).collect(), map.lanes.iter().map(|l| l.id.clone()).collect());
    let chosen = Choices { stages: Some(stages[..2].to_vec()), lanes: Some(lanes[..1].to_vec()), ..Choices::default() };
    let last = chosen.remembered(&map, None);
    assert_eq!(chosen.lost(&last, &map), None);
    map.stages.remove(0);
    let again = Choices::again(&last, &map);
    assert_eq!((again.stages.as_deref(), again.lost(&last, &map)), (Some(&stages[1..2]), None));
    map.stages.remove(0);
    map.lanes.remove(0);
    let again = Choices::again(&last, &map);
    assert_eq!((&again.stages, &again.lanes), (&None, &None));
    assert!(again.lost(&last, &map).unwrap().starts_with("The stages and lanes chosen last are gone"));
    map.id = Id::new("another");
    assert_eq!(Choices::again(&last, &map).lost(&last, &map), None, "another map has lost nothing");
}

#[test]
fn that_everything_is_exported_instead_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    let choices = Choices { stages: Some(vec![Id::new("gone")]), ..Choices::default() };
    state.remember_export(&choices.remembered(&with_funnel(), Some(folder.path().to_owned()))).unwrap();
    let mut harness = started(folder.path());
    press(&mut harness, again(), egui::Key::E);
    wait(&mut harness, "The stages chosen last are gone: all are exported");
}

type Window = Harness<'static, Option<App>>;

fn started(folder: &Path) -> Window {
    let path = folder.join("visits.journey.ron");
    if !path.exists() {
        file::save(&path, &with_funnel()).unwrap();
    }
    let state = Some(State::at(folder.join("state")));
    let options =
        Options { path: Some(path), state, ask: AskPath::in_window, board: || Box::new(Keeps), first_hints: false };
    let mut harness = window(None, move |ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), options.clone())).show(ui);
    });
    harness.run_steps(8);
    harness
}

/// A clipboard that keeps the size of what was put there; each test runs in a process of its own.
struct Keeps;

static BOARD: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

impl Board for Keeps {
    fn put(&mut self, width: usize, height: usize, pixels: Vec<u8>) -> Result<(), String> {
        assert_eq!(pixels.len(), width * height * 4);
        assert!(pixels.chunks(4).all(|pixel| pixel[3] == 255), "opaque");
        BOARD.lock().unwrap().push((width, height));
        Ok(())
    }
}

fn press(harness: &mut Window, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(8);
}

/// Waits for a word, as workers take their time.
fn wait(harness: &mut Window, label: &str) {
    for _ in 0..400 {
        harness.run_steps(1);
        if harness.query_by_label(label).is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("nobody said “{label}”");
}

fn pictures(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "png")).collect();
    found.sort_by_key(|path| path.as_os_str().len());
    found
}

fn again() -> egui::Modifiers {
    egui::Modifiers::COMMAND | egui::Modifiers::SHIFT
}

#[test]
fn again_makes_a_new_file_each_time_as_the_last_one() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    let choices = Choices { size: Size::Typed, typed: "300".into(), ..Choices::default() };
    state.remember_export(&choices.remembered(&with_funnel(), Some(elsewhere.path().to_owned()))).unwrap();
    let mut harness = started(folder.path());
    press(&mut harness, again(), egui::Key::E);
    press(&mut harness, again(), egui::Key::E);
    for _ in 0..3_000 {
        harness.run_steps(1);
        if pictures(elsewhere.path()).len() == 2 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let made = pictures(elsewhere.path());
    assert_eq!(made.len(), 2, "{made:?}");
    let names: Vec<_> = made.iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(names[1], format!("{}-2", names[0]));
    assert!(names[0].ends_with("-300"), "{names:?}");
    assert!(pictures(folder.path()).is_empty());
    wait(&mut harness, &format!("{}.png written", names[1]));
}

#[test]
fn never_exported_before_again_is_beside_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path());
    press(&mut harness, again(), egui::Key::E);
    drop(harness);
    assert_eq!(pictures(folder.path()).len(), 1);
}

#[test]
fn a_folder_that_is_gone_offers_another_place() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    let state = State::at(folder.path().join("state"));
    state.remember_export(&Choices::default().remembered(&with_funnel(), Some(gone))).unwrap();
    let mut harness = started(folder.path());
    press(&mut harness, again(), egui::Key::E);
    assert!(harness.query_by_label("The map was not exported again").is_some());
    harness.get_by_label("Choose another place…").click();
    harness.run_steps(8);
    assert!(harness.query_by_label("Preview of the picture").is_some());
}

#[test]
fn the_map_is_copied_as_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = started(folder.path());
    press(&mut harness, again(), egui::Key::C);
    drop(harness);
    let put = BOARD.lock().unwrap().clone();
    assert_eq!(put.len(), 1);
    let job = Job::default();
    let pages = job.pages(&with_funnel(), &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap();
    let (size, smaller) = clipboard::size(&pages[0].picture).unwrap();
    assert!(!smaller && size.scale == 2.0);
    assert_eq!(put[0].0, size.width as usize);
}

#[test]
fn a_picture_too_large_for_clipboards_is_made_smaller() {
    let job = Job::default();
    let mut pages = job.pages(&with_funnel(), &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap();
    let picture = &mut pages[0].picture;
    for (width, height) in [(40_000.0, 12_000.0), (90_000.0, 100.0), (300.0, 200_000.0)] {
        picture.size = kurbo::Size::new(width, height);
        let (size, smaller) = clipboard::size(picture).unwrap();
        assert!(smaller);
        assert!(u64::from(size.width) * u64::from(size.height) <= 64_100_000, "{size:?}");
        assert!(size.width.max(size.height) <= 16_000);
    }
}
