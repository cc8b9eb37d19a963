//! Pasting a table: which row names stages, which column names lanes, and what would come of it. Nothing is changed
//! before Paste.

mod taken;

use egui::{Align, Label, RichText, ScrollArea, Ui, vec2};

use super::frame;
use crate::app::style;
use crate::app::text;
use crate::app::theme::Look;
use crate::app::widgets::{Choice, choice, scroll};
use crate::editor::{Editor, Tally};
use crate::interop::{Grid, Reading, Sheet};
use crate::layout::Fonts;
use crate::map::counted;
use taken::{Taken, Taking, Wanted};

/// The dialog, open for one table.
pub struct PasteTable {
    taking: Taking,
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
    /// The dialog for a table; `funnel` says whether it could be one. The map stays as it is while it is open.
    pub fn new(ctx: &egui::Context, editor: &Editor, grid: Grid, text: String, funnel: bool) -> Self {
        Self { taking: Taking::new(ctx, editor, grid), text, funnel }
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context) -> Option<TableAnswer> {
        let mut answer = None;
        let escaped = frame::modal(ctx, "paste table", 760.0, "Paste a table", |ui| answer = self.body(ui));
        answer.or(escaped.then_some(TableAnswer::Cancel))
    }

    /// What a large table becomes, shaped for [`crate::layout::Fonts::absorb`].
    pub(crate) fn shaped(&mut self) -> Option<Fonts> {
        self.taking.shaped()
    }

    fn body(&mut self, ui: &mut Ui) -> Option<TableAnswer> {
        let look = Look::of(ui.ctx());
        let (taken, busy) = self.taking.now();
        let (words, color) = match taken.map(|taken| &taken.tally) {
            _ if busy => ("Reading the table…".to_owned(), look.muted),
            Some(Ok(tally)) => (summary(tally), look.muted),
            Some(Err(text)) => (text.clone(), look.warning),
            None => ("The table could not be read. Paste it as a list.".to_owned(), look.warning),
        };
        let label = ui.add(Label::new(RichText::new(&words).color(color)).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(egui::Role::Status);
            node.set_live(egui::accesskit::Live::Polite);
            node.set_label(words);
        });
        let wanted = taken.and_then(|taken| choices(ui, taken));
        ui.add_space(8.0);
        let height = (frame::room(ui) - 60.0).max(120.0);
        scroll(ui, ScrollArea::both().max_height(height), "the table", |ui| match taken {
            Some(taken) => preview(ui, taken, &look),
            None => ui.set_min_height(height),
        });
        ui.add_space(10.0);
        let answer = buttons(ui, taken.filter(|_| !busy), self.funnel);
        let answer = answer.map(|pressed| match pressed {
            Pressed::Paste(sheet) => TableAnswer::Paste(sheet),
            Pressed::List => TableAnswer::List(std::mem::take(&mut self.text)),
            Pressed::Funnel => TableAnswer::Funnel(std::mem::take(&mut self.text)),
            Pressed::Cancel => TableAnswer::Cancel,
        });
        if let Some(wanted) = wanted {
            self.taking.want(ui.ctx(), wanted);
        }
        answer
    }
}

/// The button that was pressed.
enum Pressed {
    Paste(Sheet),
    List,
    Funnel,
    Cancel,
}

fn buttons(ui: &mut Ui, taken: Option<&Taken>, funnel: bool) -> Option<Pressed> {
    let mut pressed = None;
    frame::buttons(ui, |ui| {
        let some = taken.is_some_and(|taken| taken.tally.as_ref().is_ok_and(|tally| *tally != Tally::default()));
        let button = frame::primary_if(ui, some, "Paste");
        frame::focus_once(ui, &button);
        if button.clicked() {
            pressed = taken.and_then(|taken| taken.sheet.clone().ok()).map(Pressed::Paste);
        }
        if ui.button("Cancel").clicked() {
            pressed = Some(Pressed::Cancel);
        }
        ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
            if ui.button("Paste as a list").clicked() {
                pressed = Some(Pressed::List);
            }
            if funnel && ui.button("Import as a funnel…").clicked() {
                pressed = Some(Pressed::Funnel);
            }
        });
    });
    pressed
}

