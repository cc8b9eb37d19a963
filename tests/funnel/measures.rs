//! Tables of measures: every shape they come in, what cannot be read, and what they change on a map.

use std::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use touchline::funnel::{
    DayOrder, Headings, Lack, MeasureChoices, MeasureRole, MeasureTable, StageNames, Told, are_measures, plan,
    read_measures, typed_day,
};
use touchline::map::{Date, Dates, Edit, Finite, Id, Lane, LaneKind, Map, Metric, MetricKind, Point, Stage, Step};

use super::gzip::packed;
use crate::harness::entropy::Seeded;

/// Awareness, Decision with two steps, Purchase.
pub fn map() -> Map {
    let mut map = Map::new(&mut Seeded(1));
    let stage = |id: &str, name: &str| Stage { id: Id::new(id), name: name.into(), ..Stage::default() };
    map.stages = vec![stage("aware", "Awareness"), stage("decide", "Decision"), stage("buy", "Purchase")];
    let step = |id: &str, name: &str| Step { id: Id::new(id), name: name.into(), ..Step::default() };
    map.stages[1].steps = vec![step("compare", "Compare offers"), step("ask", "Ask a friend")];
    map
}

fn table_of(bytes: &[u8], choices: &MeasureChoices) -> MeasureTable {
    read_measures(bytes, "table.csv", &StageNames::of(&map()), choices).expect("a table")
}

fn told(text: &str, choices: &MeasureChoices) -> MeasureTable {
    table_of(text.as_bytes(), choices)
}

fn read(text: &str) -> MeasureTable {
    told(text, &MeasureChoices::default())
}

fn shown(table: &MeasureTable) -> String {
    let mut out = format!("{}\n", table.summary("en"));
    for value in &table.values {
        let stage = value.stage.map_or("*", |stage| table.stages[stage].as_str());
        let measure = &table.measures[value.measure];
        let name = if measure.name.is_empty() { measure.kind.label() } else { &measure.name };
        let (day, number, unit) = (value.day, value.value, &measure.unit);
        writeln!(out, "{stage} | {name} | {day} | {number}{unit}").unwrap();
    }
    for target in &table.targets {
        let stage = target.stage.map_or("*", |stage| table.stages[stage].as_str());
        writeln!(out, "{stage} | target {}", target.value).unwrap();
    }
    for warning in &table.left_out {
        writeln!(out, "! {warning}").unwrap();
    }
    for note in &table.notes {
        writeln!(out, "= {note}").unwrap();
    }
    if let Some(lack) = &table.lack {
        writeln!(out, "? {lack:?}").unwrap();
    }
    out
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&shown(&read(text)));
}

