//! The shape of the house: what lies at the top, and how large a room may get.

use super::{none, root, sources};

#[test]
fn the_top_level_holds_what_it_is_for() {
    let allowed =
        ["Cargo.toml", "Cargo.lock", "README.md", "LICENSE", "CHANGELOG.md", "assets", "src", "tests", "target"];
    let found = std::fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !allowed.contains(&name.as_str()))
        .collect();
    none("at the top level", found);
}

#[test]
fn main_only_dispatches() {
    let main = std::fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 40, "src/main.rs has {} lines, 40 are enough", main.lines().count());
}

#[test]
fn rooms_stay_small() {
    let sources = sources();
    let mut sizes: Vec<usize> = sources.iter().map(|source| source.lines.len()).collect();
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    assert!(median <= 150, "the median file of src has {median} lines");
    let large = sources.iter().filter(|s| s.lines.len() > 500).map(|s| format!("src/{}: {}", s.path, s.lines.len()));
    none("files over 500 lines", large.collect());
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent = sources()
        .iter()
        .filter(|source| {
            let text = std::fs::read_to_string(root().join("src").join(&source.path)).unwrap();
            !text.starts_with("//!")
        })
        .map(|source| source.path.clone())
        .collect();
    none("files without a first line that says what they are for", silent);
}
