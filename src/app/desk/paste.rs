//! What is copied from the map and pasted onto it.
//!
//! Words alone are on the system's clipboard, so that other programs get clean ones and every clipboard can carry them.
//! What was copied, with all its fields, is kept here and in the state folder, for other windows and later days; it is
//! pasted where the words on the clipboard are still its own.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use super::Desk;
use crate::app::dialogs::paste_table::{PasteTable, TableAnswer};
use crate::app::dialogs::sentence;
use crate::app::errors::Problem;
use crate::app::session::Session;
use crate::app::worker::{Worker, Workers};
use crate::editor::{Clip, Copied, Editor, Event as Told, Input, Mods, ScribeInput, Shaper};
use crate::funnel::{self, StageNames};
use crate::interop::{Bound, Found, Watch, channels, list, look};
use crate::layout::Fonts;
use crate::map::Id;

/// Texts up to so many bytes are read within the frame.
const AT_ONCE: usize = 8 << 10;

/// What is shown while a long text is read.
const READING: &str = "Reading the clipboard";

/// What is said of a text that is not taken.
pub(super) const REFUSED: &str = "Nothing was pasted";

/// The clipboard of one window.
#[derive(Default)]
pub(super) struct Pasting {
    /// What was copied last in this window.
    clip: Option<Clip>,
    /// Tables whose meaning is being asked for.
    pub(super) table: Option<PasteTable>,
    /// Long texts being read.
    reading: Workers<Read>,
    /// Texts that were read while a question was open; they come one after the other, when it is answered.
    read: VecDeque<Read>,
}

/// What is made of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Whatever it is.
    Any,
    /// A list, whatever else it may be.
    List,
    /// A list for the scribe line.
    Scribe,
}

/// What a text may speak of.
struct Known {
    channels: Vec<String>,
    stages: StageNames,
}

/// A text that was read.
pub(super) struct Read {
    found: Result<Found, Bound>,
    text: String,
    /// It is a table of counts or a log of events, by which a funnel is meant.
    counts: bool,
    /// It can be read as a funnel.
    funnel: bool,
    /// It is evidently a table of measures.
    measures: bool,
    to: Use,
    /// Of the map it is for.
    map: Id,
    /// What a list becomes, shaped.
    shaped: Option<Fonts>,
}

impl Read {
    fn of(text: String, to: Use, map: Id, known: &Known, watch: &mut Watch<'_>) -> Self {
        let found = match to {
            Use::Any => look(&text, &known.channels, watch),
            Use::List | Use::Scribe => list(&text, &known.channels, watch).map(Found::List),
        };
        let (mut counts, mut funnel, mut measures) = (false, false, false);
        if let Ok(Found::Table(grid)) = &found {
            funnel = funnel::read(text.as_bytes(), &funnel::Choices::default()).is_ok();
            counts = funnel && grid.counts() || funnel::events::is_log(text.as_bytes());
            measures = funnel::are_measures(text.as_bytes(), "", &known.stages);
        }
        Self { found, text, counts, funnel, measures, to, map, shaped: None }
    }

    /// Shapes what a list becomes, so that pasting it is short.
    fn shaped(mut self, shaper: &Shaper) -> Self {
        if let Ok(Found::List(lines)) = &self.found {
            self.shaped = Some(shaper.lines(lines));
        }
        self
    }
}

impl Pasting {
    pub(super) fn progress(&self, now: f64) -> impl Iterator<Item = crate::app::worker::Progress> {
        self.reading.progress(now)
    }

    pub(super) fn stop(&self, words: &str) {
        self.reading.stop(words);
    }

