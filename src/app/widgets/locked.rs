//! Fields that a lock keeps as they are: seen, not to be changed, and saying why.

use egui::{RichText, Sense, Ui, UiBuilder};

use super::button::link;
use crate::app::dialogs::sentence;
use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::wish::{Wish, Wishes};
use crate::app::{style, text};
use crate::editor::Command;
use crate::map::Refusal;

/// Shows fields, disabled where they were refused; the reason is told on hover.
pub(crate) fn guarded(ui: &mut Ui, allowed: &Result<(), Refusal>, fields: impl FnOnce(&mut Ui)) {
    let Err(refusal) = allowed else { return fields(ui) };
    let shown = ui.scope_builder(UiBuilder::new().disabled(), fields).response;
    let over = ui.interact(shown.rect, shown.id.with("locked"), Sense::hover());
    text::tip(over, &sentence(&refusal.to_string()));
}

/// A line above such fields: why, and the way out.
pub(crate) fn lock_note(ui: &mut Ui, allowed: &Result<(), Refusal>, wishes: &mut Wishes) {
    let Err(Refusal::Locked { lock, .. }) = allowed else { return };
    let look = Look::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 24.0), Sense::hover());
        icons::paint(ui.painter(), Icon::Lock, rect, 13.0, look.muted);
        ui.label(RichText::new(lock.label()).font(style::small()).color(look.muted));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if link(ui, "Unlock").clicked() {
                wishes.push(Wish::Run(Command::Unlock));
            }
        });
    });
}
