//! Tables in all their shapes.

use expect_test::{Expect, expect};
use touchline::funnel::events::{Count, EventQuery, Order};
use touchline::funnel::{Choices, ColumnRole, Import, read};

pub fn shown(import: &Import) -> String {
    let mut out = format!("{} | {} | {}", import.vendor.word(), import.name, import.unit);
    if let (Some(from), Some(to)) = (import.from, import.to) {
        out += &format!(" | {from} {to}");
    }
    for segment in &import.segments {
        let name = segment.name.as_deref().unwrap_or("*");
        let steps: Vec<String> = segment.steps.iter().map(|s| format!("{} {}", s.name, s.count)).collect();
        out += &format!("\n{name}: {}", steps.join(", "));
    }
    for warning in &import.warnings {
        out += &format!("\n! {warning}");
    }
    out + "\n"
}

pub fn check(bytes: &[u8], expected: Expect) {
    let text = match read(bytes, &Choices::default()) {
        Ok(import) => shown(&import),
        Err(error) => format!("{error}\n"),
    };
    expected.assert_eq(&text);
}

pub fn check_text(table: &str, expected: Expect) {
    check(table.as_bytes(), expected);
}

#[test]
fn an_analytics_export_with_a_breakdown_has_its_total_first() {
    check(
        include_bytes!("../fixtures/funnel/canoe-ga4.csv"),
        expect![[r#"
            ga4 | Rent a canoe | active users | 2026-06-01 2026-06-30
            *: Landing 8204, Pick a day 3364, Paid 841
            mobile: Landing 5100, Pick a day 1989, Paid 398
            desktop: Landing 3104, Pick a day 1375, Paid 443
        "#]],
    );
}

#[test]
fn other_encodings_separators_and_thousands_marks() {
    check(
        include_bytes!("../fixtures/funnel/kurs-cp1252.csv"),
        expect![[r#"
            generic | Auswertung Töpferkurs | Besucher | 2026-05-01 2026-05-31
            *: Übersicht 14250, Kurs gewählt 5120, Angemeldet 1032
        "#]],
    );
    check(
        include_bytes!("../fixtures/funnel/atelier-utf16.tsv"),
        expect![[r#"
            generic |  | visiteurs
            *: Accueil 1204880, Fiche 88012, Panier 9004
        "#]],
    );
}

#[test]
fn rates_losses_times_and_step_numbers_are_never_counts() {
    check_text(
        "#,What they do,Median time,Share,Lost,People\n1,Enter,12,100,300,400\n2,Ask,45,25,60,100\n3,Buy,9,10,0,40\n",
        expect![[r#"
            generic |  | people
            *: Enter 400, Ask 100, Buy 40
        "#]],
    );
    // In a language nobody prepared for, the data tell the loss and the share.
    check_text(
        "Alfa,Bravo,Charlie,Delta\nEnter,300,100,400\nAsk,60,25,100\nBuy,0,10,40\n",
        expect![[r#"
            generic |  | 
            *: Enter 400, Ask 100, Buy 40
        "#]],
    );
}

#[test]
fn steps_may_go_across() {
    check_text(
        "Plan;Step 1: Open;Step 1: Open - Conversion;Step 2: Save;Step 2: Save - Conversion\nAll;90;100%;30;33%\nFree;70;100%;20;29%\n",
        expect![[r#"
            mixpanel |  | 
            *: Open 90, Save 30
            Free: Open 70, Save 20
        "#]],
    );
    check_text(
        "Month,Visit,Ask,Book\n2026-01,900,300,90\n2026-02,800,200,50\n",
        expect![[r#"
            generic |  | 
            2026-01: Visit 900, Ask 300, Book 90
            2026-02: Visit 800, Ask 200, Book 50
        "#]],
    );
    check_text(
        ",Visit,Ask,Book\nGuests,900,300,90\nRate,100%,33%,10%\n",
        expect![[r#"
            generic |  | 
            Guests: Visit 900, Ask 300, Book 90
        "#]],
    );
}

#[test]
fn segments_come_from_columns_dates_and_merged_cells() {
    check_text(
        "Country,Event,Users\nNorway,Visit,90\n,Book,30\nSpain,Visit,70\n,Book,10\n",
        expect![[r#"
            generic |  | users
            Norway: Visit 90, Book 30
            Spain: Visit 70, Book 10
        "#]],
    );
    check_text(
        "Step;Total;Mobile;Desktop\nVisit;100;60;40\nBook;50;15;35\n",
        expect![[r#"
            generic |  | 
            *: Visit 100, Book 50
            Mobile: Visit 60, Book 15
            Desktop: Visit 40, Book 35
            ! line 1, column 2: several columns hold whole numbers; each was read as a segment
        "#]],
    );
}

#[test]
fn sums_titles_rules_and_footnotes_are_no_steps() {
    check_text(
        "Bakery funnel\n\n| Step | Visitors |\n|------|---------:|\n| Door | 1 200 |\n| Counter | 800 |\n| Till | 640 |\n| Total | 2 640 |\n\nCounted by hand, week 9\n",
        expect![[r#"
            generic | Bakery funnel | visitors
            *: Door 1200, Counter 800, Till 640
        "#]],
    );
    check_text(
        "Step,Users\nDoor,120\nCounter,80\nTill,64\nTaken together,264\n",
        expect![[r#"
            generic |  | users
            *: Door 120, Counter 80, Till 64
            ! line 5, column 2: “Taken together” is the sum of the rows above and was left out
        "#]],
    );
}

#[test]
fn the_table_that_is_a_funnel_is_found_among_others() {
    check_text(
        "Metric,Value\nVisits,900\nPages,4000\n\nStep,Users\nDoor,120\nTill,64\n\nHall,?\n",
        expect![[r#"
            generic |  | users
            *: Door 120, Till 64
            ! line 1: another table begins here; it was not read
            ! line 9: this line was not read
        "#]],
    );
    check_text(
        "Date,Users,Sessions\n2026-01-01,90,120\n2026-01-02,30,40\n",
        expect![[r#"
            the table has no column with steps. Columns found: Date, Users, Sessions. A column with the name of each step is needed.
        "#]],
    );
}

#[test]
fn steps_stand_in_the_order_of_their_numbers() {
    check_text(
        "Step,Users\n3. Till,64\n1. Door,120\n2. Counter,80\n",
        expect![[r#"
            generic |  | users
            *: Door 120, Counter 80, Till 64
        "#]],
    );
    // Not a numbering: the names keep what belongs to them.
    check_text(
        "Step,Users\n2 for 1 offer,120\n7 day pass,80\n",
        expect![[r#"
            generic |  | users
            *: 2 for 1 offer 120, 7 day pass 80
        "#]],
    );
}

#[test]
fn another_column_and_one_segment_can_be_chosen() {
    let table = b"Step,Guests,Groups,Way\nDoor,120,40,in\nTill,64,30,out\n";
    let import = read(table, &Choices::default()).expect("a funnel");
    let roles: Vec<(&str, ColumnRole, bool)> =
        import.seen.columns.iter().map(|c| (c.name.as_str(), c.role, c.countable)).collect();
    assert_eq!(roles[0], ("Step", ColumnRole::Step, false));
    assert_eq!(roles[3], ("Way", ColumnRole::Other, false));
    let import = read(table, &Choices::parse("count: Groups")).expect("a funnel");
    assert_eq!(import.segments[0].steps[1].count, 30);
    let import = read(table, &Choices::parse("step: column 4; count: column 3")).expect("a funnel");
    assert_eq!(import.segments[0].steps[1].name, "out");
    let error = read(table, &Choices::parse("count: Rounds")).expect_err("no such column");
    assert_eq!(error.title("inn.csv"), "inn.csv has no column “Rounds”");
    assert_eq!(error.detail, "Columns found: Step, Guests, Groups, Way.");
}

#[test]
fn choices_are_written_and_read_again() {
    let choices = Choices {
        sheet: Some("May; 2".into()),
        table: Some("line 9, column 4".into()),
        across: Some(false),
        divided: Some(String::new()),
        count: Some("Users; \"all\"".into()),
        step: Some("Event".into()),
        segment: Some(" x".into()),
        leave_out_rows: true,
        events: None,
    };
    assert_eq!(Choices::parse(&choices.to_string()), choices);
    let query = EventQuery {
        user: "user; id".into(),
        event: "event".into(),
        time: "at".into(),
        steps: vec!["view".into(), "a, \"b\"".into(), "buy".into()],
        window: Some(7 * 86_400_000_000),
        order: Order::Strict,
        count: Count::Sessions { gap: 1_800_000_000 },
        by: Some("device".into()),
    };
    let counted = Choices { events: Some(query), ..Choices::default() };
    assert_eq!(Choices::parse(&counted.to_string()), counted, "{counted}");
    let plain = Choices { count: Some("Active users".into()), ..Choices::default() };
    assert_eq!(plain.to_string(), "count: Active users");
    assert_eq!(Choices::default().to_string(), "");
    assert_eq!(Choices::parse("colour: red; count: n"), Choices { count: Some("n".into()), ..Choices::default() });
}

#[test]
fn tables_side_by_side_are_two_and_each_can_be_chosen() {
    let text = "Step,Users,,Stage,Leads\nDoor,120,,Call,40\nTill,64,,Offer,12\n,,,Deal,3\n";
    check_text(
        text,
        expect![[r#"
            generic |  | users
            *: Door 120, Till 64
            ! line 1, column 4: another table begins here; it was not read
        "#]],
    );
    let read = |choices: &str| touchline::funnel::read(text.as_bytes(), &Choices::parse(choices));
    let right = read("table: line 1, column 4").unwrap();
    let steps: Vec<(&str, u64)> = right.segments[0].steps.iter().map(|step| (step.name.as_str(), step.count)).collect();
    assert_eq!(
        (steps.as_slice(), right.range.as_str()),
        ([("Call", 40), ("Offer", 12), ("Deal", 3)].as_slice(), "D1:E4")
    );
    assert_eq!(right.segments[0].steps[2].place.words, "line 4, column 5");
    let tables = [("line 1", "Step, Users"), ("line 1, column 4", "Stage, Leads")];
    assert_eq!(right.seen.tables, tables.map(|(at, headings)| (at.to_owned(), headings.to_owned())));
    assert_eq!(right.warnings, [], "the other is left on purpose");
    let error = read("table: line 9").unwrap_err();
    assert_eq!(error.title("a.csv"), "a.csv has no table at line 9");
    assert_eq!(error.detail, "Tables found: line 1 (Step, Users), line 1, column 4 (Stage, Leads).");
}

#[test]
fn an_empty_column_within_a_table_divides_nothing() {
    check_text(
        "Step,,Users\nDoor,,120\nTill,,64\n",
        expect![[r#"
            generic |  | users
            *: Door 120, Till 64
        "#]],
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    let text = "Report\n\n\"Step\nname\",Users\n\"Visits\nthe\npage\",900\n\"Adds\nto cart\",90\nPays,x9\n";
    let left_out = touchline::funnel::Choices { leave_out_rows: true, ..Default::default() };
    let import = touchline::funnel::read(text.as_bytes(), &left_out).unwrap();
    assert_eq!(import.range, "A3:B6", "a quoted line break makes no row");
    // A text editor shows lines.
    let error = touchline::funnel::read(text.as_bytes(), &Choices::default()).unwrap_err();
    assert_eq!(error.bad_rows[0].place.words, "line 10, column 2");
}
