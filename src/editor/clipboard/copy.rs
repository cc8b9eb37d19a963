//! What is copied: the part of the map that is selected.

use rustc_hash::FxHashSet;

use super::words;
use crate::editor::{Editor, Selection, Thing};
use crate::map::{Card, Funnel, Id, LaneKind, Map, Match, Stage};

/// Of what a clip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Cards and faces, with their places relative to each other.
    Cards,
    /// Stages with everything in them.
    Stages,
    /// Steps with everything in them.
    Steps,
    /// Lanes with everything in them.
    Lanes,
}

impl Copied {
    const ALL: [Self; 4] = [Self::Cards, Self::Stages, Self::Steps, Self::Lanes];

    /// Its name where clips are kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Stages => "stages",
            Self::Steps => "steps",
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
    /// What was copied with the stages and lanes it stands in, under its own ids. Of what was cut, also the links, the
    /// arrows and the funnel matches that tied it to what stayed: they are tied again where their other end is.
    pub map: Map,
}

impl Clip {
    /// A clip that was kept.
    pub fn of(what: Copied, map: Map) -> Self {
        Self { what, map }
    }

    /// As words: a card a line with its sign, or a table where there are several stages.
    pub fn text(&self) -> String {
        words::text(self)
    }

    /// Whether these words, which may have been on the clipboard, are the clip's.
    pub fn is(&self, text: &str) -> bool {
        let own = self.text();
        // A long text is looked at only where it can be the clip's: line ends may have grown.
        if text.len() > 2 * own.len() + 2 {
            return false;
        }
        let plain = |text: &str| text.replace('\r', "").trim_end().to_owned();
        plain(&own) == plain(text)
    }
}

impl Editor {
    /// What is selected, as a clip; `None` where it is nothing that can be copied.
    pub fn clip(&self) -> Option<Clip> {
        clip(&self.map, &self.selection, false)
    }

    /// Whether something selected can be copied: whether there is a [`Editor::clip`].
    pub(in crate::editor) fn can_copy(&self) -> bool {
        let some = |thing: &Thing| match thing {
            Thing::Card(_) => true,
            Thing::Sentiment { persona, at } => self.map.sentiment(persona, at).is_some(),
            Thing::Head | Thing::Link(_) | Thing::Transition(_) => false,
            Thing::Stage(_) | Thing::Step(_) | Thing::Lane(_) => false,
        };
        if self.selection.things().any(some) {
            return true;
        }
        let wholes = Wholes::of(&self.map, &self.selection);
        match wholes.what() {
            Some(Copied::Stages | Copied::Steps | Copied::Lanes) => true,
            // Different things together are copied as the cards in them.
            Some(Copied::Cards) => wholes.hold_some(&self.map),
            None => false,
        }
    }

    /// The clip for cutting. The words say why the selection cannot be cut together: a paste could not bring back what
    /// the clip does not hold.
    pub(in crate::editor) fn clip_to_cut(&self) -> Option<Result<Clip, String>> {
        let clip = clip(&self.map, &self.selection, true)?;
        Some(match self.selection.things().find(|thing| lost(&self.map, thing, &clip)) {
            None => Ok(clip),
            Some(Thing::Link(_) | Thing::Transition(_)) => {
                Err("The arrow would be lost: cut the rest without it".to_owned())
            }
            Some(thing) => {
                let word = match thing {
                    Thing::Stage(_) => "stage",
                    Thing::Step(_) => "step",
                    Thing::Lane(_) => "lane",
                    _ => "sentiment",
                };
                Err(format!("The {word} would be lost: cut it by itself, and the rest after it"))
            }
        })
    }
}

/// Whether a cut would lose a selected thing, since the clip does not hold it.
fn lost(map: &Map, thing: &Thing, clip: &Clip) -> bool {
    match thing {
        // Cards are always held, and a map's head stays.
        Thing::Head | Thing::Card(_) => false,
        Thing::Stage(_) => clip.what != Copied::Stages,
        Thing::Step(_) => !matches!(clip.what, Copied::Stages | Copied::Steps),
        Thing::Lane(_) => clip.what != Copied::Lanes,
        Thing::Sentiment { persona, at } => {
            map.sentiment(persona, at).is_some() && clip.map.sentiment(persona, at).is_none()
        }
        Thing::Link(id) => clip.map.link(id).is_none(),
        Thing::Transition(id) => clip.map.transition(id).is_none(),
    }
}

/// The stages, steps and lanes of a selection.
struct Wholes<'a> {
    things: Vec<&'a Thing>,
    /// The columns of the stages and the steps.
    columns: FxHashSet<&'a Id>,
    lanes: FxHashSet<&'a Id>,
    /// How many steps there are whose stage is not among them.
    strays: usize,
}

