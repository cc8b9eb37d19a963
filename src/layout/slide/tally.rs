//! The whole journey on one slide: heads, how many cards each cell has, how it feels, who is left.

use kurbo::{Point, Rect, Vec2};

use super::draft::{Desk, Draft};
use super::grid::{Grid, middled, shares};
use super::model::{Piece, Slide, StripBar, Tone};
use super::trend::trend;
use crate::layout::funnel::NOT_COUNTED;
use crate::layout::title::subtitle_line;
use crate::layout::{Fit, Placed};
use crate::map::{CardKind, Lane, Stage};

/// The overview: one slide, or more where there are many stages or lanes.
pub(super) fn overview(desk: &mut Desk) -> Vec<Slide> {
    let mut slides = Vec::new();
    let note = crate::layout::footer::words(&desk.shown.tally());
    let title = desk.shown.map.head.title.trim().to_owned();
    let title = if title.is_empty() { "Untitled map" } else { &title };
    let line = subtitle_line(desk.shown.map);
    for stages in shares(desk) {
        let mut lanes: Vec<&Lane> = desk.shown.lanes.iter().copied().filter(|lane| counted(lane)).collect();
        let mut first = true;
        while first || !lanes.is_empty() {
            let name = if slides.is_empty() { "Overview".to_owned() } else { format!("Overview {}", slides.len() + 1) };
            let mut draft = Draft::new(name, None);
            let bottom = draft.cover(title, &line, desk);
            let grid = draft.grid(&stages, bottom + desk.sizes.tally.chart_gap, desk);
            let end = desk.end(&note);
            lanes = rows(&mut draft, &stages, lanes, (&grid, end, first), desk);
            draft.footer(&note, false, desk);
            slides.push(draft.finish(desk.size));
            first = false;
        }
    }
    slides
}

fn counted(lane: &Lane) -> bool {
    lane.kind.card_kind().is_some()
}

/// Rows of counts and, with `charts`, those below them; gives back the lanes that find no room.
fn rows<'a>(
    draft: &mut Draft,
    stages: &[(usize, &'a Stage)],
    lanes: Vec<&'a Lane>,
    (grid, end, charts): (&Grid, f64, bool),
    desk: &mut Desk<'a>,
) -> Vec<&'a Lane> {
    let sizes = desk.sizes;
    let top = grid.bottom + sizes.map.stage.below;
    let gap = sizes.tally.chart_gap;
    let funnel = charts && stages.iter().any(|(_, stage)| desk.shown.bar(&stage.id).is_some());
    let funnel = if funnel { Some(FunnelBlock::new(grid, desk)) } else { None };
    let funnel_height = funnel.as_ref().map_or(0.0, |block| block.height + gap);
    let here = |index: usize| stages.iter().any(|(shown, _)| *shown == index);
    let feels = charts && desk.shown.sentiments().iter().any(|(index, _)| here(*index));
    let feeling = desk.shown.sentiment_words();
    let feeling = label(&feeling, 0.0, grid, desk);
    let least_trend = if feels { sizes.trend.room.max(feeling.paragraph.size.height) + gap } else { 0.0 };
    let room = end - top - funnel_height - least_trend;
    if charts && room < sizes.tally.least_row * lanes.len().min(1) as f64 {
        // Under a title of many lines the charts have no room; they have a slide of their own.
        return rows(draft, stages, lanes, (grid, end, false), desk);
    }
    // Without charts below, the counts have the slide to themselves.
    let most = if feels || funnel.is_some() { sizes.tally.most_row } else { sizes.tally.most_row_alone };
    let even = (room / lanes.len().max(1) as f64).clamp(sizes.tally.least_row, most).floor();
    let mut y = top;
    let mut left_over = Vec::new();
    for lane in lanes {
        let label = label(lane.label(), y, grid, desk);
        let height = even.max(label.paragraph.size.height + sizes.tally.row_air);
        // A lane always goes somewhere: the first of a slide stays, however high its label is.
        if !left_over.is_empty() || (y > top && y + height > top + room + 0.5) {
            left_over.push(lane);
            continue;
        }
        draft.say(middled(label, (y, y + height)), Tone::Plain);
        for (column, (_, stage)) in grid.columns.iter().zip(stages) {
            cell(draft, stage, lane, (column.card_x, column.x + column.width), (y, y + height), desk);
        }
        y += height;
        let (from, _) = desk.sides();
        draft.pieces.push(Piece::Rule(Point::new(from, y), Point::new(grid.right, y)));
    }
    if feels {
        let free = end - funnel_height - y - gap;
        let height = free.min(sizes.trend.wide);
        let at = Point::new(feeling.origin.x, y + gap);
        draft.say(Placed { origin: at, ..feeling }, Tone::Plain);
        // The charts stand together at the bottom, spread over what is free.
        let top = y + gap / 2.0 + (free - height).max(0.0) / 2.0;
        let room = Rect::new(grid.left, top, grid.right, top + height);
        let first = stages.first().map_or(0, |(index, _)| *index);
        let middle = |i: usize| Some(grid.columns.get(i.checked_sub(first)?)?.centre());
        let trend = trend(None, room, &middle, desk);
        draft.pieces.push(Piece::Trend(trend));
    }
    if let Some(block) = funnel {
        block.draw(draft, stages, end, grid, desk);
    }
    left_over
}

