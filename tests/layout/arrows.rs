//! Links go round cards and end at them; transitions stand in their band, each label by itself.

use kurbo::{ParamCurve, Point, Rect};
use proptest::prelude::*;
use proptest::sample::Index;
use touchline::layout::{Layout, LinkBox, Preview, Purpose, View};
use touchline::map::{Cell, Id, Link, LinkKind, Map, Share, Transition, TransitionKind};

use super::{id, laid_out, small};
use crate::harness::maps;

fn link(key: &str, kind: LinkKind, from: &str, to: &str) -> Link {
    Link { id: id(key), kind, from: id(from), to: id(to), ..Link::default() }
}

fn arrow(key: &str, kind: TransitionKind, from: &str, to: &str, share: Option<f64>) -> Transition {
    let share = share.map(|share| Share::new(share).unwrap());
    Transition { id: id(key), kind, from: id(from), to: id(to), share, ..Transition::default() }
}

/// Whether a straight piece goes through the inside of a box.
fn passes(a: Point, b: Point, rect: Rect) -> bool {
    let rect = rect.inset(-0.75);
    let piece = Rect::from_points(a, b);
    piece.x0 < rect.x1 && rect.x0 < piece.x1 && piece.y0 < rect.y1 && rect.y0 < piece.y1
}

fn on_edge(rect: Rect, point: Point) -> bool {
    let within = rect.inflate(0.1, 0.1).contains(point);
    within && ((point.x - rect.x0).abs() < 0.1 || (point.x - rect.x1).abs() < 0.1)
}

fn check_links(layout: &Layout) {
    check_ways(layout, &layout.links);
}

fn check_ways(layout: &Layout, links: &[LinkBox]) {
    let cards: Vec<_> = layout.cards().chain(layout.lifted()).collect();
    let rect = |id: &Id| cards.iter().find(|card| card.id == id).unwrap().rect;
    let picture = layout.size.to_rect();
    for LinkBox { route, from, to, .. } in links {
        let points = route.points();
        assert!(points.len() >= 2, "{points:?}");
        assert!(on_edge(rect(from), route.start()), "{:?} leaves {:?}", rect(from), route.start());
        assert!(on_edge(rect(to), route.tip()), "{:?} is reached at {:?}", rect(to), route.tip());
        for piece in points.windows(2) {
            assert!(piece[0].x == piece[1].x || piece[0].y == piece[1].y, "{points:?} is upright or level");
            for card in &cards {
                assert!(!passes(piece[0], piece[1], card.rect), "{points:?} goes through {:?}", card.rect);
            }
        }
        assert!(picture.union(route.bounds()) == picture, "{:?} leaves the picture", route.bounds());
    }
}

fn check_transitions(layout: &Layout) {
    let (top, _) = layout.frozen.heads;
    let picture = layout.size.to_rect();
    let title = layout.title.rect;
    for shown in &layout.transitions {
        let bounds = shown.bounds();
        assert!(picture.union(bounds) == picture, "{bounds:?} leaves the picture");
        assert!(bounds.y1 <= top && bounds.y0 >= title.y1, "{bounds:?} stands between title and heads");
        let open = shown.route.points().len() == 2;
        let at_head = |point: Point| (0.0..=4.0).contains(&(top - point.y));
        assert!(at_head(shown.route.tip()) || (open && at_head(shown.route.start())), "{:?}", shown.route.points());
    }
    let labels: Vec<Rect> = layout.transitions.iter().filter_map(|shown| Some(shown.label.as_ref()?.rect)).collect();
    for (i, a) in labels.iter().enumerate() {
        for b in &labels[i + 1..] {
            let apart = a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
            assert!(apart, "{a:?} lies on {b:?}");
        }
        for entry in &layout.title.legend {
            assert!(a.y0 >= entry.word.rect().y1 || a.x1 <= entry.centre.x, "a label lies on the legend");
        }
    }
}

