//! A map becomes a layout: from nothing, or from the layout before.

use std::sync::Arc;

use kurbo::{Rect, Size};
use rustc_hash::{FxHashMap, FxHashSet};

use super::arrows::{LinkBox, Ties, links};
use super::boxes::{Frozen, LaneBody, LaneBox, Layout};
use super::columns::{Across, Columns, columns};
use super::fonts::Fonts;
use super::footer::footer;
use super::heads::heads;
use super::homes::Homes;
use super::lanes::{self, Rows};
use super::metrics::Metrics;
use super::rows::{Around, rows};
use super::summary::Summary;
use super::title::title;
use super::touched::Touched;
use super::transitions::transitions;
use super::view::{Preview, Purpose, View};
use crate::map::{Id, Map};

/// Lays out what `view` shows of a map. Text shaped before is remembered in `fonts`, so that a repeat is cheap.
pub fn lay_out(map: &Map, view: &View, fonts: &mut Fonts, metrics: &Metrics) -> Layout {
    lay(map, view, None, fonts, metrics)
}

/// What a layout may take over from the one before it.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    /// Without a preview.
    pub(super) layout: &'a Layout,
    pub(super) homes: &'a Arc<Homes>,
    pub(super) touched: &'a Touched,
}

impl Layout {
    /// Follows a change of the map: the same as [`lay_out`] with this view, for what the change touches.
    ///
    /// The layout is one of the map before, of the same view without a preview, of the same metrics.
    pub fn follow(&mut self, touched: &Touched, map: &Map, view: &View, fonts: &mut Fonts, metrics: &Metrics) {
        // Taken out, so that it is changed in place.
        let homes = std::mem::take(&mut self.homes);
        let mut next = lay(map, view, Some(Before { layout: self, homes: &homes, touched }), fonts, metrics);
        next.homes = Homes::follow(homes, touched, self, &next, map);
        next.ties = if touched.links { Arc::new(Ties::of(map, view)) } else { Arc::clone(&self.ties) };
        next.links = self.links_of(&next, touched);
        *self = next;
    }

    /// The layout with what a gesture or an open text would change; this one is as [`Layout::follow`] wants it.
    #[must_use]
    pub fn with(&self, touched: &Touched, map: &Map, view: &View, fonts: &mut Fonts, metrics: &Metrics) -> Self {
        let mut next = lay(map, view, Some(Before { layout: self, homes: &self.homes, touched }), fonts, metrics);
        next.homes = Homes::follow(Arc::clone(&self.homes), touched, self, &next, map);
        next.ties = if touched.links { Arc::new(Ties::of(map, view)) } else { Arc::clone(&self.ties) };
        next.links = self.links_of(&next, touched);
        next
    }

    /// The arrows of the layout that follows this one: the same, if nothing they go between or past has moved.
    fn links_of(&self, next: &Self, touched: &Touched) -> Arc<Vec<LinkBox>> {
        let rows = |layout: &Self| layout.lanes.iter().map(|lane| (lane.lane.clone(), lane.rect)).collect::<Vec<_>>();
        if !touched.links && !next.ties.any_drawn() {
            return Arc::clone(&self.links);
        }
        let stays = !touched.links && Arc::ptr_eq(&self.columns, &next.columns) && rows(self) == rows(next);
        let moved = if stays { moved(self, next) } else { FxHashSet::default() };
        let drawn = |card: &Id| next.ties.at(card).any(|tie| tie.drawn);
        if stays && !moved.into_iter().any(drawn) {
            return Arc::clone(&self.links);
        }
        Arc::new(links(next))
    }
}

/// The cards that are not where they were, of two layouts with the same rows and columns.
fn moved<'a>(before: &'a Layout, after: &'a Layout) -> FxHashSet<&'a Id> {
    let rows = |layout: &'a Layout| layout.lanes.iter();
    let mut moved = FxHashSet::default();
    for (old, new) in rows(before).zip(rows(after)) {
        let (LaneBody::Cards(old_row), LaneBody::Cards(new_row)) = (&old.body, &new.body) else { continue };
        if Arc::ptr_eq(old_row, new_row) {
            continue;
        }
        let stacks = old_row.stacks.iter().zip(&new_row.stacks).enumerate();
        for (column, _) in stacks.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)) {
            let there = |layout: &'a Layout, lane: &'a LaneBox| {
                layout.cell_in(lane, column).into_iter().flat_map(|cell| cell.cards).map(|card| (card.id, card.rect))
            };
            let mut was: FxHashMap<&Id, Rect> = there(before, old).collect();
            let new = there(after, new).filter(|(id, rect)| was.remove(id) != Some(*rect));
            moved.extend(new.map(|(id, _)| id).collect::<Vec<_>>());
            moved.extend(was.into_keys());
        }
    }
    moved.extend(after.lifted().map(|card| card.id));
    moved
}

