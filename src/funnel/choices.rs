//! What an import was told, as the map keeps it: `count: Active users; leave out rows`.

use std::fmt;

/// What people chose where the table alone does not decide. Columns are named by their headings, or by
/// "Column 2" where they have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The column of the counts.
    pub count: Option<String>,
    /// The column of the step names.
    pub step: Option<String>,
    /// Only this segment.
    pub segment: Option<String>,
    /// Rows whose count cannot be read are left out, and the gap is marked.
    pub leave_out_rows: bool,
}

const LEAVE_OUT: &str = "leave out rows";

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
                    "count" => choices.count = value,
                    "step" => choices.step = value,
                    "segment" => choices.segment = value,
                    _ => {}
                }
            }
        }
        choices
    }
}

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [("count", &self.count), ("step", &self.step), ("segment", &self.segment)];
        let mut parts: Vec<String> =
            named.iter().filter_map(|(key, value)| Some(format!("{key}: {}", quoted(value.as_deref()?)))).collect();
        if self.leave_out_rows {
            parts.push(LEAVE_OUT.to_owned());
        }
        f.write_str(&parts.join("; "))
    }
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
