//! The whole journey on one slide: heads, how many cards each cell has, how it feels, who is left.

use kurbo::{Point, Rect};

use super::draft::{Desk, Draft};
use super::grid::{Grid, middled, shares};
use super::model::{Piece, Slide, StripBar, Tone};
use super::trend::trend;
use crate::layout::Fit;
use crate::layout::title::subtitle_line;
use crate::map::{CardKind, Id, Lane, Stage, Tally};

/// The overview: one slide, or more where there are many stages or lanes.
pub(super) fn overview(desk: &mut Desk) -> Vec<Slide> {
    let mut slides = Vec::new();
    for stages in shares(desk) {
        let mut lanes: Vec<Lane> =
            desk.shown.lanes.iter().filter(|lane| counted(lane)).map(|lane| (*lane).clone()).collect();
        let mut first = true;
        while first || !lanes.is_empty() {
            let name = if slides.is_empty() { "Overview".to_owned() } else { format!("Overview {}", slides.len() + 1) };
            let mut draft = Draft::new(name, None);
            let title = desk.shown.map.head.title.trim().to_owned();
            let title = if title.is_empty() { "Untitled map" } else { &title };
            let bottom = draft.cover(title, &subtitle_line(desk.shown.map), desk);
            let grid = draft.grid(&stages, bottom + desk.sizes.tally.chart_gap, desk);
            lanes = rows(&mut draft, &stages, lanes, &grid, first, desk);
            // What the pain points rest on is for whoever has the map before them.
            let tally = Tally { evidence: Vec::new(), ..desk.shown.map.tally() };
            draft.footer(&crate::layout::footer::words(&tally), false, desk);
            slides.push(draft.finish(desk.size));
            first = false;
        }
    }
    slides
}

fn counted(lane: &Lane) -> bool {
    lane.kind.card_kind().is_some()
}

/// Rows of counts and, on the first slide, the charts below them; gives back the lanes that find no room.
fn rows(
    draft: &mut Draft,
    stages: &[(usize, &Stage)],
    mut lanes: Vec<Lane>,
    grid: &Grid,
    charts: bool,
    desk: &mut Desk,
) -> Vec<Lane> {
    let sizes = desk.sizes;
    let end = sizes.footer.top - sizes.footer.above;
    let top = grid.bottom + sizes.map.stage.below;
    let funnel = if charts { bars_height(stages, desk) } else { 0.0 };
    let here = |index: usize| stages.iter().any(|(shown, _)| *shown == index);
    let feels = charts && desk.shown.sentiments().iter().any(|(index, _)| here(*index));
    let least_trend = if feels { sizes.trend.room + sizes.tally.chart_gap } else { 0.0 };
    let room = end - top - funnel - least_trend;
    // Without charts below, the counts have the slide to themselves.
    let most = if feels || funnel > 0.0 { sizes.tally.most_row } else { sizes.tally.most_row * 1.6 };
    let even = (room / lanes.len().max(1) as f64).clamp(sizes.tally.least_row, most).floor();
    let mut y = top;
    let mut left_over = Vec::new();
    for lane in lanes.drain(..) {
        let label = label(&lane, y, grid, desk);
        let height = even.max(label.paragraph.size.height + 8.0);
        // A lane always goes somewhere: the first of a slide stays, however high its label is.
        if !left_over.is_empty() || (y > top && y + height > end - funnel - least_trend + 0.5) {
            left_over.push(lane);
            continue;
        }
        draft.say(middled(label, (y, y + height)), Tone::Plain);
        for (column, (_, stage)) in grid.columns.iter().zip(stages) {
            cell(draft, stage, &lane, (column.card_x, column.x + column.width), (y, y + height), desk);
        }
        y += height;
        let (from, _) = desk.sides();
        draft.pieces.push(Piece::Rule(Point::new(from, y), Point::new(grid.right, y)));
    }
    if feels {
        let free = end - funnel - y - sizes.tally.chart_gap;
        let height = free.min(sizes.trend.wide);
        let (left, _) = desk.sides();
        let lane = desk.shown.lanes.iter().find(|lane| lane.kind == crate::map::LaneKind::Sentiment);
        let words = lane.map_or("Sentiment", |lane| lane.label()).to_owned();
        let fit = Fit::Start(sizes.tally.label - sizes.map.lane.label_right);
        let name = desk.text(&words, &sizes.text.heading, fit, (left, y + sizes.tally.chart_gap));
        draft.say(name, Tone::Plain);
        // The charts stand together at the bottom, spread over what is free.
        let top = y + sizes.tally.chart_gap / 2.0 + (free - height).max(0.0) / 2.0;
        let room = Rect::new(grid.left, top, grid.right, top + height);
        let first = stages.first().map_or(0, |(index, _)| *index);
        let middle = |i: usize| grid.columns.get(i.wrapping_sub(first)).map_or(f64::NAN, |c| c.centre());
        let mut trend = trend(None, room, &middle, desk);
        trend.points.retain(|point| point.centre.x.is_finite());
        draft.pieces.push(Piece::Trend(trend));
    }
    if funnel > 0.0 {
        bars(draft, stages, end, grid, desk);
    }
    left_over
}

