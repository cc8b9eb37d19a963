//! The map check of a file: what the map says of itself, with lines and columns.

use std::path::Path;

use super::decode::decode;
use super::load::bytes;
use super::{LoadError, Located, locate, read};
use crate::map::{Entropy, Finding, Map};

/// All findings about a map file, in the order of the file: dangling and duplicate ids, unknown words, and what `of`
/// finds in the map itself.
///
/// # Errors
/// A [`LoadError`] where it cannot be read.
pub fn check(
    path: &Path,
    entropy: &mut dyn Entropy,
    of: impl Fn(&Map) -> Vec<Finding>,
) -> Result<Vec<Located>, LoadError> {
    let wrong = |error| LoadError::new(path, error);
    let bytes = bytes(path).map_err(wrong)?;
    let loaded = read(&bytes, entropy).map_err(wrong)?;
    let text = decode(&bytes).map_err(wrong)?;
    let mut findings = loaded.findings;
    // Mending adds stages and cards at the end only, so that these still stand where they did in the text.
    findings.extend(locate(&text, of(&loaded.map)));
    findings.sort_by_key(|found| found.place);
    Ok(findings)
}
