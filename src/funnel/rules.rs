//! By which rules a funnel was counted, in words.

use super::Choices;
use super::events::{Count, EventQuery, Micros, Order, span};
use crate::map::Funnel;

/// All that a log was counted by: "Users, by their steps in order, with other events between or not, within 7 days of the
/// first".
pub fn counted_by(query: &EventQuery) -> String {
    let counted = match query.count {
        Count::Users => "Users".to_owned(),
        Count::Sessions { gap } => format!("Sessions, each ended by a gap of more than {}", lasting(gap)),
    };
    let order = match query.order {
        Order::Ordered => "in order, with other events between or not",
        Order::Strict => "in strict order, with no other event between",
        Order::Any => "in any order",
    };
    let window = match query.window {
        None => ", however long they take".to_owned(),
        Some(0) => format!(", {}", within(0)),
        Some(window) if query.order == Order::Any => format!(", all {}", within(window)),
        Some(window) => format!(", {} of the first", within(window)),
    };
    format!("{counted}, by their steps {order}{window}")
}

fn within(window: Micros) -> String {
    if window == 0 { "at the same instant".to_owned() } else { format!("within {}", lasting(window)) }
}

/// Those of the rules that are not the usual ones, in a few words: "within 7 days", "strict order", "sessions end after 30 minutes"; none where anything may lie between the steps of a
/// user, however long it takes. Each length of time stays on one line, and so does the order.
pub fn rules(funnel: &Funnel) -> Vec<String> {
    let query = Choices::parse(&funnel.source.choices).events.unwrap_or_default();
    let written = funnel.window.trim();
    let window = match span(written).or(query.window) {
        Some(window) => Some(within(window)),
        // The map's own words, by hand or of another program.
        None => (!written.is_empty()).then(|| format!("within {written}")),
    };
    let order = match query.order {
        Order::Ordered => None,
        Order::Strict => Some("strict\u{A0}order".to_owned()),
        Order::Any => Some("any\u{A0}order".to_owned()),
    };
    let sessions = match query.count {
        Count::Users => None,
        Count::Sessions { gap } => Some(format!("sessions end after {}", lasting(gap))),
    };
    [window, order, sessions].into_iter().flatten().collect()
}

/// "7 days", "1 hour": in the largest of its whole units, up to days.
fn lasting(time: Micros) -> String {
    const UNITS: [(&str, Micros); 4] =
        [("day", 86_400_000_000), ("hour", 3_600_000_000), ("minute", 60_000_000), ("second", 1_000_000)];
    let (unit, length) = UNITS.into_iter().find(|(_, length)| time != 0 && time % length == 0).unwrap_or(UNITS[3]);
    let count = time / length;
    format!("{count}\u{A0}{unit}{}", if count == 1 { "" } else { "s" })
}
