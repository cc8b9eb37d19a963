//! Where a log is read from, as often as it takes.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use crate::funnel::events::Log;

/// A log that is read on other threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogSource {
    File(PathBuf),
    /// A text that was pasted.
    Bytes(Arc<[u8]>),
}

impl Log for LogSource {
    fn open(&self) -> io::Result<Box<dyn Read + Send + '_>> {
        match self {
            Self::File(path) => Ok(Box::new(File::open(path)?)),
            Self::Bytes(bytes) => Ok(Box::new(&bytes[..])),
        }
    }
}

impl LogSource {
    /// Bytes of it; 0 where that is not known.
    pub fn length(&self) -> u64 {
        match self {
            Self::File(path) => path.metadata().map(|about| about.len()).unwrap_or_default(),
            Self::Bytes(bytes) => bytes.len() as u64,
        }
    }
}
