//! SVGs: what is in them, and that another program sees in them what our PNG shows.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use resvg::usvg::roxmltree::{Document, Node};
use skrifa::{FontRef, MetadataProvider};
use touchline::export::{
    Background, ExportError, Job, Options, Paper, Rasterer, Sizing, TextMode, Theme, missing_scripts, svg, unwatched,
};
use touchline::layout::{Fonts, GlyphRun, Paragraph};
use touchline::map::Map;
use touchline::picture::{Image, Item, Picture};

use super::pairs::{self, Pixels};
use super::scene;

pub fn written(picture: &Picture, options: &Options) -> String {
    let mut bytes = Vec::new();
    svg::write(picture, options, &mut Rasterer::baseline(), &mut unwatched, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn options(map: &Map, text: TextMode) -> Options {
    Job { text, ..Job::default() }.options(map)
}

/// As resvg shows it.
fn rendered(svg: &str) -> Pixels {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).unwrap();
    let size = tree.size().to_int_size();
    let mut pixmap = Pixmap::new(size.width(), size.height()).unwrap();
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    Pixels { width: size.width(), height: size.height(), bytes: pixmap.take() }
}

/// Draws a map both ways; where they differ by more than so many lost pixels, both are kept.
fn check(name: &str, map: &Map, theme: Theme, fonts: &mut Fonts, lost: usize) {
    let picture = pairs::picture(map, theme, fonts);
    let ours = pairs::ours(&picture, 2.0);
    let other = rendered(&written(&picture, &options(map, TextMode::Outlines)));
    let difference = pairs::compare(&ours, &other);
    if difference.other > 0.0005 || difference.lost > lost {
        pairs::keep(name, &ours, &other);
        panic!("{name}: {difference:?}");
    }
}

#[test]
fn outlines_are_what_the_png_shows() {
    for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        check(&format!("svg-sample-{name}"), &pairs::sample(), theme.clone(), &mut Fonts::bundled(), 0);
        check(&format!("svg-torture-{name}"), &pairs::torture(), theme, &mut Fonts::bundled(), 0);
    }
}

#[test]
fn outlines_of_the_fonts_here_are_what_the_png_shows() {
    // Emoji are scaled down from other sizes, by other means.
    check("svg-system", &pairs::torture(), Theme::Light, &mut Fonts::system(), 40);
}

/// What a file says, paragraph by paragraph or run by run, with every space left out.
pub fn said(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    let words = |node: Node<'_, '_>| match node.tag_name().name() {
        "text" => node.text().unwrap_or_default().to_owned(),
        _ => node.attribute("aria-label").unwrap_or_default().to_owned(),
    };
    bare(&document.descendants().map(words).collect::<String>())
}

/// Without spaces, and without signs nobody sees.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !unseen(*c)).collect()
}

fn unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn paragraphs(picture: &Picture) -> Vec<&Paragraph> {
    let items = picture.groups.iter().flat_map(|group| group.items.iter());
    items
        .filter_map(|item| match item {
            Item::Text(text) => Some(&*text.paragraph),
            Item::Shape(_) | Item::Image(_) => None,
        })
        .collect()
}

fn runs(picture: &Picture) -> Vec<(&GlyphRun, &str)> {
    let lines = paragraphs(picture).into_iter().flat_map(|p| p.lines.iter().map(move |line| (line, &*p.text)));
    lines.flat_map(|(line, text)| line.runs.iter().map(move |run| (run, &text[run.drawn()]))).collect()
}

#[test]
fn everything_a_map_says_is_in_the_file() {
    for (map, mut fonts) in
        [(pairs::sample(), Fonts::bundled()), (pairs::torture(), Fonts::bundled()), (pairs::torture(), Fonts::system())]
    {
        let picture = pairs::picture(&map, Theme::Light, &mut fonts);
        for mode in [TextMode::Keep, TextMode::Outlines] {
            let svg = written(&picture, &options(&map, mode));
            let said = said(&svg);
            for paragraph in paragraphs(&picture) {
                assert!(said.contains(&bare(&paragraph.text)), "{mode:?}: {}", paragraph.text);
            }
            for known in map.cards.iter().map(|card| card.text.as_str()).filter(|text| !text.contains('\u{7}')) {
                // A soft hyphen where a line breaks is seen.
                assert!(known.contains('\u{AD}') || said.contains(&bare(known)), "{mode:?}: {known}");
            }
            assert_eq!(mode == TextMode::Keep, svg.contains("<text"), "outlines have no text");
            assert_eq!(mode == TextMode::Keep, svg.contains("<style"), "and need no style");
        }
    }
}

