//! Numbers of the funnel lane keep clear of each other.

use touchline::layout::{Fonts, FunnelBox, LaneBody, Metrics, Pill, View, lay_out};
use touchline::map::{Funnel, Lane, LaneKind, Match, Segment};

use super::{id, map};

#[test]
fn a_count_stands_above_a_pill_that_reaches_over_its_bar() {
    let mut map = map(
        r#"(format: 1, id: "m1", stages: [(id: "s1", name: "One", width: 200), (id: "s2", name: "Two", width: 200), (id: "s3", name: "Three")])"#,
    );
    let matches = ["s1", "s2", "s3"].iter().zip(0..).map(|(at, step)| Match { step, at: id(at), ..Match::default() });
    map.lanes.push(Lane { id: id("l1"), kind: LaneKind::Funnel, funnel: id("f1"), ..Lane::default() });
    map.funnels.push(Funnel {
        id: id("f1"),
        steps: ["one", "many", "more"].map(String::from).to_vec(),
        // A rise so steep that its pill is wider than the room between two bars, over a bar lower than the pill.
        segments: vec![Segment { counts: vec![1, 10_001, 250_000], ..Segment::default() }],
        matches: matches.collect(),
        ..Funnel::default()
    });
    let metrics = Metrics::standard().unwrap().enlarged(2.0);
    let layout = lay_out(&map, &View::export(), &mut Fonts::bundled(), &metrics);
    let LaneBody::Funnel(shown) = &layout.lanes[0].body else { panic!("a funnel is drawn") };
    let drop = shown.bars[1].drop.as_ref().unwrap();
    assert!(drop.rect.x1 > shown.bars[1].count.rect().x0, "the pill reaches over the bar");
    assert!(shown.bars[1].count.rect().y1 < drop.rect.y0);
    assert!(shown.bars.iter().all(|bar| bar.count.rect().y0 >= 0.0));
}

/// A map of stages as wide as these, and a funnel lane with a step for each stage that has a count.
fn lane(stages: &[(&str, Option<u64>)]) -> FunnelBox {
    lane_with_gaps(stages, &[])
}

/// The same with rows left out before these steps.
fn lane_with_gaps(stages: &[(&str, Option<u64>)], gaps: &[u32]) -> FunnelBox {
    let named = |(name, _): &(&str, _)| format!(r#"(id: "{name}", name: "{name}")"#);
    let list = stages.iter().map(named).collect::<Vec<_>>().join(", ");
    let mut map = map(&format!(r#"(format: 1, id: "m1", stages: [{list}])"#));
    let counted: Vec<(&str, u64)> = stages.iter().filter_map(|(name, count)| Some((*name, (*count)?))).collect();
    let matches = counted.iter().zip(0..).map(|((at, _), step)| Match { step, at: id(at), ..Match::default() });
    map.lanes.push(Lane { id: id("l1"), kind: LaneKind::Funnel, funnel: id("f1"), ..Lane::default() });
    map.funnels.push(Funnel {
        id: id("f1"),
        steps: counted.iter().map(|(name, _)| (*name).to_owned()).collect(),
        segments: vec![Segment { counts: counted.iter().map(|(_, count)| *count).collect(), ..Segment::default() }],
        gaps: gaps.to_vec(),
        matches: matches.collect(),
        ..Funnel::default()
    });
    let layout = lay_out(&map, &View::export(), &mut Fonts::bundled(), &Metrics::standard().unwrap());
    let LaneBody::Funnel(shown) = &layout.lanes[0].body else { panic!("a funnel is drawn") };
    (**shown).clone()
}

fn shares(shown: &FunnelBox) -> Vec<String> {
    let plain = |text: &str| text.replace(['\u{202F}', '\n'], " ");
    shown
        .bars
        .iter()
        .map(|bar| bar.share.as_ref().map(|share| plain(&share.paragraph.text)).unwrap_or_default())
        .collect()
}

#[test]
fn a_stage_nobody_was_counted_at_says_so_and_nothing_is_drawn_as_if_it_were() {
    let shown = lane(&[("Find", Some(4000)), ("Wait", None), ("Buy", Some(1000)), ("Tell", None)]);
    let words: Vec<String> = shown.skipped.iter().map(|one| one.text.paragraph.text.replace('\u{202F}', " ")).collect();
    assert_eq!(words, ["not counted: 3 000 leave on the way to Buy", "not counted"]);
    assert_eq!(shares(&shown), ["100 %", "25 % of Find"]);
    assert_eq!((shown.between.len(), shown.over.len()), (0, 1), "a line leads over it, and no area");
    let counted = lane(&[("Find", Some(4000)), ("Wait", Some(3000)), ("Buy", Some(750)), ("Tell", None)]);
    let pill = |shown: &FunnelBox| shown.bars.iter().find(|bar| bar.stage == id("Buy")).unwrap().drop.clone().unwrap();
    assert_eq!((pill(&shown).rect, pill(&shown).name.as_str()), (pill(&counted).rect, "Find → Buy"), "before Buy");
    let wait = shown.skipped[0].text.rect();
    assert!(wait.y0 > shown.base.0.y && shown.skipped.iter().all(|one| one.text.rect().y1 <= shown.height));
}

#[test]
fn a_rise_is_people_who_come_in_and_a_late_beginning_is_said() {
    let shown = lane(&[("Find", None), ("Ask", Some(100)), ("Buy", Some(150))]);
    assert_eq!(shares(&shown), ["100 %, the funnel begins here", "a rise: at least 50 come in here"]);
    let over = lane(&[("Find", Some(100)), ("Ask", None), ("Buy", Some(150))]);
    assert_eq!(shares(&over)[1], "a rise: at least 50 come in after Find");
    assert_eq!(&*over.skipped[0].text.paragraph.text, "not counted");
}

#[test]
fn over_rows_left_out_nothing_is_drawn_as_a_measured_loss() {
    let stages = [("One", Some(1000)), ("Two", Some(70)), ("Three", Some(63))];
    let whole = lane(&stages);
    assert!(whole.bars[1].drop.as_ref().unwrap().steepest);
    let shown = lane_with_gaps(&stages, &[1]);
    let drops: Vec<&Pill> = shown.bars.iter().filter_map(|bar| bar.drop.as_ref()).collect();
    assert_eq!((&*drops[0].text.paragraph.text, drops[0].steepest, drops[0].unsure), ("gap", false, true));
    assert_eq!((&*drops[1].text.paragraph.text, drops[1].steepest), ("−10\u{202F}%", true));
    assert_eq!(shares(&shown)[1], "7 % of the last step before, rows between left out");
    assert_eq!((shown.between.len(), shown.over.len()), (1, 1), "no slope leads over them");
    // Before the first step the funnel begins further down than its table did.
    assert_eq!(shares(&lane_with_gaps(&stages, &[0]))[0], "100 %, rows before it left out");
}
