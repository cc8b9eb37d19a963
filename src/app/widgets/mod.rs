//! The window's own controls, built on egui's and named for a screen reader.

mod button;
mod choice;
mod field;
mod locked;
mod pick;
mod row;
mod segments;
mod told;

pub(crate) use button::{
    focus_ring, icon_button, link, menu_button_text, menu_entry, primary, remove_button, text_ring,
};
pub(crate) use choice::{Choice, choice, entry, list, unfolded};
pub(crate) use field::{heading, label, line, number, paragraph, section};
pub(crate) use locked::{guarded, lock_note};
pub(crate) use pick::{Options, pick};
pub(crate) use row::{Mark, card_row};
pub(crate) use segments::{mixed_segments, segments};
pub(crate) use told::{name_around, name_bars, name_part, scroll, tell_beside, tell_news, tell_selected};
