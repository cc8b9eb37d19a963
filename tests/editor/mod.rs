//! The editing session, driven as a person would.

mod commands;
mod history;
mod sample;
