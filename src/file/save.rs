//! Writing files so that the old one is whole until the new one is.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use super::{SaveError, Stamp, write};
use crate::map::{FORMAT, Map};

/// Saves a map: temporary file in the same folder, fsync, rename, fsync of the folder. Keeps permissions, follows links.
///
/// # Errors
/// A [`SaveError`]; the old file is then untouched.
pub fn save(path: &Path, map: &Map) -> Result<Stamp, SaveError> {
    if map.format > FORMAT {
        return Err(SaveError::Newer { path: path.to_owned(), format: map.format });
    }
    let text = write(map);
    replace(path, |out| out.write_all(text.as_bytes()))?;
    Ok(Stamp::of(path, text.as_bytes()))
}

/// Writes a file as a whole or not at all; `content` is given the buffered temporary file.
///
/// # Errors
/// A [`SaveError`], also where `content` gives one; the old file is then untouched, and no half file is left.
pub fn replace(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), SaveError> {
    stage(path, content)?.commit()
}

/// A file that is written and waits beside the one it replaces. Dropping it leaves no trace.
#[derive(Debug)]
#[must_use = "it takes its place when it is committed"]
pub struct Staged {
    path: PathBuf,
    /// Pipes and devices are written into and wait for nothing.
    waiting: Option<AtomicWriteFile>,
    /// Where it is to stand: the path with links followed.
    target: PathBuf,
    /// Whether nothing stood there.
    new: bool,
}

/// Writes a file as a whole without putting it into its place yet.
///
/// # Errors
/// As [`replace`].
pub fn stage(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Staged, SaveError> {
    let wrong = |error| SaveError::new(path, error);
    let target = follow(path).map_err(wrong)?;
    let there = fs::metadata(&target).ok();
    match &there {
        Some(about) if about.is_dir() => return Err(SaveError::Folder { path: path.to_owned() }),
        // A rename would get past the protection.
        Some(about) if about.is_file() && about.permissions().readonly() => {
            return Err(SaveError::Protected { path: path.to_owned() });
        }
        Some(about) if !about.is_file() => {
            File::options().write(true).open(&target).and_then(|file| buffered(file, content)).map_err(wrong)?;
            return Ok(Staged { path: path.to_owned(), waiting: None, target, new: false });
        }
        Some(_) | None => {}
    }
    let write = || {
        let mut file = AtomicWriteFile::open(&target)?;
        buffered(&mut file, content)?;
        // While it is not committed, a failure takes the temporary file away.
        file.sync_all()?;
        Ok(file)
    };
    let waiting = Some(write().map_err(wrong)?);
    Ok(Staged { path: path.to_owned(), waiting, target, new: there.is_none() })
}

impl Staged {
    /// Puts it into its place.
    ///
    /// # Errors
    /// A [`SaveError`]; the old file is then untouched.
    pub fn commit(self) -> Result<(), SaveError> {
        let Self { path, waiting, target, new: _ } = self;
        // A rename that fails leaves the temporary file, so this is seen before.
        if target.is_dir() {
            return Err(SaveError::Folder { path });
        }
        waiting.map_or(Ok(()), AtomicWriteFile::commit).map_err(|error| SaveError::new(&path, error))
    }

    /// Where it makes a file that was not there before.
    pub(super) fn makes(&self) -> Option<PathBuf> {
        self.new.then(|| self.target.clone())
    }
}

fn buffered(file: impl Write, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    content(&mut out)?;
    out.flush()
}

/// The file a path means: links are followed, also one whose file is not there yet.
fn follow(path: &Path) -> io::Result<PathBuf> {
    const MOST: usize = 32;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        match fs::read_link(&path) {
            Ok(to) => path = path.parent().map_or_else(|| to.clone(), |folder| folder.join(&to)),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("there are too many links"))
}
