//! Counting a funnel from a log of raw events: which columns, which events on which stages, by which rules. It is counted
//! beside the window while one chooses, and nothing is changed before Import.

mod counting;
mod list;
pub mod plan;
mod rules;
mod source;

use std::path::{Path, PathBuf};

use egui::{Align, Layout, ProgressBar, RichText, Ui, vec2};

use self::counting::{Counting, Looking};
use self::plan::Plan;
use self::rules::Rules;
pub use self::source::LogSource;
use super::place::Place;
use super::{board, frame, oddities};
use crate::app::errors::{self, BannerAnswer, Mend, Problem};
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::events::{EventError, EventFunnel, EventSegment, LogLook};
use crate::funnel::{self, Choices, Origin};
use crate::map::{Date, Dates, Funnel, Id, Map, MatchedBy, Numbers};

/// Share of the board that the events of the log take.
const EVENTS: f32 = 0.36;

/// A log to be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFile {
    /// File name without its folder; empty for a pasted log.
    pub name: String,
    pub folder: Option<PathBuf>,
    pub source: LogSource,
}

/// The dialog, open for one log.
pub struct ImportLog {
    log: LogFile,
    looking: Option<Looking>,
    seen: Option<Result<LogLook, EventError>>,
    rules: Rules,
    plan: Plan,
    counting: Counting,
    filter: String,
    place: Place,
    today: Date,
    /// The step that is to have the keyboard.
    focus: Option<usize>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub enum LogAnswer {
    /// Goes into the map with [`Map::edit_put_funnel`].
    Import(Box<Funnel>),
    /// It is a table of counts after all.
    Table,
    ChooseAnother,
    OpenFolder(PathBuf),
    Cancel,
}

impl ImportLog {
    /// Begins to read a log, as it was counted before where the map holds a funnel of the same file. `today` is noted as
    /// the day of the import; a new funnel has the id `new`.
    pub fn new(ctx: &egui::Context, map: &Map, log: LogFile, today: Date, new: Id) -> Self {
        Self::over(ctx, map, log, today, new, None)
    }

    /// The same, for the source of a funnel that is read again.
    pub fn over(ctx: &egui::Context, map: &Map, log: LogFile, today: Date, new: Id, over: Option<&Funnel>) -> Self {
        let place = Place::new(map, &log.name, new, over);
        let mut plan = Plan::new(map);
        let told = place.again(map).map(|old| (old, Choices::parse(&old.source.choices).events));
        let mut rules = Rules::default();
        if let Some((old, Some(query))) = told {
            rules = Rules::of(&query);
            for (at, event) in query.steps.iter().enumerate() {
                let matched = old.matched(at);
                let by = matched.map_or(MatchedBy::Hand, |matched| matched.by.clone());
                plan.add(event, plan.zone_of(matched.map(|matched| &matched.at)), by);
            }
        }
        let event = Some(rules.event.clone()).filter(|event| !event.is_empty());
        Self {
            looking: Some(Looking::start(ctx, &log.source, event)),
            seen: None,
            rules,
            plan,
            counting: Counting::default(),
            filter: String::new(),
            place,
            today,
            focus: None,
            log,
        }
    }

    /// The folder of the file.
    pub fn folder(&self) -> Option<&Path> {
        self.log.folder.as_deref()
    }

    /// The log, to be read another way.
    pub fn into_log(self) -> LogFile {
        self.log
    }

    /// The steps as they are chosen now.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What was counted, if it is what is asked now.
    pub fn counted(&self) -> Option<&EventFunnel> {
        self.counting.counted()?.as_ref().ok()
    }

    /// What was counted last of these steps: it is shown until the rules of now are counted, so that nothing jumps.
    fn last(&self) -> Option<&EventFunnel> {
        self.counting.last(&self.plan.events())
    }

    /// The name people know the log by.
    fn name(&self) -> &str {
        if self.log.name.is_empty() { "The pasted log" } else { &self.log.name }
    }

