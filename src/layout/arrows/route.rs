//! The way of an arrow: straight pieces with round corners, and a head.

use std::hash::{DefaultHasher, Hash, Hasher};

use kurbo::{BezPath, Line, ParamCurve, ParamCurveNearest, PathEl, PathSeg, Point, Rect, Vec2};

/// Corners of an arrow's way, from where it leaves to its tip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Route {
    corners: [Point; MOST],
    count: usize,
}

/// No way has more corners.
const MOST: usize = 6;

/// Corners lie on this part of a pixel.
const GRID: f64 = 64.0;

/// Of its corners.
const RADIUS: f64 = 6.0;

/// Length of the head, and half its width: still seen at half the size.
const HEAD: (f64, f64) = (9.0, 4.75);

impl Route {
    /// Through these points, at most six; corners that turn nowhere are left out.
    pub(in crate::layout) fn through(points: &[Point]) -> Self {
        let mut route = Self { corners: [Point::ZERO; MOST], count: 0 };
        for point in points.iter().take(MOST) {
            // On a grid that sums keep exactly: an arrow that moves as a whole keeps its shape to the last bit.
            let point = Point::new((point.x * GRID).round() / GRID, (point.y * GRID).round() / GRID);
            let before = route.points();
            if before.last().is_some_and(|last| last.distance(point) < 0.01) {
                continue;
            }
            if let [.., a, b] = before
                && (*b - *a).cross(point - *b).abs() < 0.01
                && (*b - *a).dot(point - *b) > 0.0
            {
                route.count -= 1;
            }
            route.corners[route.count] = point;
            route.count += 1;
        }
        route
    }

    /// Its corners, ends included.
    pub fn points(&self) -> &[Point] {
        &self.corners[..self.count]
    }

    /// Where it leaves.
    pub fn start(&self) -> Point {
        self.points().first().copied().unwrap_or_default()
    }

    /// The end of its head.
    pub fn tip(&self) -> Point {
        self.points().last().copied().unwrap_or_default()
    }

    /// What it covers, head included.
    pub fn bounds(&self) -> Rect {
        let start = Rect::from_points(self.start(), self.start());
        let all = self.points().iter().fold(start, |rect, point| rect.union_pt(*point));
        self.head().iter().fold(all, |rect, point| rect.union_pt(*point))
    }

    /// Of its shape, wherever it stands.
    pub fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for point in self.points() {
            let from_start = *point - self.start();
            // −0 and 0 are one place.
            ((from_start.x + 0.0).to_bits(), (from_start.y + 0.0).to_bits()).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// How far a point is from it.
    pub fn distance(&self, point: Point) -> f64 {
        let pieces = self.points().windows(2).map(|ends| Line::new(ends[0], ends[1]));
        pieces.map(|piece| piece.nearest(point, 0.1).distance_sq).fold(f64::INFINITY, f64::min).sqrt()
    }

    /// The three corners of its head, the tip in the middle.
    pub fn head(&self) -> [Point; 3] {
        let tip = self.tip();
        let along = self.arrives();
        let back = tip - along * HEAD.0;
        let side = Vec2::new(-along.y, along.x) * HEAD.1;
        [back + side, tip, back - side]
    }

    /// The direction in which it arrives.
    fn arrives(&self) -> Vec2 {
        match self.points() {
            [.., a, b] if a.distance(*b) > 0.01 => (*b - *a).normalize(),
            _ => Vec2::new(1.0, 0.0),
        }
    }

    /// Its line with round corners, up to the middle of the head.
    pub fn line(&self) -> BezPath {
        let mut path = BezPath::new();
        let points = self.points();
        path.move_to(self.start());
        for corner in points.windows(3) {
            let (before, corner, after) = (corner[0], corner[1], corner[2]);
            let radius = RADIUS.min(before.distance(corner) / 2.0).min(corner.distance(after) / 2.0);
            path.line_to(corner + (before - corner).normalize() * radius);
            path.quad_to(corner, corner + (after - corner).normalize() * radius);
        }
        path.line_to(self.tip() - self.arrives() * (HEAD.0 / 2.0));
        path
    }

    /// Its line without what lies within these rectangles.
    pub fn beside(&self, covers: &[Rect]) -> Vec<BezPath> {
        if covers.is_empty() {
            return vec![self.line()];
        }
        let mut pieces: Vec<BezPath> = Vec::new();
        for piece in self.line().segments() {
            let parts = match piece {
                PathSeg::Line(line) => {
                    let whole = vec![line];
                    let left = covers
                        .iter()
                        .fold(whole, |parts, rect| parts.into_iter().flat_map(|part| outside(part, *rect)).collect());
                    left.into_iter().map(PathSeg::Line).collect()
                }
                round if covers.iter().any(|rect| rect.contains(round.eval(0.5))) => Vec::new(),
                round => vec![round],
            };
            for part in parts {
                match pieces.last_mut().filter(|path| path.current_position() == Some(part.start())) {
                    Some(path) => path.push(part.as_path_el()),
                    None => {
                        let mut path = BezPath::new();
                        path.move_to(part.start());
                        path.push(part.as_path_el());
                        pieces.push(path);
                    }
                }
            }
        }
        pieces
    }

    /// The line in parts each of which is slim: a long way across is one of its own, since in one piece the line
    /// would be a picture as wide as the one and as high as the others.
    pub fn parts(&self) -> Vec<BezPath> {
        let whole = self.line();
        // Move, then a line and a curve for each corner; the way across lies between the second and the third.
        let elements = whole.elements();
        let (Some(PathEl::QuadTo(_, left)), Some(PathEl::LineTo(right)), true) =
            (elements.get(4).copied(), elements.get(5).copied(), self.count == MOST)
        else {
            return vec![whole];
        };
        let across = BezPath::from_vec(vec![PathEl::MoveTo(left), PathEl::LineTo(right)]);
        let rest = std::iter::once(PathEl::MoveTo(right)).chain(elements[6..].iter().copied()).collect();
        vec![BezPath::from_vec(elements[..5].to_vec()), across, BezPath::from_vec(rest)]
    }
}

/// The parts of a line outside of a rectangle, in its direction.
fn outside(line: Line, rect: Rect) -> Vec<Line> {
    let (way, mut from, mut to) = (line.p1 - line.p0, 0.0_f64, 1.0_f64);
    for (start, by, low, high) in [(line.p0.x, way.x, rect.x0, rect.x1), (line.p0.y, way.y, rect.y0, rect.y1)] {
        if by == 0.0 {
            if start <= low || start >= high {
                return vec![line];
            }
            continue;
        }
        let (a, b) = ((low - start) / by, (high - start) / by);
        (from, to) = (from.max(a.min(b)), to.min(a.max(b)));
    }
    if from >= to {
        return vec![line];
    }
    [(0.0, from), (to, 1.0)].into_iter().filter(|(a, b)| a < b).map(|(a, b)| line.subsegment(a..b)).collect()
}
