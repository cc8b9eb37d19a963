//! Pictures as PDF: what is drawn, how large, and what the file says about itself.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

use kurbo::{BezPath, Cap, Join, Rect, Stroke};
use pdf_extract::{Dictionary, Document, Object};
use peniko::{Blob, FontData};
use touchline::export::pdf::write;
use touchline::export::{
    Background, Content, ExportError, Job, Options, Page, Paper, SizeError, Sizing, Theme, unwatched,
};
use touchline::layout::{Fonts, Sizes};
use touchline::picture::{Image, Item, Picture, Shape};

use super::pairs::{self, compare, keep};
use super::reader::{drawn, open, page, written};
use super::scene::{BLUE, INK, RED, busy, filled, group, line, picture, rect};

/// Draws both ways; at most `other` of the pixels may differ by more than edges do, and `lost` pixels be elsewhere.
fn check(name: &str, picture: &Picture, other: f64, lost: usize) {
    let ours = pairs::ours(picture, 2.0);
    let theirs = drawn(&written(&[page(picture)], &Options::default()), (ours.width, ours.height));
    let found = compare(&ours, &theirs);
    if found.other > other || found.lost > lost {
        keep(&format!("pdf-{name}"), &ours, &theirs);
        panic!("{name}: {found:?}, see target/pairs");
    }
}

#[test]
fn the_sample_is_drawn_as_our_pixels_are() {
    check("sample", &pairs::picture(&pairs::sample(), Theme::Light, &mut Fonts::bundled()), 0.0005, 0);
}

#[test]
fn the_dark_sample_is_drawn_as_our_pixels_are() {
    check("sample-dark", &pairs::picture(&pairs::sample(), Theme::Dark, &mut Fonts::bundled()), 0.0005, 0);
}

#[test]
fn hard_texts_are_drawn_as_our_pixels_are() {
    check("torture", &pairs::picture(&pairs::torture(), Theme::Light, &mut Fonts::bundled()), 0.0005, 0);
}

#[test]
fn texts_in_the_systems_fonts_are_drawn_as_our_pixels_are() {
    // Pictures of emoji are made smaller in another way: single pixels of their edges differ.
    check("torture-system", &pairs::picture(&pairs::torture(), Theme::Dark, &mut Fonts::system()), 0.0005, 100);
}

#[test]
fn strokes_areas_and_images_are_drawn_as_our_pixels_are() {
    let mut zigzag = BezPath::new();
    zigzag.move_to((8.0, 8.0));
    zigzag.line_to((60.0, 40.0));
    zigzag.quad_to((70.0, 0.0), (90.0, 40.0));
    let both = |cap, join, y: f64| {
        let mut path = zigzag.clone();
        path.apply_affine(kurbo::Affine::translate((0.0, y)));
        let stroke = Stroke::new(9.0).with_caps(cap).with_join(join);
        Item::Shape(Shape { path, fill: Some(BLUE.with_alpha(0.4)), stroke: Some((stroke, RED.with_alpha(0.5))) })
    };
    let dashed = |y: f64, cap, pattern: [f64; 2]| {
        let stroke = Stroke::new(4.0).with_caps(cap).with_dashes(3.0, pattern);
        Item::Shape(Shape { path: rect(110.0, y, 60.0, 20.0), fill: None, stroke: Some((stroke, INK)) })
    };
    // Colours that run into one another: how they do between two pixels is the reader's own.
    let pixels: Arc<[u8]> =
        (0..80 * 40_u32).flat_map(|at| [(at % 80 * 3) as u8, 40, (at / 80 * 6) as u8, 200]).collect();
    let image = |width| {
        let rect = Rect::new(110.0, 110.0, 150.0, 130.0);
        Item::Image(Image { rect, pixels: Arc::clone(&pixels), width, height: 40 })
    };
    let items = vec![
        both(Cap::Butt, Join::Miter, 0.0),
        both(Cap::Round, Join::Round, 50.0),
        both(Cap::Square, Join::Bevel, 100.0),
        dashed(10.0, Cap::Butt, [8.0, 5.0]),
        dashed(50.0, Cap::Round, [1.0, 9.0]),
        // Nothing to see, and nothing that may stop the rest.
        dashed(80.0, Cap::Butt, [0.0, 0.0]),
        filled(BezPath::new(), RED),
        filled(rect(f64::NAN, 0.0, 4.0, 4.0), RED),
        image(81),
        image(80),
    ];
    check("shapes", &picture(180.0, 160.0, vec![group(1, (2.0, 3.0), items)]), 0.002, 0);
    // Our pixels of a group stand on whole ones: up to a quarter of a map pixel beside.
    check("busy", &busy(), 0.02, 0);
}

