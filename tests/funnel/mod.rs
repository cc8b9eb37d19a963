//! Imported tables, their matches and their numbers.

mod bad;
mod command;
mod lane;
mod matching;
mod properties;
mod stats;
mod tables;
