//! The sentiment lines over their funnels, as on the map and as large as the slides.

use std::sync::Arc;

use super::draft::{Desk, Draft};
use super::grid::{Grid, shares};
use super::model::Slide;
use super::pages::{Need, Page, pages};
use crate::funnel::{lane_about, lane_stats, sentiment_persona};
use crate::layout::funnel::funnel;
use crate::layout::sentiment::sentiment;
use crate::layout::{LaneBody, Metrics, Purpose, View};
use crate::map::{Id, Lane, LaneKind, Map, Sentiment, Stage};

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

/// A chart with its lane and its note.
struct Chart {
    lane: Lane,
    note: String,
    need: Need,
}

fn share(name: &str, title: &str, stages: &[(usize, &Stage)], desk: &mut Desk) -> Vec<Slide> {
    let (mut draft, grid) = begin(name, title, stages, desk);
    let top = grid.bottom + desk.sizes.map.stage.below;
    let charts = measured(stages, &grid, desk);
    let room = desk.end("") - top;
    let needs: Vec<Need> = charts.iter().map(|chart| chart.need).collect();
    let mut slides = Vec::new();
    for page in pages(&needs, room) {
        if !slides.is_empty() {
            draft = begin(&format!("{name}, continued"), title, stages, desk).0;
        }
        let metrics = fitted(&page, &needs, &desk.sizes.map);
        let mut y = top;
        for chart in &charts[page.charts.clone()] {
            let Some((body, height)) = body(&chart.lane, page.quotes, stages, &grid, &metrics, desk) else { continue };
            let bottom = y + height.max(chart.need.label);
            draft.chart(&chart.lane, (y, bottom), &chart.note, body, &grid, desk);
            y = bottom;
        }
        draft.footer("", false, desk);
        slides.push(std::mem::replace(&mut draft, Draft::new(name, None)).finish(desk.size));
    }
    slides
}

fn begin(name: &str, title: &str, stages: &[(usize, &Stage)], desk: &mut Desk) -> (Draft, Grid) {
    let mut draft = Draft::new(name, None);
    let bottom = draft.cover(title, "", desk);
    let grid = draft.grid(stages, bottom + desk.sizes.tally.chart_gap, desk);
    (draft, grid)
}

/// What is left over on a page makes the sentiments taller, so that ups and downs are seen, else the bars; what is
/// wanting the bars give.
fn fitted(page: &Page, needs: &[Need], standard: &Metrics) -> Metrics {
    let mut metrics = if page.quotes { standard.clone() } else { quiet(standard) };
    let here = &needs[page.charts.clone()];
    let felt = here.iter().filter(|need| need.bars.is_none()).count();
    let counted = here.len() - felt;
    if page.spare > 0.0 && felt > 0 {
        metrics.sentiment.height += page.spare / felt as f64;
    } else if counted > 0 {
        let more = (page.spare / counted as f64).min(metrics.funnel.bar);
        metrics.funnel.bar += more;
        metrics.funnel.height += more;
    }
    metrics
}

/// Without quotes a sentiment line needs less air above and below.
fn quiet(standard: &Metrics) -> Metrics {
    let mut metrics = standard.clone();
    let less = metrics.sentiment.padding - metrics.sentiment.face * 1.5;
    metrics.sentiment.padding -= less;
    metrics.sentiment.height -= less * 2.0;
    metrics
}

/// The charts shown, with what they need.
fn measured(stages: &[(usize, &Stage)], grid: &Grid, desk: &mut Desk) -> Vec<Chart> {
    let map = desk.shown.map;
    let metrics = desk.sizes.map.clone();
    let without_quotes = quiet(&metrics);
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
        let Some((_, height)) = body(&lane, true, stages, grid, &metrics, desk) else { continue };
        let silent = body(&lane, false, stages, grid, &without_quotes, desk).map_or(height, |(_, silent)| silent);
        let label = super::grid::label_height(&lane, &note, desk);
        let bars = (lane.kind == LaneKind::Funnel).then_some(metrics.funnel.bar);
        charts.push(Chart { lane, note, need: Need { quoted: height, silent, label, bars } });
    }
    charts
}

/// A chart of the map, with its quotes or without, and its height.
fn body(
    lane: &Lane,
    quotes: bool,
    stages: &[(usize, &Stage)],
    grid: &Grid,
    metrics: &Metrics,
    desk: &mut Desk,
) -> Option<(LaneBody, f64)> {
    let map = desk.shown.map;
    if lane.kind == LaneKind::Sentiment {
        let view = View { purpose: Purpose::Export, ..View::default() };
        let felt = felt(map, &lane.persona, stages, quotes);
        let shown = sentiment(&felt, lane, &view, grid.across(), desk.fonts, metrics)?;
        let height = shown.height;
        return Some((LaneBody::Sentiment(Arc::new(shown)), height));
    }
    let known = map.funnel(&lane.funnel)?;
    let stats = lane_stats(map, known, &sentiment_persona(map, &lane.id), desk.shown.chosen.as_deref());
    let shown = funnel(&stats, &lane.funnel, desk.shown.numbers, grid.across(), desk.fonts, metrics)?;
    let height = shown.height;
    Some((LaneBody::Funnel(Arc::new(shown)), height))
}

/// What of a map a sentiment line over whole stages is drawn from: how each of them feels, with what was said or without.
fn felt(map: &Map, persona: &Id, stages: &[(usize, &Stage)], quotes: bool) -> Map {
    let of_stage = |(_, stage): &(usize, &Stage)| Sentiment {
        persona: persona.clone(),
        at: stage.id.clone(),
        value: map.stage_sentiment(persona, stage),
        quote: map.stage_quote(persona, stage).filter(|_| quotes).unwrap_or_default().to_owned(),
        ..Sentiment::default()
    };
    Map { head: map.head.clone(), sentiments: stages.iter().map(of_stage).collect(), ..Map::default() }
}
