//! The funnel beside the map: a chart one can look into, under the same order of stages.

mod chart;
mod height;
mod names;
mod options;
mod places;
mod remarks;
mod scale;
mod series;
mod slots;
mod tip;
mod whiskers;

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui, UiBuilder, vec2};

pub use options::Options;
pub use scale::Scale;
pub use series::{Series, series};
pub use slots::{Slot, facts, slots, table};
pub use tip::{Row, difference, heading, rows};

use super::icons::Icon;
use super::style;
use super::text;
use super::theme::Look;
use super::widgets;
use crate::funnel::{left_out_words, rounded_words, rules};
use crate::map::{Dates, Funnel, Id, Map, Numbers};

/// Height of the line that stays when the panel is folded.
const HEADER: f32 = 46.0;
/// Height with a chart, until it is dragged.
const HEIGHT: f32 = 284.0;
/// Height while there is no funnel.
const EMPTY: f32 = 150.0;
/// Air above the header.
const ABOVE: i8 = 6;
/// What stands for a number where no step is.
const NOT_COUNTED: &str = "not counted";
/// What stands in place of a stage's name under steps that belong to none.
const NO_STAGE: &str = "no stage";
/// What stands where rows were left out between two steps.
const GAP: &str = "rows left out";

/// What was asked for in the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FunnelAction {
    /// Opens the dialog that says which step belongs to which stage.
    Match(Id),
    Import,
    /// Reads the file of the funnel that is shown once more.
    Update,
    /// Takes the table from the clipboard.
    Paste,
    /// The table, for the clipboard.
    Copy(String),
    /// The panel was folded or unfolded.
    Fold(bool),
    /// Goes to a stage.
    Reveal(Id),
    /// Goes to a lane of the funnel, where it is said what counts as many who leave, and as hardly anyone.
    Limits(Id),
}

/// The panel's own state.
#[derive(Clone, Debug, Default)]
pub struct FunnelPanel {
    /// Which funnel of several.
    chosen: Option<Id>,
    reset: bool,
    /// How the chart shows it.
    options: Options,
    /// What the chart showed last.
    seen: (Vec<Slot>, Vec<Series>),
}

