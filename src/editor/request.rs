//! What a command asks of the program around the editor: files, dialogs, panels.

use std::path::PathBuf;

use super::Clip;
use super::command::{Command, Panel, ThemeChoice};
use crate::map::Id;

/// Something only the app can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    New,
    Open,
    /// Shows what was open lately.
    OpenRecent,
    /// Opens this map.
    OpenFile(PathBuf),
    Save,
    SaveAs,
    ImportFunnel,
    PasteFunnel,
    ImportMeasures,
    /// The fields of this measure, and the keyboard in the first of them.
    FillMeasure(Id),
    /// Reads the source of the funnel that the panel shows once more.
    UpdateFunnel,
    Export,
    /// As last time, without a dialog.
    ExportAgain,
    /// Puts this on the clipboard.
    Copy(Box<Clip>),
    /// Asks for what is on the clipboard.
    Paste,
    /// The whole map.
    CopyPicture,
    /// What is selected.
    CopySelection,
    /// Everything one can do and go to, by name.
    CommandPalette,
    /// The slides, full screen.
    Present,
    CloseMap,
    Quit,
    Theme(ThemeChoice),
    /// Flights of the camera off, or on again.
    ReduceMotion,
    Toggle(Panel),
    /// The keyboard to the next part of the window, or back.
    Part {
        forward: bool,
    },
    /// The keyboard to the menus.
    MenuBar,
    /// The menu of what is selected.
    ContextMenu,
    Shortcuts,
    About,
}

impl Command {
    /// What it asks of the app; `None` for what the editor does itself.
    pub fn request(&self) -> Option<Request> {
        Some(match self {
            Self::New => Request::New,
            Self::Open => Request::Open,
            Self::OpenRecent => Request::OpenRecent,
            Self::Save => Request::Save,
            Self::SaveAs => Request::SaveAs,
            Self::ImportFunnel => Request::ImportFunnel,
            Self::PasteFunnel => Request::PasteFunnel,
            Self::ImportMeasures => Request::ImportMeasures,
            Self::UpdateFunnel => Request::UpdateFunnel,
            Self::Export => Request::Export,
            Self::ExportAgain => Request::ExportAgain,
            Self::Paste => Request::Paste,
            Self::CopyPicture => Request::CopyPicture,
            Self::CopySelection => Request::CopySelection,
            Self::CommandPalette => Request::CommandPalette,
            Self::Present => Request::Present,
            Self::CloseMap => Request::CloseMap,
            Self::Quit => Request::Quit,
            Self::Theme(choice) => Request::Theme(*choice),
            Self::ReduceMotion => Request::ReduceMotion,
            Self::NextPart => Request::Part { forward: true },
            Self::PreviousPart => Request::Part { forward: false },
            Self::MenuBar => Request::MenuBar,
            Self::ContextMenu => Request::ContextMenu,
            Self::Toggle(panel) => Request::Toggle(*panel),
            Self::Shortcuts => Request::Shortcuts,
            Self::About => Request::About,
            _ => return None,
        })
    }
}
