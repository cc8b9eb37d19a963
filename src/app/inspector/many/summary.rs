//! What several selected cards share, taken once for every state of the map and every selection.

use rustc_hash::FxHashSet;

use super::shared::Shared;
use crate::editor::Selection;
use crate::map::{Card, CardKind, Effort, EvidenceLevel, Id, Map, Rating, Score, Status};

/// The fields of several cards.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Summary {
    /// In the order of the map.
    pub(super) ids: Vec<Id>,
    /// How many there are of each kind.
    pub(super) kinds: Vec<(CardKind, usize)>,
    pub(super) kind: Shared<CardKind>,
    pub(super) offer: Shared<String>,
    pub(super) timing: Shared<String>,
    pub(super) channel: Shared<String>,
    pub(super) crucial: Shared<bool>,
    pub(super) severity: Shared<Option<Rating>>,
    pub(super) frequency: Shared<Option<Rating>>,
    pub(super) value: Shared<Option<Score>>,
    pub(super) business_value: Shared<Option<Score>>,
    pub(super) effort: Shared<Option<Effort>>,
    pub(super) status: Shared<Option<Status>>,
    pub(super) owner: Shared<String>,
    pub(super) level: Shared<Option<EvidenceLevel>>,
    pub(super) source: Shared<String>,
    pub(super) note: Shared<String>,
    /// Every tag with how many cards have it, in the order of the cards.
    pub(super) tags: Vec<(String, usize)>,
    /// Of which state of the map, and of which selection.
    of: Option<(u64, Selection)>,
}

impl Summary {
    /// Takes it anew where the map or the selection is another one. `state` names the map's state.
    pub(in crate::app) fn follow(&mut self, map: &Map, state: u64, selection: &Selection) {
        let several = selection.len() > 1 && selection.only_cards();
        if !several || self.of.as_ref().is_some_and(|(of, chosen)| *of == state && chosen == selection) {
            return;
        }
        *self = Self::taken(map, selection);
        self.of = Some((state, selection.clone()));
    }

    fn taken(map: &Map, selection: &Selection) -> Self {
        let chosen: FxHashSet<&Id> = selection.cards().collect();
        let cards: Vec<&Card> = map.cards.iter().filter(|card| chosen.contains(&card.id)).collect();
        let kinds = CardKind::ALL.iter().map(|kind| (kind.clone(), cards.iter().filter(|c| c.kind == *kind).count()));
        Self {
            ids: cards.iter().map(|card| card.id.clone()).collect(),
            kinds: kinds.filter(|(_, count)| *count > 0).collect(),
            kind: Shared::of(cards.iter().map(|card| card.kind.clone())),
            offer: text(&cards, |card| &card.offer),
            timing: text(&cards, |card| &card.timing),
            channel: text(&cards, |card| &card.channel),
            crucial: Shared::of(cards.iter().map(|card| card.crucial)),
            severity: Shared::of(cards.iter().map(|card| card.severity)),
            frequency: Shared::of(cards.iter().map(|card| card.frequency)),
            value: Shared::of(cards.iter().map(|card| card.value)),
            business_value: Shared::of(cards.iter().map(|card| card.business_value)),
            effort: Shared::of(cards.iter().map(|card| card.effort)),
            status: Shared::of(cards.iter().map(|card| card.status.clone())),
            owner: text(&cards, |card| &card.owner),
            level: Shared::of(cards.iter().map(|card| card.evidence.as_ref().map(|evidence| evidence.level.clone()))),
            source: text(&cards, |card| card.evidence.as_ref().map_or("", |evidence| &evidence.source)),
            note: text(&cards, |card| &card.note),
            tags: tags(&cards),
            of: None,
        }
    }

    /// Whether every card has one of these kinds.
    pub(super) fn only(&self, kinds: &[CardKind]) -> bool {
        self.kinds.iter().all(|(kind, _)| kinds.contains(kind)) && self.count() == self.ids.len()
    }

    /// How many cards are of kinds this version knows.
    fn count(&self) -> usize {
        self.kinds.iter().map(|(_, count)| count).sum()
    }

    /// "3 pain points, 2 notes".
    pub(super) fn words(&self) -> String {
        let parts = self.kinds.iter().map(|(kind, count)| super::counted(*count, kind));
        parts.collect::<Vec<_>>().join(", ")
    }
}

fn text(cards: &[&Card], of: impl Fn(&Card) -> &str) -> Shared<String> {
    match Shared::of(cards.iter().map(|card| of(card))) {
        Shared::Same(text) => Shared::Same(text.to_owned()),
        Shared::Mixed => Shared::Mixed,
    }
}

fn tags(cards: &[&Card]) -> Vec<(String, usize)> {
    let mut tags: indexmap::IndexMap<&str, usize> = indexmap::IndexMap::new();
    for card in cards {
        let mut own = FxHashSet::default();
        // A tag that a card has twice is on one card.
        for tag in card.tags.iter().filter(|tag| own.insert(tag.as_str())) {
            *tags.entry(tag).or_default() += 1;
        }
    }
    tags.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect()
}
