//! Pasting stages and steps with everything in them.

use rustc_hash::FxHashMap;

use super::Draft;
use super::copy::Clip;
use super::paste::{Planned, Target, several};
use crate::editor::Editor;
use crate::editor::selection::{Selection, Thing};
use crate::map::{Change, Edit, Id, IdKind, Match, Metric, Refusal, Stage, Step, Transition};

impl Editor {
    /// Stages come after the current one, else last.
    pub(super) fn plan_stages(&mut self, clip: &Clip) -> Result<Planned, Refusal> {
        let at = self.stage_here().map_or(self.map.stages.len(), |at| at + 1);
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let mut target = Target { columns: FxHashMap::default(), lane: None };
        let mut stages = Vec::new();
        for (n, stage) in clip.map.stages.iter().enumerate() {
            let new = draft.stage_of(stage, &mut target.columns);
            stages.push(Thing::Stage(new.id.clone()));
            draft.make(draft.map().edit_add_stage(at + n, new))?;
        }
        draft.columns_filled(clip, &target)?;
        let what = several(clip.map.stages.len(), "stage");
        let homeless = draft.homeless.clone();
        Ok(Planned { edit: draft.finish()?, select: stages.into_iter().collect::<Selection>(), homeless, what })
    }
}

impl Editor {
    /// Steps come after the selected one, else last in the current stage; without any stage, in one of their own.
    pub(super) fn plan_steps(&mut self, clip: &Clip) -> Result<Planned, Refusal> {
        let column = self.current_column();
        let known = column.as_ref().and_then(|column| self.map.stage_of(column)).map(|stage| stage.id.clone());
        let after = self.selection.lead().and_then(|thing| thing.column(&self.map)).cloned();
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let mut target = Target { columns: FxHashMap::default(), lane: None };
        let stage = match known {
            Some(stage) => stage,
            None => draft.stage(clip.map.stages.first().map_or("New stage", |stage| &stage.name), usize::MAX)?,
        };
        let steps: Vec<Step> = clip.map.stages.iter().flat_map(|stage| &stage.steps).cloned().collect();
        let mut new = Vec::new();
        for step in steps {
            let id = draft.id(IdKind::Step);
            target.columns.insert(step.id.clone(), id.clone());
            new.push(Step { id, ..step });
        }
        let things: Vec<Thing> = new.iter().map(|step| Thing::Step(step.id.clone())).collect();
        draft.make(draft.map().edit_record::<Stage>(&stage, |stage| {
            let after = stage.steps.iter().position(|step| Some(&step.id) == after.as_ref());
            let at = after.map_or(stage.steps.len(), |at| at + 1);
            stage.steps.splice(at..at, new);
        })?)?;
        draft.columns_filled(clip, &target)?;
        let what = several(things.len(), "step");
        let homeless = draft.homeless.clone();
        Ok(Planned { edit: draft.finish()?, select: things.into_iter().collect::<Selection>(), homeless, what })
    }
}

impl Draft<'_> {
    /// Plans everything that a clip holds in its columns, once the columns are planned.
    fn columns_filled(&mut self, clip: &Clip, target: &Target) -> Result<(), Refusal> {
        let new = self.cards_of(&clip.map, target, &FxHashMap::default(), false)?;
        self.links_of(clip, &new);
        self.sentiments_of(&clip.map, target, None)?;
        self.metrics_of(clip, &target.columns)?;
        self.arrows_of(clip, &target.columns)?;
        self.matches_of(clip, &target.columns)
    }

    /// The same stage under new ids, which are noted in `columns`.
    fn stage_of(&mut self, stage: &Stage, columns: &mut FxHashMap<Id, Id>) -> Stage {
        let mut renew = |old: &Id, kind| {
            let id = self.id(kind);
            columns.insert(old.clone(), id.clone());
            id
        };
        let id = renew(&stage.id, IdKind::Stage);
        let step = |step: &Step| Step { id: renew(&step.id, IdKind::Step), ..step.clone() };
        Stage { id, steps: stage.steps.iter().map(step).collect(), ..stage.clone() }
    }

    fn metrics_of(&mut self, clip: &Clip, columns: &FxHashMap<Id, Id>) -> Result<(), Refusal> {
        let mut new = Vec::new();
        for metric in &clip.map.metrics {
            if let Some(at) = columns.get(&metric.at) {
                let id = self.id(IdKind::Metric);
                new.push((self.map().metrics.len() + new.len(), Metric { id, at: at.clone(), ..metric.clone() }));
            }
        }
        if new.is_empty() { Ok(()) } else { self.make(Edit::Metric(Change::Insert(new))) }
    }

    fn arrows_of(&mut self, clip: &Clip, columns: &FxHashMap<Id, Id>) -> Result<(), Refusal> {
        // What was cut is tied again to what stayed.
        let known = |id: &Id| self.map().stage_of(id).map(|_| id.clone());
        let end =
            |id: &Id| if id.is_empty() { Some(Id::default()) } else { columns.get(id).cloned().or_else(|| known(id)) };
        let mut new = Vec::new();
        for arrow in &clip.map.transitions {
            if let (Some(from), Some(to)) = (end(&arrow.from), end(&arrow.to)) {
                new.push(Transition { from, to, ..arrow.clone() });
            }
        }
        let first = self.map().transitions.len();
        let new: Vec<_> = new
            .into_iter()
            .zip(first..)
            .map(|(arrow, at)| (at, Transition { id: self.id(IdKind::Transition), ..arrow }))
            .collect();
        if new.is_empty() { Ok(()) } else { self.make(Edit::Transition(Change::Insert(new))) }
    }

    /// Matches the funnels' steps again that what was cut was matched to, unless they are matched elsewhere by now.
    fn matches_of(&mut self, clip: &Clip, columns: &FxHashMap<Id, Id>) -> Result<(), Refusal> {
        for funnel in &clip.map.funnels {
            let Some(mut known) = self.map().funnel(&funnel.id).cloned() else { continue };
            let free = |m: &&Match| !known.matches.iter().any(|other| other.step == m.step);
            let again = |m: &Match| Some(Match { at: columns.get(&m.at)?.clone(), ..m.clone() });
            let again: Vec<Match> = funnel.matches.iter().filter(free).filter_map(again).collect();
            if !again.is_empty() {
                known.matches.extend(again);
                known.matches.sort_by_key(|m| m.step);
                self.make(Edit::set(known))?;
            }
        }
        Ok(())
    }
}
