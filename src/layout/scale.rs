//! The sentiment scale: which values have a line, and where values stand.

use crate::map::{Finite, Scale};

/// A value's height in a lane, and back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heights {
    pub(super) scale: Scale,
    /// Of the scale's upper end.
    pub(super) top: f64,
    /// Of its lower end.
    pub(super) bottom: f64,
}

impl Heights {
    pub(super) fn y(self, value: f64) -> f64 {
        let (min, max) = (self.scale.min.get(), self.scale.max.get());
        let span = (max - min).max(f64::EPSILON);
        self.bottom - ((value - min) / span).clamp(0.0, 1.0) * (self.bottom - self.top)
    }
}

/// The value between good and bad: zero where the scale has it inside, else the middle.
pub(super) fn neutral(scale: Scale) -> f64 {
    let (min, max) = (scale.min.get(), scale.max.get());
    if min < 0.0 && max > 0.0 { 0.0 } else { min + (max - min) / 2.0 }
}

/// The values that have a line and a number: round ones, few enough to read.
pub(super) fn ticks(scale: Scale) -> Vec<Finite> {
    let (min, max) = (scale.min.get(), scale.max.get());
    let span = max - min;
    if !(span.is_finite() && span > 0.0) {
        return vec![scale.min];
    }
    let step = step(span);
    // A span that is hardly a number at all has no round parts.
    if !step.is_normal() {
        return vec![scale.min, scale.max];
    }
    let first = (min / step).ceil() as i64;
    let last = (max / step).floor() as i64;
    let mut values: Vec<f64> = (first..=last).map(|i| i as f64 * step).collect();
    // The ends have a number too, unless a round one stands nearly there.
    if values.first().is_none_or(|low| low - min > step * 0.5) {
        values.insert(0, min);
    }
    if values.last().is_none_or(|high| max - high > step * 0.5) {
        values.push(max);
    }
    values.into_iter().filter_map(|value| Finite::new(value).ok()).collect()
}

/// 1, 2, 2.5 or 5 times a power of ten, so that there are at most six steps.
fn step(span: f64) -> f64 {
    let rough = span / 6.0;
    let power = 10f64.powf(rough.log10().floor());
    let fits = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|round| round * power).find(|step| *step >= rough * 0.999);
    let step = fits.unwrap_or(power * 10.0);
    // A scale of small whole numbers has a line for each half at most.
    if span >= 2.0 { step.max(1.0) } else { step }
}
