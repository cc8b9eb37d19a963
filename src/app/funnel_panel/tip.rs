//! What is told at the pointer: all numbers of a step, and of two series whether they differ.

use egui::{Align, Layout, RichText, Ui};

use super::chart::Shown;
use super::series::{Series, compared};
use super::slots::{Slot, facts};
use crate::app::theme::Look;
use crate::app::{style, text};
use crate::map::Numbers;

const WIDTH: f32 = 290.0;

/// Fills the tip of one place of the chart.
pub(super) fn show(ui: &mut Ui, slot: &Slot, shown: &Shown<'_>) {
    let look = Look::of(ui.ctx());
    ui.spacing_mut().interact_size.y = 18.0;
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.set_width(WIDTH);
    let name = slot.step.as_ref().map_or(&slot.label, |step| &step.name);
    text::wrapped(ui, name, &style::title(), look.text);
    let series: Vec<&Series> = shown.series.iter().map(|(_, series)| *series).collect();
    if let [only] = &series[..] {
        let of = Slot { step: only.at(slot).cloned(), ..slot.clone() };
        facts(&of, shown.language).into_iter().for_each(|(term, value)| fact(ui, term, &value));
        return;
    }
    for (term, value) in rows(slot, &series, shown.numbers) {
        fact(ui, &term, &value);
    }
    if let Some(words) = difference(slot, &series, shown.numbers) {
        ui.add_space(3.0);
        text::wrapped(ui, &words, &style::body(), look.text);
    }
}

fn fact(ui: &mut Ui, term: &str, value: &str) {
    let look = Look::of(ui.ctx());
    ui.horizontal(|ui| {
        let room = ui.available_width();
        let shown = text::line(ui.ctx(), value, &style::body(), room);
        text::label_within(ui, term, &style::body(), look.muted, (room - shown.size().x - 12.0).max(40.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(value).color(look.text));
        });
    });
}

/// A line a series: "Phone" and "1 010 · 11 % of the first, 26 % of the one before".
pub fn rows(slot: &Slot, series: &[&Series], numbers: Numbers) -> Vec<(String, String)> {
    let row = |series: &&Series| {
        let value = match series.at(slot) {
            None => "no such step".to_owned(),
            Some(step) => {
                let share =
                    |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| numbers.fine_percent(share));
                match step.of_previous {
                    None => numbers.count(step.count),
                    some => format!("{} · {} · {}", numbers.count(step.count), share(step.of_first), share(some)),
                }
            }
        };
        (series.name.clone(), value)
    };
    let head = ("".to_owned(), "count · of first · of step before".to_owned());
    std::iter::once(head).chain(series.iter().map(row)).collect()
}

/// Whether two series differ at a step, in a sentence.
pub fn difference(slot: &Slot, series: &[&Series], numbers: Numbers) -> Option<String> {
    let comparison = compared(series)?;
    let name = &slot.step.as_ref()?.name;
    let step = comparison.steps.iter().find(|step| step.name == *name)?;
    let verdict = step.verdict?;
    let points = step.difference.map(|by| format!(", {} points", numbers.points(by))).unwrap_or_default();
    let sentence = format!("{}{points} of the step before.", verdict.words());
    let mut letters = sentence.chars();
    Some(letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default())
}
