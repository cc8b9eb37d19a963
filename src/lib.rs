//! Touchline: an editor for customer journey maps.
//!
//! # The pipeline
//!
//! ```text
//! file ──► map ──► layout ──► picture ──► export: PNG, SVG, PDF, and the textures of the window's canvas
//!           ▲         ▲
//! funnel ───┘         └── fonts, metrics            theme ──► picture
//!           ▲
//!        editor: gestures and commands become labelled edits
//! ```
//!
//! A [`map::Map`] is plain data. [`layout::lay_out`] says where everything stands and shapes every text, once (a layout
//! that follows an edit or shows a gesture takes over all that is still true, and equals one made from nothing); so do
//! [`layout::slide::slides`] for the back row of a room and [`layout::poster()`] for a wall. [`picture::lower`] turns a
//! layout into a display list with colours. Everything anybody sees of a map, on screen or on paper, is drawn from that
//! list by [`export`].
//!
//! # The rooms
//!
//! | Room | Holds | May use |
//! |---|---|---|
//! | [`map`] | the document, and every change to it as an [`map::Edit`] | nothing |
//! | [`mod@file`] | map files: read, print, save, recovery, templates | map |
//! | [`funnel`] | a table in text, JSON or a workbook, or a log, becomes a funnel; its statistics, and what they say to the sentiments; its match to stages | map |
//! | [`interop`] | lines and tables of other programs, read | map |
//! | [`layout`] | boxes, arrows and finished lines of text, of maps, slides and posters; what is where | map, funnel |
//! | [`picture`] | the display list, themes and icons | map, funnel, layout |
//! | [`export`] | pixels, PNG, SVG and PDF, pure functions of a picture | map, layout, picture |
//! | [`editor`] | a headless session: history, selection, camera, commands, gestures, clipboard, search | map, interop, layout |
//! | `app` | the window (feature `gui`): the only room that knows egui | everything but cli |
//! | [`cli`] | one file a subcommand | everything but app |
//!
//! # What always holds
//!
//! - Every change to a map is one [`map::Edit`]; applying it gives back its exact inverse. A refused edit changes nothing.
//! - A lock in the map is asked before every edit of a session; switching it is no entry, so undo never opens a map.
//! - The map never changes during a drag; a preview in the layout does. Releasing commits one labelled edit.
//! - Layout knows no colours, the picture knows no maps, an exporter never fails on a valid picture and does no IO.
//! - Only `file`, `cli` and `app` touch the disk; clocks, randomness, threads and the system's fonts
//!   come in from the edge.
//! - Broken input becomes a list of problems with line and column, never a panic.
//! - Text is shaped once and always fits: boxes grow, nothing is clipped.
//!
//! # Where do I add …
//!
//! A kind of card → `map::card`, its shape in `layout`, its colour in `assets/themes`; no exporter. A drawing
//! primitive → [`picture::Item`], then mend the matches that no longer compile. A gesture → a state file in
//! `editor::tools`. A kind of slide → `layout::slide`, no exporter. A format → `export`, and its arm in
//! [`export::write()`]. A menu entry or a key → one `editor::Command`. A field of the file → `map` and `file`. A colour → a
//! theme. A panel → one file in `app`. A text of the user's in a panel → a field or a label of `app::text`, never egui's own.

#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod editor;
pub mod export;
pub mod file;
pub mod funnel;
pub mod interop;
pub mod layout;
pub mod map;
pub mod picture;
