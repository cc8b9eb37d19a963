//! What a command asks of the program around the editor: files, dialogs, panels.

use std::path::PathBuf;

use super::command::{Panel, ThemeChoice};

/// Something only the app can do.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    Export,
    /// As last time, without a dialog.
    ExportAgain,
    /// The whole map.
    CopyPicture,
    /// What is selected.
    CopySelection,
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
