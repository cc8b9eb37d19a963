//! What is asked of a log.

/// A time or a length of time in millionths of a second; times count from 1970.
pub type Micros = i64;

/// Whether other events may lie between two steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The steps in their order, with anything between.
    #[default]
    Ordered,
    /// The steps in their order, with nothing between.
    Strict,
    /// The steps in any order.
    Any,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    #[default]
    Users,
    /// A gap longer than this between two rows of a user begins a new session.
    Sessions { gap: Micros },
}

/// The columns, the steps and the rules of a funnel of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Heading of the column of users, "Column 1" where it has none, or the key in JSON ("properties.distinct_id").
    pub user: String,
    pub event: String,
    pub time: String,
    /// Names of events, in order; one may come twice.
    pub steps: Vec<String>,
    /// From step 1; `None`: no limit.
    pub window: Option<Micros>,
    pub order: Order,
    pub count: Count,
    /// The column whose values divide the users.
    pub by: Option<String>,
}

const UNITS: [(char, Micros); 5] =
    [('w', 604_800_000_000), ('d', 86_400_000_000), ('h', 3_600_000_000), ('m', 60_000_000), ('s', 1_000_000)];

/// Reads a length of time: a whole number and one of `s m h d w`; `d` is 24 hours. `None` for anything else.
pub fn span(text: &str) -> Option<Micros> {
    let text = text.trim();
    let unit = text.chars().next_back()?;
    let (_, micros) = UNITS.into_iter().find(|(letter, _)| *letter == unit.to_ascii_lowercase())?;
    let digits = text[..text.len() - unit.len_utf8()].trim_end();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse::<Micros>().ok()?.checked_mul(micros)
}

/// A length of time as [`span`] reads it, in its largest whole unit: "7d".
pub fn span_words(span: Micros) -> String {
    let (letter, unit) = UNITS.into_iter().find(|(_, unit)| span != 0 && span % unit == 0).unwrap_or(('s', 1_000_000));
    format!("{}{letter}", span / unit)
}
