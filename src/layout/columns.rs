//! Which stages are shown, and where their columns stand.

use std::ops::{Deref, Range};

use rustc_hash::{FxHashMap, FxHashSet};

use super::boxes::{ColumnBox, HeadBox};
use super::metrics::Metrics;
use super::view::{Preview, View};
use crate::map::{Id, Map, Stage};

/// The columns of a map from left to right, found by their ids too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    list: Vec<ColumnBox>,
    at: FxHashMap<Id, usize>,
}

impl Columns {
    pub(super) fn new(list: Vec<ColumnBox>) -> Self {
        let at = list.iter().enumerate().map(|(i, column)| (column.id.clone(), i)).collect();
        Self { list, at }
    }

    /// The index of the column of a stage or step.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.at.get(id).copied()
    }

    /// The columns that reach between two places.
    pub fn within(&self, left: f64, right: f64) -> Range<usize> {
        let from = self.list.partition_point(|column| column.x + column.width <= left);
        let to = self.list.partition_point(|column| column.x < right);
        from..to.max(from)
    }
}

impl Deref for Columns {
    type Target = [ColumnBox];

    fn deref(&self) -> &[ColumnBox] {
        &self.list
    }
}

/// The stages' part of the picture: what every chart is laid out across.
#[derive(Clone, Copy)]
pub(super) struct Across<'a> {
    pub(super) heads: &'a [HeadBox],
    pub(super) columns: &'a [ColumnBox],
    /// Left edge of the first column and right edge of the last.
    pub(super) left: f64,
    pub(super) right: f64,
}

/// A stage on the picture; without one, room for a new one.
pub(super) struct Shown<'a> {
    pub(super) stage: Option<&'a Stage>,
    /// In the map's list.
    pub(super) index: usize,
    pub(super) lifted: bool,
    pub(super) x: f64,
    pub(super) width: f64,
}

impl Shown<'_> {
    pub(super) fn id(&self) -> Id {
        self.stage.map(|stage| stage.id.clone()).unwrap_or_default()
    }
}

/// The stages from left to right, as a preview would have them, beginning at `left`; and their columns.
pub(super) fn columns<'a>(map: &'a Map, view: &View, left: f64, metrics: &Metrics) -> (Vec<Shown<'a>>, Vec<ColumnBox>) {
    let own = own_parts(map);
    let mut stages = shown(map, view);
    let mut columns = Vec::new();
    let mut x = left;
    for (head, shown) in stages.iter_mut().enumerate() {
        let mut ids = shown.stage.map_or_else(|| vec![Id::default()], |stage| parts(stage, &own));
        let count = ids.len() as f64;
        let stepped = shown.stage.is_some_and(|stage| !stage.steps.is_empty());
        let usual = if stepped { metrics.stage_column.max(metrics.step_column * count) } else { metrics.stage_column };
        let wanted =
            shown.stage.and_then(|stage| stage.width).map_or(usual, |width| f64::from(width.get()) * metrics.columns);
        let width = wanted.max(metrics.least_column * count);
        let part = (width / count).floor();
        let last = ids.len() - 1;
        let mut widths: Vec<f64> = (0..=last).map(|i| if i == last { width - part * i as f64 } else { part }).collect();
        if let Some(stage) = shown.stage.filter(|stage| view.opened && !ids.contains(&stage.id)) {
            ids.insert(0, stage.id.clone());
            widths.insert(0, metrics.least_column);
        }
        shown.x = x;
        shown.width = widths.iter().sum();
        for (id, width) in ids.into_iter().zip(widths) {
            columns.push(ColumnBox {
                id,
                head,
                x,
                width,
                card_x: x + metrics.lane.inset,
                card_width: width - metrics.lane.gutter,
            });
            x += width;
        }
    }
    (stages, columns)
}

/// The columns of every stage, from left to right.
pub fn every_column(map: &Map) -> Vec<Id> {
    let own = own_parts(map);
    map.stages.iter().flat_map(|stage| parts(stage, &own)).collect()
}

fn shown<'a>(map: &'a Map, view: &View) -> Vec<Shown<'a>> {
    let wanted = |stage: &Stage| view.stages.as_ref().is_none_or(|ids| ids.contains(&stage.id));
    let place = |index, stage| Shown { stage, index, lifted: false, x: 0.0, width: 0.0 };
    let known = map.stages.iter().enumerate().filter(|(_, stage)| wanted(stage));
    let mut stages: Vec<Shown> = known.map(|(i, stage)| place(i, Some(stage))).collect();
    if let Some(Preview::Stages { ids, to }) = &view.preview {
        let is_moved = |shown: &Shown| shown.stage.is_some_and(|stage| ids.contains(&stage.id));
        let (mut moved, others): (Vec<Shown>, Vec<Shown>) = stages.into_iter().partition(is_moved);
        if ids.is_empty() {
            moved.push(place(usize::MAX, None));
        }
        stages = others;
        // `to` counts all stages but the moved ones, also those that are not shown.
        let shown = |shown: &&Shown| {
            let before = map.stages.iter().take(shown.index).filter(|stage| ids.contains(&stage.id)).count();
            shown.index - before < *to
        };
        let to = stages.iter().filter(shown).count();
        stages.splice(to..to, moved.into_iter().map(|shown| Shown { lifted: true, ..shown }));
    }
    stages
}

/// The stages that need a column of their own beside those of their steps: something stands in the stage itself.
fn own_parts(map: &Map) -> FxHashSet<&Id> {
    if map.stages.iter().all(|stage| stage.steps.is_empty()) {
        return FxHashSet::default();
    }
    let mut own: FxHashSet<&Id> = map.cards.iter().map(|card| &card.at.column).collect();
    own.extend(map.metrics.iter().map(|metric| &metric.at));
    let felt: FxHashSet<&Id> = map.sentiments.iter().map(|sentiment| &sentiment.at).collect();
    let in_steps = |stage: &&Stage| stage.steps.iter().any(|step| felt.contains(&step.id));
    own.extend(map.stages.iter().filter(in_steps).map(|stage| &stage.id).filter(|id| felt.contains(id)));
    own
}

fn parts(stage: &Stage, own: &FxHashSet<&Id>) -> Vec<Id> {
    let itself = (stage.steps.is_empty() || own.contains(&stage.id)).then_some(&stage.id);
    itself.into_iter().chain(stage.steps.iter().map(|step| &step.id)).cloned().collect()
}
