//! Pain points, the worst first, and the opportunities and tactics that answer them.

use std::collections::VecDeque;

use kurbo::{Point, Rect};

use super::draft::{Desk, Draft};
use super::flow::split;
use super::model::{Piece, Slide, Tone};
use super::sections::{Item, item};
use crate::layout::{Fit, Placed};
use crate::map::{Card, CardKind, LinkKind, Rating};

/// Answers are set smaller than what they answer.
const ANSWER: f64 = 0.86;

/// The ranking, on as many slides as it needs, evenly shared out; none where nothing hurts.
pub(super) fn ranking(desk: &mut Desk) -> Vec<Slide> {
    let ranked = ranked(desk);
    let end = desk.end(NOTE);
    let top = begin(&mut Draft::new("", None), ranked.len(), false, desk);
    let room = end - top;
    let columns = Columns::of(ranked.len(), desk);
    let rows: Vec<Row> = ranked.iter().enumerate().flat_map(|(i, card)| rows(i, card, room, &columns, desk)).collect();
    let heights: Vec<f64> = rows.iter().map(|row| row.draw(&mut Draft::new("", None), 0.0, &columns, desk)).collect();
    let mut slides = Vec::new();
    let mut next = 0;
    for share in shares(&heights, room, desk.sizes.ranking.row_gap) {
        let page = slides.len();
        let name = if page == 0 { "Pain points".to_owned() } else { format!("Pain points {}", page + 1) };
        let mut draft = Draft::new(name, None);
        let mut y = begin(&mut draft, ranked.len(), page > 0, desk);
        let free = room - heights[next..next + share].iter().sum::<f64>();
        let sizes = &desk.sizes.ranking;
        let gap = (free / share.max(1) as f64).clamp(sizes.row_gap, sizes.most_gap.max(sizes.row_gap));
        for row in &rows[next..next + share] {
            y = row.draw(&mut draft, y, &columns, desk) + gap;
        }
        next += share;
        draft.footer(NOTE, false, desk);
        slides.push(draft.finish(desk.size));
    }
    slides
}

/// What the numbers are.
const NOTE: &str = "Severity × frequency, each of 5";

/// A pain point beside some of its answers; a long one, and one with many answers, goes on in further rows.
struct Row {
    /// From 1; none where a pain point goes on.
    rank: Option<usize>,
    hurt: Option<Item>,
    /// The large number and the small one below it.
    score: (String, String),
    answers: Vec<Item>,
    unanswered: bool,
}

