//! What the import would change, and what of the table it leaves out.

use egui::{RichText, Ui};

use crate::app::dialogs::oddities;
use crate::app::dialogs::sentence;
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::{Lack, MeasurePlan, MeasureTable, Replaced};
use crate::map::{Dates, Map, Numbers};

/// As many changes as are listed; the rest is counted.
const MOST: usize = 6;

/// What is still to be told, as a sentence.
pub(super) fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Order(cell) => format!("“{cell}” can be two days. Choose below which number is the day."),
        Lack::Day => {
            "No column has days. Type below on which day all of this was measured, or choose the column.".into()
        }
        Lack::Values(seen) => format!(
            "No column holds numbers that could be values. {seen} Choose the column of the values, or another file."
        ),
        Lack::Answers => "Most days have several values: these look like answers of single people. A measure has one \
            value a day: sum them up in the spreadsheet first, by stage and month."
            .into(),
    }
}

/// What is replaced, what goes nowhere, what was left out.
pub(super) fn show(ui: &mut Ui, map: &Map, table: &MeasureTable, plan: &MeasurePlan) {
    let look = Look::of(ui.ctx());
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    if !plan.replaced.is_empty() {
        let title = ui.label(RichText::new("What is replaced").font(style::title()));
        widgets::heading(ui.ctx(), title.id, "What is replaced");
        let (numbers, dates) = (Numbers::of(&map.head.language), Dates::of(&map.head.language));
        for replaced in plan.replaced.iter().take(MOST) {
            text::wrapped(ui, &words(map, replaced, numbers, dates), &style::body(), look.text);
        }
        more(ui, plan.replaced.len().saturating_sub(MOST));
        ui.add_space(4.0);
    }
    for warning in warnings(plan) {
        text::wrapped(ui, &sentence(&warning), &style::body(), look.warning);
    }
    if !table.left_out.is_empty() {
        let head = match table.left_rows {
            0 => "Left out:".to_owned(),
            1 => "1 row is left out in whole or in part:".to_owned(),
            rows => format!("{rows} rows are left out in whole or in part:"),
        };
        text::wrapped(ui, &head, &style::body(), look.warning);
        oddities::show(ui, &table.left_out);
    }
    for note in plan.joined.iter().chain(&table.notes) {
        text::wrapped(ui, &sentence(note), &style::body(), look.muted);
    }
}

fn more(ui: &mut Ui, more: usize) {
    if more > 0 {
        ui.label(RichText::new(format!("and {more} more")).color(Look::of(ui.ctx()).muted));
    }
}

/// "NPS at Purchase, 28 Feb 2026: 12 → 13"
fn words(map: &Map, replaced: &Replaced, numbers: Numbers, dates: Dates) -> String {
    let stage = map.column_name(&replaced.at).unwrap_or_default();
    let unit = if replaced.unit.is_empty() { String::new() } else { format!("\u{202F}{}", replaced.unit) };
    let (old, new) = (numbers.number(replaced.old), numbers.number(replaced.new));
    format!("{} at {stage}, {}: {old} → {new}{unit}", replaced.measure, dates.day(replaced.day))
}

fn warnings(plan: &MeasurePlan) -> Vec<String> {
    let one = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 value {one}")),
        n => Some(format!("{n} values {many}")),
    };
    let homeless =
        one(plan.homeless, "has no stage and is left out", "have no stage and are left out: match their names above");
    let clashes = one(
        plan.clashes,
        "falls on the stage and day of another and is left out",
        "fall on the stage and day of others and are left out",
    );
    homeless.into_iter().chain(clashes).chain(plan.outside.iter().cloned()).collect()
}
