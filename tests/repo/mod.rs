//! The rules of the house, held against its sources: who may use whom, and what may stand where.

mod arrows;
mod bans;
mod house;
mod readme;

use std::path::{Path, PathBuf};

/// A source file: its path below `src`, and its text without comments.
pub struct Source {
    pub path: String,
    /// The lines as they stand, comments blanked out.
    pub lines: Vec<String>,
}

impl Source {
    /// The first folder or file name below `src`, without `.rs`.
    pub fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `src`.
pub fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    walk(&root().join("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            let path = file.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
            Source { path, lines: text.lines().map(without_comment).collect() }
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// A line up to its `//`, unless that stands inside a string.
fn without_comment(line: &str) -> String {
    let mut quoted = false;
    let bytes = line.as_bytes();
    for at in 0..bytes.len() {
        match bytes[at] {
            b'"' if at == 0 || bytes[at - 1] != b'\\' => quoted = !quoted,
            b'/' if !quoted && bytes.get(at + 1) == Some(&b'/') => return line[..at].to_owned(),
            _ => {}
        }
    }
    line.to_owned()
}

/// Fails with every place that breaks a rule, so that one run shows them all.
pub fn none(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}
