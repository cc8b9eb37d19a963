//! No command: the window.

use std::path::PathBuf;

use super::{Exit, Failure};

/// Opens the window, with a map if one is named.
pub(super) fn open(map: Option<PathBuf>, window: super::OpenWindow) -> Result<Exit, Failure> {
    if let Some(word) = map.as_deref().and_then(looks_like_a_word) {
        return Err(Failure::new(Exit::Usage, format!("there is neither a command nor a map called “{word}”"))
            .hint("“touchline --help” lists the commands"));
    }
    if !display() {
        return Err(Failure::new(Exit::Usage, "there is no display to open a window on")
            .hint("set DISPLAY or WAYLAND_DISPLAY, or use a command that needs none: “touchline --help”"));
    }
    window(map).map(|()| Exit::Done).map_err(|error| {
        Failure::new(Exit::Usage, error)
            .hint("check that the display is there and OpenGL works; every command but this one needs neither")
    })
}

/// A word that names no file was meant as a command: "touchline expotr".
fn looks_like_a_word(map: &std::path::Path) -> Option<&str> {
    let word = map.to_str()?;
    (!map.exists() && !word.contains(['.', '/', '\\'])).then_some(word)
}

/// Whether a window can be opened at all; only X11 and Wayland can be without.
fn display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(all(unix, not(target_os = "macos"))))
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(set)
}
