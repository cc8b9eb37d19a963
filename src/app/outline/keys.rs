//! What keys do in the tree, as in every tree: arrows walk and fold, Enter edits.

use egui::{EventFilter, Key, Response, Ui};

/// What was asked of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Select,
    Edit,
    Toggle,
    In,
    Out,
    Up,
    Down,
    First,
    Last,
}

/// The step of a key pressed while the row has the keyboard.
pub(super) fn step(ui: &Ui, response: &Response) -> Option<Step> {
    if !response.has_focus() {
        return None;
    }
    // Else egui itself would walk to whatever lies in the arrow's direction.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let keys = [
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
        (Key::ArrowRight, Step::In),
        (Key::ArrowLeft, Step::Out),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
        (Key::F2, Step::Edit),
        (Key::Enter, Step::Edit),
        (Key::Space, Step::Toggle),
    ];
    ui.input_mut(|input| {
        keys.into_iter().find(|(key, _)| input.consume_key(egui::Modifiers::NONE, *key)).map(|(_, step)| step)
    })
}
