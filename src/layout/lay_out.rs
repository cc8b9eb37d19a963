//! A map becomes a layout.

use kurbo::Size;

use super::boxes::{Frozen, LaneBody, Layout};
use super::cells::Cells;
use super::columns::{Across, columns};
use super::fonts::Fonts;
use super::footer::footer;
use super::heads::heads;
use super::lanes::{self, Rows};
use super::metrics::Metrics;
use super::title::title;
use super::view::{Purpose, View};
use crate::map::{Map, Tally};

/// Lays out what `view` shows of a map. Text shaped before is remembered in `fonts`, so that a repeat is cheap.
pub fn lay_out(map: &Map, view: &View, fonts: &mut Fonts, metrics: &Metrics) -> Layout {
    fonts.turn();
    let left = metrics.margin;
    let body = left + metrics.label_column;
    let (stages, columns) = columns(map, view, body, metrics);
    let right = columns.last().map_or(body + metrics.stage_column, |column| column.x + column.width);
    let lanes = lanes::shown(map, view);
    let cells = Cells::sort(map, view, &lanes, &columns);

    let (title, bottom) = title(map, &cells.used(), left, right, fonts, metrics);
    let heads_top = (bottom + metrics.head.below).round();
    let (heads, heads_bottom) = heads(&stages, &columns, heads_top, fonts, metrics);
    let heads_bottom = if stages.is_empty() { heads_top } else { heads_bottom };
    let across = Across { heads: &heads, columns: &columns, left: body, right };
    let rows = Rows { map, view, across, cells: &cells, left, metrics };
    let rows = rows.lay_out(&lanes, heads_bottom + metrics.stage.below, fonts);
    let severity = cells.severity() && rows.lanes.iter().any(|lane| matches!(lane.body, LaneBody::Cards(_)));
    // What is counted is what is shown.
    let counted = stages.iter().filter(|shown| shown.stage.is_some()).count();
    let tally = (view.purpose != Purpose::Poster).then(|| Tally::of(counted, cells.all()));
    let (footer, bottom) = footer(tally.as_ref(), severity, (left, right), rows.bottom, fonts, metrics);
    Layout {
        size: Size::new(right + metrics.margin, bottom.ceil()),
        title,
        frozen: Frozen { heads: (heads_top, heads_bottom), labels: (left - metrics.bleed, body) },
        heads,
        columns,
        lanes: rows.lanes,
        cells: rows.cells,
        lifted: rows.lifted,
        footer,
        widened: metrics.columns,
        purpose: view.purpose,
    }
}
