//! The map: what edits do, and that they can be undone.

mod lock;
mod personas;
mod turn;
mod undo;
