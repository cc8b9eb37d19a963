//! Tables: cells, and what they mean.

use touchline::interop::{Bound, Found, Grid, Known, Line, Reading, Says, Sheet, lane_kind};
use touchline::map::{CardKind, Lane, LaneKind, Map, Stage};

use super::found;

fn grid(text: &str) -> Grid {
    match found(text).unwrap() {
        Found::Table(grid) => grid,
        other => panic!("{text:?} is no table but {other:?}"),
    }
}

fn known() -> Known {
    let stage = |name: &str| Stage { name: name.into(), ..Stage::default() };
    let lane = Lane { kind: LaneKind::Free, name: "Backstage".into(), ..Lane::default() };
    Known::of(&Map { stages: vec![stage("Awareness"), stage("Purchase")], lanes: vec![lane], ..Map::default() })
}

fn guess(text: &str) -> Reading {
    Reading::guess(&grid(text), &known())
}

fn sheet(text: &str) -> Sheet {
    let grid = grid(text);
    Sheet::of(&grid, &Reading::guess(&grid, &known()), &[]).unwrap()
}

fn texts(cell: &[Line]) -> Vec<&str> {
    cell.iter().map(|line| line.text.as_str()).collect()
}

#[test]
fn cells_may_hold_line_breaks_and_quotation_marks() {
    let grid = grid("A\tB\n\"one\ntwo\"\t\"say \"\"hi\"\"\"\n");
    assert_eq!(grid.size(), (2, 2));
    assert_eq!(grid.cell(1, 0), "one\ntwo");
    assert_eq!(grid.cell(1, 1), "say \"hi\"");
    assert_eq!(grid.cell(7, 7), "");
}

#[test]
fn a_mark_that_is_never_closed_swallows_nothing() {
    let grid = grid("Awareness\tPurchase\n\" Why?\tAd\n5\" screen\t\"Big\nx\ty");
    assert_eq!(grid.size(), (4, 2));
    assert_eq!(grid.cell(1, 0), "\" Why?");
    assert_eq!(grid.cell(2, 1), "\"Big");
}

#[test]
fn empty_edges_are_cut_off() {
    let grid = grid("\t\t\n\nA\tB\t\nc\td\t\t\n\t\t\n");
    assert_eq!(grid.size(), (2, 2));
}

#[test]
fn stages_are_recognised_by_their_names() {
    let plain = Reading { turned: false, heads: Some(0), labels: None };
    assert_eq!(guess("Awareness\tPurchase\nAd\tCheckout"), plain);
    assert_eq!(guess("Discover\tBuy\nAd\tCheckout"), plain, "different short texts above are names too");
    assert_eq!(guess("! Slow\t! Dear\nAd\tCheckout").heads, None, "cards are no names");
    assert_eq!(guess("1\t2\nAd\tCheckout").heads, None);
    assert_eq!(guess("Ad\tAd\nAd\tCheckout").heads, None, "a name stands once");
    assert_eq!(guess("Our journey\t\nAwareness\tPurchase\nAd\tCheckout").heads, Some(1), "below a title");
    assert_eq!(guess("Ad\tCheckout").heads, None, "one row is cards, unless the map knows the names");
    assert_eq!(guess("Awareness\tPurchase").heads, Some(0));
}

#[test]
fn lanes_are_recognised_by_the_corner_or_their_names() {
    assert_eq!(guess("\tAwareness\tPurchase\nBackstage\tAd\tCheckout").labels, Some(0));
    assert_eq!(guess("Lane\tAwareness\nAnything\tAd").labels, Some(0));
    assert_eq!(guess("\tDiscover\tBuy\nOdd\tAd\tCheckout").labels, Some(0));
    assert_eq!(guess("Pain points\tSlow\nNeeds\tReceipt"), Reading { turned: false, heads: None, labels: Some(0) });
    assert_eq!(guess("Awareness\tPurchase\nAd\tCheckout").labels, None);
}

