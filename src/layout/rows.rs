//! The rows of cards: stacked anew, or taken over from the layout before as far as they are still true.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::boxes::{LaneBody, Layout};
use super::cells::{Cells, Place};
use super::columns::Columns;
use super::fonts::Fonts;
use super::lay_out::Before;
use super::metrics::Metrics;
use super::row::Row;
use super::stack::{Stack, Stacker};
use super::view::{Preview, View};
use crate::map::{Card, Cell, Id, Lane, Map};

/// What rows are made from.
pub(super) struct Around<'a> {
    pub(super) map: &'a Map,
    pub(super) view: &'a View,
    /// From top to bottom; `None` is room for a new one.
    pub(super) lanes: &'a [Option<&'a Lane>],
    pub(super) columns: &'a Arc<Columns>,
    pub(super) before: Option<Before<'a>>,
    pub(super) metrics: &'a Metrics,
}

/// From so many cells or cards on a look at every card of the map is quicker.
const MANY: usize = 500;

/// A row on its way.
enum Draft {
    /// The lane shows no cards.
    None,
    /// As it was.
    Kept(Arc<Row>),
    /// Stacks as they were; the others are missing.
    Parts(Vec<Option<Arc<Stack>>>),
}

/// The row of each lane that shows cards, and the places into which a gesture carries some.
pub(super) fn rows(around: &Around, fonts: &mut Fonts) -> (Vec<Option<Arc<Row>>>, Vec<Place>) {
    let shows = |lane: &&Lane| around.shows_cards(lane);
    let holding = around.lanes.iter().enumerate().filter_map(|(i, lane)| Some((i, lane.filter(shows)?)));
    let lane_at: FxHashMap<&Id, usize> = holding.map(|(i, lane)| (&lane.id, i)).collect();
    let place = |cell: &Cell| Some((*lane_at.get(&cell.lane)?, around.columns.position(&cell.column)?));
    let dirty: Vec<Place> = around.dirty().iter().filter_map(place).collect();
    let drafts: Vec<Draft> = around.lanes.iter().enumerate().map(|(i, lane)| around.draft(i, *lane, &dirty)).collect();

    let mut cells = match around.before {
        Some(before) => {
            let wanted = around.missing(&drafts);
            let cards = around.cards(before, &wanted).into_iter();
            Cells::sort(cards, around.view, Some(&wanted), place)
        }
        None => Cells::sort(around.map.cards.iter(), around.view, None, place),
    };
    let rows = around.lanes.iter().zip(drafts).map(|(lane, draft)| match (lane, draft) {
        (Some(_), Draft::Kept(row)) => Some(row),
        (Some(lane), Draft::Parts(parts)) => Some(around.stack(lane, parts, &mut cells, fonts)),
        (_, Draft::None) | (None, _) => None,
    });
    let rows = rows.collect();
    let targets = match &around.view.preview {
        Some(Preview::Cards { lots, .. }) => lots.iter().filter_map(|lot| place(&lot.to)).collect(),
        Some(Preview::NewCard { to, .. }) => place(to).into_iter().collect(),
        Some(Preview::Stages { .. } | Preview::Lanes { .. } | Preview::Sentiment { .. }) | None => Vec::new(),
    };
    (rows, targets)
}

