//! The rows of the outline: stages, and the cards of those that are open, in the order of the map.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::editor::Thing;
use crate::map::{CardKind, Id, Map};

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
    Stage { cards: usize, open: bool },
    Card { kind: CardKind, lane: String, stage: Id },
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
        rows.extend(cards.into_iter().map(|i| {
            let card = &map.cards[i];
            let lane = lanes.get(&card.at.lane).copied().unwrap_or_default().to_owned();
            Row {
                thing: Thing::Card(card.id.clone()),
                text: named(&card.text, "Empty card"),
                kind: RowKind::Card { kind: card.kind.clone(), lane, stage: stage.id.clone() },
            }
        }));
    }
    rows
}

/// The text on one line, or a word in its place.
fn named(text: &str, otherwise: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { otherwise.to_owned() } else { line }
}
