//! What several topics use.

pub mod entropy;
pub mod program;
