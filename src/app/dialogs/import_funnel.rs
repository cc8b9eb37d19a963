//! Importing a funnel: what was read, what is odd about it, which step belongs where. Nothing is changed before Import.

mod pick;
mod sight;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{RichText, Ui};
use rustc_hash::FxHashMap;

use super::import_log::{LogFile, LogSource};
use super::match_board::{self, HOW, MatchBoard};
use super::place::Place;
use super::reading::Reading;
use super::{frame, oddities, sentence};
use crate::app::errors::{self, BannerAnswer, Mend, Problem};
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::{self, Choices, Grid, Import, Origin, ReadError, Warning};
use crate::map::{Date, Dates, Funnel, Id, Map, Match, counted};

/// A table to be imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// File name without its folder; empty for a pasted table.
    pub file: String,
    pub folder: Option<PathBuf>,
    pub bytes: Vec<u8>,
}

/// The dialog, open for one table.
#[derive(Debug)]
pub struct ImportFunnel {
    /// Without its bytes.
    table: Table,
    bytes: Arc<Vec<u8>>,
    choices: Choices,
    /// The choices are those of an import before this one, and need not fit.
    told: bool,
    reading: Reading<Import>,
    read: Result<Import, ReadError>,
    /// The funnel as the map will hold it, while the table can be read.
    funnel: Option<Funnel>,
    board: MatchBoard,
    /// The places that were chosen by hand for steps of these names: they stay, however the table is read.
    by_hand: FxHashMap<String, Option<Id>>,
    /// What is odd about it besides what the table's own warnings say.
    warnings: Vec<Warning>,
    place: Place,
    today: Date,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAnswer {
    /// Goes into the map with [`Map::edit_put_funnel`].
    Import(Box<Funnel>),
    /// It is a log of events, to be counted.
    Log,
    /// It holds measures.
    Measures,
    /// Another file is wanted.
    ChooseAnother,
    OpenFolder(PathBuf),
    Cancel,
}

impl ImportFunnel {
    /// Reads the table as an import of the same file was told before, else as it says itself. `today` is noted as the
    /// day of the import; a new funnel has the id `new`.
    pub fn new(map: &Map, table: Table, today: Date, new: Id) -> Self {
        Self::over(map, table, today, new, None)
    }

    /// The same, for the source of a funnel that is read again.
    pub fn over(map: &Map, table: Table, today: Date, new: Id, over: Option<&Funnel>) -> Self {
        let place = Place::new(map, &table.file, new, over);
        let told = place.again(map);
        let choices = told.map(|old| Choices::parse(&old.source.choices)).unwrap_or_default();
        let mut table = table;
        let mut dialog = Self {
            bytes: Arc::new(std::mem::take(&mut table.bytes)),
            told: choices != Choices::default(),
            choices,
            reading: Reading::Done,
            read: Err(ReadError::default()),
            funnel: None,
            board: MatchBoard::default(),
            by_hand: FxHashMap::default(),
            warnings: Vec::new(),
            place,
            table,
            today,
        };
        dialog.read(map);
        dialog
    }

    /// Whether the table is being read.
    pub fn is_reading(&self) -> bool {
        !self.reading.is_done()
    }

    /// What was read, or why nothing was.
    pub fn import(&self) -> Result<&Import, &ReadError> {
        self.read.as_ref()
    }

    /// The funnel as the map will hold it, while the table can be read.
    pub fn funnel(&self) -> Option<&Funnel> {
        self.funnel.as_ref()
    }

    /// What the table was read from, to be counted as a log.
    pub fn into_log(self) -> LogFile {
        let Table { file, folder, .. } = self.table;
        let path = folder.as_ref().map(|folder| folder.join(&file)).filter(|path| !file.is_empty() && path.is_file());
        let source = path.map_or_else(|| LogSource::Bytes(self.bytes.as_slice().into()), LogSource::File);
        LogFile { name: file, folder, source }
    }

    /// The table, to be read another way.
    pub fn into_table(self) -> Table {
        Table { bytes: Arc::unwrap_or_clone(self.bytes), ..self.table }
    }

    /// The folder of the file.
    pub fn folder(&self) -> Option<&Path> {
        self.table.folder.as_deref()
    }

    /// Reads the table by the choices as they are: a large one beside the window, once it is shown.
    fn read(&mut self, map: &Map) {
        let read = || funnel::read(&self.bytes, &self.choices);
        if let Some(read) = self.reading.begin(self.bytes.len(), read) {
            self.take(map, read);
        }
    }

