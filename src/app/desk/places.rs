//! What exported files are called, and where they go when nobody said so yet.

use std::path::{Path, PathBuf};

use crate::app::files::suggested_name;

/// The name of the map's own file without its ending; a map without one gives its title.
pub(super) fn stem(map: Option<&Path>, title: &str) -> String {
    let name = match map.and_then(Path::file_name) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => suggested_name(title),
    };
    name.strip_suffix(".journey.ron").or_else(|| name.strip_suffix(".ron")).unwrap_or(&name).to_owned()
}

/// Beside the map's own file; for a map without one the user's documents.
pub(super) fn folder(map: Option<&Path>) -> PathBuf {
    let beside = map.and_then(Path::parent).map(Path::to_owned);
    let home = || {
        let home = std::env::home_dir().filter(|home| home.is_dir())?;
        let documents = home.join("Documents");
        Some(if documents.is_dir() { documents } else { home })
    };
    let folder = beside.or_else(home).or_else(|| std::env::current_dir().ok()).unwrap_or_default();
    // It is remembered for other days, when the program runs in another folder.
    std::path::absolute(&folder).unwrap_or(folder)
}