impl<'a> Wholes<'a> {
    fn of(map: &'a Map, selection: &'a Selection) -> Self {
        let whole = |thing: &&Thing| matches!(thing, Thing::Stage(_) | Thing::Step(_) | Thing::Lane(_));
        let things: Vec<&Thing> = selection.things().filter(whole).collect();
        let (mut columns, mut lanes) = (FxHashSet::default(), FxHashSet::default());
        for thing in &things {
            match thing {
                Thing::Stage(id) => {
                    columns.insert(id);
                    let steps = map.stage(id).into_iter().flat_map(|stage| &stage.steps);
                    columns.extend(steps.map(|step| &step.id));
                }
                Thing::Lane(id) => {
                    lanes.insert(id);
                }
                _ => {}
            }
        }
        let steps = things.iter().filter_map(|thing| match thing {
            Thing::Step(id) => Some(id),
            _ => None,
        });
        let strays: Vec<&Id> = steps.filter(|id| !columns.contains(id)).collect();
        let count = strays.len();
        columns.extend(strays);
        Self { things, columns, lanes, strays: count }
    }

    fn hold(&self, card: &Card) -> bool {
        self.columns.contains(&card.at.column) || self.lanes.contains(&card.at.lane)
    }

    /// What a clip of nothing but these is of; `None` where there are none.
    fn what(&self) -> Option<Copied> {
        let all = |is: fn(&Thing) -> bool| self.things.iter().all(|thing| is(thing));
        if self.things.is_empty() {
            None
        } else if all(|thing| matches!(thing, Thing::Lane(_))) {
            Some(Copied::Lanes)
        } else if all(|thing| matches!(thing, Thing::Step(_))) {
            Some(Copied::Steps)
        } else if self.lanes.is_empty() && self.strays == 0 {
            Some(Copied::Stages)
        } else {
            Some(Copied::Cards)
        }
    }

    /// Whether there is a card or a face in them.
    fn hold_some(&self, map: &Map) -> bool {
        map.cards.iter().any(|card| self.hold(card))
            || map.sentiments.iter().any(|felt| self.columns.contains(&felt.at))
    }
}

fn clip(map: &Map, selection: &Selection, cut: bool) -> Option<Clip> {
    let wholes = Wholes::of(map, selection);
    let ids: FxHashSet<&Id> = selection.cards().collect();
    let what = match wholes.what() {
        // What stands in them goes with them; what stands beside makes it a clip of cards.
        Some(what) if !beside(map, selection, &wholes, &ids) => what,
        _ => Copied::Cards,
    };
    let part = match what {
        Copied::Stages => stages(map, selection, cut),
        Copied::Steps => steps(map, &wholes, cut),
        Copied::Lanes => lanes(map, selection, cut),
        Copied::Cards => {
            let part = cards(map, selection, &wholes, &ids, cut);
            if part.cards.is_empty() && part.sentiments.is_empty() {
                return None;
            }
            part
        }
    };
    Some(Clip::of(what, part))
}

/// Whether a card or a face is selected that stands in none of the wholes.
fn beside(map: &Map, selection: &Selection, wholes: &Wholes<'_>, ids: &FxHashSet<&Id>) -> bool {
    let face = |thing: &Thing| match thing {
        Thing::Sentiment { persona, at } => map.sentiment(persona, at).is_some() && !wholes.columns.contains(at),
        _ => false,
    };
    !ids.is_empty() && map.cards.iter().any(|card| ids.contains(&card.id) && !wholes.hold(card))
        || selection.things().any(face)
}

/// The cards of the map that are wanted, in the order of the file, and the links between them; of what is cut also those
/// to what stays.
fn take_cards(map: &Map, part: &mut Map, cut: bool, wanted: impl Fn(&Card) -> bool) {
    let cards = map.card_order().into_iter().map(|i| &map.cards[i]).filter(|card| wanted(card));
    part.cards = cards.cloned().collect();
    let ids: FxHashSet<&Id> = part.cards.iter().map(|card| &card.id).collect();
    let held = map.links.iter().filter(|link| held(cut, ids.contains(&link.from), ids.contains(&link.to)));
    part.links = held.cloned().collect();
}

/// Whether a clip holds what has these ends inside.
fn held(cut: bool, from: bool, to: bool) -> bool {
    from && to || cut && (from || to)
}

/// A map of nothing but its id and head.
fn empty(map: &Map) -> Map {
    Map { id: map.id.clone(), format: map.format, head: map.head.clone(), ..Map::default() }
}

