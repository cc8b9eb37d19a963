//! Giving cards another kind.

use touchline::map::{CardKind, Id, LaneKind, Refusal};

use crate::editor::hand::check_map;
use crate::editor::sample::{cell, id, rich_map};

fn ids(keys: &[&str]) -> Vec<Id> {
    keys.iter().map(|key| id(key)).collect()
}

#[test]
fn cards_stay_where_they_may_and_else_go_to_the_end_of_their_new_home() {
    let mut map = rich_map();
    let before = map.clone();
    let edit = map.edit_turn_cards(&ids(&["warm", "odd", "account"]), &CardKind::PainPoint).unwrap();
    let inverse = map.apply(edit).unwrap();
    check_map(&map);
    let in_cell = |column, lane| map.cards_in(&cell(column, lane)).map(|card| card.id.as_str()).collect::<Vec<_>>();
    assert_eq!(in_cell("aware", "pain"), ["warm"], "a lane of pain points is its home");
    assert_eq!(in_cell("confirm", "free"), ["odd"], "a free lane takes it as it is");
    assert_eq!(in_cell("buy", "pain"), ["account", "declined"], "what has the kind already stays in its place");
    map.revert(inverse).unwrap();
    assert_eq!(map, before);
}

#[test]
fn several_that_go_keep_their_order() {
    let mut map = rich_map();
    // From below upwards: the order is the map's, not that of the ids.
    let edit = map.edit_turn_cards(&ids(&["declined", "account"]), &CardKind::Opportunity).unwrap();
    map.apply(edit).unwrap();
    let there: Vec<&str> = map.cards_in(&cell("buy", "chance")).map(|card| card.id.as_str()).collect();
    assert_eq!(there, ["guest", "account", "declined"]);
}

#[test]
fn a_kind_that_no_lane_takes_is_refused_in_the_words_of_the_lane() {
    let mut map = rich_map();
    map.lanes.retain(|lane| lane.kind != LaneKind::Free);
    map.cards.retain(|card| card.id != id("odd"));
    let refusal = map.edit_turn_cards(&ids(&["ad", "warm"]), &CardKind::Need).unwrap_err();
    assert!(matches!(refusal, Refusal::Kind { .. }));
    assert_eq!(refusal.to_string(), "Touchpoints takes touchpoints and notes");
}
