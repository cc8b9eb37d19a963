//! Why a log could not be counted.

use std::io;

/// Follows the file's name: "has no column “who”". Says what, where, and in [`EventError::hint`] how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    #[error("{what}")]
    Log { what: String, hint: String },
    /// Whoever waited did not wait any longer.
    #[error("was not counted to its end: cancelled")]
    Cancelled,
}

impl EventError {
    pub(super) fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Log { what: what.into(), hint: hint.into() }
    }

    /// A column that has to be named.
    pub fn unclear(flag: &str) -> Self {
        let what = format!("does not show which column is meant by {flag}");
        Self::new(what, format!("Name the column with {flag}."))
    }

    /// No steps were named: the events of the log are.
    pub fn no_steps(events: &[(String, u64)]) -> Self {
        let names: Vec<String> = events
            .iter()
            .take(30)
            .map(|(name, count)| format!("{} ({count})", crate::funnel::shortened(name)))
            .collect();
        let what = "cannot be counted without its steps";
        Self::new(what, format!("Name them with --steps. Events of its first rows: {}.", names.join(", ")))
    }

    /// How to mend it; may be empty.
    pub fn hint(&self) -> &str {
        match self {
            Self::Log { hint, .. } => hint,
            Self::Io(error) if error.kind() == io::ErrorKind::NotFound => "Choose it where it is now.",
            Self::Io(_) => "Copy the file to another place and try again.",
            Self::Cancelled => "",
        }
    }
}
