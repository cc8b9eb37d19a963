//! The maps opened last, newest first.

use std::fs;
use std::path::{Path, PathBuf};

use super::save::replace;
use super::{SaveError, State};

/// As many as a start screen shows.
const MOST: usize = 12;

impl State {
    /// The maps opened last that are still there, newest first.
    pub fn recent(&self) -> Vec<PathBuf> {
        let mut paths = self.remembered();
        paths.retain(|path| path.is_file());
        paths
    }

    /// Puts a map at the head of the list.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn remember(&self, map: &Path) -> Result<(), SaveError> {
        let real = fs::canonicalize(map).unwrap_or_else(|_| map.to_owned());
        let mut paths = self.remembered();
        paths.retain(|path| *path != real);
        paths.insert(0, real);
        paths.truncate(MOST);
        self.write_recent(&paths)
    }

    /// Takes a map from the list.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn forget(&self, map: &Path) -> Result<(), SaveError> {
        let mut paths = self.remembered();
        paths.retain(|path| path != map);
        self.write_recent(&paths)
    }

    fn write_recent(&self, paths: &[PathBuf]) -> Result<(), SaveError> {
        let file = self.folder().join("recent.ron");
        self.make("").map_err(|error| SaveError::new(&file, error))?;
        // A path that is no text cannot be listed; it can still be opened.
        let texts: Vec<&str> = paths.iter().filter_map(|path| path.to_str()).collect();
        let list: String = texts.iter().map(|text| format!("    {text:?},\n")).collect();
        replace(&file, |out| write!(out, "[\n{list}]\n"))
    }

    fn remembered(&self) -> Vec<PathBuf> {
        let text = fs::read_to_string(self.folder().join("recent.ron")).unwrap_or_default();
        // A list that does not read is only a list of recent files: it begins anew.
        ron::from_str::<Vec<PathBuf>>(&text).unwrap_or_default()
    }
}
