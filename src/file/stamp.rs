//! What a file looked like when it was read or saved, so that another program's change is seen before it is overwritten.

use std::fs;
use std::hash::Hasher;
use std::path::Path;
use std::time::SystemTime;

/// The look of a file at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    len: u64,
    hash: u64,
}

/// How a file on disk compares with its stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// As it was.
    Same,
    /// Somebody wrote something else.
    Changed,
    /// It was deleted, moved away, or cannot be read any more.
    Gone,
}

impl Stamp {
    /// The stamp of a file that has these bytes.
    pub(super) fn of(path: &Path, bytes: &[u8]) -> Self {
        let modified = fs::metadata(path).and_then(|about| about.modified()).ok();
        Self { modified, len: bytes.len() as u64, hash: hash(bytes) }
    }

    /// Looks at the file again. Touching it without changing it is no change.
    pub fn compare(&self, path: &Path) -> OnDisk {
        let Ok(about) = fs::metadata(path) else { return OnDisk::Gone };
        if about.len() != self.len {
            return OnDisk::Changed;
        }
        if self.modified.is_some() && about.modified().ok() == self.modified {
            return OnDisk::Same;
        }
        match super::load::bytes(path) {
            Ok(bytes) if hash(&bytes) == self.hash => OnDisk::Same,
            Ok(_) => OnDisk::Changed,
            Err(_) => OnDisk::Gone,
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}
