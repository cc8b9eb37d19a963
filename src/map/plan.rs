//! What people do, as edits: each function looks at the map and plans one [`Edit`]; none changes anything.

use rustc_hash::FxHashSet;

use super::lots::{Lot, position};
use super::{
    Card, Cell, Change, Edit, Entropy, Finite, Funnel, Head, Id, IdKind, Lane, LaneKind, Link, LinkKind, Map, Match,
    MatchedBy, Metric, Record, Refusal, Sentiment, Stage, Transition,
};

/// Plans the removal of all records that `gone` names.
fn remove_where<R: Record>(map: &Map, gone: impl Fn(&R) -> bool) -> Option<Edit> {
    let keys: Vec<R::Key> = R::list(map).iter().filter(|r| gone(r)).map(Record::key).collect();
    (!keys.is_empty()).then(|| R::edit(Change::Remove(keys)))
}

/// Plans the move of records, in their order, to an index as counted after they were taken out.
fn move_to<R: Record<Key = Id>>(map: &Map, keys: &[Id], to: usize) -> Edit {
    let moved: FxHashSet<&Id> = keys.iter().collect();
    let keys: Vec<Id> = R::list(map).iter().map(Record::key).filter(|key| moved.contains(key)).collect();
    let to = to.min(R::list(map).len() - keys.len());
    R::edit(Change::Move(keys.into_iter().enumerate().map(|(n, key)| (key, to + n)).collect()))
}

fn all(edits: impl IntoIterator<Item = Option<Edit>>) -> Edit {
    Edit::All(edits.into_iter().flatten().collect())
}

