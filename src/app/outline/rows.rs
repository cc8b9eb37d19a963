//! The rows of the outline: stages, and the cards of those that are open, in the order of the map.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::editor::Thing;
use crate::map::{CardKind, Id, Link, Map, Numbers, Stage, Transition};

/// One row of the tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) thing: Thing,
    pub(super) text: String,
    pub(super) kind: RowKind,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RowKind {
    Stage {
        cards: usize,
        open: bool,
    },
    Card {
        kind: CardKind,
        lane: String,
        stage: Id,
    },
    /// An arrow that begins at the stage, or at the card above.
    Arrow {
        stage: Id,
        of_card: bool,
    },
}

/// All rows that are seen when the stages in `open` are unfolded.
pub(super) fn rows(map: &Map, open: &FxHashSet<Id>) -> Vec<Row> {
    let stage_index: FxHashMap<&Id, usize> = map
        .stages
        .iter()
        .enumerate()
        .flat_map(|(i, stage)| std::iter::once((&stage.id, i)).chain(stage.steps.iter().map(move |step| (&step.id, i))))
        .collect();
    let lanes: FxHashMap<&Id, &str> = map.lanes.iter().map(|lane| (&lane.id, lane.label())).collect();
    let mut cards: Vec<Vec<usize>> = vec![Vec::new(); map.stages.len()];
    for i in map.card_order() {
        if let Some(stage) = stage_index.get(&map.cards[i].at.column) {
            cards[*stage].push(i);
        }
    }
    let arrows = Arrows::new(map);
    let mut rows = Vec::new();
    for (stage, cards) in map.stages.iter().zip(cards) {
        let is_open = open.contains(&stage.id);
        let kind = RowKind::Stage { cards: cards.len(), open: is_open };
        rows.push(Row {
            thing: Thing::Stage(stage.id.clone()),
            text: named(&stage.name, "Stage without a name"),
            kind,
        });
        if !is_open {
            continue;
        }
        rows.extend(arrows.of_stage(stage));
        for i in cards {
            let card = &map.cards[i];
            let lane = lanes.get(&card.at.lane).copied().unwrap_or_default().to_owned();
            rows.push(Row {
                thing: Thing::Card(card.id.clone()),
                text: named(&card.text, "Empty card"),
                kind: RowKind::Card { kind: card.kind.clone(), lane, stage: stage.id.clone() },
            });
            rows.extend(arrows.of_card(&card.id, &stage.id));
        }
    }
    rows
}

/// The arrows of a map by where they begin.
struct Arrows<'a> {
    map: &'a Map,
    links: FxHashMap<&'a Id, Vec<&'a Link>>,
    texts: FxHashMap<&'a Id, &'a str>,
}

impl<'a> Arrows<'a> {
    fn new(map: &'a Map) -> Self {
        let mut links: FxHashMap<&Id, Vec<&Link>> = FxHashMap::default();
        for link in &map.links {
            links.entry(&link.from).or_default().push(link);
        }
        let texts = if links.is_empty() { &[][..] } else { &map.cards[..] };
        let texts = texts.iter().map(|card| (&card.id, card.text.as_str())).collect();
        Self { map, links, texts }
    }

    /// "Loop to Decision, 12 %": those that leave the stage or one of its steps, and what enters there.
    fn of_stage(&self, stage: &'a Stage) -> impl Iterator<Item = Row> {
        let is = |id: &Id| *id == stage.id || stage.steps.iter().any(|step| step.id == *id);
        let begins = move |arrow: &&Transition| is(if arrow.enters() { &arrow.to } else { &arrow.from });
        self.map.transitions.iter().filter(begins).map(move |arrow| Row {
            thing: Thing::Transition(arrow.id.clone()),
            text: with_share(self.map, arrow, self.map.transition_words_at(arrow, &stage.id)),
            kind: RowKind::Arrow { stage: stage.id.clone(), of_card: false },
        })
    }

    /// "Answers Must create an account"
    fn of_card(&self, card: &Id, stage: &'a Id) -> impl Iterator<Item = Row> {
        self.links.get(card).into_iter().flatten().map(move |link| Row {
            thing: Thing::Link(link.id.clone()),
            text: format!(
                "{} {}",
                link.kind.label(),
                named(self.texts.get(&link.to).copied().unwrap_or_default(), "an empty card")
            ),
            kind: RowKind::Arrow { stage: stage.clone(), of_card: true },
        })
    }
}

/// What a transition is called where it is read out: "Loop from Purchase to Decision, 12 %".
pub(in crate::app) fn transition_name(map: &Map, arrow: &Transition) -> String {
    with_share(map, arrow, map.transition_words(arrow))
}

fn with_share(map: &Map, arrow: &Transition, words: String) -> String {
    match arrow.share {
        Some(share) => format!("{words}, {}", Numbers::of(&map.head.language).fine_percent(share.get())),
        None => words,
    }
}

/// The text on one line, or a word in its place.
fn named(text: &str, otherwise: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { otherwise.to_owned() } else { line }
}
