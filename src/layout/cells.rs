//! Cards stacked in their cells.

use kurbo::{Rect, Size};
use rustc_hash::{FxHashMap, FxHashSet};

use super::boxes::{CardBox, CellBox, ColumnBox, LegendMark};
use super::card::{face, least_height};
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::title::EXPLAINED;
use super::view::{Preview, View};
use crate::map::{Card, CardKind, Cell, Id, Lane, LaneKind, Map};

/// The cards of every cell shown, before they are stacked.
pub(super) struct Cells<'a> {
    columns: usize,
    /// Lane by lane, column by column.
    staying: Vec<Vec<&'a Card>>,
    /// Cards a gesture carries, by the cell they come from; their room stays until they are dropped.
    leaving: Vec<(usize, &'a Card)>,
    /// Where they would go: lane, column, index.
    target: Option<(usize, usize, usize)>,
    new: Option<CardKind>,
}

impl<'a> Cells<'a> {
    pub(super) fn sort(map: &'a Map, view: &View, lanes: &[Option<&Lane>], columns: &[ColumnBox]) -> Self {
        let column_at: FxHashMap<&Id, usize> = columns.iter().enumerate().map(|(i, column)| (&column.id, i)).collect();
        let lane_ids = lanes.iter().enumerate().filter_map(|(i, lane)| Some((&lane.as_ref()?.id, i)));
        let lane_at: FxHashMap<&Id, usize> = lane_ids.collect();
        let place = |cell: &Cell| Some((*lane_at.get(&cell.lane)?, *column_at.get(&cell.column)?));
        let mut cells = Self {
            columns: columns.len(),
            staying: vec![Vec::new(); lanes.len() * columns.len()],
            leaving: Vec::new(),
            target: None,
            new: None,
        };
        let mut moved: FxHashSet<&Id> = FxHashSet::default();
        match &view.preview {
            Some(Preview::Cards { ids, to, index }) => {
                moved.extend(ids);
                cells.target = place(to).map(|(lane, column)| (lane, column, *index));
            }
            Some(Preview::NewCard { kind, to, index }) => {
                cells.target = place(to).map(|(lane, column)| (lane, column, *index));
                cells.new = Some(kind.clone());
            }
            _ => {}
        }
        for card in &map.cards {
            let Some((lane, column)) = place(&card.at) else { continue };
            let cell = lane * cells.columns + column;
            if !moved.is_empty() && moved.contains(&card.id) {
                cells.leaving.push((cell, card));
            } else {
                cells.staying[cell].push(card);
            }
        }
        // In the order of the journey, as the move will put them.
        cells.leaving.sort_by_key(|(cell, _)| (cell % cells.columns.max(1), cell / cells.columns.max(1)));
        cells
    }

