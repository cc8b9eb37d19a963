//! A headless editing session: what is open, what is selected, what was done, and what mouse and keys mean.
//!
//! No window, no disk, no clock: inputs carry the time and the app draws what [`Editor`] says. The map never changes
//! during a drag (a preview does), and every change is one labelled entry of the [`History`].

mod add;
mod aim;
mod announce;
mod arrows;
mod block;
mod camera;
mod clicked;
mod clipboard;
mod columns;
mod command;
mod connect;
mod copy;
mod delete;
mod enabled;
mod feel;
mod find;
mod folding;
mod go;
mod group;
mod handle;
mod history;
mod input;
mod key;
mod lanes;
mod lock;
mod measures;
mod motion;
mod numbers;
mod overlay;
mod request;
mod room;
mod run;
mod scribe;
mod search;
mod selection;
mod session;
mod shift;
mod shown;
mod spotlight;
mod stages;
mod text;
mod toast;
mod tools;
mod unheard;
mod walk;
mod weight;
mod why;

pub use aim::fold_triangle;
pub use announce::Announcement;
pub use camera::{Bar, Bars, Camera, Frozen, ZOOM};
pub use clipboard::{Clip, Copied, Counter, Shaper, Tally};
pub use command::{Command, Direction, Group, Menu, Panel, Place, RoomSize, ThemeChoice, Width};
pub use history::{BOUND, Entry, History, Merge};
pub use input::{Button, Event, Input, Placeable};
pub use key::{Key, Mods, Os, Shortcut};
pub use overlay::{
    CoveredHint, Cursor, Frame, Ghost, GhostOf, Grip, LitArrow, Mark, Overlay, Plus, Refused, TextField, Wire,
};
pub use request::Request;
pub use scribe::{LONGEST, Meaning, Scribe, ScribeInput, ScribeView};
pub use search::{Catalog, Choice, Find, FoundAt, Hit, Like, Listed};
pub use selection::{Selection, Thing};
pub use text::{EditingText, TextTarget};
pub use toast::{Offer, Toast, Toasts};

use crate::layout::{Fonts, Metrics};
use crate::map::{Entropy, Map};

/// An open map and everything one does to it.
pub struct Editor {
    map: Map,
    history: History,
    selection: Selection,
    /// What the keyboard is on; shown only while it differs from the selection or keys are in use.
    focus: Option<Thing>,
    /// Whose arrows one goes through.
    anchor: Option<Thing>,
    camera: Camera,
    /// The camera on its way.
    flight: Option<camera::Flight>,
    /// Whether it flies at all.
    motion: bool,
    /// The one stage that is shown alone.
    spotlight: Option<spotlight::Spotlight>,
    toasts: Toasts,
    announcement: Announcement,
    /// How many things were selected, and how much was said, when that was looked at last.
    selection_said: (usize, u64),
    /// What the mouse is doing.
    state: tools::State,
    shown: shown::Shown,
    fonts: Fonts,
    /// The sizes of files and exports.
    metrics: Metrics,
    /// The sizes of the canvas, which go by the room.
    enlarged: Metrics,
    room: RoomSize,
    find: Find,
    pointing: numbers::Pointing,
    /// The free cell that was clicked last; it counts while nothing is selected.
    aimed: Option<crate::map::Cell>,
    /// Lanes that are shown as strips, in the order they were folded; not in the file.
    folded: Vec<crate::map::Id>,
    /// Arrows of answers are drawn all the time.
    answers: bool,
    /// Where the pointer is on the canvas.
    pointer: Option<kurbo::Point>,
    mods: Mods,
    /// The button of the gesture going on.
    button: Option<Button>,
    last_press: Option<handle::LastPress>,
    /// The space bar is held.
    space: bool,
    /// Keys were used last, so that the focus is shown.
    keyboard: bool,
    /// A key was the last input, with the pointer here: the status bar tells keys.
    keyed: Option<Option<kurbo::Point>>,
    /// Where the map was before the gesture going on scrolled it at an edge.
    scrolled_from: Option<kurbo::Vec2>,
    /// A text that did not open, into which somebody may be typing.
    unheard: Option<unheard::Unheard>,
    /// Where new ids come from.
    entropy: Box<dyn Entropy>,
    /// The line at the foot that takes a card per Enter.
    scribe: Scribe,
    os: Os,
    /// Time of the last input, in seconds from any beginning.
    now: f64,
}
