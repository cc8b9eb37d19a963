//! All sizes pictures are laid out by.

use super::Metrics;
use super::slide::SlideSizes;

/// The sizes of maps and those of slides.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizes {
    pub map: Metrics,
    pub slide: SlideSizes,
}

impl Sizes {
    /// The sizes Touchline comes with.
    ///
    /// # Errors
    /// Only where the program was built with damaged files in `assets/themes`.
    pub fn standard() -> Result<Self, ron::error::SpannedError> {
        Ok(Self { map: Metrics::standard()?, slide: SlideSizes::standard()? })
    }
}
