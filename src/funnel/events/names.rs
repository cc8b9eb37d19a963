//! The names of events and segments, numbered as they come.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::EventError;

/// The number of a name.
pub(super) type Name = u16;

/// Stands for no name.
pub(super) const NONE: Name = Name::MAX;

/// More different names than any product has events: the column is another one.
const MOST: usize = 60_000;

/// Names in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Names(IndexSet<Box<[u8]>, FxBuildHasher>);

impl Names {
    /// The number of a name; a new name gets the next.
    ///
    /// # Errors
    /// When `column` holds too many different names to be one of events or segments.
    pub(super) fn number(&mut self, name: &[u8], column: &str) -> Result<Name, EventError> {
        if let Some(number) = self.find(name) {
            return Ok(number);
        }
        if self.0.len() == MOST {
            let what =
                format!("holds more than {MOST} different values in the column “{}”", crate::funnel::shortened(column));
            return Err(EventError::new(what, "Choose the column with the names of events, or of segments."));
        }
        self.0.insert(name.into());
        Ok((self.0.len() - 1) as Name)
    }

    pub(super) fn find(&self, name: &[u8]) -> Option<Name> {
        self.0.get_index_of(name).map(|number| number as Name)
    }

    /// Bytes that are no UTF-8 are read as Windows-1252.
    pub(super) fn get(&self, number: Name) -> String {
        self.0.get_index(usize::from(number)).map(|name| text(name)).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Names of one piece of a log: numbers go on where those known before it end, until they become known themselves.
#[derive(Debug, Default)]
pub(super) struct NewNames {
    new: IndexSet<Box<[u8]>, FxBuildHasher>,
    known: u32,
    /// The numbers of the new ones among all.
    numbers: Vec<Name>,
    /// By the lowest bits of a hash: the hash of the name found there last, and its number. A log has few names, and most
    /// come often; that two of all that it may have share the 64 bits has a chance of 1 to 10¹⁰.
    found: Vec<(u64, u32)>,
}

/// Names that are remembered, at most.
const FOUND: usize = 256;
/// The number of no name.
const NOT_FOUND: u32 = u32::MAX;

impl NewNames {
    /// Begins a piece.
    pub(super) fn begin(&mut self, known: &Names) {
        self.new.clear();
        self.numbers.clear();
        self.known = known.len() as u32;
        self.found.clear();
        self.found.resize(FOUND, (0, NOT_FOUND));
    }

    pub(super) fn number(&mut self, known: &Names, name: &[u8]) -> u32 {
        let hash = xxhash_rust::xxh3::xxh3_64(name);
        let at = hash as usize % FOUND;
        let (before, number) = self.found[at];
        if before == hash && number != NOT_FOUND {
            return number;
        }
        let number = self.seek(known, name);
        self.found[at] = (hash, number);
        number
    }

    fn seek(&mut self, known: &Names, name: &[u8]) -> u32 {
        if let Some(number) = known.find(name) {
            return u32::from(number);
        }
        let new = self.new.get_index_of(name).unwrap_or_else(|| self.new.insert_full(name.into()).0);
        self.known + new as u32
    }

    /// Makes the new names known.
    pub(super) fn tell(&mut self, known: &mut Names, column: &str) -> Result<(), EventError> {
        for name in self.new.drain(..) {
            self.numbers.push(known.number(&name, column)?);
        }
        Ok(())
    }

    /// The number among all names of one from [`NewNames::number`].
    pub(super) fn told(&self, number: u32) -> Name {
        match number.checked_sub(self.known) {
            None => number as Name,
            Some(new) => self.numbers.get(new as usize).copied().unwrap_or(NONE),
        }
    }
}

/// Bytes as text: UTF-8, else Windows-1252.
pub(super) fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
