//! Pain points, the worst first, and the opportunities and tactics that answer them.

use kurbo::{Point, Rect};

use super::draft::{Desk, Draft};
use super::model::{Piece, Slide, Tone};
use super::sections::{Item, item};
use crate::layout::{Fit, Placed};
use crate::map::{Card, CardKind, LinkKind, Rating};

/// Answers are set smaller than what they answer.
const ANSWER: f64 = 0.86;

/// The ranking, on as many slides as it needs, evenly shared out; none where nothing hurts.
pub(super) fn ranking(desk: &mut Desk) -> Vec<Slide> {
    let ranked = ranked(desk);
    let heights: Vec<f64> = ranked.iter().map(|card| row(&mut Draft::new("", None), 0, card, 0.0, desk)).collect();
    let top = begin(&mut Draft::new("", None), ranked.len(), false, desk);
    let room = desk.sizes.footer.top - desk.sizes.footer.above - top;
    let shares = shares(&heights, room, desk.sizes.ranking.row_gap);
    let mut slides = Vec::new();
    let mut rank = 0;
    for share in shares {
        let page = slides.len();
        let name = if page == 0 { "Pain points".to_owned() } else { format!("Pain points {}", page + 1) };
        let mut draft = Draft::new(name, None);
        let mut y = begin(&mut draft, ranked.len(), page > 0, desk);
        let free = room - heights[rank..rank + share].iter().sum::<f64>();
        let sizes = &desk.sizes.ranking;
        let gap = (free / share.max(1) as f64).clamp(sizes.row_gap, sizes.most_gap.max(sizes.row_gap));
        for card in &ranked[rank..rank + share] {
            y = row(&mut draft, rank, card, y, desk) + gap;
            rank += 1;
        }
        draft.footer("Severity × frequency, each of 5", false, desk);
        slides.push(draft.finish(desk.size));
    }
    slides
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
    let lanes: Vec<_> = shown.lanes.iter().map(|lane| &lane.id).collect();
    let mut cards: Vec<Card> = Vec::new();
    // In the order of the journey, so that equal ones stand as they come.
    for stage in &shown.stages {
        for lane in &shown.lanes {
            let here = shown.cards(stage, lane).filter(|card| card.kind == CardKind::PainPoint);
            cards.extend(here.filter(|card| lanes.contains(&&card.at.lane)).cloned());
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

/// One pain point from `top` down; its bottom.
fn row(draft: &mut Draft, rank: usize, card: &Card, top: f64, desk: &mut Desk) -> f64 {
    let sizes = &desk.sizes.ranking;
    let (left, right) = desk.sides();
    let (rank_width, score_width, gutter, answer_gap) = (sizes.rank, sizes.score, sizes.gutter, sizes.answer_gap);
    let width = (right - left - rank_width - score_width - gutter * 2.0) / 2.0;
    let x = left + rank_width;

    let place = desk.shown.map.stage_of(&card.at.column).map(|stage| stage.name.trim().to_owned()).unwrap_or_default();
    let words = [card.text.trim(), place.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let hurt = Item { kind: CardKind::PainPoint, words: words.join(" · "), crucial: false };
    let face = desk.face(&hurt, false, width, 1.0);
    let middle = top + face.size.height / 2.0;
    let texts = &desk.sizes.text;
    let style = texts.score;
    let number = desk.text(&(rank + 1).to_string(), &style, Fit::Free, (left, top));
    draft.say(centred(number, middle), Tone::Quiet);
    let rect = Rect::from_origin_size((x, top), face.size);
    draft.pieces.push(Piece::Card { rect, face });
    let mut bottom = rect.y1.max(score(draft, card, (x + width + gutter, score_width), middle, desk));

    let x = x + width + gutter + score_width + gutter;
    let answers = answers(card, desk);
    let mut y = top;
    for answer in &answers {
        let face = desk.face(answer, false, width, ANSWER);
        let rect = Rect::from_origin_size((x, y), face.size);
        draft.pieces.push(Piece::Card { rect, face });
        y = rect.y1 + answer_gap;
        bottom = bottom.max(rect.y1);
    }
    if answers.is_empty() {
        let style = desk.sizes.text.small;
        let none = desk.text("No answer yet", &style, Fit::Start(width), (x, top));
        draft.say(centred(none, middle), Tone::Quiet);
    }
    bottom
}

/// "12" over "4 × 3"; what is not rated says so.
fn score(draft: &mut Draft, card: &Card, (x, width): (f64, f64), middle: f64, desk: &mut Desk) -> f64 {
    let rating = |rating: Option<Rating>| rating.map(|rating| u32::from(rating.get()));
    let (large, small) = match (rating(card.severity), rating(card.frequency)) {
        (Some(severity), Some(frequency)) => ((severity * frequency).to_string(), format!("{severity} × {frequency}")),
        (Some(severity), None) => (String::new(), format!("severity {severity}")),
        (None, Some(frequency)) => (String::new(), format!("frequency {frequency}")),
        (None, None) => (String::new(), "not rated".to_owned()),
    };
    let texts = &desk.sizes.text;
    let (large, small) = (
        desk.text(&large, &texts.score, Fit::Start(width), (x, 0.0)),
        desk.text(&small, &texts.small, Fit::Start(width), (x, 0.0)),
    );
    let above =
        if large.paragraph.lines.iter().all(|line| line.runs.is_empty()) { 0.0 } else { large.paragraph.size.height };
    let top = middle - (above + small.paragraph.size.height) / 2.0;
    if above > 0.0 {
        draft.say(Placed { origin: Point::new(x, top), ..large }, Tone::Plain);
    }
    draft.say(Placed { origin: Point::new(x, top + above), ..small }, Tone::Quiet).y1
}

fn centred(placed: Placed, middle: f64) -> Placed {
    let y = middle - placed.paragraph.size.height / 2.0;
    Placed { origin: Point::new(placed.origin.x, y), ..placed }
}

/// Opportunities first, then tactics.
fn answers(card: &Card, desk: &Desk) -> Vec<Item> {
    let shown = &desk.shown;
    let links = shown.map.links.iter().filter(|link| link.kind == LinkKind::Answers && link.to == card.id);
    let mut found: Vec<&Card> = links.filter_map(|link| shown.map.card(&link.from)).collect();
    found.sort_by_key(|answer| u8::from(answer.kind != CardKind::Opportunity));
    found.iter().map(|answer| item(answer, "", shown.numbers)).collect()
}
