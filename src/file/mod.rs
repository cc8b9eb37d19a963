//! Map files: RON read and written, saved so that nothing is lost, and what the program keeps beside them.

mod decode;
mod error;
mod explain;
mod mend;
mod place;
mod printer;
mod read;
mod record;
mod scan;
mod schema;
mod values;
mod write;

pub use error::{LoadError, MAX_BYTES, ReadError, SaveError};
pub use place::Place;
pub use read::{Loaded, Located, locate, read};
pub use write::write;
