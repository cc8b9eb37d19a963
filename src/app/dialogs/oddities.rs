//! What is odd about a file, line by line: the first lines, and all of them on demand.

use egui::{Id, Ui};

use super::sentence;
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::Warning;

/// As many are shown before somebody asks for all of them.
const FIRST: usize = 4;

/// Lists warnings, where it scrolls: those about the whole file first, since they sum up the others.
pub(super) fn show(ui: &mut Ui, warnings: &[Warning]) {
    // The link would take the place of the last line.
    let first = if warnings.len() == FIRST + 1 { warnings.len() } else { FIRST };
    let open = Id::unique("all warnings");
    let mut all = ui.data(|data| data.get_temp::<usize>(open)) == Some(warnings.len());
    let whole = |warning: &&Warning| warning.place.words.is_empty();
    let (whole, placed): (Vec<_>, Vec<_>) = warnings.iter().partition(whole);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for warning in whole.iter().chain(&placed).take(if all { warnings.len() } else { first }) {
            text::wrapped(ui, &sentence(&warning.to_string()), &style::body(), Look::of(ui.ctx()).warning);
        }
        if warnings.len() > first {
            // The sum is a line as well: their number would not be that of the rows.
            if widgets::link(ui, if all { "Show fewer" } else { "Show all" }).clicked() {
                all = !all;
                // Of another list, those that matter most are shown again.
                ui.data_mut(|data| data.insert_temp(open, if all { warnings.len() } else { 0 }));
            }
        }
    });
}
