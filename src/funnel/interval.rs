//! How sure a share is: the interval it lies in, and when too few people stand behind it.

/// From where to where a share may lie, as parts of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// A share of fewer people than this is thin: its interval is wider than a third of all there is.
pub const THIN: u64 = 30;

/// The quantile of the standard normal distribution that leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;

/// The interval that holds the true share of `count` in `whole` in 95 of 100 samples; `None` of nothing, and where
/// `count` is the larger, which is no share. Wilson's score interval without continuity correction (E. B. Wilson,
/// “Probable inference, the law of succession, and statistical inference”, Journal of the American Statistical
/// Association 22, 1927): it holds near none and all, where the usual plus and minus does not.
pub fn wilson(count: u64, whole: u64) -> Option<Interval> {
    if whole == 0 || count > whole {
        return None;
    }
    let n = whole as f64;
    let share = count as f64 / n;
    let pull = Z * Z / n;
    let middle = (share + pull / 2.0) / (1.0 + pull);
    let half = Z / (1.0 + pull) * (share * (1.0 - share) / n + pull / (4.0 * n)).sqrt();
    // The share itself lies within, whatever rounding does; at none and all it is the end.
    Some(Interval {
        low: if count == 0 { 0.0 } else { (middle - half).clamp(0.0, share) },
        high: if count == whole { 1.0 } else { (middle + half).clamp(share, 1.0) },
    })
}

/// Whether too few people stand behind a share of `whole`.
pub fn is_thin(whole: u64) -> bool {
    whole < THIN
}

impl Interval {
    /// Of what is left: the share lost instead of the share kept.
    #[must_use]
    pub fn of_rest(self) -> Self {
        Self { low: 1.0 - self.high, high: 1.0 - self.low }
    }

    /// Whether a value lies inside, its ends included.
    pub fn holds(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}
