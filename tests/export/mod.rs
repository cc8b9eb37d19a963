//! Pictures become pixels and files.

mod bands;
mod png;
mod scene;
mod shapes;
mod size;
mod text;
