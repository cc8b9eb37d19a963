//! `touchline export`.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, tempdir};

use crate::harness::program::{Run, touchline};

/// A folder with the sample in it.
fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/desk-lamp.journey.ron");
    fs::copy(sample, folder.path().join("lamp.journey.ron")).unwrap();
    folder
}

fn export(folder: &TempDir, args: &str) -> Run {
    touchline(folder.path(), ["export"].into_iter().chain(args.split_whitespace()))
}

/// Width, height, and the pixel at the top left.
fn look(path: PathBuf) -> (u32, u32, Vec<u8>) {
    let file = BufReader::new(fs::File::open(path).unwrap());
    let mut reader = png::Decoder::new(file).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info.width, info.height, pixels[..info.color_type.samples()].to_vec())
}

/// What lies in the folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| name != "state").collect();
    names.sort();
    names
}

#[test]
fn a_map_becomes_a_picture_of_the_width_asked_for() {
    let folder = folder();
    let run = export(&folder, "lamp.journey.ron -o lamp.png --width 1200");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let (width, height, corner) = look(folder.path().join("lamp.png"));
    assert!(width == 1200 && (700..900).contains(&height), "{width} × {height}");
    assert_eq!(corner, [0xFA, 0xF9, 0xF6], "the light ground");
}

#[test]
fn theme_background_and_scale_are_followed() {
    let folder = folder();
    assert_eq!(export(&folder, "lamp.journey.ron -o dark.PNG --theme dark --scale 0.5").code, 0);
    let (half, _, corner) = look(folder.path().join("dark.PNG"));
    assert_eq!(corner, [0x15, 0x18, 0x1C]);
    assert_eq!(export(&folder, "lamp.journey.ron -o whole.png --background white --scale 1").code, 0);
    let (whole, _, corner) = look(folder.path().join("whole.png"));
    assert_eq!((corner, whole.abs_diff(half * 2) <= 1), (vec![255; 3], true));
    assert_eq!(export(&folder, "lamp.journey.ron -o clear.png --background transparent --width 300").code, 0);
    assert_eq!(look(folder.path().join("clear.png")).2, [0; 4]);
}

#[test]
fn some_stages_and_lanes_make_a_smaller_picture() {
    let folder = folder();
    let size = |args: &str| {
        let run = export(&folder, &format!("lamp.journey.ron -o part.png --scale 0.5 {args}"));
        assert_eq!(run.code, 0, "{}", run.err);
        let (width, height, _) = look(folder.path().join("part.png"));
        (width, height)
    };
    let (all, part) = (size(""), size("--stage purchase --stage Decision"));
    assert!(part.0 < all.0 / 2, "{part:?} of {all:?}");
    let lanes = size("--lane Touchpoints");
    assert!(lanes.0 == all.0 && lanes.1 < all.1 / 2, "{lanes:?} of {all:?}");
}

#[test]
fn an_unknown_stage_or_lane_lists_those_there_are() {
    let folder = folder();
    let run = export(&folder, "lamp.journey.ron -o lamp.png --stage Payment");
    assert_eq!(run.code, 2);
    assert!(
        run.err.starts_with("error: the map has no stage “Payment”\nhint: its stages are “Awareness”"),
        "{}",
        run.err
    );
    let run = export(&folder, "lamp.journey.ron -o lamp.png --lane Pains");
    assert!(run.code == 2 && run.err.contains("“Pain points”"), "{}", run.err);
    assert_eq!(names(folder.path()), ["lamp.journey.ron"]);
}

#[test]
fn several_maps_go_into_a_folder() {
    let folder = folder();
    fs::copy(folder.path().join("lamp.journey.ron"), folder.path().join("other.ron")).unwrap();
    let run = export(&folder, "lamp.journey.ron other.ron -o slides/today --format png --width 200");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(names(&folder.path().join("slides/today")), ["lamp.png", "other.png"]);
    // One map into a folder that is there.
    assert_eq!(export(&folder, "lamp.journey.ron -o slides --width 200").code, 0);
    assert_eq!(names(&folder.path().join("slides")), ["lamp.png", "today"]);
}

