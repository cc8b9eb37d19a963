//! The slides of one stage: its name, its numbers, what it holds, how it feels, who is left.

use kurbo::{Point, Rect};

use super::draft::{Desk, Draft};
use super::flow::Columns;
use super::model::{Piece, Slide, Tone};
use super::sections::{Item, Section, sections};
use super::strip;
use super::trend::trend;
use crate::layout::Fit;
use crate::layout::quotes::marked;
use crate::map::{CardKind, Stage};

/// More cards than any slide holds: not worth trying.
const MANY: usize = 100;

/// The part of a slide's width that a name needs beside the numbers.
const BESIDE: f64 = 0.25;

/// The part of a slide's height that a quote may take before its letters get smaller.
const QUOTE: f64 = 0.12;
/// A quote of more letters is a card.
const LONG_QUOTE: usize = 320;

/// How much larger the letters of a slide with little on it get.
const LARGER: [f64; 4] = [1.4, 1.25, 1.1, 1.0];
/// The same where neither sentiment nor funnel fill the slide.
const LARGEST: [f64; 3] = [2.0, 1.8, 1.6];
/// How much smaller those of a full one: never below what the back row reads.
const SMALLER: [f64; 3] = [1.0, 0.9, 0.8];

/// A stage's slides: one, or more where it holds more.
pub(super) fn stage<'a>(index: usize, stage: &'a Stage, desk: &mut Desk<'a>) -> Vec<Slide> {
    let mut rest: Vec<Section> = long_quote(stage, desk).into_iter().chain(sections(stage, desk)).collect();
    let all = &desk.shown.map.stages;
    let place = all.iter().position(|other| other.id == stage.id).unwrap_or(index);
    let note = format!("Stage {} of {}", place + 1, all.len());
    let end = desk.end(&note);
    let mut slides = Vec::new();
    loop {
        let more = slides.len();
        let name = if more == 0 { stage.name.clone() } else { format!("{} {}", stage.name, more + 1) };
        let mut draft = Draft::new(name, Some(&stage.id));
        let top = header(&mut draft, index, stage, more > 0, desk);
        let moments = rest.iter().flat_map(|section| &section.cards).any(|card| card.crucial);
        rest = match more {
            0 => first(&mut draft, stage, rest, (top, end), desk),
            _ => further(&mut draft, rest, (top, end), desk),
        };
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
    let at = Point::new(left, top);
    if continued {
        let words = format!("{}, continued", stage.name);
        return draft.title(&words, sizes.text.cover, at, right - left, desk) + sizes.below_header;
    }
    // The name comes first to whoever reads; the numbers decide how wide it may be.
    let before = draft.pieces.len();
    let (edge, facts_bottom) = draft.facts(stage, top + sizes.fact.above, desk);
    let mut facts = draft.pieces.split_off(before);
    let beside = edge - left >= (right - left) * BESIDE;
    let width = if beside { edge - left } else { right - left };
    let mut bottom = draft.title(&stage.name, sizes.text.title, at, width, desk);
    if let Some(quote) = header_quote(stage, desk) {
        let at = Point::new(left, bottom + sizes.quote_above);
        let styles = [sizes.text.quote, sizes.text.card, sizes.text.small];
        let quote = desk.fitting(&quote, &styles, Fit::Start(width), desk.size.height * QUOTE, at);
        bottom = draft.say(quote, Tone::Quiet).y1;
    }
    if !beside {
        // On a narrow screen they stand below.
        facts = Vec::new();
        bottom = draft.facts(stage, bottom + sizes.fact.above, desk).1;
    }
    draft.pieces.append(&mut facts);
    if beside { bottom.max(facts_bottom) + sizes.below_header } else { bottom + sizes.below_header }
}

/// The quote below a stage's name; one that goes on and on is a section of its own.
fn header_quote(stage: &Stage, desk: &Desk) -> Option<String> {
    let quote = desk.shown.quote(stage).filter(|quote| quote.chars().count() <= LONG_QUOTE)?;
    Some(marked(quote, &desk.shown.map.head.language))
}

/// The quote that is too long to stand below the stage's name.
fn long_quote(stage: &Stage, desk: &Desk) -> Option<Section> {
    let quote = desk.shown.quote(stage).filter(|quote| quote.chars().count() > LONG_QUOTE)?;
    let words = marked(quote, &desk.shown.map.head.language);
    let card = Item { kind: CardKind::Quote, words, crucial: false };
    Some(Section { heading: CardKind::Quote.label().to_owned(), cards: vec![card], bullets: false })
}

