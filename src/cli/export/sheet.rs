//! The pictures of one map on their way into files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};

use super::targets::Target;
use crate::cli::cores::together;
use crate::cli::{Exit, Failure, print};
use crate::export::{self, Content, ExportError, Format, Job, Options, Page, Rasterer, Sizing};
use crate::file::{Batch, SaveError, stage};

/// The pictures of one map, ready to be written.
pub(super) struct Sheet {
    pub(super) map: PathBuf,
    pub(super) target: Target,
    pub(super) job: Job,
    pub(super) pages: Vec<Page>,
    pub(super) options: Options,
}

/// Refuses maps of which one would overwrite what another has just written.
pub(super) fn each_file_once(sheets: &[Sheet]) -> Result<(), Failure> {
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for sheet in sheets {
        for (path, _) in sheet.target.files(&sheet.pages) {
            let words = path.display().to_string();
            if let Some(other) = taken.insert(path, &sheet.map) {
                let message = format!("{} and {} would both become {words}", other.display(), sheet.map.display());
                return Err(Failure::new(Exit::Usage, message).hint("export them one by one"));
            }
        }
    }
    Ok(())
}

impl Sheet {
    /// Says what to know of the pictures and writes them: all of them, or none.
    pub(super) fn write(self) -> Result<(), Failure> {
        advise(&self.job, &self.pages);
        let mut batch = Batch::default();
        if let Some(folder) = self.target.folder() {
            batch.folder(folder)?;
        }
        let files = self.target.files(&self.pages);
        Ok(stage_all(&files, self.target.format(), &self.options, batch)?.commit()?)
    }
}

/// Lets files wait in a batch, written on as many cores as there are.
fn stage_all(
    files: &[(PathBuf, &[Page])],
    format: Format,
    options: &Options,
    batch: Batch,
) -> Result<Batch, SaveError> {
    let next = AtomicUsize::new(0);
    let batch = Mutex::new(Ok(batch));
    let bar = progress(files.len());
    let work = || {
        let mut rasterer = Rasterer::new();
        while let Some((path, pages)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut done = 0;
            let mut watch = |part: f64| {
                let now = (part * STEPS as f64) as u64;
                bar.inc(now.saturating_sub(done));
                done = done.max(now);
                ControlFlow::Continue(())
            };
            let written = stage(path, |out| {
                export::write(format, pages, options, &mut rasterer, &mut watch, out).map_err(|error| match error {
                    ExportError::Write(error) => error,
                    other => io::Error::other(other),
                })
            });
            bar.inc(STEPS.saturating_sub(done));
            let mut batch = batch.lock().unwrap_or_else(PoisonError::into_inner);
            match (&mut *batch, written) {
                (Ok(batch), Ok(file)) => batch.add(file),
                (batch @ Ok(_), Err(error)) => *batch = Err(error),
                (Err(_), _) => {}
            }
            if batch.is_err() {
                return;
            }
        }
    };
    if files.len() > 1 {
        together(&work);
    } else {
        work();
    }
    bar.finish_and_clear();
    batch.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Steps of one file's progress.
const STEPS: u64 = 100;

/// How far it is, on a terminal, once it takes a while.
fn progress(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(STEPS * files as u64);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent} %  {eta}") {
        bar.set_style(style);
    }
    bar
}

/// What the reader should know: what cannot be read from the back row, what no font has letters for.
fn advise(job: &Job, pages: &[Page]) {
    let scripts: BTreeSet<String> = pages.iter().flat_map(|page| export::missing_scripts(&page.picture)).collect();
    if !scripts.is_empty() {
        let scripts: Vec<String> = scripts.into_iter().collect();
        print::warning(&format!(
            "no font on this machine has {}: boxes stand for its letters; install one, such as Noto",
            scripts.join(", ")
        ));
    }
    let for_slides = matches!(job.sizing, Sizing::Width(_) | Sizing::Exact { .. }) && job.content == Content::Map;
    let words = pages.iter().filter(|_| for_slides).find_map(|page| export::legibility(&page.picture).words());
    if let Some(words) = words {
        print::warning(&format!("{words}; on a slide try fewer --lane, --counts or --slides"));
    }
}
