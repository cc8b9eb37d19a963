//! Map files: RON read and written, saved so that nothing is lost, and what the program keeps beside them.

mod check;
mod decode;
mod error;
mod explain;
mod last_export;
mod load;
mod lock;
mod mend;
mod place;
mod printer;
mod read;
mod recent;
mod record;
mod recovery;
mod save;
mod scan;
mod schema;
mod stamp;
mod state;
mod templates;
mod values;
mod write;

pub use check::check;
pub use error::{LoadError, MAX_BYTES, ReadError, SaveError};
pub use last_export::LastExport;
pub use load::load;
pub use lock::{Lock, Locking};
pub use place::Place;
pub use read::{Loaded, Located, locate, read};
pub use recovery::{Found, Recovery};
pub use save::{replace, save};
pub use stamp::{OnDisk, Stamp};
pub use state::State;
pub use templates::{SAMPLES, TEMPLATES, Template};
pub use write::write;