/// What is on a stage's first slide below its header; gives back what finds no room.
fn first(
    draft: &mut Draft,
    stage: &Stage,
    sections: Vec<Section>,
    (top, end): (f64, f64),
    desk: &mut Desk,
) -> Vec<Section> {
    let sizes = desk.sizes;
    let feels = desk.shown.sentiments().len() > 1 || desk.shown.sentiment(stage).is_some();
    // Under a name of many lines the funnel may have no room; it has a slide of its own.
    let strip = strip::height(sizes.strip.bar, desk) + sizes.section.gap;
    let funnel = desk.shown.funnel.is_some() && end - strip - top >= sizes.strip.room;
    let body = if funnel { end - strip } else { end };
    let (left, right) = desk.sides();
    let words = desk.shown.sentiment_words();
    let wide = desk.heading(&words, right - left);
    // With little on it the letters grow, and the sentiment goes across the slide.
    let across = if feels { sizes.trend.room + wide + sizes.section.gap } else { 0.0 };
    if sections.is_empty() {
        let words = "Nothing is noted here yet.";
        let words = desk.text(words, &sizes.text.quote, Fit::Start(right - left), (left, top));
        let below = draft.say(words, Tone::Quiet).y1;
        roomy(draft, stage, (below, body, end), (feels, funnel), desk);
        return Vec::new();
    }
    // One or two things to say need no third column.
    let few =
        if sections.len() <= 2 && sections.iter().all(|section| section.cards.len() <= 3) { 2 } else { usize::MAX };
    let few = few.min(sizes.section.columns);
    let alone = if feels || funnel { &[][..] } else { &LARGEST[..] };
    for factor in alone.iter().chain(&LARGER).copied() {
        let mut columns = Columns::at_most(few, desk.sides(), (top, body - across), factor, desk);
        if let Some((filled, _)) = whole(&columns, &sections, desk).filter(|_| !feels && !funnel) {
            // Alone on the slide it stands a little above the middle.
            let lower = top + (body - filled.bottom()) * 0.3;
            columns = Columns::at_most(few, desk.sides(), (lower, body), factor, desk);
        }
        if let Some((columns, trial)) = whole(&columns, &sections, desk) {
            draft.pieces.extend(trial.pieces);
            roomy(draft, stage, (columns.bottom(), body, end), (feels, funnel), desk);
            return Vec::new();
        }
    }
    let (_, width, _) = Columns::new(desk.sides(), top, body, 1.0, desk).last();
    let trend = if feels { desk.heading(&words, width) + sizes.trend.height + sizes.section.gap } else { 0.0 };
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
        small_trend(draft, stage, (x, width, y), body, desk);
    }
    if funnel {
        draft.strip(stage, end, sizes.strip.bar, desk);
    }
    rest
}

/// Everything in these columns: in turn if that fits, else wherever there is room.
fn whole(columns: &Columns, sections: &[Section], desk: &mut Desk) -> Option<(Columns, Draft)> {
    if sections.iter().map(|section| section.cards.len()).sum::<usize>() > MANY {
        return None;
    }
    let (mut turns, mut trial) = (columns.clone(), Draft::new("", None));
    if turns.fill_in_turn(sections, &mut trial, desk) {
        return Some((turns, trial));
    }
    let (mut anywhere, mut trial) = (columns.clone(), Draft::new("", None));
    anywhere.fill(sections.to_vec(), &mut trial, desk).is_empty().then_some((anywhere, trial))
}

/// The charts of a slide that has room for them: the sentiment across it, and tall bars.
fn roomy(
    draft: &mut Draft,
    stage: &Stage,
    (filled, body, end): (f64, f64, f64),
    (feels, funnel): (bool, bool),
    desk: &mut Desk,
) {
    let sizes = desk.sizes;
    let from = filled + sizes.section.gap;
    let mut free = body - from;
    // What the sentiment cannot use, the bars can.
    let (left, right) = desk.sides();
    let words = desk.shown.sentiment_words();
    let heading = desk.heading(&words, right - left);
    let used = if feels { heading + sizes.trend.wide } else { 0.0 };
    let bar = (sizes.strip.bar + free - used).clamp(sizes.strip.bar, sizes.strip.most);
    if funnel {
        free -= bar - sizes.strip.bar;
    }
    if feels {
        wide_trend(draft, stage, from, (free - heading).min(sizes.trend.wide), desk);
    }
    if funnel {
        draft.strip(stage, end, bar, desk);
    }
}

/// What goes on a stage's further slides.
fn further(draft: &mut Draft, sections: Vec<Section>, (top, end): (f64, f64), desk: &mut Desk) -> Vec<Section> {
    for factor in LARGER.into_iter().chain(SMALLER) {
        let columns = Columns::new(desk.sides(), top, end, factor, desk);
        if let Some((_, trial)) = whole(&columns, &sections, desk) {
            draft.pieces.extend(trial.pieces);
            return Vec::new();
        }
    }
    Columns::new(desk.sides(), top, end, 1.0, desk).fill(sections, draft, desk)
}

fn trend_heading(draft: &mut Draft, x: f64, y: f64, width: f64, desk: &mut Desk) -> f64 {
    let words = desk.shown.sentiment_words();
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
    let x = move |i: usize| Some(left + column * i as f64 + (column - gap) / 2.0);
    let trend = trend(Some(stage), room, &x, desk);
    draft.pieces.push(Piece::Trend(trend));
}

/// The sentiment line as one of the sections.
fn small_trend(draft: &mut Draft, stage: &Stage, (x, width, y): (f64, f64, f64), end: f64, desk: &mut Desk) {
    let words = desk.shown.sentiment_words();
    let below = y + desk.heading(&words, width);
    // Under a name and a note of many lines there may be no room; the slide with the charts has it all.
    if end - below < desk.sizes.trend.height {
        return;
    }
    trend_heading(draft, x, y, width, desk);
    // As tall as there is room, so that ups and downs are seen.
    let height = (end - below).min(desk.sizes.trend.tall);
    let room = Rect::new(x, below, x + width, below + height);
    // Stages that nothing is known of take no room from the others.
    let felt: Vec<usize> = desk.shown.sentiments().into_iter().map(|(i, _)| i).collect();
    let face = desk.sizes.trend.face;
    let step = (width - 2.0 * face) / felt.len().saturating_sub(1).max(1) as f64;
    let place = move |i: usize| {
        let rank = felt.iter().position(|known| *known == i)?;
        Some(if felt.len() > 1 { x + face + step * rank as f64 } else { x + width / 2.0 })
    };
    let trend = trend(Some(stage), room, &place, desk);
    draft.pieces.push(Piece::Trend(trend));
}
