//! The file that is open: opening, saving, the questions before anything is lost. One step at a time; each ends in
//! [`Outcome`]s that the window carries out.

mod open;
mod save;

use std::path::{Path, PathBuf};

pub use save::suggested_name;

use super::dialogs::ask_path::AskPath;
use super::dialogs::question::{self, Answer, Question};
use super::errors::Problem;
use super::pick::Purpose;
use crate::file::{Found, Lock, Stamp, State};
use crate::map::{Entropy, Map};

/// The map that is open, as far as files care.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    pub map: &'a Map,
    /// Names the map's state in the history.
    pub state: u64,
    pub dirty: bool,
    /// What is in the scribe line and not on the map yet.
    pub draft: &'a str,
}

/// What is wanted, once nothing unsaved stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A new map from the template of this word.
    Template(String),
    /// The sample of this word.
    Sample(String),
    Open(PathBuf),
    /// Asks which file to open.
    OpenAsk,
    /// A copy of work that was not saved.
    Recover(PathBuf),
    /// Back to the start screen.
    Close,
    Quit,
}

/// What the window has to do.
#[derive(Debug)]
pub enum Outcome {
    /// Shows this map. `saved`: it is as on the disk.
    Show {
        map: Box<Map>,
        saved: bool,
    },
    /// The map shown is that of this copy, which can go once the session has one of its own.
    TookOver(Box<Found>),
    /// Shows the start screen.
    Start,
    /// This state of the map is on the disk.
    Saved {
        state: u64,
    },
    Quit,
    /// What is in the scribe line goes onto the map; then it is saved, and this is done.
    Settle(Wish),
    /// A short word, with a folder to look into.
    Say(String, Option<PathBuf>),
    Problem(Problem),
}

/// The file of the map that is open.
#[derive(Debug)]
struct OpenFile {
    path: PathBuf,
    stamp: Stamp,
    /// Other windows see that it is open here.
    _lock: Option<Lock>,
    /// Opened only to look at, or written by a later version.
    read_only: bool,
    /// The file has comments, which a save drops.
    comments: bool,
}

/// Where a conversation about files stands.
#[derive(Debug, Default)]
enum Step {
    #[default]
    Idle,
    /// Save, don't save, or cancel?
    Unsaved(Question, Wish),
    /// The file was changed by another program.
    Changed(Question, Option<Wish>),
    /// A file of that name exists.
    Replace(Question, PathBuf, Option<Wish>),
    /// The map is open in another window.
    InUse(Question, PathBuf),
    /// A path is asked for; then the wish.
    Path(Option<Wish>),
}

/// The open file, and the conversation about it.
pub struct Files {
    state: Option<State>,
    file: Option<OpenFile>,
    /// Of a recovered map: where it belonged, so that saving goes there.
    belongs: Option<PathBuf>,
    step: Step,
    asking: AskPath,
    entropy: Box<dyn Entropy>,
}

impl Files {
    /// Nothing open yet. `state` is the folder for locks, recent files and recovery copies.
    pub fn new(state: Option<State>, asking: AskPath, entropy: Box<dyn Entropy>) -> Self {
        Self { state, file: None, belongs: None, step: Step::Idle, asking, entropy }
    }

    /// The file that is open.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    /// Whether the open file can only be looked at.
    pub fn read_only(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.read_only)
    }

    /// The folder for locks, recent files and recovery copies.
    pub fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// Whether a dialog about files is open.
    pub fn busy(&self) -> bool {
        !matches!(self.step, Step::Idle)
    }

    /// Does what is wished, after asking about unsaved changes.
    pub fn wish(&mut self, ctx: &egui::Context, wish: Wish, document: Option<Document<'_>>) -> Vec<Outcome> {
        if self.busy() {
            return Vec::new();
        }
        match document {
            Some(document) if document.dirty || !document.draft.is_empty() => {
                self.step = Step::Unsaved(Question::unsaved(&document.map.head.title, document.draft), wish);
                Vec::new()
            }
            _ => self.grant(ctx, wish),
        }
    }

    fn grant(&mut self, ctx: &egui::Context, wish: Wish) -> Vec<Outcome> {
        match wish {
            Wish::Template(word) => self.template(&word),
            Wish::Sample(word) => self.sample(&word),
            Wish::Open(path) => self.open(&path),
            Wish::OpenAsk => {
                let near = self.path().map(Path::to_owned);
                self.asking.ask(ctx, Purpose::OpenMap, near.as_deref());
                self.step = Step::Path(None);
                Vec::new()
            }
            Wish::Recover(copy) => self.recover(&copy),
            Wish::Close => {
                self.file = None;
                self.belongs = None;
                vec![Outcome::Start]
            }
            Wish::Quit => vec![Outcome::Quit],
        }
    }

    /// Draws the dialog that is open, if one is, and goes on with its answer.
    pub fn show(&mut self, ctx: &egui::Context, document: Option<Document<'_>>) -> Vec<Outcome> {
        let answer = match &self.step {
            Step::Idle => return Vec::new(),
            Step::Path(_) => return self.path_chosen(ctx, document),
            Step::Unsaved(question, _)
            | Step::Changed(question, _)
            | Step::Replace(question, ..)
            | Step::InUse(question, _) => question::show(ctx, question),
        };
        let Some(answer) = answer else { return Vec::new() };
        match (std::mem::take(&mut self.step), answer, document) {
            (_, Answer::Cancel, _) => Vec::new(),
            (Step::Unsaved(_, wish), Answer::First, Some(document)) if !document.draft.is_empty() => {
                vec![Outcome::Settle(wish)]
            }
            (Step::Unsaved(_, wish), Answer::First, Some(document)) => self.save_then(ctx, document, Some(wish)),
            (Step::Unsaved(_, wish), ..) => self.grant(ctx, wish),
            (Step::Changed(_, wish), Answer::First, Some(document)) => self.save_as_then(ctx, document, wish),
            (Step::Changed(_, wish), Answer::Second, Some(document)) => self.overwrite(ctx, document, wish),
            (Step::Replace(_, path, wish), Answer::First, Some(document)) => self.write(ctx, &path, document, wish),
            (Step::InUse(_, path), Answer::First, _) => self.open_at(&path, None, true),
            (Step::InUse(_, path), Answer::Second, _) => self.open_at(&path, None, false),
            (Step::Idle | Step::Path(_) | Step::Changed(..) | Step::Replace(..), ..) => Vec::new(),
        }
    }

    fn path_chosen(&mut self, ctx: &egui::Context, document: Option<Document<'_>>) -> Vec<Outcome> {
        let Some(chosen) = self.asking.show(ctx) else { return Vec::new() };
        let Step::Path(wish) = std::mem::take(&mut self.step) else { return Vec::new() };
        match (chosen.purpose, chosen.path, document) {
            (Purpose::OpenMap, Some(path), _) => self.open(&path),
            (Purpose::SaveMap(_), Some(path), Some(document)) => {
                if !chosen.sure && path.exists() {
                    self.step = Step::Replace(Question::replace(&name_of(&path)), path, wish);
                    return Vec::new();
                }
                self.write(ctx, &path, document, wish)
            }
            _ => Vec::new(),
        }
    }
}

/// The name of a file without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
