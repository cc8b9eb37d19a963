//! How many pixels a picture becomes.

use kurbo::Size;
use thiserror::Error;

/// The longest side of a picture in pixels; what draws them counts in sixteen bits.
pub const LONGEST_SIDE: u32 = 60_000;

/// The most pixels of a picture.
pub const MOST_PIXELS: u64 = 1_000_000_000;

/// Pixels of a metre for a picture at scale 1: 96 of an inch.
const SCREEN: f64 = 96.0 / 0.0254;

/// Pixels of an inch of paper.
const PRINT: f64 = 300.0;

/// How large someone wants a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sizing {
    /// So many pixels wide, as high as that makes it.
    Width(u32),
    /// Exactly so many pixels; the picture stands in the middle of them.
    Exact { width: u32, height: u32 },
    /// So many pixels for one map pixel.
    Scale(f64),
    /// One page of this paper, upright or across as the picture needs; 300 pixels an inch.
    Page(Paper),
}

impl Default for Sizing {
    fn default() -> Self {
        Self::Scale(2.0)
    }
}

/// Paper that maps are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    A4,
    A3,
    A2,
    A1,
    A0,
}

impl Paper {
    pub const ALL: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
        }
    }

    /// The paper of this name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name().eq_ignore_ascii_case(name))
    }

    /// Its short and its long side in millimetres (ISO 216).
    pub fn sides(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::A2 => (420.0, 594.0),
            Self::A1 => (594.0, 841.0),
            Self::A0 => (841.0, 1189.0),
        }
    }

    /// Its width and height in millimetres under a picture of this size: across for one that is wider than high.
    pub fn under(self, size: Size) -> (f64, f64) {
        let (short, long) = self.sides();
        if size.width > size.height { (long, short) } else { (short, long) }
    }
}

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelSize {
    pub width: u32,
    pub height: u32,
    /// Pixels for one map pixel.
    pub scale: f64,
    /// Pixels of a metre where it is printed in its natural size.
    pub density: f64,
}

/// Why a picture of that size cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum SizeError {
    #[error("a picture of {width} × {height} pixels is too large: no side may be longer than 60,000 pixels")]
    Side { width: u64, height: u64 },
    #[error("a picture of {width} × {height} pixels is too large: the limit is 1,000 megapixels")]
    Pixels { width: u64, height: u64 },
    #[error("a picture needs at least one pixel")]
    Empty,
}

impl Sizing {
    /// What a picture of `size` has to be framed to, for its shape to be the one wanted; see
    /// [`Picture::framed`](crate::picture::Picture::framed).
    pub fn frame(self, size: Size) -> Size {
        let (width, height) = match self {
            Self::Width(_) | Self::Scale(_) => return size,
            Self::Exact { width, height } => (f64::from(width), f64::from(height)),
            Self::Page(paper) => paper.under(size),
        };
        if !(size.width > 0.0 && size.height > 0.0 && width > 0.0 && height > 0.0) {
            return size;
        }
        let fit = (width / size.width).min(height / size.height);
        Size::new(width / fit, height / fit)
    }

    /// Width by height of a picture that fills what is wanted: lying paper where nothing else is said.
    pub fn shape(self) -> f64 {
        let (width, height) = match self {
            Self::Exact { width, height } => (f64::from(width.max(1)), f64::from(height.max(1))),
            Self::Page(paper) => (paper.sides().1, paper.sides().0),
            Self::Width(_) | Self::Scale(_) => (Paper::A3.sides().1, Paper::A3.sides().0),
        };
        width / height
    }

    /// The pixels of a picture of `size` map pixels, whole and within the limits.
    ///
    /// # Errors
    /// A [`SizeError`] that says which limit.
    pub fn of(self, size: Size) -> Result<PixelSize, SizeError> {
        let scale = match self {
            Self::Width(width) | Self::Exact { width, .. } => f64::from(width) / size.width,
            Self::Scale(scale) => scale,
            Self::Page(paper) => print_pixels(paper.under(size).0) / size.width,
        };
        if !(scale.is_finite() && scale > 0.0 && size.width > 0.0 && size.height > 0.0) {
            return Err(SizeError::Empty);
        }
        let pixels = |length: f64| (length * scale).round().max(1.0) as u64;
        let (width, height) = match self {
            Self::Exact { width, height } => (u64::from(width), u64::from(height)),
            Self::Page(paper) => (pixels(size.width), print_pixels(paper.under(size).1) as u64),
            Self::Width(_) | Self::Scale(_) => (pixels(size.width), pixels(size.height)),
        };
        let longest = u64::from(LONGEST_SIDE);
        if width > longest || height > longest {
            return Err(SizeError::Side { width, height });
        }
        if width * height > MOST_PIXELS {
            return Err(SizeError::Pixels { width, height });
        }
        if width == 0 || height == 0 {
            return Err(SizeError::Empty);
        }
        let density = match self {
            Self::Page(_) => PRINT / 0.0254,
            Self::Width(_) | Self::Exact { .. } | Self::Scale(_) => SCREEN * scale,
        };
        Ok(PixelSize { width: width as u32, height: height as u32, scale, density })
    }
}

/// Whole pixels of a length in millimetres.
fn print_pixels(millimetres: f64) -> f64 {
    (millimetres / 25.4 * PRINT).round()
}
