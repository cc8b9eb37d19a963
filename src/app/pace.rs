//! Input at a pace at which every key meets the window that the key before it made.
//!
//! egui hands all input of a frame to everybody at once, and a text field has the keyboard one frame after it opens.
//! At talking speed, or on a slow machine, one frame holds the key that opens a text, its first letters, Enter and the
//! next key; none of them may be lost or land elsewhere. So a frame ends with the first event that may open or close
//! a text, and the rest waits for the next one.

use egui::{Event, Key, RawInput};

use super::text;
use super::view::keys::sign;

/// What waits for the next frame.
#[derive(Debug, Default)]
pub(super) struct Pace {
    waiting: Vec<Event>,
}

impl Pace {
    /// Leaves in `raw` what belongs to this frame; tells whether more waits and another frame is due.
    /// `typing`: a text field has the keyboard, so that letters are letters.
    pub(super) fn keep(&mut self, raw: &mut RawInput, typing: bool) -> bool {
        self.waiting.append(&mut raw.events);
        let turn = self.waiting.iter().position(|event| turns(event, typing));
        let end = turn.map_or(self.waiting.len(), |at| {
            // The letter of a key comes right behind it and belongs to it.
            let letter = writes(&self.waiting[at]) && matches!(self.waiting.get(at + 1), Some(Event::Text(_)));
            at + 1 + usize::from(letter)
        });
        raw.events = self.waiting.drain(..end).collect();
        !self.waiting.is_empty()
    }
}

/// Whether the widget with the keyboard is a text field.
pub(super) fn text_focused(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    focused.is_some_and(|id| text::is_field(ctx, id))
}

/// Whether the keyboard may mean something else after this event.
fn turns(event: &Event, typing: bool) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            !typing || matches!(key, Key::Enter | Key::Escape | Key::Tab) || modifiers.command
        }
        Event::PointerButton { pressed: false, .. } => true,
        Event::Text(text) => !typing && sign(text).is_some(),
        _ => false,
    }
}

/// Whether this is a key that writes a letter.
fn writes(event: &Event) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Escape, Home, Tab};
    let Event::Key { key, .. } = event else { return false };
    let silent = [Enter, Escape, Tab, Backspace, Delete, ArrowLeft, ArrowRight, ArrowUp, ArrowDown, Home, End];
    let function = key.name().starts_with('F') && key.name().len() > 1;
    !silent.contains(key) && !function
}
