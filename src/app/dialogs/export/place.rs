//! The last row: where the export goes, and the buttons.

use std::path::Path;
use std::sync::Arc;

use egui::{Align, Layout, Role, Ui};

use super::{ExportAnswer, ExportDialog, frame};
use crate::app::exports::Target;
use crate::app::exports::write::ExportJob;
use crate::app::files::name_of;
use crate::app::pick::Purpose;
use crate::app::theme::Look;
use crate::app::widgets;
use crate::app::{style, text};
use crate::export::Page;
use crate::map::Map;

/// For how long it is remembered what is there, in seconds: a pack has many files, and a share may be slow.
const LOOK: f64 = 0.5;

/// What was there when it was looked at.
pub(super) struct Seen {
    target: Target,
    pages: Arc<[Page]>,
    at: f64,
    exists: bool,
}

impl ExportDialog {
    /// The row; without a problem it can be exported.
    pub(super) fn last_row(
        &mut self,
        ui: &mut Ui,
        map: &Map,
        pages: &Arc<[Page]>,
        problem: Option<&str>,
    ) -> Option<ExportAnswer> {
        let target = self.target();
        let exists = self.exists(ui, &target, pages);
        let asked = exists && self.replaces.as_deref() == Some(target.path());
        let words = match problem {
            Some(problem) => Some(problem.to_owned()),
            None if asked && matches!(target, Target::Folder(_)) => {
                Some(format!("Files in {} will be replaced.", name_of(target.path())))
            }
            None if asked => Some(format!("{} exists and will be replaced.", name_of(target.path()))),
            None => None,
        };
        let mut answer = None;
        frame::buttons(ui, |ui| {
            let button = frame::primary_if(ui, problem.is_none(), if asked { "Replace" } else { "Export" });
            frame::focus_once(ui, &button);
            if button.clicked() {
                // What came to be there since the last look is not replaced unasked either.
                let exists = exists || target.replaces(pages, self.choices.format);
                if exists && !asked {
                    self.replaces = Some(target.path().to_owned());
                } else {
                    answer = self.job(map, pages, &target).map(|job| ExportAnswer::Write(Box::new(job)));
                }
            }
            if ui.button("Cancel").clicked() {
                answer = Some(ExportAnswer::Cancel);
            }
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| match &words {
                Some(words) => warn(ui, words),
                None => self.place(ui, &target, pages.len()),
            });
        });
        answer
    }

    /// Whether something would be replaced, as of at most [`LOOK`] ago.
    fn exists(&mut self, ui: &Ui, target: &Target, pages: &Arc<[Page]>) -> bool {
        let now = ui.input(|input| input.time);
        let fresh = |seen: &&Seen| now - seen.at < LOOK && seen.target == *target && Arc::ptr_eq(&seen.pages, pages);
        if let Some(seen) = self.seen.as_ref().filter(fresh) {
            return seen.exists;
        }
        let exists = target.replaces(pages, self.choices.format);
        self.seen = Some(Seen { target: target.clone(), pages: Arc::clone(pages), at: now, exists });
        exists
    }

    fn place(&mut self, ui: &mut Ui, target: &Target, pages: usize) {
        const LINK: f32 = 170.0;
        let look = Look::of(ui.ctx());
        let path = target.path();
        let name = match target {
            Target::File(_) => name_of(path),
            Target::Folder(_) => format!("{}, {pages} files", name_of(path)),
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let room = ui.available_width() - LINK;
        ui.scope(|ui| {
            ui.set_max_width(room.max(80.0));
            let label = text::label(ui, &name, &style::control(), look.text);
            text::tip(label, &path.display().to_string());
        });
        if let Some(folder) = folder {
            let room = ui.available_width() - LINK;
            ui.scope(|ui| {
                ui.set_max_width(room.max(0.0));
                text::label(ui, &format!("in {}", folder.display()), &style::small(), look.muted);
            });
        }
        if widgets::link(ui, "Choose another place…").clicked() {
            let purpose = match target.clone() {
                Target::File(path) => Purpose::SavePicture(self.choices.format, path),
                Target::Folder(path) => Purpose::Folder(path),
            };
            self.asking.ask(ui.ctx(), purpose, path.parent());
        }
    }

    fn job(&self, map: &Map, pages: &Arc<[Page]>, target: &Target) -> Option<ExportJob> {
        let job = &self.drawn.as_ref()?.job;
        let folder = target.path().parent().map(Path::to_owned);
        Some(ExportJob {
            target: target.clone(),
            format: self.choices.format,
            pages: Arc::clone(pages),
            options: job.options(map),
            last: self.choices.remembered(map, folder),
        })
    }
}

/// What is wrong, or what is about to be lost.
fn warn(ui: &mut Ui, words: &str) {
    let label = text::wrapped(ui, words, &style::body(), Look::of(ui.ctx()).warning);
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Alert);
        node.set_label(words.to_owned());
    });
}
