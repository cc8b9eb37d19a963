//! The funnel panel: what the chart shows, what is copied, what one can ask for.

use egui_kittest::kittest::Queryable;
use expect_test::expect;
use touchline::app::funnel_panel::{FunnelAction, FunnelPanel, about, facts, slots, table};
use touchline::map::{Id, LaneKind, Map};

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
