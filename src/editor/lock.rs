//! The map's lock: which commands it refuses, what is said then, and the way to lift it.

use super::Editor;
use super::clipboard::has_parking_lot;
use super::command::Command;
use super::selection::Thing;
use super::session::sentence;
use super::text::TextTarget;
use super::toast::Offer;
use crate::map::{Edit, LaneKind, Lock, Part, Refusal};

impl Editor {
    /// Puts a lock on the map or takes it off, and says so.
    pub(super) fn turn_lock(&mut self, lock: Option<Lock>) {
        if let Err(refusal) = self.may_change() {
            return self.refuse(&refusal);
        }
        let text = match &lock {
            Some(Lock::Structure) => "Structure locked: cards can still be added and edited",
            Some(Lock::All | Lock::Other(_)) => "Map locked: it can be looked at and exported",
            None => "Map unlocked",
        };
        match self.history.turn_lock(&mut self.map, lock) {
            Ok(true) => {
                self.toasts.drop_offers(&Offer::Unlock);
                self.settle();
                self.say(text);
            }
            Ok(false) => {}
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Whether anything may be changed at all: not in a map of a later version.
    fn may_change(&self) -> Result<(), Refusal> {
        if self.only_to_look_at() { Err(Refusal::Later) } else { Ok(()) }
    }

    /// Whether an edit may be made: asked before every one, and while a gesture hovers.
    ///
    /// # Errors
    /// [`Refusal::Later`] and [`Refusal::Locked`].
    pub fn allows(&self, edit: &Edit) -> Result<(), Refusal> {
        self.may_change()?;
        self.map.allows(edit)
    }

    /// Says why something was refused, with the way out where there is one.
    pub fn refuse(&mut self, refusal: &Refusal) {
        match refusal {
            Refusal::Locked { .. } => self.offer(sentence(refusal), Offer::Unlock),
            _ => self.say(&sentence(refusal)),
        }
        self.open_no_text();
    }

    /// Whether the lock lets the text of a thing be edited.
    pub(super) fn allows_text(&self, target: &TextTarget) -> Result<(), Refusal> {
        self.map.unlocked(match target {
            TextTarget::Card(_) | TextTarget::Quote { .. } => Part::Content,
            TextTarget::Stage(_) | TextTarget::Step(_) => Part::Stages,
            TextTarget::Lane(_) => Part::Lanes,
            TextTarget::Title | TextTarget::Subtitle => Part::Head,
        })
    }

    /// Why the lock refuses a command; `None` where it does not, or where there is nothing to refuse.
    pub fn locked(&self, command: &Command) -> Option<Refusal> {
        self.map.head.lock.as_ref()?;
        match command {
            Command::Undo => self.editing().is_none().then(|| self.map.allows(self.history.undoes()?).err()).flatten(),
            Command::Redo => self.map.allows(self.history.redoes()?).err(),
            command => self.map.unlocked(self.part_of(command)?).err(),
        }
    }

    /// The part of the map that a command would change.
    fn part_of(&self, command: &Command) -> Option<Part> {
        match command {
            Command::AddStage
            | Command::AddStep
            | Command::DivideStage
            | Command::RemoveSteps
            | Command::SplitStage
            | Command::MergeStages
            | Command::StageWidth(_) => Some(Part::Stages),
            Command::AddLane(_) | Command::HideLane | Command::ShowAllLanes => Some(Part::Lanes),
            Command::AddCard(_)
            | Command::Paste
            | Command::SentimentUp
            | Command::SentimentDown
            | Command::ClearSentiment
            | Command::ToggleCrucial => Some(Part::Content),
            Command::Connect => self.arrow_start().map(super::tools::arrow_part),
            Command::SetLink(_) => Some(Part::Content),
            Command::AddEntry | Command::AddExit | Command::SetTransition(_) => Some(Part::Transitions),
            Command::TurnRound => self.selection.one().map(part_of_thing),
            // A funnel that no lane waits for makes one.
            Command::ImportFunnel | Command::PasteFunnel => {
                let lane = self.map.lanes.iter().any(|lane| lane.kind == LaneKind::Funnel);
                Some(if lane { Part::Content } else { Part::Lanes })
            }
            Command::AddMeasure | Command::ImportMeasures => {
                let lane = self.map.lanes.iter().any(|lane| lane.kind == LaneKind::Metric && !lane.hidden);
                Some(if lane { Part::Content } else { Part::Lanes })
            }
            Command::UpdateFunnel => Some(Part::Content),
            Command::Edit | Command::Rename => Some(part_of_thing(&self.keyboard_thing()?)),
            Command::Park => {
                let lot = has_parking_lot(&self.map);
                Some(if lot { Part::Content } else { Part::Lanes })
            }
            Command::Cut | Command::Duplicate | Command::Delete | Command::Move(_) => {
                let parts = || self.selection.things().map(part_of_thing);
                parts().find(|part| *part != Part::Content).or_else(|| parts().next())
            }
            Command::New
            | Command::Open
            | Command::OpenRecent
            | Command::Save
            | Command::SaveAs
            | Command::Export
            | Command::ExportAgain
            | Command::CloseMap
            | Command::Quit
            | Command::Undo
            | Command::Redo
            | Command::Copy
            | Command::Scribe
            | Command::CopyPicture
            | Command::CopySelection
            | Command::CommandPalette
            | Command::Find
            | Command::Replace
            | Command::FindNext
            | Command::FindPrevious
            | Command::CardNumbers
            | Command::GoToNumber
            | Command::FoldLane
            | Command::UnfoldLanes
            | Command::Walk(_)
            | Command::Extend(_)
            | Command::NextArrow
            | Command::ToggleAnswers
            | Command::SelectAll
            | Command::SelectIn(_)
            | Command::LockStructure
            | Command::LockAll
            | Command::Unlock
            | Command::Deselect
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ActualSize
            | Command::Fit
            | Command::FitSelection
            | Command::GoToStage(_)
            | Command::NextStage
            | Command::PreviousStage
            | Command::FocusStage
            | Command::Scroll(_)
            | Command::Present
            | Command::Theme(_)
            | Command::RoomSize(_)
            | Command::ReduceMotion
            | Command::Toggle(_)
            | Command::NextPart
            | Command::PreviousPart
            | Command::MenuBar
            | Command::ContextMenu
            | Command::Shortcuts
            | Command::About => None,
        }
    }
}

/// The part of the map that changes with the text, the place or the loss of a thing.
fn part_of_thing(thing: &Thing) -> Part {
    match thing {
        Thing::Head => Part::Head,
        Thing::Stage(_) | Thing::Step(_) => Part::Stages,
        Thing::Lane(_) => Part::Lanes,
        Thing::Transition(_) => Part::Transitions,
        Thing::Card(_) | Thing::Sentiment { .. } | Thing::Link(_) => Part::Content,
    }
}
