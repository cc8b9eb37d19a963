//! A bounded memory of finished things, by the hash of what they were made from.

use std::sync::Arc;

use rustc_hash::FxHashMap;

/// Keeps what the last turns used and what somebody still holds. Keys are strong 64-bit hashes of everything that
/// decides the value.
pub(super) struct Cache<T> {
    kept: FxHashMap<u64, (u64, Arc<T>)>,
    turn: u64,
    limit: usize,
    /// As many as there may be before it is worth to look for some that nobody needs.
    full: usize,
}

impl<T> Cache<T> {
    pub(super) fn new(limit: usize) -> Self {
        Self { kept: FxHashMap::default(), turn: 0, limit, full: limit }
    }

    pub(super) fn get(&mut self, key: u64) -> Option<Arc<T>> {
        let (used, value) = self.kept.get_mut(&key)?;
        *used = self.turn;
        Some(Arc::clone(value))
    }

    pub(super) fn put(&mut self, key: u64, value: T) -> Arc<T> {
        let value = Arc::new(value);
        self.kept.insert(key, (self.turn, Arc::clone(&value)));
        value
    }

    /// Takes over what another holds, as if it were put in now.
    pub(super) fn absorb(&mut self, other: Self) {
        let turn = self.turn;
        self.kept.extend(other.kept.into_iter().map(|(key, (_, value))| (key, (turn, value))));
    }

    /// Begins a new turn. Over the limit, what neither this nor the last turns used goes, unless it is part of a layout:
    /// one that follows edits does not ask again for what it has.
    pub(super) fn turn(&mut self) {
        if self.kept.len() > self.full {
            for age in [64, 8, 1] {
                let oldest = self.turn.saturating_sub(age);
                self.kept.retain(|_, (used, value)| *used >= oldest || Arc::strong_count(value) > 1);
                if self.kept.len() <= self.limit {
                    break;
                }
            }
            self.full = self.limit.max(self.kept.len() + self.kept.len() / 4);
        }
        self.turn += 1;
    }
}
