//! Pasting a table: which row names stages, which column names lanes, and what would come of it. Nothing is changed
//! before Paste.

use egui::{Align, Label, RichText, ScrollArea, Ui, vec2};

use super::frame;
use crate::app::style;
use crate::app::text;
use crate::app::theme::Look;
use crate::app::widgets::{Choice, choice};
use crate::editor::{Editor, Tally};
use crate::interop::{Bound, Grid, Known, Reading, Sheet, channels};

/// So many rows and columns are shown of the table.
const SHOWN: (usize, usize) = (7, 6);

/// The dialog, open for one table.
#[derive(Clone, Debug)]
pub struct PasteTable {
    grid: Grid,
    reading: Reading,
    /// What the table says, read so.
    sheet: Result<Sheet, Bound>,
    tally: Result<Tally, String>,
    /// Its words, for whoever wants a list or a funnel.
    text: String,
    /// Whether it can be read as a funnel.
    funnel: bool,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub enum TableAnswer {
    Paste(Sheet),
    /// A card a line after all.
    List(String),
    Funnel(String),
    Cancel,
}

impl PasteTable {
    /// The dialog for a table; `funnel` says whether it could be one.
    pub fn new(editor: &mut Editor, grid: Grid, text: String, funnel: bool) -> Self {
        let reading = Reading::guess(&grid, &Known::of(editor.map()));
        let mut dialog = Self { grid, reading, sheet: Ok(Sheet::default()), tally: Ok(Tally::default()), text, funnel };
        dialog.read(editor);
        dialog
    }

    /// What the table is taken for.
    pub fn reading(&self) -> Reading {
        self.reading
    }

    fn read(&mut self, editor: &mut Editor) {
        self.sheet = Sheet::of(&self.grid, &self.reading, &channels(editor.map()));
        self.tally = match &self.sheet {
            Ok(sheet) => editor.tally(sheet).map_err(|refusal| super::sentence(&refusal.to_string())),
            Err(bound) => Err(super::sentence(&bound.to_string())),
        };
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context, editor: &mut Editor) -> Option<TableAnswer> {
        let mut answer = None;
        let escaped = frame::modal(ctx, "paste table", 760.0, "Paste a table", |ui| answer = self.body(ui, editor));
        answer.or(escaped.then_some(TableAnswer::Cancel))
    }

    fn body(&mut self, ui: &mut Ui, editor: &mut Editor) -> Option<TableAnswer> {
        let look = Look::of(ui.ctx());
        let (words, color) = match &self.tally {
            Ok(tally) => (summary(tally), look.muted),
            Err(text) => (text.clone(), look.warning),
        };
        let label = ui.add(Label::new(RichText::new(&words).color(color)).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(egui::Role::Status);
            node.set_live(egui::accesskit::Live::Polite);
            node.set_label(words);
        });
        self.choices(ui, editor);
        ui.add_space(8.0);
        let grid = if self.reading.turned { self.grid.turned() } else { self.grid.clone() };
        let height = (frame::room(ui) - 60.0).max(120.0);
        ScrollArea::both().max_height(height).show(ui, |ui| preview(ui, &grid, self.reading, &look));
        ui.add_space(10.0);
        self.buttons(ui)
    }

