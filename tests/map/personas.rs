//! Personas and the scale: changes that carry other records along, each taken back exactly.

use touchline::map::{Finite, Id, Lane, LaneKind, Map, Persona, Scale, Sentiment};

use crate::harness::entropy::Seeded;

fn map() -> Map {
    let mut map = Map::new(&mut Seeded(1));
    let persona = |id: &str| Persona { id: Id::new(id), name: id.into(), ..Persona::default() };
    let felt = |persona: &str, at: &str, value: i32| Sentiment {
        persona: Id::new(persona),
        at: Id::new(at),
        value: Some(Finite::of(value)),
        ..Sentiment::default()
    };
    map.personas = vec![persona("jana"), persona("omar")];
    map.sentiments = vec![felt("jana", "a", -2), felt("omar", "a", 0), felt("jana", "b", 2)];
    let line = |id: &str, persona: &str| Lane {
        id: Id::new(id),
        kind: LaneKind::Sentiment,
        persona: Id::new(persona),
        ..Lane::default()
    };
    map.lanes = vec![line("l1", "jana"), line("l2", "omar")];
    map
}

fn values(map: &Map) -> Vec<f64> {
    map.sentiments.iter().filter_map(|sentiment| sentiment.value).map(Finite::get).collect()
}

#[test]
fn rescaling_keeps_each_value_in_its_place_on_the_scale() {
    let mut map = map();
    let before = map.clone();
    let edit = map.edit_rescale(Scale { min: Finite::of(1), max: Finite::of(5) });
    let back = map.apply(edit).unwrap();
    assert_eq!(values(&map), [1.0, 3.0, 5.0]);
    map.revert(back).unwrap();
    assert_eq!(map, before);
}

#[test]
fn a_persona_takes_its_line_along() {
    let mut map = map();
    let before = map.clone();
    let back = map.apply(map.edit_delete_persona(&Id::new("omar"))).unwrap();
    assert_eq!(map.personas.len(), 1);
    assert_eq!(map.lanes.len(), 1);
    assert_eq!(values(&map), [-2.0, 2.0]);
    map.revert(back).unwrap();
    assert_eq!(map, before);
}

#[test]
fn the_first_persona_is_in_front() {
    let mut map = map();
    map.apply(map.edit_front_persona(&Id::new("omar"))).unwrap();
    assert_eq!(map.front_persona().unwrap().id, Id::new("omar"));
    map.apply(map.edit_add_persona("Ada", &mut Seeded(9))).unwrap();
    assert_eq!(map.personas.last().unwrap().name, "Ada");
}
