//! Cells and cards at their places, put together from rows and columns when somebody asks.

use std::slice::Iter;
use std::sync::Arc;

use kurbo::{Point, Rect};

use super::boxes::{ColumnBox, LaneBody, LaneBox, Layout};
use super::card::CardFace;
use super::stack::{Stack, Stacked};
use crate::map::{Cell, Id};

/// A cell and the cards in it.
#[derive(Clone, Debug, PartialEq)]
pub struct CellBox<'a> {
    pub at: Cell,
    pub rect: Rect,
    /// From top to bottom.
    pub cards: Cards<'a>,
    /// Where the next card would stand: below the last one, or in an empty cell at the top.
    pub free: Rect,
    /// Room made by a gesture for what it would put here.
    pub gap: Option<Rect>,
    /// Between two cards.
    pub spacing: f64,
}

/// A card at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardBox<'a> {
    pub id: &'a Id,
    pub rect: Rect,
    /// What is on it, relative to the rect's top left; shared by equal cards.
    pub face: &'a Arc<CardFace>,
}

/// The cards of a cell from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Cards<'a> {
    stacked: &'a [Stacked],
    /// Left edge of the cards, top of the row.
    origin: Point,
}

impl<'a> Cards<'a> {
    pub fn iter(&self) -> CardsIter<'a> {
        CardsIter { stacked: self.stacked.iter(), origin: self.origin }
    }

    pub fn len(&self) -> usize {
        self.stacked.len()
    }

    pub fn is_empty(&self) -> bool {
        self.stacked.is_empty()
    }

    pub fn get(&self, index: usize) -> Option<CardBox<'a>> {
        self.stacked.get(index).map(|card| placed(card, self.origin))
    }

    /// Those between two heights; all others are above or below.
    pub fn between(&self, top: f64, bottom: f64) -> CardsIter<'a> {
        let (top, bottom) = (top - self.origin.y, bottom - self.origin.y);
        let from = self.stacked.partition_point(|card| card.top + card.face.size.height <= top);
        let to = self.stacked.partition_point(|card| card.top < bottom).max(from);
        CardsIter { stacked: self.stacked.get(from..to).unwrap_or_default().iter(), origin: self.origin }
    }
}

impl<'a> IntoIterator for Cards<'a> {
    type Item = CardBox<'a>;
    type IntoIter = CardsIter<'a>;

    fn into_iter(self) -> CardsIter<'a> {
        self.iter()
    }
}

/// Goes through the cards of a cell.
#[derive(Clone, Debug)]
pub struct CardsIter<'a> {
    stacked: Iter<'a, Stacked>,
    origin: Point,
}

impl<'a> Iterator for CardsIter<'a> {
    type Item = CardBox<'a>;

    fn next(&mut self) -> Option<CardBox<'a>> {
        self.stacked.next().map(|card| placed(card, self.origin))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stacked.size_hint()
    }
}

impl DoubleEndedIterator for CardsIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.stacked.next_back().map(|card| placed(card, self.origin))
    }
}

impl ExactSizeIterator for CardsIter<'_> {}

fn placed(card: &Stacked, origin: Point) -> CardBox<'_> {
    let rect = Rect::from_origin_size((origin.x, origin.y + card.top), card.face.size);
    CardBox { id: &card.id, rect, face: &card.face }
}

impl Layout {
    /// The cells of a lane, one for each column; none for a lane without cards.
    pub fn cells_of<'a>(
        &'a self,
        lane: &'a LaneBox,
    ) -> impl DoubleEndedIterator<Item = CellBox<'a>> + ExactSizeIterator {
        self.cells_within(lane, f64::NEG_INFINITY, f64::INFINITY)
    }

    /// The cells of a lane that reach between two places.
    pub fn cells_within<'a>(
        &'a self,
        lane: &'a LaneBox,
        left: f64,
        right: f64,
    ) -> impl DoubleEndedIterator<Item = CellBox<'a>> + ExactSizeIterator {
        let columns = self.columns.within(left, right);
        let stacks = match &lane.body {
            LaneBody::Cards(row) => row.stacks.get(columns.clone()).unwrap_or_default(),
            LaneBody::Sentiment(_) | LaneBody::Funnel(_) | LaneBody::Metrics(_) | LaneBody::Folded => &[],
        };
        stacks.iter().zip(&self.columns[columns]).map(|(stack, column)| cell(lane, column, stack))
    }

    /// The cell of a lane in a column.
    pub fn cell_in<'a>(&'a self, lane: &'a LaneBox, column: usize) -> Option<CellBox<'a>> {
        match &lane.body {
            LaneBody::Cards(row) => Some(cell(lane, self.columns.get(column)?, row.stacks.get(column)?)),
            LaneBody::Sentiment(_) | LaneBody::Funnel(_) | LaneBody::Metrics(_) | LaneBody::Folded => None,
        }
    }

    /// Of all that is seen of a cell and its cards but their colours and the place of the lane.
    pub fn look(&self, lane: &LaneBox, column: usize) -> Option<(u64, u64, u64)> {
        let LaneBody::Cards(row) = &lane.body else { return None };
        let place = self.columns.get(column)?;
        Some((place.x.to_bits(), place.width.to_bits(), row.stacks.get(column)?.hash))
    }

    /// Every cell, lane by lane.
    pub fn cells(&self) -> impl Iterator<Item = CellBox<'_>> {
        self.lanes.iter().flat_map(|lane| self.cells_of(lane))
    }

    /// Every card, cell by cell.
    pub fn cards(&self) -> impl Iterator<Item = CardBox<'_>> {
        self.cells().flat_map(|cell| cell.cards)
    }

    /// The cards that share a point with a rectangle.
    pub fn cards_within(&self, rect: Rect) -> impl Iterator<Item = CardBox<'_>> {
        let from = self.lanes.partition_point(|lane| lane.rect.y1 <= rect.y0);
        let lanes = self.lanes[from..].iter().take_while(move |lane| lane.rect.y0 < rect.y1);
        let cells = lanes.flat_map(move |lane| self.cells_within(lane, rect.x0, rect.x1));
        cells.flat_map(move |cell| cell.cards.between(rect.y0, rect.y1))
    }

    /// Cards that a gesture carries, where they would land.
    pub fn lifted(&self) -> impl Iterator<Item = CardBox<'_>> {
        let found = self.targets.iter().filter_map(|&(lane, column)| {
            let (lane, place) = (self.lanes.get(lane)?, self.columns.get(column)?);
            let LaneBody::Cards(row) = &lane.body else { return None };
            let origin = Point::new(place.card_x, lane.rect.y0);
            Some(CardsIter { stacked: row.stacks.get(column)?.lifted.iter(), origin })
        });
        found.flatten()
    }
}

fn cell<'a>(lane: &LaneBox, column: &ColumnBox, stack: &'a Stack) -> CellBox<'a> {
    let top = lane.rect.y0;
    let part = |from: f64, to: f64| Rect::new(column.card_x, top + from, column.card_x + column.card_width, top + to);
    CellBox {
        at: Cell::new(&column.id, &lane.lane),
        rect: Rect::new(column.x, top, column.x + column.width, lane.rect.y1),
        cards: Cards { stacked: &stack.cards, origin: Point::new(column.card_x, top) },
        free: part(stack.free.0, stack.free.0 + stack.free.1),
        gap: stack.gap.map(|(from, to)| part(from, to)),
        spacing: stack.spacing,
    }
}
