//! What is copied from the map and pasted onto it.
//!
//! Words alone are on the system's clipboard, so that other programs get clean ones and every clipboard can carry them.
//! What was copied, with all its fields, is kept here and in the state folder, for other windows and later days; it is
//! pasted where the words on the clipboard are still its own.

use egui::{Event, Key, RawInput, ViewportCommand};

use super::Desk;
use crate::app::dialogs::paste_table::{PasteTable, TableAnswer};
use crate::app::dialogs::sentence;
use crate::app::errors::Problem;
use crate::app::session::Session;
use crate::app::worker::{Worker, Workers};
use crate::editor::{Clip, Copied, Editor, Event as Told, Input, Mods, ScribeInput};
use crate::funnel;
use crate::interop::{Bound, Found, MOST_BYTES, channels, list, look};
use crate::map::Id;

/// Texts up to so many bytes are read within the frame.
const AT_ONCE: usize = 256 << 10;

/// The clipboard of one window.
#[derive(Default)]
pub(super) struct Pasting {
    /// What was copied last in this window.
    clip: Option<Clip>,
    /// Tables whose meaning is being asked for.
    pub(super) table: Option<PasteTable>,
    /// Long texts being read.
    reading: Workers<Read>,
    /// The key V that is still held was heard of: as itself, or by what it pasted.
    came: bool,
}

/// A long text that was read.
pub(super) struct Read {
    found: Result<Found, Bound>,
    text: String,
    /// Of the map it is for.
    map: Id,
    /// It is for the scribe line.
    scribe: bool,
}

impl Pasting {
    pub(super) fn progress(&self, now: f64) -> impl Iterator<Item = crate::app::worker::Progress> {
        self.reading.progress(now)
    }

    pub(super) fn stop(&self, words: &str) {
        self.reading.stop(words);
    }
}

impl Desk {
    /// Puts what was copied on the clipboard.
    pub(super) fn put_clip(&mut self, ctx: &egui::Context, clip: Clip) {
        ctx.copy_text(clip.text());
        if let Some(Err(error)) = self.files.state().map(|state| state.keep_clip(clip.what.word(), &clip.map)) {
            let text = format!("Other windows will paste its words alone: {error}");
            self.say(ctx, &sentence(&text), None);
        }
        self.pasting.clip = Some(clip);
    }

    /// Asks for what is on the clipboard; it comes as input.
    pub(super) fn ask_paste(&mut self, ctx: &egui::Context) {
        self.paste_asked = true;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Refuses what no part of the window could hold, before anything looks at it.
    pub(crate) fn too_much(&mut self, ctx: &egui::Context, raw: &mut RawInput) {
        let before = raw.events.len();
        raw.events.retain(|event| !matches!(event, Event::Paste(text) if text.len() > MOST_BYTES));
        if raw.events.len() < before {
            self.pasting.came = true;
            let bytes = MOST_BYTES >> 20;
            let text = format!(
                "The text on the clipboard is larger than the {bytes} MB that can be pasted at once. Copy a part of it."
            );
            self.problem = Some(Problem::new("Nothing was pasted", text));
            ctx.request_repaint();
        }
    }

    /// Says so where a paste was asked for and no text came.
    pub(super) fn nothing_came(&mut self, ctx: &egui::Context) {
        let (came, picture, released) = ctx.input(|input| {
            let came = |event: &Event| matches!(event, Event::Paste(_) | Event::Key { key: Key::V, pressed: true, .. });
            let picture = |event: &Event| matches!(event, Event::PasteImage(_));
            // Where there is nothing to paste, the press is kept back and its release is all one hears.
            let released = |event: &Event| matches!(event, Event::Key { key: Key::V, pressed: false, .. });
            (input.events.iter().any(came), input.events.iter().any(picture), input.events.iter().any(released))
        });
        self.pasting.came |= came;
        if picture {
            self.pasting.came = true;
            self.say(ctx, "A picture is on the clipboard: cards are made of text and tables", None);
        }
        if released && !std::mem::take(&mut self.pasting.came) {
            self.say(ctx, "There is no text on the clipboard", None);
        }
    }

    /// Puts a text onto the map; `scribe` where it was pasted into the scribe line.
    pub(super) fn paste_text(&mut self, ctx: &egui::Context, text: String, scribe: bool, session: &mut Session) {
        if !scribe && let Some(clip) = self.own_clip(&text) {
            return session.editor.paste(&clip);
        }
        let channels = channels(session.editor.map());
        let map = session.editor.map().id.clone();
        let read = move |text: String, watch: &mut crate::interop::Watch<'_>| {
            let found =
                if scribe { list(&text, &channels, watch).map(Found::List) } else { look(&text, &channels, watch) };
            Read { found, text, map, scribe }
        };
        if text.len() > AT_ONCE {
            let words = "Reading the clipboard".to_owned();
            self.pasting.reading.push(Worker::start(ctx, words, move |watch| read(text, watch)));
        } else {
            let read = read(text, &mut |_| std::ops::ControlFlow::Continue(()));
            self.take_read(read, session);
        }
    }

