//! What is done to whole stages: steps in them, splitting and merging, their width.

use super::Editor;
use super::command::Width;
use super::history::Merge;
use super::selection::{Selection, Thing};
use super::text::TextTarget;
use crate::map::{ColumnWidth, Edit, Id, IdKind, Refusal, Stage, Step, Surplus};

/// By how much a key makes a stage wider or narrower, in map pixels.
const STRIDE: f64 = 40.0;

impl Editor {
    /// Adds a step to the current stage, after the current one (else last), and edits its name.
    pub(super) fn add_step(&mut self) {
        let id = self.fresh_step();
        let Some(stage) = self.current_stage() else { return };
        let column = self.selection.lead().and_then(|thing| thing.column(&self.map));
        let after = stage.steps.iter().position(|step| Some(&step.id) == column);
        let at = after.map_or(stage.steps.len(), |i| i + 1);
        let step = Step { id: id.clone(), name: "New step".to_owned(), ..Step::default() };
        match self.map.edit_record::<Stage>(&stage.id, |stage| stage.steps.insert(at, step)) {
            Ok(edit) => self.make("Add step", edit, TextTarget::Step(id)),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Divides the current stage into two steps, and edits the name of the first; the cards go into that one.
    pub(super) fn divide_stage(&mut self) {
        let ids = [self.fresh_step(), self.fresh_step()];
        let Some(stage) = self.current_stage() else { return };
        let first = TextTarget::Step(ids[0].clone());
        let named = |(n, id)| Step { id, name: format!("Step {}", n + 1), ..Step::default() };
        match self.map.edit_divide_stage(&stage.id, ids.into_iter().enumerate().map(named).collect()) {
            Ok(edit) => self.divide("Divide into steps", edit, first),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Makes the steps of the current stage one column again.
    pub(super) fn remove_steps(&mut self) {
        let Some(stage) = self.current_stage() else { return };
        let (stage, text) = (stage.id.clone(), format!("{} is one column again", stage.name));
        self.join("Remove steps", &text, self.map.edit_remove_steps(&stage), Thing::Stage(stage));
    }

    /// Splits the current stage: from the current step on, or with the selected cards of the stage itself; then the
    /// new stage's name is edited.
    pub(super) fn split_stage(&mut self) {
        let id = Id::fresh(IdKind::Stage, &mut *self.entropy);
        let Some(stage) = self.current_stage() else { return };
        let column = self.selection.lead().and_then(|thing| thing.column(&self.map));
        let step = stage.steps.iter().find(|step| Some(&step.id) == column).map(|step| &step.id);
        let cards: Vec<Id> = self.selection.cards().filter(|_| step.is_none()).cloned().collect();
        let new = Stage { id: id.clone(), name: "New stage".to_owned(), ..Stage::default() };
        match self.map.edit_split_stage(&stage.id, step, &cards, new) {
            Ok(edit) => self.divide("Split stage", edit, TextTarget::Stage(id)),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Makes the selected stages one, or the current one and the next.
    pub(super) fn merge_stages(&mut self) {
        let Some(ids) = self.mergeable() else { return };
        let text = format!("{} stages are one now", ids.len());
        self.join("Merge stages", &text, self.map.edit_merge_stages(&ids), Thing::Stage(ids[0].clone()));
    }

    /// Neighbouring stages that a merge would take: those selected, else the current one and the next.
    pub(super) fn mergeable(&self) -> Option<Vec<Id>> {
        let stages = &self.map.stages;
        let chosen = self.chosen_stages();
        let at: Vec<usize> = match &chosen[..] {
            [] => return None,
            [one] => vec![*one, *one + 1],
            several => several.to_vec(),
        };
        let together = at.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        let ids: Option<Vec<Id>> = at.iter().map(|i| stages.get(*i).map(|stage| stage.id.clone())).collect();
        ids.filter(|_| together)
    }

    /// Makes the selected stages, or the current one, wider or narrower.
    pub(super) fn widen_stages(&mut self, width: Width) {
        let layout = self.rest_layout();
        let mut edits = Vec::new();
        for stage in self.chosen_stages().into_iter().filter_map(|i| self.map.stages.get(i)) {
            let by = match width {
                Width::Wider => Some(STRIDE),
                Width::Narrower => Some(-STRIDE),
                Width::Usual => None,
            };
            let span = layout.head(&stage.id).and_then(|head| layout.span(head));
            let now = span.map(|(left, right)| (right - left) / layout.widened);
            let wanted = match (by, now) {
                (Some(by), Some(now)) => Some(now + by),
                (None, _) => None,
                // What is not shown now keeps its width.
                (Some(_), None) => continue,
            };
            let wanted = wanted.map(|wanted| ColumnWidth::clamped(wanted.round() as i64));
            edits.push(Edit::set(Stage { width: wanted, ..stage.clone() }));
        }
        if self.attempt("Change stage width", Ok(Edit::All(edits)), None) {
            let width = |stage: &Stage| match stage.width {
                Some(width) => format!("{} is {} wide", stage.name, width.get()),
                None => format!("{} has the usual width", stage.name),
            };
            let stages = self.chosen_stages().into_iter().filter_map(|i| self.map.stages.get(i));
            self.announce(stages.map(width).collect::<Vec<_>>().join(", "));
        }
    }

    /// The indices of the selected stages, else of the current one.
    fn chosen_stages(&self) -> Vec<usize> {
        let selected = |stage: &Stage| self.selection.has(&Thing::Stage(stage.id.clone()));
        let stages = self.map.stages.iter().enumerate();
        let chosen: Vec<usize> = stages.filter(|(_, stage)| selected(stage)).map(|(i, _)| i).collect();
        if chosen.is_empty() { self.selected_stage().into_iter().collect() } else { chosen }
    }

    /// The stage of what is selected.
    pub(super) fn current_stage(&self) -> Option<&Stage> {
        self.map.stages.get(self.selected_stage()?)
    }

    fn fresh_step(&mut self) -> Id {
        Id::fresh(IdKind::Step, &mut *self.entropy)
    }

    /// Makes columns one and says what found no place, with the way back.
    fn join(&mut self, label: &str, text: &str, planned: Result<(Edit, Surplus), Refusal>, select: Thing) {
        let made = planned.and_then(|(edit, surplus)| {
            self.apply_selecting(label, edit, Merge::Never, Selection::of(select.clone()))?;
            Ok(surplus)
        });
        match made {
            Ok(surplus) => {
                self.focus = Some(select);
                self.say_undoable(&format!("{text}{}", left_out(surplus)));
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }
}

/// ": 1 sentiment and 2 transitions were left out"
fn left_out(surplus: Surplus) -> String {
    let Surplus { sentiments, transitions, widths, fields } = surplus;
    let counted = [
        (sentiments, "sentiment", "sentiments"),
        (transitions, "transition", "transitions"),
        (widths, "stage width", "stage widths"),
        (fields, "field of a later version", "fields of a later version"),
    ];
    let words = |(count, one, many)| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts: Vec<String> = counted.into_iter().filter_map(words).collect();
    let Some((last, first)) = parts.split_last() else { return String::new() };
    let list = if first.is_empty() { last.clone() } else { format!("{} and {last}", first.join(", ")) };
    let verb = if sentiments + transitions + widths + fields == 1 { "was" } else { "were" };
    format!(": {list} {verb} left out")
}
