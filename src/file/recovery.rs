//! Recovery copies: what was not saved when the program died. A copy is a map file whose first line says whose it is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::save::replace;
use super::{LoadError, Loaded, SaveError, State, load, write};
use crate::map::{Entropy, Id, IdKind, Map};

/// The first line of a copy.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct About {
    /// The map's own file, if it has one.
    source: Option<PathBuf>,
    /// A timestamp of RFC 3339.
    saved: String,
    title: String,
}

const MARK: &str = "// Touchline recovery copy: ";

/// Where one session keeps its copy. While it lives, no other program offers the copy.
#[derive(Debug)]
pub struct Recovery {
    copy: PathBuf,
    lock: PathBuf,
    _held: File,
}

impl State {
    /// A place for the copy of a new session.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn recovery(&self, entropy: &mut dyn Entropy) -> io::Result<Recovery> {
        let folder = self.make("recovery")?;
        let name = Id::fresh(IdKind::Map, entropy);
        let lock = folder.join(format!("{name}.lock"));
        let held = File::options().write(true).create(true).truncate(false).open(&lock)?;
        held.lock()?;
        Ok(Recovery { copy: folder.join(format!("{name}.journey.ron")), lock, _held: held })
    }

    /// The copies of sessions that died, newest first.
    pub fn recoveries(&self) -> Vec<Found> {
        let Ok(folder) = fs::read_dir(self.folder().join("recovery")) else { return Vec::new() };
        let mut found: Vec<Found> = folder.flatten().filter_map(|entry| Found::at(entry.path())).collect();
        found.sort_by(|a, b| b.saved.cmp(&a.saved).then_with(|| a.copy.cmp(&b.copy)));
        found
    }
}

impl Recovery {
    /// Writes the whole map atomically; a text that is still open is meant to be in it. Meant for a worker thread.
    ///
    /// # Errors
    /// Where the state folder cannot be written; the copy before is then still there.
    pub fn write(&self, map: &Map, source: Option<&Path>, saved: jiff::Timestamp) -> Result<(), SaveError> {
        let source = source.map(Path::to_owned);
        let about = About { source, saved: saved.to_string(), title: map.head.title.clone() };
        let about = ron::to_string(&about).map_err(|error| SaveError::new(&self.copy, io::Error::other(error)))?;
        let text = write(map);
        // One line: a title may hold line ends.
        let about = about.replace('\n', "\\n").replace('\r', "\\r");
        replace(&self.copy, |out| write!(out, "{MARK}{about}\n{text}"))
    }

    /// Takes the copy away: the map was saved, or its changes were given up.
    ///
    /// # Errors
    /// Where it cannot be deleted.
    pub fn clear(&self) -> io::Result<()> {
        gone(fs::remove_file(&self.copy))
    }
}

impl Drop for Recovery {
    /// Leaves the copy, if there still is one, to be offered at the next start.
    fn drop(&mut self) {
        if !self.copy.exists() {
            // An empty lock file left behind does no harm.
            let _ = fs::remove_file(&self.lock);
        }
    }
}

/// A copy that a session left behind.
#[derive(Clone, Debug)]
pub struct Found {
    copy: PathBuf,
    /// The map's own file, if it has one.
    pub source: Option<PathBuf>,
    pub saved: jiff::Timestamp,
    pub title: String,
}

impl Found {
    fn at(copy: PathBuf) -> Option<Self> {
        let name = copy.file_name()?.to_str()?.strip_suffix(".journey.ron")?;
        if let Ok(lock) = File::open(copy.with_file_name(format!("{name}.lock"))) {
            // Its session still lives.
            lock.try_lock().ok()?;
        }
        let text = fs::read_to_string(&copy).ok()?;
        // A copy whose first line does not read is offered all the same.
        let line = text.lines().next().and_then(|line| line.strip_prefix(MARK)).unwrap_or_default();
        let About { source, saved, title } = ron::from_str(line).unwrap_or_default();
        Some(Self { copy, source, saved: saved.parse().unwrap_or_default(), title })
    }

    /// The copy's own file, which names it among the others.
    pub fn copy(&self) -> &Path {
        &self.copy
    }

    /// Whether the map's own file was written after the copy, by another window or program.
    pub fn outdated(&self) -> bool {
        let written =
            self.source.as_ref().and_then(|source| fs::metadata(source).and_then(|about| about.modified()).ok());
        written.and_then(|at| jiff::Timestamp::try_from(at).ok()).is_some_and(|at| at > self.saved)
    }

    /// Reads the copy.
    ///
    /// # Errors
    /// As [`load`].
    pub fn load(&self, entropy: &mut dyn Entropy) -> Result<Loaded, LoadError> {
        let (loaded, _) = load(&self.copy, entropy)?;
        Ok(Loaded { comments: false, ..loaded })
    }

    /// Deletes the copy: it was taken up by a session, or is not wanted.
    ///
    /// # Errors
    /// Where it cannot be deleted.
    pub fn remove(&self) -> io::Result<()> {
        if let Some(name) = self.copy.file_name().and_then(|name| name.to_str()?.strip_suffix(".journey.ron")) {
            gone(fs::remove_file(self.copy.with_file_name(format!("{name}.lock"))))?;
        }
        gone(fs::remove_file(&self.copy))
    }
}

/// What is not there need not be deleted.
fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
