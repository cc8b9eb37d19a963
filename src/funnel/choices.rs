//! What an import was told, as the map keeps it: `count: Active users; leave out rows`, or for a log of events `user: id;
//! event: name; time: at; steps: view, buy; window: 1w`.

use std::fmt;

use super::events::{Count, EventQuery, Order, span, span_words};

/// What people chose where the table alone does not decide. Columns are named by their headings, or by
/// "Column 2" where they have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The sheet of a workbook, or the list in JSON.
    pub sheet: Option<String>,
    /// Which of the sheet's tables, by where it begins: "line 9", "cell E3".
    pub table: Option<String>,
    /// The column of the counts.
    pub count: Option<String>,
    /// The column of the step names.
    pub step: Option<String>,
    /// Whether the steps go across, a column each, rather than down.
    pub across: Option<bool>,
    /// The column that divides the rows into segments; empty: none does.
    pub divided: Option<String>,
    /// Only this segment.
    pub segment: Option<String>,
    /// Rows whose count cannot be read are left out, and the gap is marked.
    pub leave_out_rows: bool,
    /// The funnel is counted from a log of events.
    pub events: Option<EventQuery>,
}

const LEAVE_OUT: &str = "leave out rows";
const ACROSS: &str = "across";

impl Choices {
    /// Reads what [`Choices`] prints; what it does not know is passed over.
    pub fn parse(text: &str) -> Self {
        let mut choices = Self::default();
        for part in parts(text) {
            if part.trim().eq_ignore_ascii_case(LEAVE_OUT) {
                choices.leave_out_rows = true;
            } else if let Some((key, value)) = part.split_once(':') {
                let value = Some(unquoted(value.trim()));
                match key.trim().to_ascii_lowercase().as_str() {
                    "sheet" => choices.sheet = value,
                    "table" => choices.table = value,
                    "count" => choices.count = value,
                    "step" => choices.step = value,
                    "steps go" => choices.across = value.map(|way| way.eq_ignore_ascii_case(ACROSS)),
                    "divided by" => choices.divided = value,
                    "segment" => choices.segment = value,
                    key => {
                        if let Some(value) = value {
                            of_events(choices.events.get_or_insert_default(), key, value);
                        }
                    }
                }
            }
        }
        // Without its steps there is nothing to count.
        choices.events = choices.events.filter(|query| query.steps.len() > 1);
        choices
    }
}

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let way = self.across.map(|across| if across { ACROSS } else { "down" }.to_owned());
        let named = [
            ("sheet", &self.sheet),
            ("table", &self.table),
            ("steps go", &way),
            ("count", &self.count),
            ("step", &self.step),
            ("divided by", &self.divided),
            ("segment", &self.segment),
        ];
        let mut parts: Vec<String> =
            named.iter().filter_map(|(key, value)| Some(format!("{key}: {}", quoted(value.as_deref()?)))).collect();
        if let Some(query) = &self.events {
            parts.extend(told(query).iter().map(|(key, value)| format!("{key}: {}", quoted(value))));
        }
        if self.leave_out_rows {
            parts.push(LEAVE_OUT.to_owned());
        }
        f.write_str(&parts.join("; "))
    }
}

/// What a query asks, key by key.
fn told(query: &EventQuery) -> Vec<(&'static str, String)> {
    let mut told = vec![
        ("user", query.user.clone()),
        ("event", query.event.clone()),
        ("time", query.time.clone()),
        ("steps", listed(&query.steps)),
    ];
    told.extend(query.window.map(|window| ("window", span_words(window))));
    match query.order {
        Order::Ordered => {}
        Order::Strict => told.push(("order", "strict".to_owned())),
        Order::Any => told.push(("order", "any".to_owned())),
    }
    if let Count::Sessions { gap } = query.count {
        told.push(("sessions", span_words(gap)));
    }
    told.extend(query.by.clone().map(|by| ("by", by)));
    told
}

/// Takes one of what [`told`] gives; what it does not know is passed over.
fn of_events(query: &mut EventQuery, key: &str, value: String) {
    match key {
        "user" => query.user = value,
        "event" => query.event = value,
        "time" => query.time = value,
        "steps" => query.steps = names(&value),
        "window" => query.window = span(&value),
        "order" if value == "strict" => query.order = Order::Strict,
        "order" if value == "any" => query.order = Order::Any,
        "sessions" => query.count = span(&value).map_or(Count::Users, |gap| Count::Sessions { gap }),
        "by" => query.by = Some(value),
        _ => {}
    }
}

/// Names as one text, divided by commas.
fn listed(names: &[String]) -> String {
    let name = |name: &String| {
        let plain = !name.contains([',', '"']) && name.trim() == name;
        if plain { name.clone() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
    };
    names.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Reads names divided by commas; one with a comma inside stands in quotation marks.
pub fn names(list: &str) -> Vec<String> {
    let mut inside = false;
    let parts = list.split(|c: char| {
        inside ^= c == '"';
        c == ',' && !inside
    });
    parts.map(|name| unquoted(name.trim())).filter(|name| !name.is_empty()).collect()
}

fn quoted(value: &str) -> String {
    let plain = !value.is_empty() && value.trim() == value && !value.contains([';', '"']);
    if plain { value.to_owned() } else { format!("\"{}\"", value.replace('"', "\"\"")) }
}

fn unquoted(value: &str) -> String {
    match value.strip_prefix('"').and_then(|v| v.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => value.to_owned(),
    }
}

/// Splits at semicolons outside quotation marks.
fn parts(text: &str) -> Vec<&str> {
    let mut inside = false;
    text.split(|c: char| {
        inside ^= c == '"';
        c == ';' && !inside
    })
    .collect()
}
