//! The slides of one stage: its name, its numbers, what it holds, how it feels, who is left.

use kurbo::Rect;

use super::draft::{Desk, Draft};
use super::flow::Columns;
use super::model::{Piece, Slide, Tone};
use super::sections::{Section, sections};
use super::strip;
use super::trend::trend;
use crate::layout::Fit;
use crate::layout::quotes::marked;
use crate::map::Stage;

/// How much larger the letters of a slide with little on it may get.
const FACTORS: [f64; 3] = [1.4, 1.2, 1.0];

/// A stage's slides: one, or more where it holds more.
pub(super) fn stage(index: usize, stage: &Stage, desk: &mut Desk) -> Vec<Slide> {
    let mut rest = sections(stage, desk);
    let mut slides = Vec::new();
    loop {
        let more = slides.len();
        let name = if more == 0 { stage.name.clone() } else { format!("{} {}", stage.name, more + 1) };
        let mut draft = Draft::new(name, Some(&stage.id));
        let top = header(&mut draft, index, stage, more > 0, desk);
        let moments = rest.iter().flat_map(|section| &section.cards).any(|card| card.crucial);
        rest = if more == 0 { first(&mut draft, stage, rest, top, desk) } else { further(&mut draft, rest, top, desk) };
        let note = format!("Stage {} of {}", index + 1, desk.shown.stages.len());
        draft.footer(&note, moments, desk);
        slides.push(draft.finish(desk.size));
        // Every further slide takes a line of a card at least, so there is an end.
        if rest.is_empty() {
            return slides;
        }
    }
}

/// The strip of stages, the name and the quote, the numbers; where the rest begins.
fn header(draft: &mut Draft, index: usize, stage: &Stage, continued: bool, desk: &mut Desk) -> f64 {
    let sizes = desk.sizes;
    let nav = draft.nav(index, desk);
    let top = sizes.title_top.max(nav + sizes.title_top - sizes.nav.top - sizes.nav.height);
    let (left, right) = desk.sides();
    if continued {
        let words = format!("{}, continued", stage.name);
        let title = desk.text(&words, &sizes.text.cover, Fit::Start(right - left), (left, top));
        return draft.say(title, Tone::Plain).y1 + sizes.below_header;
    }
    // The name comes first to whoever reads; the numbers decide how wide it may be.
    let at = draft.pieces.len();
    let (edge, facts_bottom) = draft.facts(stage, top + 10.0, desk);
    let facts = draft.pieces.split_off(at);
    let fit = Fit::Start((edge - left).max(200.0));
    let title = desk.text(&stage.name, &sizes.text.title, fit, (left, top));
    let mut bottom = draft.say(title, Tone::Plain).y1;
    if let Some(quote) = desk.shown.quote(stage) {
        let quote = marked(quote, &desk.shown.map.head.language);
        let quote = desk.text(&quote, &sizes.text.quote, fit, (left, bottom + sizes.quote_above));
        bottom = draft.say(quote, Tone::Quiet).y1;
    }
    draft.pieces.extend(facts);
    bottom.max(facts_bottom) + sizes.below_header
}

