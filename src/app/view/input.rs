//! Mouse and keys of the window as the editor's inputs.

use egui::{PointerButton, Pos2, Rect, Response, Ui};
use kurbo::{Point, Vec2};

use super::keys;
use crate::editor::{Button, Command, Editor, Event, Input, Key, Mods, Os, Request};

/// What the input of a frame went to.
pub(super) struct Ears<'a> {
    /// The canvas.
    pub(super) canvas: &'a Response,
    /// What lies on it and takes presses itself: the open text field, the button of the hovered card.
    pub(super) covered: &'a [Rect],
    /// Whether the keyboard is the canvas's: it or a thing on it has the focus, or nothing has.
    pub(super) keyboard: bool,
    /// Whether nothing has.
    pub(super) free: bool,
    /// Whether letters are commands all the same: a hint of a first start is no part of the window.
    pub(super) hinted: bool,
    /// Whether a text field has the keyboard.
    pub(super) typing: bool,
    /// Whether a dialog or a menu is open, which all keys are for.
    pub(super) modal: bool,
    /// Whether a menu was closed in this frame.
    pub(super) closed: bool,
}

/// Hands everything that happened in this frame to the editor, in order.
pub(super) fn hear(ui: &Ui, editor: &mut Editor, ears: &Ears<'_>) -> Vec<Request> {
    let (events, now, held) = ui.input(|input| (input.events.clone(), input.time, input.modifiers));
    let held = keys::mods(held);
    let mut requests = Vec::new();
    let mut tell = |editor: &mut Editor, input, mods| {
        requests.extend(editor.handle(&Event { input, mods, now }));
    };
    let origin = ears.canvas.rect.min;
    let inside = ears.canvas.contains_pointer();
    let mut told = false;
    for event in &events {
        let input = match event {
            egui::Event::PointerMoved(at) if inside || editor.busy() => Some(Input::Move(on_canvas(*at, origin))),
            egui::Event::PointerMoved(_) | egui::Event::PointerGone if !editor.busy() => Some(Input::Leave),
            egui::Event::PointerButton { pos, button, pressed, .. } => press(ears, *pos, *button, *pressed, inside),
            egui::Event::Key { key: egui::Key::Space, pressed, .. } if ears.keyboard && !ears.modal => {
                Some(Input::Space(*pressed))
            }
            egui::Event::Copy | egui::Event::Cut if !ears.typing && !ears.modal => {
                // egui says these instead of their keys.
                let letter = if matches!(event, egui::Event::Cut) { 'X' } else { 'C' };
                tell(editor, Input::Key(Key::Char(letter)), Mods::COMMAND);
                told = true;
                None
            }
            egui::Event::WindowFocused(false) => Some(Input::FocusLost),
            egui::Event::Key { key, pressed: true, modifiers, repeat, .. } => {
                let mods = keys::mods(*modifiers);
                let again = |key: &Key| {
                    let command = Command::of_key(mods, *key, editor.os());
                    !repeat || !command.is_some_and(|command| command.once())
                };
                if let Some(key) = keys::key(*key).filter(|key| ears.hears(*key, mods) && again(key)) {
                    if ears.free {
                        // Nothing had the keyboard, and this is where it is heard: screen readers follow.
                        ears.canvas.request_focus();
                    }
                    tell(editor, Input::Key(key), mods);
                    told = true;
                }
                None
            }
            _ => None,
        };
        if let Some(input) = input {
            tell(editor, input, held);
            told = true;
        }
    }
    for input in wheel(ui, inside, origin) {
        tell(editor, input, held);
        told = true;
    }
    if !told {
        tell(editor, Input::Tick, held);
    }
    requests
}

impl Ears<'_> {
    fn hears(&self, key: Key, mods: Mods) -> bool {
        if self.modal || (self.closed && matches!(key, Key::Escape | Key::Enter)) {
            false
        } else if self.typing {
            let beside = Command::of_key(mods, key, Os::HERE).is_some_and(|command| command.beside_text());
            beside && !keys::belongs_to_text(key, mods)
        } else {
            self.keyboard || !keys::belongs_to_widgets(key, mods) && (self.hinted || !key.writes(mods))
        }
    }
}

fn press(ears: &Ears<'_>, at: Pos2, button: PointerButton, pressed: bool, inside: bool) -> Option<Input> {
    let button = match button {
        PointerButton::Primary => Button::Primary,
        PointerButton::Middle => Button::Middle,
        PointerButton::Secondary => Button::Secondary,
        PointerButton::Extra1 | PointerButton::Extra2 => return None,
    };
    let point = on_canvas(at, ears.canvas.rect.min);
    if !pressed {
        return Some(Input::Release(point, button));
    }
    let free = inside && ears.canvas.rect.contains(at) && !ears.covered.iter().any(|rect| rect.contains(at));
    if !free {
        return None;
    }
    // The keyboard follows the mouse onto the canvas.
    ears.canvas.request_focus();
    Some(Input::Press(point, button))
}

fn wheel(ui: &Ui, inside: bool, origin: Pos2) -> Vec<Input> {
    if !inside {
        return Vec::new();
    }
    let (scroll, zoom, at) =
        ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.latest_pos()));
    let mut inputs = Vec::new();
    if let Some(at) = at.filter(|_| zoom != 1.0) {
        inputs.push(Input::Zoom(on_canvas(at, origin), f64::from(zoom)));
    }
    if scroll != egui::Vec2::ZERO {
        inputs.push(Input::Wheel(Vec2::new(f64::from(scroll.x), f64::from(scroll.y))));
    }
    inputs
}

/// A point of the window as a point of the canvas.
fn on_canvas(at: Pos2, origin: Pos2) -> Point {
    Point::new(f64::from(at.x - origin.x), f64::from(at.y - origin.y))
}
