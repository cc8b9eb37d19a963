//! What a command asks of the program around the editor: files, dialogs, panels.

use super::command::{Panel, ThemeChoice};

/// Something only the app can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    New,
    Open,
    OpenRecent,
    Save,
    SaveAs,
    ImportFunnel,
    PasteFunnel,
    ExportPng,
    CloseMap,
    Quit,
    Theme(ThemeChoice),
    Toggle(Panel),
    Shortcuts,
    About,
}
