//! What is told at the pointer: all numbers of a step, and of two series whether they differ.

use egui::{Color32, Frame, Margin, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::chart::Shown;
use super::options;
use super::places::plain;
use super::series::{Series, caveats, compared};
use super::slots::{Slot, facts, notes};
use crate::app::theme::Look;
use crate::app::{style, text};
use crate::funnel::{Incomparable, Interval, StepComparison};
use crate::map::Numbers;

const WIDTH: f32 = 290.0;
/// Of several series: two shares with their intervals in a line.
const WIDE: f32 = 350.0;
/// Between a term and its value, and what a term needs beside its value: with less it stands above it.
const GAP: f32 = 12.0;
const TERM: f32 = 84.0;
/// The square in the colour of a series, and the room before its name.
const MARK: f32 = 9.0;
const AFTER_MARK: f32 = 15.0;

/// Fills the tip of one place of the chart.
pub(super) fn show(ui: &mut Ui, at: usize, shown: &Shown<'_>) {
    let look = Look::of(ui.ctx());
    let Some(slot) = shown.slots.get(at) else { return };
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.set_width(if shown.series.len() > 1 { WIDE } else { WIDTH });
    let series: Vec<&Series> = shown.series.iter().map(|(_, series)| *series).collect();
    text::wrapped(ui, title(slot, &series), &style::title(), look.text);
    if let [only] = &series[..] {
        let facts = facts(only.at(slot), &slot.stage, shown.language);
        facts.into_iter().for_each(|(term, value)| fact(ui, term, &value, None));
        below(ui, &series, &look);
        return;
    }
    fact(ui, "", &heading(shown.slots, at, &series), None);
    for (row, (place, _)) in rows(shown.slots, at, &series, shown.numbers).iter().zip(shown.series) {
        fact(ui, &row.term, &row.value, Some(options::color(&look, *place)));
        if !row.note.is_empty() {
            let margin = Margin { left: AFTER_MARK as i8, ..Margin::ZERO };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                text::wrapped(ui, &row.note, &style::small(), look.muted);
            });
        }
    }
    if let Some(words) = difference(shown.slots, at, &series, shown.numbers) {
        ui.add_space(3.0);
        text::wrapped(ui, &words, &style::body(), look.text);
    }
    below(ui, &series, &look);
}

/// What the counts rest on.
fn below(ui: &mut Ui, series: &[&Series], look: &Look) {
    for line in caveats(series) {
        text::wrapped(ui, &line, &style::small(), look.muted);
    }
}

/// The step's name, with its stage where that has several; the label of the place where the series call their steps there by
/// several names, or have none.
fn title<'s>(slot: &'s Slot, series: &[&'s Series]) -> &'s str {
    // The label tells the stage as well.
    common(slot, series).filter(|name| plain(name) != plain(&slot.step)).unwrap_or(&slot.label)
}

/// What all series call their steps at a place.
fn common<'s>(slot: &'s Slot, series: &[&'s Series]) -> Option<&'s str> {
    let mut names = series.iter().filter_map(|series| Some(series.at(slot)?.name.as_str()));
    let first = names.next()?;
    names.all(|name| plain(name) == plain(first)).then_some(first)
}

/// A term at the left in as many lines as it needs, and at the right its value.
fn fact(ui: &mut Ui, term: &str, value: &str, mark: Option<Color32>) {
    let look = Look::of(ui.ctx());
    let room = ui.available_width();
    let before = if mark.is_some() { AFTER_MARK } else { 0.0 };
    let shown = text::lines(ui.ctx(), value, &style::body(), room);
    let beside = room - before - shown.size().x - GAP;
    let stacked = beside < TERM && !term.is_empty();
    let term_room = if stacked { room - before } else { beside };
    let name = text::lines(ui.ctx(), term, &style::body(), term_room.max(1.0));
    let top = if stacked { name.size().y } else { 0.0 };
    let height = name.size().y.max(top + shown.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(room, height), Sense::hover());
    let told = if term.is_empty() { value.to_owned() } else { format!("{term}: {value}") };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, ui.is_enabled(), &told));
    if let Some(color) = mark {
        let line = name.size().y.min(18.0);
        let middle = pos2(rect.left() + MARK / 2.0, rect.top() + line / 2.0);
        ui.painter().rect_filled(Rect::from_center_size(middle, vec2(MARK, MARK)), 2.0, color);
    }
    if !term.is_empty() {
        name.paint(ui.painter(), pos2(rect.left() + before, rect.top()), look.muted);
    }
    let color = if term.is_empty() { look.muted } else { look.text };
    shown.paint(ui.painter(), pos2(rect.right() - shown.size().x, rect.top() + top), color);
}

/// What is said of a series at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// "Phone"; "March: Sold" where the step's name is another than the others'.
    pub term: String,
    /// "1 010 · 11 % (10.5–11.8 %) · 26 % (25–27 %)": count, of the first step, and of what [`heading`] says, with where the
    /// shares may lie.
    pub value: String,
    /// What to know before the numbers are relied on: "fewer than 30 came so far".
    pub note: String,
}

/// What the numbers of [`rows`] are: of two series that are compared the last is the share that is compared, which is not of
/// the step before where one has a step between that the other has not.
pub fn heading(slots: &[Slot], at: usize, series: &[&Series]) -> String {
    let of = match compared_here(slots, at, series) {
        Ok(Some(Here { of: Some(of), .. })) => format!("“{of}”"),
        _ => "step before".to_owned(),
    };
    format!("count · of first · of {of} (95 %)")
}

