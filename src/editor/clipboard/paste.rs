//! Pasting: cards below what is selected, in the same places relative to each other.

use rustc_hash::{FxHashMap, FxHashSet};

use super::copy::{Clip, Copied};
use super::sheet::column_named;
use super::{Draft, Spot, words};
use crate::editor::Editor;
use crate::editor::history::Merge;
use crate::editor::selection::{Selection, Thing};
use crate::editor::toast::Offer;
use crate::interop::Line;
use crate::map::{Card, Cell, Edit, Finite, Id, Lane, LaneKind, Map, Refusal, Scale, counted};

/// What was planned, ready to be made.
pub(super) struct Planned {
    pub(super) edit: Edit,
    /// What is selected then.
    pub(super) select: Selection,
    /// Cards that went to the parking lot.
    pub(super) homeless: Vec<Id>,
    /// "3 cards"
    pub(super) what: String,
}

/// Where the cards of a clip go.
pub(super) struct Target {
    /// Each column of the clip, and the one it becomes.
    pub(super) columns: FxHashMap<Id, Id>,
    /// The lane that cards of a single lane go to, if it takes them.
    pub(super) lane: Option<Id>,
}

impl Editor {
    /// Pastes what was copied, as one entry.
    pub fn paste(&mut self, clip: &Clip) {
        self.before_paste();
        let planned = match clip.what {
            Copied::Cards => self.plan_cards(clip, false),
            Copied::Stages => self.plan_stages(clip),
            Copied::Steps => self.plan_steps(clip),
            Copied::Lanes => self.plan_lanes(clip),
        };
        self.make_pasted("Paste", planned);
    }

    /// Makes what is selected once more beside itself, as one entry.
    pub(in crate::editor) fn duplicate(&mut self) {
        let Some(clip) = self.clip() else { return };
        self.before_paste();
        let planned = match clip.what {
            Copied::Cards => self.plan_cards(&clip, true),
            Copied::Stages => self.plan_stages(&clip),
            Copied::Steps => self.plan_steps(&clip),
            Copied::Lanes => self.plan_lanes(&clip),
        };
        self.make_pasted("Duplicate", planned);
    }

    /// Pastes lines, a card each, below what is selected, as one entry.
    pub fn paste_lines(&mut self, lines: &[Line]) {
        self.before_paste();
        let spot = self.spot();
        self.put_lines(lines, spot);
    }

    /// Puts lines at a spot; without one there is no stage, and one is made.
    pub(in crate::editor) fn put_lines(&mut self, lines: &[Line], spot: Option<Spot>) {
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let planned = draft.lines(lines, spot);
        let planned = planned.and_then(|()| planned_of(draft, None));
        self.make_pasted("Paste", planned);
    }

    /// Nothing else may be going on.
    pub(in crate::editor) fn before_paste(&mut self) {
        self.commit_text();
        self.cancel();
        self.history.seal();
    }

    /// Makes what was planned, selects and shows it, and tells what found no lane.
    pub(super) fn make_pasted(&mut self, verb: &str, planned: Result<Planned, Refusal>) {
        let planned = match planned {
            Ok(planned) => planned,
            Err(refusal) => return self.refuse(&refusal),
        };
        let Planned { edit, select, homeless, what } = planned;
        let made = self.apply_selecting(&format!("{verb} {what}"), edit, Merge::Never, select);
        let made = self.said(made);
        self.history.seal();
        self.refresh();
        if !made {
            return;
        }
        self.unfold_for_selected();
        // The first of many is where one begins to read.
        let first = self.selection.things().next().cloned();
        if let Some(first) = first {
            self.reveal(&first);
        }
        let done = if verb == "Paste" { "pasted" } else { "duplicated" };
        if !homeless.is_empty() {
            self.tell_homeless(&homeless);
        } else if self.selection.len() > 1 {
            self.say_undoable(&format!("{what} {done}"));
        }
    }

    /// Says which cards are in the parking lot, and offers lanes for them.
    pub(in crate::editor) fn tell_homeless(&mut self, ids: &[Id]) {
        let wanted: FxHashSet<&Id> = ids.iter().collect();
        let kinds: Vec<_> =
            self.map.cards.iter().filter(|card| wanted.contains(&card.id)).map(|card| &card.kind).collect();
        let text = match &kinds[..] {
            [] => return,
            [kind] => format!("No lane takes the {}: it is in the parking lot", kind.label().to_lowercase()),
            [first, rest @ ..] if rest.iter().all(|kind| kind == first) => {
                format!("No lane takes {}: {} are in the parking lot", LaneKind::of(first).plural(), kinds.len())
            }
            all => format!("No lane takes {} of the cards: they are in the parking lot", all.len()),
        };
        self.offer(text, Offer::AddLanes(ids.to_vec()));
    }

