//! Stages divided into steps and back, split and merged: columns change, and what is in them finds its place.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Card, Cell, Change, ColumnWidth, Edit, Extra, Funnel, Id, Lot, Map, Metric, Record, Refusal, Sentiment, Stage,
    Step, Transition,
};

/// What found no place where columns became one, since something of its sort was there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surplus {
    pub sentiments: usize,
    pub transitions: usize,
    /// Widths that people gave to stages.
    pub widths: usize,
    /// Fields that only a later version knows.
    pub fields: usize,
}

impl Map {
    /// Moves steps, with everything in them and in their order, into a stage at index `to` among its other steps.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for an unknown stage or step.
    pub fn edit_move_steps(&self, ids: &[Id], stage: &Id, to: usize) -> Result<Edit, Refusal> {
        let wanted: FxHashSet<&Id> = ids.iter().collect();
        let steps = self.stages.iter().flat_map(|stage| &stage.steps);
        let moved: Vec<Step> = steps.filter(|step| wanted.contains(&step.id)).cloned().collect();
        if let Some(unknown) = ids.iter().find(|id| !moved.iter().any(|step| step.id == **id)) {
            return Err(Refusal::missing("step", unknown));
        }
        self.stage(stage).ok_or_else(|| Refusal::missing("stage", stage))?;
        let mut changed = Vec::new();
        for old in &self.stages {
            let mut new = old.clone();
            new.steps.retain(|step| !wanted.contains(&step.id));
            if new.id == *stage {
                let to = to.min(new.steps.len());
                new.steps.splice(to..to, moved.iter().cloned());
            }
            if new != *old {
                changed.push(new);
            }
        }
        Ok(if changed.is_empty() { Edit::All(Vec::new()) } else { Edit::Stage(Change::Set(changed)) })
    }

    /// Divides a stage into steps; the cards of the stage go into the first.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is no such stage.
    pub fn edit_divide_stage(&self, stage: &Id, steps: Vec<Step>) -> Result<Edit, Refusal> {
        let first = steps.first().map(|step| step.id.clone());
        let divide = self.edit_record::<Stage>(stage, |stage| stage.steps.extend(steps))?;
        let cards = first.map(|first| self.move_column(std::slice::from_ref(stage), &first)).transpose()?;
        Ok(Edit::All(std::iter::once(divide).chain(cards).collect()))
    }

    /// Makes the steps of a stage one column again: what is in them goes into the stage. Gives what was left out.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is no such stage.
    pub fn edit_remove_steps(&self, stage: &Id) -> Result<(Edit, Surplus), Refusal> {
        let steps: Vec<Id> = self
            .stage(stage)
            .ok_or_else(|| Refusal::missing("stage", stage))?
            .steps
            .iter()
            .map(|s| s.id.clone())
            .collect();
        let (mut edits, mut surplus) = self.relocate(&steps, stage)?;
        edits.push(self.edit_record::<Stage>(stage, |stage| {
            surplus.fields += stage.steps.iter().map(|step| step.extra.len()).sum::<usize>();
            stage.steps.clear();
        })?);
        Ok((Edit::All(edits), surplus))
    }

    /// Splits a stage: `new` stands after it, with the steps from `step` on and with these cards of the stage itself.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is no such stage.
    pub fn edit_split_stage(&self, stage: &Id, step: Option<&Id>, cards: &[Id], new: Stage) -> Result<Edit, Refusal> {
        let at = self.stages.iter().position(|s| s.id == *stage).ok_or_else(|| Refusal::missing("stage", stage))?;
        let old = &self.stages[at];
        let from = step.and_then(|id| old.steps.iter().position(|step| step.id == *id)).unwrap_or(old.steps.len());
        let target = new.id.clone();
        let mut edits = vec![Edit::insert(at + 1, Stage { steps: old.steps[from..].to_vec(), ..new })];
        if from < old.steps.len() {
            edits.push(self.edit_record::<Stage>(stage, |stage| stage.steps.truncate(from))?);
        }
        let own = |id: &&Id| self.card(id).is_some_and(|card| card.at.column == *stage);
        let cards: Vec<Id> = cards.iter().filter(own).cloned().collect();
        if !cards.is_empty() {
            edits.push(self.edit_move_lots(&self.lots_into(&cards, &target))?);
        }
        Ok(Edit::All(edits))
    }

