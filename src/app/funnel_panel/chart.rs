//! The chart itself: one bar a step, as a share of the first, with names below and shares above.

use egui::{Align2, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, GridMark, HoverPosition, Plot, PlotPoint, PlotTransform};

use super::slots::{Slot, facts, slots};
use super::whiskers;
use crate::app::theme::Look;
use crate::app::{style, text};
use crate::map::{Funnel, Map, Numbers};

/// Room for the names below the bars.
const LABELS: f32 = 24.0;
/// Width of a bar; the slot is 1 wide.
const BAR: f64 = 0.62;

/// Draws the chart into what is left of `ui`; `reset` shows all of it again, as does a change of what is shown.
pub(super) fn show(ui: &mut Ui, map: &Map, funnel: &Funnel, seen: &mut Vec<Slot>, reset: bool) {
    let look = Look::of(ui.ctx());
    let numbers = Numbers::of(&map.head.language);
    let slots = slots(map, funnel);
    let reset = reset || *seen != slots;
    let share = |slot: &Slot| slot.step.as_ref().and_then(|step| step.of_first).unwrap_or_default();
    let first = slots.iter().find(|slot| slot.step.as_ref().is_some_and(|step| step.step == 0)).map_or(1.0, share);
    let highest = slots.iter().map(Slot::top).fold(1.0, f64::max);
    // Above every bar but the first stands a number.
    let top = if highest > first { highest * 1.2 } else { highest * 1.06 };
    let bars = slots.iter().enumerate().map(|(i, slot)| {
        let fill = if slot.steepest { look.drop } else { look.bar };
        Bar::new(i as f64, share(slot)).width(BAR).fill(fill).stroke(egui::Stroke::NONE)
    });
    let chart = BarChart::new("steps", bars.collect()).allow_hover(false);
    // Chart and names fill the panel to the pixel: what is higher would make it grow.
    ui.spacing_mut().item_spacing.y = 0.0;
    let axis = AxisHints::new_y()
        .formatter(move |mark, _| if mark.value < -1e-9 { String::new() } else { numbers.percent(mark.value) })
        .tick_label_font(style::small())
        .tick_label_color(look.muted)
        .min_thickness(52.0);
    let mut plot = Plot::new("funnel chart")
        .height((ui.available_height() - LABELS).max(60.0))
        .show_axes([false, true])
        .show_background(false)
        .show_grid([false, true])
        .show_crosshair(false)
        .allow_drag([true, false])
        .allow_scroll([true, false])
        .label_formatter(|_: &HoverPosition<'_>| None)
        .grid_color(look.hairline)
        .grid_fade(0.0)
        .y_grid_spacer(|input| marks(input.bounds))
        .custom_y_axes(vec![axis])
        .set_margin_fraction(vec2(0.0, 0.0))
        .default_x_bounds(-0.5, slots.len().max(1) as f64 - 0.5)
        .default_y_bounds(0.0, top);
    if reset {
        plot = plot.reset();
    }
    let shown = plot.show(ui, |plot| {
        // Bars stand on nought: zooming makes them taller, and never hides where they begin.
        let (low, high) = (plot.plot_bounds().min()[1], plot.plot_bounds().max()[1]);
        if low.abs() > 1e-9 && !reset {
            plot.set_plot_bounds_y(0.0..=high - low);
            plot.ctx().request_repaint();
        }
        plot.bar_chart(chart);
    });
    label(ui, &shown.response, &slots, &numbers);
    names(ui, &shown.transform, &slots);
    whiskers::show(ui, &shown.transform, &slots);
    shares(ui, &shown.transform, &slots, &numbers);
    hover(&shown.response, &shown.transform, &slots, &map.head.language);
    *seen = slots;
}

/// Grid lines at quarters, at finer steps when zoomed in.
fn marks((low, high): (f64, f64)) -> Vec<GridMark> {
    let span = (high - low).max(1e-6);
    let step = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0].into_iter().find(|step| span / step <= 6.0);
    let step = step.unwrap_or_else(|| (span / 6.0).ceil());
    let first = (low / step).ceil() as i64;
    let last = (high / step).floor() as i64;
    (first..=last).map(|n| GridMark { value: n as f64 * step, step_size: step }).collect()
}

/// The whole chart in words, for those who cannot see it.
fn label(ui: &Ui, response: &Response, slots: &[Slot], numbers: &Numbers) {
    let words: Vec<String> = slots
        .iter()
        .map(|slot| match slot.step.as_ref().and_then(|step| step.of_first) {
            Some(share) => format!("{} {}", slot.label, numbers.fine_percent(share)),
            None => format!("{} nothing", slot.label),
        })
        .collect();
    let text = format!("Funnel chart, share of the first step: {}", words.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &text));
}

/// The names under the bars, each cut to its slot.
fn names(ui: &mut Ui, transform: &PlotTransform, slots: &[Slot]) {
    let look = Look::of(ui.ctx());
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), LABELS), Sense::hover());
    let frame = transform.frame();
    let room = transform.dpos_dvalue_x().abs() as f32 - 8.0;
    let painter = ui.painter().with_clip_rect(egui::Rect::from_x_y_ranges(frame.x_range(), strip.y_range()));
    for (i, slot) in slots.iter().enumerate() {
        let x = transform.position_from_point_x(i as f64);
        let color = if slot.step.is_some() && !slot.stage.is_empty() { look.text } else { look.muted };
        let shown = text::line(ui.ctx(), &slot.label, &style::small(), room.max(0.0));
        shown.paint(&painter, pos2(x - shown.size().x / 2.0, strip.top() + 3.0), color);
    }
}

/// The shares above the bars and where they may lie; the first is all there is.
fn shares(ui: &Ui, transform: &PlotTransform, slots: &[Slot], numbers: &Numbers) {
    let look = Look::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(*transform.frame());
    for (i, slot) in slots.iter().enumerate() {
        let Some(share) = slot.step.as_ref().filter(|step| step.step > 0).and_then(|step| step.of_first) else {
            continue;
        };
        let at = transform.position_from_point(&PlotPoint::new(i as f64, slot.top())) - vec2(0.0, 3.0);
        painter.text(at, Align2::CENTER_BOTTOM, numbers.fine_percent(share), style::title(), look.text);
    }
}

/// Says at the pointer what the bar under it stands for.
fn hover(response: &Response, transform: &PlotTransform, slots: &[Slot], language: &str) {
    let Some(pointer) = response.hover_pos().filter(|_| !response.dragged()) else { return };
    let at = transform.value_from_position(pointer);
    let Some(slot) = usize::try_from(at.x.round() as i64).ok().and_then(|i| slots.get(i)) else { return };
    egui::Tooltip::always_open(
        response.ctx.clone(),
        response.layer_id,
        response.id.with("bar"),
        egui::PopupAnchor::Pointer,
    )
    .gap(14.0)
    .show(|ui| {
        let look = Look::of(ui.ctx());
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.set_width(290.0);
        let name = slot.step.as_ref().map_or(&slot.label, |step| &step.name);
        text::wrapped(ui, name, &style::title(), look.text);
        for (term, value) in facts(slot, language) {
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(term).color(look.muted));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    text::label(ui, &value, &style::body(), look.text)
                });
            });
        }
    });
}
