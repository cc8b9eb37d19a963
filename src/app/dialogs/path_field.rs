//! Asking for a path in the window, where the desktop has no dialog to ask with.

use std::path::{Path, PathBuf};

use egui::{FocusDirection, Key, Modifiers, RichText};

use super::frame;
use crate::app::pick::Purpose;
use crate::app::text::{self, Field};
use crate::app::theme::Look;
use crate::app::{style, widgets};

/// A folder with more entries is not searched to the end: whoever types finds the rest.
const MOST_ENTRIES: usize = 5_000;
const MOST_SHOWN: usize = 6;

/// A path being typed.
#[derive(Clone, Debug)]
pub struct PathField {
    pub purpose: Purpose,
    pub text: String,
    error: Option<String>,
    /// The file that Enter would replace, once this was said.
    replaces: Option<PathBuf>,
    /// For which text, and what could be typed instead.
    completions: (String, Vec<String>),
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathAnswer {
    Path(PathBuf),
    Cancel,
}

impl PathField {
    /// An empty field, or one with the path suggested; `folder` is where to begin.
    pub fn new(purpose: Purpose, folder: Option<&Path>) -> Self {
        let text = match (purpose.suggested(), folder) {
            (Some(path), _) => path.to_string_lossy().into_owned(),
            (None, Some(folder)) => format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR),
            (None, None) => String::new(),
        };
        Self { purpose, text, error: None, replaces: None, completions: (String::from("\0"), Vec::new()) }
    }

