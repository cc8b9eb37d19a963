//! Against a search through everything, on logs with ties, repeats and disorder.

use proptest::prelude::*;
use touchline::funnel::events::{EventQuery, Order};

use super::{count, query};

const EVENTS: [&str; 4] = ["a", "b", "c", "d"];

/// How far one user comes: every way through the rows is tried.
fn deepest(rows: &[(u8, u32)], steps: &[u8], window: Option<u32>, order: Order) -> usize {
    fn on(rows: &[(u8, u32)], from: usize, start: u32, steps: &[u8], window: Option<u32>, strict: bool) -> usize {
        let Some((step, rest)) = steps.split_first() else { return 0 };
        let near = if strict { rows.len().min(from + 1) } else { rows.len() };
        let fits = |at: &usize| rows[*at].0 == *step && window.is_none_or(|window| rows[*at].1 - start <= window);
        (from..near).filter(fits).map(|at| 1 + on(rows, at + 1, start, rest, window, strict)).max().unwrap_or(0)
    }
    let starts = (0..rows.len()).filter(|&at| rows[at].0 == steps[0]);
    starts.map(|at| 1 + on(rows, at + 1, rows[at].1, &steps[1..], window, order == Order::Strict)).max().unwrap_or(0)
}

/// The same in any order: every window that begins at a row is looked at.
fn deepest_any(rows: &[(u8, u32)], steps: &[u8], window: Option<u32>) -> usize {
    let within = |first: usize, depth: usize| {
        let mut left: Vec<u8> = steps[..depth].to_vec();
        for row in &rows[first..] {
            if window.is_none_or(|window| row.1 - rows[first].1 <= window)
                && let Some(at) = left.iter().position(|step| *step == row.0)
            {
                left.swap_remove(at);
            }
        }
        left.is_empty()
    };
    (1..=steps.len()).take_while(|&depth| (0..rows.len()).any(|first| within(first, depth))).last().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_counts_are_those_of_a_full_search(
        rows in proptest::collection::vec((0u8..5, 0u8..4, 0u32..40), 0..60),
        steps in proptest::collection::vec(0u8..4, 2..5),
        window in prop::option::of(0u32..25),
        order in prop::sample::select(vec![Order::Ordered, Order::Strict, Order::Any]),
        sorted in any::<bool>(),
    ) {
        let mut rows = rows;
        if sorted {
            rows.sort_by_key(|row| row.2);
        }
        let table: String = rows.iter().map(|(user, event, time)| {
            format!("u{user},{},2026-03-01T00:00:{:02}\n", EVENTS[*event as usize], time)
        }).collect();
        let names: Vec<&str> = steps.iter().map(|step| EVENTS[*step as usize]).collect();
        let text = window.map(|window| format!("{window}s")).unwrap_or_default();
        let asked = EventQuery { order, ..query(&names.join(","), &text) };
        let mut wanted = vec![0u64; steps.len()];
        for user in 0..5 {
            let mut own: Vec<(u8, u32)> = rows.iter().filter(|row| row.0 == user).map(|row| (row.1, row.2)).collect();
            own.sort_by_key(|row| row.1);
            let depth = match order {
                Order::Any => deepest_any(&own, &steps, window),
                order => deepest(&own, &steps, window, order),
            };
            wanted.iter_mut().take(depth).for_each(|count| *count += 1);
        }
        match count(format!("user,event,time\n{table}"), &asked) {
            Ok(found) => prop_assert_eq!(&found.segments[0].counts, &wanted),
            Err(error) => prop_assert!(rows.is_empty(), "{}", error),
        }
    }
}

/// Rows, rows left out and users of step 1, as the csv crate reads the cells.
fn by_csv(body: &str) -> (u64, u64, u64) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body.as_bytes());
    let (mut rows, mut left, mut users) = (0, 0, std::collections::BTreeSet::new());
    for record in reader.records() {
        let record = record.unwrap();
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let good = !cell(0).is_empty() && !cell(1).is_empty() && cell(2).trim() == "1772366400";
        rows += u64::from(good);
        left += u64::from(!good);
        if good && cell(1) == "a" {
            users.insert(cell(0).to_owned());
        }
    }
    (rows, left, users.len() as u64)
}

/// Quotes around whole cells.
const PLAIN: [&str; 6] = [
    "a,a,1772366400\n",
    "\"a\",\"a\",\"1772366400\"\n",
    "\"b\",\"a\",\"1772366400\"\r\n",
    "\"c\nd\",a,1772366400\n",
    "\"e,f\",\"a\",1772366400\n",
    "\"\",\"a\",\"soon\"\n",
];
/// Quotes and ends wherever they may be.
const ODD: [&str; 9] = [
    "\"g\"\"h\",\"a\",1772366400\n",
    "i\"j,a,1772366400\n",
    "\"k\" ,a,1772366400\n",
    "\n",
    "\r",
    "\"",
    ",",
    "a",
    "\"\"",
];

fn parts() -> impl Strategy<Value = Vec<&'static str>> {
    let plain = || prop::sample::select(PLAIN.to_vec());
    let any = prop_oneof![9 => plain(), 1 => prop::sample::select(ODD.to_vec())];
    prop_oneof![prop::collection::vec(plain(), 1..40), prop::collection::vec(any, 1..40)]
}

proptest! {
    #[test]
    fn quotes_and_line_ends_are_those_of_the_csv_crate(parts in parts()) {
        let body: String = parts.concat();
        let (rows, left, users) = by_csv(&body);
        let found = count(format!("user,event,time\n{body}"), &query("a,z", "1h"));
        match found {
            Ok(found) => prop_assert_eq!((found.rows, found.skipped, found.segments[0].counts[0]), (rows, left, users)),
            Err(_) => prop_assert_eq!(rows, 0),
        }
    }
}
