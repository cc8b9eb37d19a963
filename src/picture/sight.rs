//! What of a layout is in sight, as a picture: what a frame of the window costs goes by what is seen, not by the map.

use std::sync::Arc;

use kurbo::{Rect, Vec2};
use rustc_hash::FxHashMap;

use super::lower::Lowering;
use super::theme::Palette;
use super::{Group, Picture};
use super::{arrows, funnel, head, lane, number, sentiment, title};
use crate::layout::{FunnelBox, HeadBox, LaneBody, LaneBox, Layout, SentimentBox};
use crate::map::Id;

/// What is seen of each pane, in map pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    pub body: Rect,
    pub heads: Rect,
    pub labels: Rect,
    /// Cards, heads, faces and bars are left to [`super::far`].
    pub far: bool,
}

impl Sight {
    /// The same part of all panes.
    pub fn same(rect: Rect) -> Self {
        Self { body: rect, heads: rect, labels: rect, far: false }
    }
}

/// How far things reach beyond their boxes at most, in map pixels: rings, points of chevrons, overhanging signs.
const AIR: f64 = 64.0;

/// Groups of one thing, made once for as long as it is the same.
#[derive(Debug)]
struct Kept<T> {
    of: Option<(Arc<T>, Stamp)>,
    groups: FxHashMap<usize, Option<Group>>,
}

/// What else decides how a thing looks: the palette, and where between two pixels it stands.
type Stamp = (u64, u64);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { of: None, groups: FxHashMap::default() }
    }
}

impl<T> Kept<T> {
    fn follow(&mut self, thing: &Arc<T>, stamp: Stamp) {
        if !self.of.as_ref().is_some_and(|(known, of)| Arc::ptr_eq(known, thing) && *of == stamp) {
            self.groups.clear();
            self.of = Some((Arc::clone(thing), stamp));
        }
    }

    fn group(&mut self, number: usize, make: impl FnOnce() -> Option<Group>) -> Option<Group> {
        self.groups.entry(number).or_insert_with(make).clone()
    }
}

/// What is remembered of heads and charts.
#[derive(Debug, Default)]
pub(super) struct Charts {
    heads: Kept<Vec<HeadBox>>,
    sentiments: FxHashMap<Id, Kept<SentimentBox>>,
    funnels: FxHashMap<Id, Kept<FunnelBox>>,
}

impl Lowering {
    /// Draws what is in sight of a layout, and perhaps some of what is around it, as [`Lowering::lower`] does.
    pub fn seen(&mut self, layout: &Layout, palette: &Palette, sight: &Sight) -> Picture {
        self.begin();
        let mut groups = Vec::new();
        let body = sight.body.inflate(AIR, AIR);
        if meets(body, title_rect(layout)) {
            groups.extend(title::title(&layout.title, palette));
        }
        if !sight.far {
            let near = layout.transitions.iter().filter(|arrow| meets(body, arrow.bounds()));
            groups.extend(near.filter_map(|arrow| arrows::transition(arrow, palette)));
            self.heads(layout, palette, sight.heads.inflate(AIR, AIR), &mut groups);
        }
        let labels = sight.labels.inflate(AIR, AIR);
        let (top, bottom) = (body.y0.min(labels.y0), body.y1.max(labels.y1));
        let from = layout.lanes.partition_point(|lane| lane.rect.y1 <= top);
        let lanes = || layout.lanes[from..].iter().take_while(|lane| lane.rect.y0 < bottom);
        let links = !layout.links.is_empty();
        if links {
            groups.extend(lanes().filter_map(|shown| lane::ground(shown, layout, palette)));
        }
        if links && !sight.far {
            for link in layout.links.iter().filter(|link| meets(body, link.bounds())) {
                self.link(link, palette, &mut groups);
            }
        }
        for shown in lanes() {
            if !links {
                groups.extend(lane::ground(shown, layout, palette));
            }
            groups.extend(lane::label(shown, layout, palette));
            self.lane(shown, layout, palette, (body, sight.far), &mut groups);
            groups.extend(lane::hint(shown, palette));
        }
        if layout.footer.signature.origin.y < body.y1 {
            groups.extend(title::footer(&layout.footer, palette));
        }
        self.end();
        Picture { size: layout.size, ground: palette.ground, groups }
    }

