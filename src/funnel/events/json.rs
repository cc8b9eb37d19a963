//! Rows of JSON: an object a line, or a list of objects.

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexSet;
use memchr::memchr;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::rows::LogRow;

/// Reads the objects of some JSON one by one.
pub(super) struct JsonRows<'p> {
    bytes: &'p [u8],
    /// Whether they are one list, or follow each other anyhow, in place of an object a line.
    list: bool,
    cells: [Vec<u8>; 4],
    /// Where the object read last ends.
    end: usize,
}

impl<'p> JsonRows<'p> {
    pub(super) fn of(bytes: &'p [u8], list: bool) -> Self {
        Self { bytes, list, cells: Default::default(), end: 0 }
    }

    /// Reads the next object, its cells by these ways; `false` at the end. One that is no JSON has no cells.
    pub(super) fn read(&mut self, ways: &[Vec<String>; 4]) -> bool {
        self.cells.iter_mut().for_each(Vec::clear);
        let Some(object) = self.next_object() else { return false };
        let mut reader = serde_json::Deserializer::from_slice(object);
        let seed = Object { ways: ways.iter().map(Vec::as_slice).enumerate().collect(), cells: &mut self.cells };
        if seed.deserialize(&mut reader).and_then(|()| reader.end()).is_err() {
            self.cells.iter_mut().for_each(Vec::clear);
        }
        true
    }

    pub(super) fn row(&self) -> LogRow<'_> {
        let [user, event, time, by] = &self.cells;
        LogRow { user, event, time, by }
    }

    /// Where the object read last ends: after its last byte.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The keys of objects, at most so many, those of objects within them too, in the order in which they come; gives
    /// how many objects there were.
    pub(super) fn keys(&mut self, most: usize, keys: &mut IndexSet<String>) -> usize {
        for looked in 0..most {
            let Some(object) = self.next_object() else { return looked };
            if let Ok(Value::Object(fields)) = serde_json::from_slice(object) {
                for (key, value) in fields {
                    match value {
                        Value::Object(inner) => keys.extend(inner.keys().map(|inner| format!("{key}.{inner}"))),
                        _ => drop(keys.insert(key)),
                    }
                }
            }
        }
        most
    }

    /// The next object: a line that is not blank where each has its own, else what lies between two braces.
    fn next_object(&mut self) -> Option<&'p [u8]> {
        let rest = &self.bytes[self.end..];
        let blank = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
        let rest = &rest[blank..];
        let (start, end) = if self.list {
            // What follows the last object closes the list.
            let start = memchr(b'{', rest)?;
            (start, object_end(rest).unwrap_or(rest.len()))
        } else {
            (0, memchr(b'\n', rest).unwrap_or(rest.len()))
        };
        self.end += blank + end;
        (end > 0).then(|| &rest[start.min(end)..end])
    }
}

/// Whether the beginning of a log is one of a list, or of objects over several lines, in place of an object a line.
pub(super) fn is_list(head: &[u8]) -> bool {
    let begin = head.trim_ascii_start();
    begin.starts_with(b"[") || begin.starts_with(b"{\n") || begin.starts_with(b"{\r")
}

/// After the brace that closes the first object.
pub(super) fn object_end(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0u32, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' if depth > 0 => quoted = !quoted,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Fills the cells from one object: each way that is left leads from here.
struct Object<'c> {
    ways: Vec<(usize, &'c [String])>,
    cells: &'c mut [Vec<u8>; 4],
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            let here: Vec<_> = self.ways.iter().filter(|(_, way)| way.first().is_some_and(|k| *k == key)).collect();
            if here.is_empty() {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = map.next_value::<&RawValue>()?;
            for (cell, way) in here {
                match &way[1..] {
                    [] => put(value.get(), &mut self.cells[*cell]),
                    rest => {
                        let ways = vec![(*cell, rest)];
                        let inner = Object { ways, cells: &mut *self.cells };
                        let mut reader = serde_json::Deserializer::from_str(value.get());
                        // What is no object has no such key: the cell stays empty.
                        let _ = inner.deserialize(&mut reader);
                    }
                }
            }
        }
        Ok(())
    }
}

/// A value as text: strings unescaped, numbers as they stand; null, lists and objects are nothing.
fn put(value: &str, cell: &mut Vec<u8>) {
    cell.clear();
    match value.as_bytes() {
        [b'"', ..] => {
            if let Ok(text) = serde_json::from_str::<Cow<'_, str>>(value) {
                cell.extend_from_slice(text.as_bytes());
            }
        }
        b"null" | [b'{' | b'[', ..] => {}
        other => cell.extend_from_slice(other),
    }
}
