//! What was read of a file, and why: the sheet, which way the steps go, and which columns hold steps, counts and segments.
//! Each is a list to choose another from.

use egui::{Grid, Ui, vec2};

use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::{Choices, Column, ColumnRole, Seen};

/// Width of the names of the lists, and the most of the lists and of the reasons beside them.
const NAME: f32 = 90.0;
const LIST: f32 = 190.0;
const WHY: f32 = 240.0;
/// Air beside a list.
const AIR: f32 = 10.0;

/// Shows the lists there is a choice in; whether another was chosen. `read`: the table could be read.
pub(super) fn show(ui: &mut Ui, seen: &Seen, read: bool, choices: &mut Choices) -> bool {
    let before = choices.clone();
    // What a row has beside the name of its list.
    let room = ui.available_width() - NAME - 2.0 * AIR;
    let lists = |ui: &mut Ui| {
        let rows = &mut Rows { ui, room };
        if seen.sheets.len() > 1 {
            sheets(rows, seen, choices);
        }
        if seen.tables.len() > 1 {
            tables(rows, seen, choices);
        }
        columns(rows, &seen.columns, read, choices);
    };
    Grid::new("picked").spacing(vec2(AIR, 4.0)).min_row_height(style::CONTROL).show(ui, lists);
    let guessed = Choices { table: choices.table.clone(), ..whole(choices) };
    if *choices == before && *choices != guessed && widgets::link(ui, "Guess the columns again").clicked() {
        *choices = guessed;
    }
    *choices != before
}

/// The rows of lists, and how wide a list and its reason are together.
struct Rows<'u> {
    ui: &'u mut Ui,
    room: f32,
}

/// An entry of a list: what is chosen by it, and the words it is shown in.
type Entry = (String, String);

/// The sheets of a workbook, or the lists in JSON.
fn sheets(rows: &mut Rows<'_>, seen: &Seen, choices: &mut Choices) {
    let sheets: Vec<Entry> = seen.sheets.iter().map(|name| (name.clone(), name.clone())).collect();
    let current = if seen.sheet.is_empty() { "Choose a sheet" } else { &seen.sheet };
    if let Some(name) = list(rows, ("Sheet", "Sheet that is read"), &sheets, current, "") {
        // The columns of one sheet are not those of another.
        *choices = Choices { sheet: Some(name), ..whole(choices) };
    }
}

/// The tables of the sheet that could be funnels.
fn tables(rows: &mut Rows<'_>, seen: &Seen, choices: &mut Choices) {
    let tables: Vec<Entry> =
        seen.tables.iter().map(|(at, headings)| (at.clone(), format!("{at}: {headings}"))).collect();
    let current = tables.iter().find(|(at, _)| *at == seen.table).map_or("Choose a table", |(_, words)| words);
    if let Some(at) = list(rows, ("Table", "Table that is read"), &tables, current, "") {
        *choices = Choices { table: Some(at), ..whole(choices) };
    }
}

/// What is chosen of the file rather than of one table.
fn whole(choices: &Choices) -> Choices {
    Choices { sheet: choices.sheet.clone(), leave_out_rows: choices.leave_out_rows, ..Choices::default() }
}

fn columns(rows: &mut Rows<'_>, columns: &[Column], read: bool, choices: &mut Choices) {
    let countable: Vec<&Column> = columns.iter().filter(|column| column.countable).collect();
    if columns.len() < 2 || countable.is_empty() {
        return;
    }
    let of = |role: ColumnRole| columns.iter().filter(move |column| column.role == role);
    let across = choices.across.unwrap_or(read && of(ColumnRole::Step).next().is_none());
    if countable.len() > 1 {
        let ways = [("down", "Down"), ("across", "Across")];
        let ways = ways.map(|(way, words)| (way.to_owned(), words.to_owned()));
        let why = of(ColumnRole::Count).next().filter(|_| across).map_or("", |column| &column.why);
        if let Some(way) = list(rows, ("Steps go", "Which way the steps go"), &ways, &ways[usize::from(across)].1, why)
        {
            *choices = Choices { across: Some(way == "across"), table: choices.table.take(), ..whole(choices) };
        }
    }
    if across {
        return;
    }
    let step = of(ColumnRole::Step).next();
    let steps: Vec<Entry> = columns.iter().map(entry).collect();
    let (current, why) = step.map_or(("Choose a column", ""), |column| (&column.name, &column.why));
    choices.step = list(rows, ("Steps in", "Column of the steps"), &steps, current, why).or(choices.step.take());

    let counts: Vec<&Column> = of(ColumnRole::Count).collect();
    let entries: Vec<Entry> = countable.into_iter().map(entry).collect();
    let several = format!("{} columns", counts.len());
    let current = match counts.as_slice() {
        [] => "Choose a column",
        [one] => &one.name,
        _ => &several,
    };
    let why = counts.first().map_or("", |column| &column.why);
    choices.count = list(rows, ("Counts in", "Column of the counts"), &entries, current, why).or(choices.count.take());

    let free = |column: &&Column| column.divides && !matches!(column.role, ColumnRole::Step | ColumnRole::Count);
    let mut divides: Vec<Entry> = columns.iter().filter(free).map(entry).collect();
    if counts.len() == 1 && !divides.is_empty() {
        divides.insert(0, (String::new(), "None".to_owned()));
        let keys: Vec<&Column> = of(ColumnRole::Segment).collect();
        let names = keys.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        let current = if keys.is_empty() { "None" } else { &names };
        let why = keys.first().map_or("", |column| &column.why);
        let chosen = list(rows, ("Segments in", "Column of the segments"), &divides, current, why);
        choices.divided = chosen.or(choices.divided.take());
    }
}

/// A column and what is in it.
fn entry(column: &Column) -> Entry {
    let words = match column.sample.as_str() {
        "" => column.name.clone(),
        sample => format!("{}   {sample}", column.name),
    };
    (column.name.clone(), words)
}

/// A row: its label, a list named for screen readers, and why the current entry was taken. Gives another that was chosen.
fn list(
    rows: &mut Rows<'_>,
    (label, name): (&str, &str),
    entries: &[Entry],
    current: &str,
    why: &str,
) -> Option<String> {
    let Rows { ui, room } = rows;
    let look = Look::of(ui.ctx());
    text::label_within(ui, label, &style::body(), look.muted, NAME);
    let width = (*room * 0.55).min(LIST);
    let beside = (*room - width).min(WHY);
    let lines: Vec<_> =
        entries.iter().map(|(entry, words)| (words.as_str(), current == entry || current == words)).collect();
    let (button, chosen) = widgets::list(ui, label, width, (current, look.text), &lines);
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_label(name);
        widgets::tell_beside(node, why);
    });
    ui.scope(|ui| {
        ui.set_max_width(beside);
        if !why.is_empty() {
            text::wrapped(ui, why, &style::small(), look.muted);
        }
    });
    ui.end_row();
    chosen.filter(|at| !lines[*at].1).map(|at| entries[at].0.clone())
}
