//! Letters typed in the outline, to find the row that begins with them.

use egui::{Event, Ui};

/// How long one may wait for the next letter, in seconds.
const PAUSE: f64 = 1.0;

/// What was typed lately.
#[derive(Debug, Default)]
pub(super) struct Typed {
    text: String,
    /// When the last letter came.
    at: f64,
}

impl Typed {
    /// Whether letters were typed just now, so that a space is one of them.
    pub(super) fn under_way(&self, now: f64) -> bool {
        !self.text.is_empty() && now - self.at < PAUSE
    }

    /// Takes the letters of the frame, which are then nobody else's; gives what they begin.
    pub(super) fn hear(&mut self, ui: &Ui) -> Option<String> {
        let (new, now) = ui.input_mut(|input| {
            let mut new = String::new();
            input.events.retain(|event| match event {
                Event::Text(text) => {
                    new.push_str(text);
                    false
                }
                // The key of the letter must not add a card to the map.
                Event::Key { key, pressed: true, modifiers, .. } => {
                    let letter = key.name().chars().count() == 1 || *key == egui::Key::Space;
                    !letter || modifiers.command || modifiers.alt
                }
                _ => true,
            });
            (new, input.time)
        });
        if new.chars().all(char::is_control) {
            return None;
        }
        if !self.under_way(now) {
            self.text.clear();
        }
        self.at = now;
        self.text.push_str(&new.to_lowercase());
        Some(self.text.clone())
    }
}
