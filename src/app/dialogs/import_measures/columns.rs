//! What the columns of the table are: its beginning, with a list of roles over each column, and what else there is to
//! choose.

use egui::{Color32, Grid, RichText, ScrollArea, Ui, vec2};

use super::{News, typed};
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::{DayOrder, Headings, MeasureChoices, MeasureColumn, MeasureRole, MeasureTable, Told};
use crate::map::{Id, Map};

/// Width of a column.
const WIDTH: f32 = 136.0;
/// Further columns are counted.
const MOST: usize = 40;

/// The lists there is a choice in.
pub(super) fn choices(
    ui: &mut Ui,
    map: &Map,
    table: &MeasureTable,
    choices: &mut MeasureChoices,
    told: &mut Told,
    day: &mut String,
) -> News {
    let mut news = News::Nothing;
    let values = table.columns.iter().any(|column| column.role == MeasureRole::Values);
    let dated = table.columns.iter().any(|column| column.role == MeasureRole::Day) || table.headings == Headings::Days;
    Grid::new("measures picked").spacing(vec2(12.0, 6.0)).min_row_height(style::CONTROL).show(ui, |ui| {
        if table.sheets.len() > 1 {
            let sheets: Vec<(String, String)> = table.sheets.iter().map(|name| (name.clone(), name.clone())).collect();
            if let Some(sheet) = list(ui, "Sheet", &sheets, Some(&table.sheet)) {
                *choices = MeasureChoices { sheet: Some(sheet), ..MeasureChoices::default() };
                news = News::Read;
            }
        }
        if values {
            let all = [
                (Headings::Measures, "measures".to_owned()),
                (Headings::Days, "days".to_owned()),
                (Headings::Stages, "stages".to_owned()),
            ];
            if let Some(headings) = list(ui, "Headings of the values name", &all, Some(&table.headings)) {
                choices.headings = Some(headings);
                news = News::Read;
            }
        }
        if table.ordered {
            let orders = [
                (DayOrder::DayFirst, "day first, as 31/01/2026".to_owned()),
                (DayOrder::MonthFirst, "month first, as 01/31/2026".to_owned()),
            ];
            if let Some(order) = list(ui, "Days are written", &orders, table.order.as_ref()) {
                choices.order = Some(order);
                news = News::Read;
            }
        }
        if values && !dated {
            let name = name(ui, "Day of all values");
            let field =
                crate::app::text::Field::line(ui.make_persistent_id("day of all")).hint("2026-03-31").width(190.0);
            let response = field.show(ui, day).response.labelled_by(name);
            let new = typed(day);
            if response.changed() && new != choices.day {
                choices.day = new;
                news = News::Read;
            }
            ui.end_row();
        }
        let named = !table.stages.is_empty() || table.lack.is_some() && table.values.is_empty() && !values;
        if !named {
            let stages = stages(map);
            if let Some(at) = list(ui, "Stage of all values", &stages, told.whole.as_ref()) {
                told.whole = Some(at);
                news = news.max(News::Plan);
            }
        }
    });
    news
}

fn stages(map: &Map) -> Vec<(Id, String)> {
    let mut all = Vec::new();
    for stage in &map.stages {
        all.push((stage.id.clone(), stage.name.clone()));
        all.extend(stage.steps.iter().map(|step| (step.id.clone(), format!("    {}", step.name))));
    }
    all
}

fn name(ui: &mut Ui, words: &str) -> egui::Id {
    ui.label(RichText::new(words).color(Look::of(ui.ctx()).muted)).id
}

/// A list with its name before it; gives what was newly chosen.
fn list<T: Clone + PartialEq>(ui: &mut Ui, title: &str, entries: &[(T, String)], now: Option<&T>) -> Option<T> {
    let look = Look::of(ui.ctx());
    let name = name(ui, title);
    let shown = entries.iter().find(|(entry, _)| Some(entry) == now).map(|(_, words)| words.trim());
    let color = if shown.is_some() { look.text } else { look.warning };
    let (new, response) = offer(ui, (title, 230.0), (shown.unwrap_or("Choose"), color), entries, now);
    let _ = response.labelled_by(name);
    ui.end_row();
    new
}

/// A list; gives what was newly chosen, and its button.
fn offer<T: Clone + PartialEq>(
    ui: &mut Ui,
    (title, width): (&str, f32),
    shown: (&str, Color32),
    entries: &[(T, String)],
    now: Option<&T>,
) -> (Option<T>, egui::Response) {
    let lines: Vec<_> = entries.iter().map(|(entry, words)| (words.as_str(), Some(entry) == now)).collect();
    let (button, chosen) = widgets::list(ui, title, width, shown, &lines);
    (chosen.filter(|at| !lines[*at].1).map(|at| entries[at].0.clone()), button)
}

/// The beginning of the table.
pub(super) fn show(ui: &mut Ui, table: &MeasureTable, choices: &mut MeasureChoices) -> News {
    let mut news = News::Nothing;
    let roles: Vec<MeasureRole> = table.columns.iter().map(|column| column.role).collect();
    ui.add_space(4.0);
    widgets::scroll(ui, ScrollArea::horizontal().id_salt("columns"), "the columns", |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            for (at, column) in table.columns.iter().enumerate().take(MOST) {
                let new = ui.push_id(at, |ui| one(ui, column)).inner;
                if let Some(role) = new {
                    choices.set_role(at, role, &roles);
                    news = News::Read;
                }
            }
        });
        // The bar stands below what it scrolls.
        ui.add_space(if table.columns.len() > 5 { 10.0 } else { 0.0 });
    });
    let look = Look::of(ui.ctx());
    let more = [
        (table.columns.len().saturating_sub(MOST), "more column"),
        (table.rows.saturating_sub(table.columns.first().map_or(0, |column| column.cells.len())), "more row"),
    ];
    let more: Vec<String> =
        more.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| crate::map::counted(n, word)).collect();
    if !more.is_empty() {
        ui.label(RichText::new(format!("… and {}", more.join(" and "))).font(style::small()).color(look.muted));
    }
    news
}

fn one(ui: &mut Ui, column: &MeasureColumn) -> Option<MeasureRole> {
    let look = Look::of(ui.ctx());
    let used = column.role != MeasureRole::Unused;
    let mut new = None;
    ui.vertical(|ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 3.0;
        let title = format!("What {} is", column.name);
        let roles: Vec<(MeasureRole, String)> =
            MeasureRole::ALL.iter().map(|role| (*role, role.label().to_owned())).collect();
        let color = if used { look.text } else { look.muted };
        let shown = (column.role.label(), color);
        let (chosen, response) = offer(ui, (&title, WIDTH), shown, &roles, Some(&column.role));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(title));
        new = chosen;
        text::label(ui, &column.why, &style::small(), look.muted);
        text::label(ui, &column.name, &style::title(), if used { look.text } else { look.faint });
        for cell in &column.cells {
            let cell = if cell.is_empty() { " " } else { cell };
            text::label(ui, cell, &style::body(), if used { look.text } else { look.faint });
        }
    });
    new
}
