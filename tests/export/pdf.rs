//! Pictures as PDF.

use touchline::export::{Options, Theme};
use touchline::layout::Fonts;
use touchline::picture::Picture;

use super::pairs::{self, Difference, compare, keep};
use super::reader::{drawn, open, page, texts, written};

fn differs(name: &str, picture: &Picture) -> Difference {
    let ours = pairs::ours(picture, 2.0);
    let theirs = drawn(&written(&[page(picture)], &Options::default()), (ours.width, ours.height));
    keep(&format!("pdf-{name}"), &ours, &theirs);
    let found = compare(&ours, &theirs);
    eprintln!("{name}: {found:?}");
    found
}

#[test]
fn the_page_is_drawn_as_our_pixels_are() {
    for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        differs(&format!("sample-{name}"), &pairs::picture(&pairs::sample(), theme.clone(), &mut Fonts::bundled()));
        differs(&format!("torture-system-{name}"), &pairs::picture(&pairs::torture(), theme, &mut Fonts::system()));
    }
}

#[test]
fn text() {
    let picture = pairs::picture(&pairs::torture(), Theme::Light, &mut Fonts::system());
    let bytes = written(&[page(&picture)], &Options::default());
    for text in texts(&open(&bytes), 0) {
        eprintln!("{text:?}");
    }
}
