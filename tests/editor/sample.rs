//! A small map to work on: three stages, six lanes, a few cards.

use touchline::editor::Editor;
use touchline::layout::{Fonts, Metrics};
use touchline::map::{
    Card, CardKind, Cell, Entropy, Finite, Funnel, Id, Lane, LaneKind, Link, LinkKind, Map, Match, Persona, Segment,
    Sentiment, Stage, Step,
};

/// Random bits that are the same in every run.
pub fn seeded(mut seed: u64) -> impl Entropy {
    move || {
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

pub fn id(text: &str) -> Id {
    Id::new(text)
}

pub fn cell(column: &str, lane: &str) -> Cell {
    Cell::new(&id(column), &id(lane))
}

fn stage(key: &str, name: &str) -> Stage {
    Stage { id: id(key), name: name.into(), ..Stage::default() }
}

fn lane(key: &str, kind: LaneKind) -> Lane {
    Lane { id: id(key), kind, ..Lane::default() }
}

fn card(key: &str, column: &str, lane: &str, kind: CardKind, text: &str) -> Card {
    Card { id: id(key), at: cell(column, lane), kind, text: text.into(), ..Card::default() }
}

/// Stages aware, buy, stay; lanes touch, motive, pain, mood (of Jana), chance, note.
pub fn map() -> Map {
    let mut map = Map::new(&mut seeded(1));
    map.head.title = "Lamp".into();
    map.personas = vec![Persona { id: id("jana"), name: "Jana".into(), ..Persona::default() }];
    map.stages = vec![stage("aware", "Awareness"), stage("buy", "Purchase"), stage("stay", "Loyalty")];
    map.lanes = vec![
        lane("touch", LaneKind::Touchpoint),
        lane("motive", LaneKind::Motive),
        lane("pain", LaneKind::PainPoint),
        Lane { persona: id("jana"), ..lane("mood", LaneKind::Sentiment) },
        lane("chance", LaneKind::Opportunity),
        lane("note", LaneKind::Note),
    ];
    map.cards = vec![
        card("ad", "aware", "touch", CardKind::Touchpoint, "Autumn campaign"),
        card("photo", "aware", "touch", CardKind::Touchpoint, "A friend’s photo"),
        card("warm", "aware", "motive", CardKind::Motive, "A warmer home office"),
        card("checkout", "buy", "touch", CardKind::Touchpoint, "Checkout"),
        card("account", "buy", "pain", CardKind::PainPoint, "Must create an account"),
        card("declined", "buy", "pain", CardKind::PainPoint, "Card declined"),
        card("guest", "buy", "chance", CardKind::Opportunity, "Guest checkout"),
    ];
    map.sentiments = vec![
        Sentiment { persona: id("jana"), at: id("aware"), value: Some(Finite::of(1)), ..Sentiment::default() },
        Sentiment { persona: id("jana"), at: id("buy"), value: Some(Finite::of(-2)), ..Sentiment::default() },
    ];
    map.links =
        vec![Link { id: id("k1"), kind: LinkKind::Answers, from: id("guest"), to: id("account"), ..Link::default() }];
    map
}

/// The same with two steps in the middle stage, and lanes of every sort: free, funnel, metric, hidden, of a later version.
pub fn rich_map() -> Map {
    let mut map = map();
    let step = |key: &str, name: &str| Step { id: id(key), name: name.into(), ..Step::default() };
    map.stages[1].steps = vec![step("pay", "Pay"), step("confirm", "Confirm")];
    map.cards.push(card("form", "pay", "touch", CardKind::Touchpoint, "Form"));
    map.cards.push(card("odd", "confirm", "free", CardKind::Need, "To be sure"));
    map.sentiments.push(Sentiment {
        persona: id("jana"),
        at: id("confirm"),
        quote: "At last.".into(),
        ..Sentiment::default()
    });
    map.lanes.extend([
        lane("free", LaneKind::Free),
        Lane { funnel: id("f1"), ..lane("drops", LaneKind::Funnel) },
        lane("kpi", LaneKind::Metric),
        Lane { hidden: true, ..lane("tactic", LaneKind::Tactic) },
        lane("later", LaneKind::from_word("Rumour")),
    ]);
    map.funnels = vec![Funnel {
        id: id("f1"),
        steps: vec!["page_view".into(), "purchase".into()],
        segments: vec![Segment { counts: vec![900, 120], ..Segment::default() }],
        matches: vec![
            Match { step: 0, at: id("aware"), ..Match::default() },
            Match { step: 1, at: id("pay"), ..Match::default() },
        ],
        ..Funnel::default()
    }];
    map
}

pub fn editor() -> Editor {
    editor_of(map())
}

pub fn editor_of(map: Map) -> Editor {
    Editor::new(map, Fonts::bundled(), Metrics::standard().unwrap(), Box::new(seeded(7)))
}
