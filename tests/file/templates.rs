//! What ships with the program reads without a finding, and every map made from it is one of its own.

use std::collections::BTreeSet;

use touchline::file::{SAMPLES, TEMPLATES, Template, read, write};
use touchline::map::{EvidenceLevel, LaneKind, Map, Rule};

use crate::harness::entropy::Seeded;

const STAGES: [&str; 6] =
    ["Awareness", "Consideration", "Decision", "Purchase", "Post-purchase", "Loyalty and advocacy"];

fn ids(map: &Map) -> BTreeSet<&str> {
    let ids = map.personas.iter().map(|p| &p.id).chain(map.stages.iter().map(|s| &s.id)).chain([&map.id]);
    let ids = ids.chain(map.lanes.iter().map(|l| &l.id)).chain(map.cards.iter().map(|c| &c.id));
    ids.chain(map.links.iter().map(|l| &l.id)).chain(map.funnels.iter().map(|f| &f.id)).map(|id| id.as_str()).collect()
}

#[test]
fn what_ships_stands_as_it_would_be_saved_and_nothing_dangles() {
    for folder in ["templates", "samples"] {
        for entry in std::fs::read_dir(format!("{}/assets/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "ron") {
                let text = std::fs::read_to_string(&path).unwrap();
                let loaded = read(text.as_bytes(), &mut Seeded(1)).unwrap();
                assert_eq!(loaded.findings, [], "{}", path.display());
                assert_eq!(write(&loaded.map), text, "{}", path.display());
            }
        }
    }
}

#[test]
fn every_new_map_has_ids_of_its_own() {
    for template in TEMPLATES.iter().chain(&SAMPLES) {
        let (a, b) = (template.new_map(&mut Seeded(1)).unwrap(), template.new_map(&mut Seeded(2)).unwrap());
        assert!(ids(&a).is_disjoint(&ids(&b)), "{}", template.name);
        let again = read(write(&a).as_bytes(), &mut Seeded(3)).unwrap();
        assert_eq!(again.findings, [], "what refers to something refers to it still");
        assert_eq!((a.cards.len(), a.links.len()), (b.cards.len(), b.links.len()));
    }
}

#[test]
fn the_templates_have_the_stages_and_lanes_they_promise() {
    use LaneKind::{Action, Funnel, Motive, Opportunity, PainPoint, Sentiment, Tactic, Touchpoint};
    let [journey, workshop, blank] = TEMPLATES.map(|template| template.new_map(&mut Seeded(1)).unwrap());
    for map in [&journey, &workshop] {
        assert_eq!(map.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), STAGES);
        let kinds: Vec<&LaneKind> = map.lanes.iter().map(|lane| &lane.kind).collect();
        assert_eq!(kinds, [&Action, &Touchpoint, &Motive, &PainPoint, &Sentiment, &Funnel, &Opportunity, &Tactic]);
    }
    assert!(workshop.lanes.iter().all(|lane| !lane.hint.is_empty()));
    assert_eq!((blank.stages.len(), blank.lanes.len(), blank.cards.len()), (1, 1, 0));
    assert!(Template::find(" workshop STARTER ").is_some_and(|template| template.word == "workshop-starter"));
    assert!(Template::find("blank").is_some() && Template::find("lean canvas").is_none());
}

#[test]
fn the_sample_is_the_one_that_is_drawn() {
    use EvidenceLevel::{Assumed, Observed, Quantified, Reported};
    let map = SAMPLES[0].new_map(&mut Seeded(1)).unwrap();
    let tally = map.tally();
    assert_eq!((tally.stages, tally.touchpoints, tally.pain_points), (6, 12, 8));
    assert_eq!(tally.evidence, [(Quantified, 1), (Observed, 3), (Reported, 2), (Assumed, 2)]);
    let funnel = &map.funnels[0];
    assert_eq!(funnel.shown().unwrap().counts, [48200, 19300, 8900, 3150, 2960, 1480]);
    let table = include_str!("../../assets/samples/ga4-checkout-feb.csv");
    let counts: Vec<u64> = table.lines().skip(7).map(|row| row.split(',').nth(1).unwrap().parse().unwrap()).collect();
    assert_eq!(counts, funnel.shown().unwrap().counts, "the table beside it is its funnel");
    assert!(map.gaps().iter().all(|finding| finding.rule != Rule::UnansweredPainPoint));
}
