//! Whatever people write: nothing is clipped, nothing overlaps.

use kurbo::{Rect, Vec2};
use proptest::collection::vec;
use proptest::prelude::*;
use touchline::layout::{Fit, Fonts, Hit, LaneBody, Layout, Metrics, Placed, View, lay_out};
use touchline::map::{
    Card, CardKind, Cell, ColumnWidth, Evidence, Finite, Id, LaneKind, Map, Persona, Rating, Score, Sentiment,
};

use super::small;

const SAMPLES: &[&str] = &[
    "Sees an advert",
    "كيف يشعر العميل عندما يبحث عن مصباح مكتب جديد",
    "הלקוח מחפש מנורה 123 USB-C",
    "デスクランプをオンラインで購入するお客様の体験",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽",
    "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrts\u{ad}elektrizitäten\u{ad}haupt\u{ad}betriebs\u{ad}werk",
    "one\ntwo\r\nthree\u{2028}four",
    "bell\u{7}tab\tend",
    "Z̸̢̛͖̦͎̞͐a̵͙͖̽l̴̛͙g̷̡̛̖̒o̶͚͝",
    "   ",
    "",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(SAMPLES).prop_map(str::to_owned),
        2 => "[a-zA-Z]{1,200}",
        2 => ".{0,60}",
        1 => vec(proptest::sample::select(SAMPLES), 1..4).prop_map(|parts| parts.join(" ")),
    ]
}

/// The small map with other words in every place people write in.
fn scribbled() -> impl Strategy<Value = Map> {
    let cards = vec((0usize..5, 0usize..6, text(), text(), 0u8..6, any::<bool>()), 0..24);
    let head = (text(), text(), vec(text(), 12), vec(160u16..500, 3));
    let counted = prop_oneof![0u64..60, 0u64..2_000_000, 0u64..4_000_000_000];
    let felt = vec((0usize..4, -2.0..2.0f64, text()), 0..6);
    (cards, head, felt, vec(counted, 4)).prop_map(|(cards, (title, subtitle, names, widths), felt, counts)| {
        let mut map = small();
        map.head.title = title;
        map.head.subtitle = subtitle;
        map.personas = vec![Persona { id: Id::new("p1"), name: names[0].clone(), ..Persona::default() }];
        for (stage, (name, width)) in map.stages.iter_mut().zip(names.iter().zip(widths)) {
            stage.name = name.clone();
            stage.width = ColumnWidth::new(i64::from(width)).ok();
        }
        for (lane, name) in map.lanes.iter_mut().zip(&names[3..]) {
            lane.name = name.clone();
            lane.hint = name.clone();
        }
        let columns = ["s1", "t1", "t2", "s2", "s3"];
        let lanes = [
            ("l1", CardKind::Action),
            ("l2", CardKind::Touchpoint),
            ("l3", CardKind::PainPoint),
            ("l6", CardKind::Opportunity),
            ("l8", CardKind::Motive),
            ("l8", CardKind::Other("Sparkle".into())),
        ];
        map.cards = cards
            .into_iter()
            .enumerate()
            .map(|(i, (column, lane, text, more, rating, crucial))| Card {
                id: Id::new(&format!("c{i}")),
                at: Cell::new(&Id::new(columns[column]), &Id::new(lanes[lane].0)),
                kind: lanes[lane].1.clone(),
                text,
                channel: more.clone(),
                crucial,
                severity: Rating::new(i64::from(rating)).ok(),
                value: Score::new(i64::from(rating) * 20).ok(),
                owner: more.clone(),
                evidence: crucial.then(|| Evidence { source: more, ..Evidence::default() }),
                ..Card::default()
            })
            .collect();
        map.sentiments.clear();
        for (column, value, quote) in felt {
            let at = Id::new(columns[column]);
            if map.sentiment(&Id::new("p1"), &at).is_none() {
                let value = Finite::new(value).ok();
                map.sentiments.push(Sentiment { persona: Id::new("p1"), at, value, quote, ..Sentiment::default() });
            }
        }
        map.funnels[0].segments[0].counts = counts;
        map
    })
}

/// A little more than rounding.
const HAIR: f64 = 0.6;

