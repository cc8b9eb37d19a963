//! Pictures become pixels and files.

mod bands;
mod golden;
mod job;
mod legible;
mod names;
pub mod pairs;
mod pdf;
mod pdf_text;
mod png;
mod random;
mod reader;
pub mod scene;
mod shapes;
mod size;
mod svg;
mod text;
