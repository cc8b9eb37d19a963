//! What the window starts with.

use std::path::PathBuf;

use super::clipboard::{Board, SystemBoard};
use super::dialogs::ask_path::AskPath;
use crate::file::State;

/// What the window starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The map to open; without one the start screen is shown.
    pub path: Option<PathBuf>,
    /// Where recovery copies, locks and recent files are kept.
    pub state: Option<State>,
    /// Makes what asks for paths.
    pub ask: fn() -> AskPath,
    /// Makes what takes copied pictures.
    pub board: fn() -> Box<dyn Board>,
    /// Shows the hints of a first start, if this is one.
    pub first_hints: bool,
}

impl Default for Options {
    /// No map, the user's own state folder, the desktop's dialogs, no hints.
    fn default() -> Self {
        Self { path: None, state: State::find(), ask: AskPath::default, board: system_board, first_hints: false }
    }
}

fn system_board() -> Box<dyn Board> {
    Box::new(SystemBoard::default())
}
