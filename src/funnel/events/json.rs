//! Rows of JSON: an object a line, or a list of objects.

use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;

use indexmap::IndexSet;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::EventError;
use super::rows::LogRow;

/// No event is longer.
const LONGEST: usize = 16 << 20;

/// Reads the objects of a log one by one.
pub(super) struct JsonRows<'r> {
    log: Box<dyn BufRead + 'r>,
    keys: Vec<Vec<String>>,
    cells: [Vec<u8>; 4],
    object: Vec<u8>,
    /// Whether it is one list of objects; known once it was looked at.
    list: Option<bool>,
    line: u64,
}

impl<'r> JsonRows<'r> {
    pub(super) fn of(log: Box<dyn BufRead + 'r>) -> Self {
        Self { log, keys: Vec::new(), cells: Default::default(), object: Vec::new(), list: None, line: 0 }
    }

    /// The keys of the cells, each a way through nested objects: "properties.distinct_id". An empty one has no cell.
    pub(super) fn choose(&mut self, keys: [&str; 4]) {
        self.keys = keys.iter().map(|key| key.split('.').map(str::to_owned).collect()).collect();
    }

    /// The physical line in which the row before ends.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next object; `false` at the end. One that is no JSON has no cells.
    pub(super) fn read(&mut self) -> Result<bool, EventError> {
        self.cells.iter_mut().for_each(Vec::clear);
        if !self.read_object()? {
            return Ok(false);
        }
        let mut reader = serde_json::Deserializer::from_slice(&self.object);
        let seed = Object { ways: self.keys.iter().map(Vec::as_slice).enumerate().collect(), cells: &mut self.cells };
        if seed.deserialize(&mut reader).and_then(|()| reader.end()).is_err() {
            self.cells.iter_mut().for_each(Vec::clear);
        }
        Ok(true)
    }

    pub(super) fn row(&self) -> LogRow<'_> {
        let [user, event, time, by] = &self.cells;
        LogRow { user, event, time, by }
    }

    /// The keys of the first objects, those of objects within them too, in the order in which they come.
    pub(super) fn keys(&mut self, most: usize) -> Result<Vec<String>, EventError> {
        let mut keys = IndexSet::new();
        for _ in 0..most {
            if !self.read_object()? {
                break;
            }
            if let Ok(Value::Object(fields)) = serde_json::from_slice(&self.object) {
                for (key, value) in fields {
                    match value {
                        Value::Object(inner) => keys.extend(inner.keys().map(|inner| format!("{key}.{inner}"))),
                        _ => drop(keys.insert(key)),
                    }
                }
            }
        }
        Ok(keys.into_iter().collect())
    }

    /// Reads the next object: a line where the log has one a line, else what lies between two braces.
    fn read_object(&mut self) -> Result<bool, EventError> {
        self.object.clear();
        if self.list.is_none() {
            self.list = Some(starts_a_list(&mut self.log)?);
        }
        match self.list {
            Some(true) => self.read_braces(),
            _ => self.read_line(),
        }
    }

    fn read_line(&mut self) -> Result<bool, EventError> {
        while self.object.trim_ascii().is_empty() {
            self.object.clear();
            let mut limited = std::io::Read::take(&mut self.log, LONGEST as u64 + 1);
            if limited.read_until(b'\n', &mut self.object)? == 0 {
                return Ok(false);
            }
            self.line += 1;
            self.bounded()?;
        }
        Ok(true)
    }

    fn read_braces(&mut self) -> Result<bool, EventError> {
        let (mut depth, mut quoted, mut escaped) = (0u32, false, false);
        loop {
            let buffer = self.log.fill_buf()?;
            if buffer.is_empty() {
                return Ok(depth > 0);
            }
            let mut end = buffer.len();
            let mut closed = false;
            for (at, byte) in buffer.iter().enumerate() {
                self.line += u64::from(*byte == b'\n');
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if quoted => escaped = true,
                    b'"' if depth > 0 => quoted = !quoted,
                    b'{' if !quoted => depth += 1,
                    b'}' if !quoted => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth > 0 || *byte == b'}' {
                    self.object.push(*byte);
                }
                if depth == 0 && *byte == b'}' && !quoted {
                    (end, closed) = (at + 1, true);
                    break;
                }
            }
            self.log.consume(end);
            self.bounded()?;
            if closed {
                return Ok(true);
            }
        }
    }

    fn bounded(&self) -> Result<(), EventError> {
        if self.object.len() <= LONGEST {
            return Ok(());
        }
        let what = format!("has an event of more than {} MB near line {}", LONGEST >> 20, self.line.max(1));
        Err(EventError::new(what, "Export the events as JSON lines, one event a line."))
    }
}

/// Whether the log is one list in place of an object a line.
fn starts_a_list(log: &mut dyn BufRead) -> Result<bool, EventError> {
    let begin = log.fill_buf()?.trim_ascii_start();
    Ok(begin.starts_with(b"[") || begin.starts_with(b"{\n") || begin.starts_with(b"{\r"))
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
