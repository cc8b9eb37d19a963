//! New ids for everything in a map: a template or sample becomes a map of its own.

use rustc_hash::FxHashMap;

use super::{Entropy, Id, IdKind, Map};

impl Map {
    /// The same map with new ids; what refers to something refers to it still.
    #[must_use]
    pub fn with_new_ids(mut self, entropy: &mut dyn Entropy) -> Self {
        let mut new: FxHashMap<Id, Id> = FxHashMap::default();
        let mut renew = |id: &mut Id, kind: IdKind| {
            let fresh = Id::fresh(kind, entropy);
            new.insert(std::mem::replace(id, fresh.clone()), fresh);
        };
        renew(&mut self.id, IdKind::Map);
        self.personas.iter_mut().for_each(|persona| renew(&mut persona.id, IdKind::Persona));
        for stage in &mut self.stages {
            renew(&mut stage.id, IdKind::Stage);
            stage.steps.iter_mut().for_each(|step| renew(&mut step.id, IdKind::Step));
        }
        self.lanes.iter_mut().for_each(|lane| renew(&mut lane.id, IdKind::Lane));
        self.cards.iter_mut().for_each(|card| renew(&mut card.id, IdKind::Card));
        self.links.iter_mut().for_each(|link| renew(&mut link.id, IdKind::Link));
        self.transitions.iter_mut().for_each(|arrow| renew(&mut arrow.id, IdKind::Transition));
        self.metrics.iter_mut().for_each(|metric| renew(&mut metric.id, IdKind::Metric));
        self.funnels.iter_mut().for_each(|funnel| renew(&mut funnel.id, IdKind::Funnel));

        let follow = |id: &mut Id| {
            if let Some(fresh) = new.get(id) {
                *id = fresh.clone();
            }
        };
        for lane in &mut self.lanes {
            follow(&mut lane.persona);
            follow(&mut lane.funnel);
        }
        for card in &mut self.cards {
            follow(&mut card.at.column);
            follow(&mut card.at.lane);
        }
        for sentiment in &mut self.sentiments {
            follow(&mut sentiment.persona);
            follow(&mut sentiment.at);
        }
        for link in &mut self.links {
            follow(&mut link.from);
            follow(&mut link.to);
        }
        for arrow in &mut self.transitions {
            follow(&mut arrow.from);
            follow(&mut arrow.to);
        }
        self.metrics.iter_mut().for_each(|metric| follow(&mut metric.at));
        self.funnels.iter_mut().flat_map(|funnel| &mut funnel.matches).for_each(|m| follow(&mut m.at));
        self
    }
}