    /// Takes over what was read beside the window.
    fn follow(&mut self, map: &Map) {
        self.counting.follow();
        let Some(seen) = self.looking.as_mut().and_then(Looking::take) else { return };
        self.looking = None;
        if let Ok(seen) = &seen {
            for (mine, found) in [
                (&mut self.rules.user, &seen.user),
                (&mut self.rules.event, &seen.event),
                (&mut self.rules.time, &seen.time),
            ] {
                if !seen.columns.iter().any(|column| column.name == *mine) {
                    mine.clone_from(found);
                }
            }
            if self.rules.by.as_ref().is_some_and(|by| !seen.columns.iter().any(|column| column.name == *by)) {
                self.rules.by = None;
            }
            if self.plan.steps().is_empty() {
                guess_steps(&mut self.plan, map, &seen.events);
            }
        }
        self.seen = Some(seen);
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context, map: &Map) -> Option<LogAnswer> {
        self.follow(map);
        let mut answer = None;
        let escaped = frame::modal(ctx, "import log", frame::WIDE, "Count a funnel from a log of events", |ui| {
            answer = self.body(ui, map);
        });
        let query = self.rules.query(self.plan.events()).filter(|_| matches!(self.seen, Some(Ok(_))));
        self.counting.ask(ctx, &self.log.source, query);
        answer.or(escaped.then_some(LogAnswer::Cancel))
    }

    fn body(&mut self, ui: &mut Ui, map: &Map) -> Option<LogAnswer> {
        let look = Look::of(ui.ctx());
        let mut answer = None;
        let words = self.summary(map);
        text::wrapped(ui, &words, &style::body(), look.muted);
        let failed = match (&self.seen, self.counting.counted()) {
            (Some(Err(error)), _) | (_, Some(Err(error))) => {
                Some(problem(error, self.name(), self.log.folder.as_ref()))
            }
            _ => None,
        };
        if let Some(problem) = failed {
            match errors::banner(ui, &problem, false) {
                Some(BannerAnswer::Mend(Mend::ChooseTable)) => answer = Some(LogAnswer::ChooseAnother),
                Some(BannerAnswer::Mend(Mend::OpenFolder(folder))) => answer = Some(LogAnswer::OpenFolder(folder)),
                _ => {}
            }
        }
        if !matches!(self.seen, Some(Err(_))) {
            ui.add_space(4.0);
            let left = |ui: &mut Ui, dialog: &mut Self| dialog.asked(ui, map);
            let right = |ui: &mut Ui, dialog: &mut Self, height| {
                // While it is looked at, the dialog is as high as it will be: Cancel stays under the pointer.
                if dialog.seen.is_some() {
                    dialog.board(ui, map, height - style::CONTROL - ui.spacing().item_spacing.y);
                    dialog.progress(ui);
                }
            };
            frame::halves(ui, self, left, right);
        }
        self.foot(ui, map).or(answer)
    }

    /// What is asked of the log, what is odd about it, and what the answer changes.
    fn asked(&mut self, ui: &mut Ui, map: &Map) {
        let Some(Ok(seen)) = &self.seen else { return };
        let columns = seen.columns.clone();
        let other = self.rules.columns(ui, &columns);
        self.rules.rest(ui, &columns);
        if other {
            let event = Some(self.rules.event.clone());
            self.looking = Some(Looking::start(ui.ctx(), &self.log.source, event));
        }
        ui.add_space(4.0);
        self.oddities(ui);
        if let Some(funnel) = self.funnel(map) {
            self.place.changes(ui, map, &funnel);
        }
    }

    /// Which funnel it becomes, and the buttons.
    fn foot(&mut self, ui: &mut Ui, map: &Map) -> Option<LogAnswer> {
        let mut answer = None;
        let place = |ui: &mut Ui, dialog: &mut Self| {
            if matches!(dialog.seen, Some(Ok(_))) {
                dialog.place.show(ui, map);
            }
        };
        frame::foot(ui, self, place, |ui, dialog| {
            let button = frame::primary_if(ui, dialog.counted().is_some(), dialog.place.verb(map));
            frame::focus_once(ui, &button);
            if button.clicked() {
                answer = dialog.funnel(map).map(|funnel| LogAnswer::Import(Box::new(funnel)));
            }
            if ui.button("Cancel").clicked() {
                answer = Some(LogAnswer::Cancel);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if ui.button("Read it as a table").clicked() {
                    answer = Some(LogAnswer::Table);
                }
            });
        });
        answer
    }

