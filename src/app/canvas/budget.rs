//! How long a frame may spend on rastering.

use std::time::{Duration, Instant};

/// What a frame may spend; the rest is done in the next one. Four milliseconds with what comes on top: finding what is
/// missing, and a new page now and then.
pub const RASTERING: Duration = Duration::from_micros(3200);

/// A stretch of time that runs out.
pub struct Budget<'a> {
    limit: Duration,
    spent: Box<dyn Fn() -> Duration + 'a>,
    /// The longest piece of work so far: what is started must be able to end in time.
    longest: Duration,
    /// When the last piece of work began.
    last: Option<Duration>,
}

impl<'a> Budget<'a> {
    /// Runs out after `limit` from now.
    pub fn new(limit: Duration) -> Self {
        let start = Instant::now();
        Self::with_clock(limit, move || start.elapsed())
    }

    /// Runs out when `spent` says so.
    pub fn with_clock(limit: Duration, spent: impl Fn() -> Duration + 'a) -> Self {
        Self { limit, spent: Box::new(spent), longest: Duration::ZERO, last: None }
    }

    /// Whether a piece of work as long as the longest so far still fits. The first always does.
    pub fn has_room(&mut self) -> bool {
        let now = (self.spent)();
        let Some(last) = self.last.replace(now) else { return true };
        self.longest = self.longest.max(now.saturating_sub(last));
        now + self.longest <= self.limit
    }
}