#[test]
fn the_sample_says_its_title_its_language_and_its_numbers() {
    let map = pairs::sample();
    let svg = written(&pairs::picture(&map, Theme::Light, &mut Fonts::bundled()), &options(&map, TextMode::Keep));
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("lang"), Some("en"));
    assert_eq!(root.first_element_child().and_then(|title| title.text()), Some("Buying a desk lamp online"));
    let said = said(&svg);
    for words in ["Consideration", "Painpoints", "Mustcreateanaccount", "WhydoIneedanaccount?", "48200", "−65%"] {
        assert!(said.contains(words), "{words}");
    }
}

/// The fonts within a file, in their order.
fn embedded(svg: &str) -> Vec<Vec<u8>> {
    let sources = svg.split("src:url(data:font/ttf;base64,").skip(1);
    sources.map(|source| STANDARD.decode(source.split(')').next().unwrap()).unwrap()).collect()
}

#[test]
fn embedded_fonts_have_every_letter_of_their_texts() {
    for mut fonts in [Fonts::bundled(), Fonts::system()] {
        let map = pairs::torture();
        let svg = written(&pairs::picture(&map, Theme::Light, &mut fonts), &options(&map, TextMode::Keep));
        let names: Vec<&str> =
            svg.split("@font-face{font-family:").skip(1).map(|rule| rule.split(';').next().unwrap()).collect();
        let fonts = embedded(&svg);
        assert!(!fonts.is_empty() && fonts.len() == names.len());
        let document = Document::parse(&svg).unwrap();
        let style =
            document.descendants().find(|node| node.has_tag_name("style")).and_then(|node| node.text()).unwrap();
        let mut seen = BTreeSet::new();
        for text in document.descendants().filter(|node| node.has_tag_name("text")) {
            if text.attribute("opacity") == Some("0") {
                continue;
            }
            let class = text.attribute("class").unwrap();
            let rule = style.split(&format!(".{class}{{")).nth(1).unwrap().split('}').next().unwrap();
            let family = rule.split("px ").nth(1).unwrap().split(',').next().unwrap();
            let at = names.iter().position(|name| *name == family).unwrap();
            let font = FontRef::new(&fonts[at]).unwrap();
            for letter in text.text().unwrap().chars() {
                // Joiners and variants shape what is beside them and need no glyph.
                let shaper = matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}');
                assert!(
                    shaper || font.charmap().map(letter).is_some(),
                    "{family} has no {letter:?} ({:?})",
                    text.text()
                );
            }
            seen.insert(family);
        }
        assert_eq!(seen.len(), names.len(), "no font is embedded that nothing is set in");
    }
}

#[test]
fn digits_and_titles_are_set_as_they_were() {
    let map = pairs::sample();
    let svg = written(&pairs::picture(&map, Theme::Light, &mut Fonts::bundled()), &options(&map, TextMode::Keep));
    assert!(svg.contains("font-feature-settings:\"tnum\""), "the values stand below one another");
    assert!(svg.contains("letter-spacing:-.6px"), "the title is set tight");
}

