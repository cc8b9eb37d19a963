//! What is measured at a stage: kind, name, unit, target, and values by their days.

use egui::{RichText, Ui, UiBuilder};

use super::new_value;
use crate::app::start::here;
use crate::app::theme::Look;
use crate::app::widgets::{Choice, choice, heading, line, link, number, remove_button};
use crate::app::wish::{Wish, Wishes};
use crate::app::{style, text};
use crate::editor::Command;
use crate::funnel::typed_day;
use crate::map::{Change, Date, Edit, Finite, Id, Map, Metric, MetricKind, Point, counted};

/// `fill`: the measure that was just added, to be filled in.
pub(super) fn show(ui: &mut Ui, map: &Map, at: &Id, fill: Option<&Id>, wishes: &mut Wishes) {
    let look = Look::of(ui.ctx());
    ui.add_space(10.0);
    let title = ui.label(RichText::new("Measures").font(style::title()));
    heading(ui.ctx(), title.id, "Measures");
    // Above the values, of which there may be many.
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        if link(ui, "+ Add a measure").clicked() {
            wishes.push(Wish::Run(Command::AddMeasure));
        }
        let table = link(ui, "From a table…").on_hover_text(Command::ImportMeasures.tooltip());
        if table.clicked() {
            wishes.push(Wish::Run(Command::ImportMeasures));
        }
    });
    for metric in map.metrics.iter().filter(|metric| metric.at == *at) {
        let fill = fill == Some(&metric.id);
        let shown = ui.push_id(&metric.id, |ui| one(ui, map, metric, fill, wishes));
        if fill {
            ui.scroll_to_rect(shown.response.rect, None);
        }
        ui.add_space(4.0);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), egui::Stroke::new(1.0, look.hairline));
        ui.add_space(4.0);
    }
}

fn one(ui: &mut Ui, map: &Map, metric: &Metric, fill: bool, wishes: &mut Wishes) {
    let kinds: Vec<Choice<MetricKind>> =
        MetricKind::ALL.iter().map(|kind| Choice::new(kind.clone(), kind.label())).collect();
    if let Some(kind) = choice(ui, "Kind", &metric.kind, metric.kind.label(), &kinds) {
        wishes.field(map, &metric.id, "kind", "Change measure", |metric: &mut Metric| metric.kind = kind);
    }
    let mut name = metric.name.clone();
    if fill {
        text::enter(ui.ctx(), ui.make_persistent_id("Name of the measure"));
    }
    if line(ui, "Name of the measure", metric.kind.label(), &mut name).changed() {
        wishes.field(map, &metric.id, "name", "Rename measure", |metric: &mut Metric| metric.name = name);
    }
    ui.columns_const(|[left, right]| {
        let mut unit = metric.unit.clone();
        // Scores have none, unless somebody says so.
        let hint = if metric.kind == MetricKind::Rate { "%" } else { "" };
        if line(left, "Unit", hint, &mut unit).changed() {
            wishes.field(map, &metric.id, "unit", "Change unit", |metric: &mut Metric| metric.unit = unit);
        }
        if let Some(target) = number(right, ("Target", ""), metric.target, |text| value(metric, text), wishes) {
            wishes.field(map, &metric.id, "target", "Change target", |metric: &mut Metric| metric.target = target);
        }
    });
    let folded = fold(ui, metric);
    for (n, point) in metric.points.iter().enumerate().skip(folded) {
        ui.push_id(n, |ui| row(ui, map, metric, n, point, wishes));
    }
    new_value::show(ui, map, metric, here().date(), wishes);
    if let Some(words) = outside(metric) {
        ui.label(RichText::new(words).font(style::small()).color(Look::of(ui.ctx()).warning));
    }
    // Rows come and go above them, and the keyboard stays.
    let links = UiBuilder::new().scope_id(ui.scope_id().with("links"));
    ui.scope_builder(links, |ui| ui.horizontal(|ui| links_of(ui, map, metric, wishes)));
}

fn links_of(ui: &mut Ui, map: &Map, metric: &Metric, wishes: &mut Wishes) {
    let add = link(ui, "+ Add a value");
    if new_value::comes_back(ui.ctx(), metric) {
        add.request_focus();
    }
    if add.clicked() {
        new_value::begin(ui.ctx(), map, metric, wishes);
    }
    if link(ui, "Delete measure").clicked() {
        wishes.edit("Delete measure", Edit::Metric(Change::Remove(vec![metric.id.clone()])));
    }
}

