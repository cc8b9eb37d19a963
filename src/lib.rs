//! Touchline: an editor for customer journey maps.

#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod editor;
pub mod export;
pub mod file;
pub mod funnel;
pub mod layout;
pub mod map;
pub mod picture;
