//! Whether the first hints of the window were shown; they come once in a user's life.

use super::save::replace;
use super::{SaveError, State};

/// In the state folder; what is in it does not matter.
const FILE: &str = "hints.ron";

impl State {
    /// Whether the first hints were shown already.
    pub fn hints_shown(&self) -> bool {
        self.folder().join(FILE).exists()
    }

    /// Keeps in mind that they were.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn remember_hints(&self) -> Result<(), SaveError> {
        let file = self.folder().join(FILE);
        self.make("").map_err(|error| SaveError::new(&file, error))?;
        replace(&file, |out| writeln!(out, "\"shown\""))
    }
}
