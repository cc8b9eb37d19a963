//! Links and transitions: what they mean, which are refused, and that they can be changed and taken back.

use touchline::map::{
    Card, CardKind, Edit, Id, LinkKind, Map, Refusal, Stage, Step, Transition, TransitionKind, TransitionKind as Way,
};

use crate::harness::entropy::Seeded;

fn id(text: &str) -> Id {
    Id::new(text)
}

fn map() -> Map {
    let mut map = Map::new(&mut Seeded(1));
    let stage = |key: &str| Stage { id: id(key), name: key.to_uppercase(), ..Stage::default() };
    map.stages = vec![stage("s1"), stage("s2"), stage("s3")];
    map.stages[1].steps = ["t1", "t2"].map(|key| Step { id: id(key), ..Step::default() }).to_vec();
    let card = |key: &str, kind| Card { id: id(key), kind, text: key.into(), ..Card::default() };
    map.cards = vec![
        card("pain", CardKind::PainPoint),
        card("chance", CardKind::Opportunity),
        card("tactic", CardKind::Tactic),
        card("touch", CardKind::Touchpoint),
    ];
    map
}

fn make(map: &mut Map, edit: Result<Edit, Refusal>) -> Map {
    let before = map.clone();
    let back = map.apply(edit.unwrap()).unwrap();
    let mut undone = map.clone();
    undone.revert(back).unwrap();
    assert_eq!(undone, before, "taken back exactly");
    before
}

fn refusal(result: Result<impl std::fmt::Debug, Refusal>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn an_opportunity_answers_whichever_card_was_taken_first() {
    let map = map();
    let (pain, chance, touch, tactic) = (id("pain"), id("chance"), id("touch"), id("tactic"));
    assert_eq!(map.link_between(&chance, &pain), Ok((LinkKind::Answers, &chance, &pain)));
    assert_eq!(map.link_between(&pain, &tactic), Ok((LinkKind::Answers, &tactic, &pain)));
    assert_eq!(map.link_between(&pain, &touch), Ok((LinkKind::LeadsTo, &pain, &touch)));
    assert_eq!(map.link_between(&chance, &tactic), Ok((LinkKind::LeadsTo, &chance, &tactic)));
    assert_eq!(refusal(map.link_between(&pain, &pain)), "a card is not linked with itself");
    assert_eq!(refusal(map.link_between(&pain, &id("gone"))), "there is no card with the id gone");
}

#[test]
fn a_second_link_of_the_same_kind_and_ends_is_refused_in_words() {
    let mut map = map();
    let (edit, link) = map.edit_tie(&id("pain"), &id("chance"), &mut Seeded(2)).unwrap();
    make(&mut map, Ok(edit));
    assert_eq!(
        refusal(map.edit_tie(&id("chance"), &id("pain"), &mut Seeded(3))),
        "the opportunity “chance” answers the pain point “pain” already"
    );
    let edit = map.edit_link_kind(&link, LinkKind::LeadsTo);
    make(&mut map, edit);
    let edit = map.edit_turn_link(&link);
    make(&mut map, edit);
    let turned = map.link(&link).unwrap();
    assert_eq!(map.link_words(turned), "“pain” leads to “chance”");
    // The first meaning is free again, the one taken now is not.
    let (edit, second) = map.edit_tie(&id("chance"), &id("pain"), &mut Seeded(4)).unwrap();
    make(&mut map, Ok(edit));
    let edit = map.edit_turn_link(&second);
    make(&mut map, edit);
    assert!(refusal(map.edit_link_kind(&second, LinkKind::LeadsTo)).contains("leads to"));
}

#[test]
fn the_direction_decides_what_an_arrow_between_stages_means() {
    let map = map();
    let way = |from: &str, to: &str| map.transition_between(&id(from), &id(to)).unwrap();
    assert_eq!([way("s1", "s2"), way("s1", "s3"), way("s3", "s1")], [Way::Next, Way::Skip, Way::Loop]);
    assert_eq!([way("t1", "t2"), way("t2", "s3"), way("t1", "s3")], [Way::Next, Way::Next, Way::Skip]);
    assert_eq!([way("s1", "t1"), way("s1", "t2"), way("t2", "t1")], [Way::Next, Way::Skip, Way::Loop]);
    assert_eq!(refusal(map.transition_between(&id("s1"), &id("s1"))), "an arrow leads to another stage");
}

#[test]
fn a_kind_brings_its_ends_along() {
    let mut map = map();
    let (edit, arrow) = map.edit_add_transition(Way::Next, &id("s2"), &id("s3"), &mut Seeded(2)).unwrap();
    make(&mut map, Ok(edit));
    let ends = |map: &Map| {
        let Transition { from, to, kind, .. } = map.transition(&arrow).unwrap().clone();
        (kind, from.to_string(), to.to_string())
    };
    for (kind, from, to) in [
        (Way::Exit, "s2", ""),
        (Way::Entry, "", "s2"),
        (Way::Loop, "s3", "s2"),
        (Way::Exit, "s3", ""),
        (Way::Branch, "s3", "s2"),
    ] {
        let edit = map.edit_transition_kind(&arrow, kind.clone());
        make(&mut map, edit);
        assert_eq!(ends(&map), (kind, from.to_owned(), to.to_owned()));
    }
    let edit = map.edit_transition_kind(&arrow, TransitionKind::Skip);
    make(&mut map, edit);
    let edit = map.edit_transition_ends(&arrow, &id("s1"), &id("s2"));
    make(&mut map, edit);
    assert_eq!(ends(&map), (Way::Next, "s1".to_owned(), "s2".to_owned()), "the direction decides");
    assert_eq!(
        refusal(map.edit_add_transition(Way::Next, &id("s1"), &id("s2"), &mut Seeded(3))),
        "there is “Next from S1 to S2” already"
    );
}

#[test]
fn an_exit_of_the_only_stage_cannot_lead_on() {
    let mut map = map();
    map.stages.truncate(1);
    let (edit, arrow) = map.edit_add_transition(Way::Exit, &id("s1"), &id(""), &mut Seeded(2)).unwrap();
    make(&mut map, Ok(edit));
    assert!(refusal(map.edit_transition_kind(&arrow, Way::Next)).contains("add one first"));
    assert_eq!(map.transition_words(map.transition(&arrow).unwrap()), "Exit from S1");
}
