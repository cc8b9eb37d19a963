//! Slides in the colours of a theme.

use kurbo::{BezPath, Circle, Line, Point, Rect, RoundedRect, RoundedRectRadii};

use super::icons::Icon;
use super::key::Part;
use super::pen::Pen;
use super::theme::{Palette, hollow};
use super::{Group, Key, Pane, Picture, card, funnel, head, lane, sentiment};
use crate::layout::slide::{NavBox, Piece, Slide, StripBar, Tone, Trend, TrendPoint};
use crate::layout::{LaneBody, LaneBox};
use crate::map::CardKind;

const RING: f64 = 1.8;

/// Draws a slide in the colours of a theme.
pub fn lower_slide(slide: &Slide, palette: &Palette) -> Picture {
    let mut groups = Vec::with_capacity(slide.pieces.len());
    for (i, piece) in slide.pieces.iter().enumerate() {
        let key = Key::numbered(Part::Slide, i);
        match piece {
            Piece::Nav(boxes) => groups.extend(nav(boxes, key, palette)),
            Piece::Words(placed, tone) => {
                let mut pen = Pen::at(placed.origin);
                pen.text(placed, shade(*tone, palette));
                groups.extend(pen.group(key, Pane::Body));
            }
            Piece::Card { rect, face } => groups.extend(card::placed(*rect, face, key, palette)),
            Piece::Moment(centre, half, words) => {
                let mut pen = Pen::at(*centre);
                pen.outlined(card::diamond(*centre, *half), palette.moment_of_truth, RING, palette.text);
                pen.text(words, palette.muted);
                groups.extend(pen.group(key, Pane::Body));
            }
            Piece::Head(shown) => groups.extend(head::head(shown, palette)),
            Piece::Lane(shown) => chart(shown, palette, &mut groups),
            Piece::Trend(shown) => groups.extend(trend(shown, key, palette)),
            Piece::Bars(shown) => groups.extend(bars(shown, key, palette)),
            Piece::Squares(shown, kind) => groups.extend(squares(shown, kind, key, palette)),
            Piece::Rule(from, to) => {
                let mut pen = Pen::at(*from);
                pen.fill(Rect::new(from.x, from.y, to.x, to.y + 1.0), palette.hairline_soft);
                groups.extend(pen.group(key, Pane::Body));
            }
        }
    }
    Picture { size: slide.size, ground: palette.ground, groups }
}

fn shade(tone: Tone, palette: &Palette) -> peniko::Color {
    match tone {
        Tone::Plain => palette.text,
        Tone::Quiet => palette.muted,
        Tone::Bad => palette.drop,
    }
}

fn nav(boxes: &[NavBox], key: Key, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(boxes.first().map_or(Point::ORIGIN, |shown| shown.rect.origin()));
    for shown in boxes {
        let (ground, ink) =
            if shown.current { (palette.head, palette.head_text) } else { (palette.chip, palette.muted) };
        pen.fill(chevron(shown), ground);
        pen.text(&shown.name, ink);
    }
    pen.group(key, Pane::Body)
}

fn chevron(shown: &NavBox) -> BezPath {
    head::chevron(shown.rect, shown.point, shown.first)
}

fn chart(shown: &LaneBox, palette: &Palette, groups: &mut Vec<Group>) {
    groups.extend(lane::words(shown, palette));
    match &shown.body {
        LaneBody::Sentiment(chart) => sentiment::sentiment(shown, chart, palette, groups),
        LaneBody::Funnel(chart) => funnel::funnel(shown, chart, palette, groups),
        LaneBody::Cards(_) | LaneBody::Metrics(_) | LaneBody::Folded => {}
    }
}

fn trend(shown: &Trend, key: Key, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(shown.points.first().map_or(Point::ORIGIN, |point| point.centre));
    pen.stroke(&shown.line, shown.width, palette.faint);
    for point in &shown.points {
        dot(&mut pen, point, palette);
    }
    pen.group(key, Pane::Body)
}

fn dot(pen: &mut Pen, point: &TrendPoint, palette: &Palette) {
    let fifth = point.fifth.min(4);
    pen.outlined(Circle::new(point.centre, point.radius), palette.sentiment[fifth], RING, palette.text);
    if point.current {
        let square = Rect::from_center_size(point.centre, (point.radius * 2.0, point.radius * 2.0));
        pen.icon(Icon::of_fifth(fifth), square, palette.face[fifth]);
    }
    if let Some(value) = &point.value {
        pen.text(value, palette.muted);
    }
}

fn bars(shown: &[StripBar], key: Key, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(shown.first().map_or(Point::ORIGIN, |bar| bar.rect.origin()));
    for bar in shown {
        let color = match (bar.steepest, bar.current) {
            (true, _) => palette.drop,
            (false, true) => palette.accent,
            (false, false) => palette.funnel,
        };
        if bar.rect.height() > 0.0 {
            let radius = bar.radius.min(bar.rect.height());
            let corners = RoundedRectRadii::new(radius, radius, 0.0, 0.0);
            pen.fill(RoundedRect::from_rect(bar.rect, corners), color);
        } else if bar.rect.width() > 0.0 {
            pen.stroke(Line::new((bar.rect.x0, bar.rect.y1), (bar.rect.x1, bar.rect.y1)), 1.0, palette.card_border);
        }
        if let Some(count) = &bar.count {
            pen.text(count, if bar.current { palette.text } else { palette.muted });
        }
    }
    pen.group(key, Pane::Body)
}

fn squares(shown: &[Rect], kind: &CardKind, key: Key, palette: &Palette) -> Option<Group> {
    const ROUND: f64 = 4.0;
    let mut pen = Pen::at(shown.first().map_or(Point::ORIGIN, |square| square.origin()));
    let color = palette.kind(kind);
    for square in shown {
        if hollow(kind) {
            pen.bordered(*square, ROUND, palette.card, color);
        } else {
            pen.round_rect(*square, ROUND, color);
        }
    }
    pen.group(key, Pane::Body)
}
