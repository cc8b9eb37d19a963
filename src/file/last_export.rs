//! What was chosen at the last export, so that it can be done again.

use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::save::replace;
use super::{SaveError, State};

/// The choices of an export as words; whoever exports knows what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastExport {
    pub format: String,
    pub content: String,
    pub size: String,
    pub theme: String,
    /// The file of a theme of one's own.
    pub own_theme: Option<PathBuf>,
    pub ground: String,
    pub outlines: bool,
    /// The cards show their numbers.
    pub numbers: bool,
    /// Where the files went.
    pub folder: Option<PathBuf>,
    /// Id of the map it was of: stages and lanes are its.
    pub map: String,
    pub stages: Option<Vec<String>>,
    pub lanes: Option<Vec<String>>,
    pub answers: bool,
}

impl State {
    /// The last export, if there was one.
    pub fn last_export(&self) -> Option<LastExport> {
        let text = fs::read_to_string(self.folder().join("export.ron")).ok()?;
        // Choices that do not read are made anew.
        ron::from_str(&text).ok()
    }

    /// Keeps the choices of an export.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn remember_export(&self, last: &LastExport) -> Result<(), SaveError> {
        let file = self.folder().join("export.ron");
        self.make("").map_err(|error| SaveError::new(&file, error))?;
        let text = ron::ser::to_string_pretty(last, ron::ser::PrettyConfig::default())
            .map_err(|error| SaveError::new(&file, std::io::Error::other(error)))?;
        replace(&file, |out| writeln!(out, "{text}"))
    }
}
