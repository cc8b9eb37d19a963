//! Pasting lanes with everything in them.

use rustc_hash::FxHashMap;

use super::copy::Clip;
use super::paste::{Planned, Target, several};
use super::{Draft, lot, words};
use crate::editor::Editor;
use crate::editor::selection::{Selection, Thing};
use crate::map::{Card, Cell, Edit, Funnel, Id, IdKind, Lane, LaneKind, Map, Persona, Refusal};

impl Editor {
    /// Lanes come below the current one, else last.
    pub(super) fn plan_lanes(&mut self, clip: &Clip) -> Result<Planned, Refusal> {
        let current = self.lane_here().map(|lane| lane.id.clone());
        let below = current.and_then(|id| self.map.lanes.iter().position(|lane| lane.id == id));
        let at = below.map_or_else(|| lot::lanes_end(&self.map), |at| at + 1);
        let shown = self.columns();
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let columns = draft.columns_of(&clip.map, &shown)?;
        let mut lanes: FxHashMap<&Id, Id> = FxHashMap::default();
        let mut things = Vec::new();
        for (n, lane) in clip.map.lanes.iter().enumerate() {
            let persona = draft.persona_of(&lane.persona, &clip.map)?;
            let funnel = draft.funnel_of(&lane.funnel, &clip.map, &columns)?;
            let id = draft.lane_at(at + n, Lane { persona, funnel, ..lane.clone() })?;
            things.push(Thing::Lane(id.clone()));
            lanes.insert(&lane.id, id);
        }
        let mut new = FxHashMap::default();
        for card in &clip.map.cards {
            if let (Some(column), Some(lane)) = (columns.get(&card.at.column), lanes.get(&card.at.lane)) {
                new.insert(
                    card.id.clone(),
                    draft.card(Card { at: Cell::new(column, lane), ..card.clone() }, usize::MAX),
                );
            }
        }
        draft.links_of(clip, &new);
        if clip.map.id != draft.map().id {
            draft.sentiments_of(&clip.map, &Target { columns, lane: None }, None)?;
        }
        let what = several(clip.map.lanes.len(), "lane");
        Ok(Planned {
            edit: draft.finish()?,
            select: things.into_iter().collect::<Selection>(),
            homeless: Vec::new(),
            what,
        })
    }
}

impl Draft<'_> {
    /// Each column of a clip and the one it becomes: the same, one of the same name, the one at the same place, or a
    /// new one where cards would have none.
    fn columns_of(&mut self, part: &Map, shown: &[Id]) -> Result<FxHashMap<Id, Id>, Refusal> {
        let mut columns = FxHashMap::default();
        for (n, column) in words::columns(part).into_iter().enumerate() {
            let name = part.column_name(column).unwrap_or_default();
            let named = |id: &&Id| self.map().column_name(id).is_some_and(|other| other.eq_ignore_ascii_case(name));
            let same = shown.iter().find(|id| *id == column).or_else(|| shown.iter().find(named));
            let to = match same.or_else(|| shown.get(n)).cloned() {
                Some(to) => to,
                None if part.cards.iter().any(|card| card.at.column == *column) => self.stage(name, usize::MAX)?,
                None => continue,
            };
            columns.insert(column.clone(), to);
        }
        Ok(columns)
    }

    /// The persona of a lane: the same, one of the same name, or a new one.
    fn persona_of(&mut self, id: &Id, part: &Map) -> Result<Id, Refusal> {
        let known = |persona: &&Persona| persona.id == *id;
        if id.is_empty() || self.map().personas.iter().any(|persona| persona.id == *id) {
            return Ok(id.clone());
        }
        let Some(persona) = part.personas.iter().find(known).cloned() else { return Ok(Id::default()) };
        if let Some(same) = self.map().personas.iter().find(|other| other.name == persona.name) {
            return Ok(same.id.clone());
        }
        self.make(Edit::insert(self.map().personas.len(), persona))?;
        Ok(id.clone())
    }

    /// The funnel of a lane: the same, or a new one whose steps are matched to the columns here.
    fn funnel_of(&mut self, id: &Id, part: &Map, columns: &FxHashMap<Id, Id>) -> Result<Id, Refusal> {
        if self.map().funnel(id).is_some() {
            return Ok(id.clone());
        }
        let Some(funnel) = part.funnel(id) else { return Ok(Id::default()) };
        let id = self.id(IdKind::Funnel);
        let matches = funnel.matches.iter().filter_map(|m| {
            let at = columns.get(&m.at)?.clone();
            Some(crate::map::Match { at, ..m.clone() })
        });
        let funnel = Funnel { id: id.clone(), matches: matches.collect(), ..funnel.clone() };
        self.make(Edit::insert(self.map().funnels.len(), funnel))?;
        Ok(id)
    }
}

/// Whether a lane shows what people feel.
pub(super) fn feels(lane: &Lane) -> bool {
    lane.kind == LaneKind::Sentiment
}
