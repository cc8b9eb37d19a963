//! Carrying out commands.

use super::Editor;
use super::camera::Camera;
use super::command::Command;
use super::history::Merge;
use super::key::{Key, Mods};
use super::request::Request;
use super::text::TextTarget;
use super::tools::State;
use crate::map::{Card, CardKind, Lock, TransitionKind};

impl Editor {
    /// Does what the command says, if it is enabled; what only the app can do comes back. An open text is committed
    /// first, unless the command only changes the view.
    pub fn run(&mut self, command: &Command) -> Option<Request> {
        if !self.possible(command) {
            return None;
        }
        if let Some(refusal) = self.locked(command) {
            self.refuse(&refusal);
            return None;
        }
        if !only_view(command) && *command != Command::Deselect {
            self.commit_text();
            self.cancel();
        }
        let mut request = None;
        match command {
            Command::New
            | Command::Open
            | Command::OpenRecent
            | Command::Save
            | Command::SaveAs
            | Command::ImportFunnel
            | Command::PasteFunnel
            | Command::ImportMeasures
            | Command::UpdateFunnel
            | Command::Export
            | Command::ExportAgain
            | Command::CopyPicture
            | Command::CopySelection
            | Command::CommandPalette
            | Command::Paste
            | Command::Present
            | Command::CloseMap
            | Command::Quit
            | Command::Theme(_)
            | Command::ReduceMotion
            | Command::NextPart
            | Command::PreviousPart
            | Command::MenuBar
            | Command::ContextMenu
            | Command::Toggle(_)
            | Command::Shortcuts
            | Command::About => return command.request(),
            Command::RoomSize(size) => self.set_room_size(*size),
            Command::Find => self.open_find(false),
            Command::Replace => self.open_find(true),
            Command::FindNext => self.find_step(true),
            Command::FindPrevious => self.find_step(false),
            Command::CardNumbers => self.toggle_numbers(),
            Command::GoToNumber => self.ask_number(),
            Command::Copy => return self.clip().map(|clip| Request::Copy(Box::new(clip))),
            Command::Cut => return self.cut(),
            Command::Duplicate => self.duplicate(),
            Command::Park => self.park(),
            Command::Scribe => self.open_scribe(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::AddStage => self.add_stage(),
            Command::AddStep => self.add_step(),
            Command::DivideStage => self.divide_stage(),
            Command::RemoveSteps => self.remove_steps(),
            Command::SplitStage => self.split_stage(),
            Command::MergeStages => self.merge_stages(),
            Command::StageWidth(width) => self.widen_stages(*width),
            Command::FoldLane => {
                if let Some(lane) = self.current_lane().map(|lane| lane.id.clone()) {
                    self.toggle_fold(&lane);
                }
            }
            Command::UnfoldLanes => self.unfold_all(),
            Command::AddCard(kind) => self.add_card(kind),
            Command::AddLane(kind) => self.add_lane(kind),
            Command::Edit | Command::Rename => {
                if let Some(target) = self.keyboard_thing().and_then(|thing| TextTarget::of(&thing)) {
                    self.edit_text(target);
                }
            }
            Command::Delete => self.delete_selected(),
            Command::Walk(direction) => self.walk(*direction),
            Command::Extend(direction) => self.extend(*direction),
            Command::SelectAll => self.select_every_card(),
            Command::SelectIn(group) => self.select_group(*group),
            Command::Move(direction) => self.shift(*direction),
            Command::SentimentUp => self.nudge_sentiment(true),
            Command::SentimentDown => self.nudge_sentiment(false),
            Command::ClearSentiment => {
                if let Some((persona, at)) = self.current_sentiment() {
                    self.set_sentiment(&persona, &at, None);
                }
            }
            Command::ToggleCrucial => self.toggle_crucial(),
            Command::Connect => self.begin_arrow(),
            Command::NextArrow => self.next_arrow(),
            Command::TurnRound => self.turn_round(),
            Command::SetLink(kind) => self.set_link_kind(kind),
            Command::SetTransition(kind) => self.set_transition_kind(kind),
            Command::AddEntry => self.add_open_end(TransitionKind::Entry),
            Command::AddExit => self.add_open_end(TransitionKind::Exit),
            Command::AddMeasure => request = self.add_measure(),
            Command::ToggleAnswers => self.toggle_answers(),
            Command::HideLane => self.hide_lane(),
            Command::ShowAllLanes => self.show_all_lanes(),
            Command::LockStructure => self.turn_lock(Some(Lock::Structure)),
            Command::LockAll => self.turn_lock(Some(Lock::All)),
            Command::Unlock => self.turn_lock(None),
            Command::Deselect => self.escape(),
            Command::ZoomIn => self.move_camera(Camera::zoom_in),
            Command::ZoomOut => self.move_camera(Camera::zoom_out),
            Command::ActualSize => self.move_camera(|camera| camera.zoom_to(1.0)),
            Command::Fit => self.move_camera(Camera::fit),
            Command::FitSelection => self.fit_selection(),
            Command::GoToStage(number) => self.go_to_stage(usize::from(*number).saturating_sub(1)),
            Command::NextStage => self.go_on(true),
            Command::PreviousStage => self.go_on(false),
            Command::FocusStage => self.toggle_spotlight(),
            Command::Scroll(direction) => self.scroll_on(*direction),
        }
        self.refresh();
        if leads_on(command) {
            self.reveal_selected();
        }
        request
    }

    /// Runs the command of a key press; `None` where the key means nothing, else what the app has to do (if anything).
    pub fn press(&mut self, mods: Mods, key: Key) -> Option<Option<Request>> {
        let command = Command::of_key(mods, key, self.os)?;
        if !self.possible(&command) {
            self.unable(&command);
        }
        Some(self.run(&command))
    }

    /// Says that a command means nothing now, to whoever pressed its key and does not see why.
    fn unable(&mut self, command: &Command) {
        if *command == Command::AddStep {
            self.say("A step divides a stage: select one first");
            self.open_no_text();
        } else {
            self.announce(format!("Not now: {}", self.title(command)));
        }
    }

    /// Somebody comes to the map by a key, so that it is to be seen where.
    pub fn come_by_key(&mut self) {
        self.keyboard = true;
        self.focus_on_selection();
    }

    /// Whether keys were used last, and not the mouse.
    pub fn by_key(&self) -> bool {
        self.keyboard
    }

    /// What Enter is for: the thing with the keyboard, else the one selected.
    pub(super) fn keyboard_thing(&self) -> Option<super::Thing> {
        self.focus.clone().or_else(|| self.selection.lead().cloned())
    }

    /// Stops what is going on; with nothing going on, selects nothing.
    fn escape(&mut self) {
        match self.state {
            State::Idle(_) if self.find.open() => self.close_find(),
            State::Idle(_) if self.selection.is_empty() && self.aimed().is_none() => self.end_spotlight(),
            State::Idle(_) => self.select(None),
            State::EditingText(_) => self.cancel_text(),
            _ => self.cancel(),
        }
    }

    /// Stops a drag or an open text without a trace.
    pub(super) fn cancel(&mut self) {
        self.cancel_text();
        if matches!(self.state, State::ChoosingTarget(_)) {
            self.focus_on_selection();
        }
        self.state = State::default();
        self.button = None;
        self.scroll_back();
    }

    pub(super) fn reveal_selected(&mut self) {
        if let Some(thing) = self.selection.lead().cloned() {
            self.reveal(&thing);
        }
    }

    fn toggle_crucial(&mut self) {
        let Some(id) = self.selection.card().cloned() else { return };
        let crucial = self.map.card(&id).is_some_and(|card| card.crucial);
        let label = if crucial { "Unmark moment of truth" } else { "Mark moment of truth" };
        let edit = self.map.edit_record::<Card>(&id, |card| card.crucial = !crucial);
        let made = edit.and_then(|edit| self.apply(label, edit, Merge::Never));
        if let Err(refusal) = made {
            self.refuse(&refusal);
        }
    }

    /// Whether the selection is a touchpoint.
    pub(super) fn touchpoint_selected(&self) -> bool {
        let card = self.selection.card().and_then(|id| self.map.card(id));
        card.is_some_and(|card| card.kind == CardKind::Touchpoint)
    }
}

/// Commands after which one wants to see what is selected.
fn leads_on(command: &Command) -> bool {
    matches!(
        command,
        Command::Undo
            | Command::Redo
            | Command::AddStage
            | Command::AddStep
            | Command::DivideStage
            | Command::RemoveSteps
            | Command::SplitStage
            | Command::MergeStages
            | Command::AddCard(_)
            | Command::AddLane(_)
            | Command::Edit
            | Command::Rename
            | Command::Delete
            | Command::Walk(_)
            | Command::Extend(_)
            | Command::Move(_)
            | Command::SentimentUp
            | Command::SentimentDown
            | Command::ToggleCrucial
            | Command::NextArrow
            | Command::AddEntry
            | Command::AddExit
            | Command::AddMeasure
    )
}

/// Commands that change nothing but what is seen, so that an open text stays open.
fn only_view(command: &Command) -> bool {
    matches!(
        command,
        Command::ZoomIn
            | Command::ZoomOut
            | Command::ActualSize
            | Command::Fit
            | Command::FitSelection
            | Command::Scroll(_)
            | Command::ToggleAnswers
            | Command::Theme(_)
            | Command::ReduceMotion
            | Command::RoomSize(_)
            | Command::Toggle(_)
            | Command::Shortcuts
            | Command::About
    )
}
