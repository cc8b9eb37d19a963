//! Maps by chance: whatever people write, nothing of it leaves its place, and all of it is in the files.

use proptest::prelude::*;
use touchline::export::{Options, Theme};
use touchline::layout::{Fonts, Metrics, View, lay_out};
use touchline::map::Map;
use touchline::picture::{Group, Item, Key, Part};

use super::pairs::picture;
use super::reader::{self, open, page, texts};
use super::{pdf_text, svg};
use crate::harness::maps::{cases, map};
use crate::layout::texts::check;

/// The ids of the cards somebody sees: those in lanes that are not hidden.
fn visible(map: &Map) -> Vec<&touchline::map::Id> {
    let hidden = |card: &touchline::map::Card| map.lanes.iter().any(|lane| lane.id == card.at.lane && lane.hidden);
    map.cards.iter().filter(|card| !hidden(card)).map(|card| &card.id).collect()
}

/// The texts of a group.
fn words(group: &Group) -> impl Iterator<Item = &str> {
    group.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(&*text.paragraph.text),
        Item::Shape(_) | Item::Image(_) => None,
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_text_leaves_its_box_and_no_two_boxes_overlap(map in map()) {
        let metrics = Metrics::standard().unwrap();
        let mut fonts = Fonts::bundled();
        for view in [View::default(), View::export()] {
            check(&lay_out(&map, &view, &mut fonts, &metrics))?;
        }
    }

    #[test]
    fn every_card_is_in_every_file(map in map()) {
        let picture = picture(&map, Theme::Light, &mut Fonts::bundled());
        let bytes = reader::written(&[page(&picture)], &Options::default());
        let read: Vec<String> = texts(&open(&bytes), 0).iter().map(|text| pdf_text::plain(text)).collect();
        prop_assert_eq!(&pdf_text::shown(&picture), &read, "a PDF says what the picture does");
        let said = svg::said(&svg::written(&picture, &Options::default()));
        for id in visible(&map) {
            let key = Key::of(Part::Card, id);
            let group = picture.groups.iter().find(|group| group.key == key);
            let Some(group) = group else { return Err(TestCaseError::fail(format!("{id:?} is not in the picture"))) };
            for text in words(group) {
                prop_assert!(read.contains(&pdf_text::plain(text)), "{text:?} is not in the PDF");
                prop_assert!(said.contains(&svg::bare(text)), "{text:?} is not in the SVG");
            }
        }
    }
}
