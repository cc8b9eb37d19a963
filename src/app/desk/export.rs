//! Exports: the dialog, the same again without it, and what became of them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

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
use crate::export::{Job, Laid, Page};
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
        let writing = self.being_written();
        let mut draw = |job: &Job| pages(&mut self.sizes, &mut self.laid, &mut session.editor, job);
        let answer = export.show(ctx, &map, &mut draw, &writing);
        match answer {
            None => self.export = Some(export),
            Some(ExportAnswer::Write(job)) => self.write(ctx, *job),
            Some(ExportAnswer::Cancel) => {}
        }
        if self.export.is_none() {
            self.laid = None;
        }
    }

    /// The same as last time, to a new file.
    pub(super) fn export_again(&mut self, ctx: &egui::Context, session: Option<&mut Session>) {
        let Some(session) = session else { return };
        match self.again(session) {
            Ok(Some(again)) => {
                if let Some(text) = again.lost {
                    self.say(ctx, text, None);
                }
                self.write(ctx, again.job);
            }
            Ok(None) => {}
            Err(problem) => self.problem = Some(problem),
        }
    }

    fn again(&mut self, session: &mut Session) -> Result<Option<Again>, Problem> {
        let map = session.editor.map().clone();
        let last = self.last_export();
        let choices = last.as_ref().map_or_else(Choices::default, |last| Choices::again(last, &map));
        let lost = last.as_ref().and_then(|last| choices.lost(last, &map));
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
        let Some(pages) = pages(&mut self.sizes, &mut None, &mut session.editor, &job) else { return Ok(None) };
        let day = start::here().strftime("%Y-%m-%d").to_string();
        let name = target::dated(&map.head.title, &day, &choices);
        let writing = self.being_written();
        let taken = |path: &Path| writing.iter().any(|target| target == path);
        let path = target::free(&folder, &name, choices.format, pages.len(), &taken);
        let job = ExportJob {
            target: Target::of(path, choices.format, pages.len()),
            format: choices.format,
            pages,
            options: job.options(&map),
            last: choices.remembered(&map, Some(folder)),
        };
        Ok(Some(Again { job, lost }))
    }

    fn write(&mut self, ctx: &egui::Context, job: ExportJob) {
        let words = format!("Exporting {}", name_of(job.target.path()));
        let job = Arc::new(job);
        self.jobs.retain(|job| job.strong_count() > 0);
        self.jobs.push(Arc::downgrade(&job));
        self.writing.push(Worker::start(ctx, words, move |watch| write(&job, watch)));
    }

    /// Where what is being written goes.
    fn being_written(&self) -> Vec<PathBuf> {
        self.jobs.iter().filter_map(Weak::upgrade).map(|job| job.target.path().to_owned()).collect()
    }

    /// Says what became of exports, and remembers how the last one was made.
    pub(super) fn finish_writing(&mut self, ctx: &egui::Context) {
        for exported in self.writing.finished() {
            let Some(Exported { target, outcome }) = exported else {
                let text = "Drawing it failed. Save the map, and try another format or size.";
                self.problem = Some(Problem::new("The map was not exported", text).or(Mend::Export));
                continue;
            };
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

/// The last export once more.
struct Again {
    job: ExportJob,
    /// What of its choices the map does not have any more.
    lost: Option<&'static str>,
}

/// The pages of a job, drawn from what was laid out before where that serves; `None` only where the program was built
/// with damaged themes.
fn pages(
    sizes: &mut Option<Sizes>,
    laid: &mut Option<(u64, Laid)>,
    editor: &mut Editor,
    job: &Job,
) -> Option<Arc<[Page]>> {
    if sizes.is_none() {
        *sizes = Sizes::standard().ok();
    }
    let state = editor.state();
    let kept = laid.take().filter(|(of, laid)| *of == state && laid.serves(job));
    let (_, laid) = match kept {
        Some(kept) => laid.insert(kept),
        None => {
            let map = editor.map().clone();
            laid.insert((state, job.lay_out(&map, editor.fonts(), sizes.as_ref()?)))
        }
    };
    Some(job.draw(laid).ok()?.into())
}
