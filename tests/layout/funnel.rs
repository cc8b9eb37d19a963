//! Numbers of the funnel lane keep clear of each other.

use touchline::layout::{Fonts, LaneBody, Metrics, View, lay_out};
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
