//! Which funnel step belongs to which stage: by name, by words, by meaning, and in order.

use std::fmt;

use rustc_hash::FxHashMap;

use super::fold::{fold, words};
use super::meaning::{Meaning, of_stage, of_step};
use crate::map::{Card, CardKind, Funnel, Id, Map, Match, MatchedBy};

/// Guesses where steps belong: one column or none for each step, in the order of the journey.
pub fn guess(map: &Map, steps: &[String]) -> Vec<Option<Id>> {
    let columns = columns(map);
    let free: Vec<Fixed> = vec![Fixed::Open; steps.len()];
    place(&columns, steps, &free).into_iter().map(|at| at.map(|i| columns[i].id.clone())).collect()
}

/// Below this, a name in no order is not surely that of a column: half of its words, or what it means.
const SURE: f64 = 60.0;

/// Guesses which column each name means, in whatever order they come: the surest first, and no column twice.
pub(super) fn guess_each(map: &Map, names: &[String]) -> Vec<Option<Id>> {
    let columns = columns(map);
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let meaning = of_stage(name).or_else(|| of_step(name));
        let step = Step { name: fold(name.trim()), words: telling(name), meaning, has_stage: true };
        let sure = |column: &Column| score(&step, column).map(|(score, _)| score).filter(|score| *score >= SURE);
        pairs.extend(columns.iter().enumerate().filter_map(|(c, column)| Some((sure(column)?, n, c))));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = vec![None; names.len()];
    let mut taken = vec![false; columns.len()];
    for (_, n, c) in pairs {
        if found[n].is_none() && !taken[c] {
            taken[c] = true;
            found[n] = Some(columns[c].id.clone());
        }
    }
    found
}

/// Why a step is guessed to belong to a stage or a step of the map; printed as a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    SameName,
    /// A word that both names have.
    Word(String),
    /// What the step is about: the stage is about it too.
    Usual(Meaning),
    /// What the step is about: no stage is, and this one is the next.
    NextAfter(Meaning),
    /// The same, and this one is the one before.
    LastBefore(Meaning),
    /// What an action or a touchpoint of the stage says.
    Card(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameName => f.write_str("same name"),
            Self::Word(word) => write!(f, "both say “{word}”"),
            Self::Usual(about) => write!(f, "a usual step of {about}"),
            Self::NextAfter(about) => write!(f, "no stage for {about}, so the next"),
            Self::LastBefore(about) => write!(f, "no stage for {about}, so the one before"),
            Self::Card(text) => write!(f, "the card “{text}”"),
        }
    }
}

/// For each step of a funnel why it is guessed to belong where it is matched; `None` where it is not matched, or where
/// nothing speaks for it.
pub fn reasons(map: &Map, funnel: &Funnel) -> Vec<Option<Reason>> {
    let columns = columns(map);
    let why = |(step, name): (usize, &String)| {
        let at = &funnel.matched(step)?.at;
        let column = columns.iter().find(|column| column.id == *at)?;
        score(&Step::new(name, &columns), column).map(|(_, reason)| reason)
    };
    funnel.steps.iter().enumerate().map(why).collect()
}

/// The matches of a funnel that is imported again. Steps of the same name stay where they were, or unmatched;
/// only steps that are new, or whose stage is gone, are guessed.
pub(super) fn rematch(map: &Map, steps: &[String], old: Option<&Funnel>) -> Vec<Match> {
    let columns = columns(map);
    let at: FxHashMap<&Id, usize> = columns.iter().enumerate().map(|(i, column)| (&column.id, i)).collect();
    let mut known: FxHashMap<(String, usize), Option<&Match>> = FxHashMap::default();
    if let Some(old) = old {
        for (step, name) in occurrences(&old.steps).into_iter().enumerate() {
            known.insert(name, old.matched(step));
        }
    }
    let names = occurrences(steps);
    let kept: Vec<Option<&Match>> = names.iter().map(|name| known.get(name).copied().flatten()).collect();
    let fixed: Vec<Fixed> = names
        .iter()
        .zip(&kept)
        .map(|(name, kept)| match (known.get(name), kept.map(|m| at.get(&m.at))) {
            (_, Some(Some(&column))) => Fixed::At(column),
            (Some(None), _) => Fixed::Unmatched,
            _ => Fixed::Open,
        })
        .collect();
    let places = place(&columns, steps, &fixed);
    let matches = places.into_iter().zip(&fixed).zip(kept).enumerate();
    matches
        .filter_map(|(i, ((place, fixed), kept))| {
            let step = u32::try_from(i).ok()?;
            match (fixed, kept) {
                (Fixed::At(_), Some(kept)) => Some(Match { step, ..kept.clone() }),
                _ => Some(Match { step, at: columns[place?].id.clone(), by: MatchedBy::Guess, ..Match::default() }),
            }
        })
        .collect()
}

/// Each name folded, with how often it came before.
fn occurrences(names: &[String]) -> Vec<(String, usize)> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    names
        .iter()
        .map(|name| {
            let name = fold(name.trim());
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            (name, *count)
        })
        .collect()
}

/// A stage or step of the map, as steps are compared with it.
pub(super) struct Column {
    pub id: Id,
    name: String,
    words: Vec<String>,
    meaning: Option<Meaning>,
    /// What the customer does and meets there, with its words.
    cards: Vec<(String, Vec<String>)>,
}