#[test]
fn slanted_and_bold_letters_are_drawn_as_our_pixels_are() {
    let groups = vec![
        group(1, (8.0, 4.0), vec![line("Recommends", 20.0, |run| run.skew = Some(14.0))]),
        group(2, (8.0, 30.0), vec![line("Recommends", 20.0, |run| run.embolden = true)]),
        group(3, (8.0, 56.0), vec![line("Recommends", 20.0, |run| run.glyphs[2].id = 60_000)]),
        group(4, (8.0, 82.0), vec![line("Recommends", 20.0, |run| run.variations = vec![(*b"wght", 700.0)])]),
        // A place on an axis the font says nothing of: outlines.
        group(5, (8.0, 108.0), vec![line("Recommends", 20.0, |run| run.coords = vec![0, 8192])]),
    ];
    check("letters", &picture(144.0, 140.0, groups), 0.002, 0);
}

#[test]
fn damaged_fonts_do_not_stop_the_rest() {
    let inter = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
    let cut = [1_000, 20_000, inter.len() / 2, inter.len() - 400].map(|length| inter[..length].to_vec());
    let holes = (0..12).map(|n| {
        let mut bytes = inter.to_vec();
        bytes[n * 16 + 12..n * 16 + 40].fill(0xFF);
        bytes
    });
    for bytes in [vec![1, 2, 3], Vec::new()].into_iter().chain(cut).chain(holes) {
        let broken = line("ab", 20.0, |run| run.font = FontData::new(Blob::new(Arc::new(bytes.clone())), 0));
        let groups = vec![group(1, (8.0, 4.0), vec![broken]), group(2, (8.0, 30.0), vec![line("cd", 20.0, |_| {})])];
        let file = written(&[page(&picture(80.0, 60.0, groups))], &Options::default());
        assert_eq!(super::reader::texts(&open(&file), 0).last().map(String::as_str), Some("cd"));
    }
}

/// The size of a page in points, rounded to a hundredth.
fn size(picture: &Picture, sizing: Sizing) -> (f32, f32) {
    let bytes = written(&[page(picture)], &Options { sizing, ..Options::default() });
    dimensions(&bytes, 0)
}

fn dimensions(bytes: &[u8], nth: usize) -> (f32, f32) {
    let (width, height) = open(bytes).pages()[nth].render_dimensions();
    ((width * 100.0).round() / 100.0, (height * 100.0).round() / 100.0)
}

#[test]
fn pages_are_as_large_as_the_map_or_as_the_paper() {
    let map = picture(2400.0, 1559.0, Vec::new());
    for sizing in [Sizing::Scale(2.0), Sizing::Width(640), Sizing::Exact { width: 1920, height: 1080 }] {
        assert_eq!(size(&map, sizing), (1800.0, 1169.25), "{sizing:?}: 96 map pixels are an inch");
    }
    assert_eq!(size(&map, Sizing::Page(Paper::A4)), (841.89, 595.28));
    assert_eq!(size(&map, Sizing::Page(Paper::A0)), (3370.39, 2383.94));
    assert_eq!(size(&picture(100.0, 300.0, Vec::new()), Sizing::Page(Paper::A3)), (841.89, 1190.55));
    assert_eq!(size(&picture(1920.0, 1080.0, Vec::new()), Sizing::default()), (960.0, 540.0), "a slide");
    assert_eq!(size(&picture(60_000.0, 600.0, Vec::new()), Sizing::default()), (14_400.0, 144.0), "too large");
}

