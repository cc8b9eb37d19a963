//! One window per map: an advisory lock in the state folder, keyed by the file's real path. A lock on the map itself
//! would go with it at every save, since saving puts a new file in its place.

use std::fs::{self, File, TryLockError};
use std::hash::Hasher;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use super::State;

/// Held while a map is open; let go when dropped, and by the system when the program dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Locking {
    Taken(Lock),
    /// Another window has the map open; its process, where known.
    Held {
        process: Option<u32>,
    },
}

impl State {
    /// Asks for the lock of a map.
    ///
    /// # Errors
    /// Where the state folder cannot be written; a map can be edited without.
    pub fn lock(&self, map: &Path) -> io::Result<Locking> {
        let real = match fs::canonicalize(map) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => std::path::absolute(map)?,
            real => real?,
        };
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write(real.as_os_str().as_encoded_bytes());
        let path = self.make("locks")?.join(format!("{:016x}.lock", hasher.finish()));
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                file.rewind()?;
                writeln!(file, "{}\n{}", std::process::id(), real.display())?;
                Ok(Locking::Taken(Lock { _file: file }))
            }
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                // The other window's number is only for the message.
                let _ = file.read_to_string(&mut text);
                Ok(Locking::Held { process: text.lines().next().and_then(|line| line.parse().ok()) })
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}
