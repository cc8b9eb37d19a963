//! Names that were perhaps meant by one that is not there.

use super::fold::{fold, words};

/// So many are offered.
const MOST: usize = 3;
/// Names less alike than this (Jaro and Winkler, 0 to 1) are other names.
const ALIKE: f64 = 0.8;

/// The names that are most like the one that is `wanted`, the nearest first; letter case and accents count little, and
/// one that has all its words is near however long it is. May be empty.
pub fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let (folded, parts) = (fold(wanted.trim()), words(wanted));
    let likeness = |name: &'n str| {
        let there = words(name);
        let has_all = !parts.is_empty() && parts.iter().all(|part| there.contains(part));
        let alike = strsim::jaro_winkler(&folded, &fold(name));
        (if has_all { alike.max(ALIKE) + 0.1 } else { alike }, name)
    };
    let mut near: Vec<_> = names.into_iter().map(likeness).filter(|(alike, _)| *alike >= ALIKE).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(MOST).map(|(_, name)| name).collect()
}
