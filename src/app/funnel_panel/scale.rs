//! The height of a number in the chart: as it is, or by its logarithm.

use egui_plot::GridMark;

use crate::map::Numbers;

/// Between two grid lines at least, in points, so that the numbers beside them stand apart.
const LINE: f32 = 20.0;

/// Where numbers stand in the chart. Bars stand on nought in both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Numbers are counts, and shares otherwise.
    pub counts: bool,
    /// For a logarithmic one: the power of ten that bars stand on.
    base: Option<f64>,
}

impl Scale {
    /// A scale for numbers of which the smallest above nought is `least`.
    pub fn new(counts: bool, log: bool, least: f64) -> Self {
        // The smallest is a bar that can be seen, and not the ground it stands on.
        let base = log.then(|| (least.max(1e-12).log10() - 0.3).floor());
        Self { counts, base }
    }

    /// The height of a number. Nought has none.
    pub fn height(&self, value: f64) -> f64 {
        match self.base {
            None => value,
            Some(_) if value <= 0.0 => 0.0,
            Some(base) => (value.log10() - base).max(0.0),
        }
    }

    /// The number at a height.
    fn value(&self, height: f64) -> f64 {
        self.base.map_or(height, |base| 10f64.powf(height + base))
    }

    /// What stands beside a grid line.
    pub(super) fn words(&self, height: f64, numbers: Numbers) -> String {
        let value = self.value(height);
        match self.counts {
            _ if height < -1e-9 => String::new(),
            true => numbers.count(value.round() as u64),
            false if self.base.is_some() => numbers.fine_percent(value),
            false => numbers.percent(value),
        }
    }

    /// Grid lines at round numbers, at finer steps when zoomed in; as many as stand apart in a chart of `height` points.
    pub(super) fn marks(&self, (low, high): (f64, f64), height: f32) -> Vec<GridMark> {
        let most = f64::from(height / LINE).clamp(1.0, 6.0);
        let span = (high - low).max(1e-6);
        let step = match (self.base, self.counts) {
            (Some(_), _) => (span / most).ceil().max(1.0),
            (None, false) => {
                let steps = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0];
                steps.into_iter().find(|step| span / step <= most).unwrap_or_else(|| (span / most).ceil())
            }
            (None, true) => {
                let ten = 10f64.powf((span / most).log10().floor());
                let step = [1.0, 2.0, 5.0, 10.0].map(|part| part * ten).into_iter().find(|step| span / step <= most);
                step.unwrap_or(ten * 10.0).max(1.0)
            }
        };
        // Where lines are left out between powers of ten, that of all there is stays.
        let start = self.base.filter(|_| !self.counts).map_or(0.0, |base| (-base).rem_euclid(step));
        let (first, last) = (((low - start) / step).ceil() as i64, ((high - start) / step).floor() as i64);
        (first..=last).map(|n| GridMark { value: start + n as f64 * step, step_size: step }).collect()
    }
}
