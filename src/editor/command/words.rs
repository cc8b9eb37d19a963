//! The name and the tooltip of each command.

use std::borrow::Cow;

use super::{Command, Direction, Group, Panel, RoomSize, ThemeChoice};
use crate::map::{CardKind, LaneKind};

impl Command {
    /// Its name in menus: "Save as…", "Pain point" (in *Insert*).
    pub fn name(&self) -> Cow<'_, str> {
        let fixed = match self {
            Self::New => "New…",
            Self::Open => "Open…",
            Self::OpenRecent => "Open recent",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::ImportFunnel => "Import funnel…",
            Self::PasteFunnel => "Paste funnel…",
            Self::Export => "Export…",
            Self::ExportAgain => "Export again",
            Self::CopyPicture => "Copy picture",
            Self::CopySelection => "Copy selection as picture",
            Self::CloseMap => "Close map",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::AddStage => "Stage",
            Self::AddCard(kind) => return Cow::Borrowed(kind.label()),
            Self::AddLane(kind) => return Cow::Borrowed(kind.label()),
            Self::Edit => "Edit text",
            Self::Rename => "Rename",
            Self::Delete => "Delete",
            Self::Walk(Direction::Left) => "Select what is to the left",
            Self::Walk(Direction::Right) => "Select what is to the right",
            Self::Walk(Direction::Up) => "Select what is above",
            Self::Walk(Direction::Down) => "Select what is below",
            Self::Extend(Direction::Left) => "Select to the left as well",
            Self::Extend(Direction::Right) => "Select to the right as well",
            Self::Extend(Direction::Up) => "Select above as well",
            Self::Extend(Direction::Down) => "Select below as well",
            Self::SelectAll => "All cards",
            Self::SelectIn(Group::Cell) => "Cards of the cell",
            Self::SelectIn(Group::Lane) => "Cards of the lane",
            Self::SelectIn(Group::Stage) => "Cards of the stage",
            Self::SelectIn(Group::Kind) => "Cards of the kind",
            Self::Move(Direction::Left) => "Move left",
            Self::Move(Direction::Right) => "Move right",
            Self::Move(Direction::Up) => "Move up",
            Self::Move(Direction::Down) => "Move down",
            Self::SentimentUp => "Better",
            Self::SentimentDown => "Worse",
            Self::ClearSentiment => "Clear",
            Self::ToggleCrucial => "Moment of truth",
            Self::HideLane => "Hide lane",
            Self::ShowAllLanes => "Show all lanes",
            Self::LockStructure => "Lock structure",
            Self::LockAll => "Lock all",
            Self::Unlock => "Unlock",
            Self::Deselect => "Cancel, or select nothing",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ActualSize => "100 %",
            Self::Fit => "Fit",
            Self::Present => "Present",
            Self::Theme(ThemeChoice::Light) => "Light",
            Self::Theme(ThemeChoice::Dark) => "Dark",
            Self::Theme(ThemeChoice::System) => "As the system",
            Self::RoomSize(RoomSize::Normal) => "Normal",
            Self::RoomSize(RoomSize::Large) => "Large, 125 %",
            Self::RoomSize(RoomSize::Larger) => "Larger, 150 %",
            Self::RoomSize(RoomSize::Largest) => "Largest, 200 %",
            Self::Toggle(Panel::Palette) => "Palette",
            Self::Toggle(Panel::Outline) => "Outline",
            Self::Toggle(Panel::Inspector) => "Inspector",
            Self::Toggle(Panel::Funnel) => "Funnel panel",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::About => "About Touchline",
        };
        Cow::Borrowed(fixed)
    }

    /// Its name where no menu gives the context: "Add pain point", "Theme: dark".
    pub fn full_name(&self) -> String {
        match self {
            Self::AddStage => "Add stage".to_owned(),
            Self::AddCard(kind) => format!("Add {}", kind.label().to_lowercase()),
            Self::AddLane(kind) => format!("Add lane: {}", lower(kind)),
            Self::SelectAll => "Select all cards".to_owned(),
            Self::SelectIn(_) => format!("Select the {}", lower_first(&self.name())),
            Self::SentimentUp => "Better sentiment".to_owned(),
            Self::SentimentDown => "Worse sentiment".to_owned(),
            Self::ClearSentiment => "Clear sentiment".to_owned(),
            Self::ToggleCrucial => "Mark as moment of truth".to_owned(),
            Self::Theme(choice) => match choice {
                ThemeChoice::Light => "Theme: light".to_owned(),
                ThemeChoice::Dark => "Theme: dark".to_owned(),
                ThemeChoice::System => "Theme: as the system".to_owned(),
            },
            Self::RoomSize(size) => match size {
                RoomSize::Normal => "Room size: normal".to_owned(),
                RoomSize::Large => "Room size: large, 125 %".to_owned(),
                RoomSize::Larger => "Room size: larger, 150 %".to_owned(),
                RoomSize::Largest => "Room size: largest, 200 %".to_owned(),
            },
            Self::Toggle(panel) => match panel {
                Panel::Palette => "Show or hide the palette".to_owned(),
                Panel::Outline => "Show or hide the outline".to_owned(),
                Panel::Inspector => "Show or hide the inspector".to_owned(),
                Panel::Funnel => "Show or hide the funnel panel".to_owned(),
            },
            Self::LockAll => "Lock all of the map".to_owned(),
            Self::Unlock => "Unlock the map".to_owned(),
            Self::ActualSize => "Zoom to 100 %".to_owned(),
            Self::Fit => "Fit the map into the window".to_owned(),
            other => other.name().into_owned(),
        }
    }

    /// What it does, in a sentence.
    pub fn tooltip(&self) -> Cow<'static, str> {
        let fixed = match self {
            Self::New => "Start a map from a template",
            Self::Open => "Open a map file",
            Self::OpenRecent => "Open a map you had open lately",
            Self::Save => "Write the map to its file",
            Self::SaveAs => "Write the map to another file",
            Self::ImportFunnel => "Read a funnel export and lay it under the stages",
            Self::PasteFunnel => "Paste a funnel's path or its table as text",
            Self::Export => "Make a picture, slides or a poster of the map",
            Self::ExportAgain => "Export as last time, to a new file",
            Self::CopyPicture => "Put the whole map on the clipboard as a picture",
            Self::CopySelection => "Put the card, stage or lane that is selected on the clipboard as a picture",
            Self::CloseMap => "Close the map and go back to the start screen",
            Self::Quit => "Leave Touchline",
            Self::Undo => "Take the last change back",
            Self::Redo => "Make the change again that was taken back",
            Self::AddStage => "Add a stage after the current one",
            Self::AddCard(kind) => return card(kind),
            Self::AddLane(kind) => return Cow::Owned(format!("Add a lane: {}", lower(kind))),
            Self::Edit => "Edit the text of what is selected",
            Self::Rename => "Rename what is selected",
            Self::Delete => "Delete what is selected; it can be taken back",
            Self::Walk(_) => "Select the neighbour",
            Self::Extend(_) => "Select the neighbour as well",
            Self::SelectAll => "Select every card that is shown",
            Self::SelectIn(Group::Cell) => "Select every card of the cell",
            Self::SelectIn(Group::Lane) => "Select every card of the lane",
            Self::SelectIn(Group::Stage) => "Select every card of the stage",
            Self::SelectIn(Group::Kind) => "Select every card of the same kind",
            Self::Move(_) => "Move what is selected",
            Self::SentimentUp => "Raise the sentiment here by half a step",
            Self::SentimentDown => "Lower the sentiment here by half a step",
            Self::ClearSentiment => "Take the sentiment here away; the line passes it dashed",
            Self::ToggleCrucial => "Mark the touchpoint as a moment of truth, or take the mark away",
            Self::HideLane => "Hide the lane; its cards stay in the file",
            Self::ShowAllLanes => "Show every hidden lane again",
            Self::LockStructure => "Keep stages, lanes and the title as they are; cards can still be added and edited",
            Self::LockAll => "Keep everything as it is: look, select and export only",
            Self::Unlock => "Lift the lock, so that everything can be changed",
            Self::Deselect => "Cancel what is going on, or select nothing",
            Self::ZoomIn => "Show the map larger",
            Self::ZoomOut => "Show the map smaller",
            Self::ActualSize => "Show the map at its own size",
            Self::Fit => "Show the whole map",
            Self::Present => "Show the stages as slides, full screen",
            Self::Theme(ThemeChoice::Light) => "Light ground, for projectors",
            Self::Theme(ThemeChoice::Dark) => "Dark ground",
            Self::Theme(ThemeChoice::System) => "Light or dark as the system is set",
            Self::RoomSize(RoomSize::Normal) => "Text on the map in its own size",
            Self::RoomSize(_) => "Larger text on the map for the back of the room; files and exports stay as they are",
            Self::Toggle(Panel::Palette) => "Show or hide what can be dragged onto the map",
            Self::Toggle(Panel::Outline) => "Show or hide the tree of stages and cards",
            Self::Toggle(Panel::Inspector) => "Show or hide the fields of what is selected",
            Self::Toggle(Panel::Funnel) => "Show or hide the funnel's chart",
            Self::Shortcuts => "List every key",
            Self::About => "Version, licence and fonts",
        };
        Cow::Borrowed(fixed)
    }
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn lower(kind: &LaneKind) -> String {
    kind.label().to_lowercase()
}

fn card(kind: &CardKind) -> Cow<'static, str> {
    let says = match kind {
        CardKind::Action => "What the customer does",
        CardKind::Touchpoint => "A contact with the customer, through a channel",
        CardKind::Motive => "Why the customer acts",
        CardKind::Need => "What the customer needs",
        CardKind::Expectation => "What the customer expects",
        CardKind::Preference => "What the customer prefers",
        CardKind::PainPoint => "What hurts here",
        CardKind::Quote => "What the customer says",
        CardKind::Opportunity => "A gap worth closing",
        CardKind::Tactic => "A message or offer that answers a pain point or a motive",
        CardKind::Note => "A remark, in any lane",
        CardKind::Other(word) => return Cow::Owned(word.to_string()),
    };
    Cow::Borrowed(says)
}
