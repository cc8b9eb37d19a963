//! The map: what edits do, and that they can be undone.

mod personas;
mod undo;
