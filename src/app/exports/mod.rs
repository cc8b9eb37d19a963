//! Exporting from the window: what was chosen, where it goes, and the thread that writes it.

pub mod choices;
mod last;
pub mod target;
pub mod write;

pub use choices::{Choices, Look, Size};
pub use target::Target;
