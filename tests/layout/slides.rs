//! Slides: everything of a map is on them, legible, in its place.

use kurbo::{Rect, Shape, Vec2};
use proptest::prelude::*;
use touchline::layout::slide::{Piece, Slide, SlideSizes, WIDE, overview, slides};
use touchline::layout::{Fonts, LaneBody, Placed, View};
use touchline::map::{Card, CardKind, Finite, LaneKind, Link, Map, Sentiment, Stage};

use super::{id, small};
use crate::export::pairs::{sample, torture};
use crate::harness::large::large;
use crate::harness::maps::cases;

const SHAPES: [f64; 7] = [WIDE, 1.6, 4.0 / 3.0, 21.0 / 9.0, 1.0, 0.75, 9.0 / 16.0];

fn of(map: &Map, shape: f64) -> Vec<Slide> {
    slides(map, &View::export(), shape, &mut Fonts::bundled(), &SlideSizes::standard().unwrap())
}

/// Every text of a slide, a chart's too.
fn texts(slide: &Slide) -> Vec<Placed> {
    let mut texts: Vec<Placed> = Vec::new();
    for piece in &slide.pieces {
        match piece {
            Piece::Nav(boxes) => texts.extend(boxes.iter().map(|shown| shown.name.clone())),
            Piece::Words(placed, _) | Piece::Moment(_, _, placed) => texts.push(placed.clone()),
            Piece::Card { rect, face } => {
                let text = &face.text;
                texts.push(Placed { origin: rect.origin() + text.origin.to_vec2(), paragraph: text.paragraph.clone() });
            }
            Piece::Head(head) => texts.push(head.name.clone()),
            Piece::Lane(lane) => {
                texts.push(lane.name.clone());
                texts.extend(lane.note.clone());
                let down = Vec2::new(0.0, lane.rect.y0);
                match &lane.body {
                    LaneBody::Sentiment(chart) => {
                        texts.extend(chart.grid.iter().filter_map(|line| Some(line.number.as_ref()?.shifted(down))));
                        texts.extend(chart.quotes.iter().map(|quote| quote.text.shifted(down)));
                    }
                    LaneBody::Funnel(chart) => {
                        for bar in &chart.bars {
                            texts.push(bar.count.shifted(down));
                            texts.extend(bar.share.iter().map(|share| share.shifted(down)));
                            texts.extend(bar.drop.iter().map(|drop| drop.text.shifted(down)));
                            texts.extend(bar.thin.iter().map(|thin| thin.text.shifted(down)));
                        }
                        texts.extend(chart.skipped.iter().map(|skipped| skipped.text.shifted(down)));
                        texts.extend(chart.remarks.iter().map(|remark| remark.text.shifted(down)));
                    }
                    LaneBody::Cards(_) | LaneBody::Metrics(_) | LaneBody::Folded => {}
                }
            }
            Piece::Trend(trend) => texts.extend(trend.points.iter().filter_map(|point| point.value.clone())),
            Piece::Bars(bars) => texts.extend(bars.iter().filter_map(|bar| bar.count.clone())),
            Piece::Squares(..) | Piece::Rule(..) => {}
        }
    }
    texts.retain(|text| text.paragraph.lines.iter().any(|line| !line.runs.is_empty()));
    texts
}