    /// Begins to read a large table, and takes over what came of it.
    fn follow(&mut self, ctx: &egui::Context, map: &Map) {
        let work = || {
            let (bytes, choices) = (Arc::clone(&self.bytes), self.choices.clone());
            move || funnel::read(&bytes, &choices)
        };
        if let Some(read) = self.reading.follow(ctx, work) {
            self.take(map, read);
        }
    }

    fn take(&mut self, map: &Map, read: Result<Import, ReadError>) {
        if read.is_err() && std::mem::take(&mut self.told) {
            // What was chosen for another table of that name need not fit this one.
            self.choices = Choices::default();
            return self.read(map);
        }
        self.told = false;
        self.read = read;
        self.plan(map);
    }

    /// The funnel as the map will hold it.
    fn plan(&mut self, map: &Map) {
        self.funnel = None;
        self.warnings.clear();
        let Ok(import) = &self.read else { return };
        self.place.compare(map, &import.steps());
        let becomes = self.place.becomes(map);
        let origin = Origin { file: &self.table.file, choices: &self.choices, today: self.today, becomes };
        let (mut funnel, warnings) = funnel::to_funnel(map, import, &origin, &mut || 0);
        self.place.settle(map, &mut funnel);
        for (step, name) in funnel.steps.iter().enumerate() {
            if let Some(at) = self.by_hand.get(name) {
                match_board::set(&mut funnel.matches, step, at.clone());
            }
        }
        self.board = MatchBoard::new(map, &funnel);
        self.funnel = Some(funnel);
        self.warnings = import.warnings.iter().cloned().chain(warnings).collect();
    }

    /// The name people know the table by.
    fn name(&self) -> &str {
        if self.table.file.is_empty() { "The pasted table" } else { &self.table.file }
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context, map: &Map) -> Option<ImportAnswer> {
        let mut answer = None;
        self.follow(ctx, map);
        let title = format!("{} a funnel", self.place.verb(map));
        let escaped = frame::modal(ctx, "import", frame::WIDE, &title, |ui| answer = self.body(ui, map));
        answer.or(escaped.then_some(ImportAnswer::Cancel))
    }

    fn body(&mut self, ui: &mut Ui, map: &Map) -> Option<ImportAnswer> {
        let look = Look::of(ui.ctx());
        let mut answer = None;
        if self.is_reading() {
            text::wrapped(ui, &format!("Reading {}…", self.name()), &style::body(), look.muted);
            // As high as it will be, so that Cancel stays under the pointer.
            frame::halves(ui, self, |_, _| {}, |_, _, _| {});
            return self.foot(ui, map);
        }
        if let Ok(import) = &self.read {
            let words = summary(import, self.name(), &map.head.language);
            text::wrapped(ui, &words, &style::body(), look.muted);
        }
        ui.add_space(4.0);
        if self.funnel.is_some() {
            let left = |ui: &mut Ui, dialog: &mut Self| {
                dialog.pick(ui, map);
                dialog.oddities(ui, map);
                if let Some(funnel) = &dialog.funnel {
                    dialog.place.changes(ui, map, funnel);
                }
            };
            let right = |ui: &mut Ui, dialog: &mut Self, height| dialog.board(ui, map, height);
            frame::halves(ui, self, left, right);
        } else {
            frame::whole(ui, |ui| {
                answer = self.failed(ui, map);
                self.pick(ui, map);
            });
        }
        self.foot(ui, map).or(answer)
    }

    /// Says why nothing could be read, with the ways out.
    fn failed(&mut self, ui: &mut Ui, map: &Map) -> Option<ImportAnswer> {
        let error = self.read.as_ref().err()?;
        let problem = problem(error, self.name(), self.table.folder.as_ref());
        match errors::banner(ui, &problem, false)? {
            BannerAnswer::Mend(Mend::SkipRows(_)) => {
                self.choices.leave_out_rows = true;
                self.read(map);
                None
            }
            BannerAnswer::Mend(Mend::ChooseTable) => Some(ImportAnswer::ChooseAnother),
            BannerAnswer::Mend(Mend::OpenFolder(folder)) => Some(ImportAnswer::OpenFolder(folder)),
            _ => None,
        }
    }

