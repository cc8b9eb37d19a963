//! What is copied: the part of the map that is selected.

use rustc_hash::FxHashSet;

use super::words;
use crate::editor::{Editor, Selection, Thing};
use crate::map::{Card, Id, LaneKind, Map};

/// Of what a clip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Cards and faces, with their places relative to each other.
    Cards,
    /// Stages with everything in them.
    Stages,
    /// Lanes with everything in them.
    Lanes,
}

impl Copied {
    const ALL: [Self; 3] = [Self::Cards, Self::Stages, Self::Lanes];

    /// Its name where clips are kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Stages => "stages",
            Self::Lanes => "lanes",
        }
    }

    /// The one of this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|copied| copied.word() == word)
    }
}

/// Something copied.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    pub what: Copied,
    /// What was copied with the stages and lanes it stands in, under its own ids.
    pub map: Map,
    /// Links between what was cut and what stayed, to be tied again where it is pasted into the same map.
    pub(super) loose: Vec<crate::map::Link>,
}

impl Clip {
    /// A clip that was kept.
    pub fn of(what: Copied, map: Map) -> Self {
        Self { what, map, loose: Vec::new() }
    }

    /// As words: a card a line with its sign, or a table where there are several stages.
    pub fn text(&self) -> String {
        words::text(self)
    }

    /// Whether these words, which may have been on the clipboard, are the clip's.
    pub fn is(&self, text: &str) -> bool {
        let own = self.text();
        let plain = |text: &str| text.replace('\r', "").trim_end().to_owned();
        plain(&own) == plain(text)
    }
}

impl Editor {
    /// What is selected, as a clip; `None` where it is nothing that can be copied.
    pub fn clip(&self) -> Option<Clip> {
        clip(&self.map, &self.selection)
    }

    /// Whether something selected can be copied.
    pub(in crate::editor) fn can_copy(&self) -> bool {
        self.selection.things().any(|thing| match thing {
            Thing::Head | Thing::Link(_) | Thing::Transition(_) => false,
            Thing::Sentiment { persona, at } => self.map.sentiment(persona, at).is_some(),
            Thing::Stage(_) | Thing::Step(_) | Thing::Lane(_) | Thing::Card(_) => true,
        })
    }

    /// The clip for cutting: it keeps the links to what stays.
    pub(in crate::editor) fn clip_to_cut(&self) -> Option<Clip> {
        let mut clip = self.clip()?;
        let gone: FxHashSet<&Id> = clip.map.cards.iter().map(|card| &card.id).collect();
        let loose = self.map.links.iter().filter(|link| gone.contains(&link.from) != gone.contains(&link.to));
        clip.loose = loose.cloned().collect();
        Some(clip)
    }
}

fn clip(map: &Map, selection: &Selection) -> Option<Clip> {
    let only = |is: fn(&Thing) -> bool| selection.things().all(is);
    if selection.is_empty() {
        None
    } else if only(|thing| matches!(thing, Thing::Stage(_))) {
        Some(Clip::of(Copied::Stages, stages(map, selection)))
    } else if only(|thing| matches!(thing, Thing::Lane(_))) {
        Some(Clip::of(Copied::Lanes, lanes(map, selection)))
    } else {
        let part = cards(map, selection);
        (!part.cards.is_empty() || !part.sentiments.is_empty()).then(|| Clip::of(Copied::Cards, part))
    }
}

/// The cards of the map that are wanted, in the order of the file, and the links between them.
fn take_cards(map: &Map, part: &mut Map, wanted: impl Fn(&Card) -> bool) {
    let cards = map.card_order().into_iter().map(|i| &map.cards[i]).filter(|card| wanted(card));
    part.cards = cards.cloned().collect();
    let ids: FxHashSet<&Id> = part.cards.iter().map(|card| &card.id).collect();
    let inside = map.links.iter().filter(|link| ids.contains(&link.from) && ids.contains(&link.to));
    part.links = inside.cloned().collect();
}

/// A map of nothing but its id and head.
fn empty(map: &Map) -> Map {
    Map { id: map.id.clone(), format: map.format, head: map.head.clone(), ..Map::default() }
}