    /// Makes neighbouring stages one: the first, with the steps and all that is in the others. Gives what was left out.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for an unknown stage.
    pub fn edit_merge_stages(&self, ids: &[Id]) -> Result<(Edit, Surplus), Refusal> {
        let stages: Vec<&Stage> = ids
            .iter()
            .map(|id| self.stage(id).ok_or_else(|| Refusal::missing("stage", id)))
            .collect::<Result<_, _>>()?;
        let Some((first, others)) = stages.split_first() else {
            return Ok((Edit::All(Vec::new()), Surplus::default()));
        };
        let gone: Vec<Id> = others.iter().map(|stage| stage.id.clone()).collect();
        let (mut edits, mut surplus) = self.relocate(&gone, &first.id)?;
        let mut merged = Stage {
            name: each_once(stages.iter().map(|stage| stage.name.as_str())).join(" + "),
            owner: each_once(stages.iter().flat_map(|stage| stage.owner.split(','))).join(", "),
            ..(*first).clone()
        };
        for other in others {
            merged.steps.extend(other.steps.iter().cloned());
            surplus.fields += add_fields(&mut merged.extra, &other.extra);
        }
        merged.width = joint_width(&stages);
        if merged.width.is_none() {
            surplus.widths = stages.iter().filter(|stage| stage.width.is_some()).count();
        }
        edits.push(Edit::set(merged));
        edits.push(Edit::Stage(Change::Remove(gone)));
        Ok((Edit::All(edits), surplus))
    }

    /// Cards as lots into the same lanes of another column, last in their cells.
    fn lots_into(&self, cards: &[Id], column: &Id) -> Vec<Lot> {
        let known: FxHashMap<&Id, &Card> = self.cards.iter().map(|card| (&card.id, card)).collect();
        let mut lots: Vec<Lot> = Vec::new();
        for id in self.in_order(cards) {
            let Some(lane) = known.get(&id).map(|card| &card.at.lane) else { continue };
            match lots.iter_mut().find(|lot| lot.to.lane == *lane) {
                Some(lot) => lot.ids.push(id),
                None => lots.push(Lot { ids: vec![id], to: Cell::new(column, lane), index: usize::MAX, turn: None }),
            }
        }
        lots
    }

    fn move_column(&self, from: &[Id], to: &Id) -> Result<Edit, Refusal> {
        let inside = self.cards.iter().filter(|card| from.contains(&card.at.column));
        let cards: Vec<Id> = inside.map(|card| card.id.clone()).collect();
        self.edit_move_lots(&self.lots_into(&cards, to))
    }

    /// Moves everything in some columns into another: cards, sentiments, metrics, transitions and funnel matches.
    fn relocate(&self, from: &[Id], to: &Id) -> Result<(Vec<Edit>, Surplus), Refusal> {
        let mut surplus = Surplus::default();
        let mut edits = vec![self.move_column(from, to)?];
        edits.extend(self.relocate_sentiments(from, to, &mut surplus));
        edits.extend(self.relocate_transitions(from, to, &mut surplus));
        let metrics: Vec<Metric> = self.metrics.iter().filter(|metric| from.contains(&metric.at)).cloned().collect();
        if !metrics.is_empty() {
            let moved = metrics.into_iter().map(|metric| Metric { at: to.clone(), ..metric }).collect();
            edits.push(Edit::Metric(Change::Set(moved)));
        }
        let touched = self.funnels.iter().filter(|funnel| funnel.matches.iter().any(|m| from.contains(&m.at)));
        let funnels: Vec<Funnel> = touched.cloned().map(|funnel| rematched(funnel, from, to)).collect();
        if !funnels.is_empty() {
            edits.push(Edit::Funnel(Change::Set(funnels)));
        }
        Ok((edits, surplus))
    }

