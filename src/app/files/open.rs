//! Opening: a file, a template, a sample, a recovered copy.

use std::path::{Path, PathBuf};

use super::{Files, OpenFile, Outcome, Step, name_of};
use crate::app::dialogs::question::Question;
use crate::app::dialogs::sentence;
use crate::app::errors::{Mend, Problem};
use crate::file::{self, LoadError, Lock, Locking, ReadError, SAMPLES, Template};
use crate::map::{Level, Map};

impl Files {
    /// Opens a map, and asks first where another window has it open.
    pub fn open(&mut self, path: &Path) -> Vec<Outcome> {
        // Opening what is open already reads it again; our own lock does not stand in the way.
        if self.path() == Some(path) {
            self.file = None;
        }
        match self.state.as_ref().map(|state| state.lock(path)) {
            Some(Ok(Locking::Held { process })) => {
                let holder = match process {
                    Some(process) => format!("Another Touchline window has it (process {process})."),
                    None => "Another Touchline window has it.".to_owned(),
                };
                self.step = Step::InUse(Question::in_use(&name_of(path), &holder), path.to_owned());
                Vec::new()
            }
            Some(Ok(Locking::Taken(lock))) => self.open_at(path, Some(lock), false),
            // Without a lock one can work all the same.
            Some(Err(_)) | None => self.open_at(path, None, false),
        }
    }

    /// Opens a map, to look at only or to change it.
    pub(super) fn open_at(&mut self, path: &Path, lock: Option<Lock>, read_only: bool) -> Vec<Outcome> {
        let (loaded, stamp) = match file::load(path, &mut *self.entropy) {
            Ok(loaded) => loaded,
            Err(error) => {
                if matches!(error.error, ReadError::Missing)
                    && let Some(state) = &self.state
                {
                    // A recent file that is gone is no recent file. Where that cannot be noted it is asked again.
                    let _ = state.forget(path);
                }
                return vec![Outcome::Problem(problem(&error))];
            }
        };
        let newer = loaded.read_only;
        let read_only = read_only || newer;
        // Unknown words are findings, too, but kept as they are.
        let mended = loaded.findings.iter().filter(|found| found.finding.rule.level() > Level::Info).count();
        self.belongs = None;
        self.file = Some(OpenFile { path: path.to_owned(), stamp, _lock: lock, read_only, comments: loaded.comments });
        let remembered = self.state.as_ref().map(|state| state.remember(path));
        let mut outcomes = vec![Outcome::Show { map: Box::new(loaded.map), saved: true }];
        if newer {
            let text = "A later version of Touchline wrote it. Changing it here could lose what this version does not know; use that version to change it.";
            outcomes.push(Outcome::Problem(Problem::new(format!("{} can only be looked at", name_of(path)), text)));
        } else if mended > 0 {
            let text = match mended {
                1 => "1 thing in this file could not be kept as it was; see “touchline check”".to_owned(),
                more => format!("{more} things in this file could not be kept as they were; see “touchline check”"),
            };
            outcomes.push(Outcome::Say(text, None));
        }
        if let Some(Err(error)) = remembered {
            outcomes.push(Outcome::Say(format!("Recent files cannot be kept: {error}"), None));
        }
        outcomes
    }

    pub(super) fn template(&mut self, word: &str) -> Vec<Outcome> {
        match Template::find(word) {
            Some(template) => self.begin(template),
            None => vec![Outcome::Problem(Problem::new(format!("There is no template “{word}”"), ""))],
        }
    }

    pub(super) fn sample(&mut self, word: &str) -> Vec<Outcome> {
        match SAMPLES.iter().find(|sample| sample.word == word) {
            Some(sample) => self.begin(sample),
            None => vec![Outcome::Problem(Problem::new(format!("There is no sample “{word}”"), ""))],
        }
    }

    fn begin(&mut self, template: &Template) -> Vec<Outcome> {
        match template.new_map(&mut *self.entropy) {
            Ok(map) => {
                self.file = None;
                self.belongs = None;
                vec![Outcome::Show { map: Box::new(map), saved: true }]
            }
            Err(error) => {
                vec![Outcome::Problem(Problem::new(format!("“{}” cannot be read", template.name), error.to_string()))]
            }
        }
    }

    /// Takes up work that was not saved; it is unsaved still.
    pub(super) fn recover(&mut self, copy: &Path) -> Vec<Outcome> {
        let found =
            self.state.as_ref().and_then(|state| state.recoveries().into_iter().find(|found| found.copy() == copy));
        let Some(found) = found else {
            return vec![Outcome::Problem(Problem::new(
                "The recovered work is gone",
                "Another window took it up, or deleted it.",
            ))];
        };
        let map: Box<Map> = match found.load(&mut *self.entropy) {
            Ok(loaded) => Box::new(loaded.map),
            Err(error) => return vec![Outcome::Problem(problem(&error))],
        };
        self.file = None;
        self.belongs = found.source.clone();
        // Over what somebody wrote since, nothing is saved without a question: it is asked where to.
        let outdated = found.outdated();
        if !outdated {
            self.adopt(found.source.as_deref());
        }
        let mut outcomes = vec![Outcome::Show { map, saved: false }];
        let source = found.source.clone();
        outcomes.push(Outcome::TookOver(Box::new(found)));
        outcomes.push(match &source {
            Some(source) if outdated => {
                let name = name_of(source);
                Outcome::Say(format!("Recovered what was not saved in {name}; the file was changed since"), None)
            }
            Some(source) => Outcome::Say(format!("Recovered what was not saved in {}", name_of(source)), None),
            None => Outcome::Say("Recovered a map that was never saved".to_owned(), None),
        });
        outcomes
    }

    /// A recovered map goes back to its file, unless another window has that open.
    fn adopt(&mut self, source: Option<&Path>) {
        let Some(path) = source else { return };
        let Ok((loaded, stamp)) = file::load(path, &mut *self.entropy) else { return };
        let lock = match self.state.as_ref().map(|state| state.lock(path)) {
            Some(Ok(Locking::Taken(lock))) => Some(lock),
            Some(Ok(Locking::Held { .. })) => return,
            // Without a lock one can work all the same.
            Some(Err(_)) | None => None,
        };
        let path = path.to_owned();
        self.file = Some(OpenFile { path, stamp, _lock: lock, read_only: loaded.read_only, comments: loaded.comments });
    }

    /// Deletes a copy that nobody wants.
    pub fn forget_copy(&mut self, copy: &Path) -> Vec<Outcome> {
        let found =
            self.state.as_ref().and_then(|state| state.recoveries().into_iter().find(|found| found.copy() == copy));
        match found.map(|found| found.remove()) {
            Some(Err(error)) => {
                vec![Outcome::Problem(Problem::new("The copy could not be deleted", error.to_string()))]
            }
            _ => Vec::new(),
        }
    }
}

/// What, where, and how to mend it.
fn problem(error: &LoadError) -> Problem {
    let title = format!("{} cannot be opened", name_of(&error.path));
    let problem =
        Problem::new(title, format!("{} {}", sentence(&error.error.to_string()), sentence(error.error.hint())));
    let folder: Option<PathBuf> = error.path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned);
    let problem = problem.or(Mend::ChooseAnother);
    match folder {
        Some(folder) => problem.or(Mend::OpenFolder(folder)),
        None => problem,
    }
}