impl FunnelPanel {
    /// The funnel that is shown: the chosen one, else the first.
    pub fn funnel<'a>(&self, map: &'a Map) -> Option<&'a Funnel> {
        self.chosen.as_ref().and_then(|id| map.funnel(id)).or_else(|| map.funnels.first())
    }

    /// Shows this funnel from now on.
    pub fn choose(&mut self, id: Id) {
        if self.chosen.as_ref() != Some(&id) {
            // What stood beside another funnel does not stand beside this one.
            self.options.beside = None;
            self.options.on.clear();
        }
        self.chosen = Some(id);
        self.reset = true;
    }

    /// Draws the panel at the foot of `ui`, as high as it was dragged, or folded to its header.
    pub fn show(&mut self, ui: &mut Ui, map: &Map, open: bool) -> Option<FunnelAction> {
        let look = Look::of(ui.ctx());
        let frame = Frame::new().fill(look.panel).inner_margin(Margin { left: 16, right: 16, top: ABOVE, bottom: 6 });
        let edge = height::edge(ui, "funnel");
        if open && self.funnel(map).is_some() {
            height::by_keys(ui, edge);
        }
        // egui keeps a height for each name: a chart does not take over that of the words before it.
        let panel = match (open, self.funnel(map)) {
            (true, Some(_)) => Panel::bottom("funnel").resizable(true).default_size(HEIGHT).size_range(210.0..=460.0),
            (true, None) => Panel::bottom("funnel empty").resizable(false).exact_size(EMPTY),
            (false, _) => Panel::bottom("funnel folded").resizable(false).exact_size(HEADER),
        };
        let shown = panel.frame(frame).show(ui, |ui| {
            widgets::name_part(ui, "Funnel");
            self.content(ui, map, open)
        });
        height::show(ui, edge, shown.response.rect);
        shown.inner
    }

    /// What stands in the panel, without the panel itself.
    pub fn content(&mut self, ui: &mut Ui, map: &Map, open: bool) -> Option<FunnelAction> {
        let funnel = self.funnel(map).cloned();
        let top = ui.max_rect().top() - f32::from(ABOVE);
        let (mut action, source) = self.header(ui, map, funnel.as_ref(), open);
        if open {
            if let Some(source) = source {
                text::wrapped(ui, &source, &style::body(), Look::of(ui.ctx()).muted);
            }
            let reset = std::mem::take(&mut self.reset);
            match &funnel {
                Some(funnel) => action = action.or(self.charted(ui, map, funnel, (reset, top))),
                None => action = action.or(empty(ui)),
            }
        }
        action
    }

    /// The chart of a panel that begins at `top`, and beside it the list of what its losses say to the sentiments, where there is anything to say.
    fn charted(&mut self, ui: &mut Ui, map: &Map, funnel: &Funnel, (reset, top): (bool, f32)) -> Option<FunnelAction> {
        let beside = self.options.beside.as_ref().and_then(|id| map.funnel(id));
        let all = series(map, funnel, beside);
        let changed = options::show(ui, map, funnel, &all, &mut self.options);
        let series = self.options.shown(&all);
        let slots = slots(map, &series.iter().map(|(_, series)| *series).collect::<Vec<_>>());
        let reset = reset || changed || self.seen.0 != slots || self.seen.1 != all;
        let said = crate::funnel::remarks(map, funnel);
        let shown = chart::Shown {
            slots: &slots,
            series: &series,
            options: &self.options,
            numbers: Numbers::of(&map.head.language),
            language: &map.head.language,
            top,
        };
        let mut action = None;
        if said.is_empty() {
            chart::show(ui, &shown, reset);
        } else {
            let room = ui.available_rect_before_wrap();
            let list = remarks::WIDTH.min(room.width() * 0.35);
            let (left, right) = room.split_left_right_at_x(room.right() - list);
            let left = left.with_max_x(left.right() - 12.0);
            chart::show(&mut ui.new_child(UiBuilder::new().max_rect(left)), &shown, reset);
            action = remarks::show(&mut ui.new_child(UiBuilder::new().max_rect(right)), map, funnel, &said);
            ui.advance_cursor_after_rect(room);
        }
        self.seen = (slots, all);
        action
    }

    /// The table of what the chart shows, for a spreadsheet.
    fn copied(&self, map: &Map, funnel: &Funnel) -> String {
        let beside = self.options.beside.as_ref().and_then(|id| map.funnel(id));
        let all = series(map, funnel, beside);
        let shown: Vec<&Series> = self.options.shown(&all).into_iter().map(|(_, series)| series).collect();
        table(map, &shown)
    }

    /// The title and the buttons, and between them where the numbers are from. Where there is no room for that, an open panel
    /// says it below, which is what is left to say; a folded one leaves out what weighs least.
    fn header(
        &mut self,
        ui: &mut Ui,
        map: &Map,
        funnel: Option<&Funnel>,
        open: bool,
    ) -> (Option<FunnelAction>, Option<String>) {
        let look = Look::of(ui.ctx());
        let (mut action, mut below) = (None, None);
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), style::CONTROL),
            Layout::right_to_left(Align::Center),
            |ui| {
                let name = if open { "Fold the funnel panel" } else { "Unfold the funnel panel" };
                let icon = if open { Icon::ChevronDown } else { Icon::ChevronUp };
                if widgets::icon_button(ui, icon, name, true).clicked() {
                    action = Some(FunnelAction::Fold(!open));
                }
                if ui.button("Import…").on_hover_text("Read a funnel from a file: CSV, Excel or JSON").clicked() {
                    action = Some(FunnelAction::Import);
                }
                if let Some(funnel) = funnel {
                    let hint = "Read the funnel's file again, and see what changes";
                    if ui.button("Update…").on_hover_text(hint).clicked() {
                        action = Some(FunnelAction::Update);
                    }
                    let hint = "Say which step belongs to which stage";
                    if ui.button("Match steps").on_hover_text(hint).clicked() {
                        action = Some(FunnelAction::Match(funnel.id.clone()));
                    }
                    if open {
                        if ui.button("Copy table").on_hover_text("Copy the numbers for a spreadsheet").clicked() {
                            action = Some(FunnelAction::Copy(self.copied(map, funnel)));
                        }
                        if ui.button("Reset").on_hover_text("Show the whole chart again").clicked() {
                            self.reset = true;
                        }
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.set_clip_rect(ui.max_rect().expand2(vec2(2.0, 0.0)));
                    let title = ui.label(RichText::new("Funnel").font(style::title()));
                    widgets::heading(ui.ctx(), title.id, "Funnel");
                    if map.funnels.len() > 1 {
                        self.chooser(ui, map, funnel);
                    }
                    let Some(funnel) = funnel else { return };
                    let parts = parts(funnel, &map.head.language);
                    let (whole, room) = (joined(&parts), ui.available_width());
                    let fits = |words: &str| !text::line(ui.ctx(), words, &style::body(), room).cut;
                    if fits(&whole) {
                        text::label(ui, &whole, &style::body(), look.muted);
                    } else if open {
                        below = Some(whole);
                    } else {
                        let short = shorter(&parts, &fits);
                        text::tip(text::label(ui, &short, &style::body(), look.muted), &whole);
                    }
                });
            },
        );
        (action, below)
    }

    /// Which of several funnels is shown.
    fn chooser(&mut self, ui: &mut Ui, map: &Map, shown: Option<&Funnel>) {
        let labels: Vec<String> = map.funnels.iter().map(|funnel| map.funnel_label(funnel)).collect();
        let is_shown = |funnel: &Funnel| shown.is_some_and(|shown| shown.id == funnel.id);
        let lines: Vec<_> =
            map.funnels.iter().zip(&labels).map(|(one, label)| (label.as_str(), is_shown(one))).collect();
        let words = shown.map(|funnel| map.funnel_label(funnel)).unwrap_or_default();
        let color = Look::of(ui.ctx()).text;
        let (button, new) = widgets::list(ui, "which funnel", 150.0, (&words, color), &lines);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label("Which funnel"));
        if let Some(funnel) = new.and_then(|at| map.funnels.get(at)) {
            self.choose(funnel.id.clone());
        }
    }
}

