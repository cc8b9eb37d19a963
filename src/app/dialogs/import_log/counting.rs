//! Reading a log beside the window: the newest question alone is answered.

use super::source::LogSource;
use crate::app::cores::together;
use crate::app::worker::{Newest, Worker};
use crate::funnel::events::{EventError, EventFunnel, EventQuery, LogLook, count_events, look};

/// The first look at a log.
pub(super) struct Looking {
    worker: Newest<Result<LogLook, EventError>>,
}

impl Looking {
    pub(super) fn start(ctx: &egui::Context, source: &LogSource, event: Option<String>) -> Self {
        let mut worker = Newest::default();
        let source = source.clone();
        worker.start(Worker::start(ctx, "Reading the log".to_owned(), move |_| look(&source, event.as_deref())));
        Self { worker }
    }

    /// What was seen, once.
    pub(super) fn take(&mut self) -> Option<Result<LogLook, EventError>> {
        let done = self.worker.take()?;
        // The thread fell over: as if the log could not be read.
        Some(done.unwrap_or(Err(EventError::Cancelled)))
    }
}

/// The counting of what is asked now.
#[derive(Default)]
pub(super) struct Counting {
    asked: Option<EventQuery>,
    worker: Newest<Result<EventFunnel, EventError>>,
    /// What was counted last, and what had been asked.
    done: Option<(EventQuery, Result<EventFunnel, EventError>)>,
    stopped: bool,
}

impl Counting {
    /// Asks; the same question is counted once. `None` where there is nothing to count yet.
    pub(super) fn ask(&mut self, ctx: &egui::Context, source: &LogSource, query: Option<EventQuery>) {
        if self.asked == query {
            return;
        }
        self.asked.clone_from(&query);
        self.stopped = false;
        self.worker.stop();
        let Some(query) = query else { return };
        let source = source.clone();
        let length = source.length().max(1) as f64;
        let work = move |watch: &mut crate::export::Watch<'_>| {
            count_events(&source, &query, &mut |bytes| watch(bytes as f64 / length).is_continue(), &together)
        };
        self.worker.start(Worker::start(ctx, "Counting".to_owned(), work));
    }

    /// Stops counting; asking something else counts again.
    pub(super) fn stop(&mut self) {
        self.worker.stop();
        self.stopped = true;
    }

    /// Counts what was stopped after all.
    pub(super) fn again(&mut self) {
        self.asked = None;
    }

    /// Takes over what has come. To be called once a frame.
    pub(super) fn follow(&mut self) {
        if let Some(done) = self.worker.take()
            && let Some(asked) = &self.asked
        {
            self.done = Some((asked.clone(), done.unwrap_or(Err(EventError::Cancelled))));
        }
    }

    /// What was counted, if it is what is asked now.
    pub(super) fn counted(&self) -> Option<&Result<EventFunnel, EventError>> {
        self.done.as_ref().filter(|(of, _)| self.asked.as_ref() == Some(of)).map(|(_, counted)| counted)
    }

    /// What was counted last, if it is of these steps: by the rules of now, or by others, as long as there is nothing newer.
    pub(super) fn last(&self, steps: &[String]) -> Option<&EventFunnel> {
        let (of, counted) = self.done.as_ref()?;
        counted.as_ref().ok().filter(|_| of.steps == steps)
    }

    /// How far it is, from 0 to 1, while it counts.
    pub(super) fn part(&self, now: f64) -> Option<f32> {
        let worker = self.worker.under_way()?;
        Some(worker.progress(now).map_or(0.0, |progress| progress.part))
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped
    }
}
