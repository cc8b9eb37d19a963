//! A finished layout: every box and every line of text at its place.

use std::ops::Range;
use std::sync::Arc;

use kurbo::{Point, Rect, Size};

use super::card::CardFace;
use super::funnel::FunnelBox;
use super::metric::MetricBox;
use super::sentiment::SentimentBox;
use super::text::Placed;
use crate::map::{CardKind, Cell, Id, LaneKind};

/// A map laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub size: Size,
    pub title: TitleBox,
    /// In the order of the journey.
    pub heads: Vec<HeadBox>,
    /// Every column that holds cells: stages, or their steps; from left to right.
    pub columns: Vec<ColumnBox>,
    /// From top to bottom.
    pub lanes: Vec<LaneBox>,
    /// Lane by lane, each with one cell for every column. Lanes without cards have none.
    pub cells: Vec<CellBox>,
    /// Cards that a gesture carries, where they would land.
    pub lifted: Vec<CardBox>,
    pub footer: FooterBox,
    pub frozen: Frozen,
    /// How much wider than the map says its columns are.
    pub widened: f64,
    /// Whether the lanes are those of a finished picture or of a map being worked on.
    pub purpose: super::Purpose,
}

/// What stays in sight while the map scrolls.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frozen {
    /// Top and bottom of the stage heads with the names of their steps.
    pub heads: (f64, f64),
    /// Left and right of the lane labels.
    pub labels: (f64, f64),
}

/// The map's head.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleBox {
    /// What one clicks to change the title; never empty.
    pub rect: Rect,
    pub title: Placed,
    /// Persona, as-is or to-be, the map's subtitle.
    pub subtitle: Option<Placed>,
    pub legend: Vec<LegendEntry>,
    /// Size of the marks of the legend.
    pub mark: f64,
}

/// One kind of card and the mark that stands for it.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    pub mark: LegendMark,
    pub centre: Point,
    pub word: Placed,
}

/// What stands before a word of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LegendMark {
    MomentOfTruth,
    Kind(CardKind),
}

/// A stage's chevron.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadBox {
    /// Empty where room is made for a new stage.
    pub stage: Id,
    /// Index in the map's list of stages.
    pub index: usize,
    /// The chevron without its point.
    pub rect: Rect,
    /// Depth of the point, and of the notch that every chevron but the first has.
    pub point: f64,
    pub first: bool,
    /// Its point stays within the column.
    pub last: bool,
    /// Every second head has the other shade.
    pub alternate: bool,
    pub name: Placed,
    pub steps: Vec<StepBox>,
    /// The columns of the stage, as indices.
    pub columns: Range<usize>,
    /// The stage is on its way: its place is kept free.
    pub lifted: bool,
}

/// The name of a step below its stage's head.
#[derive(Clone, Debug, PartialEq)]
pub struct StepBox {
    pub step: Id,
    pub rect: Rect,
    pub name: Placed,
    /// The line above the name: left end and right end.
    pub rule: (Point, Point),
}

/// A column that holds cells.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnBox {
    /// Of a stage or a step; empty where room is made for a new stage.
    pub id: Id,
    /// Index of the stage's head.
    pub head: usize,
    pub x: f64,
    pub width: f64,
    /// Left edge and width of its cards.
    pub card_x: f64,
    pub card_width: f64,
}

impl ColumnBox {
    /// The middle, where the sentiment's face stands.
    pub fn centre(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// A lane: its row, its label and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneBox {
    /// Empty where room is made for a new lane.
    pub lane: Id,
    /// Index in the map's list of lanes.
    pub index: usize,
    pub kind: LaneKind,
    /// From the label's left edge to the last column's right edge.
    pub rect: Rect,
    /// The part of the row that belongs to the label.
    pub label: Rect,
    pub name: Placed,
    pub note: Option<Placed>,
    pub striped: bool,
    /// A stronger line closes the row: before sentiments and funnels, and at the end.
    pub strong_rule: bool,
    /// What belongs here, while the lane is empty.
    pub hint: Option<Placed>,
    pub body: LaneBody,
    /// The lane is on its way.
    pub lifted: bool,
}

/// What is in a lane.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneBody {
    /// Cards: the indices of the lane's cells, one for each column.
    Cards(Range<usize>),
    Sentiment(Box<SentimentBox>),
    Funnel(Box<FunnelBox>),
    Metrics(Vec<MetricBox>),
}

/// A cell and the cards in it.
#[derive(Clone, Debug, PartialEq)]
pub struct CellBox {
    pub at: Cell,
    pub rect: Rect,
    /// From top to bottom.
    pub cards: Vec<CardBox>,
    /// Where the next card would stand: below the last one, or in an empty cell at the top.
    pub free: Rect,
    /// Room made by a gesture for what it would put here.
    pub gap: Option<Rect>,
    /// Between two cards.
    pub spacing: f64,
}

/// A card at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct CardBox {
    pub id: Id,
    pub rect: Rect,
    /// What is on it, relative to the rect's top left; shared by equal cards.
    pub face: Arc<CardFace>,
}

/// The line below the map.
#[derive(Clone, Debug, PartialEq)]
pub struct FooterBox {
    pub counts: Option<Placed>,
    /// A bar as on pain points, and its word.
    pub severity: Option<(Rect, Placed)>,
    pub signature: Placed,
}
