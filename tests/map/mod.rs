//! The map: what edits do, and that they can be undone.

mod columns;
mod connect;
mod finding;
mod lock;
mod lots;
mod personas;
mod turn;
mod undo;