/// A map with more arrows than anybody draws.
fn tied() -> impl Strategy<Value = Map> {
    let link = (any::<[Index; 2]>(), any::<bool>());
    let way = (0..6_usize, any::<[Index; 2]>(), proptest::option::of(0.0..=1.0_f64));
    let arrows = (proptest::collection::vec(link, 0..30), proptest::collection::vec(way, 0..14));
    (maps::map(), arrows).prop_map(|(mut map, (links, ways))| {
        let cards: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
        for (n, ([a, b], answers)) in links.into_iter().enumerate().filter(|_| !cards.is_empty()) {
            let kind = if answers { LinkKind::Answers } else { LinkKind::LeadsTo };
            map.links.push(link_of(n, kind, a.get(&cards), b.get(&cards)));
        }
        let columns: Vec<Id> = map.columns().cloned().collect();
        for (n, (kind, [a, b], share)) in ways.into_iter().enumerate().filter(|_| !columns.is_empty()) {
            let kind = TransitionKind::ALL[kind].clone();
            let (from, to) = (a.get(&columns).to_string(), b.get(&columns).to_string());
            map.transitions.push(arrow(&format!("way{n}"), kind, &from, &to, share));
        }
        map
    })
}

fn link_of(n: usize, kind: LinkKind, from: &Id, to: &Id) -> Link {
    link(&format!("tie{n}"), kind, from.as_str(), to.as_str())
}

proptest! {
    #![proptest_config(maps::cases(60))]
    #[test]
    fn arrows_go_round_everything(map in tied(), answers in any::<bool>(), screen in any::<bool>()) {
        let purpose = if screen { Purpose::Screen } else { Purpose::Export };
        let layout = laid_out(&map, &View { answers, purpose, ..View::default() });
        check_links(&layout);
        check_transitions(&layout);
        let drawn = |kind: &LinkKind| answers || *kind != LinkKind::Answers;
        prop_assert!(layout.links.iter().all(|link| drawn(&link.kind)));
        // What is asked for goes round the same.
        let ties: Vec<_> = map.cards.iter().flat_map(|card| layout.ties_at(&card.id)).collect();
        let asked = layout.asked(&ties);
        prop_assert!(asked.iter().all(|link| !drawn(&link.kind) && layout.link(&link.link).is_some()));
        check_ways(&layout, &asked);
    }
}

#[test]
fn a_map_without_arrows_has_no_band() {
    let mut map = small();
    map.transitions.clear();
    let before = laid_out(&map, &View::default());
    map.transitions = vec![arrow("a1", TransitionKind::Next, "s1", "s2", Some(0.4))];
    let after = laid_out(&map, &View::default());
    let band = after.frozen.heads.0 - before.frozen.heads.0;
    assert!((30.0..60.0).contains(&band), "one row: {band}");
    let blank = laid_out(&map, &View { purpose: Purpose::Poster, ..View::default() });
    assert!(blank.transitions.is_empty() && blank.links.is_empty());
}

#[test]
fn labels_say_kind_and_share() {
    let mut map = small();
    map.transitions = vec![
        arrow("next", TransitionKind::Next, "s1", "s2", Some(0.4)),
        arrow("bare", TransitionKind::Next, "s2", "s3", None),
        arrow("loop", TransitionKind::Loop, "s3", "s1", Some(0.128)),
        arrow("in", TransitionKind::Entry, "", "s2", None),
        arrow("out", TransitionKind::Exit, "s2", "", Some(0.004)),
        arrow("odd", TransitionKind::from_word("Teleport"), "s1", "s3", None),
    ];
    let layout = laid_out(&map, &View::default());
    let said = |key: &str| {
        let shown = layout.transition(&id(key)).unwrap();
        shown.label.as_ref().map(|label| label.text.paragraph.text.replace(['\u{A0}', '\u{202F}'], " "))
    };
    assert_eq!(said("next").as_deref(), Some("40 %"));
    assert_eq!(said("bare"), None);
    assert_eq!(said("loop").as_deref(), Some("Loop 13 %"));
    assert_eq!(said("in").as_deref(), Some("Entry"));
    assert_eq!(said("out").as_deref(), Some("Exit 0.4 %"));
    assert_eq!(said("odd").as_deref(), Some("Teleport"));
    check_transitions(&layout);
    // What goes back lies above what leads on.
    let height = |key: &str| layout.transition(&id(key)).unwrap().bounds().y0;
    assert!(height("loop") < height("odd") && height("odd") < height("next"));
}

