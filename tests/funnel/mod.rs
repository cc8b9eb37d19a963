//! Imported tables, their matches and their numbers.

mod bad;
mod command;
mod disagreement;
mod events;
mod lane;
mod matching;
mod properties;
mod stats;
mod sure;
mod tables;