#[test]
fn one_bad_map_does_not_keep_the_others_from_being_written() {
    let folder = folder();
    fs::write(folder.path().join("bad.ron"), "(format: 1, title: 7)").unwrap();
    let run = export(&folder, "bad.ron lamp.journey.ron -o out --width 200");
    assert_eq!((run.code, names(&folder.path().join("out"))), (3, vec!["lamp.png".to_owned()]));
    assert!(run.err.contains("bad.ron") && run.err.contains("line 1"), "{}", run.err);
}

#[test]
fn maps_that_would_become_one_file_are_refused() {
    let folder = folder();
    fs::create_dir(folder.path().join("b")).unwrap();
    fs::copy(folder.path().join("lamp.journey.ron"), folder.path().join("b/lamp.ron")).unwrap();
    let run = export(&folder, "lamp.journey.ron b/lamp.ron -o out");
    assert!(run.code == 2 && run.err.contains("would both become"), "{}", run.err);
    let run = export(&folder, "lamp.journey.ron b/lamp.ron -o both.png");
    assert!(run.code == 2 && run.err.contains("hint: name a folder"), "{}", run.err);
}

#[test]
fn other_kinds_of_picture_are_not_there() {
    let folder = folder();
    for (args, word) in [
        ("lamp.journey.ron -o lamp.svg", "“.svg”"),
        ("lamp.journey.ron -o lamp", "no kind of picture"),
        ("lamp.journey.ron -o out --format pdf", "pdf"),
        ("lamp.journey.ron -o lamp.png --page A4", "--page"),
        ("lamp.journey.ron -o lamp.png --theme print", "print"),
        ("lamp.journey.ron -o lamp.png --width 0", "--width"),
        ("lamp.journey.ron -o lamp.png --scale x", "above 0"),
        ("lamp.journey.ron -o lamp.png --scale 1 --width 5", "--width"),
        ("lamp.journey.ron -o lamp.png --scale 200", "no side may be longer than 60,000 pixels"),
        ("lamp.journey.ron -o lamp.png --width 50000", "1,000 megapixels"),
    ] {
        let run = export(&folder, args);
        assert!(run.code == 2 && run.err.contains(word) && run.err.contains("\nhint: "), "{args}: {}", run.err);
    }
    assert_eq!(names(folder.path()), ["lamp.journey.ron"]);
}

#[test]
fn a_map_that_does_not_read_is_exit_3() {
    let folder = folder();
    assert_eq!(export(&folder, "none.ron -o lamp.png").code, 3);
    fs::write(folder.path().join("broken.ron"), "(format: 1, stages: [").unwrap();
    let run = export(&folder, "broken.ron -o lamp.png");
    assert!(run.code == 3 && run.err.starts_with("error: ") && run.err.contains("\nhint: "), "{}", run.err);
    assert!(!folder.path().join("lamp.png").exists());
}

#[test]
fn an_output_that_cannot_be_written_is_exit_4_and_leaves_nothing() {
    let folder = folder();
    let run = export(&folder, "lamp.journey.ron -o missing/lamp.png");
    assert!(run.code == 4 && run.err.contains("\nhint: "), "{} {}", run.code, run.err);
    fs::write(folder.path().join("file"), "").unwrap();
    assert_eq!(export(&folder, "lamp.journey.ron lamp.journey.ron -o file/x").code, 2);
    assert_eq!(export(&folder, "lamp.journey.ron -o file/x.png").code, 4);
    assert_eq!(names(folder.path()), ["file", "lamp.journey.ron"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_exit_4() {
    let folder = folder();
    std::os::unix::fs::symlink("/dev/full", folder.path().join("full.png")).unwrap();
    let run = export(&folder, "lamp.journey.ron -o full.png --width 800");
    assert!(run.code == 4 && run.err.contains("full"), "{} {}", run.code, run.err);
}
