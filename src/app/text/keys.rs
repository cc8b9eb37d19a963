//! Which key does what in a text, on which system.

use egui::os::OperatingSystem;
use egui::{Key, Modifiers};

use super::draft::Motion;
use super::erase::Reach;

/// What a key means to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    Go(Motion),
    Erase(Reach),
    All,
    Undo,
    Redo,
}

/// What a key means; the text of letters comes as text.
pub(super) fn stroke(key: Key, held: Modifiers, os: OperatingSystem) -> Option<Stroke> {
    let mac = matches!(os, OperatingSystem::Mac | OperatingSystem::IOS);
    if mac
        && held.ctrl
        && !held.mac_cmd
        && !held.alt
        && let Some(stroke) = emacs(key)
    {
        return Some(stroke);
    }
    let word = if mac { held.alt } else { held.ctrl };
    let far = mac && held.mac_cmd;
    Some(match key {
        Key::ArrowLeft if far => Stroke::Go(Motion::LineStart),
        Key::ArrowRight if far => Stroke::Go(Motion::LineEnd),
        Key::ArrowUp if far => Stroke::Go(Motion::Start),
        Key::ArrowDown if far => Stroke::Go(Motion::End),
        Key::ArrowLeft if word => Stroke::Go(Motion::WordLeft),
        Key::ArrowRight if word => Stroke::Go(Motion::WordRight),
        Key::ArrowLeft => Stroke::Go(Motion::Left),
        Key::ArrowRight => Stroke::Go(Motion::Right),
        Key::ArrowUp if !held.any_but_shift() => Stroke::Go(Motion::Up),
        Key::ArrowDown if !held.any_but_shift() => Stroke::Go(Motion::Down),
        Key::Home if held.command => Stroke::Go(Motion::Start),
        Key::End if held.command => Stroke::Go(Motion::End),
        Key::Home => Stroke::Go(Motion::LineStart),
        Key::End => Stroke::Go(Motion::LineEnd),
        Key::Backspace if far => Stroke::Erase(Reach::LineBefore),
        Key::Delete if far => Stroke::Erase(Reach::LineAfter),
        Key::Backspace if word => Stroke::Erase(Reach::WordBefore),
        Key::Delete if word => Stroke::Erase(Reach::WordAfter),
        Key::Backspace => Stroke::Erase(Reach::Before),
        // With Shift held it cuts, which comes as an event of its own.
        Key::Delete if !held.shift => Stroke::Erase(Reach::After),
        Key::A if held.command => Stroke::All,
        Key::Z if held.command && held.shift => Stroke::Redo,
        Key::Z if held.command => Stroke::Undo,
        Key::Y if held.command => Stroke::Redo,
        _ => return None,
    })
}

/// The keys that every text of a Mac knows.
fn emacs(key: Key) -> Option<Stroke> {
    Some(match key {
        Key::A => Stroke::Go(Motion::LineStart),
        Key::E => Stroke::Go(Motion::LineEnd),
        Key::B => Stroke::Go(Motion::Left),
        Key::F => Stroke::Go(Motion::Right),
        Key::P => Stroke::Go(Motion::Up),
        Key::N => Stroke::Go(Motion::Down),
        Key::H => Stroke::Erase(Reach::Before),
        Key::D => Stroke::Erase(Reach::After),
        Key::K => Stroke::Erase(Reach::LineAfter),
        _ => return None,
    })
}

trait Held {
    fn any_but_shift(&self) -> bool;
}

impl Held for Modifiers {
    fn any_but_shift(&self) -> bool {
        self.ctrl || self.alt || self.command || self.mac_cmd
    }
}
