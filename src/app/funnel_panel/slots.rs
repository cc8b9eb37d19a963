//! What the chart and the copied table show: the funnel's steps in the order of the stages.

use std::fmt::Write;

use super::series::Series;
use crate::funnel::{Interval, StepStats, THIN, step_stats};
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
    /// The largest loss from one step to the next that is not thin.
    pub steepest: bool,
}

impl Slot {
    /// Where the share of the first step may lie; the first itself is all there is.
    pub(super) fn interval(&self) -> Option<Interval> {
        self.step.as_ref().filter(|step| step.step > 0).and_then(|step| step.first_interval)
    }
}

/// The slots of the segment that is shown: stages in order, each with its steps, then the steps that belong to none.
pub fn slots(map: &Map, funnel: &Funnel) -> Vec<Slot> {
    let Some(segment) = funnel.shown() else { return Vec::new() };
    let stats = step_stats(funnel, segment);
    let losses = stats.iter().filter(|step| !step.thin && step.drop.is_some_and(|lost| lost > 0.0));
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
    let shown = funnel.shown().map(|segment| step_stats(funnel, segment)).unwrap_or_default();
    String::from(HEADINGS) + &lines(map, funnel, &shown, "")
}

/// The same of several series, named in a column before the others; of one as [`table`] has it, unless it is a segment.
pub fn tables(map: &Map, funnel: &Funnel, series: &[&Series]) -> String {
    if let [only] = series
        && Some(&only.key.1) == funnel.shown().map(|segment| &segment.name)
        && only.key.0 == funnel.id
    {
        return table(map, funnel);
    }
    let all = series.iter().map(|series| {
        let of = map.funnel(&series.key.0).unwrap_or(funnel);
        lines(map, of, &series.stats, &format!("{}\t", cell(&series.name)))
    });
    format!("Series\t{HEADINGS}{}", all.collect::<String>())
}

/// A line a step, each behind `before`.
fn lines(map: &Map, funnel: &Funnel, steps: &[StepStats], before: &str) -> String {
    let numbers = Numbers::of(&map.head.language);
    let percent = |share: Option<f64>| {
        // A spreadsheet reads "6.5%", but no thin space and no typographic minus.
        share
            .map(|share| numbers.fine_percent(share).replace('\u{202f}', "").replace('\u{2212}', "-"))
            .unwrap_or_default()
    };
    let mut out = String::new();
    for step in steps {
        let stage = funnel.matched(step.step).and_then(|m| map.column_name(&m.at)).unwrap_or_default();
        let (low, high) = step.previous_interval.map(|interval| (interval.low, interval.high)).unzip();
        let shares = [step.of_first, step.of_previous, low, high, step.drop.map(|lost| -lost)].map(percent).join("\t");
        let (name, stage) = (cell(&step.name), cell(stage));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{before}{name}\t{stage}\t{}\t{shares}\t{}", step.count, notes(step).join("; "));
    }
    out
}

const HEADINGS: &str = "Step\tStage\tCount\tShare of first\tShare of previous\tAt least\tAt most\tDrop\tNote\n";

/// What to know before a step's numbers are relied on.
fn notes(step: &StepStats) -> Vec<String> {
    let thin = step.thin.then(|| format!("fewer than {THIN} came so far"));
    let rises = step.rises.then(|| "more than at the step before".to_owned());
    let gap = step.after_gap.then(|| "a row before it was left out".to_owned());
    [thin, rises, gap].into_iter().flatten().collect()
}

/// A text that stays within its cell.
fn cell(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// What is said of a step when the pointer is over it: term and value, line by line. Shares come with their 95 % intervals.
pub fn facts(slot: &Slot, language: &str) -> Vec<(&'static str, String)> {
    let numbers = Numbers::of(language);
    let Some(step) = &slot.step else { return vec![("Step", "none matched".to_owned())] };
    let share = |share: Option<f64>, interval: Option<Interval>| match (share, interval) {
        (Some(share), Some(interval)) => Some(numbers.percent_within(share, interval.low, interval.high)),
        (share, _) => share.map(|share| numbers.fine_percent(share)),
    };
    let mut facts = vec![("Count", numbers.count(step.count))];
    let mut add = |term, value: Option<String>| facts.extend(value.map(|value| (term, value)));
    add("Stage", (!slot.stage.is_empty()).then(|| slot.stage.clone()));
    add("Of the first step", share(step.of_first, slot.interval()));
    add("Of the step before", share(step.of_previous, step.previous_interval));
    add("Change", step.drop.map(|lost| numbers.drop(lost)));
    facts.extend(notes(step).into_iter().map(|note| ("Note", note)));
    facts
}
