//! Everything a user can do, in one registry: menus, shortcuts and their hints are read from here.

mod keys;
mod menu;
mod words;

pub use menu::{Menu, Place};

use super::key::{Key, Mods, Os};
use crate::map::{CardKind, LaneKind, LinkKind, TransitionKind};

/// One thing a user can do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    New,
    Open,
    OpenRecent,
    Save,
    SaveAs,
    ImportFunnel,
    /// Reads the file of the funnel that is shown once more.
    UpdateFunnel,
    PasteFunnel,
    /// Dated values of measures, from a table.
    ImportMeasures,
    Export,
    ExportAgain,
    CloseMap,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    CopyPicture,
    CopySelection,
    /// Moves the selected cards to the parking lot.
    Park,
    /// Opens the line that takes a card per Enter, or goes back to it.
    Scribe,
    AddStage,
    AddStep,
    AddCard(CardKind),
    AddLane(LaneKind),
    Edit,
    Rename,
    Delete,
    Walk(Direction),
    /// Walks, and keeps what is selected.
    Extend(Direction),
    SelectAll,
    SelectIn(Group),
    Move(Direction),
    SentimentUp,
    SentimentDown,
    ClearSentiment,
    DivideStage,
    RemoveSteps,
    SplitStage,
    MergeStages,
    StageWidth(Width),
    ToggleCrucial,
    Connect,
    NextArrow,
    TurnRound,
    SetLink(LinkKind),
    SetTransition(TransitionKind),
    AddEntry,
    AddExit,
    /// To the current stage or step.
    AddMeasure,
    ToggleAnswers,
    HideLane,
    FoldLane,
    UnfoldLanes,
    ShowAllLanes,
    LockStructure,
    LockAll,
    Unlock,
    Deselect,
    CommandPalette,
    Find,
    Replace,
    FindNext,
    FindPrevious,
    /// Shows or hides the numbers of the cards.
    CardNumbers,
    GoToNumber,
    ZoomIn,
    ZoomOut,
    ActualSize,
    Fit,
    FitSelection,
    /// Shows the stage of this number, counted from 1, and selects it.
    GoToStage(u8),
    NextStage,
    PreviousStage,
    /// Shows the current stage alone, or all of them again.
    FocusStage,
    Scroll(Direction),
    Present,
    Theme(ThemeChoice),
    ReduceMotion,
    /// The keyboard goes to the next part of the window.
    NextPart,
    PreviousPart,
    MenuBar,
    ContextMenu,
    RoomSize(RoomSize),
    Toggle(Panel),
    Shortcuts,
    About,
}

/// Cards that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Cell,
    Lane,
    Stage,
    Kind,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Cell, Self::Lane, Self::Stage, Self::Kind];
}

/// What becomes of a stage's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Width {
    Wider,
    Narrower,
    Usual,
}

/// A direction on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Left,
    Right,
    Up,
    Down,
}

/// Which theme the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    Light,
    Dark,
    /// As the system says.
    #[default]
    System,
}

/// How large the text on the map is drawn for the people in the room. Files and exports know nothing of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RoomSize {
    #[default]
    Normal,
    Large,
    Larger,
    Largest,
}

impl RoomSize {
    pub const ALL: [Self; 4] = [Self::Normal, Self::Large, Self::Larger, Self::Largest];

    /// How many times as large as usual.
    pub fn factor(self) -> f64 {
        match self {
            Self::Normal => 1.0,
            Self::Large => 1.25,
            Self::Larger => 1.5,
            Self::Largest => 2.0,
        }
    }
}

/// A part of the window one can fold away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    Palette,
    Outline,
    Inspector,
    Funnel,
}

use Direction::{Down, Left, Right, Up};