    /// The steps and the stages they belong to.
    fn board(&mut self, ui: &mut Ui, map: &Map, height: f32) {
        let Some(funnel) = &mut self.funnel else { return };
        let top = ui.cursor().top();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            ui.label(RichText::new("Match steps to stages").font(style::title()));
            ui.label(RichText::new(HOW).color(Look::of(ui.ctx()).muted));
        });
        let mut matches = funnel.matches.clone();
        self.board.show(ui, map, funnel, &mut matches, height - (ui.cursor().top() - top));
        let place = |list: &[Match], step: usize| list.iter().find(|m| m.step as usize == step).cloned();
        for (step, name) in funnel.steps.iter().enumerate() {
            let (before, now) = (place(&funnel.matches, step), place(&matches, step));
            if before != now {
                self.by_hand.insert(name.clone(), now.map(|found| found.at));
            }
        }
        funnel.matches = matches;
    }

    /// Which funnel it becomes, and the buttons.
    fn foot(&mut self, ui: &mut Ui, map: &Map) -> Option<ImportAnswer> {
        let mut answer = None;
        let reading = self.is_reading();
        let ready = self.funnel.is_some() && !reading;
        let place = |ui: &mut Ui, dialog: &mut Self| {
            if ready && dialog.place.show(ui, map) {
                dialog.plan(map);
            }
        };
        frame::foot(ui, self, place, |ui, dialog| {
            let button = frame::primary_if(ui, ready, dialog.place.verb(map));
            let cancel = ui.button("Cancel");
            frame::focus_once(ui, if ready { &button } else { &cancel });
            if button.clicked() {
                answer = dialog.funnel.clone().map(|funnel| ImportAnswer::Import(Box::new(funnel)));
            }
            if cancel.clicked() {
                answer = Some(ImportAnswer::Cancel);
            }
            if reading || dialog.read.as_ref().is_err_and(|error| error.foreign) {
                return;
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                if !ready && ui.button("Count it as a log of events…").clicked() {
                    answer = Some(ImportAnswer::Log);
                }
                if ui.button("Read it as measures…").clicked() {
                    answer = Some(ImportAnswer::Measures);
                }
            });
        });
        answer
    }

    /// What is read of the file, to be chosen among what was seen.
    fn pick(&mut self, ui: &mut Ui, map: &Map) {
        let seen = match &self.read {
            Ok(import) => &import.seen,
            Err(error) => &error.seen,
        };
        let (choices, read) = (&mut self.choices, self.read.is_ok());
        let chosen = pick::show(ui, seen, read, choices);
        sight::show(ui, seen);
        if chosen {
            self.read(map);
        }
    }

    /// Rows left out, and warnings with their rows.
    fn oddities(&mut self, ui: &mut Ui, map: &Map) {
        let look = Look::of(ui.ctx());
        let skipped = self.read.as_ref().map_or(0, |import| import.skipped);
        let mut again = false;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            if skipped > 0 {
                ui.horizontal(|ui| {
                    let rows = if skipped == 1 { "1 row is" } else { &format!("{skipped} rows are") };
                    ui.label(RichText::new(format!("{rows} left out; the gap is marked.")).color(look.warning));
                    again = widgets::link(ui, "Put back").clicked();
                });
            }
            for note in self.read.iter().flat_map(Import::notes) {
                text::wrapped(ui, &sentence(&note), &style::body(), look.muted);
            }
            oddities::show(ui, &self.warnings);
        });
        if again {
            self.choices.leave_out_rows = false;
            self.read(map);
        }
    }
}

/// "ga4-checkout-feb.csv · GA4 · 1–28 Feb 2026 · cells A7:C12 · 6 steps · 3 segments"
fn summary(import: &Import, name: &str, language: &str) -> String {
    let parts = [
        name.to_owned(),
        import.vendor.label().to_owned(),
        Dates::of(language).known_range(import.from, import.to),
        match import.grid {
            _ if import.range.is_empty() => String::new(),
            Grid::Entries => import.range.clone(),
            Grid::Lines | Grid::Cells => format!("cells {}", import.range.replace(':', "–")),
        },
        counted(import.segments.first().map_or(0, |segment| segment.steps.len()), "step"),
        if import.segments.len() > 1 { counted(import.segments.len(), "segment") } else { String::new() },
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What went wrong, with the ways out there are.
pub fn problem(error: &ReadError, name: &str, folder: Option<&PathBuf>) -> Problem {
    let rows = error.bad_rows.len();
    let hint = match rows {
        0 => error.hint.as_str(),
        // The hint is written for the command line; here the way out is a click away.
        1 => "Mend it in the table, or leave the row out; the gap is marked then.",
        _ => "Mend them in the table, or leave the rows out; the gaps are marked then.",
    };
    let sentences: Vec<String> =
        [error.detail.as_str(), hint].into_iter().filter(|text| !text.is_empty()).map(sentence).collect();
    let mut problem = Problem::new(error.title(name), sentences.join(" "));
    if error.offers_leaving_out() {
        problem = problem.or(Mend::SkipRows(rows));
    }
    problem = problem.or(Mend::ChooseTable);
    match folder {
        Some(folder) => problem.or(Mend::OpenFolder(folder.clone())),
        None => problem,
    }
}
