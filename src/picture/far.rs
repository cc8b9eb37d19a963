//! A layout from far away. Where a column is a few pixels wide nobody sees a single card: tiles of specks stand for
//! cards, heads, faces and bars, so that a frame over a hundred thousand cards costs what its pixels do.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use kurbo::{Rect, Vec2};
use peniko::Color;
use rustc_hash::FxHasher;

use super::Pane;
use super::sight::Sight;
use super::theme::Palette;
use crate::layout::{CardBox, CellBox, LaneBody, LaneBox, Layout};

/// From how many device pixels for one map pixel down a picture is far away: a usual column is less than 40 wide then.
pub const FAR: f64 = 0.11;

/// Side of a tile in device pixels: the cards of one are drawn within a frame, up to some ten thousand in sight.
pub const TILE: u32 = 240;

/// The bar of a card's kind, in map pixels.
const BAR: f64 = 4.0;

/// Height of small letters, in parts of the size, and how strongly a bar stands for a line of them.
const X_HEIGHT: f64 = 0.55;
const LINE: f32 = 0.45;

/// Cards lower than this, in device pixels, are not told apart any more.
const LOW: f64 = 0.8;

/// A tile of one row, in device pixels from the row's top and the picture's left.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub pane: Pane,
    /// Top of the row, in map pixels.
    pub top: f64,
    pub x: i32,
    pub y: i32,
    pub height: u32,
    /// Of everything that decides its pixels but the scale.
    pub hash: u64,
    /// Which lane; none for the heads.
    lane: Option<usize>,
    columns: Range<usize>,
}

/// A layout in the colours of a theme, seen from far away.
#[derive(Clone, Copy)]
pub struct Afar<'a> {
    pub layout: &'a Layout,
    pub palette: &'a Palette,
    /// Device pixels for one map pixel.
    pub scale: f64,
}