    /// Every card shown.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a Card> {
        self.staying.iter().flatten().copied().chain(self.leaving.iter().map(|(_, card)| *card))
    }

    /// What the legend has to explain.
    pub(super) fn used(&self) -> Vec<LegendMark> {
        let all = || self.all();
        let crucial = all().any(|card| card.kind == CardKind::Touchpoint && card.crucial);
        let mut kinds = [false; EXPLAINED.len()];
        for card in all() {
            if let Some(i) = EXPLAINED.iter().position(|kind| *kind == card.kind) {
                kinds[i] = true;
            }
        }
        let moment = crucial.then_some(LegendMark::MomentOfTruth);
        let kinds = EXPLAINED.iter().zip(kinds).filter(|(_, used)| *used);
        moment.into_iter().chain(kinds.map(|(kind, _)| LegendMark::Kind(kind.clone()))).collect()
    }

    /// Whether a lane has no card at all.
    pub(super) fn is_empty(&self, lane: usize) -> bool {
        let cells = lane * self.columns..(lane + 1) * self.columns;
        let leaves = |(cell, _): &(usize, &Card)| cells.contains(cell);
        self.staying[cells.clone()].iter().all(Vec::is_empty) && !self.leaving.iter().any(leaves)
    }

    /// Whether any card of a lane has something of this kind to say.
    pub(super) fn any(&self, lane: usize, says: impl Fn(&Card) -> bool) -> bool {
        let cells = lane * self.columns..(lane + 1) * self.columns;
        self.staying[cells].iter().flatten().any(|card| says(card))
    }

    /// Whether any pain point shown has a severity.
    pub(super) fn severity(&self) -> bool {
        self.staying.iter().flatten().any(|card| card.kind == CardKind::PainPoint && card.severity.is_some())
    }

    /// The cells of a lane from `top` down, the lowest edge of what is in them, and the cards carried into it.
    pub(super) fn stack(
        &self,
        at: usize,
        lane: &Lane,
        columns: &[ColumnBox],
        top: f64,
        fonts: &mut Fonts,
        metrics: &Metrics,
    ) -> Row {
        let spacing = if lane.kind == LaneKind::Action { metrics.action.gap } else { metrics.card.gap };
        let mut row = Row { cells: Vec::with_capacity(columns.len()), lifted: Vec::new(), bottom: top };
        for (i, column) in columns.iter().enumerate() {
            let cell = at * self.columns + i;
            let into = self.target.filter(|(lane, column, _)| (*lane, *column) == (at, i)).map(|(_, _, index)| index);
            let mut stack = Stack { column, lane, spacing, y: top, fonts: &mut *fonts, metrics };
            let cards = &self.staying[cell];
            let mut boxes = Vec::with_capacity(cards.len());
            let mut gap = None;
            for index in 0..=cards.len() {
                if into == Some(index) || (index == cards.len() && into.is_some_and(|into| into > index)) {
                    gap = Some(self.make_room(&mut stack, &mut row.lifted));
                }
                if let Some(card) = cards.get(index) {
                    boxes.push(stack.put(card));
                }
            }
            let mut bottom = stack.bottom(top);
            let free_top = stack.y;
            let least = least_height(&lane.kind.card_kind().unwrap_or(CardKind::Note), false, metrics);
            let free = Rect::from_origin_size((column.card_x, free_top), Size::new(column.card_width, least));
            // What is being carried away keeps its room, so that the rows below stay where they are.
            for (_, card) in self.leaving.iter().filter(|(from, _)| *from == cell) {
                bottom = stack.put(card).rect.y1;
            }
            row.bottom = row.bottom.max(bottom);
            let rect = Rect::new(column.x, top, column.x + column.width, top);
            let at = Cell::new(&column.id, &lane.id);
            row.cells.push(CellBox { at, rect, cards: boxes, free, gap, spacing });
        }
        row
    }

    fn make_room(&self, stack: &mut Stack, lifted: &mut Vec<CardBox>) -> Rect {
        let top = stack.y;
        let (x, width) = (stack.column.card_x, stack.column.card_width);
        if let Some(kind) = &self.new {
            let labelled = stack.labelled(kind);
            stack.y += least_height(kind, labelled, stack.metrics) + stack.spacing;
        } else {
            lifted.extend(self.leaving.iter().map(|(_, card)| stack.put(card)));
        }
        Rect::new(x, top, x + width, (stack.y - stack.spacing).max(top))
    }
}

/// One lane's cells, stacked.
pub(super) struct Row {
    pub(super) cells: Vec<CellBox>,
    pub(super) lifted: Vec<CardBox>,
    pub(super) bottom: f64,
}

struct Stack<'a> {
    column: &'a ColumnBox,
    lane: &'a Lane,
    spacing: f64,
    /// Where the next card begins.
    y: f64,
    fonts: &'a mut Fonts,
    metrics: &'a Metrics,
}

impl Stack<'_> {
    /// Whether a card has to say its kind itself.
    fn labelled(&self, kind: &CardKind) -> bool {
        *kind != CardKind::Note && self.lane.kind.card_kind().as_ref() != Some(kind)
    }

    fn put(&mut self, card: &Card) -> CardBox {
        let labelled = self.labelled(&card.kind);
        let face = face(card, self.column.card_width, labelled, self.fonts, self.metrics);
        let rect = Rect::from_origin_size((self.column.card_x, self.y), face.size);
        self.y = rect.y1 + self.spacing;
        CardBox { id: card.id.clone(), rect, face }
    }

    fn bottom(&self, top: f64) -> f64 {
        (self.y - self.spacing).max(top)
    }
}
