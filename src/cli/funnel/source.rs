//! Where a table comes from: a file or the standard input.

use std::fs::File;
use std::io::{ErrorKind, Read, stdin};
use std::path::Path;

use super::file_name;
use crate::cli::{Exit, Failure};
use crate::funnel::LIMIT;

/// The name that messages use.
pub(super) fn name(path: &Path) -> String {
    if is_stdin(path) { "the standard input".to_owned() } else { file_name(path) }
}

/// Reads it all, but not much more than a table may have.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| unreadable(path, &error);
    if is_stdin(path) {
        return limited(&mut stdin().lock()).map_err(failed);
    }
    if path.is_dir() {
        let message = format!("{} is a folder, not a table", path.display());
        return Err(Failure::new(Exit::Unreadable, message).hint("name a table in it"));
    }
    limited(&mut File::open(path).map_err(failed)?).map_err(failed)
}

/// Reads all of the standard input, which cannot be read a second time.
pub(super) fn everything() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    stdin().lock().read_to_end(&mut bytes).map_err(|error| unreadable(Path::new("-"), &error))?;
    Ok(bytes)
}

fn limited(from: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than the limit, so that a larger file is seen to be too large.
    from.take(LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display();
    let (message, hint) = match error.kind() {
        ErrorKind::NotFound => (format!("{path}: there is no such file"), "look at the name and the folder"),
        ErrorKind::PermissionDenied => (format!("{path} may not be read"), "ask for the right to read it, or copy it"),
        _ => (format!("{path} cannot be read: {error}"), "copy it to another place and try again"),
    };
    Failure::new(Exit::Unreadable, message).hint(hint)
}
