//! A question with two or three answers, over the window.

use egui::{Key, Modifiers};

use super::frame;
use crate::app::theme::Look;
use crate::app::{style, text};

/// A question, and what its buttons say; one of them is done by Enter, Cancel by Escape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub title: String,
    pub text: String,
    /// The button that Enter presses.
    pub first: &'static str,
    /// Another answer, between the first and Cancel.
    pub second: Option<&'static str>,
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    First,
    Second,
    Cancel,
}

impl Question {
    /// Before unsaved work would be lost; `draft` is what stands in the scribe line.
    pub fn unsaved(title: &str, draft: &str) -> Self {
        let named = if title.trim().is_empty() { "this map".to_owned() } else { format!("“{}”", title.trim()) };
        Self {
            title: format!("Save the changes to {named}?"),
            text: match draft {
                "" => "Without saving, what changed since the last save is lost.".to_owned(),
                draft => format!(
                    "The scribe line still holds “{}”. Saving puts it on the map; without saving it is lost, with what \
                     changed since the last save.",
                    start_of(draft)
                ),
            },
            first: "Save",
            second: Some("Don’t save"),
        }
    }

    /// Before a file is overwritten that another program changed since it was read.
    pub fn changed_on_disk(file: &str) -> Self {
        Self {
            title: format!("{file} was changed by another program"),
            text: "It is no longer the file that was opened here. Saving replaces what the other program wrote."
                .to_owned(),
            first: "Save as…",
            second: Some("Replace it"),
        }
    }

    /// Before a file that exists is replaced by another map or picture.
    pub fn replace(file: &str) -> Self {
        Self {
            title: format!("Replace {file}?"),
            text: "A file of this name exists. Replacing it cannot be undone.".to_owned(),
            first: "Replace",
            second: None,
        }
    }

    /// Before a file is opened that is open already; `holder` says where.
    pub fn in_use(file: &str, holder: &str) -> Self {
        Self {
            title: format!("{file} is open already"),
            text: format!("{holder} Opened only to look at, it can be saved under another name."),
            first: "Open to look at",
            second: Some("Open anyway"),
        }
    }
}

/// The beginning of a text, as much of it as tells which one it is.
fn start_of(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Draws the question and gives back the answer, once there is one.
pub fn show(ctx: &egui::Context, question: &Question) -> Option<Answer> {
    let mut answer = None;
    let closed = frame::modal(ctx, "question", 440.0, &question.title, |ui| {
        text::wrapped(ui, &question.text, &style::body(), Look::of(ui.ctx()).text);
        ui.add_space(12.0);
        frame::buttons(ui, |ui| {
            let first = frame::primary_if(ui, true, question.first);
            frame::focus_once(ui, &first);
            if first.clicked() {
                answer = Some(Answer::First);
            }
            if let Some(second) = question.second
                && ui.button(second).clicked()
            {
                answer = Some(Answer::Second);
            }
            if ui.button("Cancel").clicked() {
                answer = Some(Answer::Cancel);
            }
        });
        let none_focused = ui.memory(|memory| memory.focused().is_none());
        if none_focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            answer = Some(Answer::First);
        }
    });
    answer.or(closed.then_some(Answer::Cancel))
}
