//! Saving: where to, what stands in the way, and what is said of it.

use std::path::{Path, PathBuf};

use super::{Document, Files, OpenFile, Outcome, Step, Wish, name_of};
use crate::app::dialogs::question::Question;
use crate::app::dialogs::sentence;
use crate::app::errors::{Mend, Problem};
use crate::app::pick::Purpose;
use crate::file::{self, Locking, OnDisk, SaveError};

impl Files {
    /// Saves the map where it belongs; asks for a path where there is none yet.
    pub fn save(&mut self, ctx: &egui::Context, document: Document<'_>) -> Vec<Outcome> {
        if self.busy() { Vec::new() } else { self.save_then(ctx, document, None) }
    }

    /// Asks for a path and saves the map there.
    pub fn save_as(&mut self, ctx: &egui::Context, document: Document<'_>) -> Vec<Outcome> {
        if self.busy() { Vec::new() } else { self.save_as_then(ctx, document, None) }
    }

    /// Saves the map and does what is wished then.
    pub(in crate::app) fn save_then(
        &mut self,
        ctx: &egui::Context,
        document: Document<'_>,
        wish: Option<Wish>,
    ) -> Vec<Outcome> {
        let Some(file) = self.file.as_ref().filter(|file| !file.read_only) else {
            return self.save_as_then(ctx, document, wish);
        };
        match file.stamp.compare(&file.path) {
            OnDisk::Changed => {
                self.step = Step::Changed(Question::changed_on_disk(&name_of(&file.path)), wish);
                Vec::new()
            }
            // A file that was moved away is written anew, where it was.
            OnDisk::Same | OnDisk::Gone => self.overwrite(ctx, document, wish),
        }
    }

    pub(super) fn save_as_then(
        &mut self,
        ctx: &egui::Context,
        document: Document<'_>,
        wish: Option<Wish>,
    ) -> Vec<Outcome> {
        let name = suggested_name(&document.map.head.title);
        let here = self.path().map(Path::to_owned).or_else(|| self.belongs.clone());
        let suggested = match here {
            Some(path) if !self.read_only() => path,
            Some(path) => path.with_file_name(name),
            None => first_folder().map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name)),
        };
        let near = suggested.parent().map(Path::to_owned);
        self.asking.ask(ctx, Purpose::SaveMap(suggested), near.as_deref());
        self.step = Step::Path(wish);
        Vec::new()
    }

    /// Writes over the file that is open.
    pub(super) fn overwrite(
        &mut self,
        ctx: &egui::Context,
        document: Document<'_>,
        wish: Option<Wish>,
    ) -> Vec<Outcome> {
        let Some(path) = self.path().map(Path::to_owned) else { return Vec::new() };
        self.write(ctx, &path, document, wish)
    }

    /// Writes the map, then does what was wished.
    pub(super) fn write(
        &mut self,
        ctx: &egui::Context,
        path: &Path,
        document: Document<'_>,
        wish: Option<Wish>,
    ) -> Vec<Outcome> {
        let same = self.path() == Some(path);
        let stamp = match file::save(path, document.map) {
            Ok(stamp) => stamp,
            // What was wished has to wait: the work is not safe yet.
            Err(error) => return vec![Outcome::Problem(problem(&error))],
        };
        let had_comments = same && self.file.as_ref().is_some_and(|file| file.comments);
        let old = self.file.take().filter(|_| same);
        let lock = match (old, &self.state) {
            (Some(old), _) => old._lock,
            (None, Some(state)) => match state.lock(path) {
                Ok(Locking::Taken(lock)) => Some(lock),
                _ => None,
            },
            (None, None) => None,
        };
        self.belongs = None;
        self.file = Some(OpenFile { path: path.to_owned(), stamp, _lock: lock, read_only: false, comments: false });
        if let Some(state) = &self.state {
            // A list of recent files that cannot be written was told when the map was opened.
            let _ = state.remember(path);
        }
        let mut outcomes = vec![Outcome::Saved { state: document.state }];
        if had_comments {
            let text = format!("{} was saved. Its comments are gone: a saved map has none.", name_of(path));
            outcomes.push(Outcome::Say(text, None));
        } else if !same {
            outcomes.push(Outcome::Say(format!("Saved as {}", name_of(path)), path.parent().map(Path::to_owned)));
        }
        if let Some(wish) = wish {
            outcomes.extend(self.grant(ctx, wish));
        }
        outcomes
    }
}

fn problem(error: &SaveError) -> Problem {
    Problem::new(sentence(&error.to_string()).trim_end_matches('.'), sentence(error.hint())).or(Mend::SaveAs)
}

/// Where a map that was never saved goes: the folder the program runs in, unless that is none of the user's.
fn first_folder() -> Option<PathBuf> {
    let here = std::env::current_dir().ok().filter(|folder| folder.parent().is_some());
    here.or_else(std::env::home_dir)
}

/// A file name from a map's title: what file systems and people can bear.
pub fn suggested_name(title: &str) -> String {
    let mut name = String::new();
    for letter in title.trim().chars() {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() >= 60 {
            break;
        }
    }
    let name = name.trim_matches('-');
    format!("{}.journey.ron", if name.is_empty() { "map" } else { name })
}
