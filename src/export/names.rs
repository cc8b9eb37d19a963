//! Stages and lanes by the names people call them, and files by the names of their pages.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::job::Page;
use super::options::Format;

use crate::map::{Id, Map};

/// A name that no stage or no lane of the map has.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the map has no {what} “{name}”")]
pub struct UnknownName {
    /// “stage” or “lane”.
    pub what: &'static str,
    pub name: String,
    /// The names there are.
    pub there: Vec<String>,
}

impl UnknownName {
    /// The names one may have meant.
    pub fn hint(&self) -> String {
        let names: Vec<String> = self.there.iter().map(|name| format!("“{name}”")).collect();
        match names.as_slice() {
            [] => format!("it has no {} at all", self.what),
            [one] => format!("its only {} is {one}", self.what),
            [all @ .., last] => format!("its {}s are {} and {last}", self.what, all.join(", ")),
        }
    }
}

/// The stages with these names, whatever their case; all of a name that several have.
pub fn stages_named(map: &Map, names: &[String]) -> Result<Vec<Id>, UnknownName> {
    named("stage", names, || map.stages.iter().map(|stage| (stage.name.as_str(), &stage.id)))
}

/// The lanes with these names, hidden ones too; a lane without a name has that of its kind.
pub fn lanes_named(map: &Map, names: &[String]) -> Result<Vec<Id>, UnknownName> {
    named("lane", names, || map.lanes.iter().map(|lane| (lane.label(), &lane.id)))
}

/// The file of each page, in order: `04-purchase.png`.
fn page_files(pages: &[Page], format: Format) -> Vec<String> {
    let digits = pages.len().to_string().len().max(2);
    let name = |(i, page): (usize, &Page)| {
        let name = file_name(&page.name);
        let dash = if name.is_empty() { "" } else { "-" };
        format!("{:0digits$}{dash}{name}.{}", i + 1, format.extension())
    };
    pages.iter().enumerate().map(name).collect()
}

/// A file in `folder` for each page, with the page that goes into it.
pub fn files_in<'a>(folder: &Path, pages: &'a [Page], format: Format) -> Vec<(PathBuf, &'a [Page])> {
    let names = page_files(pages, format).into_iter();
    names.zip(pages.chunks(1)).map(|(name, page)| (folder.join(name), page)).collect()
}

/// A text as a file is named by it: its words in small letters with dashes between, not too long; may be empty.
pub fn file_name(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let room = LONGEST.saturating_sub(name.len() + usize::from(!name.is_empty()));
        if word.len() > room && !name.is_empty() {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        let cut =
            word.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= room).last().unwrap_or(0);
        name.push_str(&word[..cut]);
    }
    name
}

fn named<'a, I: Iterator<Item = (&'a str, &'a Id)>>(
    what: &'static str,
    names: &[String],
    all: impl Fn() -> I,
) -> Result<Vec<Id>, UnknownName> {
    let mut ids = Vec::new();
    for name in names {
        let before = ids.len();
        let same = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
        ids.extend(all().filter(|(other, _)| same(other)).map(|(_, id)| id.clone()));
        if ids.len() == before {
            let there = all().map(|(name, _)| name.to_owned()).collect();
            return Err(UnknownName { what, name: name.clone(), there });
        }
    }
    Ok(ids)
}