/// Words without spaces: a card cut in two reads as one.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn maps() -> Vec<(&'static str, Map)> {
    let mut crowded = large(160);
    for stage in &mut crowded.stages {
        stage.name.push_str(" and what comes of it");
    }
    let mut many = sample();
    for i in 0..8 {
        many.stages.push(Stage { id: id(&format!("s{i}")), name: format!("Another stage {i}"), ..Stage::default() });
    }
    for (i, stage) in many.stages.clone().iter().enumerate().skip(6) {
        let value = Finite::new((i % 5) as f64 - 2.0).ok();
        let persona = many.sentiments[0].persona.clone();
        many.sentiments.push(Sentiment { persona, at: stage.id.clone(), value, ..Sentiment::default() });
    }
    // Seven stages with a count of ten digits each.
    let mut odd = sample();
    odd.stages.push(Stage { id: id("s7"), name: "Seventh".into(), ..Stage::default() });
    odd.funnels[0].segments[0].counts = vec![3_000_000_000; 6];
    odd.funnels[0].name = "A funnel".repeat(12);
    odd.funnels[0].unit = "visitors of all our shops and of the web site ".repeat(4);
    let mut wordy = sample();
    wordy.head.title = "A title that goes on and on, ".repeat(20);
    wordy.head.subtitle = "and a subtitle that does the same, ".repeat(20);
    wordy.stages[1].name = "a stage whose name explains everything that happens in it ".repeat(8);
    wordy.lanes[1].name = "a lane with a sentence for a name, and then another one, ".repeat(3);
    wordy.sentiments[0].quote = "And then I said to them what I always say. ".repeat(40);
    let pains: Vec<usize> = (0..wordy.cards.len()).filter(|i| wordy.cards[*i].kind == CardKind::PainPoint).collect();
    wordy.cards[pains[0]].text = "It hurts, and here is why. ".repeat(180);
    let (hurt, mut links) = (wordy.cards[pains[1]].id.clone(), Vec::new());
    for i in 0..30 {
        let mut answer = wordy.cards.iter().find(|card| card.kind == CardKind::Opportunity).unwrap().clone();
        answer.id = id(&format!("ca{i}"));
        links.push(Link { id: id(&format!("k{i}")), from: answer.id.clone(), to: hurt.clone(), ..Link::default() });
        wordy.cards.push(answer);
    }
    wordy.links.extend(links);
    let bare = Map { cards: Vec::new(), sentiments: Vec::new(), funnels: Vec::new(), ..sample() };
    let none = Map { stages: Vec::new(), lanes: Vec::new(), cards: Vec::new(), ..sample() };
    vec![
        ("sample", sample()),
        ("torture", torture()),
        ("crowded", crowded),
        ("many stages", many),
        ("large counts", odd),
        ("wordy", wordy),
        ("small", small()),
        ("bare", bare),
        ("none", none),
    ]
}

/// What holds of every slide of every map.
fn check(name: &str, slide: &Slide) {
    let name = format!("{name}, {:.2}, {}", slide.size.width / slide.size.height, slide.name);
    let whole = slide.size.to_rect();
    let rects: Vec<(Rect, Placed)> = texts(slide).into_iter().map(|text| (text.rect(), text)).collect();
    for (i, (rect, text)) in rects.iter().enumerate() {
        let words = &text.paragraph.text;
        for run in text.paragraph.lines.iter().flat_map(|line| &line.runs) {
            assert!(f64::from(run.size) >= slide.size.height / 50.0, "{name}: {} “{words:.60}”", run.size);
        }
        assert!(rect.is_finite() && whole.union(*rect) == whole, "{name}: “{words:.60}” at {rect}");
        for (other, text) in &rects[..i] {
            let shared = rect.intersect(*other);
            let apart = shared.width() < 1.0 || shared.height() < 1.0;
            assert!(apart, "{name}: “{words:.60}” at {rect} lies on “{:.60}” at {other}", text.paragraph.text);
        }
    }
    let mut cards: Vec<Rect> = Vec::new();
    for piece in &slide.pieces {
        match piece {
            Piece::Card { rect, face } => {
                let own = Rect::from_origin_size((0.0, 0.0), face.size).inflate(0.5, 0.5);
                let text = &face.text.paragraph.text;
                assert!(own.union(face.text.rect()) == own, "{name}: “{text:.60}” leaves its card");
                assert!(whole.union(*rect) == whole, "{name}: the card “{text:.60}” at {rect}");
                assert!(cards.iter().all(|other| rect.intersect(*other).area() < 1.0), "{name}: cards overlap");
                cards.push(*rect);
            }
            Piece::Trend(trend) => {
                let finite = trend.points.iter().all(|point| point.centre.is_finite());
                let inside = trend.points.iter().all(|point| whole.contains(point.centre));
                assert!(finite && inside && trend.line.is_finite(), "{name}: the sentiment line");
                // It passes all its points, up to the air around faces.
                let (first, last) = (trend.points.first(), trend.points.last());
                if let (Some(first), Some(last)) = (first, last) {
                    let reach = trend.line.bounding_box().width() - (last.centre.x - first.centre.x);
                    assert!(trend.points.len() < 2 || reach.abs() < 80.0, "{name}: {reach}");
                }
            }
            Piece::Squares(squares, _) => {
                let free = |square: &Rect| whole.contains(square.origin()) && square.x1 <= slide.size.width;
                assert!(squares.iter().all(free), "{name}: squares");
            }
            Piece::Nav(_)
            | Piece::Words(..)
            | Piece::Moment(..)
            | Piece::Head(_)
            | Piece::Lane(_)
            | Piece::Bars(_)
            | Piece::Rule(..) => {}
        }
    }
}