    fn plan_cards(&mut self, clip: &Clip, in_place: bool) -> Result<Planned, Refusal> {
        let shown = self.columns();
        let from: Vec<Id> = words::columns(&clip.map).into_iter().cloned().collect();
        let touched = |id: &Id| {
            clip.map.cards.iter().any(|card| card.at.column == *id) || clip.map.sentiments.iter().any(|f| f.at == *id)
        };
        let first = from.iter().position(touched).unwrap_or(0);
        let last = from.iter().rposition(touched).map_or(first, |at| at + 1);
        let from = &from[first.min(last)..last];
        let aimed = self.aimed().cloned();
        let anchor = match &aimed {
            Some(cell) => shown.iter().position(|id| *id == cell.column),
            None => self.first_selected(&shown),
        };
        // Where no place was chosen, a stage is the one of the same name.
        let by_name = self.selection.is_empty() && aimed.is_none();
        let lane = self.lane_here().filter(|lane| !lane.hidden).map(|lane| lane.id.clone());
        let below = self.below_selected();
        let felt_by = match self.selection.lead() {
            Some(Thing::Sentiment { persona, .. }) => Some(persona.clone()),
            _ => None,
        };
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let mut target = Target { columns: FxHashMap::default(), lane: lane.filter(|_| one_lane(&clip.map)) };
        let mut named: Vec<Option<Id>> = vec![None; from.len()];
        for (n, column) in from.iter().enumerate().filter(|_| by_name) {
            let same = shown.iter().find(|id| *id == column).cloned();
            let name = clip.map.column_name(column).unwrap_or_default();
            let found = same.or_else(|| column_named(draft.map(), &shown, name));
            named[n] = found.filter(|found| !named.contains(&Some(found.clone())));
        }
        for (n, column) in from.iter().enumerate() {
            let beside = shown.get(anchor.unwrap_or(shown.len()) + n);
            let to = match named[n].as_ref().or(beside.filter(|to| !named.contains(&Some((*to).clone())))) {
                _ if in_place => column.clone(),
                Some(to) => to.clone(),
                // Past the last stage the map grows by the stages that are missing.
                None => draft.stage(clip.map.column_name(column).unwrap_or_default(), usize::MAX)?,
            };
            target.columns.insert(column.clone(), to);
        }
        let new = draft.cards_of(&clip.map, &target, &below, in_place)?;
        draft.links_of(clip, &new);
        draft.sentiments_of(&clip.map, &target, felt_by)?;
        let felt = clip.map.sentiments.first().and_then(|felt| {
            Some(Thing::Sentiment { persona: felt.persona.clone(), at: target.columns.get(&felt.at)?.clone() })
        });
        planned_of(draft, felt)
    }

    /// The first column that something selected stands in, else the current one.
    fn first_selected(&self, shown: &[Id]) -> Option<usize> {
        let cards: FxHashSet<&Id> = self.selection.cards().collect();
        let mut columns: FxHashSet<&Id> =
            self.map.cards.iter().filter(|card| cards.contains(&card.id)).map(|card| &card.at.column).collect();
        let others = self.selection.things().filter(|thing| !matches!(thing, Thing::Card(_)));
        columns.extend(others.filter_map(|thing| thing.column(&self.map)));
        shown
            .iter()
            .position(|id| columns.contains(id))
            .or_else(|| shown.iter().position(|id| Some(id) == self.current_column().as_ref()))
    }
}

/// A plan of cards and quotes, or of faces alone.
///
/// # Errors
/// The map's [`Refusal`] of a quote.
pub(super) fn planned_of(draft: Draft<'_>, felt: Option<Thing>) -> Result<Planned, Refusal> {
    let ids = draft.ids();
    let what = match (ids.len(), draft.quoted) {
        (0, 0) => "sentiment".to_owned(),
        (0, quotes) => several(quotes, "quote"),
        (cards, _) => several(cards, "card"),
    };
    let quoted = draft.first_quote().map(|(persona, at)| Thing::Sentiment { persona, at });
    let select = match quoted.or(felt) {
        Some(thing) if ids.is_empty() => Selection::of(thing),
        _ => Selection::of_cards(ids),
    };
    let homeless = draft.homeless.clone();
    Ok(Planned { edit: draft.finish()?, select, homeless, what })
}

