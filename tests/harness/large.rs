//! A large map, the same in every run: for benches, and for tests that need many cards.

use touchline::map::{
    Card, CardKind, Cell, Edit, Entropy, Evidence, EvidenceLevel, Finite, Funnel, Id, IdKind, Lane, LaneKind, Link,
    LinkKind, Map, Match, MatchedBy, Persona, Rating, Score, Segment, Sentiment, Stage,
};

use super::entropy::Seeded;

const WORDS: &[&str] = &[
    "compares",
    "delivery",
    "price",
    "the",
    "checkout",
    "asks",
    "for",
    "a",
    "friend",
    "reads",
    "reviews",
    "and",
    "waits",
    "account",
    "must",
    "create",
    "shipping",
    "cost",
    "appears",
    "late",
    "“really?”",
    "help",
    "on",
    "phone",
];

/// Text of a few words.
fn words(random: &mut Seeded, most: u64) -> String {
    let count = 2 + random.bits() % most;
    let words: Vec<&str> = (0..count).map(|_| WORDS[(random.bits() % WORDS.len() as u64) as usize]).collect();
    words.join(" ")
}

/// A map with this many cards: a stage for every forty, eight lanes, links, sentiments and a funnel.
pub fn large(cards: usize) -> Map {
    let mut random = Seeded(12);
    let random = &mut random;
    let mut map = Map::new(random);
    map.head.title = format!("A map of {cards} cards");
    let persona = Id::fresh(IdKind::Persona, random);
    map.personas.push(Persona { id: persona.clone(), name: "Jana, 34".into(), ..Persona::default() });
    for i in 0..cards.div_ceil(40).max(1) {
        let id = Id::fresh(IdKind::Stage, random);
        let value = Finite::of((random.bits() % 5) as i32 - 2);
        let quote = if i % 3 == 0 { words(random, 5) } else { String::new() };
        map.sentiments.push(Sentiment {
            persona: persona.clone(),
            at: id.clone(),
            value: Some(value),
            quote,
            ..Sentiment::default()
        });
        map.stages.push(Stage { id, name: format!("Stage {}", i + 1), owner: "Sales".into(), ..Stage::default() });
    }
    let funnel = funnel(&map, random);
    use LaneKind::{Action, Funnel as Numbers, Motive, Opportunity, PainPoint, Sentiment as Mood, Tactic, Touchpoint};
    for kind in [Action, Touchpoint, Motive, PainPoint, Mood, Numbers, Opportunity, Tactic] {
        let mut lane = Lane { id: Id::fresh(IdKind::Lane, random), kind, ..Lane::default() };
        match lane.kind {
            Mood => lane.persona = persona.clone(),
            Numbers => lane.funnel = funnel.id.clone(),
            _ => {}
        }
        map.lanes.push(lane);
    }
    map.funnels.push(funnel);
    let homes: Vec<(Id, CardKind)> =
        map.lanes.iter().filter_map(|lane| Some((lane.id.clone(), lane.kind.card_kind()?))).collect();
    for i in 0..cards {
        let (lane, kind) = &homes[i % homes.len()];
        let at = Cell::new(&map.stages[i / homes.len() % map.stages.len()].id, lane);
        map.cards.push(card(at, kind, random));
    }
    let order = map.card_order();
    let mut sorted: Vec<Card> = order.into_iter().map(|i| map.cards[i].clone()).collect();
    std::mem::swap(&mut map.cards, &mut sorted);
    let of = |kind| map.cards.iter().filter(move |card| card.kind == kind).map(|card| card.id.clone());
    for (from, to) in of(CardKind::Tactic).zip(of(CardKind::PainPoint)) {
        let id = Id::fresh(IdKind::Link, random);
        map.links.push(Link { id, kind: LinkKind::Answers, from, to, ..Link::default() });
    }
    map
}

fn card(at: Cell, kind: &CardKind, random: &mut Seeded) -> Card {
    let id = Id::fresh(IdKind::Card, random);
    let mut card = Card { id, at, kind: kind.clone(), text: words(random, 8), ..Card::default() };
    match kind {
        CardKind::Touchpoint => {
            card.channel = "web site".into();
            card.crucial = random.bits().is_multiple_of(5);
        }
        CardKind::PainPoint => {
            card.severity = Some(Rating::clamped(1 + (random.bits() % 5) as i64));
            card.frequency = Some(Rating::clamped(1 + (random.bits() % 5) as i64));
            card.owner = "Product".into();
            let source = if random.bits().is_multiple_of(3) { "9 of 12 interviews".into() } else { String::new() };
            card.evidence = Some(Evidence { level: EvidenceLevel::Observed, source, ..Evidence::default() });
        }
        CardKind::Opportunity => card.value = Some(Score::clamped((random.bits() % 101) as i64)),
        CardKind::Tactic => {
            card.owner = "Marketing".into();
            card.tags = vec!["spring".into(), "mail".into()];
        }
        _ => {}
    }
    card
}

fn funnel(map: &Map, random: &mut Seeded) -> Funnel {
    let steps: Vec<String> = map.stages.iter().map(|stage| stage.name.to_lowercase()).collect();
    let counts = (0..steps.len()).map(|i| 1_000_000 / (i as u64 + 1)).collect();
    let matches = map.stages.iter().zip(0..);
    let matches =
        matches.map(|(stage, step)| Match { step, at: stage.id.clone(), by: MatchedBy::Guess, ..Match::default() });
    Funnel {
        id: Id::fresh(IdKind::Funnel, random),
        name: "Checkout".into(),
        unit: "visitors".into(),
        matches: matches.collect(),
        segments: vec![Segment { counts, ..Segment::default() }],
        steps,
        ..Funnel::default()
    }
}

/// The edit that touches most: every card goes, or moves.
pub fn worst_edits(map: &Map) -> Vec<(&'static str, Edit)> {
    let ids: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    let lane = map.lanes.iter().max_by_key(|lane| map.cards.iter().filter(|card| card.at.lane == lane.id).count());
    let lane = lane.expect("a large map has lanes");
    let inside: Vec<Id> = map.cards.iter().filter(|c| c.at.lane == lane.id).map(|c| c.id.clone()).collect();
    let to = Cell::new(&map.stages[0].id, &lane.id);
    let changed = map.cards.iter().cloned().map(|card| Card { owner: "All of us".into(), ..card }).collect();
    vec![
        ("delete every card", map.edit_delete_cards(&ids)),
        ("delete a lane", map.edit_delete_lane(&lane.id).expect("it is there")),
        ("delete a stage", map.edit_delete_stage(&map.stages[map.stages.len() / 2].id).expect("it is there")),
        ("move a lane's cards into one cell", map.edit_move_cards(&inside, &to, 0).expect("they fit")),
        ("change every card", Edit::Card(touchline::map::Change::Set(changed))),
        (
            "add one card at the top",
            map.edit_add_card(card(to, &lane.kind.card_kind().unwrap_or_default(), &mut Seeded(3)), 0),
        ),
    ]
}
