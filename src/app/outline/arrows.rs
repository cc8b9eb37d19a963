//! The arrows of a map by where they begin, as rows of the outline.

use rustc_hash::FxHashMap;

use super::rows::{Key, named};
use crate::map::{Id, Link, Map, Numbers, Stage, Transition};

pub(super) struct Arrows<'a> {
    map: &'a Map,
    links: FxHashMap<&'a Id, Vec<&'a Link>>,
    texts: FxHashMap<&'a Id, &'a str>,
}

impl<'a> Arrows<'a> {
    pub(super) fn new(map: &'a Map) -> Self {
        let mut links: FxHashMap<&Id, Vec<&Link>> = FxHashMap::default();
        for link in &map.links {
            links.entry(&link.from).or_default().push(link);
        }
        let texts = if links.is_empty() { &[][..] } else { &map.cards[..] };
        let texts = texts.iter().map(|card| (&card.id, card.text.as_str())).collect();
        Self { map, links, texts }
    }

    /// "Loop to Decision, 12 %": those that leave the stage or one of its steps, and what enters there.
    pub(super) fn of_stage(&self, stage: &Stage) -> Vec<(Key, String)> {
        let is = |id: &Id| *id == stage.id || stage.steps.iter().any(|step| step.id == *id);
        let begins = |arrow: &&Transition| is(if arrow.enters() { &arrow.to } else { &arrow.from });
        let words = |arrow: &Transition| with_share(self.map, arrow, self.map.transition_words_at(arrow, &stage.id));
        let arrows = self.map.transitions.iter().filter(begins);
        arrows.map(|arrow| (Key::Transition(arrow.id.clone()), words(arrow))).collect()
    }

    /// "Answers Must create an account"
    pub(super) fn of_card(&self, card: &Id) -> Vec<(Key, String)> {
        let words = |link: &Link| {
            let to = named(self.texts.get(&link.to).copied().unwrap_or_default(), "an empty card");
            format!("{} {to}", link.kind.label())
        };
        let links = self.links.get(card).into_iter().flatten();
        links.map(|link| (Key::Link(link.id.clone()), words(link))).collect()
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
