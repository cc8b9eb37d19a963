//! The sentiment line over the funnel, as on the map and as large as the slide.

use std::borrow::Cow;
use std::sync::Arc;

use super::draft::{Desk, Draft};
use super::grid::{Grid, shares};
use super::model::Slide;
use crate::funnel::lane_about;
use crate::layout::funnel::funnel;
use crate::layout::sentiment::sentiment;
use crate::layout::{LaneBody, Metrics, Purpose, View};
use crate::map::{Lane, LaneKind, Map, Sentiment, Stage};

/// The slides with the charts; none where nothing is felt and nothing counted.
pub(super) fn charts(desk: &mut Desk) -> Vec<Slide> {
    let feels = !desk.shown.sentiments().is_empty();
    let title = match (feels, desk.shown.funnel.is_some()) {
        (true, true) => "How customers feel, and where they leave",
        (true, false) => "How customers feel",
        (false, true) => "Where customers leave",
        (false, false) => return Vec::new(),
    };
    let mut slides = Vec::new();
    for stages in shares(desk) {
        let page = slides.len();
        let name =
            if page == 0 { "Sentiment and funnel".to_owned() } else { format!("Sentiment and funnel {}", page + 1) };
        let continued = format!("{title}, continued");
        let title = if page == 0 { title } else { &continued };
        slides.extend(share(&name, title, &stages, desk));
    }
    slides
}

/// So much of their height bars give so that a slide holds the sentiment line and the funnel both.
const LOWER: f64 = 0.4;

/// A chart with its lane, its note and its height, laid out from the top of a slide.
struct Chart {
    lane: Lane,
    note: String,
    height: f64,
    /// Quotes that would fill more than a slide are left to the slides of their stages.
    quotes: bool,
}

fn share(name: &str, title: &str, stages: &[(usize, &Stage)], desk: &mut Desk) -> Vec<Slide> {
    let sizes = desk.sizes;
    let end = desk.end("");
    let mut slides = Vec::new();
    let (mut draft, grid) = begin(name, title, stages, desk);
    let top = grid.bottom + sizes.map.stage.below;
    let room = end - top;
    let mut y = top;
    let mut charts = measured(&grid, room, desk);
    if charts.is_empty() {
        return slides;
    }
    // What is left over makes the sentiments taller, so that ups and downs are seen.
    let free = room - charts.iter().map(|chart| chart.height).sum::<f64>();
    let mut metrics = sizes.map.clone();
    if free > 0.0 {
        let felt = charts.iter().filter(|chart| chart.lane.kind == LaneKind::Sentiment).count();
        let share = free / felt.max(1) as f64;
        metrics.sentiment.height += share;
        for chart in charts.iter_mut().filter(|chart| chart.lane.kind == LaneKind::Sentiment) {
            chart.height += share;
        }
        if felt == 0 {
            let taller = free.min(metrics.funnel.bar);
            metrics.funnel.bar += taller;
            metrics.funnel.height += taller;
        }
    }
    let funnels = charts.iter().filter(|chart| chart.lane.kind == LaneKind::Funnel).count();
    let lower = -free / funnels.max(1) as f64;
    if funnels > 0 && 0.0 < lower && lower < metrics.funnel.bar * LOWER {
        metrics.funnel.bar -= lower;
        metrics.funnel.height -= lower;
        for chart in charts.iter_mut().filter(|chart| chart.lane.kind == LaneKind::Funnel) {
            chart.height -= lower;
        }
    }
    let mut drafts = Vec::new();
    for chart in charts {
        let (mut target, at) = if y > top && y + chart.height > end + 0.5 {
            // Long quotes can fill a slide of their own.
            drafts.push(draft);
            let (next, grid) = begin(&format!("{name}, continued"), title, stages, desk);
            (next, grid.bottom + sizes.map.stage.below)
        } else {
            (draft, y)
        };
        if let Some((body, height)) = body((&chart.lane, chart.quotes), &grid, &metrics, desk) {
            let bottom = at + height.max(chart.height);
            target.chart(&chart.lane, (at, bottom), &chart.note, body, &grid, desk);
            y = bottom;
        }
        draft = target;
    }
    drafts.push(draft);
    for mut draft in drafts {
        draft.footer("", false, desk);
        slides.push(draft.finish(desk.size));
    }
    slides
}

fn begin(name: &str, title: &str, stages: &[(usize, &Stage)], desk: &mut Desk) -> (Draft, Grid) {
    let mut draft = Draft::new(name, None);
    let bottom = draft.cover(title, "", desk);
    let grid = draft.grid(stages, bottom + desk.sizes.tally.chart_gap, desk);
    (draft, grid)
}

/// The charts shown, with what they need at least.
fn measured(grid: &Grid, room: f64, desk: &mut Desk) -> Vec<Chart> {
    let map = desk.shown.map;
    let metrics = desk.sizes.map.clone();
    let lanes: Vec<Lane> = desk.shown.lanes.iter().map(|lane| (*lane).clone()).collect();
    let mut charts = Vec::new();
    for lane in lanes {
        let note = match lane.kind {
            LaneKind::Sentiment => {
                let persona = map.personas.iter().find(|persona| persona.id == lane.persona);
                persona.map_or_else(String::new, |persona| persona.name.clone())
            }
            LaneKind::Funnel => {
                let known = map.funnel(&lane.funnel);
                known.map(|funnel| lane_about(funnel, &map.head.language).join("\n")).unwrap_or_default()
            }
            _ => continue,
        };
        let Some((_, mut height)) = body((&lane, true), grid, &metrics, desk) else { continue };
        let quotes = height <= room;
        if !quotes {
            height = body((&lane, false), grid, &metrics, desk).map_or(height, |(_, height)| height);
        }
        let height = height.max(super::grid::label_height(&lane, &note, desk));
        charts.push(Chart { lane, note, height, quotes });
    }
    charts
}

/// A chart of the map, with its quotes or without, and its height.
fn body((lane, quotes): (&Lane, bool), grid: &Grid, metrics: &Metrics, desk: &mut Desk) -> Option<(LaneBody, f64)> {
    let map = desk.shown.map;
    if lane.kind == LaneKind::Sentiment {
        let view = View { purpose: Purpose::Export, ..View::default() };
        let map = if quotes { Cow::Borrowed(map) } else { Cow::Owned(silent(map)) };
        let shown = sentiment(&map, lane, &view, grid.across(), desk.fonts, metrics)?;
        let height = shown.height;
        return Some((LaneBody::Sentiment(Arc::new(shown)), height));
    }
    let known = map.funnel(&lane.funnel)?;
    let stats = crate::funnel::lane_stats(
        map,
        known,
        &crate::funnel::sentiment_persona(map, &lane.id),
        desk.shown.chosen.as_deref(),
    );
    let shown = funnel(&stats, &lane.funnel, desk.shown.numbers, grid.across(), desk.fonts, metrics)?;
    let height = shown.height;
    Some((LaneBody::Funnel(Arc::new(shown)), height))
}

/// What of a map a sentiment line is drawn from, without what was said.
fn silent(map: &Map) -> Map {
    let quiet = |sentiment: &Sentiment| Sentiment { quote: String::new(), ..sentiment.clone() };
    Map { head: map.head.clone(), sentiments: map.sentiments.iter().map(quiet).collect(), ..Map::default() }
}
