//! Measures from a table: what each column is, which stage and which measure its names mean, and what would change. Nothing
//! is changed before Import.

mod changes;
mod columns;
mod names;

use std::path::Path;
use std::sync::Arc;

use egui::{Align, Layout, Role, ScrollArea, Ui};

use super::import_funnel::{Table, problem};
use super::reading::Reading;
use super::{frame, sentence};
use crate::app::errors::{self, BannerAnswer, Mend};
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::{MeasureChoices, MeasurePlan, MeasureTable, ReadError, StageNames, Told, plan, read_measures};
use crate::map::{Date, Id, Map};

/// The dialog, open for one table.
#[derive(Debug)]
pub struct ImportMeasures {
    /// Without its bytes.
    table: Table,
    bytes: Arc<Vec<u8>>,
    names: StageNames,
    choices: MeasureChoices,
    told: Told,
    reading: Reading<MeasureTable>,
    read: Result<MeasureTable, ReadError>,
    /// What it would change, while the table can be read.
    plan: MeasurePlan,
    /// The day of all values as it is typed.
    day: String,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub enum MeasuresAnswer {
    Import(Box<MeasurePlan>),
    /// It is a funnel after all.
    Funnel,
    /// Another file is wanted.
    ChooseAnother,
    OpenFolder(std::path::PathBuf),
    Cancel,
}

/// What was changed in a part of the dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum News {
    #[default]
    Nothing,
    /// What is planned is another.
    Plan,
    /// The table is to be read another way.
    Read,
}

impl ImportMeasures {
    /// Reads the table. `at`: the stage or step of all values, where the table names none.
    pub fn new(map: &Map, mut table: Table, at: Option<Id>) -> Self {
        let mut dialog = Self {
            bytes: Arc::new(std::mem::take(&mut table.bytes)),
            names: StageNames::of(map),
            choices: MeasureChoices::default(),
            told: Told { whole: at, ..Told::default() },
            reading: Reading::Done,
            read: Err(ReadError::default()),
            plan: MeasurePlan::default(),
            day: String::new(),
            table,
        };
        dialog.read(map);
        dialog
    }

    /// Whether the table is being read.
    pub fn is_reading(&self) -> bool {
        !self.reading.is_done()
    }

    /// What was read, or why nothing was.
    pub fn measures(&self) -> Result<&MeasureTable, &ReadError> {
        self.read.as_ref()
    }

    /// What it would change.
    pub fn plan(&self) -> &MeasurePlan {
        &self.plan
    }

    /// The folder of the file.
    pub fn folder(&self) -> Option<&Path> {
        self.table.folder.as_deref()
    }

    /// The table, to be read another way.
    pub fn into_table(self) -> Table {
        Table { bytes: Arc::unwrap_or_clone(self.bytes), ..self.table }
    }

    fn read(&mut self, map: &Map) {
        let read = || read_measures(&self.bytes, &self.table.file, &self.names, &self.choices);
        if let Some(read) = self.reading.begin(self.bytes.len(), read) {
            self.take(map, read);
        }
    }

    fn follow(&mut self, ctx: &egui::Context, map: &Map) {
        let work = || {
            let (bytes, file) = (Arc::clone(&self.bytes), self.table.file.clone());
            let (names, choices) = (self.names.clone(), self.choices.clone());
            move || read_measures(&bytes, &file, &names, &choices)
        };
        if let Some(read) = self.reading.follow(ctx, work) {
            self.take(map, read);
        }
    }

    fn take(&mut self, map: &Map, read: Result<MeasureTable, ReadError>) {
        self.read = read;
        self.replan(map);
    }

    fn replan(&mut self, map: &Map) {
        self.plan = self.read.as_ref().map(|table| plan(map, table, &self.told)).unwrap_or_default();
    }

    /// The name people know the table by.
    fn name(&self) -> &str {
        if self.table.file.is_empty() { "The pasted table" } else { &self.table.file }
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context, map: &Map) -> Option<MeasuresAnswer> {
        let mut answer = None;
        self.follow(ctx, map);
        let escaped =
            frame::modal(ctx, "import measures", 860.0, "Measures from a table", |ui| answer = self.body(ui, map));
        answer.or(escaped.then_some(MeasuresAnswer::Cancel))
    }

