//! Slides: everything of a map is on them, legible, in its place.

use kurbo::Rect;
use touchline::layout::slide::{Piece, Slide, SlideSizes, WIDE, overview, slides};
use touchline::layout::{Fonts, LaneBody, Placed, View};
use touchline::map::{CardKind, Map, Stage};

use super::{id, small};
use crate::export::pairs::{sample, torture};
use crate::harness::large::large;

const SHAPES: [f64; 4] = [WIDE, 1.6, 4.0 / 3.0, 21.0 / 9.0];

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
                match &lane.body {
                    LaneBody::Sentiment(chart) => {
                        texts.extend(chart.grid.iter().filter_map(|line| line.number.clone()));
                        texts.extend(chart.quotes.iter().map(|quote| quote.text.clone()));
                    }
                    LaneBody::Funnel(chart) => {
                        for bar in &chart.bars {
                            texts.push(bar.count.clone());
                            texts.extend(bar.share.clone());
                            texts.extend(bar.drop.iter().map(|drop| drop.text.clone()));
                            texts.extend(bar.thin.iter().map(|thin| thin.text.clone()));
                        }
                        texts.extend(chart.remark.iter().map(|remark| remark.text.clone()));
                    }
                    LaneBody::Cards(_) | LaneBody::Metrics(_) => {}
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
    let mut odd = small();
    for (i, funnel) in odd.funnels.iter_mut().enumerate() {
        for count in &mut funnel.segments[0].counts {
            *count = *count * 1_000_003 + i as u64;
        }
    }
    let bare = Map { cards: Vec::new(), sentiments: Vec::new(), funnels: Vec::new(), ..sample() };
    let none = Map { stages: Vec::new(), lanes: Vec::new(), cards: Vec::new(), ..sample() };
    vec![
        ("sample", sample()),
        ("torture", torture()),
        ("crowded", crowded),
        ("many stages", many),
        ("large counts", odd),
        ("small", small()),
        ("bare", bare),
        ("none", none),
    ]
}

#[test]
fn no_text_is_below_a_fiftieth_of_the_height() {
    for (name, map) in maps() {
        for slide in of(&map, WIDE) {
            for text in texts(&slide) {
                for run in text.paragraph.lines.iter().flat_map(|line| &line.runs) {
                    let size = f64::from(run.size);
                    assert!(
                        size >= slide.size.height / 50.0,
                        "{name}, {}: {size} “{}”",
                        slide.name,
                        text.paragraph.text
                    );
                }
            }
        }
    }
}

#[test]
fn texts_stay_on_the_slide_and_clear_of_each_other() {
    for (name, map) in maps() {
        for shape in SHAPES {
            for slide in of(&map, shape) {
                let whole = slide.size.to_rect();
                let rects: Vec<(Rect, Placed)> = texts(&slide).into_iter().map(|text| (text.rect(), text)).collect();
                for (i, (rect, text)) in rects.iter().enumerate() {
                    let words = &text.paragraph.text;
                    assert!(whole.union(*rect) == whole, "{name}, {shape:.2}, {}: “{words}” at {rect}", slide.name);
                    for (other, text) in &rects[..i] {
                        let shared = rect.intersect(*other);
                        let apart = shared.width() < 1.0 || shared.height() < 1.0;
                        let other = &text.paragraph.text;
                        assert!(apart, "{name}, {shape:.2}, {}: “{words}” lies on “{other}”", slide.name);
                    }
                }
            }
        }
    }
}

#[test]
fn cards_stay_apart_and_hold_their_text() {
    for (name, map) in maps() {
        for slide in of(&map, WIDE) {
            let cards = slide.pieces.iter().filter_map(|piece| match piece {
                Piece::Card { rect, face } => Some((*rect, face.clone())),
                _ => None,
            });
            let cards: Vec<_> = cards.collect();
            for (i, (rect, face)) in cards.iter().enumerate() {
                let inner = face.text.rect();
                let own = Rect::from_origin_size((0.0, 0.0), face.size).inflate(0.5, 0.5);
                assert!(
                    own.union(inner) == own,
                    "{name}, {}: {} leaves its card",
                    slide.name,
                    face.text.paragraph.text
                );
                assert!(rect.y1 <= slide.size.height, "{name}, {}", slide.name);
                for (other, _) in &cards[..i] {
                    assert!(rect.intersect(*other).area() < 1.0, "{name}, {}: cards overlap", slide.name);
                }
            }
        }
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
