//! The lock of a map: what a room must not change by accident. Asked before every edit that people make.
//!
//! *Structure* keeps stages, steps, lanes, transitions and the map's head as they are; cards, links, faces and imported
//! figures can still be put in and changed, and so can who owns a stage. *All* keeps everything. Putting a lock on or
//! taking it off is always allowed. A lock this version does not know keeps everything.

use super::{Change, Edit, Head, Lane, Lock, Map, Refusal, Stage};

/// What of a map a lock can keep as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Title, subtitle, state, language, scale and personas.
    Head,
    /// Stages and steps: which there are, their order, names and widths.
    Stages,
    /// Lanes: which there are, their order, names, hints, kinds, personas, and whether they are hidden.
    Lanes,
    Transitions,
    /// Cards, links, sentiments, metrics, funnels, and who owns a stage.
    Content,
}

impl Part {
    /// As messages name it: "stages stay as they are".
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Head => "title, personas and scale",
            Self::Stages => "stages",
            Self::Lanes => "lanes",
            Self::Transitions => "transitions",
            Self::Content => "cards",
        }
    }
}

impl Lock {
    /// Whether it keeps this part of a map as it is.
    pub fn keeps(&self, part: Part) -> bool {
        match self {
            Self::Structure => part != Part::Content,
            Self::All | Self::Other(_) => true,
        }
    }

    /// The word shown to people: "Structure locked".
    pub fn label(&self) -> &'static str {
        match self {
            Self::Structure => "Structure locked",
            Self::All | Self::Other(_) => "Locked",
        }
    }
}

impl Map {
    /// Whether a part of the map may be changed.
    ///
    /// # Errors
    /// [`Refusal::Locked`] where the map's lock keeps it as it is.
    pub fn unlocked(&self, part: Part) -> Result<(), Refusal> {
        match &self.head.lock {
            Some(lock) if lock.keeps(part) => Err(Refusal::Locked { lock: lock.clone(), part }),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether the map's lock allows an edit; what else speaks against it is only known when it is made.
    ///
    /// # Errors
    /// [`Refusal::Locked`] with the first part that the lock keeps and the edit would change.
    pub fn allows(&self, edit: &Edit) -> Result<(), Refusal> {
        if self.head.lock.is_none() {
            return Ok(());
        }
        match edit {
            Edit::Head(head) if only_lock(&self.head, head) => Ok(()),
            Edit::Head(_) | Edit::Persona(_) => self.unlocked(Part::Head),
            Edit::Stage(change) => self.unlocked(self.part_of_stages(change)),
            Edit::Lane(change) => self.unlocked(self.part_of_lanes(change)),
            Edit::Transition(_) => self.unlocked(Part::Transitions),
            Edit::Card(_) | Edit::Sentiment(_) | Edit::Link(_) | Edit::Metric(_) | Edit::Funnel(_) => {
                self.unlocked(Part::Content)
            }
            Edit::All(edits) => edits.iter().try_for_each(|edit| self.allows(edit)),
        }
    }

    /// What a change of stages is about: who owns a stage is no part of the structure.
    fn part_of_stages(&self, change: &Change<Stage>) -> Part {
        let owner_alone = |new: &Stage| {
            self.stage(&new.id).is_some_and(|old| Stage { owner: old.owner.clone(), ..new.clone() } == *old)
        };
        match change {
            Change::Set(stages) if stages.iter().all(owner_alone) => Part::Content,
            Change::Set(_) | Change::Insert(_) | Change::Remove(_) | Change::Move(_) => Part::Stages,
        }
    }

    /// What a change of lanes is about: which figures a funnel lane shows is no part of the structure.
    fn part_of_lanes(&self, change: &Change<Lane>) -> Part {
        let funnel_alone = |new: &Lane| {
            self.lane(&new.id).is_some_and(|old| Lane { funnel: old.funnel.clone(), ..new.clone() } == *old)
        };
        match change {
            Change::Set(lanes) if lanes.iter().all(funnel_alone) => Part::Content,
            Change::Set(_) | Change::Insert(_) | Change::Remove(_) | Change::Move(_) => Part::Lanes,
        }
    }
}

/// Whether two heads differ in nothing but the lock.
fn only_lock(old: &Head, new: &Head) -> bool {
    Head { lock: old.lock.clone(), ..new.clone() } == *old
}
