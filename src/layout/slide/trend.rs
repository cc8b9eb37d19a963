//! The small sentiment line of a stage's slide: the whole journey, with this stage's face.

use kurbo::{BezPath, Point, Rect};

use super::draft::Desk;
use super::model::{Trend, TrendPoint};
use crate::layout::curve::{Curve, clear_of};
use crate::layout::{Fit, Placed};
use crate::map::Stage;

/// The line within `room`; `x` says where the middle of each stage is, if it is there at all. Without a stage every one
/// has its face.
pub(super) fn trend(stage: Option<&Stage>, room: Rect, x: &dyn Fn(usize) -> Option<f64>, desk: &mut Desk) -> Trend {
    let sizes = &desk.sizes.trend;
    let style = desk.sizes.text.small;
    let scale = desk.shown.map.head.scale;
    let label = f64::from(style.line) + sizes.label_gap;
    let values = desk.shown.sentiments();
    // Room for the face only at the end of the scale where it stands.
    let here = stage.map(|stage| desk.shown.sentiment(stage).map_or(0.5, |value| scale.fraction(value)));
    let reach = |end: f64| if here.is_none_or(|here| (here - end).abs() < 0.25) { sizes.face } else { sizes.dot };
    let (top, bottom) = (room.y0 + label + reach(1.0), room.y1 - label - reach(0.0));
    let mut points: Vec<TrendPoint> = Vec::with_capacity(values.len());
    for (i, value) in values {
        let Some(x) = x(i) else { continue };
        let current = stage.is_none_or(|stage| desk.shown.stages[i].id == stage.id);
        let y = bottom - scale.fraction(value) * (bottom - top).max(1.0);
        let radius = if current { sizes.face } else { sizes.dot };
        let centre = Point::new(x, y);
        let signed = scale.min.get() < 0.0;
        let words = if signed { desk.shown.numbers.signed(value) } else { desk.shown.numbers.number(value) };
        let fifth = scale.fifth(value);
        // Above good values and below bad ones, where the line is not.
        let paragraph = desk.fonts.paragraph(&words, &style, Fit::Free);
        let y = if fifth >= 2 {
            centre.y - radius - sizes.label_gap - paragraph.size.height
        } else {
            centre.y + radius + sizes.label_gap
        };
        let value = Placed::new((centre.x - paragraph.size.width / 2.0, y), paragraph);
        points.push(TrendPoint { centre, radius, fifth, current, value: Some(value) });
    }
    let curve = Curve::through(&points.iter().map(|point| point.centre).collect::<Vec<_>>());
    let circles: Vec<(Point, f64)> = points
        .iter()
        .filter(|point| point.current)
        .map(|point| (point.centre, point.radius + sizes.clearance))
        .collect();
    let mut line = BezPath::new();
    for part in curve.pieces.iter().flat_map(|piece| clear_of(*piece, &circles)) {
        line.move_to(part.p0);
        line.curve_to(part.p1, part.p2, part.p3);
    }
    thin_out(&mut points, |point| &mut point.value, |point| point.current);
    Trend { line, width: sizes.line, points }
}

/// Takes labels away that would touch a neighbour's; what is in front keeps its own.
pub(super) fn thin_out<T>(things: &mut [T], label: impl Fn(&mut T) -> &mut Option<Placed>, front: impl Fn(&T) -> bool) {
    const AIR: f64 = 8.0;
    let mut taken: Vec<Rect> = Vec::new();
    let order = |in_front: bool, things: &[T]| -> Vec<usize> {
        (0..things.len()).filter(|i| front(&things[*i]) == in_front).collect()
    };
    for i in [order(true, things), order(false, things)].concat() {
        let slot = label(&mut things[i]);
        let Some(rect) = slot.as_ref().map(|placed| placed.rect().inflate(AIR, 0.0)) else { continue };
        if taken.iter().any(|other| !other.intersect(rect).is_zero_area()) {
            *slot = None;
        } else {
            taken.push(rect);
        }
    }
}
