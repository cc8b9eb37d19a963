//! The funnel panel: what the chart shows, what is copied, what one can ask for.

use egui_kittest::kittest::Queryable;
use expect_test::expect;
use touchline::app::funnel_panel::{
    FunnelAction, FunnelPanel, Scale, about, difference, facts, rows, series, slots, table,
};
use touchline::map::{Funnel, Id, LaneKind, Map, Numbers, Segment};

use super::maps::with_funnel;
use super::window;
use crate::harness::entropy::Seeded;

type State = (Map, FunnelPanel, Option<FunnelAction>);

fn open(map: Map) -> egui_kittest::Harness<'static, State> {
    let mut harness = window((map, FunnelPanel::default(), None), |ui, (map, panel, action)| {
        let new = panel.show(ui, map, true);
        *action = action.take().or(new);
    });
    harness.run();
    harness
}

fn pressed(map: Map, label: &str) -> Option<FunnelAction> {
    let mut harness = open(map);
    harness.get_by_label(label).click();
    harness.run();
    harness.state().2.clone()
}

#[test]
fn steps_stand_in_the_order_of_the_stages() {
    let map = with_funnel();
    let shown: Vec<String> = slots(&map, &map.funnels[0])
        .iter()
        .map(|slot| format!("{} / {} / {}", slot.label, slot.stage, slot.step.is_some()))
        .collect();
    expect![[r#"
        Awareness / Awareness / true
        Decision / Decision / false
        Purchase / Purchase / true
        refund /  / true"#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn the_table_is_one_for_spreadsheets() {
    let mut map = with_funnel();
    map.funnels[0].steps[0] = "page\tview".into();
    expect![[r#"
        Step	Stage	Count	Share of first	Share of previous	At least	At most	Drop	Note
        page view	Awareness	48200	100%					
        purchase	Purchase	3150	6.5%	6.5%	6.3%	6.8%	-93%	
        refund		31	0.1%	1%	0.7%	1.4%	-99%	
    "#]]
    .assert_eq(&table(&map, &map.funnels[0]));
}

#[test]
fn hovering_says_what_a_bar_stands_for() {
    let map = with_funnel();
    let slots = slots(&map, &map.funnels[0]);
    let said: Vec<String> =
        facts(&slots[2], "de").into_iter().map(|(term, value)| format!("{term}: {value}")).collect();
    expect![[r#"
        Count: 3 150
        Stage: Purchase
        Of the first step: 6,5 % (6,3–6,8 %)
        Of the step before: 6,5 % (6,3–6,8 %)
        Change: −93 %"#]]
    .assert_eq(&said.join("\n"));
}

#[test]
fn its_buttons_ask() {
    assert_eq!(pressed(with_funnel(), "Import…"), Some(FunnelAction::Import));
    assert_eq!(pressed(with_funnel(), "Match steps"), Some(FunnelAction::Match(Id::new("f1"))));
    assert_eq!(pressed(with_funnel(), "Fold the funnel panel"), Some(FunnelAction::Fold(false)));
    assert!(matches!(pressed(with_funnel(), "Copy table"), Some(FunnelAction::Copy(text)) if text.contains("48200")));
}

#[test]
fn the_chart_can_be_read_aloud() {
    let harness = open(with_funnel());
    let chart = "Funnel chart, share of the first step: \
                 Awareness 100\u{202f}%, Decision nothing, Purchase 6.5\u{202f}%, refund 0.1\u{202f}%";
    assert!(harness.query_by_label(chart).is_some(), "{harness:?}");
}

#[test]
fn without_a_funnel_it_says_what_to_drop() {
    let map = Map::new(&mut Seeded(1));
    assert!(open(map.clone()).query_by_label("Drop a funnel export on the window").is_some());
    assert_eq!(pressed(map.clone(), "Choose a file…"), Some(FunnelAction::Import));
    assert_eq!(pressed(map, "paste the table"), Some(FunnelAction::Paste));
}

#[test]
fn one_of_several_funnels_is_chosen() {
    let mut map = with_funnel();
    let mut other = map.funnels[0].clone();
    other.id = Id::new("f2");
    other.name = "Mobile app".into();
    map.funnels.push(other);
    let mut harness = open(map);
    harness.get_by_label("Which funnel").click();
    harness.run();
    harness.get_by_label("Mobile app").click();
    harness.run();
    let (map, panel, _) = harness.state();
    assert_eq!(panel.funnel(map).map(|funnel| funnel.id.as_str()), Some("f2"));
}

#[test]
fn its_head_says_file_dates_and_segment() {
    let mut funnel = with_funnel().funnels.remove(0);
    funnel.from = Some("2026-02-01".parse().unwrap());
    funnel.to = Some("2026-02-28".parse().unwrap());
    assert_eq!(about(&funnel, "en"), "visits.csv · 1–28 Feb 2026 · all users");
}

#[test]
fn what_losses_say_to_feelings_stands_beside_the_chart() {
    let lamp = || {
        let sample = include_bytes!("../../assets/samples/desk-lamp.journey.ron");
        touchline::file::read(sample, &mut Seeded(1)).unwrap().map
    };
    let loyalty = "Loyalty and advocacy: Looks fine, yet 50\u{202f}% leave";
    let stage = lamp().stages[5].id.clone();
    assert_eq!(pressed(lamp(), loyalty), Some(FunnelAction::Reveal(stage)));
    let lane = lamp().lanes.iter().find(|lane| lane.kind == LaneKind::Funnel).unwrap().id.clone();
    assert_eq!(pressed(lamp(), "Limits"), Some(FunnelAction::Limits(lane)));
    let harness = open(lamp());
    assert!(harness.query_by_label("Purchase: Feels bad, and 65\u{202f}% leave").is_some());
    // Where nothing is to be said, the chart has all the room.
    let mut silent = lamp();
    silent.sentiments.clear();
    assert!(open(silent).query_by_label("Limits").is_none());
}

#[test]
fn what_rests_on_few_is_said_at_the_pointer_and_in_the_table() {
    let mut map = with_funnel();
    map.funnels[0].segments[0].counts = vec![48, 29, 31];
    let slots = slots(&map, &map.funnels[0]);
    assert!(slots[2].steepest, "the only loss that is not thin");
    let notes: Vec<String> =
        facts(&slots[3], "en").into_iter().filter(|(term, _)| *term == "Note").map(|(_, note)| note).collect();
    assert_eq!(notes, ["fewer than 30 came so far", "more than at the step before"]);
    let table = table(&map, &map.funnels[0]);
    assert!(table.ends_with("fewer than 30 came so far; more than at the step before\n"), "{table}");
}

/// Two segments beside all, and a funnel of another month with one step less.
fn with_segments() -> Map {
    let mut map = with_funnel();
    let segment =
        |name: &str, counts: [u64; 3]| Segment { name: name.into(), counts: counts.to_vec(), ..Segment::default() };
    map.funnels[0].segments.extend([segment("Phone", [30_000, 1_000, 11]), segment("Desk", [18_200, 2_150, 20])]);
    map.funnels.push(Funnel {
        id: Id::new("f2"),
        name: "March".into(),
        steps: vec!["Page_view".into(), "purchase".into()],
        segments: vec![Segment { counts: vec![50_000, 3_260], ..Segment::default() }],
        ..Funnel::default()
    });
    map
}

#[test]
fn segments_stand_side_by_side_and_in_the_copied_table() {
    let mut harness = open(with_segments());
    harness.get_by_label("Phone").click();
    harness.run();
    harness.get_by_label("Desk").click();
    harness.run();
    harness.get_by_label("All").click();
    harness.run();
    let chart = harness.get_by_label_contains("Funnel chart, share of the first step: Phone: ");
    let told = format!("{chart:?}");
    assert!(told.contains("Purchase 3.3") && told.contains("Desk: ") && !told.contains("All:"), "{told}");
    harness.get_by_label("Copy table").click();
    harness.run();
    let Some(FunnelAction::Copy(table)) = harness.state().2.clone() else { panic!("no table") };
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("Series\tStep\tStage\tCount"), "{table}");
    assert!(lines[2].starts_with("Phone\tpurchase\tPurchase\t1000\t3.3%"), "{table}");
    assert_eq!(lines.len(), 7);
}

#[test]
fn the_last_of_the_legend_stays() {
    let mut harness = open(with_segments());
    harness.get_by_label("All").click();
    harness.run();
    assert!(harness.query_by_label_contains("Funnel chart, share of the first step: Awareness 100").is_some());
}

#[test]
fn two_series_are_told_apart_only_where_they_differ() {
    let map = with_segments();
    let all = series(&map, &map.funnels[0], Some(&map.funnels[1]));
    let slots = slots(&map, &map.funnels[0]);
    let purchase = slots.iter().find(|slot| slot.label == "Purchase").unwrap();
    let numbers = Numbers::of("en");
    let (whole, phone, desk, march) = (&all[0], &all[1], &all[2], &all[3]);
    // 3.3 % of 30,000 against 11.8 % of 18,200.
    assert_eq!(
        difference(purchase, &[phone, desk], numbers).unwrap(),
        "Clear difference, −8.5 points of the step before."
    );
    // 3,150 of 48,200 against 3,260 of 50,000: 6.54 % and 6.52 %.
    let same = difference(purchase, &[whole, march], numbers).unwrap();
    assert!(same.starts_with("No clear difference"), "{same}");
    assert_eq!(difference(purchase, &[whole, phone, desk], numbers), None, "of three nothing is said");
    let told = rows(purchase, &[whole, march], numbers);
    assert_eq!(told[2].0, "March");
    assert!(told[2].1.starts_with("3\u{202F}260"), "{told:?}");
    let renamed = Map {
        funnels: vec![
            map.funnels[0].clone(),
            Funnel {
                steps: vec!["x".into(), "Sold".into()],
                matches: map.funnels[0].matches.clone(),
                ..map.funnels[1].clone()
            },
        ],
        ..map.clone()
    };
    let other = series(&renamed, &renamed.funnels[0], Some(&renamed.funnels[1])).pop().unwrap();
    assert_eq!(other.at(purchase).unwrap().name, "Sold", "it is the only step of the same stage");
    let refund = slots.iter().find(|slot| slot.label == "refund").unwrap();
    assert_eq!(rows(refund, &[whole, march], numbers)[2].1, "no such step");
}

#[test]
fn another_funnel_is_chosen_beside_this_one_and_goes_again() {
    let mut harness = open(with_segments());
    harness.get_by_label("Compare with another funnel").click();
    harness.run();
    harness.get_all_by_label("March").last().unwrap().click();
    harness.run();
    assert!(harness.query_by_label_contains("March: Awareness 100").is_some());
    harness.get_by_label("Compare with another funnel").click();
    harness.run();
    harness.get_by_label("Nothing").click();
    harness.run();
    assert!(harness.query_by_label_contains("March: Awareness").is_none());
}

#[test]
fn a_bar_is_as_high_as_its_number_and_on_a_logarithm_seen_however_small() {
    let linear = Scale::new(true, false, 3.0);
    assert_eq!([0.0, 1.0, 48_200.0].map(|value| linear.height(value)), [0.0, 1.0, 48_200.0]);
    let log = Scale::new(true, true, 3.0);
    assert_eq!(log.height(0.0), 0.0);
    // Ten times more is one higher, wherever it is.
    let higher = |value: f64| log.height(value * 10.0) - log.height(value);
    assert!((higher(3.0) - 1.0).abs() < 1e-9 && (higher(300.0) - 1.0).abs() < 1e-9);
    assert!(log.height(3.0) > 0.3, "the smallest is a bar that can be seen");
    let shares = Scale::new(false, true, 0.0006);
    assert!(shares.height(0.0006) > 0.3 && shares.height(1.0) < 6.0);
    for least in [f64::INFINITY, 0.0, 1e300] {
        assert!(Scale::new(true, true, least).height(5.0).is_finite());
    }
}

#[test]
fn counts_stand_in_place_of_shares() {
    let mut harness = open(with_segments());
    for name in ["Counts", "Log scale", "Step by step"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    assert!(harness.query_by_label_contains("Funnel chart, counts: Awareness 48\u{202F}200").is_some());
}