/// What is on a stage's first slide below its header; gives back what finds no room.
fn first(draft: &mut Draft, stage: &Stage, sections: Vec<Section>, top: f64, desk: &mut Desk) -> Vec<Section> {
    let sizes = desk.sizes;
    let end = sizes.footer.top - sizes.footer.above;
    let feels = desk.shown.sentiments().len() > 1 || desk.shown.sentiment(stage).is_some();
    let funnel = desk.shown.funnel.is_some();
    let least_strip = if funnel { strip::height(sizes.strip.bar, desk) + sizes.section.gap } else { 0.0 };
    let body = end - least_strip;
    // With little on it the letters grow, and the sentiment goes across the slide.
    let across = if feels { sizes.trend.room + heading(desk) + sizes.section.gap } else { 0.0 };
    for factor in FACTORS {
        let mut trial = Draft::new("", None);
        let mut columns = Columns::new(desk.sides(), top, body - across, factor, desk);
        if columns.fill(sections.clone(), &mut trial, desk).is_empty() {
            draft.pieces.append(&mut trial.pieces);
            let mut free = body - columns.bottom();
            let bar = if funnel && !feels {
                (sizes.strip.bar + free - sizes.section.gap).clamp(sizes.strip.bar, sizes.strip.most)
            } else if funnel {
                // What the sentiment cannot use, the bars can.
                let used = heading(desk) + sizes.section.gap + sizes.trend.wide;
                (sizes.strip.bar + free - used).clamp(sizes.strip.bar, sizes.strip.most)
            } else {
                0.0
            };
            free -= bar - sizes.strip.bar;
            if feels {
                let height = (free - heading(desk) - sizes.section.gap).min(sizes.trend.wide);
                let from = if sections.is_empty() { top } else { columns.bottom() + sizes.section.gap };
                wide_trend(draft, stage, from, height, desk);
            }
            if funnel {
                draft.strip(stage, end, bar, desk);
            }
            return Vec::new();
        }
    }
    let mut columns = Columns::new(desk.sides(), top, body, 1.0, desk);
    let trend_top = body - sizes.trend.height - heading(desk);
    if feels {
        columns.shorten_last(trend_top - sizes.section.gap);
    }
    let rest = columns.fill(sections, draft, desk);
    if feels {
        let (x, width, filled) = columns.last();
        let y = if filled > top { filled + sizes.section.gap } else { filled };
        small_trend(draft, stage, (x, width, y), desk);
    }
    if funnel {
        draft.strip(stage, end, sizes.strip.bar, desk);
    }
    rest
}

/// What goes on a stage's further slides.
fn further(draft: &mut Draft, sections: Vec<Section>, top: f64, desk: &mut Desk) -> Vec<Section> {
    let end = desk.sizes.footer.top - desk.sizes.footer.above;
    for factor in FACTORS {
        let mut trial = Draft::new("", None);
        let mut columns = Columns::new(desk.sides(), top, end, factor, desk);
        if columns.fill(sections.clone(), &mut trial, desk).is_empty() {
            draft.pieces.append(&mut trial.pieces);
            return Vec::new();
        }
    }
    Columns::new(desk.sides(), top, end, 1.0, desk).fill(sections, draft, desk)
}

fn heading(desk: &Desk) -> f64 {
    f64::from(desk.sizes.text.heading.line) + desk.sizes.section.below_heading
}

fn trend_heading(draft: &mut Draft, x: f64, y: f64, width: f64, desk: &mut Desk) -> f64 {
    let lane = desk.shown.lanes.iter().find(|lane| lane.kind == crate::map::LaneKind::Sentiment);
    let words = lane.map_or("Sentiment", |lane| lane.label()).to_owned();
    let style = desk.sizes.text.heading;
    let heading = desk.text(&words, &style, Fit::Start(width), (x, y));
    draft.say(heading, Tone::Plain).y1
}

/// The sentiment line across the slide, each value over its stage's bar.
fn wide_trend(draft: &mut Draft, stage: &Stage, top: f64, height: f64, desk: &mut Desk) {
    let (left, right) = desk.sides();
    let below = trend_heading(draft, left, top, right - left, desk);
    let column = (right - left) / desk.shown.stages.len().max(1) as f64;
    let gap = desk.sizes.strip.gap.min(column / 4.0);
    let room = Rect::new(left, below, right, below + height);
    let x = move |i: usize| left + column * i as f64 + (column - gap) / 2.0;
    let trend = trend(Some(stage), room, &x, desk);
    draft.pieces.push(Piece::Trend(trend));
}

/// The sentiment line as one of the sections.
fn small_trend(draft: &mut Draft, stage: &Stage, (x, width, y): (f64, f64, f64), desk: &mut Desk) {
    let below = trend_heading(draft, x, y, width, desk);
    let room = Rect::new(x, below, x + width, below + desk.sizes.trend.height);
    let count = desk.shown.stages.len();
    let face = desk.sizes.trend.face;
    let step = (width - 2.0 * face) / count.saturating_sub(1).max(1) as f64;
    let place = move |i: usize| if count < 2 { x + width / 2.0 } else { x + face + step * i as f64 };
    let trend = trend(Some(stage), room, &place, desk);
    draft.pieces.push(Piece::Trend(trend));
}
