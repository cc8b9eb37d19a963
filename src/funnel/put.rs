//! An import becomes a funnel of the map: which one it replaces, its segments side by side, its matches kept.

use super::events::span_words;
use super::fold::fold;
use super::matching::rematch;
use super::{Choices, Import, ImportedSegment, Warning};
use crate::map::{Date, Entropy, Funnel, Id, IdKind, LaneKind, Map, Segment, Source};

/// What the edge knows of an import.
#[derive(Clone, Debug)]
pub struct Origin<'a> {
    /// The file's name without its folder; empty for a pasted table.
    pub file: &'a str,
    pub choices: &'a Choices,
    pub today: Date,
    pub becomes: Becomes<'a>,
}

/// Which funnel of the map an import becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Becomes<'a> {
    /// What [`replaced`] finds, else a new one.
    #[default]
    Found,
    /// This one, of which the source is read again: its name and its window stay.
    Again(&'a Id),
    /// This one, which came from elsewhere: its place in the map and its matches stay.
    Instead(&'a Id),
    /// A new one.
    New,
}

/// The funnel that came from a file of this name.
pub fn of_file<'m>(map: &'m Map, file: &str) -> Option<&'m Funnel> {
    map.funnels.iter().find(|funnel| !file.is_empty() && funnel.source.file == file)
}

/// The funnel of the only funnel lane: the one whose place an import from elsewhere could take.
pub fn only_shown(map: &Map) -> Option<&Funnel> {
    let mut lanes = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Funnel);
    match (lanes.next(), lanes.next()) {
        (Some(only), None) => map.funnel(&only.funnel),
        _ => None,
    }
}

/// The funnel that an import replaces: that of the same file, else that of the only funnel lane where it is a later count
/// of the same: half of the names of the longer one stand in both.
pub fn replaced<'m>(map: &'m Map, file: &str, steps: &[String]) -> Option<&'m Funnel> {
    of_file(map, file).or_else(|| only_shown(map).filter(|old| is_same_count(old, steps)))
}

fn is_same_count(old: &Funnel, steps: &[String]) -> bool {
    let mut names: Vec<String> = old.steps.iter().map(|step| fold(step.trim())).collect();
    let mut common = 0;
    for step in steps {
        if let Some(at) = names.iter().position(|name| *name == fold(step.trim())) {
            names.swap_remove(at);
            common += 1;
        }
    }
    common * 2 >= old.steps.len().max(steps.len()) && common > 0
}

/// Makes a funnel of an import, with the id and the matches of the one it replaces, if there is one.
/// The warnings name segments that cannot stand beside the others.
pub fn to_funnel(map: &Map, import: &Import, origin: &Origin<'_>, entropy: &mut dyn Entropy) -> (Funnel, Vec<Warning>) {
    // The one that is shown: the overall funnel, else the first.
    let lead = import.segments.first();
    let steps = import.steps();
    let old = match origin.becomes {
        Becomes::Found => replaced(map, origin.file, &steps),
        Becomes::Again(id) | Becomes::Instead(id) => map.funnel(id),
        Becomes::New => None,
    };
    let same = |old: &&Funnel| match origin.becomes {
        Becomes::Found => !origin.file.is_empty() && old.source.file == origin.file,
        becomes => becomes == Becomes::Again(&old.id),
    };
    let same_file = old.filter(same);
    let mut warnings = Vec::new();
    let mut segments = Vec::new();
    for segment in &import.segments {
        match counts(segment, &steps) {
            Some(counts) => {
                segments.push(Segment { name: segment.name.clone().unwrap_or_default(), counts, ..Segment::default() });
            }
            None => {
                let name = segment.name.as_deref().unwrap_or("the overall funnel");
                let text = format!("{name} has other steps than the rest and was not put into the map");
                let place = segment.steps.first().map(|step| step.place.clone()).unwrap_or_default();
                warnings.push(Warning { place, text });
            }
        }
    }
    let own_name = same_file.map(|old| old.name.clone()).filter(|name| !name.is_empty());
    let unit = if import.unit.is_empty() { same_file.map(|old| old.unit.clone()) } else { Some(import.unit.clone()) };
    let funnel = Funnel {
        id: old.map_or_else(|| Id::fresh(IdKind::Funnel, entropy), |old| old.id.clone()),
        name: own_name.unwrap_or_else(|| if import.name.is_empty() { stem(origin.file) } else { import.name.clone() }),
        unit: unit.unwrap_or_default(),
        from: import.from,
        to: import.to,
        window: match &origin.choices.events {
            Some(query) => query.window.map(span_words).unwrap_or_default(),
            None => same_file.map(|old| old.window.clone()).unwrap_or_default(),
        },
        source: Source {
            file: origin.file.to_owned(),
            vendor: import.vendor.word().to_owned(),
            range: import.range.clone(),
            choices: origin.choices.to_string(),
            skipped: import.skipped,
            imported: Some(origin.today),
            sampled: import.sampled,
            extra: old.map(|old| old.source.extra.clone()).unwrap_or_default(),
        },
        matches: rematch(map, &steps, old),
        gaps: lead.map(|lead| lead.gaps.iter().filter_map(|&g| u32::try_from(g).ok()).collect()).unwrap_or_default(),
        steps,
        segments,
        extra: old.map(|old| old.extra.clone()).unwrap_or_default(),
    };
    (funnel, warnings)
}

/// A segment's counts beside the funnel's steps; what it lacks is never filled in.
fn counts(segment: &ImportedSegment, steps: &[String]) -> Option<Vec<u64>> {
    let same = segment.steps.len() == steps.len() && segment.steps.iter().zip(steps).all(|(a, b)| a.name == *b);
    same.then(|| segment.steps.iter().map(|step| step.count).collect())
}

/// A file's name without its ending.
fn stem(file: &str) -> String {
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => file.to_owned(),
    }
}
