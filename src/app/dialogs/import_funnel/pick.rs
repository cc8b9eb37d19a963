//! Which sheet is read, and which of its columns hold the steps and the counts: lists of what was seen.

use egui::{Grid, RichText, Ui, vec2};

use crate::app::theme::Look;
use crate::app::{style, widgets};
use crate::funnel::{Choices, Column, ColumnRole, Seen};

/// Shows the lists there is a choice in; whether another was chosen. `read`: the table could be read.
pub(super) fn show(ui: &mut Ui, seen: &Seen, read: bool, choices: &mut Choices) -> bool {
    let rows = |ui: &mut Ui| {
        let sheet = seen.sheets.len() > 1 && sheets(ui, seen, choices);
        if seen.sheets.len() > 1 {
            ui.end_row();
        }
        columns(ui, &seen.columns, read, choices) | sheet
    };
    Grid::new("picked").spacing(vec2(12.0, 6.0)).min_row_height(style::CONTROL).show(ui, rows).inner
}

/// The sheets of a workbook, or the lists in JSON.
fn sheets(ui: &mut Ui, seen: &Seen, choices: &mut Choices) -> bool {
    let sheets: Vec<(String, String)> = seen.sheets.iter().map(|name| (name.clone(), name.clone())).collect();
    let current = (!seen.sheet.is_empty()).then_some(seen.sheet.as_str());
    let chosen = list(ui, "Sheet", "Sheet that is read", "Choose a sheet", &sheets, current);
    let Some(name) = chosen else { return false };
    // The columns of one sheet are not those of another.
    *choices = Choices { sheet: Some(name), leave_out_rows: choices.leave_out_rows, ..Choices::default() };
    true
}

fn columns(ui: &mut Ui, columns: &[Column], read: bool, choices: &mut Choices) -> bool {
    // Where the steps stand side by side, no one column holds them.
    let across = read && !columns.iter().any(|column| column.role == ColumnRole::Step);
    if columns.len() < 2 || across || !columns.iter().any(|column| column.countable) {
        return false;
    }
    let steps: Vec<&Column> = columns.iter().collect();
    let counts: Vec<&Column> = columns.iter().filter(|column| column.countable).collect();
    let step = column(ui, "Steps in", &steps, ColumnRole::Step, &mut choices.step);
    column(ui, "Counts in", &counts, ColumnRole::Count, &mut choices.count) | step
}

fn column(ui: &mut Ui, label: &str, columns: &[&Column], role: ColumnRole, choice: &mut Option<String>) -> bool {
    let current = columns.iter().find(|column| column.role == role).map(|column| column.name.as_str());
    let words = |column: &Column| match column.sample.as_str() {
        "" => column.name.clone(),
        sample => format!("{}   {sample}", column.name),
    };
    let entries: Vec<(String, String)> = columns.iter().map(|column| (column.name.clone(), words(column))).collect();
    let name = if role == ColumnRole::Step { "Column of the steps" } else { "Column of the counts" };
    let chosen = list(ui, label, name, "Choose a column", &entries, current);
    let changed = chosen.is_some();
    *choice = chosen.or(choice.take());
    changed
}

/// A list of names, each with the words it is shown in; the name of another that was chosen.
fn list(
    ui: &mut Ui,
    label: &str,
    name: &str,
    empty: &str,
    entries: &[(String, String)],
    current: Option<&str>,
) -> Option<String> {
    let look = Look::of(ui.ctx());
    let mut chosen = None;
    ui.label(RichText::new(label).color(look.muted));
    let combo = widgets::combo(label, 190.0).show_ui(ui, |ui| {
        for (entry, words) in entries {
            let on = current == Some(entry);
            if widgets::entry(ui, words, on).clicked() && !on {
                chosen = Some(entry.clone());
            }
        }
    });
    widgets::combo_text(ui, &combo.response, current.unwrap_or(empty), look.text);
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    chosen
}
