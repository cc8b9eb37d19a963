//! A finished layout: every box and every line of text at its place.

use std::ops::Range;
use std::sync::Arc;

use kurbo::{Point, Rect, Size};

use super::arrows::{LinkBox, Ties};
use super::columns::Columns;
use super::funnel::FunnelBox;
use super::homes::Homes;
use super::metric::MetricBox;
use super::number::Numbers;
use super::row::Row;
use super::sentiment::SentimentBox;
use super::text::Placed;
use super::transitions::TransitionBox;
use crate::map::{CardKind, Id, LaneKind};

/// A map laid out. What one layout has in common with the next is shared, so that copies cost next to nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub size: Size,
    pub title: TitleBox,
    /// In the order of the journey.
    pub heads: Arc<Vec<HeadBox>>,
    /// Every column that holds cells: stages, or their steps; from left to right.
    pub columns: Arc<Columns>,
    /// From top to bottom.
    pub lanes: Vec<LaneBox>,
    /// Lanes and columns of the cells into which a gesture carries cards.
    pub(super) targets: Vec<(usize, usize)>,
    /// Which cell every card stands in.
    pub(super) homes: Arc<Homes>,
    /// Arrows from card to card that are part of the picture.
    pub links: Arc<Vec<LinkBox>>,
    /// Which cards are linked.
    pub(super) ties: Arc<Ties>,
    /// Arrows above the heads, those that lie above others first.
    pub transitions: Vec<TransitionBox>,
    /// The numbers of the cards, while they are shown.
    pub(super) numbers: Option<Arc<Numbers>>,
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

/// What is in a lane. Charts are measured from the top of their lane, so that they move with it.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneBody {
    /// Cards, with a cell for each column: see [`Layout::cells_of`].
    Cards(Arc<Row>),
    Sentiment(Arc<SentimentBox>),
    Funnel(Arc<FunnelBox>),
    Metrics(Arc<[MetricBox]>),
    /// Nothing of it: the lane is a strip.
    Folded,
}

/// The line below the map.
#[derive(Clone, Debug, PartialEq)]
pub struct FooterBox {
    pub counts: Option<Placed>,
    /// A bar as on pain points, and its word.
    pub severity: Option<(Rect, Placed)>,
    pub signature: Placed,
}
