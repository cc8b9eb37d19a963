//! Where everything stands: a map, what is shown of it, and fonts become boxes and finished lines of text.
//!
//! Coordinates are map pixels at 100 %, origin at the picture's top left. No colours, no IO, no window.

pub mod metrics;
mod pane;
pub mod text;

pub use metrics::Metrics;
pub use pane::Pane;
pub use text::{Glyph, GlyphRun, Line, Paragraph};
