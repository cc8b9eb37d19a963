//! A text is open in place; the app's text field has the keyboard.

use super::{Answer, Cx, Idle, Plan, Signal, State, Tool, stay};
use crate::editor::text::EditingText;
use crate::map::{Edit, Map};

impl Tool for EditingText {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            // A press elsewhere ends the text and begins something else.
            Signal::Press { .. } => {
                let (state, plans) = Idle.handle(signal, cx);
                let commit = Plan::Settle(Box::new(self));
                (state, std::iter::once(commit).chain(plans).collect())
            }
            Signal::Cancel => (State::EditingText(self), vec![Plan::CancelText]),
            Signal::Move(_) | Signal::Release(_) => stay(self),
        }
    }

    fn draft(&self, map: &Map) -> Option<Edit> {
        self.edit(map)
    }

    fn hint(&self, _cx: &Cx) -> String {
        if self.target.multiline() {
            "Enter when done · Shift-Enter for a new line · Esc to cancel".to_owned()
        } else {
            "Enter when done · Esc to cancel".to_owned()
        }
    }
}
