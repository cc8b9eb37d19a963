//! What was copied last, for other windows and later days: a map file whose first line says what it is.

use std::fs;

use super::save::replace;
use super::{SaveError, State, read, write};
use crate::map::Map;

const MARK: &str = "// Touchline clipboard: ";
const NAME: &str = "clipboard.journey.ron";

impl State {
    /// Keeps what was copied in place of what was there; `what` is one word.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn keep_clip(&self, what: &str, map: &Map) -> Result<(), SaveError> {
        let folder = self.make("").map_err(|error| SaveError::new(self.folder(), error))?;
        let text = write(map);
        replace(&folder.join(NAME), |out| write!(out, "{MARK}{what}\n{text}"))
    }

    /// What was copied last and what it is; `None` where nothing was or it cannot be read.
    pub fn clip(&self) -> Option<(String, Map)> {
        let bytes = fs::read(self.folder().join(NAME)).ok()?;
        let first = bytes.split(|byte| *byte == b'\n').next()?;
        let what = std::str::from_utf8(first).ok()?.strip_prefix(MARK)?.trim().to_owned();
        // Nothing in it has an id twice, so that no new ones are needed.
        let map = read(&bytes, &mut || 0).ok()?.map;
        Some((what, map))
    }
}
