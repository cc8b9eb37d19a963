//! Asking the clipboard: who asked for what is on it, and the words where nothing that can be used comes.
//!
//! All input of the window is heard here first: later, a field or the outline may have taken a key for its own.

use egui::{Event, Key, RawInput, ViewportCommand};

use super::Desk;
use super::paste::REFUSED;
use crate::app::errors::Problem;
use crate::app::session::Session;
use crate::interop::MOST_BYTES;

/// The window hands over what it was asked for within so many frames.
const FRAMES: u8 = 3;
/// How long after Ctrl was let go a V still counts as pressed with it, in seconds.
const HELD: f64 = 1.0;

/// For whom the clipboard was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    /// The menu: it is for the map, whatever has the keyboard.
    Map,
    Funnel,
}

/// What is known of the clipboard from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Asking {
    /// Who waits, and for how many more frames.
    waits: Option<(Asker, u8)>,
    /// What came for whom.
    got: Option<(Asker, String)>,
    /// The key V that is still held was heard of: as itself, or by what it pasted.
    came: bool,
    /// When Ctrl was last seen held.
    held: Option<f64>,
}

/// What is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Picture,
    Nothing,
}

impl Asking {
    pub(super) fn ask(&mut self, asker: Asker) {
        self.waits = Some((asker, FRAMES));
    }

    /// What came for somebody who asked.
    pub(super) fn take(&mut self) -> Option<(Asker, String)> {
        self.got.take()
    }

    /// Hears a frame's input at `now` in seconds, Ctrl being held or not, and takes out what was asked for.
    fn hear(&mut self, raw: &mut RawInput, command: bool, now: f64) -> Option<Word> {
        if command {
            self.held = Some(now);
        }
        let mut word = None;
        for event in &raw.events {
            match event {
                Event::ModifiersChanged(modifiers) if modifiers.command => self.held = Some(now),
                Event::Paste(_) | Event::Key { key: Key::V, pressed: true, .. } => self.came = true,
                Event::PasteImage(_) => {
                    self.came = true;
                    word = Some(Word::Picture);
                }
                // Where there is nothing to paste, the press is kept back and its release is all one hears.
                Event::Key { key: Key::V, pressed: false, modifiers, .. } => {
                    let held = modifiers.command || self.held.is_some_and(|at| now - at < HELD);
                    if !std::mem::take(&mut self.came) && held {
                        word = Some(Word::Nothing);
                    }
                }
                _ => {}
            }
        }
        self.answer(raw).or(word)
    }

    fn answer(&mut self, raw: &mut RawInput) -> Option<Word> {
        let (asker, frames) = self.waits.take()?;
        let came = |event: &Event| matches!(event, Event::Paste(_) | Event::PasteImage(_));
        match raw.events.iter().position(came).map(|at| raw.events.remove(at)) {
            Some(Event::Paste(text)) => self.got = Some((asker, text)),
            Some(_) => return Some(Word::Picture),
            None if frames == 0 => return Some(Word::Nothing),
            None => self.waits = Some((asker, frames - 1)),
        }
        None
    }
}

impl Desk {
    /// Asks for what is on the clipboard; it comes with one of the next frames.
    pub(super) fn ask_clipboard(&mut self, ctx: &egui::Context, asker: Asker) {
        self.asking.ask(asker);
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        ctx.request_repaint();
    }

    /// Several lines, or what was copied from a map, that are pasted right where a card was just made go onto the map in
    /// its place. `raw` is what belongs to the coming frame.
    pub(crate) fn make_way(&mut self, raw: &mut RawInput, session: Option<&mut Session>) {
        let Some(session) = session else { return };
        let writes = |event: &Event| {
            matches!(event, Event::Paste(_) | Event::Text(_) | Event::Key { pressed: true, .. } | Event::Ime(_))
        };
        let Some(at) = raw.events.iter().position(writes) else { return };
        let Event::Paste(text) = &raw.events[at] else { return };
        if session.editor.editing().is_none() || !(text.trim().contains(['\n', '\t']) || self.own_clip(text).is_some())
        {
            return;
        }
        if session.editor.make_way()
            && let Event::Paste(text) = raw.events.remove(at)
        {
            self.asking.got = Some((Asker::Map, text));
        }
    }

    /// Hears what the clipboard gave before anybody else does: says where it is nothing that can be used, and refuses
    /// what no part of the window could hold.
    pub(crate) fn hear_clipboard(&mut self, ctx: &egui::Context, raw: &mut RawInput) {
        let now = raw.time.unwrap_or_else(|| super::intake::now(ctx));
        let word = self.asking.hear(raw, ctx.input(|input| input.modifiers.command), now);
        match word {
            Some(Word::Picture) => {
                self.say(ctx, "A picture is on the clipboard: cards are made of text and tables", None);
            }
            Some(Word::Nothing) => self.say(ctx, "There is no text on the clipboard", None),
            None => {}
        }
        let large = |text: &str| text.len() > MOST_BYTES;
        let before = raw.events.len();
        raw.events.retain(|event| !matches!(event, Event::Paste(text) if large(text)));
        let refused = raw.events.len() < before || self.asking.got.take_if(|(_, text)| large(text)).is_some();
        if refused {
            let bytes = MOST_BYTES >> 20;
            let text = format!(
                "The text on the clipboard is larger than the {bytes} MB that can be pasted at once. Copy a part of it."
            );
            self.problem = Some(Problem::new(REFUSED, text));
        }
        if refused || word.is_some() || self.asking.waits.is_some() {
            ctx.request_repaint();
        }
    }
}
