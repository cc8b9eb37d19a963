//! Every change to a map. An edit applied gives back its exact inverse; an edit refused leaves the map as it was.

use std::fmt::Debug;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Card, Funnel, Head, Id, Lane, Link, Map, Metric, Persona, Refusal, Sentiment, Stage, Transition};

/// A change to a map. What people do (delete a stage with everything in it) is several of these in [`Edit::All`],
/// made by the functions on [`Map`] whose names begin with `edit_`.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Head(Box<Head>),
    Persona(Change<Persona>),
    Stage(Change<Stage>),
    Lane(Change<Lane>),
    Card(Change<Card>),
    Sentiment(Change<Sentiment>),
    Link(Change<Link>),
    Transition(Change<Transition>),
    Metric(Change<Metric>),
    Funnel(Change<Funnel>),
    /// All of these in order, or none.
    All(Vec<Edit>),
}

/// A change to one list of the map. Many records at once cost one pass over the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<R: Record> {
    /// New records, each with the index it has afterwards, ascending.
    Insert(Vec<(usize, R)>),
    /// The records with these keys go.
    Remove(Vec<R::Key>),
    /// The records with the same keys are replaced, and keep their places.
    Set(Vec<R>),
    /// The records with these keys go to these indices (as counted afterwards), ascending.
    Move(Vec<(R::Key, usize)>),
}

/// What a map holds lists of.
pub trait Record: Clone + Debug + PartialEq {
    type Key: Clone + Debug + Eq + Hash;
    /// The field's term, for messages: "stage".
    const WHAT: &'static str;

    fn key(&self) -> Self::Key;
    /// Whether this is its key.
    fn has_key(&self, key: &Self::Key) -> bool;
    /// The index of the record with this key.
    fn index(map: &Map, key: &Self::Key) -> Option<usize> {
        Self::list(map).iter().position(|record| record.has_key(key))
    }
    /// The id named when a key is missing or taken.
    fn id_of(key: &Self::Key) -> &Id;
    fn list(map: &Map) -> &Vec<Self>;
    fn list_mut(map: &mut Map) -> &mut Vec<Self>;
    fn edit(change: Change<Self>) -> Edit;
}

macro_rules! record {
    ($name:ident, $field:ident, $what:literal $(, $index:item)*) => {
        impl Record for $name {
            type Key = Id;
            const WHAT: &'static str = $what;

            fn key(&self) -> Id {
                self.id.clone()
            }
            fn has_key(&self, key: &Id) -> bool {
                self.id == *key
            }
            $($index)*
            fn id_of(key: &Id) -> &Id {
                key
            }
            fn list(map: &Map) -> &Vec<Self> {
                &map.$field
            }
            fn list_mut(map: &mut Map) -> &mut Vec<Self> {
                &mut map.$field
            }
            fn edit(change: Change<Self>) -> Edit {
                Edit::$name(change)
            }
        }
    };
}

record!(Persona, personas, "persona");
record!(Stage, stages, "stage");
record!(Lane, lanes, "lane");
record!(
    Card,
    cards,
    "card",
    fn index(map: &Map, id: &Id) -> Option<usize> {
        map.card_index(id)
    }
);
record!(Link, links, "link");
record!(Transition, transitions, "transition");
record!(Metric, metrics, "metric");
record!(Funnel, funnels, "funnel");

impl Record for Sentiment {
    /// Persona, and stage or step.
    type Key = (Id, Id);
    const WHAT: &'static str = "sentiment";

    fn key(&self) -> Self::Key {
        (self.persona.clone(), self.at.clone())
    }
    fn has_key(&self, key: &Self::Key) -> bool {
        (&self.persona, &self.at) == (&key.0, &key.1)
    }
    fn id_of(key: &Self::Key) -> &Id {
        &key.1
    }
    fn list(map: &Map) -> &Vec<Self> {
        &map.sentiments
    }
    fn list_mut(map: &mut Map) -> &mut Vec<Self> {
        &mut map.sentiments
    }
    fn edit(change: Change<Self>) -> Edit {
        Edit::Sentiment(change)
    }
}

