//! Where each command stands in the menus.

use super::Command;

/// The menus of the top bar, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    File,
    Edit,
    Insert,
    View,
    Help,
}

impl Menu {
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Insert, Self::View, Self::Help];

    /// Its name in the bar.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Insert => "Insert",
            Self::View => "View",
            Self::Help => "Help",
        }
    }

    /// Its commands, in order; a line stands where the group changes.
    pub fn commands(self) -> impl Iterator<Item = (&'static Command, Place)> {
        Command::ALL
            .iter()
            .filter_map(move |command| Some((command, command.place()?)))
            .filter(move |(_, place)| place.menu == self)
    }
}

/// A place in the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub menu: Menu,
    /// A line stands between groups of different numbers.
    pub group: u8,
    /// Name of the submenu it stands in.
    pub submenu: Option<&'static str>,
}

impl Command {
    /// Its place in the menus; `None` for what only the keyboard does.
    pub fn place(&self) -> Option<Place> {
        let at = |menu, group| Some(Place { menu, group, submenu: None });
        let within = |menu, group, name| Some(Place { menu, group, submenu: Some(name) });
        match self {
            Self::New | Self::Open | Self::OpenRecent => at(Menu::File, 0),
            Self::Save | Self::SaveAs => at(Menu::File, 1),
            Self::ImportFunnel | Self::UpdateFunnel | Self::PasteFunnel | Self::ImportMeasures => at(Menu::File, 2),
            Self::Export | Self::ExportAgain => at(Menu::File, 3),
            Self::CloseMap | Self::Quit => at(Menu::File, 4),
            Self::Undo | Self::Redo => at(Menu::Edit, 0),
            Self::Cut | Self::Copy | Self::Paste | Self::Duplicate => at(Menu::Edit, 1),
            Self::Edit | Self::Rename | Self::Delete => at(Menu::Edit, 2),
            Self::SelectAll | Self::SelectIn(_) => within(Menu::Edit, 2, "Select"),
            Self::CopyPicture | Self::CopySelection => within(Menu::Edit, 3, "Picture"),
            Self::Move(_) => within(Menu::Edit, 4, "Move"),
            Self::Park => at(Menu::Edit, 4),
            Self::SentimentUp | Self::SentimentDown | Self::ClearSentiment => within(Menu::Edit, 4, "Sentiment"),
            Self::ToggleCrucial => at(Menu::Edit, 5),
            Self::LockStructure | Self::LockAll | Self::Unlock => within(Menu::Edit, 5, "Lock"),
            Self::NextArrow | Self::TurnRound => within(Menu::Edit, 4, "Arrow"),
            Self::SetLink(_) | Self::SetTransition(_) => within(Menu::Edit, 4, "Arrow"),
            Self::Connect | Self::AddEntry | Self::AddExit => within(Menu::Insert, 3, "Arrow"),
            Self::Scribe => at(Menu::Insert, 0),
            Self::AddStage | Self::AddStep | Self::AddMeasure => at(Menu::Insert, 1),
            Self::DivideStage | Self::RemoveSteps | Self::SplitStage | Self::MergeStages | Self::StageWidth(_) => {
                within(Menu::Edit, 4, "Stage")
            }
            Self::FoldLane | Self::UnfoldLanes | Self::HideLane | Self::ShowAllLanes => within(Menu::View, 0, "Lanes"),
            Self::AddCard(_) => at(Menu::Insert, 2),
            Self::AddLane(_) => within(Menu::Insert, 3, "Lane"),
            Self::Find | Self::Replace | Self::FindNext | Self::FindPrevious => within(Menu::Edit, 6, "Find"),
            Self::CommandPalette | Self::GoToNumber => at(Menu::Edit, 6),
            Self::ToggleAnswers => at(Menu::View, 0),
            Self::ZoomIn | Self::ZoomOut | Self::ActualSize | Self::Fit | Self::FitSelection => at(Menu::View, 1),
            Self::GoToStage(_) | Self::NextStage | Self::PreviousStage => within(Menu::View, 1, "Go to stage"),
            Self::FocusStage => at(Menu::View, 1),
            Self::Present | Self::CardNumbers => at(Menu::View, 2),
            Self::Theme(_) => within(Menu::View, 3, "Theme"),
            Self::RoomSize(_) => within(Menu::View, 3, "Room size"),
            Self::ReduceMotion => at(Menu::View, 3),
            Self::Toggle(_) => within(Menu::View, 4, "Panels"),
            Self::Shortcuts | Self::About => at(Menu::Help, 0),
            Self::Walk(_)
            | Self::Extend(_)
            | Self::Scroll(_)
            | Self::NextPart
            | Self::PreviousPart
            | Self::MenuBar
            | Self::ContextMenu
            | Self::Deselect => None,
        }
    }
}
