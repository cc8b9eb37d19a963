//! The display list of a map.

mod keys;
mod lists;
mod themes;
