//! Searching: letters as people mean them, commands and things by a few of their letters, texts to find and replace.

mod catalog;
mod find;
mod fold;
mod fuzzy;
mod spans;

pub use catalog::{Catalog, Choice, Listed};
pub use find::{Find, FoundAt};
pub use fuzzy::Hit;
pub use spans::Like;
