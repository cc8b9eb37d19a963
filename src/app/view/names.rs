//! What screen readers say of cards and stages, made once for every state of the map.

use rustc_hash::FxHashMap;

use crate::map::{Card, Id, Link, LinkKind, Map};

/// Names and descriptions of one state of a map.
#[derive(Debug, Default)]
pub(super) struct Names {
    state: Option<u64>,
    cards: FxHashMap<Id, (String, String)>,
    columns: FxHashMap<Id, usize>,
    links: FxHashMap<Id, String>,
}

impl Names {
    /// Makes them anew if the map is in another state.
    pub(super) fn follow(&mut self, map: &Map, state: u64) {
        if self.state == Some(state) {
            return;
        }
        self.state = Some(state);
        let mut answers: FxHashMap<&Id, usize> = FxHashMap::default();
        for link in map.links.iter().filter(|link| link.kind == LinkKind::Answers) {
            *answers.entry(&link.to).or_default() += 1;
        }
        self.links.clear();
        if !map.links.is_empty() {
            let texts: FxHashMap<&Id, &str> = map.cards.iter().map(|card| (&card.id, card.text.trim())).collect();
            let text = |id: &Id| texts.get(id).copied().filter(|text| !text.is_empty()).unwrap_or("an empty card");
            let name = |link: &Link| format!("{} {} {}", text(&link.from), link.kind.verb(), text(&link.to));
            self.links.extend(map.links.iter().map(|link| (link.id.clone(), name(link))));
        }
        let columns: FxHashMap<&Id, &str> =
            map.columns().filter_map(|column| Some((column, map.column_name(column)?))).collect();
        self.columns.clear();
        self.cards.clear();
        for card in &map.cards {
            *self.columns.entry(card.at.column.clone()).or_default() += 1;
            let name = if card.text.trim().is_empty() { "Empty card" } else { &card.text };
            let stage = columns.get(&card.at.column).copied().unwrap_or_default();
            let told = describe(card, stage, answers.get(&card.id).copied().unwrap_or(0));
            self.cards.insert(card.id.clone(), (name.to_owned(), told));
        }
    }

    /// Name and description of a card.
    pub(super) fn card(&self, id: &Id) -> Option<(&str, &str)> {
        self.cards.get(id).map(|(name, told)| (name.as_str(), told.as_str()))
    }

    /// What a link says: "Guest checkout answers Must create an account".
    pub(super) fn link(&self, id: &Id) -> Option<&str> {
        self.links.get(id).map(String::as_str)
    }

    /// How many cards a column has.
    pub(super) fn cards_in(&self, column: &Id) -> usize {
        self.columns.get(column).copied().unwrap_or(0)
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
