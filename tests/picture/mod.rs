//! The display list of a map.

mod far;
mod keys;
mod lists;
mod sights;
mod themes;
