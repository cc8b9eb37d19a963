//! From a draft to segments: sums left out, numbering taken off, bad rows named or left out, rising counts warned of.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Choices;
use super::draft::{Draft, DraftSegment, DraftStep, is_total};
use super::import::{BadRow, ImportedSegment, ImportedStep, ReadError, Warning};
use super::names::unnumbered;
use crate::map::Numbers;

/// More warnings than this help nobody.
const MOST_WARNINGS: usize = 40;

/// The outcome of settling a draft.
pub(super) struct Settled {
    pub segments: Vec<ImportedSegment>,
    pub warnings: Vec<Warning>,
    pub skipped: u32,
}

/// Settles a draft. `replaced`: characters of the file could not be decoded.
pub(super) fn settle(mut draft: Draft, choices: &Choices, replaced: bool) -> Result<Settled, ReadError> {
    let mut warnings = std::mem::take(&mut draft.warnings);
    for segment in &mut draft.segments {
        drop_sums(segment, &mut warnings);
        for step in &mut segment.steps {
            check_name(step, replaced);
        }
    }
    number(&mut draft);
    let bad: Vec<BadRow> =
        draft.segments.iter().flat_map(|s| &s.steps).filter_map(|step| step.count.as_ref().err()).cloned().collect();
    if !bad.is_empty() && !choices.leave_out_rows {
        return Err(refuse(bad));
    }
    let skipped = bad.iter().map(|bad| bad.place.row).collect::<FxHashSet<_>>().len();
    let left_out = |bad: &BadRow| Warning { place: bad.place.clone(), text: format!("left out: {}", bad.text) };
    warnings.extend(bad.iter().map(left_out));
    let mut segments: Vec<ImportedSegment> = draft.segments.into_iter().map(imported).collect();
    segments.retain(|segment| !segment.steps.is_empty());
    // The overall funnel first; the others stay in order.
    segments.sort_by_key(|segment| segment.name.is_some());
    if let Some(wanted) = &choices.segment {
        segments = only(segments, wanted)?;
    }
    for segment in &segments {
        rising(segment, &mut warnings);
    }
    missing(&segments, &mut warnings);
    if warnings.len() > MOST_WARNINGS {
        let more = warnings.len() - MOST_WARNINGS;
        warnings.truncate(MOST_WARNINGS);
        warnings.push(Warning::whole(format!("and {more} more warnings")));
    }
    Ok(Settled { segments, warnings, skipped: u32::try_from(skipped).unwrap_or(u32::MAX) })
}

fn only(segments: Vec<ImportedSegment>, wanted: &str) -> Result<Vec<ImportedSegment>, ReadError> {
    let names: Vec<String> =
        segments.iter().map(|s| s.name.clone().unwrap_or_else(|| "the overall funnel".to_owned())).collect();
    let same =
        |s: &ImportedSegment| super::fold::fold(s.name.as_deref().unwrap_or_default()) == super::fold::fold(wanted);
    let kept: Vec<ImportedSegment> = segments.into_iter().filter(same).collect();
    if kept.is_empty() {
        let mut error = ReadError::new(format!("has no segment “{wanted}”"), "Choose one of these segments.");
        error.detail = format!("Segments found: {}.", names.join(", "));
        return Err(error);
    }
    Ok(kept)
}

/// Takes rows away that sum up the others.
fn drop_sums(segment: &mut DraftSegment, warnings: &mut Vec<Warning>) {
    let is_sum_name = |step: &DraftStep| step.name.is_empty() || is_total(&step.name);
    let plain: Vec<u64> =
        segment.steps.iter().filter(|s| !is_sum_name(s)).filter_map(|s| s.count.as_ref().ok()).copied().collect();
    let sum: u128 = plain.iter().map(|&n| u128::from(n)).sum();
    let most = plain.iter().max().copied().unwrap_or_default();
    let last = segment.steps.len().saturating_sub(1);
    let mut index = 0;
    segment.steps.retain(|step| {
        let is_last = index == last;
        index += 1;
        let Ok(count) = step.count else { return !(is_last && is_total(&step.name)) };
        !is_sum_name(step) || !(u128::from(count) == sum || (is_last && count >= most && !step.name.is_empty()))
    });
    // A sum by another name: the last row is exactly what the others make together, and more than the first.
    let counts: Option<Vec<u64>> = segment.steps.iter().map(|step| step.count.as_ref().ok().copied()).collect();
    let Some(counts) = counts else { return };
    let [first, .., last] = counts.as_slice() else { return };
    let others: u128 = counts[..counts.len() - 1].iter().map(|&n| u128::from(n)).sum();
    if counts.len() > 3
        && u128::from(*last) == others
        && last > first
        && let Some(step) = segment.steps.pop()
    {
        let text = format!("“{}” is the sum of the rows above and was left out", super::shortened(&step.name));
        warnings.push(Warning { place: step.place, text });
    }
}

