//! Find in all texts of a map: what is looked for, where it is, and which of the hits is the current one.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::fold;
use super::spans::{Like, Needle};
use crate::editor::Thing;
use crate::map::{Edit, Id, Lane, LaneKind, Map, TextAt};

/// A place in a text that is like what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAt {
    pub text: TextAt,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What on the map has the text; none for the funnel of no lane.
    pub thing: Option<Thing>,
    /// In a lane that is not shown.
    pub hidden: bool,
}

/// A search through a map.
#[derive(Clone, Debug, Default)]
pub struct Find {
    query: String,
    like: Like,
    replacement: String,
    /// Whether the bar is shown, and its second line.
    pub(in crate::editor) open: bool,
    pub(in crate::editor) replacing: bool,
    /// Counts how often it was asked for, so that the bar takes the keyboard each time.
    pub(in crate::editor) asked: u64,
    /// What was selected when the search began: the first hit is sought from there on.
    origin: Option<Thing>,
    hits: Vec<FoundAt>,
    things: FxHashSet<Thing>,
    /// Which of the hits are in a text.
    texts_hit: FxHashMap<TextAt, Range<usize>>,
    at: usize,
    /// The state of the map that the hits are of; none when they have to be sought anew.
    state: Option<u64>,
    /// The texts of a state of the map, while something is looked for.
    texts: (Option<u64>, Vec<Searched>),
}

/// A text, and the form of it in which it is passed over quickly.
#[derive(Clone, Debug)]
struct Searched {
    at: TextAt,
    text: String,
    folded: String,
}

/// What replacing everything comes to.
#[derive(Debug)]
pub(in crate::editor) struct Replaced {
    pub edit: Edit,
    /// How many hits are replaced.
    pub count: usize,
    /// How many stages and steps would have lost their names and keep them.
    pub kept: usize,
}

impl Find {
    pub fn query(&self) -> &str {
        &self.query
    }

    pub fn like(&self) -> Like {
        self.like
    }

    pub fn replacement(&self) -> &str {
        &self.replacement
    }

    pub fn open(&self) -> bool {
        self.open
    }

    pub fn replacing(&self) -> bool {
        self.replacing
    }

    pub fn asked(&self) -> u64 {
        self.asked
    }

    /// Every hit, in the order of the journey.
    pub fn hits(&self) -> &[FoundAt] {
        &self.hits
    }

    /// Everything on the map that has a hit.
    pub fn things(&self) -> &FxHashSet<Thing> {
        &self.things
    }

    /// The hits in one text.
    pub fn hits_in(&self, text: &TextAt) -> &[FoundAt] {
        self.texts_hit.get(text).and_then(|range| self.hits.get(range.clone())).unwrap_or_default()
    }

    /// The current hit and its number from 1.
    pub fn current(&self) -> Option<(usize, &FoundAt)> {
        self.hits.get(self.at).map(|hit| (self.at + 1, hit))
    }

    /// How many hits are in lanes that are not shown.
    pub fn hidden(&self) -> usize {
        self.hits.iter().filter(|hit| hit.hidden).count()
    }

    pub(in crate::editor) fn begin(&mut self, origin: Option<Thing>) {
        self.origin = origin;
    }

    pub(in crate::editor) fn look_for(&mut self, query: &str, like: Like) {
        if self.query != query || self.like != like {
            query.clone_into(&mut self.query);
            self.like = like;
            self.state = None;
        }
    }

    pub(in crate::editor) fn set_replacement(&mut self, text: &str) {
        text.clone_into(&mut self.replacement);
    }

    /// Goes to the next hit or the one before, round the end.
    pub(in crate::editor) fn step(&mut self, forward: bool) {
        let count = self.hits.len().max(1);
        self.at = if forward { self.at + 1 } else { self.at + count - 1 } % count;
    }

    /// Seeks anew if the map or what is looked for has changed; `state` names the map's state. A search that begins
    /// goes to the first hit from what was selected on; one that goes on stays near where it was.
    pub(in crate::editor) fn follow(&mut self, map: &Map, state: u64) {
        if self.state == Some(state) {
            return;
        }
        let begins = self.state.is_none();
        self.state = Some(state);
        let needle = Needle::new(&self.query, self.like);
        if needle.is_empty() {
            self.texts = (None, Vec::new());
        } else if self.texts.0 != Some(state) {
            let searched = |(at, text): (TextAt, &str)| {
                let folded = fold::letters(text, false);
                Searched { at, text: text.to_owned(), folded }
            };
            self.texts = (Some(state), map.texts().into_iter().map(searched).collect());
        }
        let places = Places::of(map);
        self.hits.clear();
        self.texts_hit.clear();
        for Searched { at, text, folded } in &self.texts.1 {
            if !folded.contains(&needle.loose) {
                continue;
            }
            let thing = places.thing(map, at);
            let hidden = thing.as_ref().is_some_and(|thing| places.hides(map, thing));
            let hit = |range| FoundAt { text: at.clone(), range, thing: thing.clone(), hidden };
            let from = self.hits.len();
            self.hits.extend(needle.spans(text).into_iter().map(hit));
            if self.hits.len() > from {
                self.texts_hit.insert(at.clone(), from..self.hits.len());
            }
        }
        self.things = self.hits.iter().filter_map(|hit| hit.thing.clone()).collect();
        if begins {
            let from = self.origin.as_ref();
            let first = self.hits.iter().position(|hit| from.is_some() && hit.thing.as_ref() == from);
            self.at = first.unwrap_or(0);
        }
        self.at = self.at.min(self.hits.len().saturating_sub(1));
    }