impl Edit {
    /// Replaces one record by another of the same key.
    pub fn set<R: Record>(record: R) -> Self {
        R::edit(Change::Set(vec![record]))
    }

    /// Inserts one record at an index.
    pub fn insert<R: Record>(at: usize, record: R) -> Self {
        R::edit(Change::Insert(vec![(at, record)]))
    }

    /// Whether the edit changes nothing by its form.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(edits) if edits.iter().all(Self::is_empty))
    }
}

impl Map {
    /// Makes the change and gives back its inverse, for [`Map::revert`].
    ///
    /// # Errors
    /// A [`Refusal`] in words; the map is then unchanged.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, Refusal> {
        self.perform(edit, true)
    }

    /// Applies an inverse that [`Map::apply`] gave: restores the map exactly, and gives back what redoes the edit.
    /// The rules are not asked, since the map was like this before.
    ///
    /// # Errors
    /// A [`Refusal`] where the inverse belongs to another state of the map.
    pub fn revert(&mut self, inverse: Edit) -> Result<Edit, Refusal> {
        self.perform(inverse, false)
    }

    fn perform(&mut self, edit: Edit, rules: bool) -> Result<Edit, Refusal> {
        if rules {
            self.check(&edit)?;
        }
        match edit {
            Edit::Head(head) => Ok(Edit::Head(Box::new(std::mem::replace(&mut self.head, *head)))),
            Edit::Persona(change) => self.change(change),
            Edit::Stage(change) => self.change(change),
            Edit::Lane(change) => self.change(change),
            Edit::Card(change) => self.change(change),
            Edit::Sentiment(change) => self.change(change),
            Edit::Link(change) => self.change(change),
            Edit::Transition(change) => self.change(change),
            Edit::Metric(change) => self.change(change),
            Edit::Funnel(change) => self.change(change),
            Edit::All(edits) => self.all(edits, rules),
        }
    }

    fn all(&mut self, edits: Vec<Edit>, rules: bool) -> Result<Edit, Refusal> {
        let mut inverses = Vec::with_capacity(edits.len());
        let mut refused = None;
        for edit in edits {
            match self.perform(edit, rules) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    refused = Some(refusal);
                    break;
                }
            }
        }
        inverses.reverse();
        let Some(refusal) = refused else { return Ok(Edit::All(inverses)) };
        for inverse in inverses {
            let undone = self.revert(inverse);
            debug_assert!(undone.is_ok(), "an inverse was refused: {undone:?}");
        }
        Err(refusal)
    }

    fn change<R: Record>(&mut self, change: Change<R>) -> Result<Edit, Refusal> {
        let inverse = match change {
            Change::Insert(records) => insert(R::list_mut(self), records)?,
            Change::Remove(keys) => {
                let at = self.indices::<R>(&keys.iter().collect::<Vec<_>>())?;
                Change::Insert(take(R::list_mut(self), &at))
            }
            Change::Set(records) => {
                let keys: Vec<R::Key> = records.iter().map(R::key).collect();
                let at = self.indices::<R>(&keys.iter().collect::<Vec<_>>())?;
                set(R::list_mut(self), &at, records)
            }
            Change::Move(moves) => {
                let at = self.indices::<R>(&moves.iter().map(|(key, _)| key).collect::<Vec<_>>())?;
                shift(R::list_mut(self), &at, moves)?
            }
        };
        Ok(R::edit(inverse))
    }

    /// The index of each record, in the order of `keys`.
    fn indices<R: Record>(&self, keys: &[&R::Key]) -> Result<Vec<usize>, Refusal> {
        if let [key] = keys {
            return R::index(self, key).map(|i| vec![i]).ok_or_else(|| missing::<R>(key));
        }
        let at: FxHashMap<R::Key, usize> = R::list(self).iter().enumerate().map(|(i, r)| (r.key(), i)).collect();
        keys.iter().map(|key| at.get(*key).copied().ok_or_else(|| missing::<R>(key))).collect()
    }
}