impl Afar<'_> {
    /// The tiles in sight.
    pub fn blocks(&self, sight: &Sight) -> Vec<Block> {
        let mut blocks = Vec::new();
        let (top, bottom) = self.layout.frozen.heads;
        self.row(None, (top, bottom), sight.heads, &mut blocks);
        let body = sight.body;
        let from = self.layout.lanes.partition_point(|lane| lane.rect.y1 <= body.y0);
        let shown = self.layout.lanes.iter().enumerate().skip(from);
        for (at, lane) in shown.take_while(|(_, lane)| lane.rect.y0 < body.y1) {
            self.row(Some(at), (lane.rect.y0, lane.rect.y1), body, &mut blocks);
        }
        blocks
    }

    fn row(&self, lane: Option<usize>, (top, bottom): (f64, f64), seen: Rect, blocks: &mut Vec<Block>) {
        let side = f64::from(TILE);
        let (Some(first), Some(last)) = (self.layout.columns.first(), self.layout.columns.last()) else { return };
        let (left, right) = (seen.x0.max(first.x), seen.x1.min(last.x + last.width));
        if left >= right || seen.y1 <= top || seen.y0 >= bottom {
            return;
        }
        let height = ((bottom - top) * self.scale).ceil().max(1.0);
        let tiles =
            |from: f64, to: f64| (from * self.scale / side).floor() as i32..=(to * self.scale / side).floor() as i32;
        let most = (height / side).ceil() as i32 - 1;
        for down in tiles(seen.y0 - top, seen.y1 - top).filter(|down| (0..=most).contains(down)) {
            let y = down * TILE as i32;
            let height = (height as u32 - y as u32).min(TILE);
            for across in tiles(left, right) {
                let x = across * TILE as i32;
                let edge = |x: i32| f64::from(x) / self.scale;
                let columns = self.layout.columns.within(edge(x), edge(x + TILE as i32));
                let pane = if lane.is_some() { Pane::Body } else { Pane::Heads };
                let hash = self.hash(lane, &columns, (x, y), height);
                blocks.push(Block { pane, top, x, y, height, hash, lane, columns });
            }
        }
    }

    /// Of everything that decides a tile's pixels but the scale.
    fn hash(&self, lane: Option<usize>, columns: &Range<usize>, (x, y): (i32, i32), height: u32) -> u64 {
        let mut hasher = FxHasher::default();
        (self.palette.hash, x, y, height).hash(&mut hasher);
        match lane.and_then(|lane| self.layout.lanes.get(lane)) {
            Some(lane) if matches!(lane.body, LaneBody::Cards(_)) => {
                lane.kind.hash(&mut hasher);
                for column in columns.clone() {
                    self.layout.look(lane, column).hash(&mut hasher);
                }
            }
            lane => self.marks(lane, columns, &mut |rect, color| {
                [rect.x0, rect.y0, rect.x1, rect.y1].map(f64::to_bits).hash(&mut hasher);
                color.to_rgba8().to_u32().hash(&mut hasher);
            }),
        }
        hasher.finish()
    }

    /// What is on a tile: rectangles in device pixels from its corner, from back to front.
    pub fn specks(&self, block: &Block, draw: &mut dyn FnMut(Rect, Color)) {
        let (x, y) = (f64::from(block.x), f64::from(block.y));
        let mut speck = |rect: Rect, color: Color| {
            let rect = rect.scale_from_origin(self.scale) - Vec2::new(x, y);
            draw(rect, color);
        };
        let lane = block.lane.and_then(|lane| self.layout.lanes.get(lane));
        let Some(lane) = lane.filter(|lane| matches!(lane.body, LaneBody::Cards(_))) else {
            self.marks(lane, &block.columns, &mut speck);
            return;
        };
        let edge = |y: f64| lane.rect.y0 + y / self.scale;
        let (top, bottom) = (edge(y), edge(y + f64::from(block.height)));
        for cell in block.columns.clone().filter_map(|column| self.layout.cell_in(lane, column)) {
            let up = Vec2::new(0.0, -lane.rect.y0);
            let low = cell.cards.get(0).is_some_and(|card| card.rect.height() * self.scale < LOW);
            if low {
                self.pile(&cell, lane, up, &mut speck);
                continue;
            }
            for card in cell.cards.between(top, bottom) {
                self.card(&card, up, &mut speck);
            }
        }
    }

    /// A card: its box, the bar of its kind, and bars for its lines.
    fn card(&self, card: &CardBox<'_>, up: Vec2, speck: &mut dyn FnMut(Rect, Color)) {
        let palette = self.palette;
        let rect = card.rect + up;
        if card.face.bullet.is_none() {
            speck(rect, palette.card_border);
            speck(rect.inset(-1.0), palette.card);
            speck(Rect { x1: rect.x0 + self.bar(rect), ..rect }, palette.kind(&card.face.kind));
        }
        let text = &card.face.text;
        let origin = rect.origin().to_vec2() + text.origin.to_vec2();
        for line in &text.paragraph.lines {
            let size = line.runs.first().map_or(0.0, |run| f64::from(run.size));
            let (left, baseline) = (f64::from(line.left), f64::from(line.baseline));
            let bar = Rect::new(left, baseline - size * X_HEIGHT, left + f64::from(line.width), baseline);
            speck(bar + origin, palette.text.multiply_alpha(LINE));
        }
    }

    /// All cards of a cell as one, as dense as they are.
    fn pile(&self, cell: &CellBox<'_>, lane: &LaneBox, up: Vec2, speck: &mut dyn FnMut(Rect, Color)) {
        let (Some(first), Some(last)) = (cell.cards.get(0), cell.cards.get(cell.cards.len().saturating_sub(1))) else {
            return;
        };
        let rect = first.rect.union(last.rect) + up;
        let air = cell.spacing * cell.cards.len().saturating_sub(1) as f64;
        let density = (1.0 - air / rect.height().max(1.0)).clamp(0.0, 1.0) as f32;
        speck(rect, self.palette.card.multiply_alpha(density));
        let kind = lane.kind.card_kind().unwrap_or(first.face.kind.clone());
        speck(Rect { x1: rect.x0 + self.bar(rect), ..rect }, self.palette.kind(&kind).multiply_alpha(density));
    }

    /// Width of the bar of a kind: a pixel wide at least, if that leaves something of the card.
    fn bar(&self, card: Rect) -> f64 {
        BAR.max((1.0 / self.scale).min(card.width() / 3.0))
    }

    /// Heads, or what is in a chart, from the row's top.
    fn marks(&self, lane: Option<&LaneBox>, columns: &Range<usize>, draw: &mut dyn FnMut(Rect, Color)) {
        let (layout, palette) = (self.layout, self.palette);
        let Some(lane) = lane else {
            let heads = columns.clone().filter_map(|column| layout.heads.get(layout.columns.get(column)?.head));
            let mut before = None;
            for head in heads.filter(|head| before.replace(head.index) != Some(head.index)) {
                let color = if head.alternate { palette.head_alternate } else { palette.head };
                draw(head.rect - Vec2::new(0.0, layout.frozen.heads.0), color);
            }
            return;
        };
        let (Some(first), Some(last)) = (layout.columns.get(columns.start), layout.columns[columns.clone()].last())
        else {
            return;
        };
        let near = |rect: &Rect| rect.x0 < last.x + last.width && rect.x1 > first.x;
        match &lane.body {
            LaneBody::Cards(_) | LaneBody::Metrics(_) | LaneBody::Folded => {}
            LaneBody::Sentiment(chart) => {
                for anchor in &chart.anchors {
                    let side = (2.0 * anchor.radius).max(1.5 / self.scale);
                    let rect = Rect::from_center_size(anchor.centre, (side, side));
                    if let Some(fifth) = anchor.fifth.filter(|_| near(&rect)) {
                        draw(rect, palette.sentiment[fifth.min(4)]);
                    }
                }
            }
            LaneBody::Funnel(chart) => {
                let bars =
                    chart.bars.iter().flat_map(|bar| std::iter::once(bar.rect).chain(bar.thin.iter().map(|t| t.rect)));
                bars.filter(near).for_each(|bar| draw(bar, palette.funnel));
            }
        }
    }
}
