//! Lanes: stripes and the lines between them, labels, hints, and metrics.

use kurbo::{BezPath, Cap, Circle, Line, Rect, Vec2};

use super::key::Part;
use super::pen::Pen;
use super::theme::Palette;
use super::{Group, Key, Pane};
use crate::layout::{LaneBody, LaneBox, Layout, MetricBox, Purpose, SparkBox};

/// What lies behind a lane's cards.
pub(super) fn ground(lane: &LaneBox, layout: &Layout, palette: &Palette) -> Option<Group> {
    let bleed = lane.rect.x0 - layout.frozen.labels.0;
    let right = lane.rect.x1 + bleed;
    let mut pen = Pen::at(lane.rect.origin());
    if lane.striped {
        pen.fill(Rect::new(layout.frozen.labels.0, lane.rect.y0, right, lane.rect.y1), palette.stripe);
    }
    if lane.lane.is_empty() {
        pen.fill(lane.rect, palette.drop_target);
    }
    if layout.purpose == Purpose::Poster {
        // Where a sticky note ends, the next stage begins.
        for column in layout.columns.iter().skip(1) {
            pen.fill(Rect::new(column.x, lane.rect.y0, column.x + 1.0, lane.rect.y1), palette.hairline_soft);
        }
    }
    rule(&mut pen, lane, (lane.label.x1, right), palette);
    pen.group(Key::of(Part::Lane, &lane.lane), Pane::Body)
}

/// The lane's name, and for sentiments the numbers of the scale. The stripe comes with it, since labels stay in sight
/// while the cards scroll away below them.
pub(super) fn label(lane: &LaneBox, layout: &Layout, palette: &Palette) -> Option<Group> {
    let left = layout.frozen.labels.0;
    let mut pen = Pen::at(lane.rect.origin());
    if lane.striped {
        pen.fill(Rect::new(left, lane.rect.y0, lane.label.x1, lane.rect.y1), palette.stripe);
    }
    rule(&mut pen, lane, (left, lane.label.x1), palette);
    say(&mut pen, lane, palette);
    pen.group(Key::of(Part::LaneLabel, &lane.lane), Pane::Labels)
}

/// The same on the plain ground of a slide.
pub(super) fn words(lane: &LaneBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(lane.rect.origin());
    say(&mut pen, lane, palette);
    pen.group(Key::of(Part::LaneLabel, &lane.lane), Pane::Body)
}

fn say(pen: &mut Pen, lane: &LaneBox, palette: &Palette) {
    pen.text(&lane.name, palette.text);
    if let Some(note) = &lane.note {
        pen.text(note, palette.muted);
    }
    if let LaneBody::Sentiment(chart) = &lane.body {
        let down = Vec2::new(0.0, lane.rect.y0);
        for number in chart.grid.iter().filter_map(|line| line.number.as_ref()) {
            pen.text(&number.shifted(down), palette.muted);
        }
    }
}

/// The line that closes a lane, a whole pixel within it.
fn rule(pen: &mut Pen, lane: &LaneBox, (left, right): (f64, f64), palette: &Palette) {
    let color = if lane.strong_rule { palette.hairline } else { palette.hairline_soft };
    pen.fill(Rect::new(left, lane.rect.y1 - 1.0, right, lane.rect.y1), color);
}

/// What an empty lane says.
pub(super) fn hint(lane: &LaneBox, palette: &Palette) -> Option<Group> {
    let hint = lane.hint.as_ref()?;
    let mut pen = Pen::at(lane.rect.origin());
    pen.text(hint, palette.muted);
    pen.group(Key::of(Part::Hint, &lane.lane), Pane::Words)
}

const SPARK: f64 = 1.75;
/// Radius of the dot on the last value.
const DOT: f64 = 2.75;

/// Values over time: the target as a dashed line, the last value as a dot.
fn draw_spark(pen: &mut Pen, spark: &SparkBox, palette: &Palette) {
    if let Some(y) = spark.target {
        let line = Line::new((spark.rect.x0, y), (spark.rect.x1, y));
        pen.dashed(line, 1.0, [3.0, 3.0], Cap::Butt, palette.faint);
    }
    let mut line = BezPath::new();
    for (n, point) in spark.points.iter().enumerate() {
        if n == 0 { line.move_to(*point) } else { line.line_to(*point) }
    }
    pen.stroke(&line, SPARK, palette.funnel);
    if let Some(last) = spark.points.last() {
        pen.fill(Circle::new(*last, DOT), palette.funnel);
    }
}

/// One metric under its stage.
pub(super) fn metric(lane: &LaneBox, shown: &MetricBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(shown.rect.origin());
    pen.text(&shown.name, palette.muted);
    pen.text(&shown.value, palette.text);
    if let Some(spark) = &shown.spark {
        draw_spark(&mut pen, spark, palette);
    }
    if let Some(note) = &shown.note {
        pen.text(note, palette.muted);
    }
    Some(pen.group(Key::of(Part::Metric, &shown.metric), Pane::Body)?.down(lane.rect.y0))
}