fn check_name(step: &mut DraftStep, replaced: bool) {
    let text = match () {
        () if step.count.is_err() => return,
        () if step.name.contains('\0') || (replaced && step.name.contains('\u{FFFD}')) => {
            "the name of the step is damaged"
        }
        () if step.name.is_empty() => "the step has no name",
        () => return,
    };
    step.count = Err(BadRow { place: step.place.clone(), text: text.to_owned() });
}

/// Takes numbering off the names, and puts the steps in the order of their numbers.
fn number(draft: &mut Draft) {
    let mut names: Vec<String> = draft.segments.iter().flat_map(|s| &s.steps).map(|step| step.name.clone()).collect();
    names.sort();
    names.dedup();
    let clean: FxHashMap<String, (u64, String)> = match unnumbered(&names) {
        Some(parts) => names.into_iter().zip(parts).collect(),
        None => FxHashMap::default(),
    };
    for step in draft.segments.iter_mut().flat_map(|s| &mut s.steps) {
        if let Some((number, name)) = clean.get(&step.name) {
            step.number = step.number.or(Some(*number));
            step.name.clone_from(name);
        }
    }
    for segment in &mut draft.segments {
        if segment.steps.iter().all(|step| step.number.is_some()) {
            segment.steps.sort_by_key(|step| step.number);
        }
    }
}

/// "2 cells where the heading has 3; is the separator another one here?" without what is asked once already.
fn without_question(text: &str) -> &str {
    if text.ends_with('?') { text.rsplit_once("; ").map_or(text, |(said, _)| said) } else { text }
}

fn refuse(bad: Vec<BadRow>) -> ReadError {
    let first = bad.first().map(|bad| bad.text.clone()).unwrap_or_default();
    let others: Vec<String> =
        bad.iter().skip(1).take(5).map(|bad| format!("{}: {}", bad.place.words, without_question(&bad.text))).collect();
    let more = bad.len().saturating_sub(6);
    let detail = match (others.is_empty(), more) {
        (true, _) => "Every step needs a whole number.".to_owned(),
        (false, 0) => format!("Also {}.", others.join("; ")),
        (false, more) => format!("Also {}; and {more} more.", others.join("; ")),
    };
    let hint = if bad.len() == 1 {
        "Mend the row in the table, or import it in the window and leave the row out."
    } else {
        "Mend the rows in the table, or import it in the window and leave the rows out."
    };
    ReadError { what: first, detail, hint: hint.to_owned(), bad_rows: bad, ..ReadError::default() }
}

fn imported(segment: DraftSegment) -> ImportedSegment {
    let mut out = ImportedSegment { name: segment.name, ..ImportedSegment::default() };
    for step in segment.steps {
        match step.count {
            Ok(count) => {
                out.steps.push(ImportedStep { name: step.name, count, place: step.place });
            }
            Err(_) if out.gaps.last() == Some(&out.steps.len()) => {}
            Err(_) => out.gaps.push(out.steps.len()),
        }
    }
    out
}

fn rising(segment: &ImportedSegment, warnings: &mut Vec<Warning>) {
    let numbers = Numbers::of("en");
    let of = segment.name.as_ref().map(|name| format!(" in {name}")).unwrap_or_default();
    for pair in segment.steps.windows(2) {
        let [before, after] = pair else { continue };
        if after.count > before.count {
            let names = (super::shortened(&before.name), super::shortened(&after.name));
            let text = format!(
                "the count rises{of}, from {} at “{}” to {} at “{}”; are the steps in order?",
                numbers.count(before.count),
                names.0,
                numbers.count(after.count),
                names.1
            );
            warnings.push(Warning { place: after.place.clone(), text });
        }
    }
}

/// Steps that one segment has and another lacks: that is not nought, it is not known.
fn missing(segments: &[ImportedSegment], warnings: &mut Vec<Warning>) {
    let Some((first, others)) = segments.split_first() else { return };
    for segment in others {
        let has: FxHashSet<&str> = segment.steps.iter().map(|step| step.name.as_str()).collect();
        if let Some(step) = first.steps.iter().find(|step| !has.contains(step.name.as_str())) {
            let name = segment.name.as_deref().unwrap_or("the overall funnel");
            let text = format!("{name} has no row for “{}”", super::shortened(&step.name));
            warnings.push(Warning::whole(text));
        }
    }
}