    fn body(&mut self, ui: &mut Ui, map: &Map) -> Option<MeasuresAnswer> {
        let look = Look::of(ui.ctx());
        let mut answer = None;
        let mut news = News::Nothing;
        let words = match &self.read {
            _ if self.is_reading() => format!("Reading {}…", self.name()),
            Ok(table) => format!("{} · {}", self.name(), table.summary(&map.head.language)),
            Err(_) => String::new(),
        };
        if !words.is_empty() {
            text::wrapped(ui, &words, &style::body(), look.muted);
        }
        if !self.is_reading() {
            if let Err(error) = &self.read {
                match errors::banner(ui, &problem(error, self.name(), self.table.folder.as_ref()), false) {
                    Some(BannerAnswer::Mend(Mend::ChooseTable)) => answer = Some(MeasuresAnswer::ChooseAnother),
                    Some(BannerAnswer::Mend(Mend::OpenFolder(folder))) => {
                        answer = Some(MeasuresAnswer::OpenFolder(folder));
                    }
                    _ => {}
                }
            }
            if let Ok(table) = &self.read {
                if let Some(lack) = &table.lack {
                    let words = changes::lack(lack);
                    text::wrapped(ui, &words, &style::body(), look.warning);
                }
                ui.add_space(4.0);
                let height = (ui.ctx().content_rect().height() - 305.0).clamp(140.0, 620.0);
                let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height.min(200.0));
                widgets::scroll(ui, area, "what was read", |ui| {
                    // The bar stands beside what it scrolls.
                    ui.set_width(ui.available_width() - 12.0);
                    let choices = &mut self.choices;
                    news = columns::choices(ui, map, table, choices, &mut self.told, &mut self.day);
                    news = news.max(columns::show(ui, table, choices));
                    news = news.max(names::show(ui, map, table, &self.plan, choices, &mut self.told));
                    changes::show(ui, map, table, &self.plan);
                });
            }
        }
        match news {
            News::Nothing => {}
            News::Plan => self.replan(map),
            News::Read => self.read(map),
        }
        ui.add_space(6.0);
        let ready = self.ready();
        if self.read.is_ok() && !self.is_reading() {
            let mut words = sentence(&self.plan.summary());
            match self.plan.homeless {
                0 => {}
                1 => words += " 1 value has no stage and is left out.",
                more => words += &format!(" {more} values have no stage and are left out."),
            }
            // Two surveys become one: that is not to be found out later.
            if let [first, rest @ ..] = self.plan.joined.as_slice() {
                let more = if rest.is_empty() { String::new() } else { format!("; {} more of the kind", rest.len()) };
                words = format!("{words} {first}{more}.");
            }
            let label = text::wrapped(ui, &words, &style::control(), if ready { look.text } else { look.muted });
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_role(Role::Status);
                node.set_live(egui::accesskit::Live::Polite);
                node.set_label(words);
            });
        }
        ui.add_space(6.0);
        self.buttons(ui, ready).or(answer)
    }

    /// Whether there is something to import and nothing to be told before.
    fn ready(&self) -> bool {
        let whole = self.read.as_ref().is_ok_and(|table| table.lack.is_none());
        whole && self.plan.changes() && !self.is_reading()
    }

    fn buttons(&self, ui: &mut Ui, ready: bool) -> Option<MeasuresAnswer> {
        let mut answer = None;
        frame::buttons(ui, |ui| {
            let button = frame::primary_if(ui, ready, "Import");
            let clicked = button.clicked();
            let cancel = ui.button("Cancel");
            frame::focus_once(ui, if ready { &button } else { &cancel });
            if clicked {
                answer = Some(MeasuresAnswer::Import(Box::new(self.plan.clone())));
            }
            if cancel.clicked() {
                answer = Some(MeasuresAnswer::Cancel);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if ui.button("Read it as a funnel…").clicked() {
                    answer = Some(MeasuresAnswer::Funnel);
                }
            });
        });
        answer
    }
}

/// A day as it is typed.
fn typed(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}
