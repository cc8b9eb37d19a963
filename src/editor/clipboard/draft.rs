//! A change of many parts while it is planned: later parts see what earlier ones made, the map itself stays.

use std::borrow::Cow;

use indexmap::IndexMap;

use crate::map::{Card, CardKind, Change, Edit, Entropy, Id, IdKind, Lane, LaneKind, Link, Map, Refusal, Stage};

/// A change being planned.
pub(in crate::editor) struct Draft<'a> {
    /// The map with the stages and lanes planned so far; cloned only once there are some.
    map: Cow<'a, Map>,
    edits: Vec<Edit>,
    /// New cards, each with its index among the cards that are in its cell now.
    cards: Vec<(Card, usize)>,
    links: Vec<Link>,
    /// Quotes that were added, by persona and column.
    quotes: IndexMap<(Id, Id), String>,
    entropy: &'a mut dyn Entropy,
    /// Cards that went to the parking lot because no lane takes them.
    pub(super) homeless: Vec<Id>,
    pub(super) new_stages: usize,
    pub(super) new_lanes: usize,
    pub(super) quoted: usize,
    /// The map has no lanes: each kind brings its own.
    pub(super) bare: bool,
}

impl<'a> Draft<'a> {
    pub(in crate::editor) fn new(map: &'a Map, entropy: &'a mut dyn Entropy) -> Self {
        Self {
            map: Cow::Borrowed(map),
            edits: Vec::new(),
            cards: Vec::new(),
            links: Vec::new(),
            quotes: IndexMap::new(),
            entropy,
            homeless: Vec::new(),
            new_stages: 0,
            new_lanes: 0,
            quoted: 0,
            bare: map.lanes.is_empty(),
        }
    }

    /// The map with the stages and lanes planned so far, without the new cards.
    pub(in crate::editor) fn map(&self) -> &Map {
        &self.map
    }

    pub(super) fn id(&mut self, kind: IdKind) -> Id {
        Id::fresh(kind, self.entropy)
    }

    /// Plans a part that others may build on.
    pub(super) fn make(&mut self, edit: Edit) -> Result<(), Refusal> {
        self.map.allows(&edit)?;
        self.map.to_mut().apply(edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    /// Plans a new stage before the one at index `at`.
    pub(in crate::editor) fn stage(&mut self, name: &str, at: usize) -> Result<Id, Refusal> {
        let id = self.id(IdKind::Stage);
        let stage = Stage { id: id.clone(), name: name.to_owned(), ..Stage::default() };
        self.make(self.map.edit_add_stage(at, stage))?;
        self.new_stages += 1;
        Ok(id)
    }

    /// Plans a new lane above the parking lot.
    pub(super) fn lane(&mut self, kind: LaneKind, name: &str) -> Result<Id, Refusal> {
        let at = super::lot::lanes_end(&self.map);
        let name = if name == kind.label() { "" } else { name };
        self.lane_at(at, Lane { kind, name: name.to_owned(), ..Lane::default() })
    }

    /// Plans a new lane at an index, with an id of its own.
    pub(super) fn lane_at(&mut self, at: usize, lane: Lane) -> Result<Id, Refusal> {
        let id = self.id(IdKind::Lane);
        self.make(self.map.edit_add_lane(at, Lane { id: id.clone(), ..lane }))?;
        self.new_lanes += 1;
        Ok(id)
    }

    /// Plans to show a hidden lane.
    pub(super) fn show(&mut self, lane: &Id) -> Result<(), Refusal> {
        self.make(self.map.edit_record::<Lane>(lane, |lane| lane.hidden = false)?)
    }

    /// Plans a card with an id of its own, at an index of its cell (past the end: last).
    pub(super) fn card(&mut self, card: Card, index: usize) -> Id {
        let id = self.id(IdKind::Card);
        self.cards.push((Card { id: id.clone(), ..card }, index));
        id
    }

    pub(super) fn link(&mut self, link: Link) {
        let id = self.id(IdKind::Link);
        self.links.push(Link { id, ..link });
    }

    /// Plans a quote below those that a sentiment has.
    pub(super) fn quote(&mut self, persona: &Id, at: &Id, text: &str) {
        let quotes = self.quotes.entry((persona.clone(), at.clone())).or_default();
        if !quotes.is_empty() {
            quotes.push('\n');
        }
        quotes.push_str(text);
        self.quoted += 1;
    }

    /// The ids of the cards planned, in order.
    pub(in crate::editor) fn ids(&self) -> Vec<Id> {
        self.cards.iter().map(|(card, _)| card.id.clone()).collect()
    }

    /// The kind of the first card.
    pub(in crate::editor) fn first_kind(&self) -> Option<CardKind> {
        self.cards.first().map(|(card, _)| card.kind.clone())
    }

    /// The cards that no lane takes.
    pub(in crate::editor) fn homeless_cards(&self) -> &[Id] {
        &self.homeless
    }

    /// Where the first quote was put.
    pub(in crate::editor) fn first_quote(&self) -> Option<(Id, Id)> {
        self.quotes.keys().next().cloned()
    }

    /// The map with the stages and lanes planned so far, and with the new cards.
    pub(super) fn into_map(self) -> Map {
        let mut map = self.map.into_owned();
        map.cards.extend(self.cards.into_iter().map(|(card, _)| card));
        map
    }

    /// The whole as one edit.
    ///
    /// # Errors
    /// The map's [`Refusal`] of a quote: nothing is left out unsaid.
    pub(in crate::editor) fn finish(mut self) -> Result<Edit, Refusal> {
        for ((persona, at), text) in std::mem::take(&mut self.quotes) {
            let edit = self.map.edit_sentiment_with(&persona, &at, |felt| {
                let between = if felt.quote.is_empty() { "" } else { "\n" };
                felt.quote = format!("{}{between}{text}", felt.quote);
            });
            // Each sees those before it: an index at the end of the list is where the next begins.
            self.make(edit)?;
        }
        if !self.cards.is_empty() {
            self.edits.push(self.map.edit_add_cards(std::mem::take(&mut self.cards)));
        }
        if !self.links.is_empty() {
            let end = self.map.links.len();
            let links = std::mem::take(&mut self.links).into_iter().enumerate();
            self.edits.push(Edit::Link(Change::Insert(links.map(|(n, link)| (end + n, link)).collect())));
        }
        Ok(Edit::All(self.edits))
    }
}
