//! All processors at once. The same stands in `cli`: the two edges know nothing of each other, and threads are theirs alone.

use std::num::NonZero;
use std::thread::{available_parallelism, scope};

/// Runs `work` on as many threads as there are processors, and comes back when all are done.
pub(crate) fn together(work: &(dyn Fn() + Sync)) {
    let others = available_parallelism().map_or(1, NonZero::get) - 1;
    scope(|scope| {
        for _ in 0..others {
            scope.spawn(work);
        }
        work();
    });
}
