//! Texts of the user's in the window, right in every script: a field to write in, and labels. egui's own text has no
//! right-to-left; here parley sets the text and the canvas's rasteriser draws it, as on the map.
//!
//! A field of a panel or dialog:
//!
//! ```ignore
//! let wrote = Field::line(ui.make_persistent_id("name")).hint("Name").show(ui, &mut text);
//! if wrote.response.changed() { … }   // the text is another, in every frame in which it is
//! if wrote.committed { … }            // Enter, which nobody else sees then; the keyboard goes, unless the field `stays()`
//! if wrote.cancelled { … }            // Escape; the text is what it was when the keyboard came
//! wrote.response.lost_focus();        // Tab, a click elsewhere, Enter or Escape
//! ```
//!
//! `Field::lines(id, rows)` grows with its text; Shift-Enter breaks a line. `start(Start::All)` gives it the keyboard in
//! the frame in which it opens. Keys it shall not have (arrows of a list) are consumed before it is shown. To put a
//! text into it, change the string; its undo begins anew then. What an input method composes is in the text at once:
//! whatever happens next, it is not lost.
//!
//! A name in a panel: [`label()`] in one line, cut with an ellipsis and a tooltip, [`wrapped()`] in several; where a row
//! draws itself, [`line()`] and its `paint`.

mod access;
mod active;
mod caret;
pub mod clean;
pub mod draft;
pub mod erase;
mod field;
mod frame;
mod hear;
mod keys;
mod label;
mod mouse;
mod store;
mod style;
pub mod undo;

pub(super) use field::{Field, OnMap, Start, Wrote, is_field};
pub(super) use label::{Shown, label, label_within, line, lines, tip, wrapped};
pub(super) use store::{enter, fonts};
