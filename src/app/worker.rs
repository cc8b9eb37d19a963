//! Work on a thread of its own that can be watched and stopped; the window goes on meanwhile.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::export::Watch;

/// News of how far it is comes so often at most: frames take the processors from the work, and keys wait for frames.
const NEWS: Duration = Duration::from_millis(100);
/// Work that is done sooner is not worth a word.
const PATIENCE: f64 = 0.4;

/// Something being done. Dropping it waits for the end: a window that is closed meanwhile leaves the whole file.
#[derive(Debug)]
pub(crate) struct Worker<T> {
    /// "Exporting visits.png"
    words: String,
    done: Receiver<T>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    /// When it began, in egui's time.
    since: f64,
}

#[derive(Debug, Default)]
struct Shared {
    /// How much is done, in thousandths.
    part: AtomicU32,
    stop: AtomicBool,
}

/// What the window shows of work under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub words: String,
    /// 0 to 1.
    pub part: f32,
    /// Whether it was told to stop.
    pub stopping: bool,
}

impl<T: Send + 'static> Worker<T> {
    /// Begins to work; `work` is given what it tells how far it is. The window is woken when there is news.
    pub(crate) fn start(
        ctx: &egui::Context,
        words: String,
        work: impl FnOnce(&mut Watch<'_>) -> T + Send + 'static,
    ) -> Self {
        let (tell, done) = channel();
        let shared = Arc::new(Shared::default());
        let (theirs, wake) = (Arc::clone(&shared), ctx.clone());
        let thread = std::thread::spawn(move || {
            let mut watch = |part: f64| {
                let now = (part.clamp(0.0, 1.0) * 1000.0) as u32;
                if theirs.part.swap(now, Ordering::Relaxed) != now {
                    wake.request_repaint_after(NEWS);
                }
                if theirs.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            // The window may be gone by now.
            let _ = tell.send(work(&mut watch));
            wake.request_repaint();
        });
        ctx.request_repaint_after_secs(PATIENCE as f32);
        let since = ctx.input(|input| input.time);
        Self { words, done, shared, thread: Some(thread), since }
    }

    /// What came of it, once it is there; `None` within where the work itself failed.
    pub(crate) fn poll(&self) -> Option<Option<T>> {
        match self.done.try_recv() {
            Ok(done) => Some(Some(done)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(None),
        }
    }

    /// What to show of it, once it takes long enough.
    pub(crate) fn progress(&self, now: f64) -> Option<Progress> {
        (now - self.since >= PATIENCE).then(|| Progress {
            words: self.words.clone(),
            part: self.shared.part.load(Ordering::Relaxed) as f32 / 1000.0,
            stopping: self.shared.stop.load(Ordering::Relaxed),
        })
    }

    /// Tells it to stop as soon as it can.
    pub(crate) fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }

    /// Leaves work alone that nobody wants any more and that is of no file: its end is not waited for.
    pub(crate) fn abandon(mut self) {
        self.stop();
        self.thread = None;
    }
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing left to do.
            let _ = thread.join();
        }
    }
}

/// Work of which the newest is wanted. Dropping it stops the work.
#[derive(Debug)]
pub(crate) struct Newest<T: Send + 'static>(Option<Worker<T>>);

impl<T: Send + 'static> Default for Newest<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Send + 'static> Newest<T> {
    pub(crate) fn of(worker: Worker<T>) -> Self {
        Self(Some(worker))
    }

    pub(crate) fn start(&mut self, worker: Worker<T>) {
        self.stop();
        self.0 = Some(worker);
    }

    pub(crate) fn stop(&mut self) {
        if let Some(worker) = self.0.take() {
            worker.abandon();
        }
    }

    pub(crate) fn under_way(&self) -> Option<&Worker<T>> {
        self.0.as_ref()
    }

    /// What came of it, once: `None` within where the work itself failed.
    pub(crate) fn take(&mut self) -> Option<Option<T>> {
        let done = self.0.as_ref().and_then(Worker::poll)?;
        self.0 = None;
        Some(done)
    }
}

impl<T: Send + 'static> Drop for Newest<T> {
    fn drop(&mut self) {
        if let Some(worker) = self.0.take() {
            worker.abandon();
        }
    }
}

/// Workers of one kind, in the order they began.
#[derive(Debug)]
pub(crate) struct Workers<T> {
    list: Vec<Worker<T>>,
}

impl<T> Default for Workers<T> {
    fn default() -> Self {
        Self { list: Vec::new() }
    }
}

impl<T: Send + 'static> Workers<T> {
    pub(crate) fn push(&mut self, worker: Worker<T>) {
        self.list.push(worker);
    }

    /// Takes those that are done.
    pub(crate) fn finished(&mut self) -> Vec<Option<T>> {
        let mut done = Vec::new();
        self.list.retain(|worker| match worker.poll() {
            Some(result) => {
                done.push(result);
                false
            }
            None => true,
        });
        done
    }

    pub(crate) fn progress(&self, now: f64) -> impl Iterator<Item = Progress> {
        self.list.iter().filter_map(move |worker| worker.progress(now))
    }

    /// Stops the one that is shown with these words.
    pub(crate) fn stop(&self, words: &str) {
        for worker in self.list.iter().filter(|worker| worker.words == words) {
            worker.stop();
        }
    }
}
