//! The beginning of the table as it was read, with what its columns were taken for.

use egui::{Align, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::theme::Look;
use crate::app::{style, text};
use crate::funnel::{Column, ColumnRole, Seen};

/// Height of a line of the table.
const LINE: f32 = 19.0;
/// No column is narrower; what finds no room is counted.
const LEAST: f32 = 86.0;
/// The whole is no wider, so that the eye finds the counts of a step.
const WIDEST: f32 = 620.0;
/// Air at the sides of a cell.
const AIR: f32 = 7.0;

/// Draws the first rows of the columns that matter most, in the order of the table.
pub(super) fn show(ui: &mut Ui, seen: &Seen) {
    let width = ui.available_width().min(WIDEST);
    let shown = columns(seen, ((width / LEAST) as usize).clamp(1, 7));
    let lines = shown.iter().map(|column| column.head.len()).max().unwrap_or_default();
    if shown.is_empty() {
        return;
    }
    let across = !seen.columns.iter().any(|column| column.role == ColumnRole::Step);
    let look = Look::of(ui.ctx());
    let size = vec2(width, LINE * (lines + 2) as f32 + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), told(&shown, across)));
    ui.painter().rect(rect, style::RADIUS, look.ground, Stroke::new(1.0, look.hairline), StrokeKind::Inside);
    let part = width / shown.iter().map(|column| share(column)).sum::<f32>();
    let mut left = rect.left();
    for column in &shown {
        let wide = part * share(column);
        let cell =
            |line: usize| Rect::from_min_size(pos2(left, rect.top() + 4.0 + LINE * line as f32), vec2(wide, LINE));
        let side = if column.countable { Align::Max } else { Align::Min };
        let plain = if column.role == ColumnRole::Other { look.faint } else { look.text };
        draw(ui, cell(0), role(column.role, across), side, look.accent);
        draw(ui, cell(1), &column.name, side, look.muted);
        for (line, words) in column.head.iter().enumerate() {
            draw(ui, cell(line + 2), words, side, plain);
        }
        left += wide;
    }
    let rule = rect.top() + 4.0 + 2.0 * LINE;
    ui.painter().hline(rect.x_range().shrink(1.0), rule, Stroke::new(1.0, look.hairline));
    let (rows, columns) = (seen.rows.saturating_sub(lines), seen.columns.len() - shown.len());
    let more: Vec<String> = [(rows, "row"), (columns, "column")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| more(n, what))
        .collect();
    if !more.is_empty() {
        text::label(ui, &format!("and {}", more.join(", ")), &style::small(), look.muted);
    }
}

/// Names need more room than numbers.
fn share(column: &Column) -> f32 {
    if column.countable { 1.0 } else { 1.5 }
}

fn more(n: usize, what: &str) -> String {
    format!("{n} more {what}{}", if n == 1 { "" } else { "s" })
}

/// As many columns as have room: those with a role before the rest.
fn columns(seen: &Seen, most: usize) -> Vec<&Column> {
    let mut shown: Vec<&Column> = seen.columns.iter().filter(|column| !column.head.is_empty()).collect();
    shown.sort_by_key(|column| column.role == ColumnRole::Other);
    shown.truncate(most);
    shown.sort_by_key(|column| column.number);
    shown
}

/// `across`: each column of counts is a step.
fn role(role: ColumnRole, across: bool) -> &'static str {
    match role {
        ColumnRole::Count if !across => "Counts",
        ColumnRole::Step | ColumnRole::Count => "Steps",
        ColumnRole::Segment => "Segments",
        ColumnRole::Other => "",
    }
}

fn told(columns: &[&Column], across: bool) -> String {
    let column = |column: &&Column| {
        let taken = role(column.role, across);
        let taken = if taken.is_empty() { String::new() } else { format!(" ({})", taken.to_lowercase()) };
        format!("{}{taken}: {}", column.name, column.head.join(", "))
    };
    format!("The table as it was read. {}", columns.iter().map(column).collect::<Vec<_>>().join("; "))
}

fn draw(ui: &Ui, cell: Rect, words: &str, side: Align, color: egui::Color32) {
    let shown = text::line(ui.ctx(), words, &style::small(), cell.width() - 2.0 * AIR);
    let left = if side == Align::Max { cell.right() - AIR - shown.size().x } else { cell.left() + AIR };
    shown.paint_middle(ui.painter(), left, cell.center().y, color);
}
