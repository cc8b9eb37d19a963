//! Which events of a log are guessed to be the steps of its funnel: for each stage the one that means it most plainly.

use std::cmp::Reverse;

use super::fold::words;
use super::matching::{Reason, Step, columns, score};
use super::meaning::commonness;
use crate::map::{Id, Map};

/// An event of a log that is guessed to be the step of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventGuess {
    /// The event, as an index into those of the log.
    pub event: usize,
    /// The stage or step of the map.
    pub at: Id,
    pub reason: Reason,
}

/// What goes wrong on the way is no step of it.
const MISHAPS: &[&str] =
    &["error", "errors", "fail", "failed", "failure", "bug", "crash", "exception", "timeout", "fehler"];

/// Guesses which events are steps, in the order of the journey; `events` come in any order, each with its number of rows.
/// The surest pair of an event and a stage comes first, and neither of the two comes again; so a plain name is never
/// left out for a vaguer one: `purchase` for `shipping_details`. Of equals the one with more rows is taken.
pub fn guess_events(map: &Map, events: &[(String, u64)]) -> Vec<EventGuess> {
    let columns = columns(map);
    let mut pairs = Vec::new();
    for (event, (name, rows)) in events.iter().enumerate() {
        if words(name).iter().any(|word| MISHAPS.contains(&word.as_str())) {
            continue;
        }
        let step = Step::new(name, &columns);
        let common = commonness(name);
        for (at, column) in columns.iter().enumerate() {
            let Some((score, reason)) = score(&step, column) else { continue };
            let says = matches!(reason, Reason::SameName | Reason::Word(_));
            // Without a name that people know the first place in a list of such names tells nothing.
            let order = (Reverse(common.is_some()), Reverse(says), common, Reverse(*rows), event, at);
            pairs.push((score, order, reason));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut found: Vec<Option<EventGuess>> = vec![None; columns.len()];
    let mut taken = vec![false; events.len()];
    for (_, (.., event, at), reason) in pairs {
        if found[at].is_none() && !taken[event] {
            taken[event] = true;
            found[at] = Some(EventGuess { event, at: columns[at].id.clone(), reason });
        }
    }
    found.into_iter().flatten().collect()
}
