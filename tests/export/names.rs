use touchline::export::names::{lanes_named, stages_named};
use touchline::map::{Id, Lane, LaneKind, Map, Stage};

fn map() -> Map {
    let stage = |id: &str, name: &str| Stage { id: Id::new(id), name: name.into(), ..Stage::default() };
    let lane = |id: &str, kind, name: &str| Lane { id: Id::new(id), kind, name: name.into(), ..Lane::default() };
    Map {
        stages: vec![stage("s1", "Awareness"), stage("s2", "Purchase"), stage("s3", "Purchase")],
        lanes: vec![lane("l1", LaneKind::Touchpoint, ""), lane("l2", LaneKind::Free, "Owner")],
        ..Map::default()
    }
}

fn words(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn names_are_found_whatever_their_case_and_all_of_one_name() {
    let ids = stages_named(&map(), &words(&["purchase ", "Awareness"])).unwrap();
    assert_eq!(ids, [Id::new("s2"), Id::new("s3"), Id::new("s1")]);
    assert_eq!(stages_named(&map(), &[]), Ok(Vec::new()));
}

#[test]
fn a_lane_without_a_name_has_that_of_its_kind() {
    assert_eq!(lanes_named(&map(), &words(&["touchpoints", "OWNER"])).unwrap(), [Id::new("l1"), Id::new("l2")]);
}

#[test]
fn an_unknown_name_lists_those_there_are() {
    let error = lanes_named(&map(), &words(&["Touchpoint"])).unwrap_err();
    assert_eq!(error.to_string(), "the map has no lane “Touchpoint”");
    assert_eq!(error.hint(), "its lanes are “Touchpoints” and “Owner”");
    let error = stages_named(&Map::default(), &words(&["Decision"])).unwrap_err();
    assert_eq!(error.hint(), "it has no stage at all");
}
