//! The funnel panel: what the chart shows, what is copied, what one can ask for.

use egui_kittest::kittest::{NodeT, Queryable};
use expect_test::expect;
use touchline::app::funnel_panel::{
    FunnelAction, FunnelPanel, Scale, Series, Slot, about, difference, facts, heading, rows, series, slots, table,
};
use touchline::map::{Funnel, Id, Lane, LaneKind, Map, Match, MatchedBy, Numbers, Segment};

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

/// The first series of the first funnel, and the places of its steps.
fn alone(map: &Map) -> (Series, Vec<Slot>) {
    let only = series(map, &map.funnels[0], None).remove(0);
    let slots = slots(map, &[&only]);
    (only, slots)
}

#[test]
fn steps_stand_in_the_order_of_the_stages() {
    let map = with_funnel();
    let (only, slots) = alone(&map);
    let shown: Vec<String> =
        slots.iter().map(|slot| format!("{} / {} / {}", slot.label, slot.stage, only.at(slot).is_some())).collect();
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
        Step	Stage	Count	Share of first	Share of first, at least	Share of first, at most	Share of previous	Share of previous, at least	Share of previous, at most	Drop	Note
        page view	Awareness	48200	100%							
        purchase	Purchase	3150	6.5%	6.3%	6.8%	6.5%	6.3%	6.8%	-93%	
        refund		31	0.1%	0.05%	0.09%	1%	0.7%	1.4%	-99%	
    "#]]
    .assert_eq(&table(&map, &[&alone(&map).0]));
}

