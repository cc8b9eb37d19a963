//! Keeps a copy of unsaved work in the state folder, at most two seconds behind, on a thread of its own.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use jiff::Timestamp;

use super::dialogs::sentence;
use crate::file::{Found, Recovery, State};
use crate::map::{Entropy, Map};

/// A copy at most this often, in seconds; with the time it takes to write, two seconds are kept.
pub const EVERY: f64 = 1.5;

enum Job {
    Keep(Box<Map>, Option<PathBuf>),
    Clear,
    /// A copy of an earlier session that this one's replaces.
    Supersede(Box<Found>),
}

/// Hands copies to the worker. Dropping it waits until the last one is written.
#[derive(Debug, Default)]
pub struct Keeper {
    jobs: Option<Sender<Job>>,
    worker: Option<JoinHandle<()>>,
    trouble: Option<Receiver<String>>,
    /// What is in the copy, if there is one.
    kept: Option<u64>,
    /// When the last copy was handed over.
    at: Option<f64>,
    /// The copy that was taken up; it goes when this session has its own.
    superseded: Option<Box<Found>>,
}

impl Keeper {
    /// Begins a session's copy. Where the state folder cannot be written the error says why; work goes on without.
    ///
    /// # Errors
    /// In words for people.
    pub fn new(state: &State, entropy: &mut dyn Entropy) -> Result<Self, String> {
        let recovery = state.recovery(entropy).map_err(|error| {
            let folder = state.folder().display();
            format!("Unsaved work cannot be kept safe: {folder} cannot be written ({error}). Save often.")
        })?;
        let (jobs, todo) = channel();
        let (tell, trouble) = channel();
        let worker = std::thread::spawn(move || work(&recovery, &todo, &tell));
        Ok(Self {
            jobs: Some(jobs),
            worker: Some(worker),
            trouble: Some(trouble),
            kept: None,
            at: None,
            superseded: None,
        })
    }

    /// Called in every frame: `revision` names what is open and what it is like. Takes a copy if it is time for one.
    /// Gives back in how many seconds it wants to be called again, if it wants to.
    pub fn note(
        &mut self,
        now: f64,
        revision: u64,
        dirty: bool,
        copy: impl FnOnce() -> (Map, Option<PathBuf>),
    ) -> Option<f64> {
        if !dirty {
            self.clear();
            return None;
        }
        if self.kept == Some(revision) {
            return None;
        }
        let wait = self.at.map_or(0.0, |at| at + EVERY - now);
        if wait > 0.0 {
            return Some(wait);
        }
        let (map, source) = copy();
        self.send(Job::Keep(Box::new(map), source));
        self.kept = Some(revision);
        self.at = Some(now);
        if let Some(old) = self.superseded.take() {
            self.send(Job::Supersede(old));
        }
        None
    }

    /// The work of an earlier session was taken up: its copy goes as soon as there is a new one.
    pub fn take_over(&mut self, found: Box<Found>) {
        self.superseded = Some(found);
    }

    /// Takes the copy away: its work was saved, or given up.
    pub fn clear(&mut self) {
        if self.kept.take().is_some() {
            self.send(Job::Clear);
        }
    }

    /// Why the last copy could not be written, told once.
    pub fn trouble(&self) -> Option<String> {
        self.trouble.as_ref()?.try_iter().last()
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The worker ends only with the sender.
            let _ = jobs.send(job);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(worker) = self.worker.take() {
            // A worker that panicked has nothing left to write.
            let _ = worker.join();
        }
    }
}

fn work(recovery: &Recovery, todo: &Receiver<Job>, tell: &Sender<String>) {
    let mut told = false;
    while let Ok(first) = todo.recv() {
        let mut newest = None;
        let mut superseded = Vec::new();
        // Of copies that pile up only the newest counts.
        for job in std::iter::once(first).chain(todo.try_iter()) {
            match job {
                Job::Supersede(found) => superseded.push(found),
                job => newest = Some(job),
            }
        }
        let done = match newest {
            Some(Job::Keep(map, source)) => recovery
                .write(&map, source.as_deref(), Timestamp::now())
                .map_err(|error| format!("Unsaved work could not be kept safe: {error}. {}", sentence(error.hint()))),
            Some(Job::Clear) => recovery.clear().map_err(|error| format!("The recovery copy stayed: {error}.")),
            Some(Job::Supersede(_)) | None => Ok(()),
        };
        // The old copy is the only one while the new one could not be written.
        let done = done.and_then(|()| {
            let mut removed = superseded.iter().map(|found| found.remove());
            removed.find_map(Result::err).map_or(Ok(()), |error| Err(format!("The old recovery copy stayed: {error}.")))
        });
        if let Err(text) = done
            && !std::mem::replace(&mut told, true)
        {
            // The window may be gone by now.
            let _ = tell.send(text);
        }
    }
}