#[test]
fn only_what_has_both_ends_in_sight_is_drawn() {
    let mut map = small();
    let cards: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    let ties = cards.iter().flat_map(|a| cards.iter().map(move |b| (a, b)));
    map.links = ties.enumerate().map(|(n, (a, b))| link_of(n, LinkKind::LeadsTo, a, b)).collect();
    map.transitions = vec![
        arrow("a1", TransitionKind::Skip, "s1", "s3", None),
        arrow("a2", TransitionKind::Exit, "s1", "", None),
        arrow("a3", TransitionKind::Entry, "", "s2", None),
    ];
    let all = laid_out(&map, &View::export());
    let count = cards.len();
    assert_eq!(all.links.len(), count * (count - 1), "a card and itself are not tied");
    check_links(&all);
    let part = laid_out(&map, &View { stages: Some(vec![id("s1")]), ..View::export() });
    check_links(&part);
    let shown: Vec<&Id> = part.cards().map(|card| card.id).collect();
    assert!(part.links.iter().all(|link| shown.contains(&&link.from) && shown.contains(&&link.to)));
    let ways: Vec<&str> = part.transitions.iter().map(|shown| shown.transition.as_str()).collect();
    assert_eq!(ways, ["a2"]);
}

#[test]
fn arrows_follow_a_card_that_is_carried() {
    let mut map = small();
    map.links = vec![link("k1", LinkKind::LeadsTo, "c6", "c4")];
    let preview = Preview::cards(vec![id("c6")], Cell::new(&id("s3"), &id("l8")), 1);
    let layout = laid_out(&map, &View { preview: Some(preview), ..View::default() });
    assert!(on_edge(layout.lifted().next().unwrap().rect, layout.link(&id("k1")).unwrap().route.start()));
    check_links(&layout);
}

#[test]
fn an_arrow_is_hit_beside_the_cards() {
    let mut map = small();
    map.links = vec![link("k1", LinkKind::LeadsTo, "c6", "c4"), link("k2", LinkKind::Answers, "c4", "c6")];
    map.transitions = vec![arrow("a1", TransitionKind::Skip, "s1", "s3", Some(0.1))];
    let layout = laid_out(&map, &View::default());
    let route = layout.link(&id("k1")).unwrap().route;
    let [.., a, b] = route.points() else { panic!("two points at least") };
    let hit = |at: Point| layout.link_at(at, 4.0, &[]).map(|link| link.link.as_str().to_owned());
    assert_eq!(hit(a.midpoint(*b)).as_deref(), Some("k1"));
    assert_eq!(hit(layout.lanes[0].label.center()), None);
    let way = layout.transition(&id("a1")).unwrap();
    let label = way.label.as_ref().unwrap().rect.center();
    assert_eq!(layout.transition_at(label, 4.0).map(|shown| &shown.transition), Some(&id("a1")));
    assert_eq!(layout.transition_at(layout.title.rect.center(), 4.0), None);
}

#[test]
fn a_line_that_stands_out_leaves_its_label_free() {
    let mut map = small();
    map.transitions = vec![arrow("skip", TransitionKind::Skip, "s1", "s3", Some(0.2))];
    let layout = laid_out(&map, &View::default());
    let shown = &layout.transitions[0];
    let label = shown.label.as_ref().unwrap().rect;
    let pieces = shown.route.beside(&[label]);
    assert_eq!(pieces.len(), 2, "on both sides of the label");
    assert_eq!(shown.route.beside(&[]).len(), 1);
    let inside = label.inset(-0.01);
    for piece in &pieces {
        assert!(piece.segments().all(|part| !inside.contains(part.eval(0.5)) && !inside.contains(part.eval(0.99))));
    }
    let ends = (pieces[0].segments().last().unwrap().end(), pieces[1].segments().next().unwrap().start());
    assert!((ends.0.x - label.x0).abs() < 0.01 && (ends.1.x - label.x1).abs() < 0.01, "{ends:?} {label:?}");
}

#[test]
fn arrows_that_end_at_one_side_of_a_card_end_in_one_head() {
    let mut map = small();
    let cards: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    let to = id("c4");
    let others = cards.iter().filter(|card| **card != to);
    let ties = others.enumerate().map(|(n, from)| link(&format!("k{n}"), LinkKind::LeadsTo, from.as_str(), "c4"));
    map.links = ties.collect();
    let layout = laid_out(&map, &View::default());
    check_links(&layout);
    let mut tips: Vec<(i64, i64)> =
        layout.links.iter().map(|shown| (shown.route.tip().x as i64, (shown.route.tip().y * 64.0) as i64)).collect();
    assert!(tips.len() > 3, "several arrows: {tips:?}");
    tips.sort_unstable();
    tips.dedup();
    assert!(tips.len() <= 2, "one place at each side: {tips:?}");
}