fn inside(outer: Rect, inner: Rect) -> bool {
    outer.inflate(HAIR, HAIR).union(inner) == outer.inflate(HAIR, HAIR)
}

fn apart(a: Rect, b: Rect) -> bool {
    let common = a.intersect(b);
    common.width() <= HAIR || common.height() <= HAIR
}

fn all_apart(what: &str, rects: &[Rect]) -> Result<(), TestCaseError> {
    for (i, a) in rects.iter().enumerate() {
        for b in &rects[i + 1..] {
            prop_assert!(apart(*a, *b), "{what} overlap: {a:?} and {b:?}");
        }
    }
    Ok(())
}

fn says(text: &Placed) -> bool {
    text.paragraph.lines.iter().any(|line| line.width > 0.0)
}

/// Every text of the layout that must not touch another, with the box it must lie in.
fn texts(layout: &Layout) -> Vec<(&'static str, Placed, Rect)> {
    let whole = Rect::from_origin_size((0.0, 0.0), layout.size);
    let mut texts = vec![("title", layout.title.title.clone(), whole)];
    texts.extend(layout.title.subtitle.iter().map(|text| ("subtitle", text.clone(), whole)));
    texts.extend(layout.title.legend.iter().map(|entry| ("legend", entry.word.clone(), whole)));
    for head in layout.heads.iter() {
        texts.push(("head", head.name.clone(), head.rect));
        texts.extend(head.steps.iter().map(|step| ("step", step.name.clone(), step.rect)));
    }
    for lane in &layout.lanes {
        let down = Vec2::new(0.0, lane.rect.y0);
        texts.push(("label", lane.name.clone(), lane.label));
        texts.extend(lane.note.iter().map(|note| ("note", note.clone(), lane.label)));
        match &lane.body {
            LaneBody::Cards(_) => {
                for card in layout.cells_of(lane).flat_map(|cell| cell.cards) {
                    let face = card.face;
                    let words = std::iter::once(&face.text).chain(face.above.as_ref().map(|line| &line.word));
                    let words = words.chain(&face.source).chain(face.value.as_ref().map(|chip| &chip.number));
                    let placed = words.map(|text| Placed {
                        origin: text.origin + card.rect.origin().to_vec2(),
                        paragraph: text.paragraph.clone(),
                    });
                    texts.extend(placed.map(|text| ("card", text, card.rect)));
                }
            }
            LaneBody::Sentiment(chart) => {
                texts.extend(chart.quotes.iter().map(|quote| ("quote", quote.text.shifted(down), lane.rect)));
                let numbers = chart.grid.iter().filter_map(|line| line.number.clone());
                texts.extend(numbers.map(|number| ("scale", number.shifted(down), lane.label)));
            }
            LaneBody::Funnel(chart) => {
                for bar in &chart.bars {
                    texts.push(("count", bar.count.shifted(down), lane.rect));
                    texts.extend(bar.share.iter().map(|share| ("share", share.shifted(down), lane.rect)));
                    texts.extend(bar.thin.iter().map(|thin| ("further step", thin.text.shifted(down), lane.rect)));
                    texts.extend(bar.drop.iter().map(|drop| ("drop", drop.text.shifted(down), drop.rect + down)));
                }
                texts.extend(
                    chart.remarks.iter().map(|remark| ("remark", remark.text.shifted(down), remark.rect + down)),
                );
            }
            LaneBody::Folded => {}
            LaneBody::Metrics(boxes) => {
                for shown in boxes.iter() {
                    let words = [&shown.name, &shown.value].into_iter().chain(&shown.note);
                    texts.extend(words.map(|text| ("metric", text.shifted(down), shown.rect + down)));
                }
            }
        }
        let hint_of_cards = lane.hint.iter().filter(|_| !matches!(lane.body, LaneBody::Sentiment(_)));
        texts.extend(hint_of_cards.map(|hint| ("hint", hint.clone(), lane.rect)));
    }
    let footer = &layout.footer;
    texts.extend(footer.counts.iter().map(|text| ("footer", text.clone(), whole)));
    texts.extend(footer.severity.iter().map(|(_, text)| ("footer", text.clone(), whole)));
    texts.push(("signature", footer.signature.clone(), whole));
    texts
}

