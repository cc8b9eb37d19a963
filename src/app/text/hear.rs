//! What keys, the clipboard, input methods and screen readers tell a text that has the keyboard.

use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{Event, EventFilter, ImeEvent, Key, Ui};

use super::active::Active;
use super::clean::Lines;
use super::draft::Draft;
use super::keys::{Stroke, stroke};
use super::{access, store};
use crate::layout::Fonts;

/// Keys that a text has for itself; Tab leaves it.
pub(super) const FILTER: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// How writing went on in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// Enter: it is done.
    pub(super) committed: bool,
    /// Escape: it is to be as it was.
    pub(super) cancelled: bool,
}

/// Lets a text hear the events of this frame.
pub(super) fn hear(
    ui: &Ui,
    fonts: &mut Fonts,
    kept: &mut Option<(String, f64)>,
    active: &mut Active,
    lines: Lines,
) -> Heard {
    let (events, now) = ui.input(|input| (input.filtered_events(&FILTER), input.time));
    let os = ui.ctx().os();
    let (mut heard, mut full) = (Heard::default(), false);
    for event in &events {
        let draft = &mut active.draft;
        let touched = match event {
            Event::Text(text) if text != "\n" && text != "\r" => {
                full |= !draft.insert(fonts, text);
                true
            }
            Event::Paste(text) => {
                full |= !draft.insert(fonts, text);
                true
            }
            Event::Copy => {
                copy(ui, draft);
                false
            }
            Event::Cut => {
                if copy(ui, draft) {
                    draft.insert(fonts, "");
                }
                true
            }
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.command => {
                if modifiers.shift && lines == Lines::Many {
                    full |= !draft.insert(fonts, "\n");
                } else {
                    draft.settle();
                    heard.committed = true;
                    break;
                }
                true
            }
            Event::Key { key: Key::Escape, pressed: true, .. } => {
                heard.cancelled = true;
                break;
            }
            Event::Key { key, pressed: true, modifiers, .. } => match stroke(*key, *modifiers, os) {
                Some(stroke) => {
                    strike(fonts, draft, stroke, modifiers.shift);
                    true
                }
                None => false,
            },
            Event::Ime(event) => {
                ime(fonts, kept, draft, event, now);
                true
            }
            Event::AccessKitActionRequest(request) if is_for(request, active.id) => asked(fonts, active, request),
            _ => false,
        };
        if touched {
            active.touched = now;
            active.full = full.then_some(now).or(active.full);
        }
    }
    heard
}

fn strike(fonts: &mut Fonts, draft: &mut Draft, stroke: Stroke, extend: bool) {
    match stroke {
        Stroke::Go(motion) => {
            draft.settle();
            draft.go(motion, extend);
        }
        Stroke::Erase(reach) => draft.erase(fonts, reach),
        Stroke::All => draft.select_all(),
        Stroke::Undo => draft.undo(fonts),
        Stroke::Redo => draft.redo(fonts),
    }
}

/// Whether there was something to copy.
fn copy(ui: &Ui, draft: &Draft) -> bool {
    let selected = draft.selected();
    if !selected.is_empty() {
        ui.copy_text(selected.to_owned());
    }
    !selected.is_empty()
}

fn ime(fonts: &mut Fonts, kept: &mut Option<(String, f64)>, draft: &mut Draft, event: &ImeEvent, now: f64) {
    match event {
        ImeEvent::Preedit { text, active_range_chars } => draft.compose(fonts, text, active_range_chars.clone()),
        ImeEvent::Commit(text) => {
            // Cut off by a click, what was composed is in a text already; some input methods send it all the same.
            let again = kept.take().is_some_and(|(known, at)| known == *text && now - at < store::ECHO);
            if !again || draft.composing().is_some() {
                draft.commit(fonts, text);
            }
        }
        ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
            draft.erase_around(fonts, *before_chars, *after_chars);
        }
        #[expect(deprecated)]
        ImeEvent::Enabled | ImeEvent::Disabled => {}
    }
}

fn is_for(request: &ActionRequest, id: egui::Id) -> bool {
    request.target_node == id.accesskit_id() && request.target_tree == TreeId::ROOT
}

/// Does what a screen reader asks; whether it is done.
fn asked(fonts: &mut Fonts, active: &mut Active, request: &ActionRequest) -> bool {
    match (request.action, &request.data) {
        (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
            let Some((anchor, focus)) = access::bytes_of(active, selection) else { return false };
            active.draft.select(anchor..focus);
        }
        (Action::ReplaceSelectedText, Some(ActionData::Value(text))) => {
            active.draft.insert(fonts, text);
        }
        (Action::SetValue, Some(ActionData::Value(text))) => {
            active.draft.select_all();
            active.draft.insert(fonts, text);
        }
        _ => return false,
    }
    true
}
