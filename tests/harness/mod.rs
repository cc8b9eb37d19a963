//! What several topics use.

pub mod program;
