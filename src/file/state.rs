//! The folder in which Touchline keeps what belongs to no map: recovery copies, locks, recent files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// The state folder; `TOUCHLINE_STATE` names another one.
#[derive(Clone, Debug)]
pub struct State {
    folder: PathBuf,
}

impl State {
    /// The user's own; `None` where there is no home folder.
    pub fn find() -> Option<Self> {
        if let Some(folder) = std::env::var_os("TOUCHLINE_STATE").filter(|folder| !folder.is_empty()) {
            return Some(Self::at(folder));
        }
        let base = etcetera::choose_base_strategy().ok()?;
        Some(Self::at(base.state_dir().unwrap_or_else(|| base.data_dir()).join("touchline")))
    }

    /// One in a folder of one's choice, which is made when something is written.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A folder inside, which is made if it is not there.
    pub(super) fn make(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}
