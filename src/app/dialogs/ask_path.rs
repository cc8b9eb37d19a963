//! Asking for a path: with the desktop's dialog where there is one, else with a field in the window.

use std::path::{Path, PathBuf};

use super::path_field::{PathAnswer, PathField};
use crate::app::pick::{Pick, Picked, Purpose};

/// A question for a path, open or not.
#[derive(Debug, Default)]
pub struct AskPath {
    native: Option<Pick>,
    field: Option<PathField>,
    /// Where the question that is open begins.
    near: Option<PathBuf>,
    /// Where the last file was.
    folder: Option<PathBuf>,
    in_window: bool,
}

/// A path that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub purpose: Purpose,
    /// `None`: nothing, after all.
    pub path: Option<PathBuf>,
    /// Whether somebody was asked before an existing file is replaced.
    pub sure: bool,
}

impl AskPath {
    /// One that never asks the desktop.
    pub fn in_window() -> Self {
        Self { in_window: true, ..Self::default() }
    }

    /// Whether a question is open.
    pub fn is_open(&self) -> bool {
        self.native.is_some() || self.field.is_some()
    }

    /// Asks, unless a question is open already. `near` is a file or folder to begin beside.
    pub fn ask(&mut self, ctx: &egui::Context, purpose: Purpose, near: Option<&Path>) {
        if self.is_open() {
            return;
        }
        let beside = near.map(|near| if near.is_dir() { near } else { near.parent().unwrap_or(near) });
        let folder = beside.filter(|folder| folder.is_dir()).map(Path::to_owned).or_else(|| self.folder.clone());
        if self.in_window {
            self.field = Some(PathField::new(purpose, folder.as_deref()));
        } else {
            let ctx = ctx.clone();
            self.near.clone_from(&folder);
            self.native = Some(Pick::start(purpose, folder, move || ctx.request_repaint()));
        }
    }

    /// Draws the field, if there is one, and gives back what was chosen, once.
    pub fn show(&mut self, ctx: &egui::Context) -> Option<Chosen> {
        if let Some(picked) = self.native.as_ref().and_then(Pick::poll) {
            let purpose = self.native.take()?.purpose;
            match picked {
                Picked::Path { path, sure } => return Some(self.chosen(purpose, Some(path), sure)),
                Picked::Cancelled => return Some(self.chosen(purpose, None, true)),
                Picked::NoDialog => self.field = Some(PathField::new(purpose, self.near.as_deref())),
            }
        }
        let answer = self.field.as_mut()?.show(ctx)?;
        let purpose = self.field.take()?.purpose;
        let path = match answer {
            PathAnswer::Path(path) => Some(path),
            PathAnswer::Cancel => None,
        };
        Some(self.chosen(purpose, path, true))
    }

    fn chosen(&mut self, purpose: Purpose, path: Option<PathBuf>, sure: bool) -> Chosen {
        if let Some(folder) = path.as_deref().and_then(Path::parent) {
            self.folder = Some(folder.to_owned());
        }
        Chosen { purpose, path, sure }
    }
}