impl Command {
    /// Every command, in the order of menus and of the help sheet.
    pub const ALL: &'static [Self] = &[
        Self::New,
        Self::Open,
        Self::OpenRecent,
        Self::Save,
        Self::SaveAs,
        Self::ImportFunnel,
        Self::UpdateFunnel,
        Self::PasteFunnel,
        Self::ImportMeasures,
        Self::Export,
        Self::ExportAgain,
        Self::CloseMap,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Cut,
        Self::Copy,
        Self::Paste,
        Self::Duplicate,
        Self::Edit,
        Self::Rename,
        Self::Delete,
        Self::SelectAll,
        Self::SelectIn(Group::Cell),
        Self::SelectIn(Group::Lane),
        Self::SelectIn(Group::Stage),
        Self::SelectIn(Group::Kind),
        Self::CopyPicture,
        Self::CopySelection,
        Self::Move(Left),
        Self::Move(Right),
        Self::Move(Up),
        Self::Move(Down),
        Self::Park,
        Self::SentimentUp,
        Self::SentimentDown,
        Self::ClearSentiment,
        Self::DivideStage,
        Self::RemoveSteps,
        Self::SplitStage,
        Self::MergeStages,
        Self::StageWidth(Width::Wider),
        Self::StageWidth(Width::Narrower),
        Self::StageWidth(Width::Usual),
        Self::NextArrow,
        Self::TurnRound,
        Self::SetLink(LinkKind::Answers),
        Self::SetLink(LinkKind::LeadsTo),
        Self::SetTransition(TransitionKind::Next),
        Self::SetTransition(TransitionKind::Skip),
        Self::SetTransition(TransitionKind::Loop),
        Self::SetTransition(TransitionKind::Branch),
        Self::SetTransition(TransitionKind::Entry),
        Self::SetTransition(TransitionKind::Exit),
        Self::ToggleCrucial,
        Self::LockStructure,
        Self::LockAll,
        Self::Unlock,
        Self::Find,
        Self::Replace,
        Self::FindNext,
        Self::FindPrevious,
        Self::CommandPalette,
        Self::GoToNumber,
        Self::Deselect,
        Self::Walk(Left),
        Self::Walk(Right),
        Self::Walk(Up),
        Self::Walk(Down),
        Self::Extend(Left),
        Self::Extend(Right),
        Self::Extend(Up),
        Self::Extend(Down),
        Self::Scroll(Left),
        Self::Scroll(Right),
        Self::Scroll(Up),
        Self::Scroll(Down),
        Self::NextPart,
        Self::PreviousPart,
        Self::MenuBar,
        Self::ContextMenu,
        Self::Scribe,
        Self::AddStage,
        Self::AddStep,
        Self::AddMeasure,
        Self::AddCard(CardKind::Action),
        Self::AddCard(CardKind::Touchpoint),
        Self::AddCard(CardKind::Motive),
        Self::AddCard(CardKind::PainPoint),
        Self::AddCard(CardKind::Opportunity),
        Self::AddCard(CardKind::Tactic),
        Self::AddCard(CardKind::Note),
        Self::Connect,
        Self::AddEntry,
        Self::AddExit,
        Self::AddLane(LaneKind::Action),
        Self::AddLane(LaneKind::Touchpoint),
        Self::AddLane(LaneKind::Motive),
        Self::AddLane(LaneKind::Need),
        Self::AddLane(LaneKind::Expectation),
        Self::AddLane(LaneKind::Preference),
        Self::AddLane(LaneKind::PainPoint),
        Self::AddLane(LaneKind::Quote),
        Self::AddLane(LaneKind::Opportunity),
        Self::AddLane(LaneKind::Tactic),
        Self::AddLane(LaneKind::Note),
        Self::AddLane(LaneKind::Free),
        Self::AddLane(LaneKind::Sentiment),
        Self::AddLane(LaneKind::Metric),
        Self::AddLane(LaneKind::Funnel),
        Self::FoldLane,
        Self::UnfoldLanes,
        Self::HideLane,
        Self::ShowAllLanes,
        Self::ToggleAnswers,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ActualSize,
        Self::Fit,
        Self::FitSelection,
        Self::FocusStage,
        Self::GoToStage(1),
        Self::GoToStage(2),
        Self::GoToStage(3),
        Self::GoToStage(4),
        Self::GoToStage(5),
        Self::GoToStage(6),
        Self::GoToStage(7),
        Self::GoToStage(8),
        Self::GoToStage(9),
        Self::NextStage,
        Self::PreviousStage,
        Self::Present,
        Self::CardNumbers,
        Self::Theme(ThemeChoice::Light),
        Self::Theme(ThemeChoice::Dark),
        Self::Theme(ThemeChoice::System),
        Self::RoomSize(RoomSize::Normal),
        Self::RoomSize(RoomSize::Large),
        Self::RoomSize(RoomSize::Larger),
        Self::RoomSize(RoomSize::Largest),
        Self::ReduceMotion,
        Self::Toggle(Panel::Palette),
        Self::Toggle(Panel::Outline),
        Self::Toggle(Panel::Inspector),
        Self::Toggle(Panel::Funnel),
        Self::Shortcuts,
        Self::About,
    ];

    /// The command a key press means.
    pub fn of_key(mods: Mods, key: Key, os: Os) -> Option<Self> {
        Self::ALL.iter().find(|command| command.shortcuts(os).iter().any(|s| s.matches(mods, key))).cloned()
    }

    /// Whether its keys mean it even while a text field has the keyboard: "Ctrl+S" saves, but "Ctrl+Z", "Ctrl+V" and
    /// the letters are the field's.
    pub fn beside_text(&self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::Save
                | Self::SaveAs
                | Self::ImportFunnel
                | Self::UpdateFunnel
                | Self::Export
                | Self::ExportAgain
                | Self::CloseMap
                | Self::Quit
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::ActualSize
                | Self::Present
                | Self::Scribe
                | Self::Toggle(_)
                | Self::NextPart
                | Self::PreviousPart
                | Self::MenuBar
                | Self::CommandPalette
                | Self::Find
                | Self::Replace
                | Self::FindNext
                | Self::FindPrevious
                | Self::GoToNumber
                | Self::Shortcuts
        )
    }

    /// Whether it is done only once however long its key is held down: nobody means to delete one card after another,
    /// or to switch something on and off and on again.
    pub fn once(&self) -> bool {
        matches!(
            self,
            Self::Delete
                | Self::Cut
                | Self::Paste
                | Self::Duplicate
                | Self::Park
                | Self::AddStage
                | Self::AddStep
                | Self::DivideStage
                | Self::RemoveSteps
                | Self::SplitStage
                | Self::MergeStages
                | Self::ToggleCrucial
                | Self::ToggleAnswers
                | Self::HideLane
                | Self::FoldLane
                | Self::FocusStage
                | Self::CardNumbers
                | Self::CommandPalette
        )
    }

    /// Whether it can be done on the start screen, where no map is open.
    pub fn without_map(&self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::OpenRecent
                | Self::CommandPalette
                | Self::Quit
                | Self::Theme(_)
                | Self::ReduceMotion
                | Self::Shortcuts
                | Self::About
        )
    }
}
