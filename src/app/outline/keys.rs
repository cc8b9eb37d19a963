//! What keys do in the tree, as in every tree: arrows walk and fold, with Shift they select on, with Ctrl they only
//! walk; Space selects as well, Enter edits; letters lead to the next row that begins with them.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::typed::Typed;

/// What walking does to the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// The row alone is selected.
    Only,
    /// Everything from where it began to the row.
    Extend,
    /// Nothing: the keyboard only goes there.
    Quiet,
}

/// What was asked of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Select(How),
    /// Selects the row as well, or no longer.
    Toggle,
    Edit,
    Fold,
    In,
    Out,
    Up(How),
    Down(How),
    First(How),
    Last(How),
    PageUp(How),
    PageDown(How),
    /// To the next row that begins so.
    Find(String),
}

/// A step that is walked in different ways.
type Walk = fn(How) -> Step;

/// The step of a key pressed while the row has the keyboard.
pub(super) fn step(ui: &Ui, response: &Response, typed: &mut Typed) -> Option<Step> {
    if !response.has_focus() {
        return None;
    }
    // Else egui itself would walk to whatever lies in the arrow's direction.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let plain =
        [(Key::ArrowRight, Step::In), (Key::ArrowLeft, Step::Out), (Key::F2, Step::Edit), (Key::Enter, Step::Edit)];
    let walks: [(Key, Walk); 6] = [
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
        (Key::PageUp, Step::PageUp),
        (Key::PageDown, Step::PageDown),
    ];
    let ways = [(Modifiers::SHIFT, How::Extend), (Modifiers::COMMAND, How::Quiet), (Modifiers::NONE, How::Only)];
    let step = ui.input_mut(|input| {
        for (modifiers, how) in ways {
            if let Some((_, walk)) = walks.iter().find(|(key, _)| input.consume_key(modifiers, *key)) {
                return Some(walk(how));
            }
        }
        if input.consume_key(Modifiers::COMMAND, Key::Space) {
            return Some(Step::Toggle);
        }
        if !typed.under_way(input.time) && input.consume_key(Modifiers::NONE, Key::Space) {
            input.events.retain(|event| !matches!(event, Event::Text(text) if text == " "));
            return Some(Step::Toggle);
        }
        plain.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, step)| step)
    });
    step.or_else(|| typed.hear(ui).map(Step::Find))
}
