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

/// How much larger the letters of a slide with little on it get.
const LARGER: [f64; 4] = [1.4, 1.25, 1.1, 1.0];
/// The same where neither sentiment nor funnel fill the slide.
const LARGEST: [f64; 3] = [2.0, 1.8, 1.6];
/// How much smaller those of a full one: never below what the back row reads.
const SMALLER: [f64; 3] = [1.0, 0.9, 0.8];

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
    if sections.is_empty() {
        let (left, right) = desk.sides();
        let words = "Nothing is noted here yet.";
        let words = desk.text(words, &sizes.text.quote, Fit::Start(right - left), (left, top));
        let below = draft.say(words, Tone::Quiet).y1;
        roomy(draft, stage, (below, body, end), feels, desk);
        return Vec::new();
    }
    let alone = if feels || funnel { &[][..] } else { &LARGEST[..] };
    for factor in alone.iter().chain(&LARGER).copied() {
        let mut columns = Columns::new(desk.sides(), top, body - across, factor, desk);
        if let Some((filled, _)) = whole(&columns, &sections, desk).filter(|_| !feels && !funnel) {
            // Alone on the slide it stands a little above the middle.
            let lower = top + (body - filled.bottom()) * 0.3;
            columns = Columns::new(desk.sides(), lower, body, factor, desk);
        }
        if let Some((columns, trial)) = whole(&columns, &sections, desk) {
            draft.pieces.extend(trial.pieces);
            roomy(draft, stage, (columns.bottom(), body, end), feels, desk);
            return Vec::new();
        }
    }
    let trend = if feels { heading(desk) + sizes.trend.height + sizes.section.gap } else { 0.0 };
    let mut rest = Vec::new();
    let mut last = None;
    for factor in SMALLER {
        let mut columns = Columns::new(desk.sides(), top, body, factor, desk);
        columns.shorten_last(body - trend);
        if let Some((columns, trial)) = whole(&columns, &sections, desk) {
            draft.pieces.extend(trial.pieces);
            last = Some(columns.last());
            break;
        }
    }
    let last = last.unwrap_or_else(|| {
        let mut columns = Columns::new(desk.sides(), top, body, 1.0, desk);
        columns.shorten_last(body - trend);
        rest = columns.fill(sections, draft, desk);
        columns.last()
    });
    if feels {
        let (x, width, filled) = last;
        let y = if filled > top { filled + sizes.section.gap } else { filled };
        small_trend(draft, stage, (x, width, y), desk);
    }
    if funnel {
        draft.strip(stage, end, sizes.strip.bar, desk);
    }
    rest
}

/// Everything in these columns: in turn if that fits, else wherever there is room.
fn whole(columns: &Columns, sections: &[Section], desk: &mut Desk) -> Option<(Columns, Draft)> {
    let (mut turns, mut trial) = (columns.clone(), Draft::new("", None));
    if turns.fill_in_turn(sections, &mut trial, desk) {
        return Some((turns, trial));
    }
    let (mut anywhere, mut trial) = (columns.clone(), Draft::new("", None));
    anywhere.fill(sections.to_vec(), &mut trial, desk).is_empty().then_some((anywhere, trial))
}

/// The charts of a slide that has room for them: the sentiment across it, and tall bars.
fn roomy(draft: &mut Draft, stage: &Stage, (filled, body, end): (f64, f64, f64), feels: bool, desk: &mut Desk) {
    let sizes = desk.sizes;
    let from = filled + sizes.section.gap;
    let mut free = body - from;
    let funnel = desk.shown.funnel.is_some();
    // What the sentiment cannot use, the bars can.
    let used = if feels { heading(desk) + sizes.trend.wide } else { 0.0 };
    let bar = (sizes.strip.bar + free - used).clamp(sizes.strip.bar, sizes.strip.most);
    if funnel {
        free -= bar - sizes.strip.bar;
    }
    if feels {
        wide_trend(draft, stage, from, (free - heading(desk)).min(sizes.trend.wide), desk);
    }
    if funnel {
        draft.strip(stage, end, bar, desk);
    }
}

/// What goes on a stage's further slides.
fn further(draft: &mut Draft, sections: Vec<Section>, top: f64, desk: &mut Desk) -> Vec<Section> {
    let end = desk.sizes.footer.top - desk.sizes.footer.above;
    for factor in LARGER.into_iter().chain(SMALLER) {
        let columns = Columns::new(desk.sides(), top, end, factor, desk);
        if let Some((_, trial)) = whole(&columns, &sections, desk) {
            draft.pieces.extend(trial.pieces);
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
    // Stages that nothing is known of take no room from the others.
    let felt: Vec<usize> = desk.shown.sentiments().into_iter().map(|(i, _)| i).collect();
    let face = desk.sizes.trend.face;
    let step = (width - 2.0 * face) / felt.len().saturating_sub(1).max(1) as f64;
    let place = move |i: usize| match felt.iter().position(|known| *known == i) {
        Some(rank) if felt.len() > 1 => x + face + step * rank as f64,
        Some(_) | None => x + width / 2.0,
    };
    let trend = trend(Some(stage), room, &place, desk);
    draft.pieces.push(Piece::Trend(trend));
}
