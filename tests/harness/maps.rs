//! Arbitrary maps for properties: every field, what later versions may write, and texts of all scripts.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use touchline::map::{
    Card, CardKind, Cell, ColumnWidth, Date, DisagreementRule, Effort, Evidence, EvidenceLevel, Extra, Finite, Funnel,
    Head, Id, Lane, LaneKind, Link, LinkKind, Lock, Map, MapState, Match, MatchedBy, Metric, MetricKind, Persona,
    Point, Rating, Scale, Score, Segment, Sentiment, Share, Source, Stage, Status, Step, Transition, TransitionKind,
};

/// Texts with quotes, backslashes, line ends, controls, and other scripts.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zäß ]{0,12}",
        1 => select(&["", "\"quoted\"", "C:\\lamp\\", "two\nlines", "“curly” – 60 €", "\u{7}\t\r\n", "شحن", "送料 💡", "a // b /* c"][..])
            .prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.replace('\0', "")),
    ]
}

/// Unknown fields, as a later version may write them.
fn extra() -> impl Strategy<Value = Extra> {
    let names = select(&["later", "zoom2", "_x", "odd-name", "r", "true", "größe"][..]);
    let values = select(
        &[
            "1",
            "-1.5",
            "\"a, b)\"",
            "(a: 1, b: [2])",
            "Some(Foo)",
            "{ \"x\": 'c' }",
            "r#\"raw \" text\"#",
            "[1, // c\n2]",
            "()",
            "Rgb(1, 2, 3)",
            "b\"x\"",
        ][..],
    );
    let fields = vec((names, values), 0..3).prop_map(|fields| {
        let mut extra = Extra::new();
        for (name, value) in fields {
            if extra.iter().all(|(known, _)| known != name) {
                extra.push((name.into(), value.into()));
            }
        }
        extra
    });
    prop_oneof![6 => Just(Extra::new()), 1 => fields]
}

fn word<T: Clone + std::fmt::Debug + 'static>(all: &'static [T], from: fn(&str) -> T) -> impl Strategy<Value = T> {
    let later = select(&["Later", "Storm(3, \"x\")", "odd-word"][..]).prop_map(from);
    prop_oneof![8 => select(all), 1 => later]
}

