//! Finding a thing in a layout by what it is.

use super::boxes::{CardBox, CellBox, ColumnBox, HeadBox, LaneBody, LaneBox, Layout};
use super::funnel::FunnelBox;
use super::sentiment::{Anchor, SentimentBox};
use crate::map::{Cell, Id};

impl Layout {
    /// Every card, cell by cell.
    pub fn cards(&self) -> impl Iterator<Item = &CardBox> {
        self.cells.iter().flat_map(|cell| &cell.cards)
    }

    /// The card with this id, where it is shown.
    pub fn card(&self, id: &Id) -> Option<&CardBox> {
        self.cards().find(|card| card.id == *id)
    }

    /// The cell a card stands in, and its index there.
    pub fn cell_of(&self, id: &Id) -> Option<(&CellBox, usize)> {
        self.cells.iter().find_map(|cell| Some((cell, cell.cards.iter().position(|card| card.id == *id)?)))
    }

    pub fn cell(&self, at: &Cell) -> Option<&CellBox> {
        let columns = self.columns.len();
        let column = self.columns.iter().position(|column| column.id == at.column)?;
        let lane = self.lane(&at.lane)?;
        match &lane.body {
            LaneBody::Cards(cells) if column < columns => self.cells.get(cells.start + column),
            _ => None,
        }
    }

    pub fn head(&self, stage: &Id) -> Option<&HeadBox> {
        self.heads.iter().find(|head| head.stage == *stage)
    }

    pub fn lane(&self, lane: &Id) -> Option<&LaneBox> {
        self.lanes.iter().find(|shown| shown.lane == *lane)
    }

    pub fn column(&self, id: &Id) -> Option<&ColumnBox> {
        self.columns.iter().find(|column| column.id == *id)
    }

    /// A sentiment lane's chart.
    pub fn sentiment(&self, lane: &Id) -> Option<&SentimentBox> {
        match &self.lane(lane)?.body {
            LaneBody::Sentiment(sentiment) => Some(sentiment),
            LaneBody::Cards(_) | LaneBody::Funnel(_) | LaneBody::Metrics(_) => None,
        }
    }

    /// A funnel lane's chart.
    pub fn funnel(&self, lane: &Id) -> Option<&FunnelBox> {
        match &self.lane(lane)?.body {
            LaneBody::Funnel(funnel) => Some(funnel),
            LaneBody::Cards(_) | LaneBody::Sentiment(_) | LaneBody::Metrics(_) => None,
        }
    }

    /// The face or dot of a persona at a stage or step.
    pub fn anchor(&self, persona: &Id, at: &Id) -> Option<&Anchor> {
        let charts = self.lanes.iter().filter_map(|lane| match &lane.body {
            LaneBody::Sentiment(chart) if chart.persona == *persona => Some(chart),
            _ => None,
        });
        charts.flat_map(|chart| &chart.anchors).find(|anchor| anchor.at == *at)
    }
}