#[test]
fn several_measures_stand_in_columns() {
    check(
        "Stage,Month,NPS,CSAT (%),Responses\n\
         Awareness,2026-01,42,81.5,120\n\
         Purchase,2026-01,−7,64,98\n\
         Awareness,2026-02,45,,131\n\
         Purchase,2026-02,-3,66,101\n",
        expect![[r#"
            a row for each stage and day · NPS, CSAT · 2 stages · 31 Jan – 28 Feb 2026 · 7 values
            Awareness | NPS | 2026-01-31 | 42
            Awareness | CSAT | 2026-01-31 | 81.5%
            Purchase | NPS | 2026-01-31 | -7
            Purchase | CSAT | 2026-01-31 | 64%
            Awareness | NPS | 2026-02-28 | 45
            Purchase | NPS | 2026-02-28 | -3
            Purchase | CSAT | 2026-02-28 | 66%
            = periods stand at their last day: 2026-01 at 2026-01-31
        "#]],
    );
}

#[test]
fn a_long_table_names_what_is_measured() {
    check(
        "Date;Touchpoint stage;Metric;Value\n\
         31.01.2026;Awareness;NPS;42\n\
         31.01.2026;Awareness;Conversion rate;6,5 %\n\
         28.02.2026;Decision;Customer Effort Score;4,2\n\
         28.02.2026;Purchase;Basket size;1.204,50\n",
        expect![[r#"
            a row for each stage, measure and day · 4 measures · 3 stages · 31 Jan – 28 Feb 2026 · 4 values
            Awareness | NPS | 2026-01-31 | 42
            Awareness | Conversion rate | 2026-01-31 | 6.5%
            Decision | CES | 2026-02-28 | 4.2
            Purchase | Basket size | 2026-02-28 | 1204.5
        "#]],
    );
}

#[test]
fn days_stand_side_by_side() {
    check(
        "NPS by stage\n\nStage\t31 Jan 2026\t28 Feb 2026\t31 Mar 2026\n\
         Awareness\t42\t45\t\nDecision\t30\tn/a\t28\nTotal\t36\t40\t33\n",
        expect![[r#"
            a row for each stage, a column for each day · NPS · 3 stages · 31 Jan – 31 Mar 2026 · 7 values
            Awareness | NPS | 2026-01-31 | 42
            Awareness | NPS | 2026-02-28 | 45
            Decision | NPS | 2026-01-31 | 30
            Decision | NPS | 2026-03-31 | 28
            Total | NPS | 2026-01-31 | 36
            Total | NPS | 2026-02-28 | 40
            Total | NPS | 2026-03-31 | 33
            ! line 5, column 3: “n/a” is no number
        "#]],
    );
    check(
        "CSAT,Q1 2026,Q2 2026\nAwareness,4.2,4.4\nPurchase,3.9 / 5,4\n",
        expect![[r#"
            a row for each stage, a column for each day · CSAT · 2 stages · 31 Mar – 30 Jun 2026 · 4 values
            Awareness | CSAT | 2026-03-31 | 4.2
            Awareness | CSAT | 2026-06-30 | 4.4
            Purchase | CSAT | 2026-03-31 | 3.9
            Purchase | CSAT | 2026-06-30 | 4
            = periods stand at their last day: Q1 2026 at 2026-03-31
        "#]],
    );
    check(
        "Stage,Metric,2024,2025\nAwareness,NPS,10,12\nAwareness,Churn %,5.5,4.5\n",
        expect![[r#"
            a row for each stage and measure, a column for each day · NPS, Churn · 1 stage · 31 Dec 2024 – 31 Dec 2025 · 4 values
            Awareness | NPS | 2024-12-31 | 10
            Awareness | NPS | 2025-12-31 | 12
            Awareness | Churn | 2024-12-31 | 5.5%
            Awareness | Churn | 2025-12-31 | 4.5%
            = periods stand at their last day: 2024 at 2024-12-31
        "#]],
    );
}

#[test]
fn stages_stand_side_by_side() {
    check(
        "Month,Awareness,Decision,Purchase\nJan 2026,42,30,-5\nFeb 2026,44,31,-2\n",
        expect![[r#"
            a row for each day, a column for each stage · Metric · 3 stages · 31 Jan – 28 Feb 2026 · 6 values
            Awareness | Metric | 2026-01-31 | 42
            Decision | Metric | 2026-01-31 | 30
            Purchase | Metric | 2026-01-31 | -5
            Awareness | Metric | 2026-02-28 | 44
            Decision | Metric | 2026-02-28 | 31
            Purchase | Metric | 2026-02-28 | -2
            = periods stand at their last day: Jan 2026 at 2026-01-31
        "#]],
    );
    check(
        "Date,Awareness NPS,Purchase NPS,Purchase conversion rate\n2026-01-31,42,12,0.065\n2026-02-28,44,13,0.071\n",
        expect![[r#"
            a row for each day, a column for each stage · NPS, conversion rate · 2 stages · 31 Jan – 28 Feb 2026 · 6 values
            Awareness | NPS | 2026-01-31 | 42
            Purchase | NPS | 2026-01-31 | 12
            Purchase | conversion rate | 2026-01-31 | 6.5%
            Awareness | NPS | 2026-02-28 | 44
            Purchase | NPS | 2026-02-28 | 13
            Purchase | conversion rate | 2026-02-28 | 7.1%
        "#]],
    );
}

#[test]
fn a_table_without_stages_is_all_of_one() {
    check(
        "Week,NPS,Response count\n2026-W05,40,11\n2026-W06,44,17\n",
        expect![[r#"
            a row for each day · NPS · 1–8 Feb 2026 · 2 values
            * | NPS | 2026-02-01 | 40
            * | NPS | 2026-02-08 | 44
            = periods stand at their last day: 2026-W05 at 2026-02-01
        "#]],
    );
}

#[test]
fn merged_cells_carry_their_stage_down() {
    check(
        "Stage,Date,CSAT\nAwareness,2026-01-31,4.1\n,2026-02-28,4.2\nPurchase,2026-01-31,3.1\n,2026-02-28,3.3\n",
        expect![[r#"
            a row for each stage and day · CSAT · 2 stages · 31 Jan – 28 Feb 2026 · 4 values
            Awareness | CSAT | 2026-01-31 | 4.1
            Awareness | CSAT | 2026-02-28 | 4.2
            Purchase | CSAT | 2026-01-31 | 3.1
            Purchase | CSAT | 2026-02-28 | 3.3
            = where the stage is empty, it is that of the row above
        "#]],
    );
}

#[test]
fn a_table_without_headings_is_read_all_the_same() {
    check(
        "Awareness,2026-01-31,42\nDecision,2026-01-31,40\nPurchase,2026-01-31,38\n",
        expect![[r#"
            a row for each stage and day · Metric · 3 stages · 31 Jan 2026 · 3 values
            Awareness | Metric | 2026-01-31 | 42
            Decision | Metric | 2026-01-31 | 40
            Purchase | Metric | 2026-01-31 | 38
        "#]],
    );
}

#[test]
fn targets_come_along() {
    check(
        "Stage,Date,NPS,Target\nAwareness,2026-01-31,42,50\nPurchase,2026-01-31,12,30\n",
        expect![[r#"
            a row for each stage and day · NPS · 2 stages · 31 Jan 2026 · 2 values
            Awareness | NPS | 2026-01-31 | 42
            Purchase | NPS | 2026-01-31 | 12
            Awareness | target 50
            Purchase | target 30
        "#]],
    );
}

#[test]
fn shares_are_percentages_unless_told_otherwise() {
    let text = "Stage,Date,Retention\nAwareness,2026-01-31,0.07\nPurchase,2026-01-31,1\n";
    let table = read(text);
    assert!(table.measures[0].shares);
    assert_eq!((table.values[0].value.get(), table.measures[0].unit.as_str()), (7.0, "%"));
    let plain = MeasureChoices { plain: vec!["Retention".into()], ..MeasureChoices::default() };
    let table = told(text, &plain);
    assert_eq!((table.values[0].value.get(), table.measures[0].unit.as_str()), (0.07, ""));
}

#[test]
fn a_day_that_can_be_two_is_asked_for() {
    let text = "Stage,Date,NPS\nAwareness,03/02/2026,42\nAwareness,04/02/2026,41\n";
    let table = read(text);
    assert_eq!(table.lack, Some(Lack::Order("03/02/2026".into())));
    assert!(table.values.is_empty(), "nothing is taken until it is known");
    let days = |order| {
        let table = told(text, &MeasureChoices { order: Some(order), ..MeasureChoices::default() });
        assert_eq!((&table.lack, table.ordered), (&None, true));
        table.values.iter().map(|value| value.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(DayOrder::DayFirst), ["2026-02-03", "2026-02-04"]);
    assert_eq!(days(DayOrder::MonthFirst), ["2026-03-02", "2026-04-02"]);
    // One day that can be only one settles the rest; headings are asked for as cells are.
    let table = read("Stage,Date,NPS\nAwareness,03/02/2026,42\nAwareness,28/02/2026,41\n");
    assert_eq!((table.order, table.values[0].day.to_string().as_str()), (Some(DayOrder::DayFirst), "2026-02-03"));
    let across = read("NPS,03/02/2026,04/02/2026\nAwareness,1,2\n");
    assert_eq!((across.lack, across.headings), (Some(Lack::Order("03/02/2026".into())), Headings::Days));
    let table = read("Stage,Date,NPS\nAwareness,05/05/2026,42\n");
    assert_eq!((table.lack, table.values.len()), (None, 1), "both ways are the same day");
}

#[test]
fn a_table_without_days_asks_for_one() {
    let text = "Stage,NPS,CES\nAwareness,42,3.5\nPurchase,12,5\n";
    assert_eq!(read(text).lack, Some(Lack::Day));
    let table = told(text, &MeasureChoices { day: Some("2026-03-31".parse().unwrap()), ..MeasureChoices::default() });
    assert_eq!((table.lack, table.values.len()), (None, 4));
    assert!(table.values.iter().all(|value| value.day.to_string() == "2026-03-31"));
}

#[test]
fn answers_of_single_people_are_no_measure() {
    let mut text = "Stage,Date,NPS score\n".to_owned();
    for answer in 0..12 {
        text += &format!("Awareness,2026-01-31,{}\nPurchase,2026-01-31,{}\n", answer % 11, (answer + 3) % 11);
    }
    assert_eq!(read(&text).lack, Some(Lack::Answers));
}

#[test]
fn columns_can_be_told() {
    let text = "Group,When,A,B\nShoppers,2026-01-31,1,42\nShoppers,2026-02-28,2,44\n";
    let table = read(text);
    assert_eq!(table.measures.len(), 2, "both columns of numbers, since nothing says more");
    let roles: Vec<MeasureRole> = table.columns.iter().map(|column| column.role).collect();
    let mut choices = MeasureChoices::default();
    choices.set_role(2, MeasureRole::Unused, &roles);
    let table = told(text, &choices);
    assert_eq!((table.measures.len(), table.measures[0].text.as_str()), (1, "B"));
    // What only one column is, is taken from the other.
    let roles: Vec<MeasureRole> = table.columns.iter().map(|column| column.role).collect();
    choices.set_role(2, MeasureRole::Day, &roles);
    let table = told(text, &choices);
    assert_eq!((table.columns[1].role, table.columns[2].role), (MeasureRole::Unused, MeasureRole::Day));
    assert_eq!(table.left_rows, 2, "1 and 2 are no days");
}

#[test]
fn headings_can_be_told() {
    let text = "Month,Shop,Service\nJan 2026,42,30\nFeb 2026,44,31\n";
    assert_eq!(read(text).headings, Headings::Measures);
    let table = told(text, &MeasureChoices { headings: Some(Headings::Stages), ..MeasureChoices::default() });
    assert_eq!((table.stages, table.measures.len()), (vec!["Shop".to_owned(), "Service".to_owned()], 1));
}

#[test]
fn bad_input_is_refused_or_named() {
    let refused = |bytes: &[u8]| {
        let error = read_measures(bytes, "a.csv", &StageNames::of(&map()), &MeasureChoices::default());
        error.expect_err("no table").title("a.csv")
    };
    assert_eq!(refused(b""), "a.csv is empty");
    assert_eq!(refused(b"Stage,Date,NPS\n"), "a.csv has no rows with values");
    assert_eq!(refused(b"<!doctype html><html></html>"), "a.csv is a web page, not a table");
    assert_eq!(refused(b"Thank you for your feedback.\n"), "a.csv has no rows with values");
    let mut long = "Stage,Date,NPS\n".to_owned();
    for n in 0..25_000 {
        long += &format!("Awareness,{}-01-01,{n}\n", 1970 + n % 200);
    }
    assert_eq!(refused(long.as_bytes()), "a.csv has more than 20000 values");
    check(
        "Stage,Comment,Mood\nAwareness,nice,good\nPurchase,slow,bad\n",
        expect![[r#"
        a row for each stage
        ? Values("Columns found: Stage, Comment, Mood.")
    "#]],
    );
    check(
        "Stage,Date,NPS\nAwareness,0001-01-01,42\nDecision,9999-12-31,41\nPurchase,2026-02-30,40\n\
         Purchase,2026-03-31,good\n,2026-03-31,12\nDecision,2026-03-31,30\nDecision,2026-03-31,31\nAwareness,,9\n\
         Purchase,2026-04-30,12\nPurchase,2026-05-31,12\nPurchase,2026-06-30,12\n",
        expect![[r#"
            a row for each stage and day · NPS · 2 stages · 31 Mar – 30 Jun 2026 · 4 values
            Decision | NPS | 2026-03-31 | 31
            Purchase | NPS | 2026-04-30 | 12
            Purchase | NPS | 2026-05-31 | 12
            Purchase | NPS | 2026-06-30 | 12
            ! line 2, column 2: “0001-01-01” is no day
            ! line 3, column 2: “9999-12-31” is no day
            ! line 4, column 2: “2026-02-30” is no day
            ! line 5, column 3: “good” is no number
            ! line 6, column 1: the row names no stage
            ! line 7, column 3: another value of this stage and day follows and was taken
            ! line 9, column 2: the row has no day
        "#]],
    );
}

#[test]
fn decimals_and_percents_are_read_as_they_are_written() {
    let values = |text: &str| read(text).values.iter().map(|value| value.value.get()).collect::<Vec<_>>();
    let table = |a: &str, b: &str| format!("Stage;Date;CSAT\nAwareness;2026-01-31;{a}\nPurchase;2026-01-31;{b}\n");
    assert_eq!(values(&table("4,2", "3,95")), [4.2, 3.95]);
    assert_eq!(values(&table("4.125", "3.5")), [4.125, 3.5], "a score has no thousands");
    assert_eq!(values(&table("81,5 %", "64 %")), [81.5, 64.0]);
    assert_eq!(values(&table("4,2 / 5", "3")), [4.2, 3.0]);
    let visits = "Stage,Date,Reach\nAwareness,2026-01-31,\"48,200\"\nPurchase,2026-01-31,\"1,204\"\n";
    assert_eq!(values(visits), [48_200.0, 1204.0]);
}

#[test]
fn workbooks_lists_and_packed_files_are_read_too() {
    let mut book = Workbook::new();
    let notes = book.add_worksheet();
    notes.set_name("Notes").unwrap();
    notes.write(0, 0, "Asked by e-mail").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("NPS").unwrap();
    let (day, percent) = (Format::new().set_num_format("dd.mm.yyyy"), Format::new().set_num_format("0 %"));
    for (heading, column) in ["Stage", "Day", "Rate"].iter().zip(2..) {
        sheet.write(3, column, *heading).unwrap();
    }
    for (row, (stage, value)) in (4..).zip([("Awareness", 0.42), ("Purchase", 0.07)]) {
        sheet.write(row, 2, stage).unwrap();
        let date = ExcelDateTime::from_ymd(2026, 1, 31).unwrap();
        sheet.write_with_format(row, 3, &date, &day).unwrap();
        sheet.write_with_format(row, 4, value, &percent).unwrap();
    }
    let table = table_of(&book.save_to_buffer().unwrap(), &MeasureChoices::default());
    assert_eq!((table.sheet.as_str(), table.sheets.len()), ("NPS", 2));
    let values: Vec<_> = table.values.iter().map(|value| (value.day.to_string(), value.value.get())).collect();
    assert_eq!(values, [("2026-01-31".to_owned(), 42.0), ("2026-01-31".to_owned(), 7.0)]);
    let json =
        br#"[{"stage":"Awareness","date":"2026-01-31","nps":42},{"stage":"Purchase","date":"2026-01-31","nps":7}]"#;
    assert_eq!(table_of(json, &MeasureChoices::default()).values.len(), 2);
    let text = "Stage,Date,NPS\nAwareness,2026-01-31,42\nPurchase,2026-01-31,12\n";
    assert_eq!(table_of(&packed(text.as_bytes()), &MeasureChoices::default()), read(text));
}

#[test]
fn what_is_evidently_a_table_of_measures_is_told_from_a_funnel() {
    let are = |text: &str| are_measures(text.as_bytes(), "table.csv", &StageNames::of(&map()));
    assert!(are("Stage,Date,NPS\nAwareness,2026-01-31,42\nPurchase,2026-01-31,12\n"));
    assert!(are("NPS,Jan 2026,Feb 2026\nAwareness,42,41\nPurchase,12,13\n"));
    assert!(!are("Step,Users\nAwareness,900\nPurchase,90\n"));
    assert!(!are("Date,Step,Users\n2026-01-31,Awareness,900\n2026-01-31,Purchase,90\n"));
    assert!(!are("Stage,NPS\nAwareness,42\nPurchase,12\n"), "without a day it is only perhaps one");
    assert!(!are("Product,Date,NPS\nKettle,2026-01-31,42\nToaster,2026-01-31,12\n"), "of other things than stages");
    for sample in ["ga4-checkout-feb.csv", "clinic-visit.csv"] {
        let bytes = std::fs::read(format!("{}/assets/samples/{sample}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(!are_measures(&bytes, sample, &StageNames::of(&map())), "{sample}");
    }
}

fn apply(map: &mut Map, text: &str, told: &Told) -> Option<Edit> {
    let table = read_measures(text.as_bytes(), "t.csv", &StageNames::of(map), &MeasureChoices::default()).unwrap();
    let edit = plan(map, &table, told).edit(map, &mut Seeded(7))?;
    Some(map.apply(edit).expect("a map takes it"))
}

const TWO: &str = "Stage,Date,NPS,Conversion %\n\
    Purchase,2026-02-28,12,6.5\nPurchase,2026-01-31,10,6\nAwareness,2026-01-31,42,\n";

#[test]
fn values_lie_on_the_measures_of_their_stages_as_one_edit() {
    let before = map();
    let mut map = before.clone();
    let undo = apply(&mut map, TWO, &Told::default()).unwrap();
    let metrics: Vec<String> = map
        .metrics
        .iter()
        .map(|m| format!("{} {} {}{} {}", m.at, m.kind.label(), m.name, m.unit, m.points.len()))
        .collect();
    assert_eq!(metrics, ["aware NPS  1", "buy NPS  2", "buy Rate Conversion% 2"]);
    assert!(map.metrics[1].points.is_sorted_by_key(|point| point.date), "{:?}", map.metrics[1].points);
    assert_eq!(map.lanes.iter().filter(|lane| lane.kind == LaneKind::Metric).count(), 1);
    map.apply(undo).unwrap();
    assert_eq!(map, before, "one step back");
}

#[test]
fn the_same_table_again_changes_nothing_and_a_later_one_only_what_is_new() {
    let mut map = map();
    apply(&mut map, TWO, &Told::default()).unwrap();
    let once = map.clone();
    assert_eq!(apply(&mut map, TWO, &Told::default()), None);
    assert_eq!(map, once);
    let next = "Stage,Date,NPS\nPurchase,2026-02-28,13\nPurchase,2026-03-31,15\nAwareness,2026-01-31,42\n";
    let table = read_measures(next.as_bytes(), "t.csv", &StageNames::of(&map), &MeasureChoices::default()).unwrap();
    let plan = plan(&map, &table, &Told::default());
    assert_eq!(plan.summary(), "adds 1 value, replaces 1 value; 1 value is there already");
    let replaced = &plan.replaced[0];
    assert_eq!((replaced.day.to_string().as_str(), replaced.old.get(), replaced.new.get()), ("2026-02-28", 12.0, 13.0));
    assert_eq!(plan.new_measures(), 0);
    apply(&mut map, next, &Told::default()).unwrap();
    assert_eq!(map.metrics.len(), once.metrics.len());
    assert_eq!(map.metrics[1].points.len(), 3);
}

#[test]
fn a_measure_entered_by_hand_is_found_and_keeps_what_it_has() {
    let mut map = map();
    let point = |date: &str, value| Point { date: date.parse().unwrap(), value: Finite::of(value) };
    let metric = Metric {
        id: Id::new("n1"),
        at: Id::new("buy"),
        kind: MetricKind::Nps,
        name: "Shop survey".into(),
        target: Some(Finite::of(30)),
        points: vec![point("2026-03-31", 8), point("2026-01-31", 9), point("2026-01-31", 11)],
        ..Metric::default()
    };
    map.metrics.push(metric);
    map.lanes.push(Lane { id: Id::new("l1"), kind: LaneKind::Metric, hidden: true, ..Lane::default() });
    let table = read_measures(TWO.as_bytes(), "t.csv", &StageNames::of(&map), &MeasureChoices::default()).unwrap();
    assert_eq!(plan(&map, &table, &Told::default()).joined, ["NPS at Purchase goes on in “Shop survey”"]);
    apply(&mut map, TWO, &Told::default()).unwrap();
    let shop = &map.metrics[0];
    assert_eq!((shop.name.as_str(), shop.target), ("Shop survey", Some(Finite::of(30))));
    let days: Vec<_> = shop.points.iter().map(|point| (point.date.to_string(), point.value.get())).collect();
    let wanted = [("2026-01-31", 10.0), ("2026-02-28", 12.0), ("2026-03-31", 8.0)].map(|(d, v)| (d.to_owned(), v));
    assert_eq!(days, wanted, "two values of one day become one");
    assert!(!map.lanes[0].hidden, "what was imported is seen");
}

#[test]
fn names_are_matched_once_and_sums_not_at_all() {
    let map = map();
    let text = "Stage,Date,NPS\nBuying,2026-01-31,1\nPurchase,2026-01-31,2\nCompare offers,2026-01-31,3\n\
        Total,2026-01-31,4\nWeather,2026-01-31,5\n";
    let table = read_measures(text.as_bytes(), "t.csv", &StageNames::of(&map), &MeasureChoices::default()).unwrap();
    let plan = plan(&map, &table, &Told::default());
    let places: Vec<_> =
        plan.stages.iter().map(|place| (place.name.as_str(), place.at.as_ref().map(ToString::to_string))).collect();
    let at = |id: &str| Some(id.to_owned());
    let wanted = [
        ("Buying", None),
        ("Purchase", at("buy")),
        ("Compare offers", at("compare")),
        ("Total", None),
        ("Weather", None),
    ];
    assert_eq!(places, wanted);
    assert_eq!((plan.added, plan.homeless), (2, 3));
}

#[test]
fn what_is_told_of_names_and_kinds_counts() {
    let mut map = map();
    let text = "Place,Date,Score\nShop,2026-01-31,41\nLoft,2026-01-31,12\n";
    let told = Told {
        stages: vec![("Shop".into(), Some(Id::new("buy"))), ("Loft".into(), None)],
        kinds: vec![(String::new(), Some(MetricKind::Nps))],
        ..Told::default()
    };
    apply(&mut map, text, &told).unwrap();
    assert_eq!(map.metrics.len(), 1);
    assert_eq!((map.metrics[0].at.clone(), map.metrics[0].kind.clone()), (Id::new("buy"), MetricKind::Nps));
    let left = Told { kinds: vec![(String::new(), None)], ..told };
    assert_eq!(apply(&mut map, text, &left), None);
}

#[test]
fn values_that_cannot_be_are_said() {
    let map = map();
    let text = "Stage,Date,CES\nPurchase,2026-01-31,62\nPurchase,2026-02-28,6\n";
    let plan = plan(&map, &read(text), &Told::default());
    assert_eq!(plan.outside, ["CES goes from 1 to 7; 1 value lies outside at Purchase"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_shape_gives_the_same_values(
        values in proptest::collection::vec(-100i32..=100, 6),
        shape in 0..4,
        separator in prop::sample::select(vec![",", ";", "\t", "|"]),
        line_end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let stages = ["Awareness", "Decision", "Purchase"];
        let days = ["2026-01-31", "2026-02-28"];
        let at = |stage: usize, day: usize| values[stage * 2 + day].to_string();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let own = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        match shape {
            0 => rows.push(own(&["Stage", "Date", "NPS"])),
            1 => rows.push(own(&["Date", "Stage", "Measure", "Value"])),
            2 => rows.push(own(&["NPS", days[0], days[1]])),
            _ => rows.push(own(&["NPS", stages[0], stages[1], stages[2]])),
        }
        match shape {
            0 | 1 => for (s, stage) in stages.iter().enumerate() {
                for (d, day) in days.iter().enumerate() {
                    let value = at(s, d);
                    rows.push(if shape == 0 { own(&[stage, day, &value]) } else { own(&[day, stage, "NPS", &value]) });
                }
            },
            2 => for (s, stage) in stages.iter().enumerate() {
                rows.push(own(&[stage, &at(s, 0), &at(s, 1)]));
            },
            _ => for (d, day) in days.iter().enumerate() {
                rows.push(own(&[day, &at(0, d), &at(1, d), &at(2, d)]));
            },
        }
        let text: String = rows.iter().map(|row| row.join(separator) + line_end).collect();
        let mut one = map();
        prop_assert!(apply(&mut one, &text, &Told::default()).is_some(), "{text}");
        let mut found = Vec::new();
        for metric in &one.metrics {
            prop_assert_eq!(&metric.kind, &MetricKind::Nps);
            found.extend(metric.points.iter().map(|point| (metric.at.to_string(), point.date.to_string(), point.value.get())));
        }
        found.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let ids = ["aware", "decide", "buy"];
        let mut wanted = Vec::new();
        for (s, id) in ids.iter().enumerate() {
            for (d, day) in days.iter().enumerate() {
                wanted.push((id.to_string(), day.to_string(), f64::from(values[s * 2 + d])));
            }
        }
        wanted.sort_by(|a, b| a.partial_cmp(b).unwrap());
        prop_assert_eq!(found, wanted, "{}", text);
        prop_assert_eq!(apply(&mut one, &text, &Told::default()), None, "twice is once");
    }

    #[test]
    fn whatever_is_read_comes_out_in_words(cells in proptest::collection::vec("[0-9A-Za-z%,./: -]{0,12}", 4..40), width in 1usize..6) {
        let text: String = cells.chunks(width).map(|row| row.join(";") + "\n").collect();
        if let Ok(table) = read_measures(text.as_bytes(), "t.csv", &StageNames::of(&map()), &MeasureChoices::default()) {
            let plan = plan(&map(), &table, &Told::default());
            prop_assert!(plan.added + plan.homeless + plan.clashes + plan.same <= table.values.len());
        }
    }
}

#[test]
fn a_typed_day_is_read_as_the_language_writes_it() {
    let read =
        |text: &str, language: &str| typed_day(text, language).map_or_else(|no| no.to_string(), |day| day.to_string());
    for (text, language) in [
        ("31.08.2026", "de"),
        ("31.8.26", "en"),
        ("2026-08-31", "xx"),
        ("8/31/2026", "en-US"),
        ("31/08/2026", "fr"),
        ("31/8/2026", "en"),
        ("31 Aug 2026", "en"),
        ("August 31, 2026", "en_US"),
        ("2026年8月31日", "ja"),
    ] {
        assert_eq!(read(text, language), "2026-08-31", "{text} in {language}");
    }
    assert_eq!((read("3/8/2026", "en-US"), read("3/8/2026", "en-GB")), ("2026-03-08".into(), "2026-08-03".into()));
    assert_eq!(read("3/8/2026", ""), "3 Aug 2026 or 8 Mar 2026? Write it like one of these");
    assert_eq!(read("31.09.2026", "de"), "A day such as 28. Feb. 2026 or 2026-02-28");
    assert_eq!(
        (read("", "xx"), read("Aug 2026", "xx")),
        ("A day such as 2026-02-28".into(), "A day such as 2026-02-28".into())
    );
    // What the map writes is read, whatever its months are called.
    for language in
        ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "fi", "cs", "tr", "ru", "uk", "ja", "zh", "ko"]
    {
        for month in 1..=12 {
            let day = Date::new(2026, month, 9).unwrap();
            assert_eq!(typed_day(&Dates::of(language).day(day), language), Ok(day), "{language}");
        }
    }
}
