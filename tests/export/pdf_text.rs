//! The text of a PDF, as it is selected, searched and copied.

use touchline::export::{Options, Theme};
use touchline::layout::Fonts;
use touchline::map::Map;
use touchline::picture::{Item, Picture};

use super::pairs::{self, sample, torture};
use super::reader::{open, page, texts, written};

/// The texts a picture shows, group by group.
pub fn shown(picture: &Picture) -> Vec<String> {
    let items = picture.groups.iter().flat_map(|group| group.items.iter());
    let texts = items.filter_map(|item| match item {
        Item::Text(text) => Some(plain(&text.paragraph.text)),
        Item::Shape(_) | Item::Image(_) => None,
    });
    texts.collect()
}

/// Without what has no glyph of its own: signs for the direction, places for hyphens, and more than one space.
pub fn plain(text: &str) -> String {
    let unseen =
        |c: char| matches!(c, '\u{AD}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.replace(unseen, "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(map: &Map, fonts: &mut Fonts) -> (Vec<String>, Vec<String>) {
    let picture = pairs::picture(map, Theme::Light, fonts);
    let bytes = written(&[page(&picture)], &Options::default());
    let read = texts(&open(&bytes), 0).iter().map(|text| plain(text)).collect();
    (shown(&picture), read)
}

#[test]
fn every_text_comes_back_as_typed_and_in_its_order() {
    for (map, fonts) in [(sample(), Fonts::bundled()), (torture(), Fonts::bundled()), (torture(), Fonts::system())] {
        let (shown, read) = read(&map, &mut { fonts });
        assert_eq!(shown, read);
    }
}

#[test]
fn one_reads_the_title_then_the_stages_then_lane_by_lane() {
    let (_, read) = read(&sample(), &mut Fonts::bundled());
    let at = |text: &str| read.iter().position(|read| read == text).unwrap_or_else(|| panic!("{text} is in {read:?}"));
    let order = [
        "Buying a desk lamp online",
        "Awareness",
        "Loyalty and advocacy",
        "Touchpoints",
        "A friend’s photo",
        "Autumn campaign",
        "“Warm desk lamp”",
        "Pain points",
        "Shipping cost appears late",
        "Funnel",
        "Tactics",
        "Refer a friend: 10 € for both",
        "Touchline",
    ];
    let places: Vec<usize> = order.iter().map(|text| at(text)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn scripts_of_both_directions_come_back_as_typed() {
    let (_, read) = read(&torture(), &mut Fonts::system());
    for text in [
        "يقارن ثلاث علامات تجارية قبل الشراء",
        "السعر 49 € (بدون Express) حتى 2026/03/12",
        "מחיר: 1,299 ₪ (כולל VAT) — ok?",
        "Fragt „هل الشحن مجاني؟“ im Chat, 3 mal",
        "ग्राहक तीन ब्रांड की तुलना करता है",
        "क्षत्रिय श्री विद्यार्थी र्क्ष्म्य",
        "送料を確認してから購入する「本当に？」",
        "e\u{301}a\u{308}o\u{302}\u{323} Z\u{335}a\u{300}l\u{316}\u{301}g\u{327}o q\u{307}",
        "👍🏽 👩🏿\u{200d}🚀 👨\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈",
        // Inter draws the arrow as one sign.
        "ffi fl → != 0x1F 1/2 AVATAR To.",
    ] {
        assert!(read.iter().any(|read| read == text), "{text}");
    }
}

#[test]
fn ligatures_come_back_as_letters() {
    let mut map = sample();
    map.cards[0].text = "first -> then => done".into();
    let (_, read) = read(&map, &mut Fonts::bundled());
    assert!(read.iter().any(|read| read == "first -> then => done"), "{read:?}");
}

#[test]
fn a_simple_reader_finds_the_words_of_every_card() {
    let map = sample();
    let picture = pairs::picture(&map, Theme::Light, &mut Fonts::bundled());
    let text = pdf_extract::extract_text_from_mem(&written(&[page(&picture)], &Options::default())).unwrap();
    let text = plain(&text);
    for card in &map.cards {
        assert!(text.contains(&plain(&card.text)), "{} in {text}", card.text);
    }
}
