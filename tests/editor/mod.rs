//! The editing session, driven as a person would.

mod camera;
mod cards;
mod catalog;
mod commands;
mod connecting;
mod dragging;
mod faces;
mod finding;
mod getting_around;
pub mod hand;
mod history;
mod lock;
mod numbers;
mod random;
mod room;
pub mod sample;
mod selecting;
mod stages_and_lanes;
mod text;