    /// The current hit replaced; `None` where there is none or its text may not become empty.
    pub(in crate::editor) fn replace_current(&self, map: &Map) -> Option<Edit> {
        let (_, hit) = self.current()?;
        let text = map.text_at(&hit.text)?;
        let new = replaced(text, std::slice::from_ref(&hit.range), &self.replacement)?;
        if new.is_empty() && !hit.text.may_be_empty() {
            return None;
        }
        Some(map.edit_texts([(hit.text.clone(), new)]))
    }

    /// After the current hit was replaced: the first one behind what stands there now.
    pub(in crate::editor) fn pass(&mut self, replaced: &FoundAt) {
        let end = replaced.range.start + self.replacement.len();
        let within = |hit: &FoundAt| hit.text == replaced.text && hit.range.start < end;
        while self.hits.get(self.at).is_some_and(within) {
            self.at += 1;
        }
        if self.at >= self.hits.len() {
            self.at = 0;
        }
    }

    /// Every hit replaced, as one change.
    pub(in crate::editor) fn replace_all(&self, map: &Map) -> Replaced {
        let (mut new, mut count, mut kept) = (Vec::new(), 0, 0);
        let texts = map.texts();
        let mut texts = texts.iter();
        for hits in self.hits.chunk_by(|a, b| a.text == b.text) {
            // Hits stand in the order of the texts.
            let Some((at, text)) = texts.find(|(at, _)| *at == hits[0].text) else { continue };
            let ranges: Vec<Range<usize>> = hits.iter().map(|hit| hit.range.clone()).collect();
            let Some(text) = replaced(text, &ranges, &self.replacement) else { continue };
            if text.is_empty() && !at.may_be_empty() {
                kept += hits.len();
                continue;
            }
            count += hits.len();
            new.push((at.clone(), text));
        }
        Replaced { edit: map.edit_texts(new), count, kept }
    }
}

/// The text with these ranges replaced; `None` where they are not of this text.
fn replaced(text: &str, ranges: &[Range<usize>], by: &str) -> Option<String> {
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        new.push_str(text.get(done..range.start)?);
        new.push_str(by);
        done = range.end;
    }
    new.push_str(text.get(done..)?);
    // What was taken out leaves no space at the ends.
    Some(if by.trim().is_empty() { new.trim().to_owned() } else { new })
}

/// What of a map is not shown.
struct Places {
    lanes: FxHashSet<Id>,
    cards: FxHashSet<Id>,
}

impl Places {
    fn of(map: &Map) -> Self {
        let lanes: FxHashSet<Id> = map.lanes.iter().filter(|lane| lane.hidden).map(|lane| lane.id.clone()).collect();
        let hidden = map.cards.iter().filter(|card| !lanes.is_empty() && lanes.contains(&card.at.lane));
        let cards = hidden.map(|card| card.id.clone()).collect();
        Self { lanes, cards }
    }

    /// What on the map has a text.
    fn thing(&self, map: &Map, at: &TextAt) -> Option<Thing> {
        Some(match at {
            TextAt::Title | TextAt::Subtitle | TextAt::Persona(..) => Thing::Head,
            TextAt::Stage(id) | TextAt::StageOwner(id) => Thing::Stage(id.clone()),
            TextAt::Step(id) => Thing::Step(id.clone()),
            TextAt::Lane(id) | TextAt::LaneHint(id) => Thing::Lane(id.clone()),
            TextAt::Card(id, _) => Thing::Card(id.clone()),
            TextAt::Quote { persona, at } => Thing::Sentiment { persona: persona.clone(), at: at.clone() },
            TextAt::Metric(id) => {
                let at = &map.metrics.iter().find(|metric| metric.id == *id)?.at;
                if map.stage(at).is_some() { Thing::Stage(at.clone()) } else { Thing::Step(at.clone()) }
            }
            TextAt::Funnel(id) => {
                let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Funnel && lane.funnel == *id)?;
                Thing::Lane(lane.id.clone())
            }
        })
    }

    fn hides(&self, map: &Map, thing: &Thing) -> bool {
        match thing {
            Thing::Lane(id) => self.lanes.contains(id),
            Thing::Card(id) => self.cards.contains(id),
            Thing::Sentiment { persona, .. } => {
                let of = |lane: &&Lane| lane.kind == LaneKind::Sentiment && lane.persona == *persona;
                let mut lanes = map.lanes.iter().filter(of).peekable();
                lanes.peek().is_some() && lanes.all(|lane| lane.hidden)
            }
            _ => false,
        }
    }
}