/// "add_to_cart" as people say it: "Add to cart".
fn spoken(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Map {
    /// Changes the map's head.
    pub fn edit_head(&self, change: impl FnOnce(&mut Head)) -> Edit {
        let mut head = self.head.clone();
        change(&mut head);
        Edit::Head(Box::new(head))
    }

    /// Changes one record by its key.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is none.
    pub fn edit_record<R: Record>(&self, key: &R::Key, change: impl FnOnce(&mut R)) -> Result<Edit, Refusal> {
        let found = R::index(self, key).and_then(|index| R::list(self).get(index));
        let mut record = found.cloned().ok_or_else(|| Refusal::missing(R::WHAT, R::id_of(key)))?;
        change(&mut record);
        Ok(Edit::set(record))
    }

    /// Puts a new stage before the stage at index `at`.
    pub fn edit_add_stage(&self, at: usize, stage: Stage) -> Edit {
        Edit::insert(at.min(self.stages.len()), stage)
    }

    /// Moves stages, with everything in them and in their order, to index `to` among the other stages.
    pub fn edit_move_stages(&self, ids: &[Id], to: usize) -> Edit {
        move_to::<Stage>(self, ids, to)
    }

    /// Deletes a stage with its steps, cards, sentiments, metrics, transitions and funnel matches.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is no such stage.
    pub fn edit_delete_stage(&self, id: &Id) -> Result<Edit, Refusal> {
        let stage = self.stage(id).ok_or_else(|| Refusal::missing("stage", id))?;
        let columns: FxHashSet<&Id> = std::iter::once(&stage.id).chain(stage.steps.iter().map(|s| &s.id)).collect();
        let emptied = self.empty_columns(&|id| columns.contains(id));
        Ok(all([emptied, remove_where::<Stage>(self, |stage| stage.id == *id)]))
    }

    /// Deletes a step with its cards, sentiments, metrics, transitions and funnel matches.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is no such step.
    pub fn edit_delete_step(&self, id: &Id) -> Result<Edit, Refusal> {
        let holds = |stage: &&Stage| stage.steps.iter().any(|step| step.id == *id);
        let stage = self.stages.iter().find(holds).ok_or_else(|| Refusal::missing("step", id))?;
        let left = self.edit_record::<Stage>(&stage.id, |stage| stage.steps.retain(|step| step.id != *id))?;
        Ok(all([self.empty_columns(&|column| column == id), Some(left)]))
    }

    /// Takes away all that is in some columns.
    fn empty_columns(&self, inside: &dyn Fn(&Id) -> bool) -> Option<Edit> {
        let cards: FxHashSet<&Id> = self.cards.iter().filter(|c| inside(&c.at.column)).map(|c| &c.id).collect();
        Some(all([
            self.unmatch(inside),
            remove_where::<Link>(self, |link| cards.contains(&link.from) || cards.contains(&link.to)),
            remove_where::<Transition>(self, |t| inside(&t.from) || inside(&t.to)),
            remove_where::<Metric>(self, |metric| inside(&metric.at)),
            remove_where::<Sentiment>(self, |sentiment| inside(&sentiment.at)),
            remove_where::<Card>(self, |card| inside(&card.at.column)),
        ]))
    }

    fn unmatch(&self, inside: &dyn Fn(&Id) -> bool) -> Option<Edit> {
        let touched = self.funnels.iter().filter(|funnel| funnel.matches.iter().any(|m| inside(&m.at)));
        let funnels: Vec<Funnel> = touched
            .cloned()
            .map(|mut funnel| {
                funnel.matches.retain(|m| !inside(&m.at));
                funnel
            })
            .collect();
        (!funnels.is_empty()).then_some(Edit::Funnel(Change::Set(funnels)))
    }

    /// Puts a new lane before the lane at index `at`.
    pub fn edit_add_lane(&self, at: usize, lane: Lane) -> Edit {
        Edit::insert(at.min(self.lanes.len()), lane)
    }

    /// Moves lanes, with their cards and in their order, to index `to` among the other lanes.
    pub fn edit_move_lanes(&self, ids: &[Id], to: usize) -> Edit {
        move_to::<Lane>(self, ids, to)
    }

    /// Deletes a lane with its cards and their links. A funnel that no other lane shows goes with its lane;
    /// sentiments stay, since another lane may show them again.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is no such lane.
    pub fn edit_delete_lane(&self, id: &Id) -> Result<Edit, Refusal> {
        let lane = self.lane(id).ok_or_else(|| Refusal::missing("lane", id))?;
        let cards: FxHashSet<&Id> = self.cards.iter().filter(|c| c.at.lane == *id).map(|c| &c.id).collect();
        let shown_elsewhere = self.lanes.iter().any(|other| other.id != *id && other.funnel == lane.funnel);
        Ok(all([
            remove_where::<Link>(self, |link| cards.contains(&link.from) || cards.contains(&link.to)),
            remove_where::<Card>(self, |card| card.at.lane == *id),
            remove_where::<Lane>(self, |lane| lane.id == *id),
            remove_where::<Funnel>(self, |funnel| !shown_elsewhere && funnel.id == lane.funnel),
        ]))
    }

    /// Puts a new card into its cell, at `index` from the top (past the end: last).
    pub fn edit_add_card(&self, card: Card, index: usize) -> Edit {
        let at = position(&self.cards, &card.at, index, &FxHashSet::default());
        Edit::insert(at, card)
    }

    /// Moves cards, in the order of the journey, into a cell at `index` among the cards that stay there.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for an unknown card; [`Refusal::Kind`] where the lane does not take one of them.
    pub fn edit_move_cards(&self, ids: &[Id], to: &Cell, index: usize) -> Result<Edit, Refusal> {
        let ordered = self.in_order(ids);
        let ids = if ordered.len() == ids.len() { ordered } else { ids.to_vec() };
        self.edit_move_lots(&[Lot { ids, to: to.clone(), index, turn: None }])
    }

    /// Deletes cards and the links that end at them.
    pub fn edit_delete_cards(&self, ids: &[Id]) -> Edit {
        let gone: FxHashSet<&Id> = ids.iter().collect();
        all([
            remove_where::<Link>(self, |link| gone.contains(&link.from) || gone.contains(&link.to)),
            remove_where::<Card>(self, |card| gone.contains(&card.id)),
        ])
    }

    /// Sets or clears the sentiment of a persona at a stage or step, and keeps its quote.
    pub fn edit_sentiment(&self, persona: &Id, at: &Id, value: Option<Finite>) -> Edit {
        self.edit_sentiment_with(persona, at, |sentiment| sentiment.value = value)
    }

    /// Changes the sentiment of a persona at a stage or step; one that says nothing any more goes.
    pub fn edit_sentiment_with(&self, persona: &Id, at: &Id, change: impl FnOnce(&mut Sentiment)) -> Edit {
        let old = self.sentiment(persona, at);
        let fresh = || Sentiment { persona: persona.clone(), at: at.clone(), ..Sentiment::default() };
        let mut new = old.cloned().unwrap_or_else(fresh);
        change(&mut new);
        let says_nothing = new.value.is_none() && new.quote.is_empty() && new.extra.is_empty();
        match (old, says_nothing) {
            (Some(_), true) => Edit::Sentiment(Change::Remove(vec![new.key()])),
            (Some(_), false) => Edit::set(new),
            (None, true) => Edit::All(Vec::new()),
            (None, false) => Edit::insert(self.sentiments.len(), new),
        }
    }

    /// Takes the links of this kind between two cards away.
    pub fn edit_unlink(&self, kind: &LinkKind, from: &Id, to: &Id) -> Edit {
        all([remove_where::<Link>(self, |link| link.kind == *kind && link.from == *from && link.to == *to)])
    }

    /// Shows what is measured: makes a hidden lane of measures seen, or adds one where there is none, below the sentiments
    /// and funnels that they are read with. `None` where one is seen already.
    pub fn edit_show_metrics(&self, entropy: &mut dyn Entropy) -> Option<Edit> {
        let mut lanes = self.lanes.iter().filter(|lane| lane.kind == LaneKind::Metric);
        match lanes.next() {
            Some(first) if first.hidden && lanes.all(|lane| lane.hidden) => {
                Some(Edit::set(Lane { hidden: false, ..first.clone() }))
            }
            Some(_) => None,
            None => {
                let beside = |lane: &Lane| matches!(lane.kind, LaneKind::Sentiment | LaneKind::Funnel);
                // What is laid aside stays last.
                let last = || self.lanes.iter().rposition(|lane| lane.kind != LaneKind::Free);
                let below = self.lanes.iter().rposition(beside).or_else(last);
                let lane = Lane { id: Id::fresh(IdKind::Lane, entropy), kind: LaneKind::Metric, ..Lane::default() };
                Some(Edit::insert(below.map_or(self.lanes.len(), |at| at + 1), lane))
            }
        }
    }

    /// Adds a stage for each step of a funnel that belongs to none, behind that of the step before it, and matches the two.
    /// `None` where every step has its stage.
    pub fn edit_add_stages_of(&self, funnel: &Funnel, entropy: &mut dyn Entropy) -> Option<Edit> {
        let mut order: Vec<Id> = self.stages.iter().map(|stage| stage.id.clone()).collect();
        let place = |order: &[Id], step: usize| {
            let stage = self.stage_of(&funnel.matched(step)?.at)?;
            order.iter().position(|id| *id == stage.id)
        };
        // What comes before all that is matched goes before its stage; where nothing is, all go to the end.
        let mut at = (0..funnel.steps.len()).find_map(|step| place(&order, step)).unwrap_or(order.len());
        let mut matched = funnel.clone();
        let mut stages = Vec::new();
        for (step, name) in funnel.steps.iter().enumerate() {
            if let Some(there) = place(&order, step) {
                at = there + 1;
                continue;
            }
            let id = Id::fresh(IdKind::Stage, entropy);
            stages.push(Some(Edit::insert(at, Stage { id: id.clone(), name: spoken(name), ..Stage::default() })));
            order.insert(at, id.clone());
            at += 1;
            let step = u32::try_from(step).ok()?;
            matched.matches.retain(|found| found.step != step);
            matched.matches.push(Match { step, at: id, by: MatchedBy::Hand, ..Match::default() });
        }
        if stages.is_empty() {
            return None;
        }
        matched.matches.sort_by_key(|found| found.step);
        stages.push(Some(Edit::set(matched)));
        Some(all(stages))
    }

    /// Puts an imported funnel into the map: in place of the one it replaces (then `funnel.id` is that one's),
    /// else as a new one; a lane is added, or an empty funnel lane taken, where none shows it.
    pub fn edit_put_funnel(&self, funnel: Funnel, entropy: &mut dyn Entropy) -> Edit {
        let id = funnel.id.clone();
        let put = if self.funnel(&id).is_some() { Edit::set(funnel) } else { Edit::insert(self.funnels.len(), funnel) };
        let shown = self.lanes.iter().any(|lane| lane.kind == LaneKind::Funnel && lane.funnel == id);
        let free = |lane: &&Lane| lane.kind == LaneKind::Funnel && self.funnel(&lane.funnel).is_none();
        let lane = match self.lanes.iter().find(free) {
            _ if shown => None,
            Some(empty) => Some(Edit::set(Lane { funnel: id, ..empty.clone() })),
            None => {
                // Beside the sentiment line, so that sentiment and loss are read together.
                let below = self.lanes.iter().rposition(|lane| lane.kind == LaneKind::Sentiment);
                let lane_id = Id::fresh(IdKind::Lane, entropy);
                let lane = Lane { id: lane_id, kind: LaneKind::Funnel, funnel: id, ..Lane::default() };
                Some(Edit::insert(below.map_or(self.lanes.len(), |i| i + 1), lane))
            }
        };
        all([Some(put), lane])
    }
}
