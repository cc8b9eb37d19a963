//! Undo restores exactly, redo too, and a refusal changes nothing.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use touchline::map::{Edit, Id, Map};

use crate::harness::deeds::deed;
use crate::harness::large::{large, worst_edits};
use crate::harness::maps::{cases, map};

/// What is true of every map that edits made.
fn sound(map: &Map) {
    let columns: BTreeSet<&Id> = map.columns().collect();
    for card in &map.cards {
        assert!(columns.contains(&card.at.column), "{} is in a column", card.id);
        assert!(map.lane(&card.at.lane).is_some(), "{} is in a lane", card.id);
    }
    let cards: BTreeSet<&Id> = map.cards.iter().map(|card| &card.id).collect();
    assert_eq!(cards.len(), map.cards.len(), "no card is there twice");
    for link in &map.links {
        assert!(cards.contains(&link.from) && cards.contains(&link.to), "{} links cards", link.id);
    }
    for sentiment in &map.sentiments {
        assert!(columns.contains(&sentiment.at), "a sentiment is at a stage or step");
        assert!(sentiment.value.is_none_or(|value| map.head.scale.holds(value)), "it is on the scale");
    }
    for funnel in &map.funnels {
        assert!(funnel.matches.iter().all(|m| columns.contains(&m.at)), "matches lead to stages");
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn undoing_every_edit_gives_the_first_map_and_redoing_the_last(start in map(), deeds in vec(deed(), 1..25)) {
        let mut now = start.clone();
        let mut history: Vec<(Map, Edit)> = Vec::new();
        for (nth, deed) in deeds.iter().enumerate() {
            let Some(edit) = deed.edit(&now, nth) else { continue };
            let before = now.clone();
            match now.apply(edit) {
                Ok(inverse) => history.push((before, inverse)),
                Err(refusal) => prop_assert_eq!(&now, &before, "{} changes nothing", refusal),
            }
            sound(&now);
        }
        let last = now.clone();
        let mut redo = Vec::new();
        for (before, inverse) in history.into_iter().rev() {
            redo.push(now.revert(inverse).expect("an inverse is never refused"));
            prop_assert_eq!(&now, &before);
        }
        prop_assert_eq!(&now, &start);
        for edit in redo.into_iter().rev() {
            now.revert(edit).expect("a redo is never refused");
        }
        prop_assert_eq!(&now, &last);
    }

    #[test]
    fn new_ids_change_nothing_else(start in map()) {
        let mut random = crate::harness::entropy::Seeded(5);
        let renewed = start.clone().with_new_ids(&mut random);
        sound(&renewed);
        prop_assert_eq!(renewed.card_order(), start.card_order());
        let texts = |map: &Map| map.cards.iter().map(|card| card.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(texts(&renewed), texts(&start));
        prop_assert!(renewed.cards.iter().zip(&start.cards).all(|(new, old)| new.id != old.id));
    }
}

#[test]
fn a_list_of_edits_that_is_refused_in_the_middle_changes_nothing() {
    let mut map = large(40);
    let before = map.clone();
    let stage = map.stages[0].id.clone();
    let delete = map.edit_delete_stage(&stage).unwrap();
    let refused = map.apply(Edit::All(vec![delete.clone(), delete]));
    assert!(refused.is_err());
    assert_eq!(map, before);
}

#[test]
fn the_edits_that_touch_most_are_undone_exactly() {
    let mut map = large(400);
    let before = map.clone();
    for (what, edit) in worst_edits(&before) {
        let inverse = map.apply(edit).unwrap();
        assert_ne!(map, before, "{what}");
        map.revert(inverse).unwrap();
        assert_eq!(map, before, "{what}");
    }
}
