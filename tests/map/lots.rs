//! Cards that move or are copied together.

use touchline::map::{Card, CardKind, Cell, Edit, Id, Lane, LaneKind, Link, Lot, Map, Refusal, Stage};

use crate::harness::entropy::Seeded;

fn id(text: &str) -> Id {
    Id::new(text)
}

fn cell(column: &str, lane: &str) -> Cell {
    Cell::new(&id(column), &id(lane))
}

/// Two stages, a lane of motives and one of pain points; a and b in the first cell, c in the pain points.
fn map() -> Map {
    let mut map = Map::new(&mut Seeded(1));
    map.stages = ["one", "two"].map(|key| Stage { id: id(key), name: key.into(), ..Stage::default() }).to_vec();
    let lane = |key, kind| Lane { id: id(key), kind, ..Lane::default() };
    map.lanes = vec![lane("why", LaneKind::Motive), lane("pain", LaneKind::PainPoint)];
    let card = |key, column, lane, kind| Card { id: id(key), at: cell(column, lane), kind, ..Card::default() };
    map.cards = vec![
        card("a", "one", "why", CardKind::Motive),
        card("x", "two", "why", CardKind::Motive),
        card("b", "one", "why", CardKind::Note),
        card("y", "two", "why", CardKind::Motive),
        card("c", "one", "pain", CardKind::PainPoint),
    ];
    map.links = vec![
        Link { id: id("k1"), from: id("a"), to: id("c"), ..Link::default() },
        Link { id: id("k2"), from: id("x"), to: id("c"), ..Link::default() },
    ];
    map
}

fn lot(ids: &[&str], column: &str, lane: &str, index: usize) -> Lot {
    Lot { ids: ids.iter().map(|key| id(key)).collect(), to: cell(column, lane), index, turn: None }
}

fn in_cell<'a>(map: &'a Map, column: &str, lane: &str) -> Vec<&'a str> {
    let at = cell(column, lane);
    map.cards.iter().filter(|card| card.at == at).map(|card| card.id.as_str()).collect()
}

/// Makes an edit, and sees that undo restores the map exactly.
fn made(before: &Map, edit: Edit) -> Map {
    let mut map = before.clone();
    let inverse = map.apply(edit).unwrap();
    let after = map.clone();
    let redo = map.revert(inverse).unwrap();
    assert_eq!(map, *before);
    map.revert(redo).unwrap();
    assert_eq!(map, after);
    after
}

#[test]
fn lots_go_each_into_its_cell_in_their_order() {
    let before = map();
    let lots = [lot(&["a", "b"], "two", "why", 1), lot(&["c"], "two", "pain", usize::MAX)];
    let after = made(&before, before.edit_move_lots(&lots).unwrap());
    assert_eq!(in_cell(&after, "two", "why"), ["x", "a", "b", "y"]);
    assert_eq!(in_cell(&after, "two", "pain"), ["c"]);
    assert_eq!(after.links, before.links);
}

#[test]
fn only_what_a_lane_does_not_take_is_turned() {
    let before = map();
    let lot = Lot { turn: Some(CardKind::PainPoint), ..lot(&["a", "b"], "two", "pain", 0) };
    let refused = before.edit_move_lots(&[Lot { turn: None, ..lot.clone() }]);
    assert!(matches!(refused, Err(Refusal::Kind { .. })));
    let after = made(&before, before.edit_move_lots(&[lot]).unwrap());
    let kinds: Vec<&CardKind> = ["a", "b"].iter().map(|key| &after.card(&id(key)).unwrap().kind).collect();
    assert_eq!(kinds, [&CardKind::PainPoint, &CardKind::Note]);
}

#[test]
fn copies_have_new_ids_and_the_links_among_them() {
    let before = map();
    let lots = [lot(&["a"], "two", "why", 0), lot(&["c"], "two", "pain", 0)];
    let (ids, edit) = before.edit_copy_lots(&lots, &mut Seeded(3)).unwrap();
    let after = made(&before, edit);
    assert_eq!(after.cards.len(), 7);
    assert_eq!(in_cell(&after, "two", "why")[0], ids[0].as_str());
    let [kept, other, copied] = &after.links[..] else { panic!("one link more") };
    assert_eq!([&kept.id, &other.id], [&id("k1"), &id("k2")]);
    assert_eq!((&copied.from, &copied.to), (&ids[0], &ids[1]));
}

#[test]
fn a_card_where_it_may_not_be_can_be_moved_along_its_lane() {
    let mut before = map();
    before.cards[4].kind = CardKind::Tactic;
    let after = made(&before, before.edit_move_lots(&[lot(&["c"], "two", "pain", 0)]).unwrap());
    assert_eq!(in_cell(&after, "two", "pain"), ["c"]);
    assert!(before.edit_move_lots(&[lot(&["c"], "two", "why", 0)]).is_err());
}
