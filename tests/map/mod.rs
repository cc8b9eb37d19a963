//! The map: what edits do, and that they can be undone.

mod connect;
mod lock;
mod personas;
mod turn;
mod undo;
