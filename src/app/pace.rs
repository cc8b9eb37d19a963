//! Input at a pace at which every key meets the window that the key before it made.
//!
//! egui hands all input of a frame to everybody at once, and a text field has the keyboard one frame after it opens.
//! At talking speed, or on a slow machine, one frame holds the key that opens a text, its first letters, Enter and the
//! next key; none of them may be lost or land elsewhere. So a frame ends with the first event that may open or close
//! a text, and the rest waits for the next one. It ends with a press of a button as well: egui seeks what is pressed where
//! the pointer is at the end of a frame, and a quick drag has left it by then.

use egui::{Event, Key, RawInput};

use super::text;
use super::view::keys::sign;

/// What waits for the next frame.
#[derive(Debug, Default)]
pub(super) struct Pace {
    waiting: Vec<Event>,
    /// The key that may have opened a text and may still be held down.
    opener: Option<Key>,
    /// The clipboard was asked again, and everything waits for its answer: so many more frames.
    asked: Option<u8>,
}

/// What comes after a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Next {
    /// More waits, and another frame is due.
    pub(super) more: bool,
    /// The clipboard is to be asked what is on it by now.
    pub(super) ask: bool,
}

/// The window hands over what is on the clipboard within so many frames.
const ANSWER: u8 = 3;

impl Pace {
    /// Lets everything wait for the frame after this one: the keyboard is on its way to a field.
    pub(super) fn hold(&mut self, raw: &mut RawInput) {
        self.waiting.append(&mut raw.events);
    }

    /// Leaves in `raw` what belongs to this frame; tells what comes after it.
    /// `typing`: a text field has the keyboard, so that letters are letters.
    pub(super) fn keep(&mut self, raw: &mut RawInput, typing: bool) -> Next {
        if let Some(left) = self.asked.take() {
            match raw.events.iter().position(|event| matches!(event, Event::Paste(_) | Event::PasteImage(_))) {
                Some(at) => self.waiting.insert(0, raw.events.remove(at)),
                None if left > 0 => {
                    self.asked = Some(left - 1);
                    self.hold(raw);
                    return Next { more: true, ask: false };
                }
                None => {}
            }
        }
        self.waiting.append(&mut raw.events);
        if typing {
            self.let_go();
        }
        ask_again(&mut self.waiting);
        if self.waiting.first().is_some_and(asks) {
            self.waiting.remove(0);
            self.asked = Some(ANSWER);
            return Next { more: true, ask: true };
        }
        let turn = self.waiting.iter().position(|event| asks(event) || turns(event, typing));
        let end = turn.map_or(self.waiting.len(), |at| {
            // The letter of a key comes right behind it and belongs to it.
            let letter = writes(&self.waiting[at]) && matches!(self.waiting.get(at + 1), Some(Event::Text(_)));
            // A command ends what is being typed: the letters before it have to be there by then.
            let command = typing && matches!(&self.waiting[at], Event::Key { modifiers, .. } if modifiers.command);
            let before = at > 0 && (command || asks(&self.waiting[at]));
            if before { at } else { at + 1 + usize::from(letter) }
        });
        raw.events = self.waiting.drain(..end).collect();
        for event in &raw.events {
            match event {
                Event::Key { key, pressed: true, modifiers, .. } => {
                    self.opener = (!typing && !modifiers.command).then_some(*key);
                }
                Event::Key { key, .. } if self.opener == Some(*key) => self.opener = None,
                // A release after this is somebody else's.
                Event::WindowFocused(false) => self.opener = None,
                _ => {}
            }
        }
        Next { more: !self.waiting.is_empty(), ask: false }
    }

    /// Takes out what the key that opened a text repeats: held a little too long, it would write its letter there.
    fn let_go(&mut self) {
        let opener = &mut self.opener;
        let mut repeated = false;
        // Whether a press is a repetition is only known later; without a release in between it is one.
        self.waiting.retain(|event| match event {
            Event::Key { key, pressed, .. } => {
                repeated = *pressed && *opener == Some(*key);
                if !repeated && (*pressed || *opener == Some(*key)) {
                    *opener = None;
                }
                !repeated
            }
            Event::Text(_) => !std::mem::take(&mut repeated),
            _ => true,
        });
    }
}

/// Whether the widget with the keyboard is a text field.
pub(super) fn text_focused(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    focused.is_some_and(|id| text::is_field(ctx, id))
}

/// Whether keyboard or pointer may mean something else after this event.
fn turns(event: &Event, typing: bool) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            !typing || matches!(key, Key::Enter | Key::Escape | Key::Tab) || modifiers.command
        }
        // A paste may open a dialog, and what is cut is gone from under the next key.
        Event::Copy | Event::Cut | Event::Paste(_) => !typing,
        Event::PointerButton { .. } => true,
        Event::Text(text) => !typing && sign(text).is_some(),
        _ => false,
    }
}

/// What waits to be pasted behind a copy was read before it: the clipboard is asked again when its turn comes, and
/// until then the paste is an empty one.
fn ask_again(waiting: &mut [Event]) {
    let Some(copied) = waiting.iter().position(|event| matches!(event, Event::Copy | Event::Cut)) else { return };
    for event in &mut waiting[copied + 1..] {
        if let Event::Paste(text) = event {
            text.clear();
        }
    }
}

/// Whether this is a paste whose text has to be asked for.
fn asks(event: &Event) -> bool {
    matches!(event, Event::Paste(text) if text.is_empty())
}

/// Whether this is a key that writes a letter.
fn writes(event: &Event) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Escape, Home, Tab};
    let Event::Key { key, .. } = event else { return false };
    let silent = [Enter, Escape, Tab, Backspace, Delete, ArrowLeft, ArrowRight, ArrowUp, ArrowDown, Home, End];
    let function = key.name().starts_with('F') && key.name().len() > 1;
    !silent.contains(key) && !function
}