/// Cards one by one, those of steps and of whole stages and lanes beside them, and faces.
fn cards(map: &Map, selection: &Selection) -> Map {
    let mut part = empty(map);
    let things: FxHashSet<&Thing> = selection.things().collect();
    let inside = |column: &Id, lane: &Id| {
        things.iter().any(|thing| match thing {
            Thing::Stage(_) => {
                map.stage_of(column).is_some_and(|stage| things.contains(&Thing::Stage(stage.id.clone())))
            }
            Thing::Step(id) => id == column,
            Thing::Lane(id) => id == lane,
            Thing::Head | Thing::Card(_) | Thing::Sentiment { .. } | Thing::Link(_) | Thing::Transition(_) => false,
        })
    };
    let wholes = selection.len() > selection.cards().count();
    let ids: FxHashSet<&Id> = selection.cards().collect();
    take_cards(map, &mut part, |card| ids.contains(&card.id) || wholes && inside(&card.at.column, &card.at.lane));
    let felt = map.sentiments.iter().filter(|felt| {
        things.contains(&Thing::Sentiment { persona: felt.persona.clone(), at: felt.at.clone() })
            || things.contains(&Thing::Step(felt.at.clone()))
    });
    part.sentiments = felt.cloned().collect();
    let columns = part.cards.iter().map(|card| &card.at.column).chain(part.sentiments.iter().map(|felt| &felt.at));
    let columns: FxHashSet<&Id> = columns.collect();
    let touched = |stage: &crate::map::Stage| {
        columns.contains(&stage.id) || stage.steps.iter().any(|step| columns.contains(&step.id))
    };
    // The stages between them too, so that their distance is kept.
    let first = map.stages.iter().position(touched).unwrap_or(0);
    let last = map.stages.iter().rposition(touched).map_or(first, |at| at + 1);
    part.stages = map.stages[first.min(last)..last].to_vec();
    let rows: FxHashSet<&Id> = part.cards.iter().map(|card| &card.at.lane).collect();
    let felt: FxHashSet<&Id> = part.sentiments.iter().map(|felt| &felt.persona).collect();
    let shows = |lane: &crate::map::Lane| lane.kind == LaneKind::Sentiment && felt.contains(&lane.persona);
    part.lanes = map.lanes.iter().filter(|lane| rows.contains(&lane.id) || shows(lane)).cloned().collect();
    part.personas = map.personas.iter().filter(|persona| felt.contains(&persona.id)).cloned().collect();
    part
}

fn stages(map: &Map, selection: &Selection) -> Map {
    let mut part = empty(map);
    part.stages = map.stages.iter().filter(|stage| selection.has(&Thing::Stage(stage.id.clone()))).cloned().collect();
    let columns: FxHashSet<Id> = part.columns().cloned().collect();
    take_cards(map, &mut part, |card| columns.contains(&card.at.column));
    part.sentiments = map.sentiments.iter().filter(|felt| columns.contains(&felt.at)).cloned().collect();
    part.metrics = map.metrics.iter().filter(|metric| columns.contains(&metric.at)).cloned().collect();
    let inside = |id: &Id| id.is_empty() || columns.contains(id);
    let arrows = map.transitions.iter().filter(|arrow| inside(&arrow.from) && inside(&arrow.to));
    part.transitions = arrows.cloned().collect();
    let rows: FxHashSet<&Id> = part.cards.iter().map(|card| &card.at.lane).collect();
    let rows = map.lanes.iter().filter(|lane| rows.contains(&lane.id) || lane.kind == LaneKind::Sentiment);
    part.lanes = rows.cloned().collect();
    part.personas.clone_from(&map.personas);
    part
}

fn lanes(map: &Map, selection: &Selection) -> Map {
    let mut part = empty(map);
    part.lanes = map.lanes.iter().filter(|lane| selection.has(&Thing::Lane(lane.id.clone()))).cloned().collect();
    part.stages.clone_from(&map.stages);
    take_cards(map, &mut part, |card| selection.has(&Thing::Lane(card.at.lane.clone())));
    let whose: FxHashSet<&Id> =
        part.lanes.iter().filter(|lane| lane.kind == LaneKind::Sentiment).map(|lane| &lane.persona).collect();
    part.sentiments = map.sentiments.iter().filter(|felt| whose.contains(&felt.persona)).cloned().collect();
    part.personas = map.personas.iter().filter(|persona| whose.contains(&persona.id)).cloned().collect();
    let shown: FxHashSet<&Id> = part.lanes.iter().map(|lane| &lane.funnel).filter(|id| !id.is_empty()).collect();
    part.funnels = map.funnels.iter().filter(|funnel| shown.contains(&funnel.id)).cloned().collect();
    part
}
