//! A funnel lane: what falls off, bars with their numbers, drops, the amber line.

use kurbo::{Cap, Point, Rect, RoundedRect, RoundedRectRadii};

use super::icons::Icon;
use super::key::Part;
use super::pen::Pen;
use super::theme::Palette;
use super::{Group, Key, Pane};
use crate::layout::{BarBox, FunnelBox, LaneBox, Pill, RemarkBox, SkippedBox};

/// What is drawn of a chart as one group.
pub(super) enum Piece<'a> {
    /// What falls off from bar to bar, and the line the bars stand on.
    Ground(&'a FunnelBox),
    Bar(&'a BarBox),
    /// A stage where nobody was counted.
    Skipped(&'a SkippedBox),
    Remark(&'a RemarkBox),
}

/// The chart's pieces from back to front.
pub(super) fn pieces(chart: &FunnelBox) -> impl Iterator<Item = Piece<'_>> {
    let bars = chart.bars.iter().map(Piece::Bar);
    let skipped = chart.skipped.iter().map(Piece::Skipped);
    std::iter::once(Piece::Ground(chart)).chain(bars).chain(skipped).chain(chart.remarks.iter().map(Piece::Remark))
}

/// The lane's groups from back to front.
pub(super) fn funnel(lane: &LaneBox, chart: &FunnelBox, palette: &Palette, groups: &mut Vec<Group>) {
    let drawn = pieces(chart).filter_map(|piece| piece.draw(lane, palette));
    groups.extend(drawn.map(|group| group.down(lane.rect.y0)));
}

impl Piece<'_> {
    /// Where it stands, from the lane's top; none for what goes through the whole lane.
    pub(super) fn rect(&self) -> Option<Rect> {
        match self {
            Self::Ground(_) => None,
            Self::Bar(bar) => {
                let thin = bar.thin.iter().map(|thin| thin.rect.union(thin.text.rect()));
                let texts = bar.share.iter().map(crate::layout::Placed::rect);
                let drop = bar.drop.iter().map(|drop| drop.rect);
                Some(thin.chain(texts).chain(drop).fold(bar.rect.union(bar.count.rect()), |all, rect| all.union(rect)))
            }
            Self::Skipped(skipped) => Some(skipped.text.rect()),
            Self::Remark(remark) => Some(remark.rect),
        }
    }

    /// Its group, from the lane's top.
    pub(super) fn draw(&self, lane: &LaneBox, palette: &Palette) -> Option<Group> {
        match self {
            Self::Ground(chart) => {
                let mut pen = Pen::at(Point::new(lane.label.x1, 0.0));
                for slope in &chart.between {
                    pen.fill(slope, palette.funnel_between);
                }
                for line in &chart.over {
                    pen.dashed(line, 1.5, [4.0, 4.0], Cap::Butt, palette.field_border);
                }
                let (left, right) = chart.base;
                pen.fill(Rect::new(left.x, left.y, right.x, right.y + 1.0), palette.card_border);
                pen.group(Key::of(Part::Chart, &lane.lane), Pane::Body)
            }
            Self::Bar(bar) => stage(lane, bar, palette),
            Self::Skipped(skipped) => {
                let mut pen = Pen::at(skipped.text.origin);
                pen.text(&skipped.text, palette.muted);
                pen.group(Key::of_pair(Part::Bar, &lane.lane, &skipped.stage), Pane::Body)
            }
            Self::Remark(shown) => remark(lane, shown, palette),
        }
    }
}

fn stage(lane: &LaneBox, bar: &BarBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(Point::new(bar.rect.x0, 0.0));
    column(&mut pen, bar.rect, bar.radius, palette);
    for thin in &bar.thin {
        column(&mut pen, thin.rect, bar.radius / 2.0, palette);
        pen.text(&thin.text, palette.muted);
    }
    pen.text(&bar.count, palette.text);
    if let Some(share) = &bar.share {
        pen.text(share, palette.muted);
    }
    if let Some(drop) = &bar.drop {
        pill(&mut pen, drop, palette);
    }
    pen.group(Key::of_pair(Part::Bar, &lane.lane, &bar.stage), Pane::Body)
}

fn column(pen: &mut Pen, rect: Rect, radius: f64, palette: &Palette) {
    if rect.height() <= 0.0 {
        return;
    }
    let radius = radius.min(rect.height());
    let corners = RoundedRectRadii::new(radius, radius, 0.0, 0.0);
    pen.fill(RoundedRect::from_rect(rect, corners), palette.funnel);
}

fn pill(pen: &mut Pen, drop: &Pill, palette: &Palette) {
    let radius = drop.rect.height() / 2.0;
    if drop.steepest {
        pen.round_rect(drop.rect, radius, palette.drop);
        pen.text(&drop.text, palette.drop_text);
        return;
    }
    if drop.unsure {
        pen.round_rect(drop.rect, radius, palette.card);
        let line = RoundedRect::from_rect(drop.rect.inset(-0.5), radius - 0.5);
        pen.dashed(line, 1.0, [4.0, 3.0], Cap::Butt, palette.field_border);
    } else {
        pen.bordered(drop.rect, radius, palette.card, palette.field_border);
    }
    pen.text(&drop.text, palette.text);
}

fn remark(lane: &LaneBox, shown: &RemarkBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(shown.rect.origin());
    pen.round_rect(shown.rect, (shown.rect.height() / 2.0).min(13.0), palette.warning_ground);
    pen.icon(Icon::Warning, shown.icon, palette.warning);
    pen.text(&shown.text, palette.warning);
    pen.group(Key::of_pair(Part::Remark, &lane.lane, &shown.stage), Pane::Body)
}
