//! Reading a file for a dialog: a small one at once, a large one beside the window, which goes on meanwhile.

use std::mem::take;

use crate::app::worker::{Newest, Worker};
use crate::funnel::ReadError;

/// Larger tables are read beside the window.
const AT_ONCE: usize = 32 << 10;

/// How far a file was read.
#[derive(Debug, Default)]
pub(super) enum Reading<T: Send + 'static> {
    #[default]
    Done,
    /// It is to be read beside the window.
    Wanted,
    Under(Newest<Result<T, ReadError>>),
}

impl<T: Send + 'static> Reading<T> {
    pub(super) fn is_done(&self) -> bool {
        matches!(self, Self::Done)
    }

    /// Begins to read so many bytes, and gives what came of it where that is at once.
    pub(super) fn begin(
        &mut self,
        bytes: usize,
        read: impl FnOnce() -> Result<T, ReadError>,
    ) -> Option<Result<T, ReadError>> {
        *self = if bytes > AT_ONCE { Self::Wanted } else { Self::Done };
        self.is_done().then(read)
    }

    /// Reads a large one beside the window, once a window is there, and gives what came of it. `work` makes what does it.
    pub(super) fn follow<W: FnOnce() -> Result<T, ReadError> + Send + 'static>(
        &mut self,
        ctx: &egui::Context,
        work: impl FnOnce() -> W,
    ) -> Option<Result<T, ReadError>> {
        if matches!(self, Self::Wanted) {
            let work = work();
            let read = move |_: &mut crate::export::Watch<'_>| work();
            *self = Self::Under(Newest::of(Worker::start(ctx, "Reading the table".to_owned(), read)));
        }
        let Self::Under(worker) = self else { return None };
        let read = worker.take()?;
        drop(take(self));
        Some(read.unwrap_or_else(|| Err(fell_over())))
    }
}

/// The thread that read it is gone: that is a fault of the program.
fn fell_over() -> ReadError {
    let hint = "Leave out rows and columns that are not needed, and try again.";
    ReadError { what: "could not be read to its end".to_owned(), hint: hint.to_owned(), ..ReadError::default() }
}
