//! What somebody set once for every map they open.

use std::fs;

use serde::{Deserialize, Serialize};

use super::save::replace;
use super::{SaveError, State};

/// What is set; what is not goes by the system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// Whether the view jumps instead of flying.
    pub reduce_motion: Option<bool>,
    /// Whether the window is dark.
    pub dark: Option<bool>,
}

impl State {
    /// What was set; nothing where that cannot be read.
    pub fn habits(&self) -> Habits {
        let text = fs::read_to_string(self.folder().join("habits.ron")).unwrap_or_default();
        ron::from_str(&text).unwrap_or_default()
    }

    /// Keeps what is set.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn remember_habits(&self, habits: &Habits) -> Result<(), SaveError> {
        let file = self.folder().join("habits.ron");
        self.make("").map_err(|error| SaveError::new(&file, error))?;
        let text = ron::ser::to_string_pretty(habits, ron::ser::PrettyConfig::default())
            .map_err(|error| SaveError::new(&file, std::io::Error::other(error)))?;
        replace(&file, |out| writeln!(out, "{text}"))
    }
}
