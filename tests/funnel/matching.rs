use crate::harness::entropy::Seeded;
use expect_test::{Expect, expect};
use touchline::funnel::{
    Becomes, Choices, Import, ImportedSegment, ImportedStep, Origin, guess, guess_events, reasons, replaced, to_funnel,
};
use touchline::map::{Card, CardKind, Cell, Date, Funnel, Id, Map, Match, MatchedBy, Stage};

const USUAL: &[&str] = &["Awareness", "Consideration", "Decision", "Purchase", "Post-purchase", "Loyalty and advocacy"];

fn map(stages: &[&str]) -> Map {
    let mut map = Map::new(&mut || 11);
    map.stages = stages.iter().map(|s| Stage { id: Id::new(s), name: (*s).to_owned(), ..Stage::default() }).collect();
    map
}

fn check(map: &Map, steps: &str, expected: Expect) {
    let steps: Vec<String> = steps.split(", ").map(str::to_owned).collect();
    let places = guess(map, &steps);
    let lines: Vec<String> = steps
        .iter()
        .zip(places)
        .map(|(step, at)| format!("{step} → {}\n", at.map_or("–".to_owned(), |id| id.to_string())))
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn common_events_find_the_usual_stages() {
    check(
        &map(USUAL),
        "session_start, page_view, view_item, add_to_wishlist, add_to_cart, begin_checkout, purchase, refund, share",
        expect![[r#"
            session_start → Awareness
            page_view → Awareness
            view_item → Consideration
            add_to_wishlist → Decision
            add_to_cart → Decision
            begin_checkout → Purchase
            purchase → Purchase
            refund → Post-purchase
            share → Loyalty and advocacy
        "#]],
    );
}

#[test]
fn words_of_other_languages_find_stages_of_other_languages() {
    check(
        &map(&["Bekanntheit", "Überlegung", "Kauf", "Nutzung"]),
        "Startseite, Produktseite, Warenkorb, Kasse, Kauf abgeschlossen, Lieferung erhalten",
        expect![[r#"
            Startseite → Bekanntheit
            Produktseite → Überlegung
            Warenkorb → Kauf
            Kasse → Kauf
            Kauf abgeschlossen → Kauf
            Lieferung erhalten → Nutzung
        "#]],
    );
}

#[test]
fn names_come_before_meanings_and_what_nobody_knows_stays_open() {
    check(
        &map(&["Stroll by", "Taste", "Order at the bar", "Come back"]),
        "stroll-by, TÂSTE, Xyzzy, Order, Came back",
        expect![[r#"
            stroll-by → Stroll by
            TÂSTE → Taste
            Xyzzy → –
            Order → Order at the bar
            Came back → Come back
        "#]],
    );
}

#[test]
fn a_card_of_the_stage_gives_a_hint() {
    let mut map = map(&["Before", "Meanwhile"]);
    map.cards.push(Card {
        id: Id::new("c"),
        at: Cell { column: Id::new("Meanwhile"), lane: Id::new("l") },
        kind: CardKind::Touchpoint,
        text: "Umbrella stand".into(),
        ..Card::default()
    });
    check(
        &map,
        "umbrella",
        expect![[r#"
        umbrella → Meanwhile
    "#]],
    );
}

#[test]
fn guesses_never_go_back_in_the_journey() {
    let steps = ["purchase", "view_item", "search", "page_view", "refund"].map(str::to_owned);
    let map = map(USUAL);
    let places: Vec<usize> =
        guess(&map, &steps).into_iter().flatten().filter_map(|id| map.stages.iter().position(|s| s.id == id)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(!places.is_empty());
}

#[test]
fn a_guess_says_why() {
    let mut map = map(&["Awareness", "Taste", "Checkout"]);
    map.cards.push(Card {
        at: Cell { column: Id::new("Taste"), lane: Id::new("l") },
        kind: CardKind::Action,
        text: "Tries a spoon".into(),
        ..Card::default()
    });
    let steps = ["page_view", "view_item", "spoon", "taste", "checkout started", "refund", "Xyzzy"].map(str::to_owned);
    let at = ["Awareness", "Awareness", "Taste", "Taste", "Checkout", "Checkout", "Checkout"];
    let matches = at.iter().zip(0..).map(|(at, step)| Match { step, at: Id::new(at), ..Match::default() });
    let funnel = Funnel { steps: steps.to_vec(), matches: matches.collect(), ..Funnel::default() };
    let said: Vec<String> = reasons(&map, &funnel)
        .into_iter()
        .zip(&funnel.steps)
        .map(|(reason, step)| format!("{step}: {}\n", reason.map_or("–".to_owned(), |reason| reason.to_string())))
        .collect();
    expect![[r#"
        page_view: a usual step of awareness
        view_item: no stage for consideration, so the one before
        spoon: the card “Tries a spoon”
        taste: same name
        checkout started: both say “checkout”
        refund: no stage for the time after a purchase, so the one before
        Xyzzy: –
    "#]]
    .assert_eq(&said.concat());
}

fn check_events(map: &Map, events: &str, expected: Expect) {
    let named = |one: &str| {
        let (name, rows) = one.split_once(' ').expect("a name and a number");
        (name.to_owned(), rows.parse().expect("a number"))
    };
    let events: Vec<(String, u64)> = events.split(", ").map(named).collect();
    let guesses = guess_events(map, &events);
    let line =
        |guess: &touchline::funnel::EventGuess| format!("{}: {} ({})\n", guess.at, events[guess.event].0, guess.reason);
    expected.assert_eq(&guesses.iter().map(line).collect::<String>());
}

/// In the order in which they first come.
const SHOP: &str = "home 1364, promo_page 380, product_view 3436, search 1987, catalog 3259, shipping_details 475, wishlist_add 419, \
    cart 586, add_to_cart 659, payment_details 355, purchase 233, account_page 334, filter_results 1268, review_page 200, \
    support_chat 139, compare 139, error_page 131, payment_error 63, checkout_bug 19";

#[test]
fn the_plainest_event_of_a_log_is_the_step_of_a_stage() {
    check_events(
        &map(USUAL),
        SHOP,
        expect![[r#"
        Awareness: home (a usual step of awareness)
        Consideration: product_view (a usual step of consideration)
        Decision: add_to_cart (a usual step of decision)
        Purchase: purchase (same name)
        Post-purchase: support_chat (a usual step of the time after a purchase)
        Loyalty and advocacy: review_page (a usual step of loyalty)
    "#]],
    );
    // The stage does not say the word.
    check_events(
        &map(&["See", "Want", "Kauf", "Checkout"]),
        SHOP,
        expect![[r#"
        Kauf: purchase (a usual step of purchase)
        Checkout: shipping_details (a usual step of purchase)
    "#]],
    );
    // A word in common is worth less than a name that everybody knows.
    check_events(
        &map(&["Pay"]),
        "pay_later_banner 900, payment 80",
        expect![[r#"
        Pay: payment (a usual step of purchase)
    "#]],
    );
    // Of two that nobody knows the one with more rows.
    check_events(
        &map(&["Purchase"]),
        "payment_details 40, shipping_details 80",
        expect![[r#"
        Purchase: shipping_details (a usual step of purchase)
    "#]],
    );
}

fn import(steps: &[(&str, u64)]) -> Import {
    let step =
        |(name, count): &(&str, u64)| ImportedStep { name: (*name).to_owned(), count: *count, ..Default::default() };
    let steps = steps.iter().map(step).collect();
    Import { segments: vec![ImportedSegment { name: None, steps, gaps: Vec::new() }], ..Import::default() }
}

fn put_into(map: &mut Map, file: &str, import: &Import) {
    let mut entropy = Seeded(file.len() as u64);
    let today = Date::new(2026, 7, 1).expect("a day");
    let origin = Origin { file, choices: &Choices::default(), today, becomes: Becomes::Found };
    let (funnel, warnings) = to_funnel(map, import, &origin, &mut entropy);
    assert_eq!(warnings, []);
    map.apply(map.edit_put_funnel(funnel, &mut entropy)).expect("an import is never refused");
}

#[test]
fn importing_again_keeps_matches_and_replaces_the_funnel_of_the_same_file() {
    let mut map = map(USUAL);
    put_into(&mut map, "june.csv", &import(&[("page_view", 90), ("view_item", 40), ("purchase", 5)]));
    assert_eq!((map.funnels.len(), map.lanes.len()), (1, 1));
    let id = map.funnels[0].id.clone();
    assert_eq!(map.lanes[0].funnel, id);
    assert_eq!(map.funnels[0].name, "june");

    // People correct a guess, and take another away.
    let funnel = &mut map.funnels[0];
    funnel.matches.retain(|m| m.step != 0);
    funnel.matches[0].at = Id::new("Decision");
    funnel.matches[0].by = MatchedBy::Hand;

    put_into(
        &mut map,
        "june.csv",
        &import(&[("page_view", 99), ("view_item", 44), ("add_to_cart", 9), ("purchase", 6)]),
    );
    assert_eq!((map.funnels.len(), map.lanes.len()), (1, 1));
    let funnel = &map.funnels[0];
    assert_eq!(funnel.id, id);
    assert_eq!(funnel.segments[0].counts, [99, 44, 9, 6]);
    let at = |step| funnel.matched(step).map(|m| (m.at.to_string(), m.by.clone()));
    assert_eq!(at(0), None);
    assert_eq!(at(1), Some(("Decision".into(), MatchedBy::Hand)));
    assert_eq!(at(2), Some(("Decision".into(), MatchedBy::Guess)));
    assert_eq!(at(3), Some(("Purchase".into(), MatchedBy::Guess)));
}

#[test]
fn another_file_replaces_the_funnel_of_the_only_lane_where_it_counts_the_same_and_else_is_a_new_one() {
    let mut map = map(USUAL);
    let table = import(&[("page_view", 90), ("purchase", 5)]);
    put_into(&mut map, "june.csv", &table);
    let july = |steps: &[&str]| {
        let steps: Vec<String> = steps.iter().map(|step| (*step).to_owned()).collect();
        replaced(&map, "july.csv", &steps).map(|funnel| funnel.source.file.clone())
    };
    assert_eq!(july(&["page_view", "purchase"]).as_deref(), Some("june.csv"));
    assert_eq!(july(&["Purchase ", "PAGE_VIEW", "a", "b"]).as_deref(), Some("june.csv"), "half of them");
    assert_eq!(july(&["page_view", "a", "b"]), None, "one of three is another funnel");
    assert_eq!(july(&["page_view", "page_view", "page_view"]), None, "a name counts as often as it stands there");
    assert_eq!(july(&["search", "book"]), None);
    put_into(&mut map, "july.csv", &table);
    assert_eq!(map.funnels.len(), 1);
    assert_eq!(map.funnels[0].source.file, "july.csv");

    // With two lanes nobody can tell which one is meant.
    map.lanes.push(touchline::map::Lane {
        id: Id::new("l2"),
        kind: touchline::map::LaneKind::Funnel,
        ..Default::default()
    });
    assert_eq!(replaced(&map, "august.csv", &table.steps()), None);
    put_into(&mut map, "august.csv", &table);
    assert_eq!(map.funnels.len(), 2);
    assert_eq!(map.lanes.len(), 2, "the empty lane is taken");
}

#[test]
fn a_segment_that_lacks_a_step_is_left_out_rather_than_filled_in() {
    let map = map(USUAL);
    let mut table = import(&[("a", 9), ("b", 8), ("c", 7)]);
    let short = |name: &str, skip: usize| {
        let mut segment = table.segments[0].clone();
        segment.name = Some(name.to_owned());
        segment.steps.remove(skip);
        segment
    };
    let segments = [short("hole", 1), short("ends early", 2)];
    table.segments.extend(segments);
    let origin = Origin {
        file: "x.csv",
        choices: &Choices::default(),
        today: Date::new(2026, 7, 1).expect("a day"),
        becomes: Becomes::Found,
    };
    let (funnel, warnings) = to_funnel(&map, &table, &origin, &mut || 3);
    let names: Vec<&str> = funnel.segments.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, [""]);
    assert!(warnings[0].text.contains("hole") && warnings[1].text.contains("ends early"), "{warnings:?}");
}
