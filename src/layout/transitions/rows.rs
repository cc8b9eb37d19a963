//! Which arrow of the band lies above which, and where their labels stand.

use super::Port;
use crate::layout::metrics::Metrics;
use crate::map::TransitionKind;

/// The place of an arrow in the band.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// From the heads up.
    pub(super) row: usize,
    /// Left edge of the label.
    pub(super) label: f64,
}

/// Between two arrows of one row.
const AIR: f64 = 14.0;

/// Between a label and an arrow that passes it.
const CLEAR: f64 = 5.0;

/// The places of all arrows: entries and exits lie lowest, loops above what leads on, long ones above short ones, and
/// never two over each other in one row.
pub(super) fn rows(ports: &[Port], widths: &[f64], across: (f64, f64), metrics: &Metrics) -> Vec<Place> {
    let mut legs: Vec<(f64, usize)> = ports
        .iter()
        .enumerate()
        .flat_map(|(i, port)| port.from.into_iter().chain(port.to).map(move |x| (x, i)))
        .collect();
    legs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut order: Vec<usize> = (0..ports.len()).collect();
    order.sort_by(|&a, &b| {
        let length = |i: usize| {
            let (left, right) = ports[i].span();
            right - left
        };
        let class = |i: usize| match (&ports[i].arrow.kind, ports[i].is_open()) {
            (_, true) => 0,
            (TransitionKind::Loop, false) => 2,
            (_, false) => 1,
        };
        class(a).cmp(&class(b)).then(length(a).total_cmp(&length(b))).then(a.cmp(&b))
    });
    let mut places = vec![Place::default(); ports.len()];
    let mut taken: Vec<(f64, f64, usize)> = Vec::with_capacity(ports.len());
    for i in order {
        let label = label(&ports[i], i, widths[i], &legs, metrics);
        // Within the columns, however long the words are.
        let label = label.min(across.1 - widths[i]).max(across.0);
        let (left, right) = ports[i].span();
        let (left, right) =
            if widths[i] > 0.0 { (left.min(label), right.max(label + widths[i])) } else { (left, right) };
        let meets = |(a, b, _): &&(f64, f64, usize)| *a < right + AIR && left - AIR < *b;
        let row = taken.iter().filter(meets).map(|(_, _, row)| row + 1).max().unwrap_or(0);
        taken.push((left, right, row));
        places[i] = Place { row, label };
    }
    places
}

/// The left edge of a label: in the middle of its arrow, or as near to it as no other arrow's end lies behind it.
fn label(port: &Port, own: usize, width: f64, legs: &[(f64, usize)], metrics: &Metrics) -> f64 {
    const STEP: f64 = 8.0;
    let (left, right) = port.span();
    let middle = f64::midpoint(left, right) - width / 2.0;
    if width == 0.0 || port.is_open() {
        return middle;
    }
    let free = |x: f64| {
        let first = legs.partition_point(|(leg, _)| *leg < x - CLEAR);
        let behind = legs[first..].iter().take_while(|(leg, _)| *leg < x + width + CLEAR);
        behind.into_iter().all(|(_, arrow)| *arrow == own)
    };
    let reach = ((right - left - width) / 2.0 - metrics.transition.padding).max(0.0);
    let tries = (reach / STEP) as usize;
    let near = (0..=tries.min(64)).flat_map(|n| [n as f64 * STEP, n as f64 * -STEP]).map(|by| middle + by);
    near.into_iter().find(|x| free(*x)).unwrap_or(middle)
}