/// Nothing is clipped, nothing overlaps, and what is seen is what is hit.
pub fn check(layout: &Layout) -> Result<(), TestCaseError> {
    let texts = texts(layout);
    for (what, text, home) in &texts {
        prop_assert!(
            inside(*home, text.rect()),
            "{what} {:?} at {:?} leaves its box {home:?}",
            text.paragraph.text,
            text.rect()
        );
    }
    let seen: Vec<&(&str, Placed, Rect)> = texts.iter().filter(|(_, text, _)| says(text)).collect();
    for (i, (what, text, _)) in seen.iter().enumerate() {
        for (other, below, _) in &seen[i + 1..] {
            let (a, b) = (&text.paragraph.text, &below.paragraph.text);
            let free = apart(text.rect(), below.rect());
            prop_assert!(free, "{what} {a:?} and {other} {b:?} overlap: {:?}, {:?}", text.rect(), below.rect());
        }
    }
    all_apart("cards", &layout.cards().map(|card| card.rect).collect::<Vec<_>>())?;
    all_apart("lanes", &layout.lanes.iter().map(|lane| lane.rect).collect::<Vec<_>>())?;
    for cell in layout.cells() {
        for card in cell.cards.iter() {
            prop_assert!(inside(cell.rect, card.rect), "a card leaves its cell");
            let face = card.face;
            let text = face.text.rect();
            let bars = face.severity.map(|s| s.bar.union(s.bar + kurbo::Vec2::new(s.step * 4.0, 0.0)));
            let diamond = face.diamond.map(|at| Rect::from_center_size(at, (15.0, 15.0)));
            let marks = bars.into_iter().chain(face.value.as_ref().map(|chip| chip.rect)).chain(diamond);
            for mark in marks {
                prop_assert!(apart(mark, text), "a mark lies on {:?}", face.text.paragraph.text);
            }
        }
    }
    hits_agree(layout)?;
    quotes_are_clear(layout)
}

/// What is drawn at a place is what is hit there, and what is dropped there lands there.
fn hits_agree(layout: &Layout) -> Result<(), TestCaseError> {
    for cell in layout.cells() {
        for (i, card) in cell.cards.iter().enumerate() {
            prop_assert_eq!(layout.hit(card.rect.center()), Hit::Card(card.id.clone()));
            let x = card.rect.center().x;
            let at = |y: f64| layout.slot(kurbo::Point::new(x, y), &[]).map(|slot| (slot.cell, slot.index));
            prop_assert_eq!(at(card.rect.y0), Some((cell.at.clone(), i)));
            prop_assert_eq!(at(card.rect.y1), Some((cell.at.clone(), i + 1)));
        }
        let slot = layout.slot(cell.free.center(), &[]).filter(|_| cell.rect.contains(cell.free.center()));
        prop_assert!(slot.is_none_or(|slot| slot.cell == cell.at && slot.index == cell.cards.len()));
    }
    let charts = layout.lanes.iter().filter_map(|lane| Some((lane, layout.sentiment(&lane.lane)?)));
    for (lane, anchor) in charts.flat_map(|(lane, chart)| chart.anchors.iter().map(move |anchor| (lane, anchor))) {
        let hit = layout.hit(anchor.centre + Vec2::new(0.0, lane.rect.y0));
        prop_assert!(matches!(&hit, Hit::Face { at, .. } if *at == anchor.at), "{hit:?} at {:?}", anchor.at);
    }
    Ok(())
}

