//! What nobody in the back row could read, and what to do about it.

use egui::{CornerRadius, Frame, Margin, RichText, Role, Ui};

use super::{ExportDialog, sentence};
use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets::link;
use crate::export::Content;

/// Of one line of advice.
const HEIGHT: f32 = 40.0;

impl ExportDialog {
    /// Says so in amber where a picture for a screen has texts that are too small, with ways to larger ones.
    pub(super) fn advise(&mut self, ui: &mut Ui) {
        let words = self.drawn.as_ref().and_then(|drawn| drawn.legibility.words());
        let Some(words) = words.filter(|_| self.choices.for_screen()) else {
            // The dialog stays where it is while it has nothing to say.
            ui.add_space(HEIGHT + ui.spacing().item_spacing.y);
            return;
        };
        let look = Look::of(ui.ctx());
        let frame = Frame::new()
            .fill(look.warning_ground)
            .corner_radius(CornerRadius::same(6))
            .inner_margin(Margin::symmetric(12, 4));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height(HEIGHT - 8.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(16.0, 0.0);
                let text = sentence(&words);
                let said = RichText::new(&text).font(style::control()).color(look.warning);
                let label = ui.label(said);
                ui.ctx().accesskit_node_builder(label.id, |node| {
                    node.set_role(Role::Status);
                    node.set_label(text.clone());
                });
                if link(ui, "Fewer lanes").clicked() {
                    self.open_lanes(ui.ctx());
                }
                if link(ui, "Slides, one per stage").clicked() {
                    self.choose_content(Content::Slides);
                }
                if link(ui, "Titles and counts").clicked() {
                    self.choose_content(Content::Counts);
                }
            });
        });
    }
}
