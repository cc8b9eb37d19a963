//! Exports: the dialog, the same again without it, and what became of them.

use std::path::Path;
use std::sync::Arc;

use super::{Desk, places};
use crate::app::dialogs::export::{ExportAnswer, ExportDialog, own_theme};
use crate::app::dialogs::sentence;
use crate::app::errors::{Mend, Problem};
use crate::app::exports::write::{ExportJob, Exported, Outcome, write};
use crate::app::exports::{Choices, Look, Target, target};
use crate::app::files::name_of;
use crate::app::session::Session;
use crate::app::start;
use crate::app::worker::Worker;
use crate::editor::Editor;
use crate::export::{Job, Page};
use crate::file::{LastExport, State};
use crate::layout::Sizes;

impl Desk {
    /// Opens the dialog, with the choices of the last export.
    pub(super) fn ask_export(&mut self, session: Option<&Session>) {
        let Some(session) = session else { return };
        if self.export.is_some() {
            return;
        }
        let map = session.editor.map();
        let choices = self.last_export().map_or_else(Choices::default, |last| Choices::again(&last, map));
        let stem = places::stem(self.files.path(), &map.head.title);
        let folder = places::folder(self.files.path());
        self.export = Some(ExportDialog::new(choices, folder, stem, (self.ask)()));
    }

    pub(super) fn export_dialog(&mut self, ctx: &egui::Context, session: &mut Session) {
        let Some(mut export) = self.export.take() else { return };
        let map = session.editor.map().clone();
        let mut draw = |job: &Job| pages(&mut self.sizes, &mut session.editor, job);
        match export.show(ctx, &map, &mut draw) {
            Some(ExportAnswer::Write(job)) => self.write(ctx, *job),
            Some(ExportAnswer::Cancel) => {}
            None => self.export = Some(export),
        }
    }

    /// The same as last time, to a new file.
    pub(super) fn export_again(&mut self, ctx: &egui::Context, session: Option<&mut Session>) {
        let Some(session) = session else { return };
        match self.again(session) {
            Ok(Some(job)) => self.write(ctx, job),
            Ok(None) => {}
            Err(problem) => self.problem = Some(problem),
        }
    }

    fn again(&mut self, session: &mut Session) -> Result<Option<ExportJob>, Problem> {
        let map = session.editor.map().clone();
        let last = self.last_export();
        let choices = last.as_ref().map_or_else(Choices::default, |last| Choices::again(last, &map));
        let own = match &choices.own {
            Some(path) if choices.look == Look::Own => {
                let trouble = |text| Problem::new("The map was not exported again", text).or(Mend::Export);
                Some(own_theme(path).map_err(trouble)?)
            }
            _ => None,
        };
        let folder = last.and_then(|last| last.folder).unwrap_or_else(|| places::folder(self.files.path()));
        if !folder.is_dir() {
            let text = format!("The last export went to {}, and that folder is not there now.", folder.display());
            return Err(Problem::new("The map was not exported again", text).or(Mend::ExportElsewhere));
        }
        let job = choices
            .job(own.as_ref())
            .map_err(|text| Problem::new("The map was not exported again", text).or(Mend::Export))?;
        let Some(pages) = pages(&mut self.sizes, &mut session.editor, &job) else { return Ok(None) };
        let day = start::here().strftime("%Y-%m-%d").to_string();
        let name = target::dated(&map.head.title, &day, &choices);
        let taken = |path: &Path| self.targets.iter().any(|target| target == path);
        let path = target::free(&folder, &name, choices.format, pages.len(), &taken);
        Ok(Some(ExportJob {
            target: Target::of(path, choices.format, pages.len()),
            format: choices.format,
            pages,
            options: job.options(&map),
            last: choices.remembered(&map, Some(folder)),
        }))
    }

    fn write(&mut self, ctx: &egui::Context, job: ExportJob) {
        self.targets.push(job.target.path().to_owned());
        let words = format!("Exporting {}", name_of(job.target.path()));
        self.writing.push(Worker::start(ctx, words, move |watch| write(&job, watch)));
    }

    /// Says what became of exports, and remembers how the last one was made.
    pub(super) fn finish_writing(&mut self, ctx: &egui::Context) {
        for exported in self.writing.finished() {
            let Some(Exported { target, outcome }) = exported else {
                self.targets.clear();
                let text = "Drawing it failed. Save the map, and try another format or size.";
                self.problem = Some(Problem::new("The map was not exported", text).or(Mend::Export));
                continue;
            };
            self.targets.retain(|path| path != target.path());
            match outcome {
                Outcome::Written(text, last) => {
                    self.say(ctx, &text, target.folder());
                    if let Some(Err(error)) = self.files.state().map(|state| state.remember_export(&last)) {
                        let text = format!("The next export will not know this one: {error}");
                        self.say(ctx, &sentence(&text), None);
                    }
                }
                Outcome::Cancelled => {
                    let text = format!("{} was not written: cancelled", name_of(target.path()));
                    self.say(ctx, &text, None);
                }
                Outcome::Failed(text) => {
                    let title = format!("{} was not written", name_of(target.path()));
                    self.problem = Some(Problem::new(title, text).or(Mend::ExportElsewhere));
                }
            }
        }
    }

    fn last_export(&self) -> Option<LastExport> {
        self.files.state().and_then(State::last_export)
    }
}

/// The pages of a job; `None` only where the program was built with damaged themes.
fn pages(sizes: &mut Option<Sizes>, editor: &mut Editor, job: &Job) -> Option<Arc<[Page]>> {
    if sizes.is_none() {
        *sizes = Sizes::standard().ok();
    }
    let map = editor.map().clone();
    let pages = job.pages(&map, editor.fonts(), sizes.as_ref()?).ok()?;
    Some(pages.into())
}