fn missing<R: Record>(key: &R::Key) -> Refusal {
    Refusal::missing(R::WHAT, R::id_of(key))
}

/// Merges `records` into `list` so that each ends up at its index.
fn merge<R>(list: &mut Vec<R>, records: Vec<(usize, R)>) {
    if let [(at, _)] = records[..] {
        list.extend(records.into_iter().map(|(_, record)| record));
        list[at..].rotate_right(1);
        return;
    }
    let mut old = std::mem::take(list).into_iter();
    for (at, record) in records {
        let gap = at - list.len();
        list.extend(old.by_ref().take(gap));
        list.push(record);
    }
    list.extend(old);
}

/// Whether records inserted at these indices, ascending, leave no hole in a list of `len`.
fn check_positions(len: usize, positions: impl Iterator<Item = usize>) -> Result<(), Refusal> {
    let mut least = 0;
    for (i, at) in positions.enumerate() {
        if at < least || at > len + i {
            return Err(Refusal::Position { at });
        }
        least = at + 1;
    }
    Ok(())
}

fn insert<R: Record>(list: &mut Vec<R>, records: Vec<(usize, R)>) -> Result<Change<R>, Refusal> {
    check_positions(list.len(), records.iter().map(|(at, _)| *at))?;
    let keys: Vec<R::Key> = records.iter().map(|(_, record)| record.key()).collect();
    let mut seen: FxHashSet<&R::Key> = FxHashSet::default();
    if let Some(twice) = keys.iter().find(|key| !seen.insert(key)) {
        return Err(Refusal::Taken { id: R::id_of(twice).clone() });
    }
    if let Some(taken) = list.iter().map(R::key).find(|key| seen.contains(key)) {
        return Err(Refusal::Taken { id: R::id_of(&taken).clone() });
    }
    merge(list, records);
    Ok(Change::Remove(keys))
}

/// Takes the records at these indices out of the list.
fn take<R>(list: &mut Vec<R>, indices: &[usize]) -> Vec<(usize, R)> {
    if let [at] = *indices {
        return vec![(at, list.remove(at))];
    }
    let mut gone = vec![false; list.len()];
    for &at in indices {
        gone[at] = true;
    }
    let mut taken = Vec::with_capacity(indices.len());
    let mut kept = Vec::with_capacity(list.len());
    for (at, record) in std::mem::take(list).into_iter().enumerate() {
        if gone[at] { taken.push((at, record)) } else { kept.push(record) }
    }
    *list = kept;
    taken
}

fn set<R: Record>(list: &mut [R], at: &[usize], records: Vec<R>) -> Change<R> {
    let mut old: Vec<R> = at.iter().zip(records).map(|(i, record)| std::mem::replace(&mut list[*i], record)).collect();
    // Set twice in one change: the inverse must end with the oldest.
    old.reverse();
    Change::Set(old)
}

fn shift<R: Record>(list: &mut Vec<R>, at: &[usize], moves: Vec<(R::Key, usize)>) -> Result<Change<R>, Refusal> {
    let unique: FxHashSet<usize> = at.iter().copied().collect();
    if unique.len() != at.len() {
        return Err(Refusal::Position { at: moves[0].1 });
    }
    check_positions(list.len() - at.len(), moves.iter().map(|(_, to)| *to))?;
    let taken = take(list, at);
    let mut by_index: FxHashMap<usize, R> = FxHashMap::default();
    let mut back: Vec<(R::Key, usize)> = Vec::with_capacity(taken.len());
    for (index, record) in taken {
        back.push((record.key(), index));
        by_index.insert(index, record);
    }
    let records = at.iter().zip(&moves).filter_map(|(from, (_, to))| Some((*to, by_index.remove(from)?))).collect();
    merge(list, records);
    Ok(Change::Move(back))
}
