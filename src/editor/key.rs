//! Keys and shortcuts, without any window toolkit.

use std::fmt;

/// Whose habits shortcuts follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Os {
    Mac,
    Other,
}

impl Os {
    /// The system this was built for.
    pub const HERE: Self = if cfg!(target_os = "macos") { Self::Mac } else { Self::Other };
}

/// A key by what it means, not where it sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, upper case, or a digit.
    Char(char),
    /// F1 … F12.
    F(u8),
    Left,
    Right,
    Up,
    Down,
    Enter,
    Escape,
    Delete,
    Backspace,
    Space,
    Tab,
    Plus,
    Minus,
    PageUp,
    PageDown,
    /// The key that opens a context menu.
    Menu,
}

impl Key {
    /// Whether it writes a letter, a figure or a sign, so that it is a command only while the keyboard is the map's.
    pub fn writes(self, mods: Mods) -> bool {
        matches!(self, Self::Char(_) | Self::Plus | Self::Minus) && !mods.command && !mods.alt
    }
}

/// What is held while a key or the mouse is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mods {
    /// Ctrl; on macOS the Command key.
    pub command: bool,
    pub shift: bool,
    /// Alt; on macOS the Option key.
    pub alt: bool,
}

impl Mods {
    pub const NONE: Self = Self { command: false, shift: false, alt: false };
    pub const COMMAND: Self = Self { command: true, ..Self::NONE };
    pub const SHIFT: Self = Self { shift: true, ..Self::NONE };
    pub const ALT: Self = Self { alt: true, ..Self::NONE };
    pub const COMMAND_SHIFT: Self = Self { shift: true, ..Self::COMMAND };
}

/// A key with what is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub mods: Mods,
    pub key: Key,
}

impl Shortcut {
    pub const fn new(mods: Mods, key: Key) -> Self {
        Self { mods, key }
    }

    /// Whether pressing `key` with `mods` is this shortcut. A plus needs Shift on many keyboards, so it does not count.
    pub fn matches(self, mods: Mods, key: Key) -> bool {
        let shift = if self.key == Key::Plus { self.mods.shift } else { mods.shift };
        self.key == key && self.mods == Mods { shift, ..mods }
    }

    /// As menus show it: "Ctrl+Shift+S", on macOS "⇧⌘S".
    pub fn text(self, os: Os) -> String {
        let Mods { command, shift, alt } = self.mods;
        let held = match os {
            Os::Mac => [(alt, "⌥"), (shift, "⇧"), (command, "⌘")],
            Os::Other => [(command, "Ctrl+"), (shift, "Shift+"), (alt, "Alt+")],
        };
        let held: String = held.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect();
        format!("{held}{}", self.key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(c) => write!(f, "{c}"),
            Self::F(n) => write!(f, "F{n}"),
            Self::Left => f.write_str("←"),
            Self::Right => f.write_str("→"),
            Self::Up => f.write_str("↑"),
            Self::Down => f.write_str("↓"),
            Self::Enter => f.write_str("Enter"),
            Self::Escape => f.write_str("Esc"),
            Self::Delete => f.write_str("Delete"),
            Self::Backspace => f.write_str("Backspace"),
            Self::Space => f.write_str("Space"),
            Self::Tab => f.write_str("Tab"),
            Self::Plus => f.write_str("+"),
            Self::Minus => f.write_str("−"),
            Self::PageUp => f.write_str("Page up"),
            Self::PageDown => f.write_str("Page down"),
            Self::Menu => f.write_str("Menu"),
        }
    }
}
