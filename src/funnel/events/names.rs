//! The names of events and segments, numbered as they come.

use rustc_hash::FxHashMap;

use super::EventError;

/// The number of a name.
pub(super) type Name = u16;

/// Stands for no name.
pub(super) const NONE: Name = Name::MAX;

/// More different names than any product has events: the column is another one.
const MOST: usize = 60_000;

/// Names in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbers: FxHashMap<Box<[u8]>, Name>,
    names: Vec<String>,
}

impl Names {
    /// The number of a name; a new name gets the next. Bytes that are no UTF-8 are read as Windows-1252.
    ///
    /// # Errors
    /// When `column` holds too many different names to be one of events or segments.
    pub(super) fn number(&mut self, name: &[u8], column: &str) -> Result<Name, EventError> {
        if let Some(&number) = self.numbers.get(name) {
            return Ok(number);
        }
        if self.names.len() == MOST {
            let what =
                format!("holds more than {MOST} different values in the column “{}”", crate::funnel::shortened(column));
            return Err(EventError::new(what, "Choose the column with the names of events, or of segments."));
        }
        let number = self.names.len() as Name;
        self.numbers.insert(name.into(), number);
        self.names.push(text(name));
        Ok(number)
    }

    pub(super) fn get(&self, number: Name) -> &str {
        self.names.get(usize::from(number)).map_or("", String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }
}

/// Bytes as text: UTF-8, else Windows-1252.
pub(super) fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
