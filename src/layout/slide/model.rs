//! A finished slide: every piece at its place, without colours.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Size};

use crate::layout::{CardFace, HeadBox, LaneBox, Placed};
use crate::map::{CardKind, Id};

/// One slide, in pixels of a slide 1,080 high.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    pub size: Size,
    /// What it shows, in a few words: "Purchase", "Purchase 2".
    pub name: String,
    /// The stage it is about; none for those about the whole journey.
    pub stage: Option<Id>,
    /// From back to front, in the order in which one reads.
    pub pieces: Vec<Piece>,
}

/// A part of a slide.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// The strip of stages at the top.
    Nav(Vec<NavBox>),
    Words(Placed, Tone),
    Card {
        rect: Rect,
        face: Arc<CardFace>,
    },
    /// The mark of a moment of truth and what it means: centre, half its width, words.
    Moment(Point, f64, Placed),
    /// A stage's chevron as on the map.
    Head(Box<HeadBox>),
    /// A sentiment or funnel lane as on the map.
    Lane(Box<LaneBox>),
    Trend(Trend),
    Bars(Vec<StripBar>),
    /// Little squares, one a card.
    Squares(Vec<Rect>, CardKind),
    /// A line across: from, to.
    Rule(Point, Point),
}

/// What a text is, for whoever knows the colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// What is said beside.
    Quiet,
    /// A number that should worry.
    Bad,
}

/// A stage in the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct NavBox {
    /// The chevron without its point.
    pub rect: Rect,
    pub point: f64,
    pub first: bool,
    pub current: bool,
    pub name: Placed,
}

/// A small sentiment line.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Clear of dots and the face.
    pub line: BezPath,
    pub width: f64,
    /// From left to right.
    pub points: Vec<TrendPoint>,
}

/// A stage on it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    pub centre: Point,
    pub radius: f64,
    /// Which colour and face: the fifth of the scale, 0 (worst) to 4.
    pub fifth: usize,
    /// The slide is about this stage: a face instead of a dot.
    pub current: bool,
    /// Its value with a sign; left out where values stand too close.
    pub value: Option<Placed>,
}

/// A stage of the funnel at the bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct StripBar {
    /// Of no height for nought, and of no size where nobody was counted.
    pub rect: Rect,
    pub radius: f64,
    pub current: bool,
    /// The steepest drop of the journey leads here.
    pub steepest: bool,
    /// The number, or that nobody was counted; left out where they stand too close.
    pub count: Option<Placed>,
}