pub(super) fn columns(map: &Map) -> Vec<Column> {
    let mut columns = Vec::new();
    for stage in &map.stages {
        let names = std::iter::once((&stage.id, &stage.name, true));
        for (id, name, is_stage) in names.chain(stage.steps.iter().map(|step| (&step.id, &step.name, false))) {
            let here =
                |card: &&Card| card.at.column == *id && matches!(card.kind, CardKind::Action | CardKind::Touchpoint);
            columns.push(Column {
                id: id.clone(),
                name: fold(name.trim()),
                words: telling(name),
                // A step inside a stage is found by its own name alone.
                meaning: if is_stage { of_stage(name) } else { None },
                cards: map.cards.iter().filter(here).map(|card| (card.text.clone(), telling(&card.text))).collect(),
            });
        }
    }
    columns
}

/// Words that tell something.
fn telling(text: &str) -> Vec<String> {
    const SILENT: &[&str] = &[
        "the", "and", "for", "with", "from", "page", "step", "event", "view", "your", "der", "die", "das", "und",
        "les", "des", "del", "los", "las", "into", "one", "two", "new",
    ];
    let tells = |word: &String| !word.is_ascii() || (word.len() > 2 && !SILENT.contains(&word.as_str()));
    words(text).into_iter().filter(tells).collect()
}

/// The same word, or one with another ending.
fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    a == b || (long.starts_with(short) && (short.chars().count() > 4 || long.len() - short.len() < 2))
}

/// The share of words two texts have in common, 0 to 1.
fn overlap(a: &[String], b: &[String]) -> f64 {
    let common = a.iter().filter(|word| b.iter().any(|other| alike(word, other))).count();
    let all = a.len() + b.len() - common.min(b.len());
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// How well a step goes with a column, and why; `None` where the two have nothing to do with each other.
pub(super) fn score(step: &Step, column: &Column) -> Option<(f64, Reason)> {
    if !step.name.is_empty() && step.name == column.name {
        return Some((100.0, Reason::SameName));
    }
    let mut found: Vec<(f64, Reason)> = Vec::new();
    // A stage that means something else is not taken for one shared word: "Post-purchase" is no "purchase".
    let contrary = matches!((step.meaning, column.meaning), (Some(a), Some(b)) if a != b);
    let weight = if contrary { 0.5 } else { 1.0 };
    if let Some(word) = step.words.iter().find(|word| column.words.iter().any(|other| alike(word, other))) {
        let share = overlap(&step.words, &column.words);
        found.push((weight * (40.0 + 40.0 * share), Reason::Word(word.clone())));
    }
    if let (Some(a), Some(b)) = (step.meaning, column.meaning) {
        // A map without a stage of that meaning: the next one, rather than the one before.
        match () {
            () if a == b => found.push((60.0, Reason::Usual(a))),
            () if !step.has_stage && a.is_before(b) => found.push((40.0, Reason::NextAfter(a))),
            () if !step.has_stage && b.is_before(a) => found.push((30.0, Reason::LastBefore(a))),
            () => {}
        }
    }
    let cards = column.cards.iter().map(|(text, words)| (overlap(&step.words, words), text));
    if let Some((share, text)) = cards.filter(|(share, _)| *share >= 0.34).max_by(|(a, _), (b, _)| a.total_cmp(b)) {
        found.push((weight * (20.0 + 25.0 * share), Reason::Card(super::shortened(text))));
    }
    // Of equals the first.
    found.into_iter().rev().max_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|(score, _)| *score >= LEAST)
}

/// A step as columns are compared with it.
pub(super) struct Step {
    name: String,
    words: Vec<String>,
    meaning: Option<Meaning>,
    /// The map has a stage of this meaning.
    has_stage: bool,
}

impl Step {
    pub(super) fn new(name: &str, columns: &[Column]) -> Self {
        let meaning = of_step(name);
        let has_stage = columns.iter().any(|column| column.meaning == meaning);
        Self { name: fold(name.trim()), words: telling(name), meaning, has_stage }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fixed {
    Open,
    At(usize),
    Unmatched,
}

/// Below this, two names have nothing to do with each other.
const LEAST: f64 = 25.0;

/// The columns of the open steps: never back in the journey, and together the best.
fn place(columns: &[Column], steps: &[String], fixed: &[Fixed]) -> Vec<Option<usize>> {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(steps.len());
    // best[c]: the highest sum for the steps so far whose last match is column c − 1 or before; came: the way there.
    let mut best = vec![0.0f64; columns.len() + 1];
    let mut came: Vec<Vec<Option<usize>>> = Vec::with_capacity(steps.len());
    for (name, fixed) in steps.iter().zip(fixed) {
        let mut next = best.clone();
        let mut way = vec![None; columns.len() + 1];
        if *fixed != Fixed::Unmatched {
            let step = Step::new(name, columns);
            for (c, column) in columns.iter().enumerate() {
                let gain = match fixed {
                    // What people decided guides the guesses beside it, but gives way where it is out of order.
                    Fixed::At(at) => 80.0 * f64::from(u8::from(*at == c)),
                    _ => score(&step, column).map_or(0.0, |(gain, _)| gain),
                };
                if gain >= LEAST && best[c + 1] + gain > next[c + 1] {
                    next[c + 1] = best[c + 1] + gain;
                    way[c + 1] = Some(c);
                }
            }
        }
        for c in 1..next.len() {
            if next[c - 1] >= next[c] {
                next[c] = next[c - 1];
                way[c] = way[c - 1];
            }
        }
        came.push(way);
        best = next;
    }
    let mut reach = columns.len();
    for way in came.iter().rev() {
        places.push(way[reach]);
        if let Some(column) = way[reach] {
            reach = column + 1;
        }
    }
    places.reverse();
    places
}