/// "ga4-checkout-feb.csv, A7:B13 · 1–28 Feb 2026 · all users · rounded to tens · 7 rows left out", "log.csv · within 7 days · strict order ·
/// all users"
pub fn about(funnel: &Funnel, language: &str) -> String {
    joined(&parts(funnel, language))
}

/// A part of what is said of a funnel's source, with what is before it.
#[derive(Clone)]
struct Part {
    /// What weighs least is left out first.
    weight: u8,
    before: &'static str,
    words: String,
}

fn parts(funnel: &Funnel, language: &str) -> Vec<Part> {
    let file = if funnel.source.file.is_empty() { funnel.label() } else { &funnel.source.file };
    let dates = Dates::of(language).known_range(funnel.from, funnel.to);
    let segment = match funnel.shown() {
        Some(segment) if !segment.name.is_empty() => segment.name.clone(),
        _ if funnel.unit.trim().is_empty() => "all users".to_owned(),
        _ => format!("all {}", funnel.unit.trim().to_lowercase()),
    };
    let rounded = funnel.rounded_to().map(rounded_words).unwrap_or_default();
    let sampled = if funnel.source.sampled { "from a sample" } else { "" };
    let part = |weight, words: String| Part { weight, before: " · ", words };
    let range = Part { before: ", ", ..part(0, funnel.source.range.clone()) };
    let first = vec![part(7, file.to_owned()), range];
    let rules = rules(funnel).into_iter().map(|rule| part(4, rule)).collect();
    let last = vec![
        part(6, dates),
        part(5, segment),
        part(1, rounded),
        part(3, sampled.to_owned()),
        part(2, left_out_words(funnel)),
    ];
    let all = [first, rules, last].concat();
    all.into_iter().filter(|part| !part.words.is_empty()).collect()
}

fn joined(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(if out.is_empty() { "" } else { part.before });
        out.push_str(&part.words);
    }
    out
}

/// As many of the parts as fit, an ellipsis behind them. Where the file, which comes first, has no room, those without it.
fn shorter(parts: &[Part], fits: &dyn Fn(&str) -> bool) -> String {
    let fitting = |parts: &[Part]| {
        let mut parts = parts.to_vec();
        while !parts.is_empty() {
            let words = format!("{} …", joined(&parts));
            if fits(&words) {
                return Some(words);
            }
            let least = parts.iter().enumerate().min_by_key(|(_, part)| part.weight)?.0;
            parts.remove(least);
        }
        None
    };
    let rest: Vec<Part> = parts.iter().skip(1).filter(|part| part.weight > 0).cloned().collect();
    fitting(parts).or_else(|| fitting(&rest)).unwrap_or_else(|| joined(parts))
}

/// Says what to drop here while there is no funnel.
fn empty(ui: &mut Ui) -> Option<FunnelAction> {
    let look = Look::of(ui.ctx());
    let mut action = None;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 44.0).max(4.0));
        ui.label(RichText::new("Drop a funnel export on the window").font(style::title()));
        let text = "An export of GA4 or another tool, any table of steps and counts, or a raw log of events.";
        ui.label(RichText::new(text).color(look.muted));
        ui.add_space(4.0);
        let row = |ui: &mut Ui| {
            if widgets::link(ui, "Choose a file…").clicked() {
                action = Some(FunnelAction::Import);
            }
            ui.label(RichText::new("or").color(look.muted));
            if widgets::link(ui, "paste the table").clicked() {
                action = Some(FunnelAction::Paste);
            }
        };
        // egui centres what has a known width only.
        ui.allocate_ui_with_layout(vec2(230.0, 24.0), Layout::left_to_right(Align::Center), row);
    });
    action
}
