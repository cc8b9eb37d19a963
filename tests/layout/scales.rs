//! Scales of every size have lines that can be read.

use touchline::layout::View;
use touchline::map::{Finite, Scale};

use super::{laid_out, small};

#[test]
fn every_scale_has_a_few_lines() {
    let cases = [
        (-2.0, 2.0),
        (0.0, 100.0),
        (0.0, 1e-323),
        (0.0, f64::MIN_POSITIVE),
        (1e17, 1e17 + 16.0),
        (-1e-320, 1e308),
        (-f64::MAX, f64::MAX),
    ];
    for (min, max) in cases {
        let mut map = small();
        map.head.scale = Scale { min: Finite::new(min).unwrap(), max: Finite::new(max).unwrap() };
        let layout = laid_out(&map, &View::default());
        let chart = layout.lanes.iter().find_map(|lane| layout.sentiment(&lane.lane)).unwrap();
        assert!((1..=9).contains(&chart.grid.len()), "{min} to {max} has {} lines", chart.grid.len());
        assert!(chart.grid.iter().all(|line| line.y.is_finite()), "{min} to {max}");
    }
}
