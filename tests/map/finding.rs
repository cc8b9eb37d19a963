use touchline::map::{Card, Cell, Change, Edit, Id};

use crate::harness::large::large;

/// What was found before leads nobody to another card, however the list has changed since.
#[test]
fn a_card_is_found_wherever_it_went() {
    let mut map = large(300);
    let first = map.cards[0].id.clone();
    let last = map.cards[299].id.clone();
    assert_eq!(map.card(&last).map(|card| &card.id), Some(&last));
    map.apply(Edit::Card(Change::Move(vec![(last.clone(), 0)]))).unwrap();
    assert_eq!(map.card_index(&last), Some(0));
    assert_eq!(map.card_index(&first), Some(1));

    let gone: Vec<Id> = map.cards[100..].iter().map(|card| card.id.clone()).collect();
    map.card(&gone[199]).unwrap();
    map.apply(Edit::Card(Change::Remove(gone.clone()))).unwrap();
    assert_eq!(map.card(&gone[199]), None);
    assert_eq!(map.card_index(&first), Some(1));

    let at = Cell::new(&map.cards[0].at.column, &map.cards[0].at.lane);
    let new = Card { id: Id::new("cnew"), at, kind: map.cards[0].kind.clone(), ..Card::default() };
    map.apply(Edit::insert(0, new)).unwrap();
    for (index, card) in map.clone().cards.iter().enumerate().rev() {
        assert_eq!(map.card_index(&card.id), Some(index));
    }
    assert_eq!(map.card(&Id::new("cnone")), None);
}
