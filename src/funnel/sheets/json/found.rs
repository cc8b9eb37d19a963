//! What a tree of JSON is, when no funnel is in it.

use super::find::Found;
use super::node::{Node, get};
use crate::funnel::{ReadError, shortened};

/// Why there is no table: what was found, and what is looked for.
pub(super) fn nothing(root: &Node, found: &Found) -> ReadError {
    if let Some(keys) = found.too_wide {
        let what = format!("is too wide for a funnel: its entries have {keys} keys or more");
        return ReadError::new(what, "Export the funnel itself, without its days or users.");
    }
    if let Some(said) = refusal(root) {
        let hint = "Sign in there, ask again, and save the answer with the funnel.";
        return ReadError::new(format!("is the refusal of a service: “{}”", shortened(said)), hint);
    }
    let hint = "Export the funnel itself, or write its steps as such a list.";
    let mut error = ReadError::new("is JSON without a list of steps", hint);
    error.detail = format!(
        "Found: {}. A list with a name and a count for each step is needed, such as [{{\"step\": \"Visit\", \"users\": 120}}, …].",
        described(root)
    );
    error
}

/// The message of an answer that is an error.
fn refusal(root: &Node) -> Option<&str> {
    let fields = root.object()?;
    let error = get(fields, "error").or_else(|| get(fields, "errors")?.list()?.first());
    let said = match error? {
        Node::Object(inner) => get(inner, "message")?.cell(),
        other => other.cell(),
    };
    said.filter(|said| !said.is_empty())
}

fn described(node: &Node) -> String {
    match node {
        Node::Object(fields) if fields.is_empty() => "an empty object".to_owned(),
        Node::Object(fields) => {
            let shown: Vec<String> =
                fields.iter().take(6).map(|(key, value)| format!("“{}” ({})", shortened(key), kind(value))).collect();
            let more = if fields.len() > 6 { format!(" and {} more", fields.len() - 6) } else { String::new() };
            format!("an object with {}{more}", shown.join(", "))
        }
        other => kind(other),
    }
}

fn kind(node: &Node) -> String {
    match node {
        Node::Null => "nothing".to_owned(),
        Node::Bool(_) => "yes or no".to_owned(),
        Node::Number(_) => "a number".to_owned(),
        Node::Text(_) => "a text".to_owned(),
        Node::Object(_) => "an object".to_owned(),
        Node::List(items) => match items.as_slice() {
            [] => "an empty list".to_owned(),
            [only] => format!("a list of one: {}", kind(only)),
            [first, ..] => format!("a list of {}, the first {}", items.len(), kind(first)),
        },
    }
}
