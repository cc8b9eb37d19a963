//! For any map: what is saved is loaded again, and saving that gives the same bytes. For any text: no panic.

use proptest::collection::vec;
use proptest::prelude::*;
use touchline::file::{read, write};
use touchline::map::{Map, Rule};

use super::EVERYTHING;
use crate::harness::entropy::Seeded;
use crate::harness::maps::{cases, map};

/// A map as it comes back: cards in the order of the file, and by this version.
fn saved(map: &Map) -> Map {
    let cards = map.card_order().into_iter().map(|i| map.cards[i].clone()).collect();
    let written_by = concat!("touchline ", env!("CARGO_PKG_VERSION")).to_owned();
    Map { cards, written_by, ..map.clone() }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_saved_map_comes_back_as_it_was(map in map()) {
        let text = write(&map);
        let loaded = read(text.as_bytes(), &mut Seeded(1)).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&loaded.map, &saved(&map), "{}", text);
        prop_assert!(loaded.findings.iter().all(|found| found.finding.rule == Rule::UnknownWord), "{:?}", loaded.findings);
        prop_assert_eq!(write(&loaded.map), text);
    }

    #[test]
    fn a_map_damaged_anywhere_is_refused_or_mended_but_never_panics(
        map in map(),
        hits in vec((any::<prop::sample::Index>(), prop::sample::select(&["(", ")", "[", "]", "\"", ",", ":", "\\", "”", "x", "9", "-", "\u{0}", "//", "/*", "'", "r#\"", "\n", ""][..])), 1..4),
    ) {
        let mut text = write(&map);
        for (at, what) in hits {
            let at = text.floor_char_boundary(at.index(text.len()));
            let end = text.ceil_char_boundary(at + 1);
            text.replace_range(at..end, what);
        }
        match read(text.as_bytes(), &mut Seeded(1)) {
            Ok(loaded) => prop_assert!(read(write(&loaded.map).as_bytes(), &mut Seeded(2)).is_ok()),
            Err(error) => prop_assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
        }
    }

    #[test]
    fn ids_mixed_up_are_mended_once_and_for_all(
        map in map(),
        swaps in vec(any::<[prop::sample::Index; 2]>(), 1..6),
    ) {
        let mut text = write(&map);
        let ids: Vec<(usize, usize)> = text.match_indices("\"").map(|(i, _)| i).collect::<Vec<_>>().chunks(2)
            .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).filter(|(a, b)| b - a < 6 && b - a > 2).collect();
        if !ids.is_empty() {
            for [from, to] in swaps {
                let ((a, b), (c, d)) = (*from.get(&ids), *to.get(&ids));
                if b - a == d - c {
                    let id = text[a..b].to_owned();
                    if text.is_char_boundary(c) && text.is_char_boundary(d) && id.is_ascii() && text[c..d].is_ascii() {
                        text.replace_range(c..d, &id);
                    }
                }
            }
        }
        if let Ok(loaded) = read(text.as_bytes(), &mut Seeded(1)) {
            let again = read(write(&loaded.map).as_bytes(), &mut Seeded(2)).unwrap();
            prop_assert!(again.findings.iter().all(|found| found.finding.rule == Rule::UnknownWord), "{}\n{:?}", text, again.findings);
            prop_assert_eq!(again.map.cards.len(), loaded.map.cards.len());
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, &mut Seeded(1));
    }

    #[test]
    fn a_map_cut_anywhere_says_that_it_ends_too_early(at in 1_usize..EVERYTHING.trim_end().len()) {
        let text = &EVERYTHING[..EVERYTHING.floor_char_boundary(at)];
        let error = read(text.as_bytes(), &mut Seeded(1)).unwrap_err();
        prop_assert!(error.to_string().contains("the file ends too early"), "{}: {}", text, error);
    }
}
