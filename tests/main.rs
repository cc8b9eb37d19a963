//! The project's one test binary: a module a topic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod harness;

#[cfg(feature = "gui")]
mod app;
mod cli;
mod editor;
mod export;
mod file;
mod funnel;
mod interop;
mod layout;
mod map;
mod picture;
mod repo;