/// The name of a row, small enough that it leaves the counts their room.
fn label(words: &str, y: f64, grid: &Grid, desk: &mut Desk) -> Placed {
    let (left, _) = desk.sides();
    let fit = Fit::Start(grid.left - left - desk.sizes.map.lane.label_right);
    let texts = &desk.sizes.text;
    let most = f64::from(texts.heading.line) * 3.0;
    desk.fitting(words, &[texts.heading, texts.small], fit, most, Point::new(left, y))
}

/// How many cards a lane has at a stage: the number, and a square for each.
fn cell<'a>(
    draft: &mut Draft,
    stage: &'a Stage,
    lane: &'a Lane,
    (left, right): (f64, f64),
    (top, bottom): (f64, f64),
    desk: &mut Desk<'a>,
) {
    let count = desk.shown.cards(stage, lane).count();
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

/// The funnel below the counts: bars, what is left at each stage, what was lost on the way.
struct FunnelBlock {
    name: Placed,
    note: Placed,
    height: f64,
}

impl FunnelBlock {
    fn new(grid: &Grid, desk: &mut Desk) -> Self {
        let sizes = desk.sizes;
        let (left, _) = desk.sides();
        let (name, note) = desk.shown.funnel_words();
        let name = label(&name, 0.0, grid, desk);
        let fit = Fit::Start(grid.left - left - sizes.map.lane.label_right);
        let note = desk.text(&note, &sizes.text.small, fit, (left, name.paragraph.size.height));
        let lines = f64::from(sizes.text.tally.line) + f64::from(sizes.text.small.line);
        let bars = sizes.tally.bar + sizes.strip.count_above + lines;
        let words = name.paragraph.size.height + note.paragraph.size.height;
        Self { height: bars.max(words), name, note }
    }

    fn draw(self, draft: &mut Draft, stages: &[(usize, &Stage)], end: f64, grid: &Grid, desk: &mut Desk) {
        let sizes = desk.sizes;
        let (small, strong) = (&sizes.text.small, &sizes.text.tally);
        let base = end - f64::from(small.line) - f64::from(strong.line) - sizes.strip.count_above;
        let Some((_, _, stats)) = &desk.shown.funnel else { return };
        let largest = stats.largest.max(1) as f64;
        // A long note begins higher than the bars do.
        let top = Vec2::new(0.0, (base - sizes.tally.bar).min(end - self.height));
        draft.say(self.name.shifted(top), Tone::Plain);
        draft.say(self.note.shifted(top), Tone::Quiet);
        let mut drawn = Vec::new();
        for (column, (_, stage)) in grid.columns.iter().zip(stages) {
            let below = base + sizes.strip.count_above;
            let Some(bar) = desk.shown.bar(&stage.id).cloned() else {
                let fit = Fit::Start(column.card_width);
                let none = desk.text(NOT_COUNTED, small, fit, (column.card_x, below));
                draft.say(none, Tone::Quiet);
                continue;
            };
            let part = bar.count as f64 / largest * sizes.tally.bar;
            let height = if bar.count == 0 { 0.0 } else { part.max(sizes.strip.least) };
            let rect = Rect::new(column.card_x, base - height, column.card_x + column.card_width, base);
            let steepest = bar.drop.as_ref().is_some_and(|drop| drop.steepest);
            drawn.push(StripBar { rect, radius: sizes.strip.radius, current: false, steepest, count: None });
            let count = desk.shown.numbers.count(bar.count);
            let count = desk.text(&count, strong, Fit::Free, (column.card_x, below));
            let below = draft.say(count, Tone::Plain).y1;
            if let Some(drop) = &bar.drop {
                let words =
                    if drop.across_gap { "rows left out".to_owned() } else { desk.shown.numbers.drop(drop.lost) };
                let drop = desk.text(&words, small, Fit::Free, (column.card_x, below));
                draft.say(drop, if steepest { Tone::Bad } else { Tone::Quiet });
            }
        }
        draft.pieces.push(Piece::Bars(drawn));
    }
}
