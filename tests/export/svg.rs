//! SVGs: what is in them, and that another program sees in them what our PNG shows.

use std::ops::ControlFlow;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use touchline::export::{Background, ExportError, Job, Options, Rasterer, Sizing, TextMode, Theme, svg, unwatched};
use touchline::layout::Fonts;
use touchline::map::Map;
use touchline::picture::Picture;

use super::pairs::{self, Difference, Pixels};

fn written(picture: &Picture, options: &Options) -> String {
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

/// Draws a map both ways, and keeps both where they differ.
fn pair(name: &str, map: &Map, theme: Theme, fonts: &mut Fonts) -> Difference {
    let picture = pairs::picture(map, theme, fonts);
    let ours = pairs::ours(&picture, 2.0);
    let other = rendered(&written(&picture, &options(map, TextMode::Outlines)));
    let difference = pairs::compare(&ours, &other);
    println!("{name}: {difference:?}");
    if difference.other > 0.001 || difference.lost > 0 {
        pairs::keep(name, &ours, &other);
    }
    difference
}

#[test]
fn outlines_are_what_the_png_shows() {
    for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let difference = pair(&format!("svg-sample-{name}"), &pairs::sample(), theme.clone(), &mut Fonts::bundled());
        assert!(difference.other <= 0.001 && difference.lost == 0, "the sample, {name}: {difference:?}");
        let difference = pair(&format!("svg-torture-{name}"), &pairs::torture(), theme, &mut Fonts::bundled());
        assert!(difference.other <= 0.001 && difference.lost == 0, "every script, {name}: {difference:?}");
    }
}

#[test]
fn outlines_of_the_fonts_here_are_what_the_png_shows() {
    let difference = pair("svg-system", &pairs::torture(), Theme::Light, &mut Fonts::system());
    assert!(difference.other <= 0.001 && difference.lost == 0, "every script: {difference:?}");
}

#[test]
fn zz_dump() {
    for (name, map) in [("sample", pairs::sample()), ("torture", pairs::torture())] {
        let picture = pairs::picture(&map, Theme::Light, &mut Fonts::system());
        for (kind, mode) in [("keep", TextMode::Keep), ("outlines", TextMode::Outlines)] {
            std::fs::write(
                format!("/tmp/{name}-{kind}.svg"),
                written(&picture, &Options { sizing: Sizing::Scale(1.0), ..options(&map, mode) }),
            )
            .unwrap();
        }
    }
}