    /// Of each persona one sentiment stays: the first value and the first quote.
    fn relocate_sentiments(&self, from: &[Id], to: &Id, surplus: &mut Surplus) -> Vec<Edit> {
        let columns = std::iter::once(to).chain(from);
        let found = columns.flat_map(|column| self.sentiments.iter().filter(move |s| s.at == *column));
        let mut kept: Vec<Sentiment> = Vec::new();
        let mut gone = Vec::new();
        for sentiment in found {
            gone.push(sentiment.key());
            match kept.iter_mut().find(|first| first.persona == sentiment.persona) {
                None => kept.push(Sentiment { at: to.clone(), ..sentiment.clone() }),
                Some(first) => {
                    let other_value = first.value.is_some() && sentiment.value.is_some_and(|v| first.value != Some(v));
                    let quoted = !first.quote.is_empty() && !sentiment.quote.is_empty();
                    let other_quote = quoted && first.quote != sentiment.quote;
                    surplus.sentiments += usize::from(other_value || other_quote);
                    surplus.fields += add_fields(&mut first.extra, &sentiment.extra);
                    first.value = first.value.or(sentiment.value);
                    if first.quote.is_empty() {
                        first.quote.clone_from(&sentiment.quote);
                    }
                }
            }
        }
        if !self.sentiments.iter().any(|sentiment| from.contains(&sentiment.at)) {
            return Vec::new();
        }
        let left = self.sentiments.len() - gone.len();
        let placed = kept.into_iter().enumerate().map(|(n, sentiment)| (left + n, sentiment)).collect();
        vec![Edit::Sentiment(Change::Remove(gone)), Edit::Sentiment(Change::Insert(placed))]
    }

    /// An arrow between columns that become one goes, and so does one that would be there twice.
    fn relocate_transitions(&self, from: &[Id], to: &Id, surplus: &mut Surplus) -> Vec<Edit> {
        let there = |id: &Id| if from.contains(id) { to.clone() } else { id.clone() };
        let (mut changed, mut gone) = (Vec::new(), Vec::new());
        let key = |arrow: &Transition| (arrow.kind.clone(), arrow.from.clone(), arrow.to.clone());
        let stays = |arrow: &&Transition| !from.contains(&arrow.from) && !from.contains(&arrow.to);
        let mut seen: FxHashSet<_> = self.transitions.iter().filter(stays).map(key).collect();
        for old in self.transitions.iter().filter(|arrow| !stays(arrow)) {
            let new = Transition { from: there(&old.from), to: there(&old.to), ..old.clone() };
            let loops = new.from == new.to && old.from != old.to;
            if loops || !seen.insert(key(&new)) {
                gone.push(old.id.clone());
            } else {
                changed.push(new);
            }
        }
        surplus.transitions += gone.len();
        let set = (!changed.is_empty()).then_some(Edit::Transition(Change::Set(changed)));
        let remove = (!gone.is_empty()).then_some(Edit::Transition(Change::Remove(gone)));
        set.into_iter().chain(remove).collect()
    }
}

/// The funnel with its matches led to another column, none of them twice.
fn rematched(mut funnel: Funnel, from: &[Id], to: &Id) -> Funnel {
    let mut seen = FxHashSet::default();
    for matched in &mut funnel.matches {
        if from.contains(&matched.at) {
            matched.at = to.clone();
        }
    }
    funnel.matches.retain(|matched| seen.insert((matched.step, matched.at.clone())));
    funnel
}

/// Adds what is not there yet; gives how many fields are left out, since there is another value under their name.
fn add_fields(into: &mut Extra, from: &Extra) -> usize {
    let mut left_out = 0;
    for field in from {
        match into.iter().find(|(name, _)| *name == field.0) {
            None => into.push(field.clone()),
            Some(there) => left_out += usize::from(there != field),
        }
    }
    left_out
}

/// These texts in their order, without the empty ones and without repetition.
fn each_once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = FxHashSet::default();
    texts.map(str::trim).filter(|text| !text.is_empty() && seen.insert(*text)).collect()
}

/// The width of several stages in one: where all becomes one column, the greatest; where there are steps, room for the
/// columns of all, which only widths for all of them tell.
fn joint_width(stages: &[&Stage]) -> Option<ColumnWidth> {
    let mut widths = stages.iter().map(|stage| stage.width);
    if stages.iter().all(|stage| stage.steps.is_empty()) {
        return widths.flatten().max();
    }
    let all: i64 = widths.try_fold(0, |sum, width| width.map(|width| sum + i64::from(width.get())))?;
    Some(ColumnWidth::clamped(all))
}