/// The rows of one pain point, none higher than `room`.
fn rows(index: usize, card: &Card, room: f64, columns: &Columns, desk: &mut Desk) -> Vec<Row> {
    let place = desk.shown.stage_of(card).map(|stage| stage.name.trim().to_owned()).unwrap_or_default();
    let words = [card.text.trim(), place.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let mut hurt = Some(Item { kind: CardKind::PainPoint, words: words.join(" · "), crucial: false });
    let mut answers: VecDeque<Item> = answers(card, desk).into();
    let unanswered = answers.is_empty();
    let mut rows: Vec<Row> = Vec::new();
    while hurt.is_some() || !answers.is_empty() {
        let first = rows.is_empty();
        let here = hurt.take().map(|item| {
            let (head, tail) = split(&item, false, (columns.width, 1.0), room, desk);
            hurt = tail;
            head
        });
        let mut beside = Vec::new();
        let mut y = 0.0;
        let below = columns.stacked && here.is_some();
        while !below && let Some(answer) = answers.pop_front() {
            let height = desk.face(&answer, false, columns.width, ANSWER).size.height;
            if y + height <= room {
                y += height + desk.sizes.ranking.answer_gap;
                beside.push(answer);
                continue;
            }
            if beside.is_empty() {
                let (head, tail) = split(&answer, false, (columns.width, ANSWER), room, desk);
                beside.push(head);
                answers.extend(tail);
            } else {
                answers.push_front(answer);
            }
            break;
        }
        let score = if first { score(card) } else { (String::new(), String::new()) };
        rows.push(Row {
            rank: first.then_some(index + 1),
            hurt: here,
            score,
            answers: beside,
            unanswered: unanswered && first,
        });
    }
    rows
}

/// Where the columns of the table stand.
struct Columns {
    /// Left edges of pain points, scores and answers.
    hurt: f64,
    score: f64,
    answers: f64,
    /// Of a pain point and of an answer.
    width: f64,
    /// Answers stand below what they answer: beside it there is no room.
    stacked: bool,
}

impl Columns {
    fn of(count: usize, desk: &mut Desk) -> Self {
        let (left, right) = desk.sides();
        let sizes = &desk.sizes.ranking;
        let widest = desk.fonts.paragraph(&count.to_string(), &desk.sizes.text.score, Fit::Free).size.width;
        let rank = sizes.rank.max(widest + sizes.rank_gap);
        let room = right - left - rank - sizes.score - sizes.gutter;
        let beside = (room - sizes.gutter) / 2.0;
        let stacked = beside < sizes.least;
        let width = if stacked { room } else { beside };
        let hurt = left + rank;
        let score = hurt + width + sizes.gutter;
        let answers = if stacked { hurt } else { score + sizes.score + sizes.gutter };
        Self { hurt, score, answers, width, stacked }
    }
}

/// How many rows each slide takes: as few slides as hold them, with about the same on each.
fn shares(heights: &[f64], room: f64, gap: f64) -> Vec<usize> {
    let greedy = |limit: f64| {
        let mut shares: Vec<usize> = Vec::new();
        let mut filled = f64::INFINITY;
        for height in heights {
            match shares.last_mut() {
                Some(last) if filled + gap + height <= limit => {
                    *last += 1;
                    filled += gap + height;
                }
                _ => {
                    shares.push(1);
                    filled = *height;
                }
            }
        }
        shares
    };
    let fewest = greedy(room).len();
    // The lowest limit that needs no more slides.
    let (mut low, mut high) = (0.0, room);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if greedy(middle).len() > fewest { low = middle } else { high = middle }
    }
    greedy(high)
}

/// What ranks a pain point: what is fully rated by its product, then what has one rating by that, then the rest.
fn weight(card: &Card) -> (u8, u32) {
    let number = |rating: Option<Rating>| rating.map(|rating| u32::from(rating.get()));
    match (number(card.severity), number(card.frequency)) {
        (Some(severity), Some(frequency)) => (2, severity * frequency),
        (Some(one), None) | (None, Some(one)) => (1, one),
        (None, None) => (0, 0),
    }
}

fn ranked(desk: &Desk) -> Vec<Card> {
    let shown = &desk.shown;
    let mut cards: Vec<Card> = Vec::new();
    // In the order of the journey, so that equal ones stand as they come.
    for stage in &shown.stages {
        for lane in &shown.lanes {
            let here = shown.cards(stage, lane).filter(|card| card.kind == CardKind::PainPoint);
            cards.extend(here.cloned());
        }
    }
    cards.sort_by_key(|card| {
        let (rated, weight) = weight(card);
        let severity = card.severity.map_or(0, Rating::get);
        std::cmp::Reverse((rated, weight, severity))
    });
    cards
}

fn begin(draft: &mut Draft, count: usize, continued: bool, desk: &mut Desk) -> f64 {
    let title = if continued { "What hurts most, continued" } else { "What hurts most, and what answers it" };
    let words = match count {
        1 => "1 pain point".to_owned(),
        more => format!("{} pain points, the worst first", desk.shown.numbers.count(more as u64)),
    };
    let bottom = draft.cover(title, &words, desk);
    bottom + desk.sizes.below_header
}

