//! A path → a map, and what the file looked like then.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::{LoadError, Loaded, MAX_BYTES, ReadError, Stamp, read};
use crate::map::Entropy;

/// Reads a map file. New ids, where duplicates need them, come from `entropy`.
///
/// # Errors
/// A [`LoadError`] that names the file, and where it has a place line, column and field.
pub fn load(path: &Path, entropy: &mut dyn Entropy) -> Result<(Loaded, Stamp), LoadError> {
    let bytes = bytes(path).map_err(|error| LoadError::new(path, error))?;
    let loaded = read(&bytes, entropy).map_err(|error| LoadError::new(path, error))?;
    Ok((loaded, Stamp::of(path, &bytes)))
}

/// The bytes of a plain file of bearable size.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    // Asked before it is opened: opening a pipe waits for somebody to write into it.
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(ReadError::Folder);
    }
    if !about.is_file() {
        return Err(ReadError::Special);
    }
    if about.len() > MAX_BYTES {
        return Err(ReadError::TooBig { bytes: about.len() });
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooBig { bytes: bytes.len() as u64 });
    }
    Ok(bytes)
}
