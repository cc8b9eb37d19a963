//! egui's keys in the editor's terms.

use egui::Modifiers;

use crate::editor::{Key, Mods};

/// What is held, in the editor's terms.
pub(in crate::app) fn mods(held: Modifiers) -> Mods {
    Mods { command: held.command, shift: held.shift, alt: held.alt }
}

/// The key in the editor's terms; `None` for keys that mean nothing to it.
pub(in crate::app) fn key(key: egui::Key) -> Option<Key> {
    use egui::Key as E;
    Some(match key {
        E::ArrowLeft => Key::Left,
        E::ArrowRight => Key::Right,
        E::ArrowUp => Key::Up,
        E::ArrowDown => Key::Down,
        E::Enter => Key::Enter,
        E::Escape => Key::Escape,
        E::Delete => Key::Delete,
        E::Backspace => Key::Backspace,
        E::Space => Key::Space,
        E::Tab => Key::Tab,
        // Where the plus is above the equals sign, nobody holds Shift to zoom in.
        E::Plus | E::Equals => Key::Plus,
        E::Minus => Key::Minus,
        E::PageUp => Key::PageUp,
        E::PageDown => Key::PageDown,
        E::Menu => Key::Menu,
        other => return named(other.name()),
    })
}

/// A sign that is a key of its own: keyboards have it in many places, so it is known by what it writes.
pub(in crate::app) fn sign(text: &str) -> Option<Key> {
    match text {
        "#" => Some(Key::Char('#')),
        "?" => Some(Key::Char('?')),
        _ => None,
    }
}

/// Letters, digits and function keys by their names.
fn named(name: &str) -> Option<Key> {
    let mut letters = name.chars();
    match (letters.next(), letters.as_str()) {
        (Some(c), "") if c.is_ascii_alphanumeric() => Some(Key::Char(c.to_ascii_uppercase())),
        (Some('F'), number) => number.parse().ok().map(Key::F),
        _ => None,
    }
}

/// Keys that a focused button, list or tree outside of the canvas uses itself.
pub(super) fn belongs_to_widgets(key: Key, mods: Mods) -> bool {
    let walks = matches!(key, Key::Left | Key::Right | Key::Up | Key::Down | Key::PageUp | Key::PageDown)
        || matches!(key, Key::Enter | Key::Space | Key::Tab | Key::Escape);
    // Nobody means the card on the map who presses Delete on a button.
    (walks || matches!(key, Key::Delete | Key::Backspace)) && !mods.command
}

/// Keys that a text field uses itself; all others with Ctrl (Cmd) held, and function keys, still are commands there.
pub(super) fn belongs_to_text(key: Key, mods: Mods) -> bool {
    match key {
        // The menu of a text would be the text's.
        Key::F(n) => n == 2 || n == 10 && mods.shift,
        Key::Char(c) if mods.command => matches!(c, 'A' | 'C' | 'V' | 'X' | 'Z' | 'Y' | 'B' | 'K' | 'U' | 'W' | 'H'),
        Key::Plus | Key::Minus | Key::Enter if mods.command => false,
        _ => true,
    }
}
