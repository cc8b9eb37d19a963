//! JSON text → a tree, with its keys in their order, and never larger than a table may be.

use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use crate::funnel::ReadError;
use crate::funnel::rows::MOST_CELLS;
use crate::funnel::sheets::number;

/// A value of JSON.
#[derive(Debug)]
pub(super) enum Node {
    Null,
    Bool(bool),
    /// As a cell has it.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// A text, a number, true or false, as a cell; an empty one for null. `None`: a list or an object.
    pub(super) fn cell(&self) -> Option<&str> {
        match self {
            Self::Null => Some(""),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Number(text) | Self::Text(text) => Some(text),
            Self::List(_) | Self::Object(_) => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Node]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn object(&self) -> Option<&[(String, Node)]> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }
}

/// The value of a key.
pub(super) fn get<'n>(fields: &'n [(String, Node)], key: &str) -> Option<&'n Node> {
    fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// Reads a text; several values one after the other become a list.
pub(super) fn parse(text: &str) -> Result<Node, ReadError> {
    let text = text.trim_start_matches('\u{FEFF}').trim_end();
    let mut left = MOST_CELLS;
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let Value { node, cells } = value.map_err(|error| broken(&error))?;
        left = left.checked_sub(cells).ok_or_else(too_long)?;
        values.push(node);
    }
    match values.pop() {
        Some(only) if values.is_empty() => Ok(only),
        last => Ok(Node::List(values.into_iter().chain(last).collect())),
    }
}

/// A value that another may follow, and how many it holds.
struct Value {
    node: Node,
    cells: usize,
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let left = Cell::new(MOST_CELLS);
        let node = Seed { left: &left }.deserialize(deserializer)?;
        Ok(Self { node, cells: MOST_CELLS - left.get() })
    }
}

const TOO_LONG: &str = "too long";

fn too_long() -> ReadError {
    let hint = "This looks like a list of events; a list with an entry for each step is needed.";
    ReadError::new("is too long for a funnel", hint)
}

fn broken(error: &serde_json::Error) -> ReadError {
    let (line, column) = (error.line(), error.column());
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    match error.classify() {
        Category::Eof => {
            let what = format!("breaks off in line {line}, column {column}: a list, an object or a text is not closed");
            ReadError::new(what, "Its end is missing: download or export it again.")
        }
        _ if said == TOO_LONG => too_long(),
        _ if said.starts_with("recursion limit") => {
            let what = format!("is nested too deep in line {line}, column {column}");
            ReadError::new(what, "Export the funnel itself: a list with an entry for each step.")
        }
        _ => {
            let control = said.starts_with("control character");
            let said = if control { "a text holds a line break or a control character" } else { said };
            let what = format!("is broken JSON in line {line}, column {column}: {said}");
            ReadError::new(what, "Mend it there, or download or export it again.")
        }
    }
}

/// Reads one value and takes what it holds off what is left.
struct Seed<'b> {
    left: &'b Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| D::Error::custom(TOO_LONG))?;
        self.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(number(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Seed { left: self.left })? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            fields.push((key, map.next_value_seed(Seed { left: self.left })?));
        }
        Ok(Node::Object(fields))
    }
}
