//! What the lines above a table say: the funnel's name and its days; and what its counts are called.

use super::days::{days, month};
use super::fold::{fold, spaced, words};
use super::hints::hints;
use crate::map::Date;

/// The funnel's name: the first line above the table that is a title.
pub(super) fn name(head: &[String]) -> String {
    let is_title = |line: &&String| {
        line.chars().any(char::is_alphabetic)
            && days(line).is_empty()
            && month(line).is_none()
            && !fold(line).starts_with("report suite")
            && line.chars().count() <= 120
    };
    let title = head.iter().map(|line| line.trim().trim_matches('"').to_owned()).collect::<Vec<_>>();
    let title = title.iter().find(is_title).cloned().unwrap_or_default();
    match title.split_once(':') {
        Some((before, name)) if fold(before) == "funnel" && !name.trim().is_empty() => name.trim().to_owned(),
        _ => title,
    }
}

/// The first and the last day, where the lines above the table give them.
pub(super) fn range(head: &[String]) -> (Option<Date>, Option<Date>) {
    let (mut from, mut to) = (None, None);
    for line in head {
        let found = days(line);
        let said = words(line);
        let says = |list: &[&str]| said.iter().any(|word| list.contains(&word.as_str()));
        match found.as_slice() {
            [first, .., last] if first <= last => return (Some(*first), Some(*last)),
            [day] if says(&["start", "from", "begin", "von", "ab", "debut", "desde", "inicio", "beginn", "inizio"]) => {
                from = from.or(Some(*day));
            }
            [day] if says(&["end", "to", "until", "bis", "fin", "hasta", "ende", "fim", "fine"]) => {
                to = to.or(Some(*day));
            }
            _ => {}
        }
    }
    match (from, to) {
        (Some(first), Some(last)) if first > last => (None, None),
        (None, None) => match head.iter().find_map(|line| month(line)) {
            Some(day) => (Some(day), Some(day.last_of_month())),
            None => (None, None),
        },
        known => known,
    }
}

/// What is counted, from a heading: "Active users" → "active users", "Count of contacts" → "contacts", "Count" → "".
pub(super) fn unit(heading: &str) -> String {
    let spaced = spaced(heading.trim()).replace('_', " ");
    let folded = fold(&spaced);
    let after = [
        "count of ",
        "number of ",
        "step nb ",
        "nb ",
        "anzahl der ",
        "anzahl ",
        "nombre de ",
        "nombre d’",
        "numero de ",
    ];
    let cut = after.iter().find(|start| folded.starts_with(**start)).map_or(0, |start| start.chars().count());
    let unit: String = spaced.chars().skip(cut).collect();
    let hints = hints(&unit);
    let bare =
        ["count", "total", "value", "anzahl", "nombre", "numero", "number", "n", "menge", "sum", "quantity", "volume"];
    if hints.count < 2 || bare.contains(&fold(&unit).as_str()) {
        return String::new();
    }
    // English writes these small; other languages as their headings have them.
    let english = [
        "user",
        "visitor",
        "people",
        "person",
        "customer",
        "contact",
        "lead",
        "session",
        "visit",
        "order",
        "member",
        "shopper",
        "subscriber",
        "account",
        "unique",
        "event",
        "hit",
    ];
    let is_english = words(&unit).iter().any(|word| english.iter().any(|stem| word.starts_with(stem)));
    if is_english && unit.chars().filter(|c| c.is_uppercase()).count() < 3 { unit.to_lowercase() } else { unit }
}
