//! An arrow waits for its other end: arrow keys walk to it, Enter or a click takes it, Escape gives up.

use super::connecting::wire;
use super::target::{Target, dot};
use super::{Answer, Cx, Marks, Signal, State, Tool, rest, stay};
use crate::editor::aim;
use crate::editor::input::Button;
use crate::editor::overlay::Cursor;
use crate::editor::selection::Thing;

#[derive(Debug)]
pub(in crate::editor) struct ChoosingTarget {
    from: Thing,
}

impl ChoosingTarget {
    pub(in crate::editor) fn new(from: Thing) -> Self {
        Self { from }
    }

    pub(in crate::editor) fn from(&self) -> &Thing {
        &self.from
    }

    /// What the keyboard is on, unless it still is where the arrow begins.
    fn focused(&self, cx: &Cx) -> Target {
        match cx.focus.filter(|thing| **thing != self.from) {
            Some(thing) => Target::of(&self.from, thing, cx),
            None => Target::Nowhere,
        }
    }

    /// Takes what the keyboard is on.
    pub(in crate::editor) fn take(self, cx: &Cx) -> Answer {
        match self.focused(cx) {
            Target::Nowhere => stay(self),
            target => (State::default(), target.plan(self.from).into_iter().collect()),
        }
    }
}

impl Tool for ChoosingTarget {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Press { at, button: Button::Primary, .. } => {
                let target = Target::at(&self.from, at, cx);
                (State::default(), target.plan(self.from).into_iter().collect())
            }
            Signal::Press { .. } | Signal::Cancel => rest(),
            Signal::Move(_) | Signal::Release(_) => stay(self),
        }
    }

    fn cursor(&self, cx: &Cx) -> Cursor {
        match cx.pointer.map(|at| Target::at(&self.from, at, cx)) {
            Some(Target::Refused(_)) => Cursor::NotAllowed,
            _ => Cursor::Crosshair,
        }
    }

    fn hint(&self, cx: &Cx) -> String {
        match (self.focused(cx), &self.from) {
            (Target::Nowhere, Thing::Card(_)) => {
                "Arrows walk to the other card, Enter connects; or click it · Esc to cancel".to_owned()
            }
            (Target::Nowhere, _) => {
                "Arrows walk to the other stage, Up for an exit, Enter connects; or click it · Esc to cancel".to_owned()
            }
            (target, from) => target.words(from, cx).replacen("Release", "Enter", 1),
        }
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let Some(focus) = cx.focus.filter(|thing| **thing != self.from) else { return Marks::default() };
        let Some((pane, rect)) = aim::place(cx.layout, focus) else { return Marks::default() };
        let at = cx.onto_body(pane, rect);
        let target = self.focused(cx);
        Marks { wire: wire(&self.from, &target, dot(at.center()), cx), ..Marks::default() }
    }
}
