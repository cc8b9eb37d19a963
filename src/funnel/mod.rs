//! Imported data: the bytes of a table become a funnel, its steps are matched to stages, and its numbers are read.
//!
//! Pure: bytes in, no disk, no clock, no window. Nothing is ever made up: what cannot be read is an error or a
//! warning that names the row.

mod lane;
mod stats;
mod vendor;

pub use lane::{Bar, Drop, LaneStats, Remark, lane_note, lane_stats, mood_persona};
pub use stats::{StepStats, step_stats};
pub use vendor::Vendor;