    /// Puts long texts onto the map that were read meanwhile.
    pub(super) fn finish_reading(&mut self, session: &mut Option<Session>) {
        for read in self.pasting.reading.finished().into_iter().flatten() {
            // What was pasted into one map does not come out in another.
            if let Some(session) = session.as_mut().filter(|session| session.editor.map().id == read.map) {
                self.take_read(read, session);
            }
        }
    }

    fn take_read(&mut self, read: Read, session: &mut Session) {
        let editor = &mut session.editor;
        match read.found {
            Ok(Found::Nothing) => editor.say("There is no text on the clipboard"),
            Ok(Found::List(lines)) if read.scribe => tell(editor, ScribeInput::Lines(lines)),
            Ok(Found::List(lines)) => editor.paste_lines(&lines),
            Ok(Found::Table(grid)) => {
                let funnel = funnel::read(read.text.as_bytes(), &funnel::Choices::default()).is_ok();
                if funnel && grid.counts() {
                    self.import.text(editor.map(), &read.text);
                } else {
                    self.pasting.table = Some(PasteTable::new(editor, grid, read.text, funnel));
                }
            }
            Err(Bound::Stopped) => {}
            Err(bound) => self.problem = Some(Problem::new("Nothing was pasted", sentence(&bound.to_string()))),
        }
    }

    /// What was copied here or in another window, if these are its words.
    fn own_clip(&self, text: &str) -> Option<Clip> {
        let mine = self.pasting.clip.as_ref().filter(|clip| clip.is(text));
        mine.cloned().or_else(|| {
            let (word, map) = self.files.state()?.clip()?;
            Some(Clip::of(Copied::from_word(&word)?, map)).filter(|clip| clip.is(text))
        })
    }

    /// The dialog of a pasted table.
    pub(super) fn table_dialog(&mut self, ctx: &egui::Context, session: &mut Session) {
        let Some(mut table) = self.pasting.table.take() else { return };
        match table.show(ctx, &mut session.editor) {
            None => self.pasting.table = Some(table),
            Some(TableAnswer::Paste(sheet)) => session.editor.paste_sheet(&sheet),
            Some(TableAnswer::List(text)) => {
                let all = &mut |_| std::ops::ControlFlow::Continue(());
                match list(&text, &channels(session.editor.map()), all) {
                    Ok(lines) => session.editor.paste_lines(&lines),
                    Err(bound) => {
                        self.problem = Some(Problem::new("Nothing was pasted", sentence(&bound.to_string())));
                    }
                }
            }
            Some(TableAnswer::Funnel(text)) => self.import.text(session.editor.map(), &text),
            Some(TableAnswer::Cancel) => {}
        }
    }
}

fn tell(editor: &mut Editor, input: ScribeInput) {
    // Nothing that happens in the line needs the app.
    let _ = editor.handle(&Told { input: Input::Scribe(input), mods: Mods::NONE, now: editor.now() });
}
