//! Imported tables, their matches and their numbers.

mod again;
mod bad;
mod command;
mod disagreement;
mod events;
mod gzip;
mod json;
mod lane;
mod matching;
mod mauled;
mod measures;
mod properties;
mod samples;
mod stats;
mod sure;
mod tables;
mod whole;
mod workbook;
