//! What losses say to sentiments.

use touchline::funnel::{Meeting, findings, lane_stats, remarks};
use touchline::map::{Finite, Funnel, Id, Lane, LaneKind, Map, Rule, Scale, Sentiment, Share, Step};

use super::lane::{funnel, map};

const LAMP: &[u8] = include_bytes!("../../assets/samples/desk-lamp.journey.ron");

fn lamp() -> Map {
    touchline::file::read(LAMP, &mut || 7).unwrap().map
}

/// The remarks by their stages' names.
fn said(map: &Map) -> Vec<(String, String)> {
    let remarks = remarks(map, &map.funnels[0]);
    remarks
        .into_iter()
        .map(|remark| (map.column_name(&remark.stage).unwrap().to_owned(), remark.text.replace('\u{202F}', " ")))
        .collect()
}

fn pair(stage: &str, text: &str) -> (String, String) {
    (stage.to_owned(), text.to_owned())
}

/// By hand, from the sample's counts 48200, 19300, 8900, 3150, 2960, 1480 and sentiments +1, 0, −1, −2, 0, +2:
/// into Consideration 60 % are lost, but it feels neutral; into Decision 54 %, into Purchase 65 %; into Post-purchase 6 %;
/// into Loyalty 50 %, between 48 and 52.
#[test]
fn the_desk_lamp_says_what_one_reads_off_it() {
    let mut map = lamp();
    let decision = pair("Decision", "Feels bad, and 54 % leave");
    let purchase = pair("Purchase", "Feels bad, and 65 % leave");
    let loyalty = pair("Loyalty and advocacy", "Looks fine, yet 50 % leave");
    assert_eq!(said(&map), [decision.clone(), purchase.clone(), loyalty]);

    // The limit lies within the interval of Loyalty's loss: nothing is claimed.
    map.head.disagreement.leave = Share::of_percent(50);
    assert_eq!(said(&map), [decision, purchase.clone()]);
    map.head.disagreement.leave = Share::of_percent(60);
    assert_eq!(said(&map), [purchase]);
    map.head.disagreement = Default::default();
    map.head.disagreement.neutral_is_fine = true;
    assert_eq!(said(&map)[0], pair("Consideration", "Looks fine, yet 60 % leave"));
    assert_eq!(said(&map).len(), 4);

    // Were Post-purchase felt to be bad: hardly anyone leaves there.
    let post = map.stages[4].id.clone();
    let at = map.sentiments.iter().position(|sentiment| sentiment.at == post).unwrap();
    map.sentiments[at].value = Some(Finite::of(-2));
    map.head.disagreement = Default::default();
    assert_eq!(said(&map)[2], pair("Post-purchase", "Feels bad, yet hardly anyone leaves"));
}

/// Words for a loss from `before` to `after`, with a sentiment at the stage entered.
fn words(before: u64, after: u64, mood: i32) -> Option<String> {
    let map = map(&["Find", "Buy"], &[None, Some(mood)]);
    let funnel = funnel(&[("a", before, "Find"), ("b", after, "Buy")]);
    remarks(&map, &funnel).pop().map(|remark| remark.text.replace('\u{202F}', " "))
}

#[test]
fn the_rule_is_the_table() {
    assert_eq!(words(10_000, 4_100, 1).as_deref(), Some("Looks fine, yet 59 % leave"));
    assert_eq!(words(10_000, 4_100, -1).as_deref(), Some("Feels bad, and 59 % leave"));
    assert_eq!(words(10_000, 9_500, -1).as_deref(), Some("Feels bad, yet hardly anyone leaves"));
    assert_eq!(words(10_000, 9_500, 1), None, "what one would expect");
    assert_eq!(words(10_000, 7_500, -2), None, "neither many nor hardly anyone");
    assert_eq!((words(10_000, 4_100, 0), words(10_000, 9_500, 0)), (None, None), "a neutral face says nothing");
}

#[test]
fn nothing_is_said_where_the_data_does_not_bear_it() {
    // 15 of 29 is thin; of 290 it holds; 45 % of 40 reach across the limit of 40 %.
    assert_eq!(words(29, 2, -2), None);
    assert!(words(290, 20, -2).is_some());
    assert_eq!(words(40, 22, -2), None);
    // 4 % of 50 may as well be 13 %.
    assert_eq!(words(50, 48, -2), None);
    assert!(words(5_000, 4_800, -2).is_some());
    // A count that rises is no share.
    assert_eq!(words(500, 600, -2), None);
    assert_eq!(words(0, 0, -2), None);
    // Rows were left out on the way.
    let map = map(&["Find", "Buy"], &[None, Some(-2)]);
    let mut gap = funnel(&[("a", 900, "Find"), ("b", 100, "Buy")]);
    assert_eq!(remarks(&map, &gap).len(), 1);
    gap.gaps = vec![1];
    assert_eq!(remarks(&map, &gap), []);
}

