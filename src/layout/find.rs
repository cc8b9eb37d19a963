//! Finding a thing in a layout by what it is.

use super::boxes::{ColumnBox, HeadBox, LaneBody, LaneBox, Layout};
use super::funnel::FunnelBox;
use super::placed::{CardBox, CellBox};
use super::sentiment::{Anchor, SentimentBox};
use crate::map::{Cell, Id};

impl Layout {
    /// The card with this id, where it is shown.
    pub fn card(&self, id: &Id) -> Option<CardBox<'_>> {
        let (cell, index) = self.cell_of(id)?;
        cell.cards.get(index)
    }

    /// The cell a card stands in, and its index there.
    pub fn cell_of(&self, id: &Id) -> Option<(CellBox<'_>, usize)> {
        let cell = self.cell(self.homes.cell(id)?)?;
        let index = cell.cards.iter().position(|card| card.id == id)?;
        Some((cell, index))
    }

    pub fn cell(&self, at: &Cell) -> Option<CellBox<'_>> {
        self.cell_in(self.lane(&at.lane)?, self.columns.position(&at.column)?)
    }

    /// Whether there is such a cell.
    pub(super) fn shows(&self, at: &Cell) -> bool {
        let holds = |lane: &LaneBox| matches!(lane.body, LaneBody::Cards(_));
        self.lane(&at.lane).is_some_and(holds) && self.columns.position(&at.column).is_some()
    }

    pub fn head(&self, stage: &Id) -> Option<&HeadBox> {
        self.heads.iter().find(|head| head.stage == *stage)
    }

    pub fn lane(&self, lane: &Id) -> Option<&LaneBox> {
        self.lanes.iter().find(|shown| shown.lane == *lane)
    }

    pub fn column(&self, id: &Id) -> Option<&ColumnBox> {
        self.columns.get(self.columns.position(id)?)
    }

    /// A sentiment lane's chart.
    pub fn sentiment(&self, lane: &Id) -> Option<&SentimentBox> {
        match &self.lane(lane)?.body {
            LaneBody::Sentiment(sentiment) => Some(sentiment),
            LaneBody::Cards(_) | LaneBody::Funnel(_) | LaneBody::Metrics(_) | LaneBody::Folded => None,
        }
    }

    /// A funnel lane's chart.
    pub fn funnel(&self, lane: &Id) -> Option<&FunnelBox> {
        match &self.lane(lane)?.body {
            LaneBody::Funnel(funnel) => Some(funnel),
            LaneBody::Cards(_) | LaneBody::Sentiment(_) | LaneBody::Metrics(_) | LaneBody::Folded => None,
        }
    }

    /// The face or dot of a persona at a stage or step, at its place on the map.
    pub fn anchor(&self, persona: &Id, at: &Id) -> Option<Anchor> {
        self.lanes.iter().find_map(|lane| match &lane.body {
            LaneBody::Sentiment(chart) if chart.persona == *persona => {
                let anchor = chart.anchors.iter().find(|anchor| anchor.at == *at)?;
                Some(anchor.shifted(lane.rect.y0))
            }
            _ => None,
        })
    }
}
