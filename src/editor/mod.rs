//! A headless editing session: what is open, what is selected, what was done, and what mouse and keys mean.
//!
//! No window, no disk, no clock: inputs carry the time and the app draws what [`Editor`] says. The map never changes
//! during a drag (a preview does), and every change is one labelled entry of the [`History`].

mod add;
mod camera;
mod columns;
mod command;
mod delete;
mod enabled;
mod feel;
mod history;
mod key;
mod lanes;
mod request;
mod run;
mod selection;
mod session;
mod shift;
mod text;
mod toast;
mod walk;
mod weight;

pub use camera::{Camera, Frozen, ZOOM};
pub use command::{Command, Direction, Menu, Panel, Place, ThemeChoice};
pub use history::{BOUND, Entry, History, Merge};
pub use key::{Key, Mods, Os, Shortcut};
pub use request::Request;
pub use selection::{Selection, Thing};
pub use text::{EditingText, TextTarget};
pub use toast::{Offer, Toast, Toasts};

use crate::map::{Entropy, Map};

/// An open map and everything one does to it.
pub struct Editor {
    map: Map,
    history: History,
    selection: Selection,
    /// What the keyboard is on; shown only while it differs from the selection or keys are in use.
    focus: Option<Thing>,
    camera: Camera,
    toasts: Toasts,
    editing: Option<EditingText>,
    /// Where new ids come from.
    entropy: Box<dyn Entropy>,
    os: Os,
    /// Time of the last input, in seconds from any beginning.
    now: f64,
}
