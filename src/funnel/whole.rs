//! Whether a segment is the funnel of all, which the other segments divide: nobody may be on both sides of a test.

use super::Side;
use super::draft::is_total;
use super::fold::words;
use super::hints::are_people;

/// "All" before a word for people, folded.
const ALL: &[&str] = &[
    "all",
    "alle",
    "alla",
    "kaikki",
    "tous",
    "toutes",
    "todos",
    "todas",
    "tutti",
    "tutte",
    "wszyscy",
    "wszystkie",
    "vsichni",
    "все",
    "всі",
    "tum",
    "모든",
    "전체",
    "כל",
    "جميع",
    "सभी",
];
const ARTICLES: &[&str] = &["the", "les", "los", "las", "os", "as", "gli", "i", "le"];
/// "All" in scripts without blanks.
const UNSPACED: &[&str] = &["すべての", "全ての", "全", "全部", "所有", "所有的"];

/// For each segment of a funnel, by its name and its counts, whether all are in it: it has no name, is called so ("All
/// Users", "Alle Nutzer", "Total"), or counts at every step what all others do together.
pub fn wholes(segments: &[(&str, Side)]) -> Vec<bool> {
    // A part is never more than the whole, whatever the two are called.
    let holds = |(_, whole): &(&str, Side)| {
        segments.iter().all(|(_, part)| match along(whole, part) {
            Some(mut steps) => steps.all(|(whole, part)| part <= whole),
            None => true,
        })
    };
    let called: Vec<bool> =
        segments.iter().map(|segment| segment.0.trim().is_empty() || says_all(segment.0) && holds(segment)).collect();
    if called.contains(&true) || segments.len() < 3 {
        return called;
    }
    let sums: Vec<bool> = (0..segments.len()).map(|at| is_sum(segments, at)).collect();
    // Two that are each the sum of the others are the same, and the others nothing.
    if sums.iter().filter(|sum| **sum).count() == 1 { sums } else { called }
}

/// Whether a name says that all are meant: "All returning users" are not all.
fn says_all(name: &str) -> bool {
    let words = words(name);
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        _ if is_total(name) => true,
        [all, people] => ALL.contains(&all) && are_people(people),
        [all, article, people] => ALL.contains(&all) && ARTICLES.contains(&article) && are_people(people),
        [one] => UNSPACED.iter().filter_map(|all| one.strip_prefix(all)).any(are_people),
        _ => false,
    }
}

/// Whether a segment counts at each of two steps or more what all others do together.
fn is_sum(segments: &[(&str, Side)], at: usize) -> bool {
    let whole = &segments[at].1;
    let mut sums = vec![0u128; whole.steps.len()];
    for (other, (_, part)) in segments.iter().enumerate() {
        let Some(steps) = along(whole, part) else { return false };
        if other != at {
            sums.iter_mut().zip(steps).for_each(|(sum, (_, count))| *sum += u128::from(count));
        }
    }
    sums.len() > 1 && sums[0] > 0 && sums.iter().zip(&whole.steps).all(|(sum, (_, count))| *sum == u128::from(*count))
}

/// The counts of two sides at each step, where both have the same steps.
fn along<'s>(a: &'s Side, b: &'s Side) -> Option<impl Iterator<Item = (u64, u64)> + 's> {
    let steps = a.steps.iter().zip(&b.steps);
    let same = a.steps.len() == b.steps.len() && steps.clone().all(|(a, b)| a.0 == b.0);
    same.then(|| steps.map(|(a, b)| (a.1, b.1)))
}
