//! A smooth line through points that never swings beyond them: the monotone cubic of Fritsch and Carlson.

use kurbo::{BezPath, CubicBez, ParamCurve, Point};

/// The line, piece by piece from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Curve {
    pub(super) pieces: Vec<CubicBez>,
}

impl Curve {
    /// Through points with ascending x; fewer than two have no line.
    pub(super) fn through(points: &[Point]) -> Self {
        let slopes: Vec<f64> = points.windows(2).map(|p| (p[1].y - p[0].y) / (p[1].x - p[0].x).max(1e-9)).collect();
        let tangents = tangents(points, &slopes);
        let pieces = points.windows(2).zip(tangents.windows(2)).map(|(p, t)| {
            let third = (p[1].x - p[0].x) / 3.0;
            let leave = Point::new(p[0].x + third, p[0].y + third * t[0]);
            let arrive = Point::new(p[1].x - third, p[1].y - third * t[1]);
            CubicBez::new(p[0], leave, arrive, p[1])
        });
        Self { pieces: pieces.collect() }
    }

    /// The line's height at `x`; `None` left and right of it.
    pub(super) fn y(&self, x: f64) -> Option<f64> {
        let at = self.pieces.partition_point(|piece| piece.p3.x < x);
        let piece = self.pieces.get(at).filter(|piece| piece.p0.x <= x)?;
        // The control points stand at thirds, so x runs evenly.
        let t = (x - piece.p0.x) / (piece.p3.x - piece.p0.x).max(1e-9);
        Some(piece.eval(t.clamp(0.0, 1.0)).y)
    }

    /// The area between the line and `base`.
    pub(super) fn area(&self, base: f64) -> BezPath {
        let mut path = BezPath::new();
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else { return path };
        path.move_to((first.p0.x, base));
        path.line_to(first.p0);
        for piece in &self.pieces {
            path.curve_to(piece.p1, piece.p2, piece.p3);
        }
        path.line_to((last.p3.x, base));
        path.close_path();
        path
    }
}

fn tangents(points: &[Point], slopes: &[f64]) -> Vec<f64> {
    let n = points.len();
    (0..n)
        .map(|i| match (i.checked_sub(1).and_then(|k| slopes.get(k)), slopes.get(i)) {
            (None, Some(slope)) | (Some(slope), None) => *slope,
            (None, None) => 0.0,
            (Some(before), Some(after)) if before * after <= 0.0 => 0.0,
            (Some(before), Some(after)) => {
                // The harmonic mean, weighted by the neighbours' distances, stays monotone.
                let (left, right) = (points[i].x - points[i - 1].x, points[i + 1].x - points[i].x);
                let (w1, w2) = (2.0 * right + left, right + 2.0 * left);
                (w1 + w2) / (w1 / before + w2 / after)
            }
        })
        .collect()
}

/// The parts of a piece that keep clear of circles.
pub(super) fn clear_of(piece: CubicBez, circles: &[(Point, f64)]) -> Vec<CubicBez> {
    const STEPS: usize = 64;
    let inside = |t: f64| circles.iter().any(|(centre, radius)| piece.eval(t).distance(*centre) < *radius);
    let at = |i: usize| i as f64 / STEPS as f64;
    let mut parts = Vec::new();
    let mut start: Option<f64> = (!inside(0.0)).then_some(0.0);
    for i in 1..=STEPS {
        let (before, now) = (at(i - 1), at(i));
        match (start, inside(now)) {
            (None, false) => start = Some(edge(&inside, now, before)),
            (Some(from), true) => {
                let to = edge(&inside, before, now);
                parts.extend((to > from).then(|| piece.subsegment(from..to)));
                start = None;
            }
            _ => {}
        }
    }
    parts.extend(start.filter(|from| *from < 1.0).map(|from| piece.subsegment(from..1.0)));
    parts
}

/// Between a parameter outside and one inside: the last one outside.
fn edge(inside: &dyn Fn(f64) -> bool, mut outside: f64, mut within: f64) -> f64 {
    for _ in 0..24 {
        let middle = (outside + within) / 2.0;
        if inside(middle) { within = middle } else { outside = middle }
    }
    outside
}
