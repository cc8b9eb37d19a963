//! Which commands can be done now, and what they are called then.

use super::Editor;
use super::command::{Command, Width};
use super::selection::Thing;
use crate::map::{LinkKind, Lock, Transition};

impl Editor {
    /// Whether a command would do something now.
    pub fn enabled(&self, command: &Command) -> bool {
        self.locked(command).is_none() && self.possible(command)
    }

    /// Whether a command would do something in a map without a lock.
    pub(crate) fn possible(&self, command: &Command) -> bool {
        match command {
            Command::AddMeasure => self.current_column().is_some(),
            Command::UpdateFunnel => !self.map.funnels.is_empty(),
            Command::New
            | Command::Open
            | Command::OpenRecent
            | Command::Save
            | Command::SaveAs
            | Command::ImportFunnel
            | Command::PasteFunnel
            | Command::ImportMeasures
            | Command::Export
            | Command::ExportAgain
            | Command::CopyPicture
            | Command::CommandPalette
            | Command::Find
            | Command::Replace
            | Command::FindNext
            | Command::FindPrevious
            | Command::CardNumbers
            | Command::GoToNumber
            | Command::CloseMap
            | Command::Quit
            | Command::Paste
            | Command::Scribe
            | Command::AddStage
            | Command::AddCard(_)
            | Command::AddLane(_)
            | Command::Walk(_)
            | Command::Extend(_)
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ActualSize
            | Command::Fit
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
            | Command::About
            | Command::Deselect => true,
            Command::ToggleAnswers => self.map.links.iter().any(|link| link.kind == LinkKind::Answers),
            Command::Connect => self.arrow_start().is_some(),
            Command::NextArrow => self.has_arrows(),
            Command::TurnRound => {
                let turns = |arrow: &Transition| !arrow.enters() && !arrow.leaves();
                self.selected_link().is_some() || self.selected_transition().is_some_and(turns)
            }
            Command::SetLink(kind) => self.selected_link().is_some_and(|link| link.kind != *kind),
            Command::SetTransition(kind) => self.selected_transition().is_some_and(|arrow| arrow.kind != *kind),
            Command::AddEntry | Command::AddExit => {
                self.arrow_start().is_some_and(|thing| !matches!(thing, Thing::Card(_)))
            }
            Command::Undo => {
                self.history.undo_label().is_some() || self.editing().is_some_and(super::EditingText::changed)
            }
            Command::FitSelection => self.selected_place().is_some(),
            Command::GoToStage(number) => self.map.stages.len() >= usize::from(*number),
            Command::NextStage => self.stage_beside(true).is_some(),
            Command::PreviousStage => self.stage_beside(false).is_some(),
            Command::FocusStage => !self.map.stages.is_empty(),
            Command::SelectAll => !self.map.cards.is_empty(),
            Command::SelectIn(group) => self.group(*group).is_some(),
            Command::CopySelection => self.copied_word().is_some(),
            Command::Copy | Command::Duplicate | Command::Cut => self.can_copy(),
            Command::Park => self.can_park(),
            Command::Redo => self.history.redo_label().is_some(),
            Command::Edit | Command::Rename => self.keyboard_thing().is_some_and(|thing| !thing.is_arrow()),
            Command::Delete => self.selection.things().any(|thing| match thing {
                Thing::Head => false,
                Thing::Sentiment { persona, at } => self.map.sentiment(persona, at).is_some(),
                Thing::Stage(_) | Thing::Step(_) | Thing::Lane(_) | Thing::Card(_) => true,
                Thing::Link(_) | Thing::Transition(_) => true,
            }),
            Command::Move(direction) => self.can_shift(*direction),
            Command::SentimentUp | Command::SentimentDown => self.current_sentiment().is_some(),
            Command::ClearSentiment => {
                self.current_sentiment().and_then(|(persona, at)| self.map.sentiment(&persona, &at)?.value).is_some()
            }
            Command::ToggleCrucial => self.touchpoint_selected(),
            Command::AddStep | Command::SplitStage => self.current_stage().is_some(),
            Command::DivideStage => self.current_stage().is_some_and(|stage| stage.steps.is_empty()),
            Command::RemoveSteps => self.current_stage().is_some_and(|stage| !stage.steps.is_empty()),
            Command::MergeStages => self.mergeable().is_some(),
            Command::StageWidth(Width::Usual) => self.current_stage().is_some_and(|stage| stage.width.is_some()),
            Command::StageWidth(_) => self.current_stage().is_some(),
            Command::FoldLane => self.current_lane().is_some_and(|lane| !lane.hidden),
            Command::UnfoldLanes => !self.folded().is_empty(),
            Command::HideLane => self.current_lane().is_some_and(|lane| !lane.hidden),
            Command::LockStructure => self.map.head.lock != Some(Lock::Structure),
            Command::LockAll => self.map.head.lock != Some(Lock::All),
            Command::Unlock => self.map.head.lock.is_some(),
            Command::ShowAllLanes => self.map.lanes.iter().any(|lane| lane.hidden),
        }
    }

    /// What *Copy selection as picture* would copy.
    fn copied_word(&self) -> Option<&'static str> {
        Some(match self.selection.one()? {
            Thing::Card(_) => "card",
            Thing::Stage(_) | Thing::Step(_) => "stage",
            Thing::Lane(_) | Thing::Sentiment { .. } => "lane",
            Thing::Head => "map",
            Thing::Link(_) | Thing::Transition(_) => return None,
        })
    }

    /// A command's name with what it is about: "Undo Move card", "Delete Purchase".
    pub fn title(&self, command: &Command) -> String {
        let name = command.name().into_owned();
        let about = match command {
            Command::Undo => self.history.undo_label(),
            Command::Redo => self.history.redo_label(),
            Command::Delete if self.selection.len() > 1 => {
                return format!("{name} {}", self.selection.words());
            }
            Command::Delete | Command::Rename => match self.selection.one() {
                Some(Thing::Stage(id) | Thing::Step(id)) => self.map.column_name(id),
                Some(Thing::Lane(id)) => self.map.lane(id).map(crate::map::Lane::label),
                Some(Thing::Card(_)) => Some("card"),
                Some(Thing::Sentiment { .. }) => Some("sentiment"),
                Some(Thing::Head) => Some("map"),
                Some(Thing::Link(_)) => Some("link"),
                Some(Thing::Transition(_)) => Some("transition"),
                None => None,
            },
            Command::FocusStage if self.spotlit().is_some() => return "Show all stages".to_owned(),
            Command::FocusStage if matches!(self.selection.one(), Some(Thing::Stage(_) | Thing::Step(_))) => {
                return "Focus on this stage".to_owned();
            }
            Command::GoToStage(number) => {
                let stage = self.map.stages.get(usize::from(*number).saturating_sub(1));
                return stage.filter(|stage| !stage.name.trim().is_empty()).map_or(name, |stage| stage.name.clone());
            }
            Command::ToggleAnswers => {
                return if self.shows_answers() { "Hide arrows of answers" } else { "Show arrows of answers" }
                    .to_owned();
            }
            Command::FoldLane if self.current_lane().is_some_and(|lane| self.folded().contains(&lane.id)) => {
                return "Unfold lane".to_owned();
            }
            Command::CopySelection => {
                return self.copied_word().map_or(name, |word| format!("Copy {word} as picture"));
            }
            _ => None,
        };
        about.map_or(name.clone(), |about| format!("{name} {about}"))
    }
}