fn number() -> impl Strategy<Value = Finite> {
    prop_oneof![
        3 => (-3..=3).prop_map(Finite::of),
        1 => any::<f64>().prop_filter_map("finite", |value| Finite::new(value).ok()),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

pub(super) fn head() -> impl Strategy<Value = Head> {
    let scale = (-5..=0, 1..=10).prop_map(|(min, max)| Scale { min: Finite::of(min), max: Finite::of(max) });
    let scale = prop_oneof![2 => Just(Scale::default()), 1 => scale];
    let share = || (0.0..=1.0).prop_filter_map("a share", |share| Share::new(share).ok());
    let rule = (share(), share(), any::<bool>(), extra())
        .prop_map(|(leave, stay, neutral_is_fine, extra)| DisagreementRule { leave, stay, neutral_is_fine, extra });
    let rule = prop_oneof![2 => Just(DisagreementRule::default()), 1 => rule];
    (
        of(word(Lock::ALL, Lock::from_word)),
        text(),
        text(),
        word(MapState::ALL, MapState::from_word),
        select(&["", "en", "de-CH"][..]),
        scale,
        extra(),
        rule,
    )
        .prop_map(|(lock, title, subtitle, state, language, scale, scale_extra, disagreement)| Head {
            lock,
            title,
            subtitle,
            state,
            language: language.into(),
            scale,
            scale_extra,
            disagreement,
        })
}

/// What a card says; where it is comes later.
pub(super) fn card() -> impl Strategy<Value = Card> {
    let rating = || of((1_i64..=5).prop_map(Rating::clamped));
    let score = || of((0_i64..=100).prop_map(Score::clamped));
    let evidence = (word(EvidenceLevel::ALL, EvidenceLevel::from_word), text(), extra())
        .prop_map(|(level, source, extra)| Evidence { level, source, extra });
    let texts = (text(), text(), text(), text(), text(), text(), vec(text(), 0..3));
    let numbers = (rating(), rating(), score(), score(), of((0_i64..=5).prop_map(Effort::clamped)));
    (
        word(CardKind::ALL, CardKind::from_word),
        texts,
        numbers,
        any::<bool>(),
        of(word(Status::ALL, Status::from_word)),
        of(evidence),
        extra(),
    )
        .prop_map(|(kind, texts, numbers, crucial, status, evidence, extra)| {
            let (text, offer, timing, channel, owner, note, tags) = texts;
            let (severity, frequency, value, business_value, effort) = numbers;
            Card {
                kind,
                text,
                offer,
                timing,
                channel,
                owner,
                note,
                tags,
                severity,
                frequency,
                value,
                business_value,
                effort,
                crucial,
                status,
                evidence,
                extra,
                ..Card::default()
            }
        })
}

pub(super) fn stage() -> impl Strategy<Value = Stage> {
    let step = (text(), extra()).prop_map(|(name, extra)| Step { name, extra, ..Step::default() });
    let width = of((160_i64..4000).prop_map(ColumnWidth::clamped));
    (text(), text(), width, vec(step, 0..3), extra()).prop_map(|(name, owner, width, steps, extra)| Stage {
        name,
        owner,
        width,
        steps,
        extra,
        ..Stage::default()
    })
}

pub(super) fn lane() -> impl Strategy<Value = Lane> {
    (word(LaneKind::ALL, LaneKind::from_word), text(), text(), any::<bool>(), extra())
        .prop_map(|(kind, name, hint, hidden, extra)| Lane { kind, name, hint, hidden, extra, ..Lane::default() })
}

pub(super) fn funnel() -> impl Strategy<Value = Funnel> {
    let source = (text(), text(), text(), text(), 0_u32..3, of(date()), any::<bool>(), extra()).prop_map(
        |(file, vendor, range, choices, skipped, imported, sampled, extra)| Source {
            file,
            vendor,
            range,
            choices,
            skipped,
            imported,
            sampled,
            extra,
        },
    );
    let about = (text(), text(), text(), of(date()), of(date()), source, extra());
    (about, vec(text(), 0..4), vec((text(), vec(any::<u64>(), 4), extra()), 0..3), vec(0_u32..9, 0..2)).prop_map(
        |((name, unit, window, from, to, source, extra), steps, segments, gaps)| {
            let segments = segments.into_iter().map(|(name, mut counts, extra)| {
                counts.truncate(steps.len());
                Segment { name, counts, extra }
            });
            let segments = segments.collect();
            Funnel { name, unit, window, from, to, source, steps, segments, gaps, extra, ..Funnel::default() }
        },
    )
}

fn metric() -> impl Strategy<Value = Metric> {
    let points = vec((date(), number()).prop_map(|(date, value)| Point { date, value }), 0..3);
    (word(MetricKind::ALL, MetricKind::from_word), text(), text(), of(number()), points, extra()).prop_map(
        |(kind, name, unit, target, points, extra)| Metric {
            kind,
            name,
            unit,
            target,
            points,
            extra,
            ..Metric::default()
        },
    )
}

/// A map whose ids all lead somewhere, whose cards are where they may be, and which has no sentiment off its scale.
pub fn map() -> impl Strategy<Value = Map> {
    let persona =
        (text(), text(), extra()).prop_map(|(name, role, extra)| Persona { id: Id::default(), name, role, extra });
    let sentiment = (any::<[Index; 2]>(), any::<bool>(), of(0_u32..=10), text(), extra());
    let transition = (
        word(TransitionKind::ALL, TransitionKind::from_word),
        any::<[Index; 2]>(),
        of((0.0..=1.0).prop_filter_map("a share", |share| Share::new(share).ok())),
        extra(),
    );
    let rows = (vec(persona, 0..3), vec(stage(), 0..5), vec(lane(), 0..7), extra());
    let cells = (
        vec((card(), any::<[Index; 2]>()), 0..14),
        vec(sentiment, 0..6),
        vec((word(LinkKind::ALL, LinkKind::from_word), any::<[Index; 2]>(), extra()), 0..5),
    );
    let rest = (
        vec(transition, 0..3),
        vec((metric(), any::<Index>()), 0..3),
        vec((funnel(), vec((any::<[Index; 2]>(), word(MatchedBy::ALL, MatchedBy::from_word), extra()), 0..3)), 0..3),
    );
    (head(), rows, cells, rest).prop_map(|(head, (personas, stages, lanes, extra), cells, rest)| {
        let (cards, sentiments, links) = cells;
        let (transitions, metrics, funnels) = rest;
        let mut map = Map { format: 1, id: Id::new("m"), head, personas, stages, lanes, extra, ..Map::default() };
        name_all(&mut map);
        let columns: Vec<Id> = map.columns().cloned().collect();
        let personas: Vec<Id> = map.personas.iter().map(|p| p.id.clone()).chain([Id::default()]).collect();
        for (n, (mut card, [column, lane])) in cards.into_iter().enumerate() {
            let homes: Vec<&Lane> = map.lanes.iter().filter(|lane| lane.kind.card_kind().is_some()).collect();
            if columns.is_empty() || homes.is_empty() {
                break;
            }
            let home = lane.get(&homes);
            if !home.kind.takes(&card.kind) {
                card.kind = home.kind.card_kind().unwrap_or_default();
            }
            card.id = Id::new(&format!("c{n}"));
            card.at = Cell::new(column.get(&columns), &home.id);
            map.cards.push(card);
        }
        let scale = map.head.scale;
        for ([persona, at], valued, tenths, quote, extra) in sentiments {
            if columns.is_empty() {
                break;
            }
            let value = tenths.filter(|_| valued).and_then(|tenths| {
                let span = scale.max.get() - scale.min.get();
                Finite::new(scale.min.get() + span * f64::from(tenths) / 10.0).ok()
            });
            let value = value.filter(|value| scale.holds(*value));
            let (persona, at) = (persona.get(&personas).clone(), at.get(&columns).clone());
            if map.sentiment(&persona, &at).is_none() {
                map.sentiments.push(Sentiment { persona, at, value, quote, extra });
            }
        }
        for (n, (kind, [from, to], extra)) in links.into_iter().enumerate() {
            if map.cards.is_empty() {
                break;
            }
            let (from, to) = (from.get(&map.cards).id.clone(), to.get(&map.cards).id.clone());
            map.links.push(Link { id: Id::new(&format!("k{n}")), kind, from, to, extra });
        }
        for (n, (kind, [from, to], share, extra)) in transitions.into_iter().enumerate() {
            if columns.is_empty() {
                break;
            }
            let to = if kind == TransitionKind::Exit { Id::default() } else { to.get(&columns).clone() };
            let from = from.get(&columns).clone();
            map.transitions.push(Transition { id: Id::new(&format!("a{n}")), kind, from, to, share, extra });
        }
        for (n, (metric, at)) in metrics.into_iter().enumerate().take(if columns.is_empty() { 0 } else { 9 }) {
            map.metrics.push(Metric { id: Id::new(&format!("n{n}")), at: at.get(&columns).clone(), ..metric });
        }
        for (n, (mut funnel, matches)) in funnels.into_iter().enumerate() {
            funnel.id = Id::new(&format!("f{n}"));
            for ([step, at], by, extra) in matches {
                if !columns.is_empty() && !funnel.steps.is_empty() {
                    let (step, at) = (step.index(funnel.steps.len()) as u32, at.get(&columns).clone());
                    funnel.matches.push(Match { step, at, by, extra });
                }
            }
            map.funnels.push(funnel);
        }
        tie_lanes(&mut map);
        map
    })
}

fn name_all(map: &mut Map) {
    let name = |letter: char, n: usize| Id::new(&format!("{letter}{n}"));
    map.personas.iter_mut().enumerate().for_each(|(n, persona)| persona.id = name('p', n));
    for (n, stage) in map.stages.iter_mut().enumerate() {
        stage.id = name('s', n);
        stage.steps.iter_mut().enumerate().for_each(|(i, step)| step.id = name('t', 10 * n + i));
    }
    map.lanes.iter_mut().enumerate().for_each(|(n, lane)| lane.id = name('l', n));
}

/// Sentiment and funnel lanes show something, where there is something.
fn tie_lanes(map: &mut Map) {
    for (n, lane) in map.lanes.iter_mut().enumerate() {
        match lane.kind {
            LaneKind::Sentiment => lane.persona = map.personas.get(n).map(|p| p.id.clone()).unwrap_or_default(),
            LaneKind::Funnel => lane.funnel = map.funnels.get(n / 2).map(|f| f.id.clone()).unwrap_or_default(),
            _ => {}
        }
    }
}

/// This many cases, and no file beside the sources for one that fails.
pub fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}
