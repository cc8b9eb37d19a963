//! A map for the wall: stages, lanes and hints with empty cells, as high as the paper wants it.

use super::{Fonts, Layout, Metrics, Purpose, View, lay_out};
use crate::map::{LaneKind, Map};

/// No row is lower: two sticky notes over each other, on paper that is not too small.
const LEAST_ROW: f64 = 150.0;

/// Lays out a map without what is on it, its rows filling a paper of this shape (width by height).
pub fn poster(map: &Map, view: &View, shape: f64, fonts: &mut Fonts, metrics: &Metrics) -> Layout {
    let blank = blank(map, view);
    let mut view = View { purpose: Purpose::Poster, preview: None, least_row: LEAST_ROW, ..view.clone() };
    let mut metrics = metrics.clone();
    let lean = lay(&blank, &view, fonts, &mut metrics);
    let rows = lean.lanes.len().max(1) as f64;
    let free = lean.size.width / shape.max(0.1) - lean.size.height;
    if free <= 0.0 {
        return lean;
    }
    // Rows that are higher than the least because of their hint count with what they have.
    let high: f64 = lean.lanes.iter().map(|lane| lane.rect.height()).sum();
    view.least_row = ((high + free) / rows).floor();
    lay(&blank, &view, fonts, &mut metrics)
}

fn lay(map: &Map, view: &View, fonts: &mut Fonts, metrics: &mut Metrics) -> Layout {
    metrics.sentiment.height = view.least_row.max(metrics.sentiment.padding * 2.0);
    metrics.sentiment.padding = metrics.sentiment.height * 0.16;
    lay_out(map, view, fonts, metrics)
}

/// The map with nothing on it. A funnel is measured, not stuck on: its lane is left out.
fn blank(map: &Map, view: &View) -> Map {
    let wanted = |lane: &crate::map::Lane| view.lanes.as_ref().is_some_and(|lanes| lanes.contains(&lane.id));
    let lanes = map.lanes.iter().filter(|lane| lane.kind != LaneKind::Funnel || wanted(lane));
    Map {
        lanes: lanes.cloned().collect(),
        cards: Vec::new(),
        sentiments: Vec::new(),
        links: Vec::new(),
        transitions: Vec::new(),
        metrics: Vec::new(),
        ..map.clone()
    }
}
