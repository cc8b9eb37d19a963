//! Numbers that have bounds: a value outside cannot exist, so nobody has to check again.

use std::fmt;

/// A number outside its bounds, in words for people.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{what} must be {bounds}, not {found}")]
pub struct OutOfBounds {
    pub what: &'static str,
    pub bounds: &'static str,
    pub found: String,
}

macro_rules! whole {
    ($(#[$meta:meta])* $name:ident($inner:ty) $min:literal ..= $max:literal, $what:literal, $bounds:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($inner);

        impl $name {
            pub const MIN: $inner = $min;
            pub const MAX: $inner = $max;

            /// The value, if it lies within the bounds.
            pub fn new(value: i64) -> Result<Self, OutOfBounds> {
                match <$inner>::try_from(value) {
                    Ok(inner) if ($min..=$max).contains(&inner) => Ok(Self(inner)),
                    _ => Err(OutOfBounds { what: $what, bounds: $bounds, found: value.to_string() }),
                }
            }

            /// The nearest value within the bounds.
            pub fn clamped(value: i64) -> Self {
                Self(value.clamp($min, $max) as $inner)
            }

            pub fn get(self) -> $inner {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

whole!(
    /// Severity or frequency of a pain point, 1 (least) to 5 (most).
    Rating(u8) 1..=5, "severity and frequency", "a whole number from 1 to 5"
);
whole!(
    /// Customer or business value of an opportunity, 0 to 100.
    Score(u8) 0..=100, "a value", "a whole number from 0 to 100"
);
whole!(
    /// Effort of an opportunity, 0 (none) to 5 (most).
    Effort(u8) 0..=5, "effort", "a whole number from 0 to 5"
);
whole!(
    /// Width of a stage's column in map pixels.
    ColumnWidth(u16) 160..=4000, "a stage's width", "a whole number of pixels from 160 to 4000"
);

/// A number that is neither NaN nor infinite.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Finite(f64);

impl Finite {
    /// The value, if it is finite.
    pub fn new(value: f64) -> Result<Self, OutOfBounds> {
        if value.is_finite() {
            // −0 would print as "-0" and read back as another value than it was shown as.
            Ok(Self(if value == 0.0 { 0.0 } else { value }))
        } else {
            Err(OutOfBounds { what: "a number", bounds: "finite", found: value.to_string() })
        }
    }

    /// A whole number.
    pub const fn of(value: i32) -> Self {
        Self(value as f64)
    }

    pub const fn get(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Finite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A part of a whole, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Share(f64);

impl Share {
    /// The value, if it lies between 0 and 1.
    pub fn new(value: f64) -> Result<Self, OutOfBounds> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(if value == 0.0 { 0.0 } else { value }))
        } else {
            Err(OutOfBounds { what: "a share", bounds: "a number from 0 to 1", found: value.to_string() })
        }
    }

    /// A whole percentage; above 100 it is all.
    pub const fn of_percent(percent: u8) -> Self {
        Self(if percent < 100 { percent as f64 / 100.0 } else { 1.0 })
    }

    pub fn get(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