impl Around<'_> {
    fn shows_cards(&self, lane: &Lane) -> bool {
        lane.kind.card_kind().is_some() && !self.view.folded.contains(&lane.id)
    }

    /// The cells that are not as they were.
    fn dirty(&self) -> FxHashSet<Cell> {
        let Some(before) = self.before else { return FxHashSet::default() };
        let mut dirty = before.homes.dirty(before.touched);
        match &self.view.preview {
            Some(Preview::Cards { lots, copied }) => {
                let carried = lots.iter().filter(|_| !copied).flat_map(|lot| &lot.ids);
                dirty.extend(carried.filter_map(|id| before.homes.cell(id)).cloned());
                dirty.extend(lots.iter().map(|lot| lot.to.clone()));
            }
            Some(Preview::NewCard { to, .. }) => {
                dirty.insert(to.clone());
            }
            Some(Preview::Stages { .. } | Preview::Lanes { .. } | Preview::Sentiment { .. }) | None => {}
        }
        dirty
    }

    fn draft(&self, at: usize, lane: Option<&Lane>, dirty: &[Place]) -> Draft {
        let Some(lane) = lane.filter(|lane| self.shows_cards(lane)) else { return Draft::None };
        let missing = || Draft::Parts(vec![None; self.columns.len()]);
        let Some(before) = self.before.map(|before| before.layout) else { return missing() };
        let Some(row) = row_before(before, lane) else { return missing() };
        let mut parts: Vec<Option<Arc<Stack>>> = if Arc::ptr_eq(self.columns, &before.columns) {
            if dirty.iter().all(|(lane, _)| *lane != at) {
                return Draft::Kept(Arc::clone(row));
            }
            row.stacks.iter().cloned().map(Some).collect()
        } else {
            let kept = self.columns.iter().map(|column| {
                let old = before.columns.position(&column.id)?;
                let same = before.columns.get(old)?.card_width == column.card_width;
                row.stacks.get(old).filter(|_| same).cloned()
            });
            kept.collect()
        };
        for (_, column) in dirty.iter().filter(|(lane, _)| *lane == at) {
            if let Some(part) = parts.get_mut(*column) {
                *part = None;
            }
        }
        Draft::Parts(parts)
    }

    /// The cells whose cards are wanted.
    fn missing(&self, drafts: &[Draft]) -> FxHashSet<Cell> {
        let mut missing = FxHashSet::default();
        for (lane, draft) in self.lanes.iter().zip(drafts) {
            if let (Some(lane), Draft::Parts(parts)) = (lane, draft) {
                let columns = parts.iter().zip(self.columns.iter()).filter(|(part, _)| part.is_none());
                missing.extend(columns.map(|(_, column)| Cell::new(&column.id, &lane.id)));
            }
        }
        missing
    }

    /// The cards of these cells and those that a gesture carries, in the order of the map's list.
    fn cards(&self, before: Before, wanted: &FxHashSet<Cell>) -> Vec<&Card> {
        let lots = match &self.view.preview {
            Some(Preview::Cards { lots, .. }) => &lots[..],
            Some(
                Preview::NewCard { .. } | Preview::Stages { .. } | Preview::Lanes { .. } | Preview::Sentiment { .. },
            )
            | None => &[],
        };
        // A cell that was not there yet, or many: then it is quicker to look at every card.
        let known = wanted.len() <= MANY && wanted.iter().all(|cell| before.layout.shows(cell));
        if !known || before.touched.cards.len() > MANY {
            return self.map.cards.iter().collect();
        }
        // In a cell is what was there, or something that is touched.
        let there = wanted.iter().filter_map(|cell| before.layout.cell(cell));
        let there = there.flat_map(|cell| cell.cards).map(|card| card.id);
        let carried = lots.iter().flat_map(|lot| &lot.ids);
        let ids: FxHashSet<&Id> = there.chain(&before.touched.cards).chain(carried).collect();
        let found = ids.into_iter().filter_map(|id| before.homes.find(id, before.touched, self.map));
        let mut found: Vec<(usize, &Card)> = found.collect();
        found.sort_unstable_by_key(|(index, _)| *index);
        found.into_iter().map(|(_, card)| card).collect()
    }

    fn stack(&self, lane: &Lane, parts: Vec<Option<Arc<Stack>>>, cells: &mut Cells, fonts: &mut Fonts) -> Arc<Row> {
        let mut stacker = Stacker { lane, fonts, metrics: self.metrics };
        let stacks = parts.into_iter().zip(self.columns.iter()).map(|(part, column)| {
            part.unwrap_or_else(|| {
                let pile = cells.pile(&Cell::new(&column.id, &lane.id));
                Arc::new(stacker.stack(&pile, column.card_width))
            })
        });
        Arc::new(Row::new(stacks.collect(), self.metrics.lane.padding))
    }
}

/// The row of a lane, if it was of the same kind.
fn row_before<'a>(layout: &'a Layout, lane: &Lane) -> Option<&'a Arc<Row>> {
    let shown = layout.lane(&lane.id).filter(|shown| shown.kind == lane.kind)?;
    match &shown.body {
        LaneBody::Cards(row) => Some(row),
        LaneBody::Sentiment(_) | LaneBody::Funnel(_) | LaneBody::Metrics(_) | LaneBody::Folded => None,
    }
}
