//! A picture becomes pixels and files: pure functions of a [`Picture`](crate::picture::Picture), with no disk, no window
//! and no way to fail on a valid picture but for its size.
//!
//! The canvas draws with the same [`Rasterer`], so what is on the screen is what is in the file.

pub mod job;
pub mod legible;
pub mod missing;
pub mod names;
pub mod options;
pub mod pdf;
pub mod png;
pub mod raster;
pub mod size;
mod sound;
pub mod svg;
mod write;

pub use job::{Content, Job, Laid, Page, Theme};
pub use legible::{Legibility, legibility};
pub use missing::missing_scripts;
pub use options::{Background, ExportError, Format, Options, TextMode, Watch, unwatched};
pub use raster::{Area, Rasterer, Sprite};
pub use size::{Paper, PixelSize, SizeError, Sizing};
pub use write::write;
