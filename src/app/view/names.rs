//! What screen readers say of cards, links and stages. Words are made when they are first asked for in a state of the
//! map; where a card stands in the map is remembered from state to state, so that an edit costs little.

use rustc_hash::FxHashMap;

use crate::map::{Card, Id, LinkKind, Map};

/// Names and descriptions of one state of a map.
#[derive(Debug, Default)]
pub(super) struct Names {
    state: Option<u64>,
    /// About where cards stand in the map.
    places: FxHashMap<Id, usize>,
    cards: FxHashMap<Id, (String, String)>,
    /// How many links answer a card.
    answers: FxHashMap<Id, usize>,
    /// How many cards a stage or step has.
    columns: FxHashMap<Id, usize>,
}

impl Names {
    /// Forgets the words if the map is in another state.
    pub(super) fn follow(&mut self, map: &Map, state: u64) {
        if self.state == Some(state) {
            return;
        }
        if self.state.is_none() {
            self.places.extend(map.cards.iter().enumerate().map(|(at, card)| (card.id.clone(), at)));
        }
        self.state = Some(state);
        self.cards.clear();
        self.answers.clear();
        for link in map.links.iter().filter(|link| link.kind == LinkKind::Answers) {
            *self.answers.entry(link.to.clone()).or_default() += 1;
        }
        self.columns = map.columns().map(|column| (column.clone(), 0)).collect();
        for card in &map.cards {
            if let Some(count) = self.columns.get_mut(&card.at.column) {
                *count += 1;
            }
        }
    }

    /// Name and description of a card.
    pub(super) fn card(&mut self, map: &Map, id: &Id) -> Option<&(String, String)> {
        if !self.cards.contains_key(id) {
            let card = self.find(map, id)?;
            let name = if card.text.trim().is_empty() { "Empty card" } else { &card.text };
            let stage = map.column_name(&card.at.column).unwrap_or_default();
            let told = describe(card, stage, self.answers.get(id).copied().unwrap_or(0));
            self.cards.insert(id.clone(), (name.to_owned(), told));
        }
        self.cards.get(id)
    }

    /// What a link says: "Guest checkout answers Must create an account".
    pub(super) fn link(&mut self, map: &Map, id: &Id) -> Option<String> {
        let link = map.link(id)?;
        let (from, to) = (self.text(map, &link.from), self.text(map, &link.to));
        Some(format!("{from} {} {to}", link.kind.verb()))
    }

    /// How many cards a stage has, those of its steps included, or a step.
    pub(super) fn cards_in(&self, map: &Map, column: &Id) -> usize {
        let count = |id: &Id| self.columns.get(id).copied().unwrap_or(0);
        let steps = map.stage(column).map(|stage| &stage.steps[..]).unwrap_or_default();
        count(column) + steps.iter().map(|step| count(&step.id)).sum::<usize>()
    }

    fn text<'a>(&mut self, map: &'a Map, card: &Id) -> &'a str {
        let text = self.find(map, card).map_or("", |card| card.text.trim());
        if text.is_empty() { "an empty card" } else { text }
    }

    /// A card, looked for from where it stood last; a new one most often stands at the end.
    fn find<'a>(&mut self, map: &'a Map, id: &Id) -> Option<&'a Card> {
        let about = self.places.get(id).copied().unwrap_or(map.cards.len());
        let at = map.card_near(id, about)?;
        self.places.insert(id.clone(), at);
        map.cards.get(at)
    }
}

/// "Pain point, severity 4, in Decision, answered by 2"
fn describe(card: &Card, stage: &str, answers: usize) -> String {
    let mut parts = vec![card.kind.label().to_owned()];
    if !card.channel.is_empty() {
        parts.push(card.channel.clone());
    }
    if card.crucial {
        parts.push("moment of truth".to_owned());
    }
    if let Some(severity) = card.severity {
        parts.push(format!("severity {severity}"));
    }
    if !stage.is_empty() {
        parts.push(format!("in {stage}"));
    }
    if answers > 0 {
        parts.push(format!("answered by {answers}"));
    }
    parts.join(", ")
}