fn lay(map: &Map, view: &View, before: Option<Before>, fonts: &mut Fonts, metrics: &Metrics) -> Layout {
    fonts.turn();
    let left = metrics.margin;
    let body = left + metrics.label_column;
    let stage_moves = matches!(view.preview, Some(Preview::Stages { .. }));
    let kept = before.filter(|before| !stage_moves && !before.touched.columns && !steps_may_change(map, before));
    let made = kept.is_none().then(|| columns(map, view, body, metrics));
    let (stages, columns) = match (made, kept) {
        (Some((stages, list)), _) => {
            let new = Columns::new(list);
            let same = before.map(|before| &before.layout.columns).filter(|old| ***old == new);
            (Some(stages), same.cloned().unwrap_or_else(|| Arc::new(new)))
        }
        (None, Some(kept)) => (None, Arc::clone(&kept.layout.columns)),
        (None, None) => (None, Arc::default()),
    };
    let right = columns.last().map_or(body + metrics.stage_column, |column| column.x + column.width);
    let lanes = lanes::shown(map, view);
    let (rows, targets) = rows(&Around { map, view, lanes: &lanes, columns: &columns, before, metrics }, fonts);
    let mut summary = Summary::default();
    rows.iter().flatten().for_each(|row| summary.add(&row.summary));

    let (title, bottom) = title(map, &summary.legend(), left, right, fonts, metrics);
    let band_top = (bottom + metrics.head.below).round();
    let (transitions, heads_top) = transitions(map, view, &columns, band_top, fonts, metrics);
    let (heads, heads_bottom) = match kept.filter(|kept| kept.layout.frozen.heads.0 == heads_top) {
        Some(kept) => (Arc::clone(&kept.layout.heads), kept.layout.frozen.heads.1),
        None => {
            let stages = stages.unwrap_or_else(|| self::columns(map, view, body, metrics).0);
            let (heads, bottom) = heads(&stages, &columns, heads_top, fonts, metrics);
            let bottom = if stages.is_empty() { heads_top } else { bottom };
            (Arc::new(heads), bottom)
        }
    };
    let across = Across { heads: &heads, columns: &columns, left: body, right };
    let charts = before.filter(|before| {
        let felt = matches!(view.preview, Some(Preview::Sentiment { .. }));
        !felt && !before.touched.charts && Arc::ptr_eq(&before.layout.columns, &columns)
    });
    let draft = Rows { map, view, across, left, charts: charts.map(|before| before.layout), metrics };
    let (lanes, rows_bottom) = draft.lay_out(&lanes, rows, heads_bottom + metrics.stage.below, fonts);
    let severity = summary.severity && lanes.iter().any(|lane| matches!(lane.body, LaneBody::Cards(_)));
    // What is counted is what is shown.
    summary.tally.stages = heads.iter().filter(|head| !head.stage.is_empty()).count();
    let tally = (view.purpose != Purpose::Poster).then_some(&summary.tally);
    let (footer, bottom) = footer(tally, severity, (left, right), rows_bottom, fonts, metrics);
    let frozen = Frozen { heads: (heads_top, heads_bottom), labels: (left - metrics.bleed, body) };
    let mut layout = Layout {
        size: Size::new(right + metrics.margin, bottom.ceil()),
        title,
        frozen,
        heads,
        columns,
        lanes,
        targets,
        homes: Arc::default(),
        links: Arc::default(),
        ties: Arc::default(),
        transitions,
        numbers: None,
        footer,
        widened: metrics.columns,
        purpose: view.purpose,
    };
    if before.is_none() {
        layout.homes = Arc::new(Homes::of(map, &layout));
        layout.ties = Arc::new(Ties::of(map, view));
        layout.links = Arc::new(links(&layout));
    }
    layout
}

/// Whether cards that come or go may give a stage a column beside those of its steps, or take it.
fn steps_may_change(map: &Map, before: &Before) -> bool {
    let (homes, touched) = (before.homes, before.touched);
    if !touched.any_cards() || map.stages.iter().all(|stage| stage.steps.is_empty()) {
        return false;
    }
    let stepped = |id: &Id| map.stage(id).is_some_and(|stage| !stage.steps.is_empty());
    homes.miss_some(touched) || homes.dirty(touched).iter().any(|cell| stepped(&cell.column))
}
