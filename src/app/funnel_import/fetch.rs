//! What is in a file, and its bytes: those of a small one at once, else beside the window.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::app::dialogs::frame;
use crate::app::dialogs::import_funnel::Table;
use crate::app::dialogs::import_log::{LogFile, LogSource};
use crate::app::errors::{Mend, Problem};
use crate::app::files::name_of;
use crate::app::worker::{Newest, Worker};
use crate::app::{style, text, theme};
use crate::export::Watch;
use crate::funnel::events::is_log;
use crate::funnel::{LIMIT, StageNames, are_measures};

/// A large file on its way from the disk.
pub(super) struct Fetch {
    path: PathBuf,
    worker: Newest<Result<Found, Problem>>,
}

/// What a file is read for.
pub(super) enum Look {
    /// Whatever is in it; where there are names of stages, measures too.
    Any(Option<StageNames>),
    /// A table, whatever it looks like.
    Table,
}

/// What is in a file.
enum Found {
    Log,
    Table(Vec<u8>),
    Measures(Vec<u8>),
}

/// What came of it.
pub(super) enum Fetched {
    /// Its bytes stay on the disk.
    Log(LogFile),
    Table(Table),
    Measures(Table),
    Problem(Problem),
    Cancelled,
}

impl Fetch {
    pub(super) fn new(ctx: &egui::Context, path: PathBuf, wanted: Look) -> Self {
        let from = path.clone();
        let work = move |_: &mut Watch<'_>| find(&from, &wanted);
        let words = format!("Reading {}", name_of(&path));
        Self { worker: Newest::of(Worker::start(ctx, words, work)), path }
    }

    /// Says what is awaited, once it takes long; gives what came.
    pub(super) fn show(&mut self, ctx: &egui::Context) -> Option<Fetched> {
        if let Some(done) = self.worker.take() {
            let folder = self.path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned);
            let file = name_of(&self.path);
            return Some(match done {
                Some(Ok(Found::Log)) => {
                    Fetched::Log(LogFile { name: file, folder, source: LogSource::File(self.path.clone()) })
                }
                Some(Ok(Found::Table(bytes))) => Fetched::Table(Table { file, folder, bytes }),
                Some(Ok(Found::Measures(bytes))) => Fetched::Measures(Table { file, folder, bytes }),
                Some(Err(problem)) => Fetched::Problem(problem),
                None => Fetched::Problem(unreadable(&self.path, "It could not be read to its end.".to_owned())),
            });
        }
        let now = ctx.input(|input| input.time);
        let words = self.worker.under_way()?.progress(now)?.words;
        let (mut cancelled, look) = (false, theme::Look::of(ctx));
        let escaped = frame::modal(ctx, "fetch", 480.0, "Import a funnel", |ui| {
            text::wrapped(ui, &format!("{words}…"), &style::body(), look.muted);
            ui.add_space(10.0);
            frame::buttons(ui, |ui| {
                let cancel = ui.button("Cancel");
                frame::focus_once(ui, &cancel);
                cancelled = cancel.clicked();
            });
        });
        (cancelled || escaped).then_some(Fetched::Cancelled)
    }
}

/// A file of so many bytes is looked at and read within a frame.
const AT_ONCE: usize = 32 << 10;
/// So many bytes are more than enough to tell what a file is, and no table of measures has more.
const HEAD: usize = 256 << 10;

/// All bytes of a small file; `None` of a larger one.
pub(super) fn small(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    let bytes = beginning(path, AT_ONCE + 1)?;
    Ok((bytes.len() <= AT_ONCE).then_some(bytes))
}

fn beginning(path: &Path, most: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most as u64).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| unreadable(path, format!("{error}.")))
}

/// Looks at the beginning of a file, and reads it where it is no log.
fn find(path: &Path, wanted: &Look) -> Result<Found, Problem> {
    let Look::Any(names) = wanted else { return Ok(Found::Table(read(path)?)) };
    if is_log(&beginning(path, HEAD)?) {
        return Ok(Found::Log);
    }
    let bytes = read(path)?;
    let measures = |names: &StageNames| bytes.len() <= HEAD && are_measures(&bytes, &name_of(path), names);
    Ok(if names.as_ref().is_some_and(measures) { Found::Measures(bytes) } else { Found::Table(bytes) })
}

fn unreadable(path: &Path, text: String) -> Problem {
    Problem::new(format!("{} cannot be read", name_of(path)), text).or(Mend::ChooseTable)
}

/// Whether there is a plain file.
pub(super) fn check(path: &Path) -> Result<(), Problem> {
    let about = path.metadata().map_err(|error| unreadable(path, format!("{error}.")))?;
    if about.is_dir() {
        return Err(unreadable(path, "It is a folder. Choose a file in it, such as a CSV or a workbook.".to_owned()));
    }
    if !about.is_file() {
        return Err(unreadable(
            path,
            "It is a device or a pipe. Choose a file, such as a CSV or a workbook.".to_owned(),
        ));
    }
    Ok(())
}

/// The bytes of a file that is not larger than a table may be.
fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let wrong = |error: std::io::Error| unreadable(path, format!("{error}."));
    let (most, length) = (LIMIT as u64, path.metadata().map_err(wrong)?.len());
    if length > most {
        let text = format!(
            "It has {} MB; an exported funnel has far less than {}. See whether it is the right file.",
            length >> 20,
            most >> 20
        );
        return Err(unreadable(path, text));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(wrong)?;
    Ok(bytes)
}
