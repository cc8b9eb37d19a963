//! Writes a picture on a thread of its own; the window goes on meanwhile.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::JoinHandle;

use super::dialogs::export_png::PngJob;
use super::dialogs::sentence;
use super::errors::{Mend, Problem};
use super::files::name_of;
use crate::export::{ExportError, Rasterer, png, unwatched};
use crate::file;

/// A picture being written. Dropping it waits until it is: a window that is closed meanwhile leaves the whole file.
#[derive(Debug)]
pub(crate) struct ExportWorker {
    name: String,
    done: Receiver<Result<(), String>>,
    path: PathBuf,
    worker: Option<JoinHandle<()>>,
}

impl ExportWorker {
    /// Begins to write; `wake` is called at the end.
    pub(crate) fn start(job: PngJob, wake: impl FnOnce() + Send + 'static) -> Self {
        let (tell, done) = channel();
        let path = job.path.clone();
        let worker = std::thread::spawn(move || {
            // The window may be gone by now.
            let _ = tell.send(write(&job));
            wake();
        });
        Self { name: name_of(&path), done, path, worker: Some(worker) }
    }

    /// How it went, once it has: what to say, and the folder to open.
    pub(crate) fn poll(&self) -> Option<Result<(String, Option<PathBuf>), Problem>> {
        let written = match self.done.try_recv() {
            Ok(written) => written,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Err("Drawing it failed.".to_owned()),
        };
        Some(match written {
            Ok(()) => Ok((format!("{} written", self.name), self.path.parent().map(PathBuf::from))),
            Err(text) => Err(Problem::new(format!("{} was not written", self.name), text).or(Mend::ExportAgain)),
        })
    }
}

impl Drop for ExportWorker {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            // A worker that panicked has nothing left to write.
            let _ = worker.join();
        }
    }
}

fn write(job: &PngJob) -> Result<(), String> {
    let mut rasterer = Rasterer::new();
    let written = file::replace(&job.path, |out| {
        png::write(&job.picture, &job.options, &mut rasterer, &mut unwatched, out).map(|_| ()).map_err(|error| {
            match error {
                ExportError::Write(error) => error,
                other => io::Error::other(other),
            }
        })
    });
    written.map_err(|error| format!("{} {}", sentence(&error.to_string()), sentence(error.hint())))
}
