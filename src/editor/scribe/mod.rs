//! The scribe line: a card per Enter at talking speed. Here is what the line means and where it goes; the window shows
//! it and says what was typed.

mod enter;
mod place;
mod view;

pub use view::{Meaning, ScribeView};

use std::cell::RefCell;
use std::sync::Arc;

use super::selection::Selection;
use super::{Command, Editor, Os};
use crate::interop::{Line, channels};
use crate::map::Id;

/// The line between two inputs. It keeps what was typed while it is closed.
#[derive(Clone, Debug, Default)]
pub struct Scribe {
    open: bool,
    /// The keyboard is elsewhere, though the line is open.
    away: bool,
    /// How often one asked for the line: each time it gets the keyboard.
    calls: u64,
    draft: String,
    /// Where one was last; both may be gone from the map by now.
    column: Option<Id>,
    lane: Option<Id>,
    /// What was selected then: a selection made since leads the line to another place.
    followed: Selection,
    /// The channels of the map in this state of the history: a frame asks for them several times.
    channels: RefCell<Option<(u64, Arc<[String]>)>>,
}

/// What happens in the line.
#[derive(Clone, Debug, PartialEq)]
pub enum ScribeInput {
    /// The line holds this now.
    Typed(String),
    /// Several lines came at once.
    Lines(Vec<Line>),
    /// Puts the line where it belongs.
    Enter,
    /// Puts the line into the parking lot.
    Park,
    /// To the stage before or after.
    Stage { forward: bool },
    /// To the lane above or below.
    Lane { down: bool },
    /// Closes the line; what was typed is kept.
    Leave,
}

/// A line may hold so many letters; what is longer is no line.
pub const LONGEST: usize = 2_000;

impl Scribe {
    /// Somebody selected something, the same thing again perhaps: the line goes there.
    pub(super) fn lead_there(&mut self) {
        self.followed = Selection::none();
    }
}

impl Editor {
    /// Whether the line is shown.
    pub fn scribing(&self) -> bool {
        self.scribe.open
    }

    /// Whether one writes in the line, so that keys mean what they do there.
    pub fn scribe_writes(&self) -> bool {
        self.scribe.open && !self.scribe.away
    }

    /// The window tells whether the open line has the keyboard.
    pub fn tell_scribe_keyboard(&mut self, has: bool) {
        self.scribe.away = !has;
    }

    /// How often the line was asked for.
    pub fn scribe_calls(&self) -> u64 {
        self.scribe.calls
    }

    /// What is in the line, shown or not.
    pub fn draft(&self) -> &str {
        &self.scribe.draft
    }

    /// What is in the line and would be lost with it; empty where the line says nothing.
    pub fn unsaid(&self) -> &str {
        let says = match self.scribe_stage() {
            Some(name) => !name.is_empty(),
            None => Line::read(&self.scribe.draft, &self.known_channels()).is_some(),
        };
        if says { self.scribe.draft.trim() } else { "" }
    }

    /// Opens the line where the selection is.
    pub(super) fn open_scribe(&mut self) {
        self.scribe.calls += 1;
        if self.scribe.open {
            return;
        }
        let (column, lane) = self.scribe_place();
        let followed = self.selection.clone();
        self.scribe = Scribe { open: true, away: false, column, lane, followed, ..std::mem::take(&mut self.scribe) };
        self.reveal_scribe();
    }

    /// The channels that a line may name without a colon.
    fn known_channels(&self) -> Arc<[String]> {
        let state = self.history.state();
        let mut known = self.scribe.channels.borrow_mut();
        match &*known {
            Some((of, list)) if *of == state => list.clone(),
            _ => {
                let list: Arc<[String]> = channels(&self.map).into();
                *known = Some((state, list.clone()));
                list
            }
        }
    }

    /// Takes in what happens in the line.
    pub(super) fn scribe(&mut self, input: &ScribeInput) {
        // The keyboard is in the line, not on the map.
        self.keyboard = false;
        match input {
            ScribeInput::Typed(text) => {
                let before = self.scribe_cell();
                text.clone_into(&mut self.scribe.draft);
                if self.scribe_cell() != before {
                    self.reveal_scribe();
                }
            }
            ScribeInput::Lines(lines) => {
                let spot = self.scribe_spot();
                self.keep_place(|editor| {
                    editor.before_paste();
                    editor.put_lines(lines, spot);
                });
            }
            ScribeInput::Enter => self.enter(false),
            ScribeInput::Park => self.enter(true),
            ScribeInput::Stage { forward } => self.next_stage(*forward),
            ScribeInput::Lane { down } => self.next_lane(*down),
            ScribeInput::Leave => self.scribe.open = false,
        }
    }

    /// What the keys of the line do, for the status bar.
    pub(super) fn scribe_hint(&self) -> String {
        let lane = match self.os {
            Os::Mac => "⌥↓",
            Os::Other => "Ctrl+↓",
        };
        let park = Command::Park.shortcut(self.os).map(|keys| keys.text(self.os)).unwrap_or_default();
        format!(
            "Enter adds · Tab next stage · {lane} next lane · {park} parking lot · ! pain point  ? need  + opportunity  \
             = tactic  * motive  ~ note  \" quote  @channel  :stage"
        )
    }
}
