//! How a command ends: with an exit code, and with words where it failed.

use std::process::ExitCode;

use crate::file::{LoadError, SaveError};

/// The exit codes of the command line; scripts rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, with or without warnings.
    Done = 0,
    /// The answer is no: `check` found something of level warning or error.
    No = 1,
    /// Wrong words or flags, or no display for the window.
    Usage = 2,
    /// An input cannot be read: a map, a table, a theme.
    Unreadable = 3,
    /// The output was not written.
    Unwritten = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command failed; printed once, as `error: …` and `hint: …`.
#[derive(Clone, Debug)]
pub struct Failure {
    pub exit: Exit,
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

impl Failure {
    /// A failure without a hint.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), hint: String::new() }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::new(Exit::Unreadable, error.to_string()).hint(error.error.hint())
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        Self::new(Exit::Unwritten, error.to_string()).hint(error.hint())
    }
}
