//! How many pixels a picture becomes.

use kurbo::Size;
use thiserror::Error;

/// The longest side of a picture in pixels; what draws them counts in sixteen bits.
pub const LONGEST_SIDE: u32 = 60_000;

/// The most pixels of a picture.
pub const MOST_PIXELS: u64 = 1_000_000_000;

/// How large someone wants a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sizing {
    /// So many pixels wide, as high as that makes it.
    Width(u32),
    /// So many pixels for one map pixel.
    Scale(f64),
}

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelSize {
    pub width: u32,
    pub height: u32,
    /// Pixels for one map pixel.
    pub scale: f64,
}

/// Why a picture of that size cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum SizeError {
    #[error("a picture of {width} × {height} pixels is too large: no side may be longer than {LONGEST_SIDE} pixels")]
    Side { width: u64, height: u64 },
    #[error("a picture of {width} × {height} pixels is too large: the limit is {} megapixels", MOST_PIXELS / 1_000_000)]
    Pixels { width: u64, height: u64 },
    #[error("a picture needs at least one pixel")]
    Empty,
}

impl Sizing {
    /// The pixels of a picture of `size` map pixels, whole and within the limits.
    pub fn of(self, size: Size) -> Result<PixelSize, SizeError> {
        let scale = match self {
            Sizing::Width(width) => f64::from(width) / size.width,
            Sizing::Scale(scale) => scale,
        };
        if !(scale.is_finite() && scale > 0.0 && size.width > 0.0 && size.height > 0.0) {
            return Err(SizeError::Empty);
        }
        let pixels = |length: f64| (length * scale).round().max(1.0) as u64;
        let (width, height) = (pixels(size.width), pixels(size.height));
        let longest = u64::from(LONGEST_SIDE);
        if width > longest || height > longest {
            return Err(SizeError::Side { width, height });
        }
        if width * height > MOST_PIXELS {
            return Err(SizeError::Pixels { width, height });
        }
        Ok(PixelSize { width: width as u32, height: height as u32, scale })
    }
}