    fn buttons(&self, ui: &mut Ui) -> Option<TableAnswer> {
        let mut answer = None;
        frame::buttons(ui, |ui| {
            let some = self.tally.as_ref().is_ok_and(|tally| *tally != Tally::default());
            let button = frame::primary_if(ui, some, "Paste");
            frame::focus_once(ui, &button);
            if button.clicked() {
                answer = self.sheet.clone().ok().map(TableAnswer::Paste);
            }
            if ui.button("Cancel").clicked() {
                answer = Some(TableAnswer::Cancel);
            }
            ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
                if ui.button("Paste as a list").clicked() {
                    answer = Some(TableAnswer::List(self.text.clone()));
                }
                if self.funnel && ui.button("Import as a funnel…").clicked() {
                    answer = Some(TableAnswer::Funnel(self.text.clone()));
                }
            });
        });
        answer
    }

    fn choices(&mut self, ui: &mut Ui, editor: &mut Editor) {
        let turned = if self.reading.turned { self.grid.turned() } else { self.grid.clone() };
        let (rows, columns) = turned.size();
        let mut new = self.reading;
        ui.columns_const(|[left, middle, right]| {
            let sides = [Choice::new(false, "In columns"), Choice::new(true, "In rows")];
            let shown = if new.turned { "In rows" } else { "In columns" };
            if let Some(turned) = choice(left, "Stages stand", &new.turned, shown, &sides) {
                let same = Reading::guess(&self.grid, &Known::of(editor.map()));
                new = if same.turned == turned { same } else { Reading { turned, heads: Some(0), labels: None } };
            }
            let line = if new.turned { "column" } else { "row" };
            let name = |at: Option<usize>| match at {
                Some(at) => format!("In {line} {}", at + 1),
                None => "Nowhere: from the current stage on".to_owned(),
            };
            let heads: Vec<_> =
                std::iter::once(None).chain((0..rows.min(5)).map(Some)).map(|at| Choice::new(at, name(at))).collect();
            if let Some(heads) = choice(middle, "Names of stages", &new.heads, &name(new.heads), &heads) {
                new.heads = heads;
            }
            let (one, other) = if new.turned { ("Columns", "row") } else { ("Rows", "column") };
            let name = |at: Option<usize>| match at {
                Some(at) => format!("Lanes, named in {other} {}", at + 1),
                None => "Cards of the current lane".to_owned(),
            };
            let labels: Vec<_> = std::iter::once(None)
                .chain((0..columns.min(3)).map(Some))
                .map(|at| Choice::new(at, name(at)))
                .collect();
            if let Some(labels) = choice(right, &format!("{one} are"), &new.labels, &name(new.labels), &labels) {
                new.labels = labels;
            }
        });
        if new != self.reading {
            self.reading = new;
            self.read(editor);
        }
    }
}

/// "24 cards in 2 new stages and 1 new lane"
fn summary(tally: &Tally) -> String {
    let count = |number: usize, word: &str| match number {
        1 => format!("1 {word}"),
        more => format!("{more} {word}s"),
    };
    let mut text = count(tally.cards, "card");
    if tally.quotes > 0 {
        text += &format!(" and {}", count(tally.quotes, "quote"));
    }
    if let Some(lane) = &tally.lane {
        text += &format!(", those without a sign in {lane}");
    }
    let new = [(tally.new_stages, "new stage"), (tally.new_lanes, "new lane")];
    let new: Vec<String> = new.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(n, word)).collect();
    if !new.is_empty() {
        text += &format!("; {}", new.join(" and "));
    }
    match tally.homeless {
        0 => text + ".",
        1 => text + ". 1 card goes to the parking lot: no lane takes it.",
        more => format!("{text}. {more} cards go to the parking lot: no lane takes them."),
    }
}

/// The beginning of the table, with what names stages and lanes marked.
fn preview(ui: &mut Ui, grid: &Grid, reading: Reading, look: &Look) {
    let (rows, columns) = grid.size();
    let width = (ui.available_width() / columns.clamp(1, SHOWN.1) as f32 - 10.0).clamp(90.0, 240.0);
    egui::Grid::new("pasted table").striped(false).spacing(vec2(10.0, 4.0)).show(ui, |ui| {
        for row in 0..rows.min(SHOWN.0) {
            for column in 0..columns.min(SHOWN.1) {
                let above = reading.heads.is_some_and(|heads| row < heads);
                let beside = reading.labels.is_some_and(|labels| column < labels);
                let named = reading.heads == Some(row) || reading.labels == Some(column);
                let words = grid.cell(row, column).replace('\n', " · ");
                let font = if named && !above && !beside { style::title() } else { style::body() };
                let color = if above || beside { look.faint } else { look.text };
                ui.allocate_ui_with_layout(vec2(width, 20.0), egui::Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(width);
                    text::label_within(ui, &words, &font, color, width);
                });
            }
            ui.end_row();
        }
    });
    let more = |all: usize, shown: usize, word: &str| match all.saturating_sub(shown) {
        0 => None,
        1 => Some(format!("1 more {word}")),
        more => Some(format!("{more} more {word}s")),
    };
    let more: Vec<String> =
        [more(rows, SHOWN.0, "row"), more(columns, SHOWN.1, "column")].into_iter().flatten().collect();
    if !more.is_empty() {
        ui.label(RichText::new(format!("… and {}", more.join(" and "))).font(style::small()).color(look.muted));
    }
}
