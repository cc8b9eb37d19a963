//! The keys of each command.

use super::{Command, Direction, Panel, Width};
use crate::editor::key::{Key, Mods, Os, Shortcut};
use crate::map::CardKind;

const fn plain(key: Key) -> Shortcut {
    Shortcut::new(Mods::NONE, key)
}

const fn command(letter: char) -> Shortcut {
    Shortcut::new(Mods::COMMAND, Key::Char(letter))
}

const fn command_shift(letter: char) -> Shortcut {
    Shortcut::new(Mods::COMMAND_SHIFT, Key::Char(letter))
}

impl Direction {
    /// Its arrow key.
    pub fn key(self) -> Key {
        match self {
            Self::Left => Key::Left,
            Self::Right => Key::Right,
            Self::Up => Key::Up,
            Self::Down => Key::Down,
        }
    }
}

impl Command {
    /// The shortcut shown beside the command, if it has one.
    pub fn shortcut(&self, os: Os) -> Option<Shortcut> {
        self.shortcuts(os).first().copied()
    }

    /// All its shortcuts; the first is the one shown.
    pub fn shortcuts(&self, os: Os) -> Vec<Shortcut> {
        match self {
            Self::New => vec![command('N')],
            Self::Open => vec![command('O')],
            Self::Save => vec![command('S')],
            Self::SaveAs => vec![command_shift('S')],
            Self::ImportFunnel => vec![command('I')],
            Self::UpdateFunnel => vec![command_shift('I')],
            Self::PasteFunnel => vec![command_shift('V')],
            Self::CommandPalette => vec![command('K')],
            Self::Find => vec![command('F')],
            // On macOS the system itself takes Cmd-H.
            Self::Replace => match os {
                Os::Mac => vec![Shortcut::new(Mods { alt: true, ..Mods::COMMAND }, Key::Char('F'))],
                Os::Other => vec![command('H')],
            },
            Self::FindNext => vec![plain(Key::F(3))],
            Self::FindPrevious => vec![Shortcut::new(Mods::SHIFT, Key::F(3))],
            Self::CardNumbers => vec![plain(Key::Char('#'))],
            Self::GoToNumber => vec![command('G')],
            Self::Export => vec![command('E')],
            Self::ExportAgain => vec![command_shift('E')],
            Self::CopyPicture => vec![command_shift('C')],
            Self::CloseMap => vec![command('W')],
            Self::Quit => vec![command('Q')],
            Self::Undo => vec![command('Z')],
            Self::Redo => vec![command_shift('Z'), command('Y')],
            Self::Cut => vec![command('X')],
            Self::Copy => vec![command('C')],
            Self::Paste => vec![command('V')],
            Self::Duplicate => vec![command('D')],
            Self::Scribe => vec![Shortcut::new(Mods::COMMAND, Key::Enter)],
            Self::Park => vec![Shortcut::new(Mods::ALT, Key::Enter)],
            Self::AddStage => vec![plain(Key::Char('G'))],
            Self::AddStep => vec![Shortcut::new(Mods::SHIFT, Key::Char('G'))],
            Self::StageWidth(Width::Wider) => vec![Shortcut::new(Mods::COMMAND_SHIFT, Key::Right)],
            Self::StageWidth(Width::Narrower) => vec![Shortcut::new(Mods::COMMAND_SHIFT, Key::Left)],
            Self::FoldLane => vec![plain(Key::Char('V'))],
            Self::UnfoldLanes => vec![Shortcut::new(Mods::SHIFT, Key::Char('V'))],
            Self::AddCard(kind) => card(kind).map(|letter| plain(Key::Char(letter))).into_iter().collect(),
            Self::Edit => vec![plain(Key::Enter)],
            Self::Rename => vec![plain(Key::F(2))],
            Self::Delete => vec![plain(Key::Delete), plain(Key::Backspace)],
            Self::Walk(direction) => vec![plain(direction.key())],
            Self::Extend(direction) => vec![Shortcut::new(Mods::SHIFT, direction.key())],
            Self::SelectAll => vec![command('A')],
            // On macOS the system itself takes Ctrl with the arrows.
            Self::Move(direction) => match os {
                Os::Mac => vec![Shortcut::new(Mods::ALT, direction.key())],
                Os::Other => vec![Shortcut::new(Mods::COMMAND, direction.key())],
            },
            Self::SentimentUp => vec![plain(Key::Plus)],
            Self::SentimentDown => vec![plain(Key::Minus)],
            Self::ClearSentiment => vec![plain(Key::Char('0'))],
            Self::ToggleCrucial => vec![plain(Key::Char('C'))],
            Self::Connect => vec![plain(Key::Char('L'))],
            Self::NextArrow => vec![plain(Key::Char('K'))],
            Self::HideLane => vec![plain(Key::Char('H'))],
            Self::ShowAllLanes => vec![Shortcut::new(Mods::SHIFT, Key::Char('H'))],
            Self::Deselect => vec![plain(Key::Escape)],
            Self::ZoomIn => vec![Shortcut::new(Mods::COMMAND, Key::Plus)],
            Self::ZoomOut => vec![Shortcut::new(Mods::COMMAND, Key::Minus)],
            Self::ActualSize => vec![command('0')],
            Self::Fit => vec![plain(Key::Char('F'))],
            Self::FitSelection => vec![Shortcut::new(Mods::SHIFT, Key::Char('F'))],
            Self::GoToStage(number) => {
                char::from_digit(u32::from(*number), 10).map(Key::Char).map(plain).into_iter().collect()
            }
            Self::NextStage => vec![plain(Key::PageDown)],
            Self::PreviousStage => vec![plain(Key::PageUp)],
            Self::FocusStage => vec![plain(Key::Char('Z'))],
            Self::Scroll(direction) => match os {
                Os::Mac => vec![Shortcut::new(Mods::COMMAND, direction.key())],
                Os::Other => vec![Shortcut::new(Mods::ALT, direction.key())],
            },
            Self::NextPart => vec![plain(Key::F(6))],
            Self::PreviousPart => vec![Shortcut::new(Mods::SHIFT, Key::F(6))],
            Self::MenuBar => vec![plain(Key::F(10))],
            Self::ContextMenu => vec![Shortcut::new(Mods::SHIFT, Key::F(10)), plain(Key::Menu)],
            Self::Present => vec![plain(Key::F(5))],
            Self::Toggle(panel) => vec![command(match panel {
                Panel::Palette => '1',
                Panel::Outline => '2',
                Panel::Inspector => '3',
                Panel::Funnel => '4',
            })],
            Self::Shortcuts => vec![plain(Key::F(1)), plain(Key::Char('?'))],
            Self::OpenRecent
            | Self::DivideStage
            | Self::RemoveSteps
            | Self::SplitStage
            | Self::MergeStages
            | Self::StageWidth(Width::Usual)
            | Self::CopySelection
            | Self::SelectIn(_)
            | Self::AddLane(_)
            | Self::TurnRound
            | Self::SetLink(_)
            | Self::SetTransition(_)
            | Self::AddEntry
            | Self::AddExit
            | Self::AddMeasure
            | Self::ImportMeasures
            | Self::ToggleAnswers
            | Self::LockStructure
            | Self::LockAll
            | Self::Unlock
            | Self::Theme(_)
            | Self::RoomSize(_)
            | Self::ReduceMotion
            | Self::About => Vec::new(),
        }
    }
}

/// The letter that adds a card of a kind.
fn card(kind: &CardKind) -> Option<char> {
    match kind {
        CardKind::Action => Some('D'),
        CardKind::Touchpoint => Some('T'),
        CardKind::Motive => Some('M'),
        CardKind::PainPoint => Some('P'),
        CardKind::Opportunity => Some('O'),
        CardKind::Tactic => Some('A'),
        CardKind::Note => Some('N'),
        CardKind::Need | CardKind::Expectation | CardKind::Preference | CardKind::Quote | CardKind::Other(_) => None,
    }
}
