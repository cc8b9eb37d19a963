//! The field in the status line in which one types the number of a card while the numbers are shown.

use egui::accesskit::Live;
use egui::{Id, Key, Margin, Modifiers, Role, Ui};

use super::style;
use super::text::{self, Field, Start};
use super::theme::Look;
use crate::editor::Editor;

/// Width of the field: a letter and five figures.
const WIDTH: f32 = 76.0;

/// Of what is said of the card.
const NAME: f32 = 240.0;

/// What is typed, and what it comes to.
#[derive(Debug, Default)]
pub(super) struct NumberField {
    text: String,
    /// Which call for it was answered last.
    asked: u64,
    /// No card has the number typed.
    unknown: bool,
}

impl NumberField {
    /// Shows the field while numbers are shown; whether it has the keyboard, so that the line tells its keys.
    pub(super) fn show(&mut self, ui: &mut Ui, editor: &mut Editor) -> bool {
        if !editor.numbered() {
            self.text.clear();
            self.unknown = false;
            return false;
        }
        let look = Look::of(ui.ctx());
        let id = Id::unique("card number");
        ui.label(egui::RichText::new("Card number").font(style::small()).color(look.text));
        ui.add_space(6.0);
        let mut leave = false;
        if ui.memory(|memory| memory.has_focus(id)) {
            ui.input_mut(|input| {
                if input.consume_key(Modifiers::NONE, Key::Enter) {
                    leave = true;
                } else if input.consume_key(Modifiers::NONE, Key::Escape) {
                    leave = self.text.is_empty();
                    self.text.clear();
                    self.unknown = false;
                }
            });
        }
        let asked = std::mem::replace(&mut self.asked, editor.number_asked()) != editor.number_asked();
        let mut edit = Field::line(id).hint("P3").width(WIDTH).margin(Margin::symmetric(8, 2)).stays();
        if asked {
            self.text.clear();
            edit = edit.start(Start::All);
        }
        let field = edit.show(ui, &mut self.text).response;
        ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Card number"));
        if self.text.contains('#') {
            // The key that shows the numbers hides them, here too.
            editor.hide_numbers();
            leave = true;
        } else if field.changed() {
            // At once, as far as it names a card: P3 on the way to P30 is shown as well.
            self.unknown = !editor.point_at(&self.text) && complete(&self.text);
        }
        self.say(ui, editor, &look);
        if leave {
            self.text.clear();
            super::view::take_keyboard(ui.ctx());
            return false;
        }
        field.has_focus()
    }

    fn say(&self, ui: &mut Ui, editor: &Editor, look: &Look) {
        let (text, color) = match editor.selection().card().and_then(|id| editor.map().card(id)) {
            _ if self.unknown => (format!("No card is {}", self.text.trim().to_uppercase()), look.warning),
            Some(card) if !self.text.is_empty() => (card.text.replace('\n', " "), look.text),
            _ => return,
        };
        ui.add_space(8.0);
        let said = text::label_within(ui, &text, &style::small(), color, NAME);
        ui.ctx().accesskit_node_builder(said.id, |node| {
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_label(text);
        });
    }
}

/// Whether a letter and a figure are there, so that it can be wrong.
fn complete(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}