/// The three questions of what the table is; gives another answer.
fn choices(ui: &mut Ui, taken: &Taken) -> Option<Wanted> {
    let (rows, columns) = taken.size;
    let now = taken.reading;
    let mut wanted = None;
    ui.columns_const(|[left, middle, right]| {
        let sides = [Choice::new(false, "In columns"), Choice::new(true, "In rows")];
        let shown = if now.turned { "In rows" } else { "In columns" };
        if let Some(turned) = choice(left, "Stages stand", &now.turned, shown, &sides) {
            wanted = (turned != now.turned).then_some(Wanted::Turned(turned));
        }
        let line = if now.turned { "column" } else { "row" };
        let name = |at: Option<usize>| match at {
            Some(at) => format!("In {line} {}", at + 1),
            None => "Nowhere: from the current stage on".to_owned(),
        };
        let heads: Vec<_> =
            std::iter::once(None).chain((0..rows.min(5)).map(Some)).map(|at| Choice::new(at, name(at))).collect();
        if let Some(heads) = choice(middle, "Names of stages", &now.heads, &name(now.heads), &heads) {
            wanted = (heads != now.heads).then_some(Wanted::Exactly(Reading { heads, ..now }));
        }
        let (one, other) = if now.turned { ("Columns", "row") } else { ("Rows", "column") };
        let name = |at: Option<usize>| match at {
            Some(at) => format!("Lanes, named in {other} {}", at + 1),
            None => "Cards of the current lane".to_owned(),
        };
        let labels: Vec<_> =
            std::iter::once(None).chain((0..columns.min(3)).map(Some)).map(|at| Choice::new(at, name(at))).collect();
        if let Some(labels) = choice(right, &format!("{one} are"), &now.labels, &name(now.labels), &labels) {
            wanted = (labels != now.labels).then_some(Wanted::Exactly(Reading { labels, ..now }));
        }
    });
    wanted
}

/// "24 cards in 2 new stages and 1 new lane"
fn summary(tally: &Tally) -> String {
    let mut text = counted(tally.cards, "card");
    if tally.quotes > 0 {
        text += &format!(" and {}", counted(tally.quotes, "quote"));
    }
    if let Some(lane) = &tally.lane {
        text += &format!(", those without a sign in {lane}");
    }
    let new = [(tally.new_stages, "new stage"), (tally.new_lanes, "new lane")];
    let new: Vec<String> = new.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| counted(n, word)).collect();
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
fn preview(ui: &mut Ui, taken: &Taken, look: &Look) {
    let (rows, columns) = taken.size;
    let (shown_rows, shown_columns) = taken::SHOWN;
    let reading = taken.reading;
    let width = (ui.available_width() / columns.clamp(1, shown_columns) as f32 - 10.0).clamp(90.0, 240.0);
    egui::Grid::new("pasted table").striped(false).spacing(vec2(10.0, 4.0)).show(ui, |ui| {
        for (row, cells) in taken.cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let above = reading.heads.is_some_and(|heads| row < heads);
                let beside = reading.labels.is_some_and(|labels| column < labels);
                let named = reading.heads == Some(row) || reading.labels == Some(column);
                let words = cell.replace('\n', " · ");
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
    let more = |all: usize, shown: usize, word: &str| {
        let more = all.saturating_sub(shown);
        (more > 0).then(|| counted(more, &format!("more {word}")))
    };
    let more: Vec<String> =
        [more(rows, shown_rows, "row"), more(columns, shown_columns, "column")].into_iter().flatten().collect();
    if !more.is_empty() {
        ui.label(RichText::new(format!("… and {}", more.join(" and "))).font(style::small()).color(look.muted));
    }
}
