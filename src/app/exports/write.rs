//! Writes an export, page by page or as one file; one that is cancelled or fails changes nothing.

use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::Target;
use crate::app::dialogs::sentence;
use crate::app::files::name_of;
use crate::export::{self, ExportError, Format, Options, Page, Rasterer, Watch, missing_scripts};
use crate::file::{Batch, LastExport, SaveError, Staged, stage};

/// Pages to be written.
#[derive(Clone, Debug)]
pub struct ExportJob {
    pub target: Target,
    pub format: Format,
    pub pages: Arc<[Page]>,
    pub options: Options,
    /// What is remembered once they are written.
    pub last: LastExport,
}

/// How it went.
#[derive(Clone, Debug)]
pub struct Exported {
    pub target: Target,
    pub outcome: Outcome,
}

#[derive(Clone, Debug)]
pub enum Outcome {
    /// What to say, and what to remember.
    Written(String, Box<LastExport>),
    Cancelled,
    /// Why not, and what to do.
    Failed(String),
}

/// Writes all files of a job.
pub fn write(job: &ExportJob, watch: &mut Watch<'_>) -> Exported {
    let outcome = match files(job, watch) {
        Ok(()) => Outcome::Written(words(job), Box::new(job.last.clone())),
        Err(Trouble::Cancelled) => Outcome::Cancelled,
        Err(Trouble::Failed(text)) => Outcome::Failed(text),
    };
    Exported { target: job.target.clone(), outcome }
}

enum Trouble {
    Cancelled,
    Failed(String),
}

fn files(job: &ExportJob, watch: &mut Watch<'_>) -> Result<(), Trouble> {
    let mut batch = Batch::default();
    if let Target::Folder(folder) = &job.target {
        batch.folder(folder)?;
    }
    let files = job.target.files(&job.pages, job.format);
    let count = files.len() as f64;
    let mut rasterer = Rasterer::new();
    for (i, (path, pages)) in files.iter().enumerate() {
        let mut part = |done: f64| watch((i as f64 + done) / count);
        batch.add(one(job, path, pages, &mut rasterer, &mut part)?);
    }
    Ok(batch.commit()?)
}

fn one(
    job: &ExportJob,
    path: &Path,
    pages: &[Page],
    rasterer: &mut Rasterer,
    watch: &mut Watch<'_>,
) -> Result<Staged, Trouble> {
    let mut cancelled = false;
    let mut watch = |part| {
        let go_on = watch(part);
        cancelled |= go_on.is_break();
        go_on
    };
    if watch(0.0).is_break() {
        return Err(Trouble::Cancelled);
    }
    let mut reason = None;
    let written = stage(path, |out| {
        let done = export::write(job.format, pages, &job.options, rasterer, &mut watch, out);
        match done {
            Ok(()) => match watch(1.0) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(io::ErrorKind::Interrupted.into()),
            },
            Err(ExportError::Write(error)) => Err(error),
            Err(error @ (ExportError::Size(_) | ExportError::Cancelled | ExportError::Pdf(_))) => {
                reason = Some(sentence(&error.to_string()));
                Err(io::Error::other(error))
            }
        }
    });
    written.map_err(|error| match reason {
        _ if cancelled => Trouble::Cancelled,
        Some(reason) => Trouble::Failed(reason),
        None => error.into(),
    })
}

impl From<SaveError> for Trouble {
    fn from(error: SaveError) -> Self {
        Self::Failed(format!("{} {}", sentence(&error.to_string()), sentence(error.hint())))
    }
}

fn words(job: &ExportJob) -> String {
    let name = name_of(job.target.path());
    let done = match &job.target {
        Target::File(_) if job.pages.len() > 1 => format!("{name} written, {} pages", job.pages.len()),
        Target::File(_) => format!("{name} written"),
        Target::Folder(_) => format!("{} files written into {name}", job.pages.len()),
    };
    let missing: BTreeSet<String> = job.pages.iter().flat_map(|page| missing_scripts(&page.picture)).collect();
    let missing: Vec<String> = missing.into_iter().collect();
    match missing.as_slice() {
        [] => done,
        [one] => format!("{done}. No font here has {one}: those letters are boxes"),
        [all @ .., last] => {
            format!("{done}. No font here has {} and {last}: those letters are boxes", all.join(", "))
        }
    }
}
