//! By which rules a funnel was counted, in a few words: only those that are not the usual ones.

use super::Choices;
use super::events::{Count, Micros, Order, span};
use crate::map::Funnel;

/// "within 7 days", "strict order", "sessions end after 30 minutes"; none where anything may lie between the steps of a
/// user, however long it takes. Each length of time stays on one line, and so does the order.
pub fn rules(funnel: &Funnel) -> Vec<String> {
    let query = Choices::parse(&funnel.source.choices).events.unwrap_or_default();
    let written = funnel.window.trim();
    let window = match span(written).or(query.window) {
        Some(0) => Some("at the same instant".to_owned()),
        Some(window) => Some(format!("within {}", lasting(window))),
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
