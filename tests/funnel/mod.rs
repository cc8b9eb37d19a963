//! Imported tables, their matches and their numbers.

mod lane;
mod matching;
mod stats;