/// More values than these are folded, but for the last few.
const FEW: usize = 4;
const LAST: usize = 3;

/// How many of the first values are not shown, with a link that shows them.
fn fold(ui: &mut Ui, metric: &Metric) -> usize {
    let earlier = metric.points.len().saturating_sub(LAST);
    if metric.points.len() <= FEW {
        return 0;
    }
    let id = ui.scope_id().with("all values");
    let mut all = ui.data(|data| data.get_temp::<bool>(id).unwrap_or_default());
    let words =
        if all { "Hide the earlier values".to_owned() } else { format!("Show {}", counted(earlier, "earlier value")) };
    if link(ui, &words).clicked() {
        all = !all;
        ui.data_mut(|data| data.insert_temp(id, all));
    }
    if all { 0 } else { earlier }
}

/// One value and its day.
fn row(ui: &mut Ui, map: &Map, metric: &Metric, n: usize, point: &Point, wishes: &mut Wishes) {
    let change = |wishes: &mut Wishes, what: &str, change: &dyn Fn(&mut Point)| {
        wishes.field(map, &metric.id, &format!("{what} {n}"), "Change value", |metric: &mut Metric| {
            if let Some(point) = metric.points.get_mut(n) {
                change(point);
            }
        });
    };
    row_of(ui, |ui, part| match part {
        Part::Day => {
            if let Some(Some(date)) =
                number(ui, ("Day", ""), Some(point.date), |text| day(&map.head.language, text), wishes)
            {
                change(wishes, "day", &|point| point.date = date);
            }
        }
        Part::Value => {
            if let Some(Some(new)) = number(ui, ("Value", ""), Some(point.value), |text| value(metric, text), wishes) {
                change(wishes, "value", &|point| point.value = new);
            }
        }
        Part::End => {
            ui.add_space(26.0);
            if remove_button(ui, &format!("Take away the value of {}", point.date)).clicked() {
                wishes.field(map, &metric.id, "points", "Take value away", |metric: &mut Metric| {
                    if n < metric.points.len() {
                        metric.points.remove(n);
                    }
                });
            }
        }
    });
}

/// The parts of the row of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Day,
    Value,
    /// The narrow rest at the right.
    End,
}

/// Two fields of one width, and the end of the row.
pub(super) fn row_of(ui: &mut Ui, mut add: impl FnMut(&mut Ui, Part)) {
    ui.horizontal(|ui| {
        let room = ui.available_width() - 32.0;
        let half = (room - ui.spacing().item_spacing.x) / 2.0;
        for part in [Part::Day, Part::Value, Part::End] {
            ui.vertical(|ui| {
                if part != Part::End {
                    ui.set_width(half);
                }
                add(ui, part);
            });
        }
    });
}

/// A day as the map's language writes days, or as 2026-02-28.
pub(super) fn day(language: &str, text: &str) -> Result<Date, String> {
    typed_day(text, language).map_err(|wanted| wanted.to_string())
}

/// A value that the measure can have.
pub(super) fn value(metric: &Metric, text: &str) -> Result<Finite, String> {
    let plain = text.replace(',', ".");
    let number: f64 = plain.parse().map_err(|_| "A number such as 6.5".to_owned())?;
    let value = Finite::new(number).map_err(|_| "A number such as 6.5".to_owned())?;
    match metric.range() {
        Some((low, high)) if !(low..=high).contains(&number) => Err(goes(metric, low, high)),
        _ => Ok(value),
    }
}

/// "NPS goes from −100 to 100"
fn goes(metric: &Metric, low: f64, high: f64) -> String {
    let other = match metric.kind {
        MetricKind::Csat if metric.unit.trim().is_empty() => "; in percent with the unit %",
        _ => "",
    };
    format!("{} goes from {low} to {high}{other}", metric.kind.label()).replace('-', "\u{2212}")
}

/// Says which values lie where a measure of this kind has none: those of a file, or of another kind or unit before.
fn outside(metric: &Metric) -> Option<String> {
    let (low, high) = metric.range()?;
    let mut all = metric.points.iter().map(|point| point.value).chain(metric.target);
    all.any(|value| !(low..=high).contains(&value.get())).then(|| format!("{}.", goes(metric, low, high)))
}
