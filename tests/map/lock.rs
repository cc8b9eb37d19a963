//! What a lock keeps as it is, and what it leaves to the room.

use touchline::map::{
    Card, CardKind, ColumnWidth, Edit, Finite, Id, Lane, LaneKind, LinkKind, Lock, Map, MapState, Metric, Part,
    Persona, Refusal, Scale, Stage, Step, Transition,
};

use crate::editor::sample::{self, cell, id, rich_map, seeded};

fn locked(lock: Lock) -> Map {
    let mut map = rich_map();
    map.head.lock = Some(lock);
    map
}

/// Edits of every part that belongs to the structure.
fn of_structure(map: &Map) -> Vec<(&'static str, Edit)> {
    let stage = |change: fn(&mut Stage)| map.edit_record::<Stage>(&id("buy"), change).unwrap();
    let lane = |change: fn(&mut Lane)| map.edit_record::<Lane>(&id("motive"), change).unwrap();
    let arrow = Transition { id: id("a9"), from: id("aware"), to: id("stay"), ..Transition::default() };
    vec![
        ("title", map.edit_head(|head| head.title = "Other".into())),
        ("title and lock at once", map.edit_head(|head| (head.title, head.lock) = ("Other".into(), None))),
        ("state", map.edit_head(|head| head.state = MapState::ToBe)),
        ("scale", map.edit_rescale(Scale { min: Finite::of(0), max: Finite::of(10) })),
        ("new persona", map.edit_add_persona("Ben", &mut seeded(3))),
        ("persona", map.edit_record::<Persona>(&id("jana"), |persona| persona.name = "Jo".into()).unwrap()),
        ("persona away", map.edit_delete_persona(&id("jana"))),
        ("new stage", map.edit_add_stage(1, Stage { id: id("new"), ..Stage::default() })),
        ("stage moved", map.edit_move_stages(&[id("buy")], 0)),
        ("stage renamed", stage(|stage| stage.name = "Pay".into())),
        ("stage wider", stage(|stage| stage.width = Some(ColumnWidth::clamped(500)))),
        ("new step", stage(|stage| stage.steps.push(Step { id: Id::new("third"), ..Step::default() }))),
        ("step renamed", stage(|stage| stage.steps[0].name = "First".into())),
        ("steps swapped", stage(|stage| stage.steps.swap(0, 1))),
        ("stage deleted", map.edit_delete_stage(&id("aware")).unwrap()),
        ("new lane", map.edit_add_lane(0, Lane { id: id("new"), kind: LaneKind::Need, ..Lane::default() })),
        ("lane moved", map.edit_move_lanes(&[id("pain")], 0)),
        ("lane renamed", lane(|lane| lane.name = "Why".into())),
        ("lane hidden", lane(|lane| lane.hidden = true)),
        ("lane of another kind", lane(|lane| lane.kind = LaneKind::Free)),
        ("lane's hint", lane(|lane| lane.hint = "Think".into())),
        ("lane deleted", map.edit_delete_lane(&id("note")).unwrap()),
        ("new arrow", Edit::insert(0, arrow)),
    ]
}

/// Edits of what people put into the structure.
fn of_content(map: &Map) -> Vec<(&'static str, Edit)> {
    let new = Card { id: id("new"), at: cell("buy", "motive"), kind: CardKind::Motive, ..Card::default() };
    let metric = Metric { id: id("n9"), at: id("buy"), ..Metric::default() };
    let mut funnel = map.funnels[0].clone();
    funnel.matches.clear();
    vec![
        ("new card", map.edit_add_card(new, 0)),
        ("card's text", map.edit_record::<Card>(&id("ad"), |card| card.text = "Poster".into()).unwrap()),
        ("card moved", map.edit_move_cards(&[id("ad")], &cell("stay", "touch"), 0).unwrap()),
        ("card deleted", map.edit_delete_cards(&[id("account")])),
        ("new link", map.edit_tie(&id("ad"), &id("photo"), &mut seeded(3)).unwrap().0),
        ("link away", map.edit_unlink(&LinkKind::Answers, &id("guest"), &id("account"))),
        ("face", map.edit_sentiment(&id("jana"), &id("stay"), Some(Finite::of(2)))),
        ("owner of a stage", map.edit_record::<Stage>(&id("buy"), |stage| stage.owner = "Sales".into()).unwrap()),
        ("new metric", Edit::insert(0, metric)),
        ("matches", Edit::set(funnel)),
        ("funnel of a lane", map.edit_record::<Lane>(&id("drops"), |lane| lane.funnel = Id::default()).unwrap()),
    ]
}

#[test]
fn a_locked_structure_takes_content_only() {
    let map = locked(Lock::Structure);
    for (what, edit) in of_structure(&map) {
        assert!(matches!(map.allows(&edit), Err(Refusal::Locked { .. })), "{what} is refused");
    }
    for (what, edit) in of_content(&map) {
        assert_eq!(map.allows(&edit), Ok(()), "{what}");
    }
}

#[test]
fn a_map_locked_whole_takes_nothing() {
    for lock in [Lock::All, Lock::from_word("Later")] {
        let map = locked(lock);
        for (what, edit) in of_structure(&map).into_iter().chain(of_content(&map)) {
            assert!(map.allows(&edit).is_err(), "{what} is refused");
        }
    }
}

#[test]
fn a_map_without_a_lock_takes_all_of_it() {
    let map = rich_map();
    for (what, edit) in of_structure(&map).into_iter().chain(of_content(&map)) {
        assert_eq!(map.allows(&edit), Ok(()), "{what}");
    }
}

#[test]
fn one_refused_edit_refuses_the_list_it_is_in() {
    let map = locked(Lock::Structure);
    let content = of_content(&map).remove(0).1;
    let both = Edit::All(vec![content, map.edit_move_lanes(&[id("pain")], 0)]);
    assert_eq!(map.allows(&both), Err(Refusal::Locked { lock: Lock::Structure, part: Part::Lanes }));
}

#[test]
fn every_lock_can_be_put_on_and_taken_off() {
    for now in [None, Some(Lock::Structure), Some(Lock::All)] {
        for next in [None, Some(Lock::Structure), Some(Lock::All)] {
            let mut map = sample::map();
            map.head.lock.clone_from(&now);
            let edit = map.edit_head(|head| head.lock.clone_from(&next));
            assert_eq!(map.allows(&edit), Ok(()), "from {now:?} to {next:?}");
        }
    }
}

#[test]
fn a_refusal_says_what_stays() {
    let refused = |lock| locked(lock).unlocked(Part::Stages).unwrap_err().to_string();
    assert_eq!(refused(Lock::Structure), "the structure is locked: stages stay as they are");
    assert_eq!(refused(Lock::All), "the map is locked: it can be looked at and exported, not changed");
}