    fn board(&mut self, ui: &mut Ui, map: &Map, height: f32) {
        let numbers = Numbers::of(&map.head.language);
        let Some(Ok(seen)) = &self.seen else { return };
        let standings = list::standings(&self.plan, self.last(), self.rules.segment.as_deref(), numbers);
        let old = self.counted().is_none();
        let standings: Vec<_> = standings.into_iter().map(|standing| board::Standing { old, ..standing }).collect();
        let (mut added, mut wanted) = (None, None);
        ui.horizontal_top(|ui| {
            // Below the steps stands what others did.
            let left = (ui.available_width() * EVENTS).round();
            ui.vertical(|ui| {
                ui.set_width(left);
                added = list::events(ui, &seen.events, &mut self.filter, height, numbers);
            });
            ui.vertical(|ui| {
                wanted = board::stages(ui, &self.plan.zones, &standings, &mut self.focus, height);
            });
        });
        if let Some(wanted) = wanted {
            self.focus = self.plan.make(wanted);
        } else if let Some(event) = added {
            let guess = funnel::guess_events(map, &[(event.clone(), 0)]).into_iter().next();
            let guess = guess.map(|guess| (self.plan.zone_of(Some(&guess.at)), guess.reason.to_string()));
            self.plan.append(&event, guess);
        }
    }

    /// The segments that were counted, by name.
    fn segments(&self) -> Vec<String> {
        let counted = self.counted().map(|counted| counted.segments.as_slice()).unwrap_or_default();
        counted.iter().filter_map(EventSegment::title).collect()
    }

    /// How far the counting is, and a way to stop it; of which segment the counts are. It keeps its height, so that nothing
    /// jumps.
    fn progress(&mut self, ui: &mut Ui) {
        let look = Look::of(ui.ctx());
        let now = ui.input(|input| input.time);
        ui.horizontal(|ui| {
            ui.set_min_height(style::CONTROL);
            if let Some(part) = self.counting.part(now) {
                ui.add(ProgressBar::new(part).desired_width(260.0).desired_height(6.0).fill(look.accent));
                ui.label(RichText::new("Counting").color(look.muted));
                if widgets::link(ui, "Stop").clicked() {
                    self.counting.stop();
                }
            } else if self.counting.is_stopped() {
                ui.label(RichText::new("The counting was stopped.").color(look.muted));
                if widgets::link(ui, "Count").clicked() {
                    self.counting.again();
                }
            } else if self.plan.steps().len() < 2 {
                let words =
                    "Click an event to add it as the next step, or drag it onto a stage. Two steps make a funnel.";
                text::wrapped(ui, words, &style::body(), look.muted);
            }
            let segments = self.segments();
            if self.rules.by.is_some() && !segments.is_empty() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let row = Layout::left_to_right(Align::Center);
                    ui.allocate_ui_with_layout(vec2(300.0, style::CONTROL), row, |ui| {
                        self.rules.segments(ui, &segments);
                    });
                });
            }
        });
    }

    fn oddities(&self, ui: &mut Ui) {
        oddities::show(ui, &self.last().map(EventFunnel::warnings).unwrap_or_default());
    }

    /// "events.csv · 1 204 000 rows · 61 200 users · 1–28 Feb 2026"
    fn summary(&self, map: &Map) -> String {
        let numbers = Numbers::of(&map.head.language);
        let mut parts = vec![self.name().to_owned()];
        match (&self.seen, self.last()) {
            (None, _) => parts.push("reading its beginning…".to_owned()),
            (_, Some(counted)) => {
                parts.push(format!("{} rows", numbers.count(counted.rows)));
                parts.push(format!("{} users", numbers.count(counted.users)));
                parts.push(Dates::of(&map.head.language).known_range(counted.from, counted.to));
            }
            _ => {}
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The funnel as the map will hold it.
    fn funnel(&self, map: &Map) -> Option<Funnel> {
        let query = self.rules.query(self.plan.events())?;
        let import = self.counted()?.import(&query);
        let choices = Choices { events: Some(query), ..Choices::default() };
        let becomes = self.place.becomes(map);
        let origin = Origin { file: &self.log.name, choices: &choices, today: self.today, becomes };
        let (mut funnel, _) = funnel::to_funnel(map, &import, &origin, &mut || 0);
        funnel.matches = self.plan.matches();
        self.place.settle(map, &mut funnel);
        Some(funnel)
    }
}

/// For each stage the event that means it most plainly.
fn guess_steps(plan: &mut Plan, map: &Map, events: &[(String, u64)]) {
    for guess in funnel::guess_events(map, events) {
        let zone = plan.zone_of(Some(&guess.at));
        if let Some((name, _)) = events.get(guess.event).filter(|_| plan.of_zone(zone).next().is_none()) {
            plan.add_guess(name, zone, guess.reason.to_string());
        }
    }
}

fn problem(error: &EventError, name: &str, folder: Option<&PathBuf>) -> Problem {
    let problem = Problem::new(format!("{name} {error}"), error.hint().to_owned()).or(Mend::ChooseTable);
    match folder {
        Some(folder) => problem.or(Mend::OpenFolder(folder.clone())),
        None => problem,
    }
}