#[test]
fn texts_from_right_to_left_start_at_their_right() {
    let map = pairs::torture();
    let picture = pairs::picture(&map, Theme::Light, &mut Fonts::bundled());
    let svg = written(&picture, &options(&map, TextMode::Keep));
    let document = Document::parse(&svg).unwrap();
    let style = document.descendants().find(|node| node.has_tag_name("style")).and_then(|node| node.text()).unwrap();
    let leftward = runs(&picture).iter().filter(|(run, text)| run.right_to_left && !text.chars().all(unseen)).count();
    let found = document.descendants().filter(|node| {
        let rule = |class| style.split(&format!(".{class}{{")).nth(1).unwrap().split('}').next().unwrap();
        node.has_tag_name("text") && node.attribute("class").map(rule).unwrap().contains("direction:rtl")
    });
    assert_eq!(found.count(), leftward);
    assert!(leftward > 20 && style.contains("unicode-bidi:bidi-override"));
    let item = scene::line("abc", 20.0, |run| run.right_to_left = true);
    let right = match &item {
        Item::Text(text) => text.paragraph.lines[0].runs[0].width,
        Item::Shape(_) | Item::Image(_) => unreachable!("a line is text"),
    };
    let svg = written(&scene::picture(99.0, 30.0, vec![scene::group(1, (10.0, 0.0), vec![item])]), &Options::default());
    let x: f32 =
        svg.split("<text").nth(1).unwrap().split("x=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    assert!((x - 10.0 - right).abs() < 0.01, "{x} {right}");
}

#[test]
fn what_a_font_cannot_set_again_is_drawn_and_still_found() {
    let missing = scene::line("abc", 20.0, |run| run.glyphs[1].id = 0);
    let svg =
        written(&scene::picture(99.0, 30.0, vec![scene::group(1, (0.0, 0.0), vec![missing])]), &Options::default());
    assert!(svg.contains("<use") && svg.contains("opacity=\"0\">abc</text>") && !svg.contains("@font-face"), "{svg}");
    let broken = scene::line("ab", 20.0, |run| run.font = peniko::FontData::new(vec![1, 2, 3].into(), 0));
    let svg =
        written(&scene::picture(99.0, 30.0, vec![scene::group(1, (0.0, 0.0), vec![broken])]), &Options::default());
    assert!(svg.contains("opacity=\"0\">ab</text>"), "{svg}");
}

#[test]
fn a_word_whose_letters_join_is_drawn_where_a_line_breaks_it() {
    let mut map = pairs::torture();
    map.cards.truncate(1);
    map.cards[0].text = "مستشفى".repeat(20);
    let picture = pairs::picture(&map, Theme::Light, &mut Fonts::system());
    let svg = written(&picture, &options(&map, TextMode::Keep));
    let document = Document::parse(&svg).unwrap();
    let pieces: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name("text") && node.text().is_some_and(|text| text.contains("مستشفىمستشفى")))
        .collect();
    // Without a font for it the word is drawn too: as boxes.
    assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.attribute("opacity") == Some("0")));
}

#[test]
fn slanted_and_bold_letters_are_so_in_both_modes() {
    for mode in [TextMode::Keep, TextMode::Outlines] {
        let lines = [
            scene::line("Recommends", 20.0, |run| run.skew = Some(14.0)),
            scene::line("Recommends", 20.0, |run| run.embolden = true),
        ];
        let groups = lines.into_iter().zip(1..).map(|(line, n)| scene::group(n, (8.0, 30.0 * n as f64), vec![line]));
        let picture = scene::picture(144.0, 96.0, groups.collect());
        let svg = written(&picture, &Options { text: mode, ..Options::default() });
        assert_eq!(mode == TextMode::Keep, svg.contains("skewX(-14)"));
        assert!(svg.contains("stroke-width"));
        if mode == TextMode::Outlines {
            let difference = pairs::compare(&pairs::ours(&picture, 2.0), &rendered(&svg));
            assert!(difference.other < 0.004 && difference.lost == 0, "{difference:?}");
        }
    }
}

