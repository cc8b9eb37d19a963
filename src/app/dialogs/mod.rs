//! What lies over the window and wants an answer. Each dialog draws itself and gives back what was answered.

pub mod ask_path;
pub mod board;
pub mod export;
pub(crate) mod frame;
pub mod help;
pub mod import_funnel;
pub mod import_log;
pub mod import_measures;
pub mod match_board;
pub mod match_steps;
mod oddities;
pub mod paste_table;
pub mod path_field;
mod place;
pub mod question;
mod reading;

/// With a capital letter and a full stop: a message as a sentence of its own.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let first = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default();
    if first.is_empty() || first.ends_with(['.', '!', '?', ':']) { first } else { format!("{first}.") }
}