#[test]
fn a_stage_left_out_of_the_picture_makes_no_loss_of_its_neighbours() {
    let map = map(&["Find", "Buy", "Tell"], &[None, Some(-2), Some(2)]);
    let funnel = funnel(&[("a", 900, "Find"), ("b", 300, "Buy"), ("c", 290, "Tell")]);
    let shown = |stages: &[&str]| {
        let ids: Vec<Id> = stages.iter().map(|stage| Id::new(stage)).collect();
        lane_stats(&map, &funnel, &Id::default(), Some(&ids)).remarks.into_iter().map(|r| r.meeting).collect::<Vec<_>>()
    };
    assert_eq!(shown(&["Find", "Buy"]), [Meeting::BadAndLeave]);
    assert_eq!(shown(&["Find", "Tell"]), []);
}

#[test]
fn the_sentiment_is_read_by_its_face_on_any_scale_and_from_the_lowest_step() {
    let mut map = map(&["Find", "Buy"], &[None, None]);
    map.head.scale = Scale { min: Finite::of(1), max: Finite::of(10) };
    map.stages[1].steps = ["s1", "s2"].map(|id| Step { id: Id::new(id), ..Step::default() }).to_vec();
    let funnel = funnel(&[("a", 900, "Find"), ("b", 300, "Buy")]);
    let felt = |map: &mut Map, at: &str, value: i32| {
        map.sentiments.push(Sentiment { at: Id::new(at), value: Some(Finite::of(value)), ..Sentiment::default() });
    };
    felt(&mut map, "s1", 9);
    assert_eq!(remarks(&map, &funnel)[0].meeting, Meeting::FineYetLeave);
    felt(&mut map, "s2", 2);
    assert_eq!(remarks(&map, &funnel)[0].meeting, Meeting::BadAndLeave);
    felt(&mut map, "Buy", 8);
    map.sentiments.rotate_right(1);
    assert_eq!(remarks(&map, &funnel)[0].meeting, Meeting::FineYetLeave);
}

#[test]
fn the_map_check_lists_contradictions_of_the_funnels_shown() {
    let mut map = lamp();
    let found = |map: &Map| -> Vec<(String, String)> {
        let contradictions = findings(map).into_iter().filter(|finding| finding.rule == Rule::Disagreement);
        contradictions.map(|finding| (finding.place, finding.text.replace('\u{202F}', " "))).collect()
    };
    let loyalty = pair("stages[5]", "the stage “Loyalty and advocacy” looks fine, yet 50 % leave");
    assert_eq!(found(&map), std::slice::from_ref(&loyalty));
    let lane = map.lanes.iter().position(|lane| lane.kind == LaneKind::Funnel).unwrap();
    // The same funnel in two lanes is said once; in none shown, not at all.
    map.lanes.push(Lane { id: Id::new("again"), ..map.lanes[lane].clone() });
    assert_eq!(found(&map), [loyalty]);
    map.lanes.iter_mut().filter(|lane| lane.kind == LaneKind::Funnel).for_each(|lane| lane.hidden = true);
    assert_eq!(found(&map), []);
}

#[test]
fn of_two_funnels_the_map_check_says_which_is_meant() {
    let mut map = lamp();
    let (lane, first) =
        (map.lanes.iter().position(|lane| lane.kind == LaneKind::Funnel).unwrap(), map.funnels[0].clone());
    map.funnels.push(Funnel { id: Id::new("other"), name: "Returning".into(), ..first.clone() });
    map.lanes.push(Lane { id: Id::new("again"), funnel: Id::new("other"), ..map.lanes[lane].clone() });
    let whose = |map: &Map| -> Vec<String> {
        let found = findings(map).into_iter().filter(|finding| finding.rule == Rule::Disagreement);
        found.map(|finding| finding.text.split_once(" (").unwrap().1.trim_end_matches(')').to_owned()).collect()
    };
    assert_eq!(whose(&map), ["Checkout", "Returning"], "both lanes have no name of their own");
    map.lanes[lane].name = "New buyers".into();
    assert_eq!(whose(&map), ["New buyers", "Funnel"]);
    map.lanes[lane].name.clear();
    map.funnels[1].name.clone_from(&first.name);
    map.funnels[1].from = Some("2026-02-02".parse().unwrap());
    assert_eq!(whose(&map), ["Checkout, 1–28 Feb 2026", "Checkout, 2–28 Feb 2026"]);
    map.funnels[1].from = first.from;
    assert_eq!(whose(&map), ["Checkout, 1 of 2", "Checkout, 2 of 2"]);
}
