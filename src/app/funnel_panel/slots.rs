//! What the chart and the copied table show: the steps in the order of the stages.

use std::fmt::Write;

use super::places::places;
use super::series::{Series, caveats};
use super::tip::difference;
use crate::funnel::{Interval, StepStats, THIN};
use crate::map::{Map, Numbers};

/// A place on the chart's x axis. Under its bars stands the name of the stage; where several steps share a stage, the name
/// of each beneath it; and that of a step which belongs to no stage beneath [`super::NO_STAGE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The same in a line: "Decision", "Decision: Checkout"; the step's name alone where it belongs to no stage.
    pub label: String,
    /// Name of the stage; empty for a step that belongs to none yet.
    pub stage: String,
    /// Index of the stage.
    pub at: Option<usize>,
    /// The step's own name, where the stage's does not tell which it is.
    pub step: String,
    /// The step of the funnel that stands here, as its index; none is matched to the stage where neither has one.
    pub own: Option<usize>,
    /// The step of the funnel beside it.
    pub other: Option<usize>,
}

/// The slots of the series that are shown: stages in order, each with its steps, then the steps that belong to none.
pub fn slots(map: &Map, shown: &[&Series]) -> Vec<Slot> {
    // The segments of one funnel have the same steps.
    let of = |other: bool| shown.iter().find(|series| series.other == other);
    let steps = |other: bool| of(other).map(|series| series.steps()).unwrap_or_default();
    let (own, other) = (steps(false), steps(true));
    if own.is_empty() && other.is_empty() {
        return Vec::new();
    }
    let slot = |place: super::places::Place| {
        let stage = place.stage.and_then(|stage| map.stages.get(stage)).map(|stage| stage.name.clone());
        let step = place.own.map(|i| own[i].name).or(place.other.map(|i| other[i].name)).unwrap_or_default();
        let step = if stage.is_some() && place.alone { String::new() } else { step.to_owned() };
        let stage = stage.unwrap_or_default();
        let label = [stage.as_str(), step.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        Slot { label: label.join(": "), stage, at: place.stage, step, own: place.own, other: place.other }
    };
    places(map.stages.len(), &own, &other).into_iter().map(slot).collect()
}

/// The series that are shown as a table for a spreadsheet: cells between tabs, counts without groups so that they stay
/// numbers. Each is named in a column before the others; not so the overall funnel where it is alone. Two have a column that
/// says whether they differ. Below stands what the counts rest on, where they are rounded or from a sample.
pub fn table(map: &Map, shown: &[&Series]) -> String {
    let slots = slots(map, shown);
    let lone = match shown {
        [only] if !only.other => {
            let whole = map.funnel(&only.key.0).and_then(|funnel| funnel.shown());
            whole.is_some_and(|segment| segment.name == only.key.1)
        }
        _ => false,
    };
    let (two, numbers) = (shown.len() == 2, Numbers::of(&map.head.language));
    let verdict = |at: usize| match difference(&slots, at, shown, numbers) {
        Some(words) if two => format!("\t{}", for_cell(&words)),
        None if two => "\t".to_owned(),
        _ => String::new(),
    };
    let mut out = if lone { String::new() } else { "Series\t".to_owned() };
    out.push_str(HEADINGS);
    out.push_str(if two { "\tVerdict\tNote\n" } else { "\tNote\n" });
    for series in shown {
        let before = if lone { String::new() } else { format!("{}\t", cell(&series.name)) };
        out.push_str(&lines(map, &slots, series, &before, &verdict));
    }
    caveats(shown).into_iter().for_each(|line| out.push_str(&format!("{}\n", cell(&line))));
    out
}

/// A spreadsheet reads "6.5%", but no thin space and no typographic minus.
fn for_cell(words: &str) -> String {
    words.replace('\u{202f}', "").replace('\u{2212}', "-")
}

/// A line a step in the order of the steps, each behind `before`, with the verdict on the slot before its note.
fn lines(map: &Map, slots: &[Slot], series: &Series, before: &str, verdict: &dyn Fn(usize) -> String) -> String {
    let numbers = Numbers::of(&map.head.language);
    let percent = |share: Option<f64>| share.map(|share| for_cell(&numbers.fine_percent(share))).unwrap_or_default();
    let of = map.funnel(&series.key.0);
    let mut out = String::new();
    let mut steps: Vec<(usize, &StepStats)> =
        slots.iter().enumerate().filter_map(|(at, slot)| Some((at, series.at(slot)?))).collect();
    steps.sort_by_key(|(_, step)| step.step);
    for (at, step) in steps {
        let matched = of.and_then(|funnel| funnel.matched(step.step));
        let stage = matched.and_then(|matched| map.column_name(&matched.at)).unwrap_or_default();
        let ends = |within: Option<Interval>| {
            let (low, high) = within.map(|within| numbers.ends(within.low, within.high)).unwrap_or_default();
            [for_cell(&low), for_cell(&high)]
        };
        // The first is all there is.
        let [first_low, first_high] = ends(step.first_interval.filter(|_| step.step > 0));
        let [low, high] = ends(step.previous_interval);
        // Over rows left out it is not the loss of this step alone.
        let change = step.drop.filter(|_| !step.after_gap).map(|lost| -lost);
        let [first, previous, change] = [step.of_first, step.of_previous, change].map(percent);
        let shares = [first, first_low, first_high, previous, low, high, change].join("\t");
        let (name, stage, notes) = (cell(&step.name), cell(stage), notes(step).join("; "));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{before}{name}\t{stage}\t{}\t{shares}{}\t{notes}", step.count, verdict(at));
    }
    out
}

const HEADINGS: &str = "Step\tStage\tCount\tShare of first\tShare of first, at least\tShare of first, at most\t\
                        Share of previous\tShare of previous, at least\tShare of previous, at most\tDrop";

/// What to know before a step's numbers are relied on.
pub(super) fn notes(step: &StepStats) -> Vec<String> {
    let thin = step.thin.then(|| format!("fewer than {THIN} came so far"));
    let rises = step.rises.then(|| "more than at the step before".to_owned());
    let gap = step.after_gap.then(|| match step.step {
        0 => "rows before it were left out".to_owned(),
        _ => "rows before it were left out: what was lost at this step alone is not known".to_owned(),
    });
    [thin, rises, gap].into_iter().flatten().collect()
}

/// A text that stays within its cell.
fn cell(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// What is said of a step when the pointer is over it: term and value, line by line. Shares come with their 95 % intervals.
pub fn facts(step: Option<&StepStats>, stage: &str, language: &str) -> Vec<(&'static str, String)> {
    let numbers = Numbers::of(language);
    let Some(step) = step else { return vec![("Step", super::NOT_COUNTED.to_owned())] };
    let share = |share: Option<f64>, interval: Option<Interval>| match (share, interval) {
        (Some(share), Some(interval)) => Some(numbers.percent_within(share, interval.low, interval.high)),
        (share, _) => share.map(|share| numbers.fine_percent(share)),
    };
    let mut facts = vec![("Count", numbers.count(step.count))];
    let mut add = |term, value: Option<String>| facts.extend(value.map(|value| (term, value)));
    add("Stage", (!stage.is_empty()).then(|| stage.to_owned()));
    // The first is all there is.
    add("Of the first step", share(step.of_first, step.first_interval.filter(|_| step.step > 0)));
    let of_previous = if step.after_gap { "Of the last step read" } else { "Of the step before" };
    add(of_previous, share(step.of_previous, step.previous_interval));
    add("Change", step.drop.filter(|_| !step.after_gap).map(|lost| numbers.drop(lost)));
    facts.extend(notes(step).into_iter().map(|note| ("Note", note)));
    facts
}