    /// The map is gone that all this was for; what was copied stays.
    pub(super) fn leave(&mut self) {
        self.table = None;
        self.read.clear();
        self.reading.stop(READING);
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

    /// Puts a text onto the map; `scribe` where it was pasted into the scribe line.
    pub(super) fn paste_text(&mut self, ctx: &egui::Context, text: String, scribe: bool, session: &mut Session) {
        // What was said of another text is over.
        self.problem.take_if(|problem| problem.title == REFUSED);
        if !scribe && let Some(clip) = self.own_clip(&text) {
            return session.editor.paste(&clip);
        }
        self.read(ctx, text, if scribe { Use::Scribe } else { Use::Any }, session);
    }

    /// Reads a text, beside the frame where it is long.
    fn read(&mut self, ctx: &egui::Context, text: String, to: Use, session: &mut Session) {
        let map = session.editor.map();
        let known = Known { channels: channels(map), stages: StageNames::of(map) };
        let map = map.id.clone();
        if text.len() > AT_ONCE {
            let shaper = session.editor.shaper();
            let work = move |watch: &mut Watch<'_>| Read::of(text, to, map, &known, watch).shaped(&shaper);
            self.pasting.reading.push(Worker::start(ctx, READING.to_owned(), work));
        } else {
            let read = Read::of(text, to, map, &known, &mut |_| ControlFlow::Continue(()));
            self.take_read(ctx, read, session);
        }
    }

    /// Puts long texts onto the map that were read meanwhile.
    pub(super) fn finish_reading(&mut self, ctx: &egui::Context, session: &mut Option<Session>) {
        self.pasting.read.extend(self.pasting.reading.finished().into_iter().flatten());
        // Nothing opens over a question that waits for its answer.
        while !self.busy()
            && let Some(read) = self.pasting.read.pop_front()
        {
            // What was pasted into one map does not come out in another.
            if let Some(session) = session.as_mut().filter(|session| session.editor.map().id == read.map) {
                self.take_read(ctx, read, session);
            }
        }
    }

    fn take_read(&mut self, ctx: &egui::Context, read: Read, session: &mut Session) {
        let editor = &mut session.editor;
        if let Some(shaped) = read.shaped {
            editor.fonts().absorb(shaped);
        }
        match read.found {
            Ok(Found::Nothing) => editor.say("There is no text on the clipboard"),
            Ok(Found::List(lines)) if read.to == Use::Scribe => tell(editor, ScribeInput::Lines(lines)),
            Ok(Found::List(lines)) => editor.paste_lines(&lines),
            Ok(Found::Table(_)) if read.measures => self.import.measures_text(editor.map(), read.text),
            Ok(Found::Table(_)) if read.counts => self.import.text(ctx, editor.map(), &read.text),
            Ok(Found::Table(grid)) => {
                self.pasting.table = Some(PasteTable::new(ctx, editor, grid, read.text, read.funnel));
            }
            Err(Bound::Stopped) => {}
            Err(bound) => self.problem = Some(Problem::new(REFUSED, sentence(&bound.to_string()))),
        }
    }

    /// What was copied here or in another window, if these are its words.
    pub(super) fn own_clip(&self, text: &str) -> Option<Clip> {
        let mine = self.pasting.clip.as_ref().filter(|clip| clip.is(text));
        mine.cloned().or_else(|| {
            let (word, map) = self.files.state()?.clip()?;
            Some(Clip::of(Copied::from_word(&word)?, map)).filter(|clip| clip.is(text))
        })
    }

    /// The dialog of a pasted table.
    pub(super) fn table_dialog(&mut self, ctx: &egui::Context, session: &mut Session) {
        let Some(mut table) = self.pasting.table.take() else { return };
        match table.show(ctx) {
            None => self.pasting.table = Some(table),
            Some(TableAnswer::Paste(sheet)) => {
                if let Some(shaped) = table.shaped() {
                    session.editor.fonts().absorb(shaped);
                }
                session.editor.paste_sheet(&sheet);
            }
            Some(TableAnswer::List(text)) => self.read(ctx, text, Use::List, session),
            Some(TableAnswer::Funnel(text)) => self.import.text(ctx, session.editor.map(), &text),
            Some(TableAnswer::Cancel) => {}
        }
    }
}

fn tell(editor: &mut Editor, input: ScribeInput) {
    // Nothing that happens in the line needs the app.
    let _ = editor.handle(&Told { input: Input::Scribe(input), mods: Mods::NONE, now: editor.now() });
}
