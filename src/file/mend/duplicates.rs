//! Ids that come twice: the second of the two gets a new one, and what meant it follows.

use rustc_hash::FxHashSet;

use super::Mender;
use crate::map::{Id, IdKind, Map, Rule, quoted};

/// What an id is wanted for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Persona,
    Column,
    Lane,
    Card,
    Funnel,
    Other,
}

impl Role {
    fn of(kind: IdKind) -> Self {
        match kind {
            IdKind::Persona => Self::Persona,
            IdKind::Stage | IdKind::Step => Self::Column,
            IdKind::Lane => Self::Lane,
            IdKind::Card => Self::Card,
            IdKind::Funnel => Self::Funnel,
            IdKind::Map | IdKind::Link | IdKind::Transition | IdKind::Metric => Self::Other,
        }
    }
}

impl Mender<'_> {
    /// Gives an id that was there before a new one. References mean the first of its role.
    fn unique(&mut self, id: &mut Id, kind: IdKind, place: impl FnOnce() -> String, what: impl FnOnce() -> String) {
        if self.seen.insert(id.clone()) {
            return;
        }
        let new = self.fresh(kind);
        let text = format!("the id {id} is taken; {} gets a new one", what());
        self.say(Rule::DuplicateId, place(), &new, text);
        self.renamed.entry((Role::of(kind), std::mem::replace(id, new.clone()))).or_insert(new);
    }

    pub(super) fn duplicates(&mut self, map: &mut Map) {
        for (i, persona) in map.personas.iter_mut().enumerate() {
            let what = || quoted("the persona", &persona.name);
            self.unique(&mut persona.id, IdKind::Persona, || format!("personas[{i}].id"), what);
        }
        for (i, stage) in map.stages.iter_mut().enumerate() {
            let what = || quoted("the stage", &stage.name);
            self.unique(&mut stage.id, IdKind::Stage, || format!("stages[{i}].id"), what);
            for (n, step) in stage.steps.iter_mut().enumerate() {
                let what = || quoted("the step", &step.name);
                self.unique(&mut step.id, IdKind::Step, || format!("stages[{i}].steps[{n}].id"), what);
            }
        }
        for (i, lane) in map.lanes.iter_mut().enumerate() {
            let what = lane.label().to_owned();
            self.unique(&mut lane.id, IdKind::Lane, || format!("lanes[{i}].id"), || quoted("the lane", &what));
        }
        for (i, card) in map.cards.iter_mut().enumerate() {
            let what = || quoted("the card", &card.text);
            self.unique(&mut card.id, IdKind::Card, || format!("cards[{i}].id"), what);
        }
        for (i, link) in map.links.iter_mut().enumerate() {
            self.unique(&mut link.id, IdKind::Link, || format!("links[{i}].id"), || "this link".into());
        }
        for (i, arrow) in map.transitions.iter_mut().enumerate() {
            let what = || "this transition".into();
            self.unique(&mut arrow.id, IdKind::Transition, || format!("transitions[{i}].id"), what);
        }
        for (i, metric) in map.metrics.iter_mut().enumerate() {
            let what = || quoted("the metric", &metric.name);
            self.unique(&mut metric.id, IdKind::Metric, || format!("metrics[{i}].id"), what);
        }
        for (i, funnel) in map.funnels.iter_mut().enumerate() {
            let what = || quoted("the funnel", &funnel.name);
            self.unique(&mut funnel.id, IdKind::Funnel, || format!("funnels[{i}].id"), what);
        }
    }

    /// Where a stage and a lane had one id, what names the lane means the lane, whose id is a new one now.
    pub(super) fn follow(&self, map: &mut Map) {
        if self.renamed.is_empty() {
            return;
        }
        let set = |ids: &mut dyn Iterator<Item = &Id>| ids.cloned().collect::<FxHashSet<Id>>();
        let columns = set(&mut map.columns());
        let lanes = set(&mut map.lanes.iter().map(|lane| &lane.id));
        let cards = set(&mut map.cards.iter().map(|card| &card.id));
        let personas = set(&mut map.personas.iter().map(|persona| &persona.id));
        let funnels = set(&mut map.funnels.iter().map(|funnel| &funnel.id));
        let follow = |id: &mut Id, role: Role, there: &FxHashSet<Id>| {
            if let Some(new) = self.renamed.get(&(role, id.clone())).filter(|_| !there.contains(id)) {
                *id = new.clone();
            }
        };
        for card in &mut map.cards {
            follow(&mut card.at.column, Role::Column, &columns);
            follow(&mut card.at.lane, Role::Lane, &lanes);
        }
        for lane in &mut map.lanes {
            follow(&mut lane.persona, Role::Persona, &personas);
            follow(&mut lane.funnel, Role::Funnel, &funnels);
        }
        for sentiment in &mut map.sentiments {
            follow(&mut sentiment.persona, Role::Persona, &personas);
            follow(&mut sentiment.at, Role::Column, &columns);
        }
        for end in map.links.iter_mut().flat_map(|link| [&mut link.from, &mut link.to]) {
            follow(end, Role::Card, &cards);
        }
        let matches = map.funnels.iter_mut().flat_map(|funnel| &mut funnel.matches).map(|m| &mut m.at);
        let arrows = map.transitions.iter_mut().flat_map(|arrow| [&mut arrow.from, &mut arrow.to]);
        for at in map.metrics.iter_mut().map(|metric| &mut metric.at).chain(matches).chain(arrows) {
            follow(at, Role::Column, &columns);
        }
    }
}
