//! Pasting stages with everything in them.

use rustc_hash::FxHashMap;

use super::Draft;
use super::copy::Clip;
use super::paste::{Planned, Target, several};
use crate::editor::Editor;
use crate::editor::selection::{Selection, Thing};
use crate::map::{Change, Edit, Id, IdKind, Metric, Refusal, Stage, Step, Transition};

impl Editor {
    /// Stages come after the current one, else last.
    pub(super) fn plan_stages(&mut self, clip: &Clip) -> Result<Planned, Refusal> {
        let at = self.selected_stage().map_or(self.map.stages.len(), |at| at + 1);
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let mut target = Target { columns: FxHashMap::default(), lane: None };
        let mut stages = Vec::new();
        for (n, stage) in clip.map.stages.iter().enumerate() {
            let new = draft.stage_of(stage, &mut target.columns);
            stages.push(Thing::Stage(new.id.clone()));
            draft.make(draft.map().edit_add_stage(at + n, new))?;
        }
        let new = draft.cards_of(&clip.map, &target, &FxHashMap::default(), false)?;
        draft.links_of(clip, &new);
        draft.sentiments_of(&clip.map, &target, None)?;
        draft.metrics_of(clip, &target.columns)?;
        draft.arrows_of(clip, &target.columns)?;
        let what = several(clip.map.stages.len(), "stage");
        let homeless = draft.homeless.clone();
        Ok(Planned { edit: draft.finish()?, select: stages.into_iter().collect::<Selection>(), homeless, what })
    }
}

impl Draft<'_> {
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
        let end = |id: &Id| if id.is_empty() { Some(Id::default()) } else { columns.get(id).cloned() };
        let mut new = Vec::new();
        for arrow in &clip.map.transitions {
            if let (Some(from), Some(to)) = (end(&arrow.from), end(&arrow.to)) {
                let id = self.id(IdKind::Transition);
                new.push((self.map().transitions.len() + new.len(), Transition { id, from, to, ..arrow.clone() }));
            }
        }
        if new.is_empty() { Ok(()) } else { self.make(Edit::Transition(Change::Insert(new))) }
    }
}