    /// What is wrong with the path typed, in words.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context) -> Option<PathAnswer> {
        let mut answer = None;
        let title = self.purpose.title();
        let escaped = frame::modal(ctx, "path", 620.0, title, |ui| answer = self.body(ui));
        answer.or(escaped.then_some(PathAnswer::Cancel))
    }

    fn body(&mut self, ui: &mut egui::Ui) -> Option<PathAnswer> {
        let look = Look::of(ui.ctx());
        if let Some(question) = self.purpose.question() {
            let told = text::wrapped(ui, &question, &style::body(), look.text);
            widgets::tell_news(&told, &question);
            ui.add_space(6.0);
        }
        let what = if matches!(self.purpose, Purpose::Folder(_)) { "Path of the folder" } else { "Path of the file" };
        let label = ui.label(RichText::new(what).color(look.muted));
        let id = ui.scope_id().with("path");
        // Before the field takes the key: Tab completes, as in a terminal, and goes on where nothing is left to.
        if ui.memory(|memory| memory.has_focus(id)) {
            if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab)) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
            } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) && !self.complete() {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            }
        }
        let wrote = Field::line(id).keeps_tab().show(ui, &mut self.text);
        let (field, enter) = (wrote.response.labelled_by(label.id), wrote.committed);
        frame::focus_once(ui, &field);
        if field.changed() {
            self.error = None;
            self.replaces = None;
        }
        if let Some(error) = &self.error {
            let told = text::wrapped(ui, error, &style::body(), look.warning);
            widgets::tell_news(&told, error);
        } else {
            self.list(ui, id);
        }
        ui.add_space(8.0);
        let mut answer = None;
        frame::buttons(ui, |ui| {
            let word = self.word();
            if frame::primary_if(ui, !self.text.trim().is_empty(), word).clicked() || enter {
                answer = self.accept().map(PathAnswer::Path);
                if answer.is_none() {
                    field.request_focus();
                }
            }
            if ui.button("Cancel").clicked() {
                answer = Some(PathAnswer::Cancel);
            }
        });
        answer
    }

    /// The verb on the button.
    fn word(&self) -> &'static str {
        match self.purpose {
            _ if self.replaces.is_some() => "Replace",
            Purpose::OpenMap | Purpose::OpenTheme => "Open",
            Purpose::OpenTable | Purpose::OpenMeasures => "Import",
            Purpose::UpdateTable(_) => "Update",
            Purpose::SaveMap(_) => "Save",
            Purpose::SavePicture(..) | Purpose::Folder(_) => "Choose",
        }
    }

    /// The path, if a file can be read or written there; else says why not.
    pub fn accept(&mut self) -> Option<PathBuf> {
        let path = self.purpose.with_extension(expand(self.text.trim()));
        let opens = self.purpose.opens();
        let folder = matches!(self.purpose, Purpose::Folder(_));
        let problem = if path.as_os_str().is_empty() {
            Some(format!("Type the path of a {}.", if folder { "folder" } else { "file" }))
        } else if folder && path.is_file() {
            Some(format!("{} is a file. Type the path of a folder.", path.display()))
        } else if folder && path.is_dir() {
            None
        } else if path.is_dir() {
            Some(format!("{} is a folder. Add the name of a file.", path.display()))
        } else if opens && !path.exists() {
            Some(format!("There is no file {}. Check the name; Tab completes it.", path.display()))
        } else if !opens && path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            let folder = path.parent().unwrap_or(&path);
            Some(format!("There is no folder {}. Choose one that exists.", folder.display()))
        } else if !opens && path.exists() && self.replaces.as_ref() != Some(&path) {
            self.replaces = Some(path.clone());
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Some(format!("{name} exists. Press Enter again to replace it, or type another name."))
        } else {
            None
        };
        self.error = problem;
        self.error.is_none().then_some(path)
    }

    /// Adds what all possible continuations have in common; whether that is anything.
    fn complete(&mut self) -> bool {
        self.look_up();
        let Some(first) = self.completions.1.first() else { return false };
        let mut common = first.clone();
        for other in &self.completions.1 {
            let same = common.char_indices().zip(other.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
            common.truncate(same.unwrap_or(common.len().min(other.len())));
        }
        let adds = common.len() > self.text.len();
        if adds {
            self.text = common;
            self.error = None;
        }
        adds
    }

    fn list(&mut self, ui: &mut egui::Ui, field: egui::Id) {
        self.look_up();
        let look = Look::of(ui.ctx());
        let mut chosen = None;
        for entry in self.completions.1.iter().take(MOST_SHOWN) {
            let shown = entry.trim_end_matches(std::path::MAIN_SEPARATOR);
            let name = Path::new(shown).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let folder = entry.len() > shown.len();
            let words = if folder { format!("{name}{}", std::path::MAIN_SEPARATOR) } else { name };
            if widgets::entry(ui, &words, false).clicked() {
                chosen = Some(entry.clone());
            }
        }
        let more = self.completions.1.len().saturating_sub(MOST_SHOWN);
        if more > 0 {
            ui.label(RichText::new(format!("and {more} more")).color(look.muted).size(13.0));
        }
        if let Some(entry) = chosen {
            ui.memory_mut(|memory| memory.request_focus(field));
            self.text = entry;
        }
    }

    /// Reads the folder typed, when the text is another than last time.
    fn look_up(&mut self) {
        if self.completions.0 == self.text {
            return;
        }
        let found = continuations(&self.text, self.purpose.filter().1);
        self.completions = (self.text.clone(), found);
    }
}

/// What the text could go on to: folders, and files that end in one of `extensions`, as typed text.
fn continuations(text: &str, extensions: &[&str]) -> Vec<String> {
    let cut = text.rfind(std::path::is_separator).map_or(0, |at| at + 1);
    let (typed, start) = text.split_at(cut);
    let folder = if typed.is_empty() { PathBuf::from(".") } else { expand(typed) };
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .take(MOST_ENTRIES)
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !start.starts_with('.');
            if hidden || !name.starts_with(start) || name == start {
                return None;
            }
            if entry.path().is_dir() {
                return Some(format!("{typed}{name}{}", std::path::MAIN_SEPARATOR));
            }
            let fits = extensions.iter().any(|extension| name.to_lowercase().ends_with(&format!(".{extension}")));
            fits.then(|| format!("{typed}{name}"))
        })
        .collect();
    found.sort_unstable();
    found
}

/// `~` stands for the home folder, as in a terminal; a whole path typed behind another folder is meant alone; a path pasted from a file manager may be a quoted one or a URL.
pub(crate) fn expand(text: &str) -> PathBuf {
    let text = text.trim().trim_matches('"').trim_matches('\'');
    let text = text.strip_prefix("file://").unwrap_or(text);
    let text = text.rfind("//").filter(|at| *at > 0).map_or(text, |at| &text[at + 1..]);
    match (text.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        (None, Some(home)) if text == "~" => home,
        _ => PathBuf::from(text),
    }
}