/// A row a series, in their order.
pub fn rows(slots: &[Slot], at: usize, series: &[&Series], numbers: Numbers) -> Vec<Row> {
    let Some(slot) = slots.get(at) else { return Vec::new() };
    let title = plain(common(slot, series).unwrap_or(&slot.label));
    let here = compared_here(slots, at, series).ok().flatten();
    let row = |(n, series): (usize, &&Series)| {
        let Some(step) = series.at(slot) else {
            return Row { term: series.name.clone(), value: super::NOT_COUNTED.to_owned(), note: String::new() };
        };
        let share = |share: Option<f64>, within: Option<Interval>| match (share, within) {
            (Some(share), Some(within)) => numbers.percent_within(share, within.low, within.high),
            (Some(share), None) => numbers.fine_percent(share),
            (None, _) => "–".to_owned(),
        };
        let before = match &here {
            Some(here) => [here.step.a, here.step.b].get(n).map_or((None, None), |side| (side.share, side.interval)),
            None => (step.of_previous, step.previous_interval),
        };
        let value = match before {
            (None, _) if here.is_none() => numbers.count(step.count),
            (of, within) => {
                let first = share(step.of_first, step.first_interval);
                format!("{} · {first} · {}", numbers.count(step.count), share(of, within))
            }
        };
        let own_name = plain(&step.name) != title;
        let term = if own_name { format!("{}: {}", series.name, step.name) } else { series.name.clone() };
        Row { term, value, note: notes(step).join("; ") }
    };
    series.iter().enumerate().map(row).collect()
}

/// Two series compared at one place.
struct Here {
    step: StepComparison,
    tested: usize,
    /// Of which step its shares are, where that is not the step before in both.
    of: Option<String>,
}

/// What is compared at a place, of two series that have it; the error says why nothing is, and there may be nothing to say.
fn compared_here(slots: &[Slot], at: usize, series: &[&Series]) -> Result<Option<Here>, Option<String>> {
    let (a, b) = match series {
        [] | [_] => return Err(None),
        [a, b] => (a, b),
        _ => return Err(Some("Whether they differ is said of two at once: leave two in the legend.".to_owned())),
    };
    if a.key.0 == b.key.0 && a.whole != b.whole {
        // The test is for people who are on one side alone.
        let (part, whole) = if a.whole { (b, a) } else { (a, b) };
        return Err(Some(format!("{} is a part of {}: to compare, show two parts.", part.name, whole.name)));
    }
    let slot = slots.get(at).ok_or(None)?;
    let of_one = |series: &Series| format!("Only {} has a step here, so nothing is compared.", series.name);
    match (a.at(slot), b.at(slot)) {
        (None, None) => return Err(None),
        (Some(_), None) => return Err(Some(of_one(a))),
        (None, Some(_)) => return Err(Some(of_one(b))),
        (Some(_), Some(_)) => {}
    }
    let (comparison, places) = compared(slots, a, b).map_err(|why| {
        Some(match why {
            Incomparable::Apart => "It is the only step that both have: nothing is compared.".to_owned(),
            Incomparable::Order => format!("Nothing is compared: {why}."),
        })
    })?;
    let nth = places.iter().position(|place| *place == at).ok_or(None)?;
    let Some(before) = nth.checked_sub(1).and_then(|before| slots.get(*places.get(before)?)) else {
        return Ok(None);
    };
    // Where one has steps between that the other has not, it is no share of the step before.
    let next = |series: &Series| match (series.at(before), series.at(slot)) {
        (Some(before), Some(step)) => before.step + 1 == step.step && !step.after_gap,
        _ => false,
    };
    let of = (!next(a) || !next(b)).then(|| before.label.clone());
    let step = comparison.steps.into_iter().nth(nth).ok_or(None)?;
    Ok(Some(Here { step, tested: comparison.tested, of }))
}

/// Whether two series differ at a place, in a sentence, or why that is not said; `None` for one series alone.
pub fn difference(slots: &[Slot], at: usize, series: &[&Series], numbers: Numbers) -> Option<String> {
    let here = match compared_here(slots, at, series) {
        Ok(Some(here)) => here,
        Ok(None) => return Some("Both begin here: the steps after it are compared.".to_owned()),
        Err(why) => return why,
    };
    let Some(verdict) = here.step.verdict else {
        return Some("Nothing is compared: nobody came so far, or more than before.".to_owned());
    };
    let points = here.step.difference.map(|by| format!(", {} points", numbers.points(by))).unwrap_or_default();
    let of = match (&here.of, here.step.a.share, here.step.b.share) {
        // These shares stand nowhere else in the copied table.
        (Some(of), Some(a), Some(b)) => {
            // As exact as the points between them.
            let (low, high) = numbers.ends(a.min(b), a.max(b));
            let (a, b) = if a < b { (low, high) } else { (high, low) };
            format!("“{of}” ({a} against {b})")
        }
        (Some(of), ..) => format!("“{of}”"),
        (None, ..) => "the step before".to_owned(),
    };
    let corrected = if here.tested > 1 { format!(", corrected for {} steps", here.tested) } else { String::new() };
    let sentence = format!("{}{points} of {of}{corrected}.", verdict.words());
    let mut letters = sentence.chars();
    Some(letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default())
}
