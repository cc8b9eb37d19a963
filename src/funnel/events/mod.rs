//! Raw events → an ordered funnel: a log is read once, piece by piece, and never held.
//!
//! # What a funnel of events means
//!
//! - **Ordered** ([`Order::Ordered`]). A user reaches step *k* by a row that comes after the row that brought them to
//!   step *k* − 1; other events may lie between. One row never serves two steps, so the steps `view, view` need two
//!   views.
//! - **Strict** ([`Order::Strict`]): as ordered, and no other row of that user lies between.
//! - **Any** ([`Order::Any`]): a user reaches step *k* when the steps 1 to *k* all lie within one window, in
//!   whatever order.
//! - Rows are ordered by time. Rows of one user with equal times keep their order in the file.
//! - **The window** runs from the row of step 1 (in any order: from the earliest row) and includes its edge; a window of
//!   nothing means the same instant.
//! - Every row of step 1 is a possible start. A user counts once a step, at the deepest step reached from any start;
//!   so counts never grow, and step 1 counts the users with at least one row of it.
//! - **Sessions** ([`Count::Sessions`]) are counted in place of users: a gap longer than the given one ends a session.
//! - A **segment** ([`EventQuery::by`]) is the value in the user's first row of step 1.
//! - Users and events are compared as text, exactly: `007` is not `7`, `Buy` is not `buy`.
//! - A row without a user, an event or a readable time is left out and counted.
//!
//! # The way of a log
//!
//! `rows` finds out what a log is, `pieces` takes it to pieces of whole rows, `parsed` reads a piece: its rows off CSV
//! (`plain` where no quote is within a cell) or `json`, their times by `time`, their events numbered by `names`. All users
//! are dealt to some `part`s: `users` finds each row's user there, `depth` moves that user on, `late` sorts the rows of
//! users whose times go back, `result` counts. `run` has some pieces read at once, then all parts take them at once; so
//! the numbers never depend on how many threads there are. `listed` reads a log for the names of its events alone.

mod depth;
mod error;
mod guess;
mod import;
mod json;
mod late;
mod listed;
mod names;
mod parsed;
mod part;
mod pieces;
mod plain;
mod query;
mod result;
mod rows;
mod run;
mod time;
mod users;

pub use error::EventError;
pub use guess::{LogColumn, LogLook, is_log, look};
pub use listed::{EventList, list_events};
pub use query::{Count, EventQuery, Micros, Order, span, span_words};
pub use result::{Elsewhere, EventFunnel, EventSegment};
pub use run::{Log, Progress, Together, count_events};
pub use time::micros;