/// Cards one by one, those in steps, stages and lanes beside them, and faces.
fn cards(map: &Map, selection: &Selection, wholes: &Wholes<'_>, ids: &FxHashSet<&Id>, cut: bool) -> Map {
    let mut part = empty(map);
    take_cards(map, &mut part, cut, |card| ids.contains(&card.id) || wholes.hold(card));
    let faces: FxHashSet<&Thing> =
        selection.things().filter(|thing| matches!(thing, Thing::Sentiment { .. })).collect();
    let felt = map.sentiments.iter().filter(|felt| {
        wholes.columns.contains(&felt.at)
            || faces.contains(&Thing::Sentiment { persona: felt.persona.clone(), at: felt.at.clone() })
    });
    part.sentiments = felt.cloned().collect();
    let columns = part.cards.iter().map(|card| &card.at.column).chain(part.sentiments.iter().map(|felt| &felt.at));
    let columns: FxHashSet<&Id> = columns.collect();
    let touched =
        |stage: &Stage| columns.contains(&stage.id) || stage.steps.iter().any(|step| columns.contains(&step.id));
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

fn stages(map: &Map, selection: &Selection, cut: bool) -> Map {
    let mut part = empty(map);
    part.stages = map.stages.iter().filter(|stage| selection.has(&Thing::Stage(stage.id.clone()))).cloned().collect();
    let columns: FxHashSet<Id> = part.columns().cloned().collect();
    take_columns(map, &mut part, &columns, cut);
    part
}

/// Steps, each in its stage, which has no others then.
fn steps(map: &Map, wholes: &Wholes<'_>, cut: bool) -> Map {
    let mut part = empty(map);
    let inside = |stage: &Stage| Stage {
        steps: stage.steps.iter().filter(|step| wholes.columns.contains(&step.id)).cloned().collect(),
        ..stage.clone()
    };
    part.stages = map.stages.iter().map(inside).filter(|stage| !stage.steps.is_empty()).collect();
    let columns = wholes.columns.iter().map(|id| (*id).clone()).collect();
    take_columns(map, &mut part, &columns, cut);
    part
}

/// Takes everything that is in some columns into a part that has them.
fn take_columns(map: &Map, part: &mut Map, columns: &FxHashSet<Id>, cut: bool) {
    take_cards(map, part, cut, |card| columns.contains(&card.at.column));
    part.sentiments = map.sentiments.iter().filter(|felt| columns.contains(&felt.at)).cloned().collect();
    part.metrics = map.metrics.iter().filter(|metric| columns.contains(&metric.at)).cloned().collect();
    let arrows = map.transitions.iter().filter(|arrow| {
        let (from, to) = (columns.contains(&arrow.from), columns.contains(&arrow.to));
        // An entry and an exit have one end alone.
        held(cut, from || arrow.from.is_empty(), to || arrow.to.is_empty()) && (from || to)
    });
    part.transitions = arrows.cloned().collect();
    let rows: FxHashSet<&Id> = part.cards.iter().map(|card| &card.at.lane).collect();
    let rows = map.lanes.iter().filter(|lane| rows.contains(&lane.id) || lane.kind == LaneKind::Sentiment);
    part.lanes = rows.cloned().collect();
    part.personas.clone_from(&map.personas);
    if cut {
        // A step of a funnel is matched once: what is copied leaves its match where it is.
        let inside = |m: &Match| columns.contains(&m.at);
        let matched = map.funnels.iter().filter(|funnel| funnel.matches.iter().any(inside));
        part.funnels = matched
            .map(|funnel| Funnel {
                matches: funnel.matches.iter().filter(|m| inside(m)).cloned().collect(),
                ..funnel.clone()
            })
            .collect();
    }
}

fn lanes(map: &Map, selection: &Selection, cut: bool) -> Map {
    let mut part = empty(map);
    part.lanes = map.lanes.iter().filter(|lane| selection.has(&Thing::Lane(lane.id.clone()))).cloned().collect();
    part.stages.clone_from(&map.stages);
    take_cards(map, &mut part, cut, |card| selection.has(&Thing::Lane(card.at.lane.clone())));
    let whose: FxHashSet<&Id> =
        part.lanes.iter().filter(|lane| lane.kind == LaneKind::Sentiment).map(|lane| &lane.persona).collect();
    part.sentiments = map.sentiments.iter().filter(|felt| whose.contains(&felt.persona)).cloned().collect();
    part.personas = map.personas.iter().filter(|persona| whose.contains(&persona.id)).cloned().collect();
    let shown: FxHashSet<&Id> = part.lanes.iter().map(|lane| &lane.funnel).filter(|id| !id.is_empty()).collect();
    part.funnels = map.funnels.iter().filter(|funnel| shown.contains(&funnel.id)).cloned().collect();
    part
}