fn quotes_are_clear(layout: &Layout) -> Result<(), TestCaseError> {
    for lane in &layout.lanes {
        let LaneBody::Sentiment(chart) = &lane.body else { continue };
        for quote in chart.quotes.iter().filter(|quote| says(&quote.text)) {
            for anchor in &chart.anchors {
                let face = Rect::from_center_size(anchor.centre, (anchor.radius * 1.4, anchor.radius * 1.4));
                prop_assert!(apart(face, quote.rect), "a quote lies on a face: {:?}", quote.text.paragraph.text);
            }
            for path in [&chart.line, &chart.dashed] {
                let touches = path.segments().any(|piece| {
                    use kurbo::ParamCurve;
                    (0..=40).any(|i| quote.rect.contains(piece.eval(f64::from(i) / 40.0)))
                });
                prop_assert!(!touches, "the line runs through {:?}", quote.text.paragraph.text);
            }
            for line in chart.grid.iter().filter(|line| quote.rect.y0 < line.y && line.y < quote.rect.y1) {
                let free = line.spans.iter().all(|span| span.1 <= quote.rect.x0 || span.0 >= quote.rect.x1);
                prop_assert!(free, "the grid runs through {:?}", quote.text.paragraph.text);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_clipped_and_nothing_overlaps(map in scribbled()) {
        let metrics = Metrics::standard().unwrap();
        let mut fonts = Fonts::bundled();
        for view in [View::default(), View::export()] {
            let layout = lay_out(&map, &view, &mut fonts, &metrics);
            check(&layout)?;
            prop_assert_eq!(&lay_out(&map, &view, &mut fonts, &metrics), &layout, "what is remembered is the same");
        }
    }

    #[test]
    fn nothing_is_clipped_in_a_large_room(map in scribbled(), factor in proptest::sample::select(&[1.25, 1.5, 2.0][..])) {
        let metrics = Metrics::standard().unwrap();
        let mut fonts = Fonts::bundled();
        let normal = lay_out(&map, &View::default(), &mut fonts, &metrics);
        let layout = lay_out(&map, &View::default(), &mut fonts, &metrics.enlarged(factor));
        check(&layout)?;
        prop_assert_eq!(lay_out(&map, &View::default(), &mut fonts, &metrics), normal, "one size does not touch another");
    }

    #[test]
    fn lines_keep_to_their_width(text in text(), width in 90.0..600.0f64) {
        let metrics = Metrics::standard().unwrap();
        let style = &metrics.text.card;
        let shaped = Fonts::bundled().paragraph(&text, style, Fit::Start(width));
        prop_assert!(shaped.size.width <= width + HAIR, "{} is wider than {width}", shaped.size.width);
        prop_assert_eq!(shaped.size.height, f64::from(style.line) * shaped.lines.len() as f64);
        for (i, line) in shaped.lines.iter().enumerate() {
            let expected = shaped.lines[0].baseline + style.line * i as f32;
            prop_assert!((line.baseline - expected).abs() < 0.01, "a baseline moved");
        }
    }
}

#[test]
fn right_to_left_starts_at_the_right() {
    let metrics = Metrics::standard().unwrap();
    let shaped = Fonts::bundled().paragraph("שלום", &metrics.text.card, Fit::Start(300.0));
    assert!(shaped.right_to_left);
    assert!((f64::from(shaped.lines[0].left + shaped.lines[0].width) - 300.0).abs() < 1.0);
    let shaped = Fonts::bundled().paragraph("Shalom", &metrics.text.card, Fit::Start(300.0));
    assert_eq!((shaped.right_to_left, shaped.lines[0].left), (false, 0.0));
}

#[test]
fn soft_hyphens_show_where_a_line_breaks_and_only_there() {
    let metrics = Metrics::standard().unwrap();
    let word = "Schiff\u{ad}fahrts\u{ad}gesellschaft";
    let mut fonts = Fonts::bundled();
    let shown = |width: f64, fonts: &mut Fonts| {
        let shaped = fonts.paragraph(word, &metrics.text.card, Fit::Start(width));
        shaped.lines.iter().map(|line| shaped.text[line.text.clone()].replace('\u{ad}', "")).collect::<Vec<_>>()
    };
    assert_eq!(shown(400.0, &mut fonts), ["Schifffahrtsgesellschaft"]);
    assert_eq!(shown(120.0, &mut fonts), ["Schifffahrts-", "gesellschaft"]);
    assert_eq!(shown(95.0, &mut fonts), ["Schiff-", "fahrts-", "gesellschaft"]);
}

#[test]
fn control_characters_are_seen_and_line_ends_break() {
    let metrics = Metrics::standard().unwrap();
    let shaped = Fonts::bundled().paragraph("a\u{7}b\r\nc\td\u{feff}", &metrics.text.card, Fit::Free);
    assert_eq!(&*shaped.text, "a\u{fffd}b\nc d");
    assert_eq!(shaped.lines.len(), 2);
}

#[test]
fn figures_that_line_up_have_one_width() {
    let metrics = Metrics::standard().unwrap();
    let mut fonts = Fonts::bundled();
    let mut width = |text: &str| fonts.paragraph(text, &metrics.text.value, Fit::Free).size.width;
    assert_eq!(width("11"), width("88"));
}

#[test]
fn spaces_at_a_lines_end_go_and_letters_stay() {
    let metrics = Metrics::standard().unwrap();
    let mut fonts = Fonts::bundled();
    let mut lines = |text: &str, width: f64| {
        let shaped = fonts.paragraph(text, &metrics.text.card, Fit::Start(width));
        let count = |line: &touchline::layout::Line| line.runs.iter().map(|run| run.glyphs.len()).sum::<usize>();
        shaped.lines.iter().map(|line| (count(line), line.left + line.width)).collect::<Vec<_>>()
    };
    let counts = |lines: Vec<(usize, f32)>| lines.into_iter().map(|(count, _)| count).collect::<Vec<_>>();
    assert_eq!(counts(lines("abc \ndef\n\n gh  ", 300.0)), [3, 3, 0, 3]);
    // English words in a Hebrew line: their spaces do not push the line out of its box.
    let mixed = lines("שלום USB cable  \nכן", 100.0);
    assert!(mixed.iter().all(|(_, right)| (right - 100.0).abs() < 0.01), "{mixed:?}");
    assert_eq!(counts(mixed), [4, 9, 2]);
}

#[test]
fn a_number_keeps_clear_of_the_kind_above_it_in_a_narrow_column() {
    let mut map = small();
    map.stages[0].width = ColumnWidth::new(160).ok();
    map.stages[0].steps.clear();
    let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Free).unwrap().id.clone();
    let at = Cell::new(&map.stages[0].id, &lane);
    let value = Score::new(100).ok();
    map.cards = vec![Card { id: Id::new("c1"), at, kind: CardKind::Opportunity, value, ..Card::default() }];
    let metrics = Metrics::standard().unwrap();
    check(&lay_out(&map, &View::export(), &mut Fonts::bundled(), &metrics)).unwrap();
}

#[test]
fn signs_with_a_picture_take_the_font_of_pictures() {
    // Where there is none, all come from the same font as well.
    let mut fonts = Fonts::system();
    let style = Metrics::standard().unwrap().text.card;
    let mut font = |text: &str| {
        let set = fonts.paragraph(text, &style, Fit::Free);
        set.lines[0].runs[0].font.data.id()
    };
    let heart = font("❤\u{FE0F}");
    for sign in ["😀", "👩‍👩‍👧", "👍🏽", "⭐", "❤\u{FE0F}\u{200D}🔥"] {
        assert_eq!(font(sign), heart, "{sign}");
    }
    let plain = font("Heart");
    assert_eq!(font("❤"), plain, "as plain as it is written");
    assert_eq!(font("❤\u{FE0E}"), plain);
}

#[test]
fn each_line_of_a_sentiments_quote_is_a_quote_of_its_own() {
    let mut map = small();
    let shown = |map: &Map| {
        let layout = lay_out(map, &View::default(), &mut Fonts::bundled(), &Metrics::standard().unwrap());
        let charts = layout.lanes.iter().filter_map(|lane| match &lane.body {
            LaneBody::Sentiment(chart) => chart.quotes.first(),
            _ => None,
        });
        charts.map(|quote| quote.text.paragraph.text.to_string()).next().unwrap()
    };
    map.sentiments[0].quote = "Why?\nNever again".into();
    assert_eq!(shown(&map), "“Why?”\n“Never again”");
    map.sentiments[0].quote = "“Why?”\nNever again".into();
    assert_eq!(shown(&map), "“Why?”\n“Never again”");
    map.sentiments[0].quote = "“Why this,\nand now?”".into();
    assert_eq!(shown(&map), "“Why this,\nand now?”", "marks of one's own go round it all");
}
