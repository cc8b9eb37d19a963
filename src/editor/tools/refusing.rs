//! What is dragged may not be changed: the map is locked. The pointer says so until the button is let go.

use super::{Answer, Cx, Marks, Plan, Signal, Tool, rest, rest_with, stay};
use crate::editor::overlay::{Cursor, Refused};
use crate::editor::session::sentence;
use crate::map::Refusal;

#[derive(Debug)]
pub(in crate::editor) struct Refusing {
    refusal: Refusal,
}

impl Refusing {
    pub(in crate::editor) fn new(refusal: Refusal) -> Self {
        Self { refusal }
    }
}

impl Tool for Refusing {
    fn handle(self, signal: Signal, _cx: &Cx) -> Answer {
        match signal {
            Signal::Release(_) => rest_with(Plan::Refuse(self.refusal)),
            Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Press { .. } => stay(self),
        }
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::NotAllowed
    }

    fn hint(&self, _cx: &Cx) -> String {
        format!("{} · Unlock is in the Edit menu", sentence(&self.refusal))
    }

    fn marks(&self, _cx: &Cx) -> Marks {
        let refused = Refused { text: sentence(&self.refusal), offer: None, cell: None };
        Marks { refused: Some(refused), ..Marks::default() }
    }
}
