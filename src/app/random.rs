//! Where new ids come from in the window: the system's random bits.

use jiff::Timestamp;

use crate::map::Entropy;

/// The system's source of random bits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn bits(&mut self) -> u64 {
        // Where the system has none (no known one does), the time keeps two maps apart.
        getrandom::u64().unwrap_or_else(|_| Timestamp::now().as_nanosecond() as u64)
    }
}