fn label(lane: &Lane, y: f64, grid: &Grid, desk: &mut Desk) -> crate::layout::Placed {
    let (left, _) = desk.sides();
    let fit = Fit::Start(grid.left - left - desk.sizes.map.lane.label_right);
    let style = desk.sizes.text.heading;
    desk.text(lane.label(), &style, fit, (left, y))
}

/// How many cards a lane has at a stage: the number, and a square for each.
fn cell(
    draft: &mut Draft,
    stage: &Stage,
    lane: &Lane,
    (left, right): (f64, f64),
    (top, bottom): (f64, f64),
    desk: &mut Desk,
) {
    let count =
        desk.shown.map.cards.iter().filter(|card| card.at.lane == lane.id && at(stage, &card.at.column)).count();
    if count == 0 {
        return;
    }
    let sizes = &desk.sizes.tally;
    let words = desk.shown.numbers.count(count as u64);
    let style = desk.sizes.text.tally;
    let number = desk.text(&words, &style, Fit::Free, (left, top));
    let x = draft.say(middled(number, (top, bottom)), Tone::Plain).x1 + sizes.after_number;
    let fitting = ((right - x) / sizes.step).floor().max(0.0) as usize;
    if count > fitting.min(sizes.most_squares) {
        return;
    }
    let y = (top + bottom - sizes.square) / 2.0;
    let square =
        |i: usize| Rect::new(0.0, 0.0, sizes.square, sizes.square) + kurbo::Vec2::new(x + sizes.step * i as f64, y);
    let kind = lane.kind.card_kind().unwrap_or(CardKind::Note);
    draft.pieces.push(Piece::Squares((0..count).map(square).collect(), kind));
}

fn at(stage: &Stage, column: &Id) -> bool {
    stage.id == *column || stage.steps.iter().any(|step| step.id == *column)
}

/// Height of the funnel with its gap; 0 where none of these stages has a bar.
fn bars_height(stages: &[(usize, &Stage)], desk: &Desk) -> f64 {
    if !stages.iter().any(|(_, stage)| desk.shown.bar(&stage.id).is_some()) {
        return 0.0;
    }
    let sizes = desk.sizes;
    let lines = f64::from(sizes.text.tally.line) + f64::from(sizes.text.small.line);
    sizes.tally.bar + sizes.strip.count_above + lines + sizes.tally.chart_gap
}

fn bars(draft: &mut Draft, stages: &[(usize, &Stage)], end: f64, grid: &Grid, desk: &mut Desk) {
    let sizes = desk.sizes;
    let (small, strong) = (&sizes.text.small, &sizes.text.tally);
    let base = end - f64::from(small.line) - f64::from(strong.line) - sizes.strip.count_above;
    let (left, _) = desk.sides();
    let Some((lane, _, stats)) = &desk.shown.funnel else { return };
    let (words, largest) = (lane.label().to_owned(), stats.largest.max(1) as f64);
    let note = desk.shown.funnel_words();
    let fit = Fit::Start(grid.left - left - sizes.map.lane.label_right);
    let name = desk.text(&words, &sizes.text.heading, fit, (left, base - sizes.tally.bar));
    let below = draft.say(name, Tone::Plain).y1;
    let note = note.strip_prefix(&words).unwrap_or_default().trim_start_matches(", ").to_owned();
    let note = desk.text(&note, small, fit, (left, below));
    draft.say(note, Tone::Quiet);
    let mut drawn = Vec::new();
    for (column, (_, stage)) in grid.columns.iter().zip(stages) {
        let Some(bar) = desk.shown.bar(&stage.id).cloned() else { continue };
        let height =
            if bar.count == 0 { 0.0 } else { (bar.count as f64 / largest * sizes.tally.bar).max(sizes.strip.least) };
        let rect = Rect::new(column.card_x, base - height, column.card_x + column.card_width, base);
        let steepest = bar.drop.as_ref().is_some_and(|drop| drop.steepest);
        drawn.push(StripBar { rect, radius: sizes.strip.radius, current: false, steepest, count: None });
        let fit = Fit::Start(column.card_width);
        let count = desk.shown.numbers.count(bar.count);
        let count = desk.text(&count, strong, fit, (column.card_x, base + sizes.strip.count_above));
        let below = draft.say(count, Tone::Plain).y1;
        if let Some(drop) = &bar.drop {
            let words = desk.shown.numbers.drop(drop.lost);
            let drop = desk.text(&words, small, fit, (column.card_x, below));
            draft.say(drop, if steepest { Tone::Bad } else { Tone::Quiet });
        }
    }
    draft.pieces.push(Piece::Bars(drawn));
}