#[test]
fn hovering_says_what_a_bar_stands_for() {
    let map = with_funnel();
    let (only, slots) = alone(&map);
    let said: Vec<String> = facts(only.at(&slots[2]), &slots[2].stage, "de")
        .into_iter()
        .map(|(term, value)| format!("{term}: {value}"))
        .collect();
    expect![[r#"
        Count: 3 150
        Stage: Purchase
        Of the first step: 6,5 % (6,3–6,8 %)
        Of the step before: 6,5 % (6,3–6,8 %)
        Change: −93 %"#]]
    .assert_eq(&said.join("\n"));
}

#[test]
fn rows_left_out_are_told_wherever_a_loss_over_them_would_be() {
    let mut map = with_funnel();
    (map.funnels[0].gaps, map.funnels[0].source.skipped) = (vec![1], 1);
    let (only, slots) = alone(&map);
    assert_eq!(only.steepest(), Some(2), "not the one over the rows");
    let said: Vec<String> =
        facts(only.at(&slots[2]), "", "en").iter().map(|(term, said)| format!("{term}: {said}")).collect();
    expect![[r#"
        Count: 3 150
        Of the first step: 6.5 % (6.3–6.8 %)
        Of the last step read: 6.5 % (6.3–6.8 %)
        Note: rows before it were left out: what was lost at this step alone is not known"#]]
    .assert_eq(&said.join("\n"));
    let copied = table(&map, &[&only]);
    let row = copied.lines().find(|line| line.starts_with("purchase")).unwrap();
    assert!(row.contains("\t\trows before it were left out"), "no drop: {row}");
    assert_eq!(about(&map.funnels[0], "en"), "visits.csv · all users · 1 row left out");
    let harness = open(map);
    assert!(harness.query_by_label_contains("(rows left out before it)").is_some(), "the chart is read so");
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
                 Awareness 100\u{202f}%, Decision not counted, Purchase 6.5\u{202f}%, refund 0.1\u{202f}%";
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
fn a_funnel_chosen_by_keys_closes_the_list_and_keeps_the_keyboard() {
    let mut map = with_funnel();
    let mut other = map.funnels[0].clone();
    (other.id, other.name) = (Id::new("f2"), "Mobile app".into());
    map.funnels.push(other);
    let mut harness = open(map);
    for (list, entry) in [("Which funnel", "Mobile app"), ("Compare with another funnel", "visits.csv")] {
        harness.get_by_label(list).focus();
        harness.run();
        harness.key_press(egui::Key::Enter);
        harness.run();
        harness.get_by_role_and_label(egui::Role::ListBoxOption, entry).focus();
        harness.run();
        harness.key_press(egui::Key::Enter);
        harness.run();
        assert!(harness.query_by_role(egui::Role::ListBoxOption).is_none(), "{list} is closed");
        assert!(harness.get_by_label(list).is_focused(), "{list} has the keyboard");
    }
}

#[test]
fn funnels_of_one_name_are_told_apart_by_their_dates_or_their_number() {
    let mut map = with_funnel();
    let mut copy = |id: &str, from: Option<&str>| {
        let mut other = map.funnels[0].clone();
        other.id = Id::new(id);
        other.from = from.map(|day| day.parse().unwrap());
        other.to = other.from;
        map.funnels.push(other);
    };
    copy("f2", Some("2026-03-01"));
    copy("f3", None);
    let labels = |map: &Map| map.funnels.iter().map(|funnel| map.funnel_label(funnel)).collect::<Vec<_>>();
    assert_eq!(labels(&map), ["visits.csv · 1 of 3", "visits.csv · 1 Mar 2026", "visits.csv · 3 of 3"]);
    map.funnels[2].name = "Returns".into();
    map.funnels.remove(1);
    assert_eq!(labels(&map), ["visits.csv", "Returns"]);
}

#[test]
fn its_head_says_file_dates_and_segment() {
    let mut funnel = with_funnel().funnels.remove(0);
    funnel.from = Some("2026-02-01".parse().unwrap());
    funnel.to = Some("2026-02-28".parse().unwrap());
    assert_eq!(about(&funnel, "en"), "visits.csv · 1–28 Feb 2026 · all users");
    funnel.window = "30m".into();
    funnel.unit = "Sessions".into();
    funnel.source.choices = "user: u; event: e; time: t; steps: a, b; order: strict; sessions: 1h".into();
    assert_eq!(
        about(&funnel, "en").replace('\u{A0}', " "),
        "visits.csv · within 30 minutes · strict order · sessions end after 1 hour · 1–28 Feb 2026 · all sessions"
    );
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
    let (only, slots) = alone(&map);
    assert_eq!(only.steepest(), Some(1), "the only loss that is not thin");
    let notes: Vec<String> = facts(only.at(&slots[3]), "", "en")
        .into_iter()
        .filter(|(term, _)| *term == "Note")
        .map(|(_, note)| note)
        .collect();
    assert_eq!(notes, ["fewer than 30 came so far", "more than at the step before"]);
    let table = table(&map, &[&only]);
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
    let (whole, phone, desk, march) = (&all[0], &all[1], &all[2], &all[3]);
    let said = |label: &str, series: &[&Series]| {
        let slots = slots(&map, series);
        let at = slots.iter().position(|slot| slot.label == label).unwrap();
        difference(&slots, at, series, Numbers::of("en"))
    };
    // 3.3 % of 30,000 against 11.8 % of 18,200.
    let apart = "Clear difference, −8.5 points of the step before, corrected for 2 steps.";
    assert_eq!(said("Purchase", &[phone, desk]).unwrap(), apart);
    // 3,150 of 48,200 against 3,260 of 50,000: 6.54 % and 6.52 %.
    let same = said("Purchase", &[whole, march]).unwrap();
    assert!(same.starts_with("No clear difference") && same.ends_with("of the step before."), "{same}");
    assert_eq!(said("Awareness", &[whole, march]).unwrap(), "Both begin here: the steps after it are compared.");
    assert_eq!(
        said("refund", &[whole, march]).unwrap(),
        "Only visits.csv · All has a step here, so nothing is compared."
    );
    assert_eq!(said("Decision", &[whole, march]), None);
    assert_eq!(said("Purchase", &[whole]), None);
    let three = said("Purchase", &[phone, desk, march]).unwrap();
    assert_eq!(three, "Whether they differ is said of two at once: leave two in the legend.");
    let part = said("Purchase", &[whole, phone]).unwrap();
    assert_eq!(
        part, "visits.csv · Phone is a part of visits.csv · All: to compare, show two parts.",
        "nobody may be on both sides of a test"
    );
    let mut named = map.clone();
    named.funnels[0].segments[0].name = "All Users".into();
    let all = series(&named, &named.funnels[0], None);
    let said = difference(&slots(&named, &[&all[1], &all[0]]), 2, &[&all[1], &all[0]], Numbers::of("en"));
    assert_eq!(said.unwrap(), "Phone is a part of All Users: to compare, show two parts.");
}

#[test]
fn a_share_across_a_step_of_one_side_names_what_it_is_of() {
    let mut map = with_segments();
    map.funnels[1].steps = vec!["page_view".into(), "sign in".into(), "purchase".into()];
    map.funnels[1].segments[0].counts = vec![50_000, 20_000, 1_260];
    let said = told(&map, "Purchase");
    assert_eq!(said.replace('\u{202f}', " "), "Clear difference, +4 points of “Awareness” (6.5 % against 2.5 %).");
    let all = series(&map, &map.funnels[0], Some(&map.funnels[1]));
    let both = [&all[0], all.last().unwrap()];
    let places = slots(&map, &both);
    let at = places.iter().position(|slot| slot.label == "Purchase").unwrap();
    assert_eq!(heading(&places, at, &both), "count · of first · of “Awareness” (95 %)");
    let shown: Vec<String> =
        rows(&places, at, &both, Numbers::of("en")).into_iter().map(|row| row.value.replace('\u{202f}', " ")).collect();
    // Not the 6.3 % of those who signed in, which are not compared.
    assert_eq!(
        shown,
        ["3 150 · 6.5 % (6.3–6.8 %) · 6.5 % (6.3–6.8 %)", "1 260 · 2.5 % (2.4–2.7 %) · 2.5 % (2.4–2.7 %)"]
    );
    assert_eq!(heading(&places, 0, &both), "count · of first · of step before (95 %)");
    map.funnels[1].steps.swap(0, 2);
    assert_eq!(told(&map, "Purchase"), "Nothing is compared: their steps stand in different orders.");
    map.funnels[1].steps[0] = "else".into();
    assert_eq!(told(&map, "Awareness"), "It is the only step that both have: nothing is compared.");
}

#[test]
fn the_tip_leaves_the_bars_to_be_seen() {
    let mut harness = open(with_segments());
    harness.get_by_label("Phone").click();
    harness.run();
    let chart = harness.get_by_label_contains("Funnel chart").rect();
    for part in [0.1, 0.5, 0.9] {
        harness.hover_at(chart.left_top() + chart.size() * egui::vec2(part, 0.8));
        harness.run();
        let rows = [
            harness.get_by_label("count · of first · of step before (95 %)").rect(),
            harness.get_by_label("Phone is a part of All: to compare, show two parts.").rect(),
        ];
        let panel = harness.get_by_label("Copy table").rect();
        assert!(rows.iter().all(|row| row.bottom() < panel.top() && row.left() >= 0.0), "{rows:?} over {panel:?}");
    }
}

#[test]
fn no_tip_comes_up_under_a_mouse_that_rests() {
    let mut map = with_segments();
    let funnel = map.funnels.remove(0);
    let lanes = std::mem::take(&mut map.funnels);
    let mut harness = open(map);
    let tip =
        |harness: &egui_kittest::Harness<'_, State>| harness.query_by_label_contains("Of the first step").is_some();
    // Where the chart will be.
    let at = egui::pos2(harness.ctx.content_rect().center().x * 1.25, harness.ctx.content_rect().bottom() - 60.0);
    harness.hover_at(at);
    harness.run();
    harness.state_mut().0.funnels = [vec![funnel], lanes].concat();
    harness.run();
    assert!(harness.query_by_label_contains("Funnel chart").is_some() && !tip(&harness));
    harness.hover_at(at + egui::vec2(3.0, 0.0));
    harness.run();
    assert!(tip(&harness));
}

#[test]
fn two_periods_are_named_by_their_dates_and_compared_with_intervals_and_a_verdict() {
    let mut map = with_funnel();
    let mut march = map.funnels[0].clone();
    (march.id, march.source.sampled) = (Id::new("f2"), true);
    (march.from, march.to) = ("2026-03-01".parse().ok(), "2026-03-31".parse().ok());
    march.segments[0].counts = vec![50_000, 2_900, 31];
    (map.funnels[0].from, map.funnels[0].to) = ("2026-02-01".parse().ok(), "2026-02-28".parse().ok());
    map.funnels.push(march);
    let all = series(&map, &map.funnels[0], Some(&map.funnels[1]));
    let both: Vec<&Series> = all.iter().collect();
    assert_eq!([&*both[0].name, &*both[1].name], ["1–28 Feb 2026", "1–31 Mar 2026"]);
    let told = rows(&slots(&map, &both), 2, &both, Numbers::of("en"));
    assert_eq!(told[1].value.replace('\u{202f}', " "), "2 900 · 5.8 % (5.6–6.0 %) · 5.8 % (5.6–6.0 %)");
    expect![[r#"
        Series	Step	Stage	Count	Share of first	Share of first, at least	Share of first, at most	Share of previous	Share of previous, at least	Share of previous, at most	Drop	Verdict	Note
        1–28 Feb 2026	page_view	Awareness	48200	100%							Both begin here: the steps after it are compared.	
        1–28 Feb 2026	purchase	Purchase	3150	6.5%	6.3%	6.8%	6.5%	6.3%	6.8%	-93%	Clear difference, +0.7 points of the step before, corrected for 2 steps.	
        1–28 Feb 2026	refund		31	0.1%	0.05%	0.09%	1%	0.7%	1.4%	-99%	No clear difference, -0.1 points of the step before, corrected for 2 steps.	
        1–31 Mar 2026	page_view	Awareness	50000	100%							Both begin here: the steps after it are compared.	
        1–31 Mar 2026	purchase	Purchase	2900	5.8%	5.6%	6.0%	5.8%	5.6%	6.0%	-94%	Clear difference, +0.7 points of the step before, corrected for 2 steps.	
        1–31 Mar 2026	refund		31	0.1%	0.04%	0.09%	1.1%	0.8%	1.5%	-99%	No clear difference, -0.1 points of the step before, corrected for 2 steps.	
        1–31 Mar 2026: counts are from a sample
    "#]].assert_eq(&table(&map, &both));
}

#[test]
fn a_line_of_shares_is_not_to_be_had_among_counts() {
    let mut harness = open(with_segments());
    let enabled = |harness: &egui_kittest::Harness<'_, State>| {
        !harness.get_by_label("Step by step").accesskit_node().is_disabled()
    };
    harness.get_by_label("Step by step").click();
    harness.run();
    assert!(enabled(&harness));
    harness.get_by_label("Counts").click();
    harness.run();
    assert!(!enabled(&harness));
}

/// What is said of the first and the second funnel at a place.
fn told(map: &Map, label: &str) -> String {
    let all = series(map, &map.funnels[0], Some(&map.funnels[1]));
    let both = [&all[0], all.last().unwrap()];
    let slots = slots(map, &both);
    let at = slots.iter().position(|slot| slot.label == label).unwrap();
    difference(&slots, at, &both, Numbers::of("en")).unwrap()
}

/// Two funnels over three stages, each step as its name and its stage; the counts tell the steps apart.
fn two_funnels(own: &[(&str, Option<&str>)], other: &[(&str, Option<&str>)]) -> Map {
    let mut map = with_funnel();
    let funnel = |id: &str, first: u64, steps: &[(&str, Option<&str>)]| {
        let at = |(step, (_, stage)): (usize, &(&str, Option<&str>))| {
            Some(Match { step: step as u32, at: Id::new((*stage)?), ..Match::default() })
        };
        Funnel {
            id: Id::new(id),
            name: id.into(),
            steps: steps.iter().map(|(name, _)| (*name).into()).collect(),
            segments: vec![Segment {
                counts: (0..steps.len() as u64).map(|n| first - n).collect(),
                ..Segment::default()
            }],
            matches: steps.iter().enumerate().filter_map(at).collect(),
            ..Funnel::default()
        }
    };
    map.funnels = vec![funnel("f1", 1_000, own), funnel("f2", 500, other)];
    map
}

/// Place by place what stands there of either: "Awareness: Visit | Landing".
fn laid(map: &Map) -> String {
    let all = series(map, &map.funnels[0], Some(&map.funnels[1]));
    let shown: Vec<&Series> = all.iter().collect();
    let slots = slots(map, &shown);
    let name = |series: &Series, slot: &Slot| series.at(slot).map_or_else(|| "–".to_owned(), |step| step.name.clone());
    let line = |slot: &Slot| format!("{}: {} | {}", slot.label, name(shown[0], slot), name(shown[1], slot));
    // Every step stands once, and the copied table has the same ones.
    let table = table(map, &shown);
    for series in &shown {
        let placed: Vec<u64> = slots.iter().filter_map(|slot| series.at(slot)).map(|step| step.count).collect();
        let mut sorted = placed.clone();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(sorted, series.stats.iter().map(|step| step.count).collect::<Vec<_>>(), "{placed:?}");
        let of = table.lines().filter(|line| line.starts_with(&format!("{}\t", series.name))).count();
        assert_eq!(of, series.stats.len(), "{table}");
    }
    slots.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn steps_of_other_names_share_the_place_of_their_stage() {
    let map = two_funnels(
        &[("Visit", Some("s1")), ("Cart", Some("s2")), ("Order", Some("s3"))],
        &[("Landing", Some("s1")), ("Basket", Some("s2")), ("Paid", Some("s3"))],
    );
    expect![[r#"
        Awareness: Visit | Landing
        Decision: Cart | Basket
        Purchase: Order | Paid"#]]
    .assert_eq(&laid(&map));
    let all = series(&map, &map.funnels[0], Some(&map.funnels[1]));
    let both = [&all[0], &all[1]];
    let told = rows(&slots(&map, &both), 1, &both, Numbers::of("en"));
    assert_eq!([told[0].term.as_str(), told[1].term.as_str()], ["f1: Cart", "f2: Basket"]);
    assert!(told[1].value.starts_with("499 · "), "{told:?}");
}

#[test]
fn of_several_steps_in_a_stage_each_stands_once() {
    // One of the other's against three: none of them is the one, so it stands by itself.
    let map = two_funnels(
        &[("Visit", Some("s1")), ("Cart", Some("s2")), ("Address", Some("s2")), ("Pay", Some("s2"))],
        &[("visit", Some("s1")), ("Checkout", Some("s2")), ("pay", Some("s2"))],
    );
    expect![[r#"
        Awareness: Visit | visit
        Decision: Cart: Cart | –
        Decision: Address: Address | –
        Decision: Checkout: – | Checkout
        Decision: Pay: Pay | pay
        Purchase: – | –"#]]
    .assert_eq(&laid(&map));
    // Several of the other's against one.
    let map = two_funnels(
        &[("Visit", Some("s1")), ("Order", Some("s3"))],
        &[("Visit", Some("s1")), ("Address", Some("s3")), ("Pay", Some("s3")), ("Thanks", Some("s3"))],
    );
    expect![[r#"
        Awareness: Visit | Visit
        Decision: – | –
        Purchase: Order: Order | –
        Purchase: Address: – | Address
        Purchase: Pay: – | Pay
        Purchase: Thanks: – | Thanks"#]]
    .assert_eq(&laid(&map));
}

#[test]
fn steps_that_the_shown_funnel_has_not_get_places_of_their_own() {
    let map = two_funnels(
        &[("Visit", Some("s1")), ("Order", Some("s3")), ("Return", None)],
        &[("Ad", None), ("Visit", Some("s2")), ("Cart", Some("s2")), ("order", Some("s3")), ("return", Some("s1"))],
    );
    // "Visit" and "return" go by their names, though their stages are others; "Ad" belongs to no stage.
    expect![[r#"
        Awareness: Visit | Visit
        Decision: – | Cart
        Purchase: Order | order
        Return: Return | return
        Ad: – | Ad"#]]
    .assert_eq(&laid(&map));
}

#[test]
fn what_was_matched_by_hand_stays_at_its_stage_and_a_guess_goes_by_the_name() {
    let own = [("Visit", Some("s1")), ("Cart", Some("s2")), ("Order", Some("s3"))];
    let other = [("visit", Some("s1")), ("Basket", Some("s2")), ("cart", Some("s3"))];
    let mut map = two_funnels(&own, &other);
    // The guess for "cart" gives way to its name, so that "Basket" has a place of its own.
    expect![[r#"
        Awareness: Visit | visit
        Decision: Basket: – | Basket
        Decision: Cart: Cart | cart
        Purchase: Order | –"#]]
    .assert_eq(&laid(&map));
    map.funnels[1].matches[2].by = MatchedBy::Hand;
    expect![[r#"
        Awareness: Visit | visit
        Decision: Cart | Basket
        Purchase: Order | cart"#]]
    .assert_eq(&laid(&map));
    // Two of one name that people matched to different stages stand apart, each with what is at its stage.
    map.funnels[1].matches[0].by = MatchedBy::Hand;
    map.funnels[1].matches[0].at = Id::new("s2");
    map.funnels[1].matches[1].at = Id::new("s1");
    map.funnels[0].matches[0].by = MatchedBy::Hand;
    expect![[r#"
        Awareness: Visit | Basket
        Decision: Cart | visit
        Purchase: Order | cart"#]]
    .assert_eq(&laid(&map));
}

#[test]
fn a_name_that_comes_again_stands_for_the_step_of_its_stage() {
    let map = two_funnels(
        &[("view", Some("s1")), ("view", Some("s2")), ("buy", Some("s3"))],
        &[("View", Some("s2")), ("Buy", Some("s3"))],
    );
    expect![[r#"
        Awareness: view | –
        Decision: view | View
        Purchase: buy | Buy"#]]
    .assert_eq(&laid(&map));
}

#[test]
fn the_chart_read_aloud_says_each_step_of_another_funnel_once() {
    let map = two_funnels(
        &[("Visit", Some("s1")), ("Order", Some("s3"))],
        &[("Landing", Some("s1")), ("Basket", Some("s2")), ("Forum", None)],
    );
    let mut harness = open(map);
    harness.get_by_label("Compare with another funnel").click();
    harness.run();
    harness.get_all_by_label("f2").last().unwrap().click();
    harness.run();
    harness.get_by_label("Counts").click();
    harness.run();
    let chart = "Funnel chart, counts: \
                 f1: Awareness 1\u{202f}000, Decision not counted, Purchase 999, Forum not counted; \
                 f2: Awareness 500, Decision 499, Purchase not counted, Forum 498";
    assert!(harness.query_by_label(chart).is_some(), "{harness:?}");
}

#[test]
fn another_funnel_is_chosen_beside_this_one_and_goes_again() {
    let mut harness = open(with_segments());
    harness.get_by_label("Compare with another funnel").click();
    harness.run();
    harness.get_all_by_label("March").last().unwrap().click();
    harness.run();
    assert!(harness.query_by_label_contains("March · All: Awareness 100").is_some());
    harness.get_by_label("Compare with another funnel").click();
    harness.run();
    harness.get_by_label("Nothing").click();
    harness.run();
    assert!(harness.query_by_label_contains("March · All: Awareness").is_none());
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

/// The texts of the chart that end in "%", with where they stand, without those beside the grid.
fn painted(harness: &egui_kittest::Harness<'_, State>) -> Vec<(String, egui::Rect)> {
    let chart = harness.get_by_label_contains("Funnel chart").rect();
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        collect(&clipped.shape, &mut found);
    }
    let inside = |(words, rect): &(String, egui::Rect)| words.ends_with('%') && chart.expand(1.0).contains_rect(*rect);
    found.into_iter().filter(inside).map(|(words, rect)| (words.replace('\u{202f}', " "), rect)).collect()
}

fn collect(shape: &egui::Shape, found: &mut Vec<(String, egui::Rect)>) {
    match shape {
        egui::Shape::Text(text) => found.push((text.galley.text().to_owned(), text.visual_bounding_rect())),
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        _ => {}
    }
}

#[test]
fn every_bar_of_shares_has_its_number_or_none_has_and_none_lies_on_another() {
    let mut map = with_segments();
    map.funnels.truncate(1);
    for name in ["Tablet", "Watch"] {
        map.funnels[0].segments.push(Segment { name: name.into(), counts: vec![900, 411, 7], ..Segment::default() });
    }
    let mut harness = open(map);
    assert!(painted(&harness).iter().any(|(words, _)| words == "100 %"), "the first tells what the shares are of");
    for (shown, name) in ["Phone", "Desk", "Tablet", "Watch"].into_iter().enumerate() {
        harness.get_by_label(name).click();
        harness.run();
        for (width, height) in [(1280.0, 720.0), (960.0, 640.0), (700.0, 500.0), (640.0, 420.0)] {
            harness.set_size(egui::vec2(width, height));
            for scale in ["Log scale", "Step by step", "Log scale", "Step by step"] {
                harness.get_by_label(scale).click();
                harness.run();
                let numbers = painted(&harness);
                let bars = 3 * (shown + 2);
                assert!(numbers.len() == bars || numbers.is_empty(), "{numbers:?} for {bars} bars at {width}");
                assert!(width < 960.0 || !numbers.is_empty(), "there is room for them at {width}");
                for (i, (words, rect)) in numbers.iter().enumerate() {
                    let over = numbers[..i].iter().find(|(_, other)| other.shrink(0.5).intersects(rect.shrink(0.5)));
                    assert!(over.is_none(), "{words} lies on {over:?} at {width}");
                }
            }
        }
    }
}

#[test]
fn a_long_source_is_told_whole_below_the_buttons_and_by_its_weightiest_parts_where_the_panel_is_folded() {
    let mut map = with_funnel();
    let source = &mut map.funnels[0].source;
    (source.file, source.range, source.sampled) = ("a shop's checkout, third try.csv".into(), "A7:B13".into(), true);
    map.funnels[0].from = "2026-02-01".parse().ok();
    map.funnels[0].to = "2026-02-28".parse().ok();
    let whole = about(&map.funnels[0], "en");
    for (width, open) in [(640.0, true), (1280.0, true), (580.0, false), (640.0, false), (820.0, false)] {
        let mut harness =
            window((map.clone(), FunnelPanel::default(), None::<FunnelAction>), move |ui, (map, panel, _)| {
                panel.show(ui, map, open);
            });
        harness.set_size(egui::vec2(width, 600.0));
        harness.run();
        let told = harness.query_by_label(&whole);
        assert_eq!(told.is_some(), open, "at {width}");
        let button = harness.get_by_label("Import…").rect();
        if let Some(told) = told {
            let beside = told.rect().top() < button.bottom();
            assert_eq!(beside, width > 1000.0);
            assert!(told.rect().right() <= width && (beside || told.rect().top() >= button.bottom()));
        } else {
            let short = match width {
                ..620.0 => "1–28 Feb 2026 · all users …",
                ..700.0 => "a shop's checkout, third try.csv …",
                _ => "a shop's checkout, third try.csv · 1–28 Feb 2026 · all users …",
            };
            assert!(harness.query_by_label(short).is_some(), "{short} at {width}");
        }
    }
}

#[test]
fn steps_that_share_a_stage_stand_below_its_name_and_are_read_with_it() {
    let map = two_funnels(&[("Visit", Some("s1")), ("Cart", Some("s2")), ("Pay", Some("s2")), ("Forum", None)], &[]);
    let (_, slots) = alone(&map);
    let shown: Vec<String> =
        slots.iter().map(|slot| format!("{} / {} / {}", slot.label, slot.stage, slot.step)).collect();
    expect![[r#"
        Awareness / Awareness / 
        Decision: Cart / Decision / Cart
        Decision: Pay / Decision / Pay
        Purchase / Purchase / 
        Forum /  / Forum"#]]
    .assert_eq(&shown.join("\n"));
    let harness = open(map);
    assert!(harness.query_by_label_contains("Decision: Cart 99.9").is_some(), "{harness:?}");
}

#[test]
fn what_rests_on_few_and_what_rises_is_told_of_each_of_several_series_and_of_the_chart() {
    let mut map = with_segments();
    map.funnels[0].segments[1].counts = vec![25, 20, 22];
    let all = series(&map, &map.funnels[0], None);
    let two = [&all[1], &all[2]];
    let told = rows(&slots(&map, &two), 3, &two, Numbers::of("en"));
    assert_eq!(told[0].note, "fewer than 30 came so far; more than at the step before");
    assert_eq!(told[1].note, "");
    let mut harness = open(map);
    harness.get_by_label("Phone").click();
    harness.run();
    let read = "refund 88\u{202f}% (fewer than 30 came so far; more than at the step before)";
    assert!(harness.query_by_label_contains(read).is_some(), "{harness:?}");
    assert!(painted(&harness).iter().any(|(words, _)| words == "→88 %" || words == "↑88 %"), "{:?}", painted(&harness));
}

#[test]
fn funnel_lanes_without_a_name_are_told_apart_by_their_funnels() {
    let mut map = two_funnels(&[("Visit", Some("s1"))], &[("Visit", Some("s1"))]);
    let lane = |id: &str, funnel: &str| Lane {
        id: Id::new(id),
        kind: LaneKind::Funnel,
        funnel: Id::new(funnel),
        ..Lane::default()
    };
    map.lanes = vec![lane("l1", "f1"), lane("l2", "f2")];
    let labels = |map: &Map| map.lanes.iter().map(|lane| map.lane_label(lane)).collect::<Vec<_>>();
    assert_eq!(labels(&map), ["Funnel: f1", "Funnel: f2"]);
    map.lanes[1].name = "Hosts".into();
    assert_eq!(labels(&map), ["Funnel", "Hosts"]);
}

/// How many lines of shares there are.
fn lines_of(steps: &[(&str, Option<&str>)]) -> usize {
    fn count(shape: &egui::Shape) -> usize {
        match shape {
            egui::Shape::Path(path) => usize::from(!path.closed && path.points.len() > 1),
            egui::Shape::Vec(shapes) => shapes.iter().map(count).sum(),
            _ => 0,
        }
    }
    let mut harness = open(two_funnels(steps, &[]));
    let all = |harness: &egui_kittest::Harness<'_, State>| -> usize {
        harness.output().shapes.iter().map(|clipped| count(&clipped.shape)).sum()
    };
    let before = all(&harness);
    harness.get_by_label("Step by step").click();
    harness.run();
    all(&harness) - before
}

#[test]
fn the_line_of_shares_goes_from_each_step_to_the_next_alone() {
    assert_eq!(lines_of(&[("a", Some("s1")), ("b", Some("s2")), ("c", Some("s3"))]), 1);
    // "b" has its place behind "c", which its share is no share of.
    assert_eq!(lines_of(&[("a", Some("s1")), ("b", None), ("c", Some("s3"))]), 0);
}

#[test]
fn a_chart_that_is_zoomed_shows_no_more_than_all_and_cuts_no_number() {
    let mut harness = open(with_segments());
    harness.get_by_label("Phone").click();
    harness.run();
    let all = painted(&harness);
    let chart = harness.get_by_label_contains("Funnel chart").rect();
    let zoom = |harness: &mut egui_kittest::Harness<'_, State>, by: f32| {
        harness.hover_at(chart.center());
        harness.run();
        harness.event(egui::Event::Zoom(by));
        harness.run();
    };
    zoom(&mut harness, 0.4);
    assert_eq!(painted(&harness), all, "farther away");
    zoom(&mut harness, 1.6);
    let near = painted(&harness);
    assert!(!near.is_empty() && near.len() < all.len(), "{near:?} of {all:?}");
    let frame = chart.expand(1.5);
    let mut texts = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut texts));
    let cut = texts.iter().find(|(words, rect)| {
        words.ends_with('%') && chart.shrink(2.0).intersects(*rect) && !frame.contains_rect(*rect)
    });
    assert!(cut.is_none(), "{cut:?} in {chart:?}");
}
