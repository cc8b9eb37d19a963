//! Whether two shares differ by more than chance makes them.

use super::interval::is_thin;

/// What can be said of the difference of two shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clear,
    NotClear,
    /// Too few people stand behind one of the shares.
    TooFew,
}

impl Verdict {
    /// The words for people, and in JSON.
    pub fn words(self) -> &'static str {
        match self {
            Self::Clear => "clear difference",
            Self::NotClear => "no clear difference",
            Self::TooFew => "too few to say",
        }
    }

    /// Of a test: `p` as it came out, and `corrected` for the number of tests.
    pub(super) fn of(test: Test, corrected: f64) -> Self {
        match () {
            () if test.p >= LEVEL => Self::NotClear,
            // A difference that the test finds where it does not hold is not claimed.
            () if test.sparse => Self::TooFew,
            () if corrected < LEVEL => Self::Clear,
            () => Self::NotClear,
        }
    }
}

/// Chance makes a difference clear in fewer than one of 20 comparisons where there is none.
const LEVEL: f64 = 0.05;
/// Fewer people expected to stay or to leave than this, and the test does not hold (Cochran's rule).
const EXPECTED: f64 = 5.0;

/// The outcome of a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// How often chance alone makes a difference as large as this.
    pub p: f64,
    /// Too few are expected to stay, or to leave, for the test to hold.
    pub sparse: bool,
}

/// The two-proportion z test with the pooled share, on both sides. Each is a part and its whole; `None` where one is no
/// share, or a share of fewer people than [`super::THIN`].
pub fn test(a: (u64, u64), b: (u64, u64)) -> Option<Test> {
    let proper = |(count, whole): (u64, u64)| count <= whole && !is_thin(whole);
    if !proper(a) || !proper(b) {
        return None;
    }
    let [(x, n), (y, m)] = [a, b].map(|(count, whole)| (count as f64, whole as f64));
    let pooled = (x + y) / (n + m);
    let spread = (pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)).sqrt();
    let apart = (x / n - y / m).abs();
    // All stay or all leave, in both: there is no difference.
    let p = if spread > 0.0 { libm::erfc(apart / spread / std::f64::consts::SQRT_2) } else { 1.0 };
    let sparse = n.min(m) * pooled.min(1.0 - pooled) < EXPECTED;
    Some(Test { p, sparse })
}

/// What tests that were made together leave of their values, in the same order: Holm's correction (S. Holm, “A simple
/// sequentially rejective multiple test procedure”, Scandinavian Journal of Statistics 6, 1979).
pub fn holm(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut corrected = vec![1.0; values.len()];
    let mut least: f64 = 0.0;
    for (rank, at) in order.into_iter().enumerate() {
        least = least.max(((values.len() - rank) as f64 * values[at]).min(1.0));
        corrected[at] = least;
    }
    corrected
}
