//! What the chart and the copied table show: the funnel's steps in the order of the stages.

use std::fmt::Write;

use crate::funnel::{StepStats, step_stats};
use crate::map::{Funnel, Id, Map, Numbers};

/// A place on the chart's x axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Under the bar: the stage's name; the step's own name where the stage has several, or none.
    pub label: String,
    /// Name of the stage; empty for a step that belongs to none yet.
    pub stage: String,
    /// `None`: nothing is matched to the stage.
    pub step: Option<StepStats>,
    /// The largest loss from one step to the next.
    pub steepest: bool,
}

/// The slots of the segment that is shown: stages in order, each with its steps, then the steps that belong to none.
pub fn slots(map: &Map, funnel: &Funnel) -> Vec<Slot> {
    let Some(segment) = funnel.shown() else { return Vec::new() };
    let stats = step_stats(funnel, segment);
    let losses = stats.iter().filter(|step| step.drop.is_some_and(|lost| lost > 0.0));
    let steepest =
        losses.max_by(|a, b| a.drop.unwrap_or_default().total_cmp(&b.drop.unwrap_or_default())).map(|step| step.step);
    let stage_of = |step: &StepStats| -> Option<&Id> {
        let matched = funnel.matched(step.step)?;
        map.stage_of(&matched.at).map(|stage| &stage.id)
    };
    let mut slots = Vec::new();
    for stage in &map.stages {
        let steps: Vec<&StepStats> = stats.iter().filter(|step| stage_of(step) == Some(&stage.id)).collect();
        let alone = steps.len() == 1;
        for step in &steps {
            let label = if alone { stage.name.clone() } else { step.name.clone() };
            let steepest = steepest == Some(step.step);
            slots.push(Slot { label, stage: stage.name.clone(), step: Some((*step).clone()), steepest });
        }
        if steps.is_empty() {
            slots.push(Slot { label: stage.name.clone(), stage: stage.name.clone(), step: None, steepest: false });
        }
    }
    for step in stats.iter().filter(|step| stage_of(step).is_none()) {
        let steepest = steepest == Some(step.step);
        slots.push(Slot { label: step.name.clone(), stage: String::new(), step: Some(step.clone()), steepest });
    }
    slots
}

/// The funnel as a table for a spreadsheet: cells between tabs, counts without groups so that they stay numbers.
pub fn table(map: &Map, funnel: &Funnel) -> String {
    let numbers = Numbers::of(&map.head.language);
    let percent = |share: Option<f64>| {
        // A spreadsheet reads "6.5%", but no thin space and no typographic minus.
        share
            .map(|share| numbers.fine_percent(share).replace('\u{202f}', "").replace('\u{2212}', "-"))
            .unwrap_or_default()
    };
    let mut out = String::from("Step\tStage\tCount\tShare of first\tShare of previous\tDrop\n");
    let Some(segment) = funnel.shown() else { return out };
    for step in step_stats(funnel, segment) {
        let stage = funnel.matched(step.step).and_then(|m| map.column_name(&m.at)).unwrap_or_default();
        let drop = percent(step.drop.map(|lost| -lost));
        let (first, previous) = (percent(step.of_first), percent(step.of_previous));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}\t{}\t{}\t{first}\t{previous}\t{drop}", cell(&step.name), cell(stage), step.count);
    }
    out
}

/// A text that stays within its cell.
fn cell(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// What is said of a step when the pointer is over it: term and value, line by line.
pub fn facts(slot: &Slot, language: &str) -> Vec<(&'static str, String)> {
    let numbers = Numbers::of(language);
    let Some(step) = &slot.step else { return vec![("Step", "none matched".to_owned())] };
    let mut facts = vec![("Count", numbers.count(step.count))];
    let mut add = |term, value: Option<String>| facts.extend(value.map(|value| (term, value)));
    add("Stage", (!slot.stage.is_empty()).then(|| slot.stage.clone()));
    add("Of the first step", step.of_first.map(|share| numbers.fine_percent(share)));
    add("Of the step before", step.of_previous.map(|share| numbers.fine_percent(share)));
    add("Change", step.drop.map(|lost| numbers.drop(lost)));
    add("Note", step.after_gap.then(|| "a row before it was left out".to_owned()));
    facts
}
