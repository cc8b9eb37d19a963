//! What another reading of a funnel's source changes: said before it is applied.

use super::shortened;
use crate::map::{Dates, Funnel, Map, Numbers, Segment, counted};

/// What is another than before, in sentences without a full stop; empty where nothing is. Steps are known by their names
/// and their order, segments by their names, stages by what `map` calls them. Numbers and dates as `language` has them.
pub fn changes(map: &Map, old: &Funnel, new: &Funnel, language: &str) -> Vec<String> {
    let (numbers, dates) = (Numbers::of(language), Dates::of(language));
    let mut said = Vec::new();
    if (old.from, old.to) != (new.from, new.to) {
        let told = |funnel: &Funnel| match dates.known_range(funnel.from, funnel.to) {
            none if none.is_empty() => "no dates".to_owned(),
            range => range,
        };
        said.push(format!("dates: {} → {}", told(old), told(new)));
    }
    let names = pairs(old, new);
    if let (Some(before), Some(after)) = (old.shown(), new.shown()) {
        for &(was, is) in &names {
            let (Some(&was_count), Some(&count)) = (before.counts.get(was), after.counts.get(is)) else { continue };
            if was_count != count {
                let share = match was_count {
                    0 => String::new(),
                    was => format!(" ({})", numbers.drop(1.0 - count as f64 / was as f64)),
                };
                let (from, to) = (numbers.count(was_count), numbers.count(count));
                said.push(format!("{}: {from} → {to}{share}", shortened(&new.steps[is])));
            }
        }
    }
    let only = |funnel: &Funnel, known: &dyn Fn(usize) -> bool| {
        let lone = funnel.steps.iter().enumerate().filter(|(at, _)| !known(*at));
        lone.map(|(_, name)| shortened(name)).collect::<Vec<_>>()
    };
    let here = |at: usize| names.iter().any(|(_, is)| *is == at);
    let there = |at: usize| names.iter().any(|(was, _)| *was == at);
    said.extend(only(new, &here).into_iter().map(|name| format!("{name} is a new step")));
    said.extend(only(old, &there).into_iter().map(|name| format!("{name} is no step any more")));
    said.extend(segments(old, new, &names));
    said.extend(names.iter().filter_map(|&(was, is)| moved(map, (old, was), (new, is))));
    said
}

/// That a step belongs to another stage than before.
fn moved(map: &Map, (old, was): (&Funnel, usize), (new, is): (&Funnel, usize)) -> Option<String> {
    let at = |funnel: &'_ Funnel, step: usize| {
        let at = &funnel.matched(step)?.at;
        map.column_name(at).map(|name| (at.clone(), shortened(name)))
    };
    let (before, after, step) = (at(old, was), at(new, is), shortened(&new.steps[is]));
    match (before, after) {
        (Some((was, _)), Some((is, _))) if was == is => None,
        (Some((_, was)), Some((_, is))) => Some(format!("{step} belongs to {is}, no longer to {was}")),
        (None, Some((_, is))) => Some(format!("{step} belongs to {is}")),
        (Some((_, was)), None) => Some(format!("{step} belongs to no stage, no longer to {was}")),
        (None, None) => None,
    }
}

/// The steps that both have, each with its index in the old and in the new funnel. A name that comes twice is paired in its
/// order.
fn pairs(old: &Funnel, new: &Funnel) -> Vec<(usize, usize)> {
    let mut free: Vec<Option<&String>> = old.steps.iter().map(Some).collect();
    let mut pairs = Vec::new();
    for (is, name) in new.steps.iter().enumerate() {
        if let Some(was) = free.iter().position(|known| *known == Some(name)) {
            free[was] = None;
            pairs.push((was, is));
        }
    }
    pairs
}

/// What is another in the segments beside the one that is shown.
fn segments(old: &Funnel, new: &Funnel, names: &[(usize, usize)]) -> Vec<String> {
    let named = |funnel: &'_ Funnel, name: &str| funnel.segments.iter().any(|segment| segment.name == name);
    let others = |funnel: &Funnel| -> Vec<Segment> {
        let shown = funnel.shown().map(|segment| segment.name.clone());
        funnel.segments.iter().filter(|segment| Some(&segment.name) != shown.as_ref()).cloned().collect()
    };
    let mut said = Vec::new();
    for segment in others(new) {
        let Some(before) = old.segments.iter().find(|other| other.name == segment.name) else {
            said.push(format!("{} is a new segment", shortened(&segment.name)));
            continue;
        };
        let other = names.iter().filter(|(was, is)| before.counts.get(*was) != segment.counts.get(*is)).count();
        if other > 0 {
            said.push(format!("{}: {} changed", shortened(&segment.name), counted(other, "count")));
        }
    }
    let gone = others(old).into_iter().filter(|segment| !named(new, &segment.name));
    said.extend(gone.map(|segment| format!("{} is no segment any more", shortened(&segment.name))));
    said
}