/// "card", "3 cards"
pub(super) fn several(number: usize, one: &str) -> String {
    if number == 1 { one.to_owned() } else { counted(number, one) }
}

/// A value of another map's scale on this one.
fn within(value: Finite, scale: Scale) -> Finite {
    Finite::new(value.get().clamp(scale.min.get(), scale.max.get())).unwrap_or(value)
}

/// Whether all cards stand in the same lane.
fn one_lane(map: &Map) -> bool {
    map.cards.iter().all(|card| card.at.lane == map.cards[0].at.lane)
}

impl Draft<'_> {
    /// Plans the cards of a clip; gives the new id of each.
    pub(super) fn cards_of(
        &mut self,
        part: &Map,
        target: &Target,
        below: &FxHashMap<Cell, usize>,
        in_place: bool,
    ) -> Result<FxHashMap<Id, Id>, Refusal> {
        let mut new = FxHashMap::default();
        for card in &part.cards {
            let Some(column) = target.columns.get(&card.at.column) else { continue };
            let lane = if in_place { Some(card.at.lane.clone()) } else { self.lane_of(card, part, target)? };
            let id = match lane {
                Some(lane) => {
                    let at = Cell::new(column, &lane);
                    let index = below.get(&at).copied().unwrap_or(usize::MAX);
                    self.card(Card { at, ..card.clone() }, index)
                }
                None => {
                    self.homeless(card.clone(), column)?;
                    match self.homeless.last() {
                        Some(id) => id.clone(),
                        None => continue,
                    }
                }
            };
            new.insert(card.id.clone(), id);
        }
        Ok(new)
    }

    /// The lane for a card of a clip: the target's, the one it was in, one of the same name, else by its kind.
    fn lane_of(&mut self, card: &Card, part: &Map, target: &Target) -> Result<Option<Id>, Refusal> {
        let old = part.lane(&card.at.lane);
        let takes = |lane: &&Lane| !lane.hidden && lane.kind.takes(&card.kind);
        let wanted = target.lane.as_ref().or(Some(&card.at.lane)).and_then(|id| self.map().lane(id)).filter(takes);
        let alike = |lane: &&Lane| old.is_some_and(|old| old.kind == lane.kind && old.label() == lane.label());
        let same = || self.map().lanes.iter().filter(takes).find(alike);
        match wanted.or_else(same) {
            Some(lane) => Ok(Some(lane.id.clone())),
            None => self.home(&card.kind, None),
        }
    }

    /// Plans the links of a clip between what is new, and those to what stayed when it was cut.
    pub(super) fn links_of(&mut self, clip: &Clip, new: &FxHashMap<Id, Id>) {
        let end = |id: &Id| new.get(id).cloned().or_else(|| self.map().card(id).map(|_| id.clone()));
        let ours = clip.map.links.iter().filter(|link| new.contains_key(&link.from) || new.contains_key(&link.to));
        let links: Vec<_> = ours
            .filter_map(|link| Some(crate::map::Link { from: end(&link.from)?, to: end(&link.to)?, ..link.clone() }))
            .collect();
        links.into_iter().for_each(|link| self.link(link));
    }

    /// Plans the sentiments of a clip, for the persona given or for the same one; elsewhere for whose line is shown.
    pub(super) fn sentiments_of(&mut self, part: &Map, target: &Target, persona: Option<Id>) -> Result<(), Refusal> {
        for felt in &part.sentiments {
            let Some(at) = target.columns.get(&felt.at).cloned() else { continue };
            let known = |id: &Id| id.is_empty() || self.map().personas.iter().any(|persona| persona.id == *id);
            let same = Some(felt.persona.clone()).filter(known);
            let Some(persona) = persona.clone().or(same).or_else(|| super::lines::felt_by(self.map())) else {
                continue;
            };
            let scale = self.map().head.scale;
            let edit = self.map().edit_sentiment_with(&persona, &at, |to| {
                to.value = felt.value.map(|value| within(value, scale));
                to.quote.clone_from(&felt.quote);
            });
            self.make(edit)?;
        }
        Ok(())
    }
}
