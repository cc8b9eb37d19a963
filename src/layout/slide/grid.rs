//! The columns of a slide about the whole journey: a label at the left, a head for every stage.

use kurbo::{Rect, Vec2};

use super::draft::{Desk, Draft};
use super::model::Piece;
use crate::layout::columns::{Across, Shown as Column};
use crate::layout::grid::numbers_width;
use crate::layout::heads::heads;
use crate::layout::{ColumnBox, HeadBox, LaneBody, LaneBox};
use crate::layout::{Fit, Placed};
use crate::map::{Lane, LaneKind, Stage};

/// Some of the stages as columns.
pub(super) struct Grid {
    pub(super) heads: Vec<HeadBox>,
    pub(super) columns: Vec<ColumnBox>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Grid {
    pub(super) fn across(&self) -> Across<'_> {
        Across { heads: &self.heads, columns: &self.columns, left: self.left, right: self.right }
    }
}

/// As many stages together as keep their columns legible, evenly shared out.
pub(super) fn shares<'a>(desk: &mut Desk<'a>) -> Vec<Vec<(usize, &'a Stage)>> {
    let (left, right) = desk.sides();
    let sizes = &desk.sizes.tally;
    // A count is never broken.
    let counts: Vec<u64> =
        desk.shown.stages.iter().filter_map(|stage| Some(desk.shown.bar(&stage.id)?.count)).collect();
    let widest = counts.into_iter().map(|count| {
        let words = desk.shown.numbers.count(count);
        desk.fonts.paragraph(&words, &desk.sizes.text.tally, Fit::Free).size.width
    });
    let least = widest.fold(0.0, f64::max) + desk.sizes.map.lane.gutter;
    let room = right - left - sizes.label;
    let most = ((room / sizes.least_column.max(least)).floor() as usize).max(1);
    let stages: Vec<(usize, &Stage)> = desk.shown.stages.iter().copied().enumerate().collect();
    let most = (1..=most).rev().find(|count| names_fit(&stages, room / *count as f64, desk)).unwrap_or(1);
    if stages.is_empty() {
        return vec![Vec::new()];
    }
    let slides = stages.len().div_ceil(most);
    stages.chunks(stages.len().div_ceil(slides)).map(<[_]>::to_vec).collect()
}

/// The part of a slide's height that stage heads may take before fewer of them stand side by side.
const HEADS: f64 = 0.16;

/// Whether the names of stages stay heads in columns of this width.
fn names_fit(stages: &[(usize, &Stage)], column: f64, desk: &mut Desk) -> bool {
    let metrics = &desk.sizes.map;
    let around = metrics.stage.gap + metrics.stage.point * 1.5 + metrics.stage.side * 2.0;
    let fit = Fit::Centre((column - around).max(1.0));
    let most = desk.size.height * HEADS;
    let mut height = |name: &str| desk.fonts.paragraph(name, &metrics.text.stage, fit).size.height;
    stages.iter().all(|(_, stage)| height(&stage.name) <= most)
}

impl Draft {
    /// Draws the heads of these stages from `top` down.
    pub(super) fn grid(&mut self, stages: &[(usize, &Stage)], top: f64, desk: &mut Desk) -> Grid {
        let (left, right) = desk.sides();
        let metrics = &desk.sizes.map;
        let left = left + desk.sizes.tally.label;
        let width = (right - left) / stages.len().max(1) as f64;
        let mut shown = Vec::new();
        let mut columns = Vec::new();
        for (at, (index, stage)) in stages.iter().enumerate() {
            let x = left + width * at as f64;
            shown.push(Column { stage: Some(stage), index: *index, lifted: false, x, width });
            columns.push(ColumnBox {
                id: stage.id.clone(),
                head: at,
                x,
                width,
                card_x: x + metrics.lane.inset,
                card_width: width - metrics.lane.gutter,
            });
        }
        // Steps have no room of their own here.
        let (mut heads, _) = heads(&shown, &columns, top, desk.fonts, metrics);
        for head in &mut heads {
            head.steps.clear();
        }
        let bottom = heads.iter().map(|head| head.rect.y1).fold(top, f64::max);
        self.pieces.extend(heads.iter().map(|head| Piece::Head(Box::new(head.clone()))));
        Grid { heads, columns, left, right, bottom }
    }

    /// Draws a chart of the map with its label at the left.
    pub(super) fn chart(
        &mut self,
        lane: &Lane,
        (top, bottom): (f64, f64),
        note: &str,
        body: LaneBody,
        grid: &Grid,
        desk: &mut Desk,
    ) {
        let (left, _) = desk.sides();
        let (name, note) = chart_label(lane, note, desk);
        let at = Vec2::new(0.0, top);
        let (name, note) = (name.shifted(at), note.map(|note| note.shifted(at)));
        self.pieces.push(Piece::Lane(Box::new(LaneBox {
            lane: lane.id.clone(),
            index: 0,
            kind: lane.kind.clone(),
            rect: Rect::new(left, top, grid.right, bottom),
            label: Rect::new(left, top, grid.left, bottom),
            name,
            note,
            striped: false,
            strong_rule: false,
            hint: None,
            body,
            lifted: false,
        })));
    }
}

/// A chart's name and the note below it, from the top of its lane.
fn chart_label(lane: &Lane, note: &str, desk: &mut Desk) -> (Placed, Option<Placed>) {
    let (left, _) = desk.sides();
    let metrics = &desk.sizes.map;
    let mut width = desk.sizes.tally.label - metrics.lane.label_right * 2.0;
    if lane.kind == LaneKind::Sentiment {
        // The numbers of the scale stand right of it.
        let head = &desk.shown.map.head;
        width -= numbers_width(head.scale, &head.language, desk.fonts, metrics);
    }
    let fit = Fit::Start(width.max(desk.sizes.tally.label / 3.0));
    let name = desk.text(lane.label(), &metrics.text.lane, fit, (left, metrics.lane.padding));
    let below = name.origin.y + name.paragraph.size.height;
    let note = (!note.is_empty()).then(|| desk.text(note, &metrics.text.note, fit, (left, below)));
    (name, note)
}

/// How high a chart has to be for its label.
pub(super) fn label_height(lane: &Lane, note: &str, desk: &mut Desk) -> f64 {
    let (name, note) = chart_label(lane, note, desk);
    let last = note.unwrap_or(name);
    last.origin.y + last.paragraph.size.height
}

/// The middle of a line of text in a row.
pub(super) fn middled(placed: Placed, (top, bottom): (f64, f64)) -> Placed {
    let y = (top + bottom - placed.paragraph.size.height) / 2.0;
    Placed { origin: kurbo::Point::new(placed.origin.x, y), ..placed }
}
