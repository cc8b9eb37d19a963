//! Where something was found lately, so that it is found again without a search through a long list.

use std::sync::atomic::{AtomicUsize, Ordering};

/// An index that was right once. No part of what a map says: maps are equal whatever was looked for in them.
#[derive(Debug, Default)]
pub struct Lately(AtomicUsize);

impl Lately {
    /// The index of what `is` says, looked for from where something was found lately.
    pub(super) fn find<T>(&self, list: &[T], is: impl Fn(&T) -> bool) -> Option<usize> {
        let found = near(list, self.0.load(Ordering::Relaxed), is)?;
        self.0.store(found, Ordering::Relaxed);
        Some(found)
    }
}

/// The index of what `is` says, looked for from an index on in both directions.
pub(super) fn near<T>(list: &[T], about: usize, is: impl Fn(&T) -> bool) -> Option<usize> {
    let there = |index: &usize| list.get(*index).is_some_and(&is);
    let about = about.min(list.len());
    let furthest = about.max(list.len() - about);
    (0..=furthest).find_map(|away| {
        let below = about.checked_sub(away).filter(there);
        below.or_else(|| Some(about + away).filter(there))
    })
}

impl Clone for Lately {
    fn clone(&self) -> Self {
        Self(AtomicUsize::new(self.0.load(Ordering::Relaxed)))
    }
}

impl PartialEq for Lately {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