#[test]
fn a_picture_fills_its_paper() {
    let job = Job { sizing: Sizing::Page(Paper::A4), ..Job::default() };
    let picture =
        job.pages(&pairs::sample(), &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap().remove(0).picture;
    let bytes = written(&[page(&picture)], &job.options(&pairs::sample()));
    let (width, height) = (3508, 2480);
    let theirs = drawn(&bytes, (width, height));
    let scale = f64::from(width) / picture.size.width;
    let mut ours = pairs::ours(&picture, scale);
    ours.bytes.truncate(theirs.bytes.len());
    ours.height = ours.height.min(height);
    assert_eq!((ours.width, ours.height), (width, height));
    let found = compare(&ours, &theirs);
    // Our pixels of a group stand on whole ones; at this scale that is up to half a pixel beside.
    assert!(found.other < 0.03, "{found:?}");
}

#[test]
fn the_ground_is_the_one_asked_for() {
    let map = picture(20.0, 20.0, vec![group(1, (0.0, 0.0), vec![filled(rect(0.0, 0.0, 4.0, 4.0), RED)])]);
    for (background, expected) in
        [(Background::Theme, [250, 249, 246]), (Background::White, [255; 3]), (Background::Transparent, [255; 3])]
    {
        let bytes = written(&[page(&map)], &Options { background, ..Options::default() });
        assert_eq!(drawn(&bytes, (20, 20)).bytes[19 * 4..19 * 4 + 3], expected, "{background:?}");
    }
}

fn dictionary<'a>(file: &'a Document, within: &'a Dictionary, key: &str) -> &'a Dictionary {
    file.get_dict_in_dict(within, key.as_bytes()).unwrap()
}

fn text(within: &Dictionary, key: &str) -> String {
    pdf_extract::decode_text_string(within.get(key.as_bytes()).unwrap()).unwrap()
}

#[test]
fn the_file_says_what_it_is() {
    let options = Options { title: "Lampe – „online“".into(), language: "de-CH".into(), ..Options::default() };
    let bytes = written(&[page(&busy())], &options);
    let file = Document::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    assert_eq!(text(catalog, "Lang"), "de-CH");
    assert!(catalog.get(b"Outlines").is_err(), "one page needs no list of pages");
    assert!(catalog.get(b"StructTreeRoot").is_ok());
    let info = dictionary(&file, &file.trailer, "Info");
    assert_eq!(text(info, "Title"), "Lampe – „online“");
    assert_eq!(text(info, "Creator"), concat!("Touchline ", env!("CARGO_PKG_VERSION")));
    let dated = ["CreationDate", "ModDate"].iter().any(|key| info.get(key.as_bytes()).is_ok());
    assert!(!dated && !bytes.windows(10).any(|bytes| bytes == b"CreateDate"), "no clock is asked");
    let plain = written(&[page(&busy())], &Options::default());
    assert_eq!(text(Document::load_mem(&plain).unwrap().catalog().unwrap(), "Lang"), "en");
}

#[test]
fn several_pages_have_a_list_of_pages() {
    let pages = ["Overview", "Entscheidung – „Kauf“", "שלב"].map(|name| Page { name: name.into(), picture: busy() });
    let bytes = written(&pages, &Options::default());
    let file = Document::load_mem(&bytes).unwrap();
    assert_eq!(file.get_pages().len(), 3);
    for nth in 0..3 {
        assert_eq!(dimensions(&bytes, nth), (720.0, 540.0), "each 7.5 inches high");
    }
    let mut names = Vec::new();
    let outlines = dictionary(&file, file.catalog().unwrap(), "Outlines");
    let mut entry = Some(dictionary(&file, outlines, "First"));
    while let Some(at) = entry {
        names.push(text(at, "Title"));
        entry = at.get(b"Next").is_ok().then(|| dictionary(&file, at, "Next"));
    }
    assert_eq!(names, pages.map(|page| page.name));
}

/// The titles of the headings of a level, in alphabetical order.
fn headings(pages: &[Page], level: &[u8]) -> Vec<String> {
    let file = Document::load_mem(&written(pages, &Options::default())).unwrap();
    let elements = file.objects.values().filter_map(|object| object.as_dict().ok());
    let headings = elements.filter(|element| element.get(b"S").and_then(Object::as_name).ok() == Some(level));
    let mut titles: Vec<String> = headings.map(|heading| text(heading, "T")).collect();
    titles.sort();
    titles
}

#[test]
fn headings_are_headings() {
    let map = [page(&pairs::picture(&pairs::sample(), Theme::Light, &mut Fonts::bundled()))];
    assert_eq!(headings(&map, b"H1"), ["Buying a desk lamp online"]);
    let second = headings(&map, b"H2");
    assert_eq!(second.len(), 6 + 8, "{second:?}");
    let among = |name: &&str| second.iter().any(|title| title == name);
    assert!(["Awareness", "Loyalty and advocacy", "Pain points", "Funnel"].iter().all(among), "{second:?}");
}

#[test]
fn every_slide_has_its_title() {
    let job = Job { content: Content::Slides, ..Job::default() };
    let slides = job.pages(&pairs::sample(), &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap();
    let titles = headings(&slides, b"H1");
    assert_eq!(titles.len(), slides.len());
    let among = |name: &&str| titles.iter().any(|title| title == name);
    assert!(["Buying a desk lamp online", "Awareness", "Purchase"].iter().all(among), "{titles:?}");
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let file = |fonts: &mut Fonts| {
        written(&[page(&pairs::picture(&pairs::torture(), Theme::Light, fonts))], &Options::default())
    };
    assert!(file(&mut Fonts::system()) == file(&mut Fonts::system()));
}

#[test]
fn whoever_watches_can_stop() {
    let mut parts = Vec::new();
    write(
        &[page(&busy())],
        &Options::default(),
        &mut |part| {
            parts.push(part);
            ControlFlow::Continue(())
        },
        &mut Vec::new(),
    )
    .unwrap();
    assert!(parts.is_sorted() && parts.first() == Some(&0.0) && parts.last() == Some(&1.0), "{parts:?}");
    for at in 0..parts.len() {
        let mut calls = 0;
        let mut watch = |_| {
            calls += 1;
            if calls > at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let done = write(&[page(&busy())], &Options::default(), &mut watch, &mut Vec::new());
        assert!(matches!(done, Err(ExportError::Cancelled)), "at {at}");
    }
}

struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told() {
    let whole = written(&[page(&busy())], &Options::default()).len();
    for room in [0, 1, whole / 2, whole - 1] {
        match write(&[page(&busy())], &Options::default(), &mut unwatched, &mut Full(room)) {
            Err(ExportError::Write(error)) => assert_eq!(error.kind(), io::ErrorKind::StorageFull, "at {room}"),
            other => panic!("at {room} of {whole}: {other:?}"),
        }
    }
}

#[test]
fn nothing_is_no_document() {
    let fails = |pages: &[Page]| write(pages, &Options::default(), &mut unwatched, &mut Vec::new()).unwrap_err();
    assert!(matches!(fails(&[]), ExportError::Pdf(_)));
    for (width, height) in [(0.0, 10.0), (10.0, 0.0), (f64::NAN, 10.0), (f64::INFINITY, 1.0)] {
        let error = fails(&[page(&picture(width, height, Vec::new()))]);
        assert!(matches!(error, ExportError::Size(SizeError::Empty)), "{width} × {height}: {error:?}");
    }
}
