//! The clipboard: what is copied, as a part of a map and as words; and what is pasted, as one entry of the history.
//!
//! Words are all that travels between programs, and they stay clean. Whoever has the words of a [`Clip`] and the clip
//! itself (the window that copied, or another that finds it in the state folder) pastes the clip with all its fields;
//! everybody else pastes the words, whose signs keep the kinds.

mod ahead;
mod copy;
mod draft;
mod lines;
mod lot;
mod paste;
mod paste_lanes;
mod paste_stages;
mod place;
mod sheet;
mod words;

pub use ahead::Shaper;
pub use copy::{Clip, Copied};
pub use sheet::{Counter, Tally};

pub(super) use draft::Draft;
pub(super) use lines::{Spot, felt_by};
pub(super) use lot::{has_parking_lot, lanes_end};
