//! A sentiment lane: grid, line and area, faces, quotes.

use kurbo::{Cap, Circle, Line, Point, Rect};

use super::icons::Icon;
use super::key::Part;
use super::pen::Pen;
use super::theme::Palette;
use super::{Group, Key, Pane};
use crate::layout::{Anchor, LaneBox, QuoteBox, SentimentBox};

const LINE: f64 = 3.0;
const RING: f64 = 1.6;

/// What is drawn of a chart as one group.
pub(super) enum Piece<'a> {
    Grid(&'a SentimentBox),
    Line(&'a SentimentBox),
    Quote(&'a QuoteBox),
    Face(&'a Anchor),
}

/// The chart's pieces from back to front.
pub(super) fn pieces(chart: &SentimentBox) -> impl Iterator<Item = Piece<'_>> {
    let ground = [Piece::Grid(chart), Piece::Line(chart)];
    ground.into_iter().chain(chart.quotes.iter().map(Piece::Quote)).chain(chart.anchors.iter().map(Piece::Face))
}

/// The lane's groups from back to front.
pub(super) fn sentiment(lane: &LaneBox, chart: &SentimentBox, palette: &Palette, groups: &mut Vec<Group>) {
    let drawn = pieces(chart).filter_map(|piece| piece.draw(lane, palette));
    groups.extend(drawn.map(|group| group.down(lane.rect.y0)));
}

impl Piece<'_> {
    /// Where it stands, from the lane's top; none for what goes through the whole lane.
    pub(super) fn rect(&self) -> Option<Rect> {
        match self {
            Self::Grid(_) | Self::Line(_) => None,
            Self::Quote(quote) => Some(quote.rect),
            Self::Face(anchor) => {
                Some(Rect::from_center_size(anchor.centre, (anchor.radius * 2.0, anchor.radius * 2.0)))
            }
        }
    }

    /// Its group, from the lane's top.
    pub(super) fn draw(&self, lane: &LaneBox, palette: &Palette) -> Option<Group> {
        match self {
            Self::Grid(chart) => grid(lane, chart, palette),
            Self::Line(chart) => {
                let mut pen = Pen::at(Point::new(lane.label.x1, 0.0));
                pen.fill(&chart.area, palette.sentiment_area);
                pen.stroke(&chart.line, LINE, palette.text);
                pen.dashed(&chart.dashed, LINE - 0.5, [8.0, 7.0], Cap::Butt, palette.text);
                pen.group(Key::of(Part::Chart, &lane.lane), Pane::Body)
            }
            Self::Quote(quote) => {
                let mut pen = Pen::at(quote.rect.origin());
                pen.text(&quote.text, palette.muted);
                pen.group(Key::of_pair(Part::Quote, &lane.lane, &quote.at), Pane::Body)
            }
            Self::Face(anchor) => face(lane, anchor, palette),
        }
    }
}

fn grid(lane: &LaneBox, chart: &SentimentBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(Point::new(lane.label.x1, 0.0));
    for line in &chart.grid {
        for &(left, right) in &line.spans {
            // On whole pixels of the picture.
            let y = (lane.rect.y0 + line.y).floor() + 0.5 - lane.rect.y0;
            let span = Line::new((left, y), (right, y));
            if line.neutral {
                pen.stroke(span, 1.0, palette.hairline);
            } else {
                pen.dashed(span, 1.0, [3.0, 5.0], Cap::Butt, palette.hairline);
            }
        }
    }
    pen.group(Key::of(Part::Grid, &lane.lane), Pane::Body)
}

fn face(lane: &LaneBox, anchor: &Anchor, palette: &Palette) -> Option<Group> {
    let centre = anchor.centre;
    let mut pen = Pen::at(centre);
    match anchor.fifth {
        Some(fifth) => {
            let fifth = fifth.min(4);
            let disc = Circle::new(centre, anchor.radius);
            pen.outlined(disc, palette.sentiment[fifth], RING, palette.text);
            let square = Rect::from_center_size(centre, (anchor.radius * 2.0, anchor.radius * 2.0));
            pen.icon(Icon::of_fifth(fifth), square, palette.face[fifth]);
        }
        None => pen.outlined(Circle::new(centre, anchor.radius - 0.75), palette.card, 1.5, palette.faint),
    }
    pen.group(Key::of_pair(Part::Face, &lane.lane, &anchor.at), Pane::Body)
}
