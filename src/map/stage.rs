//! Stages and steps, and what is said of them: sentiments, transitions, metrics.

use super::word::words;
use super::{ColumnWidth, Date, Extra, Finite, Id, Share};

/// A column of the map: one phase of the journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    pub id: Id,
    pub name: String,
    pub owner: String,
    /// Width of the column; without one the usual width.
    pub width: Option<ColumnWidth>,
    pub steps: Vec<Step>,
    pub extra: Extra,
}

/// A finer column inside a stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    pub id: Id,
    pub name: String,
    pub extra: Extra,
}

/// How a persona feels at a stage or step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentiment {
    /// Empty: the map's own line.
    pub persona: Id,
    /// A stage or a step.
    pub at: Id,
    /// On the map's scale. A sentiment may have a quote alone.
    pub value: Option<Finite>,
    pub quote: String,
    pub extra: Extra,
}

words! {
    /// How customers get from one stage to another.
    pub enum TransitionKind { Next, Skip, Loop, Branch, Entry, Exit }
}

/// An arrow between stages or steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transition {
    pub id: Id,
    pub kind: TransitionKind,
    pub from: Id,
    /// Empty for an exit.
    pub to: Id,
    pub share: Option<Share>,
    pub extra: Extra,
}

words! {
    /// What a metric measures.
    pub enum MetricKind { Nps, Csat, Ces, Rate, Own }
}

impl MetricKind {
    /// As people call it.
    pub fn label(&self) -> &str {
        match self {
            Self::Nps => "NPS",
            Self::Csat => "CSAT",
            Self::Ces => "CES",
            Self::Rate => "Rate",
            Self::Own => "Metric",
            Self::Other(word) => word,
        }
    }
}

/// A dated value of a metric.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub date: Date,
    pub value: Finite,
}

/// A measure of a stage over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metric {
    pub id: Id,
    pub at: Id,
    pub kind: MetricKind,
    pub name: String,
    pub unit: String,
    pub target: Option<Finite>,
    pub points: Vec<Point>,
    pub extra: Extra,
}

impl Metric {
    /// Between which values one of its kind lies: a net promoter score from -100 to 100, satisfaction in percent or from 1
    /// to 5, effort from 1 to 7, a rate in percent. `None` where that is not known.
    pub fn range(&self) -> Option<(f64, f64)> {
        let percent = self.unit.trim() == "%";
        match self.kind {
            MetricKind::Nps => Some((-100.0, 100.0)),
            MetricKind::Csat if !percent => Some((1.0, 5.0)),
            MetricKind::Csat => Some((0.0, 100.0)),
            MetricKind::Ces => Some((1.0, 7.0)),
            MetricKind::Rate if percent => Some((0.0, 100.0)),
            MetricKind::Rate | MetricKind::Own | MetricKind::Other(_) => None,
        }
    }
}
