//! Pictures become pixels and files.

mod bands;
mod names;
mod png;
pub mod scene;
mod shapes;
mod size;
mod text;