#[test]
fn images_keep_their_pixels() {
    let pixels = [255, 0, 0, 255, 0, 0, 255, 255, 0, 0, 255, 255, 255, 0, 0, 255];
    let image = |width| {
        Item::Image(Image { rect: kurbo::Rect::new(10.0, 10.0, 50.0, 30.0), pixels: pixels.into(), width, height: 2 })
    };
    let picture = scene::picture(60.0, 40.0, vec![scene::group(1, (0.0, 0.0), vec![image(2)])]);
    let pixels = rendered(&written(&picture, &Options { sizing: Sizing::Scale(1.0), ..Options::default() }));
    // Between the pixels of an image programs blend as they like.
    assert!(scene::difference(&pixels.bytes[(14 * 60 + 15) * 4..][..4], &[255, 0, 0, 255]) < 16);
    assert!(scene::difference(&pixels.bytes[(14 * 60 + 45) * 4..][..4], &[0, 0, 255, 255]) < 16);
    let damaged = scene::picture(60.0, 40.0, vec![scene::group(1, (0.0, 0.0), vec![image(3)])]);
    assert!(!written(&damaged, &Options::default()).contains("<image"), "pixels are missing");
}

#[test]
fn the_ground_and_the_size_are_those_chosen() {
    let picture = scene::busy();
    let of = |sizing, background| written(&picture, &Options { sizing, background, ..Options::default() });
    let themed = of(Sizing::Width(800), Background::Theme);
    assert!(themed.contains("width=\"800\" height=\"600\" viewBox=\"0 0 400 300\""), "{}", &themed[..300]);
    assert!(themed.contains("<rect width=\"100%\" height=\"100%\" fill=\"#faf9f6\"/>"));
    assert!(of(Sizing::Scale(1.0), Background::White).contains("height=\"100%\" fill=\"#ffffff\"/>"));
    assert!(!of(Sizing::Scale(1.0), Background::Transparent).contains("100%"));
    assert!(
        of(Sizing::Page(Paper::A3), Background::Theme)
            .contains("width=\"420mm\" height=\"297mm\" viewBox=\"0 0 400 300\"")
    );
}

#[test]
fn a_size_no_png_could_have_is_fine() {
    let picture = scene::busy();
    let huge = Options { sizing: Sizing::Scale(1_000.0), ..Options::default() };
    assert!(written(&picture, &huge).contains("width=\"400000\" height=\"300000\" viewBox=\"0 0 400 300\""));
    let none = Options { sizing: Sizing::Scale(0.0), ..Options::default() };
    let done = svg::write(&picture, &none, &mut Rasterer::baseline(), &mut unwatched, &mut Vec::new());
    assert!(matches!(done, Err(ExportError::Size(_))));
}

#[test]
fn whoever_has_enough_stops_it() {
    let picture = scene::busy();
    for text in [TextMode::Keep, TextMode::Outlines] {
        let (mut parts, mut bytes) = (Vec::new(), Vec::new());
        let mut watch = |part| {
            parts.push(part);
            if part > 0.5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = Options { text, ..Options::default() };
        let done = svg::write(&picture, &options, &mut Rasterer::baseline(), &mut watch, &mut bytes);
        assert!(matches!(done, Err(ExportError::Cancelled)) && bytes.is_empty());
        assert!(parts.is_sorted() && parts.last().is_some_and(|part| *part <= 1.0), "{parts:?}");
    }
}

#[test]
fn repeated_shapes_are_told_once() {
    let map = crate::harness::large::large(400);
    let picture = pairs::picture(&map, Theme::Light, &mut Fonts::bundled());
    let svg = written(&picture, &options(&map, TextMode::Keep));
    let fonts: usize = embedded(&svg).iter().map(|font| font.len().div_ceil(3) * 4).sum();
    let file = touchline::file::write(&map).len();
    assert!(svg.len() - fonts < file * 3, "{} bytes without {fonts} of fonts, of a map of {file}", svg.len() - fonts);
}

#[test]
fn scripts_without_a_font_are_named() {
    let map = pairs::torture();
    let missing = missing_scripts(&pairs::picture(&map, Theme::Light, &mut Fonts::bundled()));
    for script in ["Arabic", "Devanagari", "Han", "Hebrew", "Thai", "emoji"] {
        assert!(missing.iter().any(|name| name == script), "{script} of {missing:?}");
    }
    assert!(missing.is_sorted() && !missing.iter().any(|name| name == "Latin"), "{missing:?}");
    let sample = pairs::picture(&pairs::sample(), Theme::Light, &mut Fonts::bundled());
    assert_eq!(missing_scripts(&sample), Vec::<String>::new());
}
