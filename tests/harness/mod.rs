//! What several topics use.

pub mod deeds;
pub mod entropy;
pub mod large;
pub mod maps;
pub mod program;
