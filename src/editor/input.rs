//! What happens to the canvas: mouse, keys and texts, each with the time and what is held.

use kurbo::{Point, Vec2};

use super::key::{Key, Mods};
use super::scribe::ScribeInput;
use crate::map::CardKind;

/// A button of the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    Primary,
    Middle,
    Secondary,
}

/// What can be dragged from the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placeable {
    Stage,
    Card(CardKind),
}

/// Something that happened. Points are canvas pixels from the canvas's top left corner, also outside of it while a
/// button is held.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    Move(Point),
    Press(Point, Button),
    Release(Point, Button),
    /// The pointer left the canvas with no button held.
    Leave,
    /// The window lost the keyboard.
    FocusLost,
    /// The wheel, in canvas pixels the content should move by; with Ctrl (Cmd) it is a zoom and comes as `Zoom`.
    Wheel(Vec2),
    /// Zoom by a factor at a point.
    Zoom(Point, f64),
    /// A key went down. While a text field has the keyboard, only those of [`super::Command::beside_text`] do anything.
    Key(Key),
    /// The space bar is held, or not any more.
    Space(bool),
    /// A drag began in the palette; moves and the release follow.
    PaletteDrag(Placeable),
    /// The open text field's content.
    TextChanged(String),
    /// The open text field is done: Enter, or the keyboard went elsewhere.
    TextCommitted,
    /// Escape in the open text field.
    TextCancelled,
    /// Something in the scribe line.
    Scribe(ScribeInput),
    /// Nothing but time (and perhaps what is held).
    Tick,
}

/// An input with what is held and the time in seconds from any beginning.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub input: Input,
    pub mods: Mods,
    pub now: f64,
}
