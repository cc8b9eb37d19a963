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
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.starts_with("warning: ") && run.err.contains("smaller than 1/50"), "{}", run.err);
    let (width, height, corner) = look(folder.path().join("lamp.png"));
    assert!(width == 1200 && (700..900).contains(&height), "{width} × {height}");
    assert_eq!(corner, [0xFA, 0xF9, 0xF6], "the light ground");
}

#[test]
fn numbers_are_on_the_cards_only_when_asked_for() {
    let folder = folder();
    assert_eq!(export(&folder, "lamp.journey.ron -o plain.svg").code, 0);
    assert_eq!(export(&folder, "lamp.journey.ron -o numbered.svg --numbers").code, 0);
    let svg = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(svg("numbered.svg").contains(">P3<") && svg("numbered.svg").contains(">T12<"));
    assert!(!svg("plain.svg").contains(">P3<"));
    assert_eq!(export(&folder, "lamp.journey.ron -o slides --slides --numbers").code, 2, "slides have none");
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
    assert_eq!(run.code, 0, "{}", run.err);
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

/// The sample with so many more stages.
fn longer(folder: &TempDir, name: &str, stages: usize) {
    let text = fs::read_to_string(folder.path().join("lamp.journey.ron")).unwrap();
    let more: String = (0..stages).map(|n| format!("(id: \"more{n}\", name: \"One more stage {n}\"), ")).collect();
    fs::write(folder.path().join(name), text.replacen("stages: [", &format!("stages: [{more}"), 1)).unwrap();
}

#[test]
fn further_pages_do_not_overwrite_another_map() {
    let folder = folder();
    longer(&folder, "aa.ron", 40);
    fs::copy(folder.path().join("lamp.journey.ron"), folder.path().join("aa-2.ron")).unwrap();
    assert_eq!(export(&folder, "aa.ron -o one.png --counts --width 200").code, 0);
    assert!(folder.path().join("one-2.png").exists(), "so many stages need a second page");
    let run = export(&folder, "aa.ron aa-2.ron -o out --counts --width 200");
    assert!(run.code == 2 && run.err.contains("aa.ron and aa-2.ron would both become out/aa-2.png"), "{}", run.err);
    assert!(!folder.path().join("out").exists(), "nothing is written before that is known");
}

#[test]
fn a_map_or_a_name_that_is_not_there_leaves_no_folder() {
    let folder = folder();
    for (args, code) in [
        ("none.ron -o out/today --slides", 3),
        ("none.ron gone.ron -o out", 3),
        ("lamp.journey.ron -o out --slides --stage Payment", 2),
        ("lamp.journey.ron none.ron -o out --lane Pains", 3),
    ] {
        let run = export(&folder, args);
        assert_eq!(run.code, code, "{args}: {}", run.err);
        assert_eq!(names(folder.path()), ["lamp.journey.ron"], "{args}");
    }
}

#[test]
fn slides_are_written_all_or_not_at_all() {
    let folder = folder();
    let pack = folder.path().join("pack");
    assert_eq!(export(&folder, "lamp.journey.ron --slides -o pack --width 96").code, 0);
    let files = names(&pack);
    let slides = || files.iter().map(|name| fs::read(pack.join(name)).unwrap_or_default()).collect::<Vec<_>>();
    // A folder where the last slide is to go.
    let last = pack.join(files.last().unwrap());
    fs::remove_file(&last).unwrap();
    fs::create_dir(&last).unwrap();
    let before = slides();
    let run = export(&folder, "lamp.journey.ron --slides -o pack --width 192");
    assert!(run.code == 4 && run.err.contains("this is a folder\nhint: give the file a name that"), "{}", run.err);
    assert_eq!((names(&pack), slides()), (files.clone(), before), "the old slides are all there and no other");
    fs::remove_dir(&last).unwrap();
    fs::rename(&pack, folder.path().join("old")).unwrap();
    fs::write(&pack, "no folder").unwrap();
    let run = export(&folder, "lamp.journey.ron --slides -o pack --width 96");
    assert!(run.code == 4 && run.err.contains("the folder pack could not be made"), "{}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn what_nobody_can_read_is_said_before_anything_is_written() {
    let folder = folder();
    std::os::unix::fs::symlink("/dev/full", folder.path().join("full.png")).unwrap();
    let run = export(&folder, "lamp.journey.ron -o full.png --width 800");
    let at = |word| run.err.find(word).unwrap_or(usize::MAX);
    assert!(run.code == 4 && at("warning: ") < at("error: "), "{}", run.err);
}

#[test]
fn words_that_make_no_picture_are_usage_errors() {
    let folder = folder();
    for (args, word) in [
        ("lamp.journey.ron -o lamp.gif", "“.gif”"),
        ("lamp.journey.ron -o lamp", "no kind of picture"),
        ("lamp.journey.ron -o out --format gif", "gif"),
        ("lamp.journey.ron -o lamp.png --format pdf", "does not end like a PDF"),
        ("lamp.journey.ron -o lamp.png --page Letter", "A4, A3, A2, A1 and A0"),
        ("lamp.journey.ron -o lamp.png --page A4 --width 5", "--page"),
        ("lamp.journey.ron -o lamp.png --height 5", "--width"),
        ("lamp.journey.ron -o lamp.png --theme blue", "no theme “blue”"),
        ("lamp.journey.ron -o lamp.png --slides", "name a folder"),
        ("lamp.journey.ron lamp.journey.ron -o all.pdf --slides", "name a folder"),
        ("lamp.journey.ron -o lamp.png --slides --blank", "--blank"),
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

#[test]
fn the_ending_decides_the_format() {
    let folder = folder();
    for (file, begins) in [("a.svg", "<svg"), ("b.pdf", "%PDF-1.")] {
        let run = export(&folder, &format!("lamp.journey.ron -o {file}"));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{file}");
        let bytes = fs::read(folder.path().join(file)).unwrap();
        let start = String::from_utf8_lossy(&bytes[..400]);
        assert!(start.contains(begins), "{file}: {start}");
    }
    assert_eq!(export(&folder, "lamp.journey.ron -o out --format svg").code, 2, "no folder is there yet");
    fs::create_dir(folder.path().join("out")).unwrap();
    assert_eq!(export(&folder, "lamp.journey.ron -o out --format svg").code, 0);
    assert_eq!(names(&folder.path().join("out")), ["lamp.svg"]);
}

#[test]
fn exact_pixels_and_pages_are_exact() {
    let folder = folder();
    assert_eq!(export(&folder, "lamp.journey.ron -o slide.png --width 1920 --height 1080").code, 0);
    assert_eq!(look(folder.path().join("slide.png")), (1920, 1080, vec![0xFA, 0xF9, 0xF6]));
    let run = export(&folder, "lamp.journey.ron -o page.png --page a4 --theme print");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(look(folder.path().join("page.png")), (3508, 2480, vec![255; 3]));
    assert_eq!(export(&folder, "lamp.journey.ron -o wall.png --blank --page A4").code, 0);
    assert_eq!(look(folder.path().join("wall.png")).0, 3508);
    assert_ne!(fs::read(folder.path().join("wall.png")).unwrap(), fs::read(folder.path().join("page.png")).unwrap());
}

#[test]
fn slides_are_a_folder_or_one_pdf() {
    let folder = folder();
    let run = export(&folder, "lamp.journey.ron --slides -o pack --width 480");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let files = names(&folder.path().join("pack"));
    assert!(files.len() >= 9 && files[0] == "01-overview.png", "{files:?}");
    for stage in ["awareness", "purchase", "loyalty-and-advocacy", "sentiment-and-funnel", "pain-points"] {
        assert!(files.iter().any(|file| file.ends_with(&format!("-{stage}.png"))), "{stage} in {files:?}");
    }
    assert_eq!(look(folder.path().join("pack/01-overview.png")).0, 480);
    assert_eq!(export(&folder, "lamp.journey.ron --slides -o pack.pdf").code, 0);
    let pdf = fs::read(folder.path().join("pack.pdf")).unwrap();
    let pages = pdf.windows(12).filter(|bytes| bytes == b"/Type /Page\n").count()
        + pdf.windows(11).filter(|bytes| bytes == b"/Type/Page/").count();
    assert!(pages == files.len(), "{pages} pages of {}", files.len());
    // Slide programs ignore fonts that an SVG brings along.
    assert_eq!(export(&folder, "lamp.journey.ron --slides -o vectors --format svg").code, 0);
    let svg = fs::read_to_string(folder.path().join("vectors/01-overview.svg")).unwrap();
    assert!(!svg.contains("<text") && !svg.contains("@font-face"));
    // Each of several maps has a folder of its own.
    fs::copy(folder.path().join("lamp.journey.ron"), folder.path().join("other.ron")).unwrap();
    assert_eq!(export(&folder, "lamp.journey.ron other.ron --slides -o all --width 96").code, 0);
    assert_eq!(names(&folder.path().join("all")), ["lamp", "other"]);
}

#[test]
fn a_theme_of_ones_own_works_and_a_broken_one_names_its_field() {
    let folder = folder();
    let light = include_str!("../../assets/themes/light.ron");
    let mine = light.replace("ground: \"#FAF9F6\"", "ground: \"#102030\"");
    fs::write(folder.path().join("my.ron"), &mine).unwrap();
    assert_eq!(export(&folder, "lamp.journey.ron -o lamp.png --width 200 --theme my.ron").code, 0);
    assert_eq!(look(folder.path().join("lamp.png")).2, [0x10, 0x20, 0x30]);
    for (broken, says) in [
        (mine.replace("ground:", "grond:"), "grond"),
        (mine.replace("#102030", "navy"), "ground"),
        (mine.replace("    stripe: \"#F4F2EC\",\n", ""), "stripe"),
    ] {
        fs::write(folder.path().join("my.ron"), broken).unwrap();
        let run = export(&folder, "lamp.journey.ron -o none.png --theme my.ron");
        assert!(run.code == 3 && run.err.contains(says) && run.err.contains("\nhint: "), "{says}: {}", run.err);
    }
    assert!(!folder.path().join("none.png").exists());
    assert_eq!(export(&folder, "lamp.journey.ron -o none.png --theme missing.ron").code, 3);
}

/// The sample with a link that leads on and every kind of transition; it has links that answer already.
const TRANSITIONS: &str = "transitions: [
        (id: \"a1\", kind: Next, from: \"FIRST\", to: \"SECOND\", share: 0.4),
        (id: \"a2\", kind: Skip, from: \"FIRST\", to: \"THIRD\", share: 0.08),
        (id: \"a3\", kind: Loop, from: \"THIRD\", to: \"SECOND\", share: 0.12),
        (id: \"a4\", kind: Branch, from: \"SECOND\", to: \"THIRD\"),
        (id: \"a5\", kind: Entry, to: \"SECOND\", share: 0.3),
        (id: \"a6\", kind: Exit, from: \"THIRD\", share: 0.24),
    ],";

fn with_arrows(folder: &TempDir) {
    let path = folder.path().join("lamp.journey.ron");
    let text = fs::read_to_string(&path).unwrap();
    let map = touchline::file::read(text.as_bytes(), &mut || 7_u64).unwrap().map;
    let arrows = ["FIRST", "SECOND", "THIRD"]
        .into_iter()
        .zip(&map.stages)
        .fold(TRANSITIONS.to_owned(), |arrows, (word, stage)| arrows.replace(word, stage.id.as_str()));
    let of = |kind| map.cards.iter().filter(move |card| card.kind == kind).map(|card| card.id.as_str());
    let touch: Vec<&str> = of(touchline::map::CardKind::Touchpoint).collect();
    let link = format!(
        "links: [\n        (id: \"k1\", kind: LeadsTo, from: \"{}\", to: \"{}\"),",
        touch[0],
        touch[touch.len() - 1]
    );
    let text = text.replace("links: [", &link).replace("    links: [", &format!("    {arrows}\n    links: ["));
    fs::write(path, text).unwrap();
}

#[test]
fn arrows_of_every_kind_are_in_every_format() {
    let folder = folder();
    with_arrows(&folder);
    let check = touchline(folder.path(), ["check", "lamp.journey.ron"]);
    assert!(!check.out.contains("transition") && !check.out.contains("link"), "{}", check.out);
    for file in ["lamp.svg", "lamp.pdf", "lamp.png", "all.svg"] {
        let more = if file == "all.svg" { "--answers" } else { "" };
        assert_eq!(export(&folder, &format!("lamp.journey.ron -o {file} --theme dark {more}")).code, 0, "{file}");
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let svg = read("lamp.svg");
    for word in ["Skip", "Loop", "Branch", "Entry", "Exit"] {
        assert!(svg.contains(word), "{word} stands on its arrow");
    }
    let pdf = pdf_extract::extract_text(folder.path().join("lamp.pdf")).unwrap();
    assert!(["Skip", "Loop", "Exit"].iter().all(|word| pdf.contains(word)), "{pdf}");
    let paths = |name: &str| read(name).matches("<path").count();
    assert!(paths("all.svg") > paths("lamp.svg") + 12, "what answers is drawn where it is asked for");
}

#[test]
fn a_part_of_a_map_has_the_arrows_within_it() {
    let folder = folder();
    with_arrows(&folder);
    assert_eq!(export(&folder, "lamp.journey.ron -o part.svg --stage Awareness --stage Consideration").code, 0);
    let svg = fs::read_to_string(folder.path().join("part.svg")).unwrap();
    assert!(svg.contains("Entry") && !svg.contains("Skip") && !svg.contains("Exit"));
}
