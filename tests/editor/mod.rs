//! The editing session, driven as a person would.

mod alone;
mod camera;
mod cards;
mod catalog;
mod clipboard;
mod commands;
mod connecting;
mod dragging;
mod faces;
mod finding;
mod folding;
mod getting_around;
pub mod hand;
mod hints;
mod history;
mod lock;
mod numbers;
mod random;
mod roaming;
mod room;
pub mod sample;
mod scribe;
mod selecting;
mod sheets;
mod stages;
mod stages_and_lanes;
mod text;
