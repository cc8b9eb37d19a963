//! Measures of a stage: the small line over time stays in its box, in the order of the days.

use proptest::prelude::*;
use touchline::layout::{Fonts, LaneBody, MetricBox, Metrics, View, lay_out};
use touchline::map::{Date, Finite, Id, Lane, LaneKind, Map, Metric, MetricKind, Point, Stage};

fn day(n: i64) -> Date {
    let first: Date = "2026-01-01".parse().unwrap();
    first.checked_add(jiff::Span::new().days(n)).unwrap()
}

fn point(n: i64, value: f64) -> Point {
    Point { date: day(n), value: Finite::new(value).unwrap() }
}

fn laid(metric: Metric, width: u16) -> MetricBox {
    let width = touchline::map::ColumnWidth::new(i64::from(width)).ok();
    let map = Map {
        stages: vec![Stage { id: Id::new("s"), name: "Buy".into(), width, ..Stage::default() }],
        lanes: vec![Lane { id: Id::new("l"), kind: LaneKind::Metric, ..Lane::default() }],
        metrics: vec![Metric { id: Id::new("n"), at: Id::new("s"), ..metric }],
        ..Map::default()
    };
    let layout = lay_out(&map, &View::default(), &mut Fonts::bundled(), &Metrics::standard().unwrap());
    let body = layout.lanes.iter().find_map(|lane| match &lane.body {
        LaneBody::Metrics(boxes) => Some(boxes.to_vec()),
        _ => None,
    });
    body.unwrap().remove(0)
}

#[test]
fn values_stand_in_the_order_of_their_days_and_say_what_changed() {
    let points = vec![point(59, 6.5), point(0, 5.0), point(30, 6.2)];
    let target = Some(Finite::of(8));
    let shown = laid(Metric { unit: "%".into(), target, points, ..Metric::default() }, 354);
    let spark = shown.spark.unwrap();
    assert_eq!(spark.points.len(), 3);
    assert!(
        spark.points.is_sorted_by(|a, b| a.x < b.x && a.y > b.y),
        "later is further right, more is higher: {spark:?}"
    );
    // 30 of 59 days.
    let (first, last) = (spark.points[0].x, spark.points[2].x);
    assert!(((spark.points[1].x - first) / (last - first) - 30.0 / 59.0).abs() < 1e-9);
    assert!(spark.target.unwrap() < spark.points[2].y, "the target is higher than all of them");
    assert!(spark.rect.x0 > shown.value.rect().x1, "it stands beside the value");
    let note = shown.note.unwrap().paragraph.text.to_string();
    assert_eq!(note, "Target 8\u{202F}% · 1 Mar 2026 · +0.3 since 31 Jan 2026");
}

#[test]
fn without_time_between_values_there_is_no_line() {
    let none = |points: Vec<Point>| laid(Metric { points, ..Metric::default() }, 354).spark.is_none();
    assert!(none(vec![]) && none(vec![point(3, 1.0)]) && none(vec![point(3, 1.0), point(3, 2.0)]));
    let flat = laid(Metric { points: vec![point(0, 7.0), point(9, 7.0)], ..Metric::default() }, 354).spark.unwrap();
    assert_eq!(flat.points[0].y, flat.points[1].y);
    assert!((flat.points[0].y - flat.rect.center().y).abs() < 1e-9, "equal values lie in the middle");
    let flat = laid(Metric { points: vec![point(0, 7.0), point(9, 7.0)], ..Metric::default() }, 354);
    assert_eq!(&*flat.note.unwrap().paragraph.text, "10 Jan 2026 · unchanged since 1 Jan 2026");
}

#[test]
fn a_kind_says_between_what_its_values_lie() {
    let range = |kind: MetricKind, unit: &str| Metric { kind, unit: unit.into(), ..Metric::default() }.range();
    assert_eq!(range(MetricKind::Nps, ""), Some((-100.0, 100.0)));
    assert_eq!((range(MetricKind::Csat, ""), range(MetricKind::Csat, "%")), (Some((1.0, 5.0)), Some((0.0, 100.0))));
    assert_eq!((range(MetricKind::Ces, ""), range(MetricKind::Rate, "%")), (Some((1.0, 7.0)), Some((0.0, 100.0))));
    assert_eq!((range(MetricKind::Rate, "per day"), range(MetricKind::Own, "%")), (None, None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_line_stays_in_its_box_whatever_is_measured(
        values in proptest::collection::vec((0i64..4000, prop_oneof![-1e3..1e3f64, Just(f64::MAX), Just(-f64::MAX), Just(0.0)]), 0..200),
        target in proptest::option::of(prop_oneof![-1e3..1e3f64, Just(f64::MAX)]),
        unit in "[a-z%€ ]{0,40}",
        width in 160u16..900,
    ) {
        let points = values.iter().map(|(n, value)| point(*n, *value)).collect();
        let target = target.map(|target| Finite::new(target).unwrap());
        let shown = laid(Metric { unit, target, points, ..Metric::default() }, width);
        if let Some(spark) = &shown.spark {
            let inside = |x: f64, y: f64| spark.rect.contains((x, y)) || spark.rect.inflate(0.01, 0.01).contains((x, y));
            prop_assert!(spark.points.iter().all(|point| inside(point.x, point.y)), "{spark:?}");
            prop_assert!(spark.target.is_none_or(|y| inside(spark.rect.x0 + 1.0, y)));
            prop_assert!(shown.rect.inflate(0.01, 0.01).contains_rect(spark.rect), "{:?} {:?}", shown.rect, spark.rect);
            prop_assert!(spark.rect.intersect(shown.value.rect()).is_zero_area() && spark.rect.intersect(shown.name.rect()).is_zero_area());
            if let Some(note) = &shown.note {
                prop_assert!(note.rect().y0 >= spark.rect.y1 - 0.01);
            }
        }
    }
}
