//! Pictures become pixels and files.

mod bands;
mod png;
pub mod scene;
mod shapes;
mod size;
mod text;
