//! Writes an export, page by page or as one file; a cancelled one leaves nothing behind.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Target;
use crate::app::dialogs::sentence;
use crate::app::files::name_of;
use crate::export::{self, ExportError, Format, Options, Page, Rasterer, Watch, missing_scripts};
use crate::file::{self, LastExport};

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
    let mut made = Made::default();
    if let Target::Folder(folder) = &job.target
        && !folder.is_dir()
    {
        fs::create_dir_all(folder)
            .map_err(|error| Trouble::Failed(format!("The folder {} could not be made: {error}.", folder.display())))?;
        made.folder = Some(folder);
    }
    let files = job.target.files(&job.pages, job.format);
    let count = files.len() as f64;
    let mut rasterer = Rasterer::new();
    for (i, (path, pages)) in files.iter().enumerate() {
        let there = path.exists();
        let mut part = |done: f64| watch((i as f64 + done) / count);
        one(job, path, pages, &mut rasterer, &mut part)?;
        if !there {
            made.files.push(path.clone());
        }
    }
    made.keep();
    Ok(())
}

fn one(
    job: &ExportJob,
    path: &Path,
    pages: &[Page],
    rasterer: &mut Rasterer,
    watch: &mut Watch<'_>,
) -> Result<(), Trouble> {
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
    let written = file::replace(path, |out| {
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
    match written {
        Ok(()) => Ok(()),
        Err(_) if cancelled => Err(Trouble::Cancelled),
        Err(error) => Err(Trouble::Failed(
            reason.unwrap_or_else(|| format!("{} {}", sentence(&error.to_string()), sentence(error.hint()))),
        )),
    }
}

/// What was made, taken away again unless it is kept.
#[derive(Default)]
struct Made<'a> {
    folder: Option<&'a Path>,
    files: Vec<PathBuf>,
}

impl Made<'_> {
    fn keep(mut self) {
        self.folder = None;
        self.files.clear();
    }
}

impl Drop for Made<'_> {
    fn drop(&mut self) {
        for file in &self.files {
            // What cannot be taken away stays; nobody can do more about it.
            let _ = fs::remove_file(file);
        }
        if let Some(folder) = self.folder {
            let _ = fs::remove_dir(folder);
        }
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
