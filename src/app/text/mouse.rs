//! The mouse in a text: a press places the cursor, a second selects the word, a third the line, Shift extends.

use egui::{Event, OutputCommand, PointerButton, Response, Ui};

use super::active::Active;
use super::store::Spot;
use crate::layout::Fonts;

/// The place of a press of the main button on the field in this frame.
pub(super) fn pressed(ui: &Ui, response: &Response) -> Option<egui::Pos2> {
    if !response.contains_pointer() && !response.is_pointer_button_down_on() {
        return None;
    }
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } => Some(*pos),
            _ => None,
        })
    })
}

/// Lets the pointer select in a text, event by event: a slow frame may hold the press, the way and the release.
pub(super) fn select(ui: &Ui, active: &mut Active, response: &Response, spot: Spot) {
    let pressed = pressed(ui, response).is_some();
    let (now, events) = ui.input(|input| (input.time, input.events.clone()));
    for event in &events {
        match event {
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, modifiers } if pressed => {
                let grain = active.grain(*pos, now);
                let place = spot.place(*pos);
                active.draft.press(place.x as f32, place.y as f32, grain, modifiers.shift);
                active.dragged = true;
                active.touched = now;
            }
            Event::PointerMoved(at) if active.dragged => {
                let place = spot.place(*at);
                active.draft.drag(place.x as f32, place.y as f32);
                active.touched = now;
            }
            Event::PointerButton { button: PointerButton::Primary, pressed: false, .. } => active.dragged = false,
            _ => {}
        }
    }
    // A release that was lost with the window ends it as well.
    active.dragged &= ui.input(|input| input.pointer.primary_down());
    settle(ui, active);
}

/// Tells the desktop what the middle button is to paste, once the selection rests.
fn settle(ui: &Ui, active: &mut Active) {
    let range = active.draft.range();
    if range != active.settled && !active.dragged {
        active.settled = range;
        if !active.draft.selected().is_empty() {
            ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(active.draft.selected().to_owned()));
        }
    }
}

/// Pastes with the middle button, where it is pressed.
pub(super) fn paste(ui: &Ui, fonts: &mut Fonts, active: &mut Active, response: &Response, spot: Spot) -> bool {
    if !response.contains_pointer() {
        return false;
    }
    let pasted = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
            _ => None,
        })
    });
    let Some((at, text)) = pasted else { return false };
    let place = spot.place(at);
    active.draft.settle();
    active.draft.press(place.x as f32, place.y as f32, super::draft::Grain::Letter, false);
    active.draft.insert(fonts, &text);
    true
}