#[test]
fn a_table_may_lie_on_its_side() {
    let text = "\tTouchpoints\tPains\nAwareness\tAd\tLoud\nPurchase\tCheckout\tSlow";
    assert_eq!(guess(text), Reading { turned: true, heads: Some(0), labels: Some(0) });
    let sheet = sheet(text);
    assert_eq!(sheet.stages, [Some("Awareness".into()), Some("Purchase".into())]);
    assert_eq!(sheet.rows[1].lane.as_deref(), Some("Pains"));
    assert_eq!(texts(&sheet.rows[1].cells[1]), ["Slow"]);
}

#[test]
fn rows_are_cards_or_lanes() {
    let cards = sheet("Awareness\tPurchase\nAd\t! Slow\n\t\nFriend\t");
    assert_eq!(cards.rows.len(), 2, "an empty row is no card");
    assert_eq!(cards.rows[0].lane, None);
    assert_eq!(cards.rows[0].cells[1][0].says, Says::Kind(CardKind::PainPoint));
    assert_eq!(cards.cards(), 3);

    let lanes = sheet("\tAwareness\tPurchase\nPains\t\"- Loud\n- Late\"\tSlow\n\tRude\t\nNeeds\t\t");
    let names: Vec<_> = lanes.rows.iter().map(|row| row.lane.as_deref().unwrap()).collect();
    assert_eq!(names, ["Pains", "Pains", "Needs"], "joined cells leave later rows without a name");
    assert_eq!(texts(&lanes.rows[0].cells[0]), ["Loud", "Late"], "a card a line, without the bullet");
    assert_eq!(lanes.cards(), 4);
}

#[test]
fn people_name_lanes_in_many_ways() {
    for (name, kind) in [
        ("Pain points", LaneKind::PainPoint),
        ("pain point", LaneKind::PainPoint),
        ("PAINS:", LaneKind::PainPoint),
        ("Touchpoint", LaneKind::Touchpoint),
        ("Customer does", LaneKind::Action),
        ("Actions", LaneKind::Action),
        ("Opportunity", LaneKind::Opportunity),
        ("Emotions", LaneKind::Sentiment),
    ] {
        assert_eq!(lane_kind(name), Some(kind), "{name}");
    }
    assert_eq!(lane_kind("Backstage"), None);
}

#[test]
fn a_million_cells_are_refused() {
    let row = "x\t".repeat(999) + "x\n";
    assert_eq!(found(&row.repeat(1000)), Err(Bound::Cells));
    let many = "a\tb\n".repeat(6000);
    let refused = Sheet::of(&grid(&many), &Reading::default(), &[]);
    assert_eq!(refused, Err(Bound::Cards(12_000)));
}

#[test]
fn more_stages_or_lanes_than_a_map_has_are_refused() {
    let wide: String =
        (0..150).map(|i| format!("Stage {i}\t")).collect::<String>() + "End\n" + &"x\t".repeat(150) + "x\n";
    let grid_of = grid(&wide);
    let refused = Sheet::of(&grid_of, &Reading::guess(&grid_of, &known()), &[]);
    assert!(matches!(refused, Err(Bound::Stages(_))), "{refused:?}");
    let high: String =
        "\tAwareness\tPurchase\n".to_owned() + &(0..300).map(|i| format!("Lane {i}\ta\tb\n")).collect::<String>();
    let grid_of = grid(&high);
    let refused = Sheet::of(&grid_of, &Reading::guess(&grid_of, &known()), &[]);
    assert!(matches!(refused, Err(Bound::Lanes(_))), "{refused:?}");
}

#[test]
fn empty_columns_and_rows_around_a_copied_range_are_no_part_of_it() {
    let sheet = sheet("\t\t\t\n\t\tAwareness\tUnpacking\t\n\tPain points\tLoud\t\"Scratched\nBent\"\t\n\t\t\t\t\n");
    assert_eq!(sheet.stages, [Some("Awareness".to_owned()), Some("Unpacking".to_owned())]);
    assert_eq!(sheet.rows.len(), 1);
    assert_eq!(sheet.rows[0].lane.as_deref(), Some("Pain points"));
    assert_eq!(texts(&sheet.rows[0].cells[1]), ["Scratched", "Bent"]);
}