impl Row {
    /// Draws the row from `top` down, and gives its bottom.
    fn draw(&self, draft: &mut Draft, top: f64, columns: &Columns, desk: &mut Desk) -> f64 {
        let texts = &desk.sizes.text;
        let (left, _) = desk.sides();
        let face = self.hurt.as_ref().map(|hurt| desk.face(hurt, false, columns.width, 1.0));
        let height = face.as_ref().map_or(0.0, |face| face.size.height);
        let middle = top + height / 2.0;
        if let Some(rank) = self.rank {
            let number = desk.text(&rank.to_string(), &texts.score, Fit::Free, (left, top));
            draft.say(centred(number, middle), Tone::Quiet);
        }
        if let Some(face) = face {
            let rect = Rect::from_origin_size((columns.hurt, top), face.size);
            draft.pieces.push(Piece::Card { rect, face });
        }
        let mut bottom = (top + height).max(self.draw_score(draft, middle, columns, desk));
        let mut y = top;
        for answer in &self.answers {
            let face = desk.face(answer, false, columns.width, ANSWER);
            let rect = Rect::from_origin_size((columns.answers, y), face.size);
            draft.pieces.push(Piece::Card { rect, face });
            y = rect.y1 + desk.sizes.ranking.answer_gap;
            bottom = bottom.max(rect.y1);
        }
        if self.unanswered {
            let none = desk.text("No answer yet", &texts.small, Fit::Start(columns.width), (columns.answers, bottom));
            let none = if columns.stacked { none } else { centred(none, middle) };
            bottom = bottom.max(draft.say(none, Tone::Quiet).y1);
        }
        bottom
    }

    fn draw_score(&self, draft: &mut Draft, middle: f64, columns: &Columns, desk: &mut Desk) -> f64 {
        let texts = &desk.sizes.text;
        let fit = Fit::Start(desk.sizes.ranking.score);
        let (large, small) = &self.score;
        if small.is_empty() {
            return middle;
        }
        let small = desk.text(small, &texts.small, fit, (columns.score, 0.0));
        let large = (!large.is_empty()).then(|| desk.text(large, &texts.score, fit, (columns.score, 0.0)));
        let above = large.as_ref().map_or(0.0, |large| large.paragraph.size.height);
        let top = middle - (above + small.paragraph.size.height) / 2.0;
        if let Some(large) = large {
            draft.say(Placed { origin: Point::new(columns.score, top), ..large }, Tone::Plain);
        }
        draft.say(Placed { origin: Point::new(columns.score, top + above), ..small }, Tone::Quiet).y1
    }
}

/// "12" and "4 × 3"; what is not rated says so.
fn score(card: &Card) -> (String, String) {
    let rating = |rating: Option<Rating>| rating.map(|rating| u32::from(rating.get()));
    match (rating(card.severity), rating(card.frequency)) {
        (Some(severity), Some(frequency)) => ((severity * frequency).to_string(), format!("{severity} × {frequency}")),
        (Some(severity), None) => (String::new(), format!("severity {severity}")),
        (None, Some(frequency)) => (String::new(), format!("frequency {frequency}")),
        (None, None) => (String::new(), "not rated".to_owned()),
    }
}

fn centred(placed: Placed, middle: f64) -> Placed {
    let y = middle - placed.paragraph.size.height / 2.0;
    Placed { origin: Point::new(placed.origin.x, y), ..placed }
}

/// Opportunities first, then tactics.
fn answers(card: &Card, desk: &Desk) -> Vec<Item> {
    let shown = &desk.shown;
    let links = shown.map.links.iter().filter(|link| link.kind == LinkKind::Answers && link.to == card.id);
    let answers = links.filter_map(|link| shown.card(&link.from)).filter(|answer| shown.has(answer));
    let mut found: Vec<&Card> = answers.collect();
    found.sort_by_key(|answer| u8::from(answer.kind != CardKind::Opportunity));
    found.iter().map(|answer| item(answer, "", shown.numbers)).collect()
}
