//! What is odd about a file, line by line: the first lines, and all of them on demand.

use egui::{Id, ScrollArea, Ui};

use super::{frame, sentence};
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::Warning;

/// As many are shown before somebody asks for all of them, and the height of all, where they scroll.
const ROOMY: (usize, f32) = (4, 150.0);
/// The same in a window that is low.
const LOW: (usize, f32) = (1, 63.0);

/// Lists warnings: those about the whole file first, since they sum up the others.
pub(super) fn show(ui: &mut Ui, warnings: &[Warning]) {
    let (first, height) = if frame::height(ui) < 700.0 { LOW } else { ROOMY };
    // The link would take the place of the last line.
    let first = if warnings.len() == first + 1 { warnings.len() } else { first };
    let open = Id::unique("all warnings");
    let mut all = ui.data(|data| data.get_temp::<usize>(open)) == Some(warnings.len());
    let whole = |warning: &&Warning| warning.place.words.is_empty();
    let (whole, placed): (Vec<_>, Vec<_>) = warnings.iter().partition(whole);
    let list = |ui: &mut Ui, count: usize| {
        for warning in whole.iter().chain(&placed).take(count) {
            text::wrapped(ui, &sentence(&warning.to_string()), &style::body(), Look::of(ui.ctx()).warning);
        }
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        if all {
            let area = ScrollArea::vertical().id_salt(open).max_height(height).auto_shrink([false, true]);
            widgets::scroll(ui, area, "the warnings", |ui| list(ui, warnings.len()));
        } else {
            list(ui, first);
        }
        if warnings.len() > first {
            let words = if all { "Show fewer".to_owned() } else { format!("Show all {}", warnings.len()) };
            if widgets::link(ui, &words).clicked() {
                all = !all;
                // Of another list, those that matter most are shown again.
                ui.data_mut(|data| data.insert_temp(open, if all { warnings.len() } else { 0 }));
            }
        }
    });
}
