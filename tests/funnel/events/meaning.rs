//! What a funnel of events means, rule by rule.

use touchline::funnel::events::{Elsewhere, EventQuery, Order};

use super::{count, counts, log, query, sessions};

#[test]
fn steps_come_in_order_with_anything_between() {
    let rows = log("a view 1; a help 2; a buy 3; b buy 1; b view 2; c view 5");
    assert_eq!(counts(rows, &query("view,buy", "")), [3, 1]);
}

#[test]
fn one_row_never_serves_two_steps() {
    assert_eq!(counts(log("a view 1; b view 1; b view 2"), &query("view,view", "")), [2, 1]);
    assert_eq!(counts(log("a x 1; a y 2; a x 3"), &query("x,y,x", "")), [1, 1, 1]);
}

#[test]
fn equal_times_count_in_the_order_of_the_rows() {
    let rows = log("a view 1; a buy 1; b buy 1; b view 1");
    assert_eq!(counts(rows, &query("view,buy", "")), [2, 1]);
}

#[test]
fn the_window_begins_at_step_one_and_includes_its_edge() {
    let rows = log("a view 0; a cart 30; a buy 60; b view 0; b cart 30; b buy 61");
    assert_eq!(counts(rows.clone(), &query("view,cart,buy", "1h")), [2, 2, 1]);
    assert_eq!(counts(log("a view 5; a buy 5; b view 5; b buy 6"), &query("view,buy", "0s")), [2, 1]);
    assert_eq!(counts(rows, &query("view,cart,buy", "")), [2, 2, 2]);
}

#[test]
fn any_start_counts_and_the_deepest_step_from_it() {
    // From the first start the second step is too late, from the second it is not.
    let rows = log("a view 0; a view 50; a buy 100");
    assert_eq!(counts(rows, &query("view,buy", "1h")), [1, 1]);
    // The later start comes less far: the earlier one counts.
    let rows = log("a view 0; a cart 10; a view 55; a buy 60");
    assert_eq!(counts(rows, &query("view,cart,buy", "1h")), [1, 1, 1]);
}

#[test]
fn users_whose_rows_are_not_in_order_are_sorted() {
    let rows = log("a buy 9; b view 1; a view 3; b buy 2; c buy 5; c view 6");
    let found = count(rows, &query("view,buy", "1h")).unwrap();
    assert_eq!((found.segments[0].counts.as_slice(), found.late), ([3, 2].as_slice(), 1));
}

#[test]
fn strict_lets_nothing_between() {
    let strict = EventQuery { order: Order::Strict, ..query("view,buy", "") };
    let rows =
        log("a view 1; a buy 2; b view 1; b help 2; b buy 3; c view 1; c view 2; c buy 3; d view 1; e view 2; d buy 3");
    assert_eq!(counts(rows, &strict), [5, 3], "a, c by its second view, and d: e is another user");
}

#[test]
fn in_any_order_all_steps_so_far_lie_in_one_window() {
    let any = |steps: &str, window: &str| EventQuery { order: Order::Any, ..query(steps, window) };
    let rows = log("a buy 1; a view 2; b view 1; c buy 1; d buy 0; d view 90");
    assert_eq!(counts(rows.clone(), &any("view,buy", "")), [3, 2]);
    assert_eq!(counts(rows, &any("view,buy", "1h")), [3, 1]);
    assert_eq!(counts(log("a x 1; a y 2; b x 1; b y 2; b x 3"), &any("x,y,x", "")), [2, 2, 1]);
}

#[test]
fn a_gap_ends_a_session() {
    let by_session = EventQuery { count: sessions("30m"), ..query("view,buy", "") };
    let rows = log("a view 0; a buy 10; a view 60; a help 80; a buy 120; b view 0; b buy 30; b view 61");
    assert_eq!(counts(rows, &by_session), [4, 2], "the gap itself does not end one");
    let late = log("a buy 10; a view 0; a view 60; b view 0; b buy 45");
    assert_eq!(counts(late, &by_session), [3, 1]);
}

#[test]
fn a_segment_is_the_value_in_the_first_row_of_step_one() {
    let rows = "user,event,time,device\n\
        a,home,2026-03-01,tablet\na,view,2026-03-02,phone\na,buy,2026-03-03,desk\n\
        b,view,2026-03-02,phone\nc,view,2026-03-02,\nd,view,2026-03-02,desk\nd,buy,2026-03-02,desk\ne,buy,2026-03-01,watch\n";
    let found = count(rows, &EventQuery { by: Some("device".into()), ..query("view,buy", "") }).unwrap();
    let segments: Vec<_> = found.segments.iter().map(|s| (s.name.as_deref(), s.counts.as_slice())).collect();
    let wanted: [(Option<&str>, &[u64]); 4] =
        [(None, &[4, 2]), (Some("phone"), &[2, 1]), (Some("desk"), &[1, 1]), (Some(""), &[1, 0])];
    assert_eq!(segments, wanted);
}

#[test]
fn what_those_did_who_came_no_further_is_told() {
    let rows = log(
        "a view 1; a help 2; a view 3; b view 1; c view 1; c help 2; d view 1; d buy 2; d help 3; e view 1; e buy 9",
    );
    let found = count(rows, &query("view,buy", "5m")).unwrap();
    let elsewhere = |event: Option<&str>, count| Elsewhere { event: event.map(str::to_owned), count };
    assert_eq!(found.elsewhere, [vec![elsewhere(Some("help"), 2), elsewhere(None, 1), elsewhere(Some("buy"), 1)]]);
}

#[test]
fn texts_are_compared_exactly() {
    let rows = log("7 in 1; 007 out 2; 07 in 1; 07 Out 2; x in 1; X out 2; y in 1; y out 2");
    assert_eq!(counts(rows, &query("in,out", "")), [4, 1]);
}
