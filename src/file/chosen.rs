//! What was chosen last by name, so that it is offered first the next time.

use std::fs;

use super::save::replace;
use super::{SaveError, State};

impl State {
    /// The words of what was chosen last, newest first.
    pub fn chosen(&self) -> Vec<String> {
        let text = fs::read_to_string(self.folder().join("chosen.ron")).unwrap_or_default();
        // A list that does not read only loses an order: it begins anew.
        ron::from_str(&text).unwrap_or_default()
    }

    /// Keeps the words of what was chosen last, newest first.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn remember_chosen(&self, words: &[String]) -> Result<(), SaveError> {
        let file = self.folder().join("chosen.ron");
        self.make("").map_err(|error| SaveError::new(&file, error))?;
        let list: String = words.iter().map(|word| format!("    {word:?},\n")).collect();
        replace(&file, |out| write!(out, "[\n{list}]\n"))
    }
}