#[test]
fn every_slide_is_legible_and_everything_on_it_stands_apart() {
    for (name, map) in maps() {
        // Whole sentences for names do not go together with upright screens.
        for shape in SHAPES.into_iter().filter(|shape| *shape > 1.3 || name != "wordy") {
            of(&map, shape).iter().for_each(|slide| check(name, slide));
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn so_are_the_slides_of_any_map(map in crate::harness::maps::map()) {
        of(&map, WIDE).iter().for_each(|slide| check("any map", slide));
    }
}

#[test]
fn every_card_of_a_stage_is_on_its_slides() {
    for (name, map) in maps() {
        let slides = of(&map, WIDE);
        for stage in &map.stages {
            let own = slides.iter().filter(|slide| slide.stage.as_ref() == Some(&stage.id));
            // Only cards, one after the other: a long one goes on in the next.
            let cards = own.flat_map(|slide| &slide.pieces).filter_map(|piece| match piece {
                Piece::Card { face, .. } => Some(squeezed(&face.text.paragraph.text)),
                _ => None,
            });
            let said: String = cards.collect();
            let shown = |lane: &touchline::map::Id| map.lane(lane).is_some_and(|lane| !lane.hidden);
            let here = |column: &touchline::map::Id| map.stage_of(column).is_some_and(|s| s.id == stage.id);
            for card in map.cards.iter().filter(|card| here(&card.at.column) && shown(&card.at.lane)) {
                // Control characters and soft hyphens are shown as other signs, and have tests of their own.
                if card.text.chars().any(|c| c.is_control() || matches!(c, '\u{ad}' | '\u{2028}')) {
                    continue;
                }
                assert!(said.contains(&squeezed(&card.text)), "{name}, {}: {:.80}", stage.name, card.text);
            }
        }
    }
}

#[test]
fn the_sample_is_a_pack_of_ten() {
    let slides = of(&sample(), WIDE);
    let names: Vec<&str> = slides.iter().map(|slide| slide.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Overview",
            "Awareness",
            "Consideration",
            "Decision",
            "Purchase",
            "Post-purchase",
            "Loyalty and advocacy",
            "Sentiment and funnel",
            "Pain points",
            "Pain points 2"
        ]
    );
    let purchase: Vec<String> = texts(&slides[4]).iter().map(|text| text.paragraph.text.to_string()).collect();
    for said in ["−65\u{202F}%", "−2", "3\u{202F}150", "leave before this stage", "“Why do I need an account?”"]
    {
        assert!(purchase.iter().any(|text| text == said), "{said} in {purchase:?}");
    }
    assert!(purchase.iter().any(|text| text == "Must create an account · severity\u{A0}4"));
}

#[test]
fn a_stage_without_a_step_says_that_nobody_was_counted() {
    let mut map = sample();
    let decision = map.stages[2].id.clone();
    map.funnels[0].matches.retain(|matched| matched.at != decision);
    let slides = of(&map, WIDE);
    for slide in ["Overview", "Awareness", "Decision"] {
        let slide = slides.iter().find(|shown| shown.name == slide).unwrap();
        let said = texts(slide).iter().filter(|text| &*text.paragraph.text == "not counted").count();
        assert_eq!(said, 1, "{}", slide.name);
        let bars: usize =
            slide.pieces.iter().map(|piece| if let Piece::Bars(bars) = piece { drawn(bars) } else { 0 }).sum();
        assert_eq!(bars, 5, "{}: six stages, and no bar where nobody was counted", slide.name);
        check("a stage without a step", slide);
    }
}

fn drawn(bars: &[touchline::layout::slide::StripBar]) -> usize {
    bars.iter().filter(|bar| bar.rect.width() > 0.0).count()
}

#[test]
fn long_content_goes_on_and_sparse_content_grows() {
    let size = |slide: &Slide| {
        let cards = slide.pieces.iter().filter_map(|piece| match piece {
            Piece::Card { face, .. } => face.text.paragraph.lines.first()?.runs.first().map(|run| run.size),
            _ => None,
        });
        cards.fold(0.0, f32::max)
    };
    let mut map = sample();
    let usual = size(&of(&map, WIDE)[4]);
    let stage = map.stages[3].id.clone();
    let long = map.cards.iter().position(|card| card.at.column == stage).unwrap();
    map.cards[long].text = "One more thing to say. ".repeat(220);
    let own: Vec<Slide> = of(&map, WIDE).into_iter().filter(|slide| slide.stage.as_ref() == Some(&stage)).collect();
    assert!(own.len() >= 2, "{} slides", own.len());
    let columns = own[1].pieces.iter().filter_map(|piece| match piece {
        Piece::Card { rect, .. } => Some(rect.x0 as i64),
        _ => None,
    });
    let columns: std::collections::BTreeSet<i64> = columns.collect();
    assert_eq!(columns.len(), 3, "it goes on in every column");
    assert_eq!(own[1].name, "Purchase 2");
    map.cards.retain(|card| card.at.column != stage || card.kind == CardKind::Motive);
    let sparse = of(&map, WIDE).into_iter().find(|slide| slide.stage.as_ref() == Some(&stage)).unwrap();
    assert!(size(&sparse) > usual * 1.2, "{} and {usual}", size(&sparse));
}

#[test]
fn pain_points_stand_by_severity_times_frequency() {
    let slides = of(&sample(), WIDE);
    let ranked: Vec<String> = slides[8..]
        .iter()
        .flat_map(|slide| &slide.pieces)
        .filter_map(|piece| match piece {
            Piece::Card { face, .. } if face.kind == CardKind::PainPoint => Some(face.text.paragraph.text.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(ranked.len(), 8);
    assert_eq!(ranked[0], "Shipping cost appears late · Decision");
    assert_eq!(ranked[1], "Must create an account · Purchase");
    assert_eq!(ranked[7], "Card declined without a reason · Purchase");
    let answers = slides[8..].iter().flat_map(texts).map(|text| text.paragraph.text.to_string());
    let answers: Vec<String> = answers.collect();
    assert!(answers.iter().any(|text| text == "Guest checkout · value\u{A0}96"), "{answers:?}");
}

#[test]
fn chosen_stages_and_lanes_are_all_there_is() {
    let map = sample();
    let view = View {
        stages: Some(vec![map.stages[3].id.clone()]),
        lanes: Some(vec![map.lanes[1].id.clone()]),
        ..View::export()
    };
    let (mut fonts, sizes) = (Fonts::bundled(), SlideSizes::standard().unwrap());
    let some = slides(&map, &view, WIDE, &mut fonts, &sizes);
    let names: Vec<&str> = some.iter().map(|slide| slide.name.as_str()).collect();
    assert_eq!(names, ["Overview", "Purchase"]);
    let said: Vec<String> = some.iter().flat_map(texts).map(|text| text.paragraph.text.to_string()).collect();
    assert!(said.iter().any(|text| text.starts_with("Checkout")) && !said.iter().any(|text| text.contains("account")));
    assert_eq!(overview(&map, &View::export(), WIDE, &mut fonts, &sizes).len(), 1);
}

#[test]
fn what_is_hidden_stays_hidden_and_the_journey_stays_whole() {
    let mut map = sample();
    let lane = map.lanes.iter_mut().find(|lane| lane.kind == LaneKind::Opportunity).unwrap();
    lane.hidden = true;
    let said = |slides: &[Slide]| -> Vec<String> {
        slides.iter().flat_map(texts).map(|text| text.paragraph.text.to_string()).collect()
    };
    let all = said(&of(&map, WIDE));
    assert!(!all.iter().any(|text| text.contains("Guest checkout")), "an answer in a hidden lane is shown");
    // Two good stages of a journey whose lowest point is elsewhere.
    let chosen = map.stages[..2].iter().map(|stage| stage.id.clone()).collect();
    let view = View { stages: Some(chosen), ..View::export() };
    let some = said(&slides(&map, &view, WIDE, &mut Fonts::bundled(), &SlideSizes::standard().unwrap()));
    assert!(!some.iter().any(|text| text.contains("lowest")), "{some:?}");
    assert!(some.iter().any(|text| text == "2 stages · 4 touchpoints · 3 pain points"), "{some:?}");
}

#[test]
fn thousands_of_cards_in_a_cell_become_slides_in_no_time() {
    let mut map = sample();
    let one = map.cards[0].clone();
    map.cards.extend((0..3_000).map(|i| Card { id: id(&format!("c{i}")), ..one.clone() }));
    let slides = of(&map, WIDE);
    assert!(slides.len() > 30 && slides.len() < 200, "{}", slides.len());
}