    fn heads(&mut self, layout: &Layout, palette: &Palette, seen: Rect, groups: &mut Vec<Group>) {
        let kept = &mut self.charts.heads;
        kept.follow(&layout.heads, (palette.hash, 0));
        let from = layout.heads.partition_point(|head| head.rect.x1 <= seen.x0);
        let shown = layout.heads.iter().enumerate().skip(from).take_while(|(_, head)| head.rect.x0 < seen.x1);
        for (i, shown) in shown {
            groups.extend(kept.group(2 * i, || head::chevron_of(shown, palette)));
            groups.extend(kept.group(2 * i + 1, || head::steps(shown, palette)));
        }
    }

    fn lane(
        &mut self,
        shown: &LaneBox,
        layout: &Layout,
        palette: &Palette,
        (seen, far): (Rect, bool),
        groups: &mut Vec<Group>,
    ) {
        let stamp = (palette.hash, shown.rect.y0.fract().to_bits());
        let inside = seen - Vec2::new(0.0, shown.rect.y0);
        match &shown.body {
            LaneBody::Folded => {}
            LaneBody::Cards(_) | LaneBody::Metrics(_) if far => {}
            LaneBody::Cards(_) => {
                for cell in layout.cells_within(shown, seen.x0, seen.x1) {
                    let cards = cell.cards.between(seen.y0, seen.y1);
                    groups.extend(cards.filter_map(|card| self.card(&card, palette)));
                }
                if let Some(numbers) = layout.numbers() {
                    // Over all cards: a tag lies across the upper edge of its own.
                    let cells = layout.cells_within(shown, seen.x0, seen.x1);
                    let cards = cells.flat_map(|cell| cell.cards.between(seen.y0, seen.y1));
                    groups.extend(cards.filter_map(|card| number::tag(&card, numbers, palette)));
                }
            }
            LaneBody::Sentiment(chart) => {
                let kept = self.charts.sentiments.entry(shown.lane.clone()).or_default();
                kept.follow(chart, stamp);
                let pieces = sentiment::pieces(chart);
                let near = pieces.enumerate().filter(|(_, piece)| match piece.rect() {
                    Some(rect) => !far && meets(inside, rect),
                    // Far away its dashes are smaller than a pixel, and there are a great many.
                    None => !far || !matches!(piece, sentiment::Piece::Grid(_)),
                });
                let near = near.filter_map(|(i, piece)| kept.group(i, || piece.draw(shown, palette)));
                groups.extend(near.map(|group| group.down(shown.rect.y0)));
            }
            LaneBody::Funnel(chart) => {
                let kept = self.charts.funnels.entry(shown.lane.clone()).or_default();
                kept.follow(chart, stamp);
                let pieces = funnel::pieces(chart);
                let near =
                    pieces.enumerate().filter(|(_, piece)| piece.rect().is_none_or(|rect| !far && meets(inside, rect)));
                let near = near.filter_map(|(i, piece)| kept.group(i, || piece.draw(shown, palette)));
                groups.extend(near.map(|group| group.down(shown.rect.y0)));
            }
            LaneBody::Metrics(boxes) => {
                let near = boxes.iter().filter(|metric| meets(inside, metric.rect));
                groups.extend(near.filter_map(|metric| lane::metric(shown, metric, palette)));
            }
        }
    }
}

/// Title, subtitle and legend.
fn title_rect(layout: &Layout) -> Rect {
    Rect::new(0.0, 0.0, layout.size.width, layout.frozen.heads.0)
}

fn meets(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}
